"""Matrices changed with dates: a row ends where the next begins, and no day in use loses its rule."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.tier_history import PeopleLimit
from app.domain.tier_rules import LevelInUse, changed, faults, key_of, limit_faults, without_rule
from app.domain.tiers import RuleMatrix
from tests.domain.test_tier_words import COVID, STORM, row

DAY = date(2022, 2, 10)


def test_that_a_changed_row_ends_the_one_before_on_its_first_day() -> None:
    after = changed(COVID, row(2, limits_people=True, max_people=30, valid_from=DAY, valid_to=None))
    old, new = (rule for rule in after.rules if rule.level == 2)
    assert (old.max_people, old.valid_from, old.valid_to) == (None, date(2021, 1, 1), DAY)
    assert (new.max_people, new.valid_from, new.valid_to) == (30, DAY, date(2023, 1, 1))
    assert [rule.level for rule in after.rules] == [1, 2, 2, 3, 4]


def test_that_a_row_of_the_same_first_day_is_replaced() -> None:
    after = changed(COVID, row(2, limits_people=True, max_people=30))
    assert [(rule.level, rule.max_people) for rule in after.rules] == [(1, None), (2, 30), (3, None), (4, None)]


def test_that_a_row_put_before_another_ends_where_that_begins() -> None:
    after = changed(COVID, row(1, valid_from=date(2020, 6, 1), valid_to=None))
    assert [(rule.valid_from, rule.valid_to) for rule in after.rules if rule.level == 1] == [
        (date(2020, 6, 1), date(2021, 1, 1)),
        (date(2021, 1, 1), date(2023, 1, 1)),
    ]


def test_that_a_new_level_is_added_as_it_is() -> None:
    assert changed(RuleMatrix(), row(5)).rules == (row(5),)
    assert changed(COVID, row(5)).rules[-1] == row(5)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 30), st.none() | st.integers(1, 20)), max_size=8))
def test_that_a_change_leaves_one_rule_a_day_and_days_before_it_alone(steps: list[tuple[int, int, int | None]]) -> None:
    matrix = RuleMatrix(key="m", name="M")
    for level, start, length in steps:
        first = DAY + timedelta(start)
        new = row(level, valid_from=first, valid_to=first + timedelta(length) if length else None)
        after = changed(matrix, new)
        assert faults(after) == ()
        held = after.rule(level, first)
        assert held is not None
        assert held.valid_from == first
        for day in (DAY + timedelta(step) for step in range(start)):
            before, now = matrix.rule(level, day), after.rule(level, day)
            assert (before is None) == (now is None)
            assert before is None or now == replace(before, valid_to=now.valid_to if now else None)
        assert [item for item in after.rules if item.level != level] == [i for i in matrix.rules if i.level != level]
        matrix = after


def test_that_a_matrix_is_checked_before_it_is_stored() -> None:
    assert faults(COVID, [STORM, COVID]) == ()
    late = row(1, valid_from=DAY, valid_to=DAY)
    bad = RuleMatrix(
        (
            row(0, clause=""),
            late,
            row(2, max_people=30),
            row(3, limits_people=True, max_people=0),
            row(3, valid_to=None),
        ),
        "dich",
        "bão",
    )
    assert [(item.field, item.sentence) for item in faults(bad, [STORM])] == [
        ("name", "Đã có bảng quy định tên “bão”."),
        ("level", "Cấp độ phải là số từ 1 trở lên, không phải 0."),
        ("clause", "Cấp độ 0 chưa ghi mục của kế hoạch hoặc văn bản làm căn cứ."),
        ("valid_to", "Cấp độ 1: ngày kết thúc 10/02/2022 phải sau ngày bắt đầu 10/02/2022."),
        ("max_people", "Cấp độ 2 ghi số người nhiều nhất nhưng không đánh dấu hạn chế số người."),
        ("max_people", "Cấp độ 3: số người nhiều nhất phải từ 1 trở lên."),
        ("valid_from", "Cấp độ 3 có hai quy định cho cùng một ngày; hãy ghi ngày kết thúc của quy định trước."),
    ]
    assert [item.field for item in faults(RuleMatrix(key="x"))] == ["name"]


def test_that_a_day_in_use_keeps_its_rule() -> None:
    used = [LevelInUse(4, DAY, "sự kiện “Hội nghị”"), LevelInUse(9, DAY, "…")]
    assert without_rule(COVID, COVID, used) == ""
    assert without_rule(COVID, RuleMatrix(COVID.rules[:3]), used) == (
        "Cấp độ 4 phải còn quy định vào ngày 10/02/2022 vì sự kiện “Hội nghị”; chưa thay đổi gì."
    )


def test_that_a_local_limit_needs_its_paper_and_a_level_that_is_known() -> None:
    good = PeopleLimit("covid-19", 2, 1, 50, "20/CV-UBND", DAY, document_on=DAY)
    assert limit_faults(good, COVID, DAY) == ()
    bad = replace(good, document=" ", max_people=0, document_on=date(2022, 3, 1), valid_to=DAY, level=7)
    assert [(item.field, item.sentence) for item in limit_faults(bad, COVID, DAY)] == [
        ("document", "Chưa ghi văn bản quy định số người, ví dụ 20/CV-UBND."),
        ("max_people", "Số người nhiều nhất phải từ 1 trở lên."),
        ("document_on", "Ngày văn bản 01/03/2022 còn ở phía trước, hôm nay là 10/02/2022."),
        ("valid_to", "Ngày kết thúc phải sau ngày bắt đầu 10/02/2022."),
        ("level", "“Dịch Covid-19” không có cấp độ 7 vào ngày 10/02/2022."),
    ]
    assert limit_faults(replace(good, level=1), COVID, DAY) == ()


def test_that_a_key_is_made_of_the_name() -> None:
    assert key_of("Bão, áp thấp nhiệt đới", ()) == "bao-ap-thap-nhiet-doi"
    assert key_of("Bão", ["bao", "bao-2"]) == "bao-3"
    assert key_of("…", ()) == "quy-dinh"

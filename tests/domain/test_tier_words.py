"""Tiers in words, and what people type for them: numbers, Roman numbers, colours, names, «không áp dụng», «theo xã»."""

from datetime import date

import pytest

from app.domain.tier_history import PeopleLimit, Standing, TierEntry
from app.domain.tier_words import document_words, entry_words, level_words, permission_words, read_standing
from app.domain.tiers import RuleMatrix, TierRule

DAY = date(2022, 2, 10)


def row(level: int, parts: str = "rcf", **fields: object) -> TierRule:
    allowed = [letter in parts for letter in "rcf"]
    base: dict[str, object] = {"clause": "II.3", "valid_from": date(2021, 1, 1), "valid_to": date(2023, 1, 1)}
    return TierRule(level, *allowed, **{**base, **fields})  # type: ignore[arg-type]  # free fields of a test row


#: Plan 74/KH-BCĐ, II.3
COVID = RuleMatrix(
    (
        row(1, measures=("5K",)),
        row(2, limits_people=True),
        row(3, "rc", limits_people=True),
        row(4, "", report_to="Đồn BPCK Sóc Giang"),
    ),
    "covid-19",
    "Dịch Covid-19",
)
STORM = RuleMatrix((row(1, name="Báo động I"), row(3, "", name="Báo động III")), "bao", "Bão")


@pytest.mark.parametrize(
    ("text", "standing", "level"),
    [
        ("2", Standing.LEVEL, 2),
        (" Cấp 2 ", Standing.LEVEL, 2),
        ("cấp độ II", Standing.LEVEL, 2),
        ("CẤP ĐỘ DỊCH: 4", Standing.LEVEL, 4),
        ("Mức độ 3", Standing.LEVEL, 3),
        ("cấp ba", Standing.LEVEL, 3),
        ("vùng vàng", Standing.LEVEL, 2),
        ("Vùng đỏ", Standing.LEVEL, 4),
        ("vung do", Standing.LEVEL, 4),
        ("xanh", Standing.LEVEL, 1),
        ("Cấp 3 (vùng cam)", Standing.LEVEL, 3),
        ("cấp 9", Standing.LEVEL, 9),
        ("không áp dụng", Standing.NONE, None),
        ("Không còn áp dụng", Standing.NONE, None),
        ("theo xã", Standing.INHERIT, None),
        ("Theo cấp trên", Standing.INHERIT, None),
        ("theo xã Sóc Hà", Standing.INHERIT, None),
    ],
)
def test_that_what_people_type_is_understood(text: str, standing: Standing, level: int | None) -> None:
    assert read_standing(text, COVID, DAY) == (standing, level)


@pytest.mark.parametrize(
    "text",
    ["", "cấp độ", "cấp 2-3", "vùng tím", "12", "không", "Cấp 3 (vùng vàng)", "cấp đỏ", "2?", "~2", "2" + " " * 300],
)
def test_that_what_says_nothing_or_two_things_is_not_understood(text: str) -> None:
    assert read_standing(text, COVID, DAY) is None


def test_that_a_matrix_may_name_its_levels() -> None:
    assert read_standing("báo động iii", STORM, DAY) == (Standing.LEVEL, 3)
    assert read_standing("vùng cam", STORM, DAY) is None
    assert read_standing("vùng vàng", RuleMatrix((row(2, limits_people=True), row(5, limits_people=True))), DAY) is None
    assert read_standing("vùng vàng", COVID, date(2024, 1, 1)) is None


def test_that_entries_are_said_in_words() -> None:
    def entry(standing: Standing, level: int | None = None, **fields: object) -> TierEntry:
        return TierEntry(1, "covid-19", standing, DAY, level, **fields)  # type: ignore[arg-type]  # free fields

    assert entry_words(entry(Standing.LEVEL, 3), COVID) == "cấp độ 3"
    assert entry_words(entry(Standing.LEVEL, 3), STORM) == "Báo động III"
    assert entry_words(entry(Standing.NONE), COVID) == "không áp dụng"
    assert entry_words(entry(Standing.INHERIT), None) == "theo cấp trên"
    assert level_words(None, 2, DAY) == "cấp độ 2"
    whole = entry(
        Standing.LEVEL, 3, document="15/TB-UBND", document_on=date(2022, 2, 9), authority="UBND huyện Hà Quảng"
    )
    assert document_words(whole) == "15/TB-UBND ngày 09/02/2022, UBND huyện Hà Quảng"
    assert document_words(entry(Standing.LEVEL, 3, authority="UBND tỉnh")) == "UBND tỉnh"
    assert document_words(entry(Standing.NONE)) == ""


def test_that_every_row_of_the_plan_says_what_it_allows() -> None:
    one, two, three, four = COVID.rules
    assert permission_words(one) == "được tổ chức sơ kết, phần lễ, phần hội; thực hiện 5K"
    unknown = "hạn chế số người (địa phương chưa ghi số cụ thể)"
    assert permission_words(two) == f"được tổ chức sơ kết, phần lễ, phần hội; {unknown}"
    local = PeopleLimit("covid-19", 3, 1, 1200, "20/CV-UBND", DAY)
    assert permission_words(three, local) == (
        "được tổ chức sơ kết, phần lễ; không tổ chức phần hội; không quá 1.200 người theo 20/CV-UBND"
    )
    assert permission_words(one, local).startswith(
        "được tổ chức sơ kết, phần lễ, phần hội; không quá 1.200 người theo 20/CV-UBND"
    )
    assert permission_words(four) == "không tổ chức; báo cáo kết quả bằng văn bản gửi Đồn BPCK Sóc Giang"
    assert permission_words(row(2, limits_people=True, max_people=30)).endswith("; không quá 30 người")

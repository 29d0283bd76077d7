"""What a later version says otherwise: nothing that differs is missing, nothing that is equal is listed."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import Where
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register, Team
from app.domain.submissions import (
    NarrativeText,
    ReportedRow,
    ReportHeader,
    StoredFigure,
    SubmissionDetail,
    SubmissionState,
)
from app.domain.version_differences import VersionDifferences, between, row_differences, text_differences
from tests.support.reports import a_figure, a_row

FIRST = replace(a_row(Team(name="Tổ 1", hamlet="Nà Láp"), 6), natural_key="to 1")
SECOND = replace(a_row(Team(name="Tổ 2", hamlet="Lũng Vài"), 7), natural_key="to 2")


def text(leaf: str, words: str) -> NarrativeText:
    return NarrativeText(leaf, words, Where("12", leaf))


def test_that_a_changed_line_names_the_fields_that_changed() -> None:
    now = replace(FIRST, row_no=9, row=Team(name="Tổ 1", hamlet="Nà Phái"))
    (found,) = row_differences([FIRST, SECOND], [SECOND, now])
    assert (found.register, found.before, found.after, found.fields) == (Register.TEAMS, FIRST, now, ("hamlet",))


def test_that_new_and_lost_lines_are_told() -> None:
    (new,) = row_differences([FIRST], [FIRST, SECOND])
    assert (new.before, new.after, new.fields) == (None, SECOND, ())
    (gone,) = row_differences([FIRST, SECOND], [FIRST])
    assert (gone.before, gone.after) == (SECOND, None)


def test_that_a_line_without_key_is_known_by_its_place() -> None:
    bare = replace(FIRST, natural_key="")
    now = replace(bare, row=Team(name="Tổ 1", hamlet="Nà Phái"))
    (found,) = row_differences([bare], [now])
    assert (found.before, found.after) == (bare, now)


def test_that_a_line_that_only_moved_is_no_difference() -> None:
    assert row_differences([FIRST, SECOND], [replace(SECOND, row_no=1), replace(FIRST, row_no=2)]) == ()


def test_that_the_same_line_twice_is_one_too_many() -> None:
    twice = replace(FIRST, row_no=8)
    (found,) = row_differences([FIRST], [FIRST, twice])
    assert (found.before, found.after) == (None, twice)


def test_that_texts_are_compared_by_their_words() -> None:
    before = [text("1.1", "cũ"), text("1.2", "như nhau"), text("1.3", "bỏ")]
    after = [text("1.1", "mới"), replace(before[1], where=Where("khác", "B9")), text("1.4", "thêm")]
    found = text_differences(before, after)
    assert [(item.leaf, item.before and item.before.text, item.after and item.after.text) for item in found] == [
        ("1.1", "cũ", "mới"), ("1.4", None, "thêm"), ("1.3", "bỏ", None),
    ]  # fmt: skip


def test_that_two_versions_are_compared_whole() -> None:
    period = ReportingPeriod.of_year(2021)
    first = SubmissionDetail(
        1, 2, "Sóc Hà", "01417", period, 1, SubmissionState.ACCEPTED, ReportHeader(), "a.xlsx", "0" * 64,
        figures=(StoredFigure(1, a_figure("A34", 5), 2),), rows=(FIRST,), narrative=(text("1.1", "cũ"),), findings=(),
    )  # fmt: skip
    second = replace(
        first,
        figures=(StoredFigure(2, a_figure("A34", None), 2),),
        rows=(),
        narrative=(text("1.1", "mới"),),
    )
    found = between(first, second)
    assert [(item.indicator, item.before, item.after) for item in found.figures] == [("A34", Decimal(5), None)]
    assert (len(found.rows), len(found.texts), found.count) == (1, 1, 3)
    assert between(first, first).count == 0


def test_that_everything_is_counted() -> None:
    both = VersionDifferences((), row_differences([FIRST], []), text_differences([text("1.1", "a")], []))
    assert both.count == 2
    assert VersionDifferences().count == 0


ROWS = st.lists(
    st.builds(
        lambda name, key, number: replace(a_row(Team(name=name), number), natural_key=key),
        st.sampled_from("ABC"), st.sampled_from(["", "a", "b"]), st.integers(6, 9),
    ),
    max_size=5,
)  # fmt: skip


@given(before=ROWS, after=ROWS)
def test_that_every_line_is_equal_or_told_exactly_once(before: list[ReportedRow], after: list[ReportedRow]) -> None:
    found = row_differences(before, after)
    assert row_differences(before, before) == ()
    told_new = [item.after for item in found if item.after]
    told_old = [item.before for item in found if item.before]
    assert len(before) - len(told_old) == len(after) - len(told_new)
    left, right = [item.row for item in before], [item.row for item in after]
    for one in told_old:
        left.remove(one.row)
    for one in told_new:
        right.remove(one.row)
    assert sorted(map(repr, left)) == sorted(map(repr, right))

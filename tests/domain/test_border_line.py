"""The border line of a unit: natural order, teams where their markers stand, gaps where nobody keeps anything."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.border_line import BorderLine, LineMark, LineSpan, border_line
from app.domain.registers import Marker, Team


def markers(*numbers: str, kept: frozenset[str] = frozenset()) -> list[Marker]:
    return [Marker(number=number, is_self_managed=number in kept) for number in numbers]


def test_that_markers_stand_in_the_order_of_the_line() -> None:
    line = border_line(markers("710", "709/1", "mốc 709", "1000", "85(2)"), [])
    assert [mark.label for mark in line.marks] == ["85(2)", "709", "709/1", "710", "1000"]


def test_that_a_marker_listed_twice_is_one_and_a_number_nobody_reads_comes_last() -> None:
    line = border_line(markers("709", "Mốc số 709", "bờ suối", "708", ""), [])
    assert [mark.label for mark in line.marks] == ["708", "709", "bờ suối"]


def test_that_a_team_stands_over_its_markers_and_each_run_of_them_is_a_span() -> None:
    teams = [Team(name="Tổ xóm Nà Kéo", markers="709 - 710; 712"), Team(name="Tổ xóm Cốc Sa", markers="711")]
    line = border_line(markers("709", "709/1", "710", "711", "712"), teams)
    assert line.spans == (LineSpan("Nà Kéo", 0, 2), LineSpan("Nà Kéo", 4, 4), LineSpan("Cốc Sa", 3, 3))
    assert line.gaps == ()


def test_that_a_gap_is_what_neither_a_team_nor_the_list_of_markers_calls_kept() -> None:
    line = border_line(
        markers("709", "710", "711", "712", "713", kept=frozenset({"711"})), [Team(code="T1", markers="713")]
    )
    assert line.gaps == ((0, 1), (3, 3))
    assert line.gap_names == ("709–710", "712")


def test_that_a_team_whose_markers_nobody_can_place_is_named() -> None:
    teams = [Team(name="Tổ A", markers="900"), Team(hamlet="Nà Sa", markers="x y z"), Team(markers="?"), Team(name="B")]
    line = border_line(markers("709"), teams)
    assert line.unread == ("Tổ A", "Nà Sa", "tổ tự quản")
    assert line.spans == ()


def test_that_kind_or_number_tells_main_from_auxiliary() -> None:
    rows = [
        Marker(number="1", kind="Phụ"),
        Marker(number="2/1", kind="chính"),
        Marker(number="3/1"),
        Marker(number="x"),
    ]
    assert [mark.is_main for mark in border_line(rows, []).marks] == [False, True, False, True]


def test_that_one_team_keeps_its_name() -> None:
    assert border_line(markers("1"), [Team(name="Tổ 1", markers="1")]).spans == (LineSpan("Tổ 1", 0, 0),)


def test_that_a_name_made_of_what_all_share_stays_whole() -> None:
    teams = [Team(name="Tổ xóm", markers="1"), Team(name="Tổ xóm Nà Sa", markers="2")]
    names = [span.name for span in border_line(markers("1", "2"), teams).spans]
    assert names == ["Tổ xóm", "Nà Sa"]


@given(st.lists(st.booleans()))
def test_that_marks_are_either_kept_or_in_exactly_one_gap(kept: list[bool]) -> None:
    line = BorderLine(tuple(LineMark(str(index), is_kept=one) for index, one in enumerate(kept)))
    inside = [index for first, last in line.gaps for index in range(first, last + 1)]
    assert inside == [index for index, one in enumerate(kept) if not one]

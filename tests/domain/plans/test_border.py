"""The border line from rows: natural order, who keeps what, gaps with their neighbours, markers of two communes."""

from decimal import Decimal

import pytest

from app.domain.markers import MarkerNumber
from app.domain.plans.border import border, length_of, lists_keepers, lists_markers, numbers_of
from app.domain.plans.measures import MeasureTime
from app.domain.plans.registers import FieldKind, RegisterDefinition, RegisterEntry, RegisterField

MARKERS = RegisterDefinition(
    key="moc",
    name="Mốc",
    noun="mốc",
    title_name="Số mốc",
    time=MeasureTime.STOCK,
    fields=(RegisterField(key="number", name="Mốc", kind=FieldKind.MARKERS, is_required=True),),
)
TEAMS = RegisterDefinition(
    key="to",
    name="Tổ",
    noun="tổ",
    title_name="Tên tổ",
    time=MeasureTime.STOCK,
    fields=(RegisterField(key="kept", name="Mốc phụ trách", kind=FieldKind.MARKERS),),
)


def marker(number: str, unit: int | None = 1, *, kept: str = "") -> tuple[RegisterDefinition, RegisterEntry]:
    values = {"number": number, **({"is_self_managed": kept} if kept else {})}
    return MARKERS, RegisterEntry(register="moc", title=number, unit_id=unit, values=values)


def team(name: str, kept: str, unit: int | None = 1, **values: str) -> tuple[RegisterDefinition, RegisterEntry]:
    return TEAMS, RegisterEntry(register="to", title=name, unit_id=unit, values={"kept": kept, **values})


def test_that_markers_stand_in_their_natural_order_and_gaps_are_found_between_teams() -> None:
    rows = [marker(text) for text in ("670", "668/1", "669", "668", "671", "67")]
    line = border(rows, [team("Nà Kéo", "668; 668/1"), team("Lũng Pán", "671")])
    (stretch,) = line.stretches
    assert [str(mark.number) for mark in stretch.marks] == ["67", "668", "668/1", "669", "670", "671"]
    assert [gap.words for gap in line.gaps] == ["67", "669 – 670"]
    first, second = line.gaps
    assert [item.title for item in first.neighbours] == ["Nà Kéo"]
    assert [item.title for item in second.neighbours] == ["Nà Kéo", "Lũng Pán"]
    assert [str(mark.number) for mark in second.marks] == ["669", "670"]
    assert len(line.markers) == 6
    assert line.open_markers == {MarkerNumber(67), MarkerNumber(669), MarkerNumber(670)}
    assert stretch.span_at(0) is None


def test_that_a_team_with_two_parts_is_one_team_and_the_gap_between_them_names_it_once() -> None:
    line = border([marker(text) for text in ("1", "2", "3")], [team("Hai đầu", "1; 3")])
    (stretch,) = line.stretches
    assert [(span.first, span.last) for span in stretch.spans] == [(0, 0), (2, 2)]
    assert [item.title for item in stretch.teams] == ["Hai đầu"]
    assert [item.title for gap in line.gaps for item in gap.neighbours] == ["Hai đầu"]


def test_that_a_marker_of_two_communes_is_one_in_the_whole_and_kept_in_both() -> None:
    rows = [marker("687", 2), marker("688", 2), marker("688", 1), marker("689", 1)]
    line = border(rows, [team("Cải Viên", "688; 689", 1)])
    assert [item.unit_id for item in line.stretches] == [2, 1]
    assert len(line.markers) == 3
    assert [(gap.stretch.unit_id, gap.words) for gap in line.gaps] == [(2, "687")]


def test_that_what_people_keep_by_the_word_of_the_row_is_no_gap() -> None:
    line = border([marker("5", kept="yes"), marker("6", kept="no")], [])
    assert [gap.words for gap in line.gaps] == ["6"]
    assert line.gaps[0].neighbours == ()


def test_that_a_marker_only_a_team_names_is_told_apart_and_a_team_without_markers_stands_aside() -> None:
    line = border([marker("10")], [team("A", "11"), team("Trật tự thôn", "", 9)])
    first, second = line.stretches
    assert [(str(mark.number), mark.listed is None) for mark in first.marks] == [("10", False), ("11", True)]
    assert (second.marks, [item.title for item in second.unplaced], second.gaps) == ((), ["Trật tự thôn"], ())


def test_that_a_row_listed_twice_speaks_by_its_first_line() -> None:
    one, other = marker("7"), marker("7")
    (stretch,) = border([one, other], []).stretches
    assert stretch.marks[0].listed is one[1]


def test_that_lengths_are_added_and_those_that_give_none_counted() -> None:
    lines = [team("A", "1", length_km="1.5")[1], team("B", "2", length_km="2.25")[1], team("C", "3")[1]]
    assert length_of(lines) == (Decimal("3.75"), 1)
    assert length_of(lines[2:]) == (None, 1)


@pytest.mark.parametrize(
    ("fed_by", "time", "required", "markers", "keepers"),
    [
        ("markers", MeasureTime.STOCK, False, True, False), ("", MeasureTime.STOCK, True, True, False),
        ("teams", MeasureTime.STOCK, False, False, True), ("", MeasureTime.STOCK, False, False, True),
        ("registrations", MeasureTime.STOCK, True, False, False), ("incidents", MeasureTime.FLOW, False, False, False),
        ("", MeasureTime.FLOW, True, False, False), ("teams", MeasureTime.STOCK, True, False, True),
    ],
)  # fmt: skip
def test_that_registers_are_known_by_their_shape_not_by_their_name(
    fed_by: str, time: MeasureTime, required: bool, markers: bool, keepers: bool
) -> None:
    column = RegisterField(key="m", name="Mốc", kind=FieldKind.MARKERS, is_required=required)
    of = RegisterDefinition(
        key="so", name="Sổ", noun="dòng", title_name="Tên", time=time, fed_by=fed_by, fields=(column,)
    )
    assert (lists_markers(of), lists_keepers(of)) == (markers, keepers)


def test_that_a_register_without_markers_lists_neither_and_its_lines_name_none() -> None:
    of = RegisterDefinition(key="so", name="Sổ", noun="dòng", title_name="Tên", time=MeasureTime.STOCK)
    assert not lists_markers(of)
    assert not lists_keepers(of)
    assert numbers_of(of, RegisterEntry(register="so", title="5")) == ()

"""The border line «đường biên» of a committee from its registers: every marker in order, who keeps it, the gaps.

Markers stand in their natural order, not at their distance: where they are no register tells. A marker that two units
list belongs to both stretches and is one marker in the whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from app.domain.markers import MarkerNumber
from app.domain.plans.measures import MeasureTime
from app.domain.plans.registers import (
    YES,
    FieldKind,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    markers_in,
)
from app.domain.registers import Register

#: Columns of the communes' lists of markers and teams, by which a register of the same shape is understood.
KEPT, STATION, HAMLET, LENGTH, MEMBERS = "is_self_managed", "station", "hamlet", "length_km", "member_count"
#: Lists of reports that name markers without keeping them for good, or without being a team.
_OTHER_LISTS: Final = frozenset(set(Register) - {Register.MARKERS, Register.TEAMS})


def lists_markers(of: RegisterDefinition) -> bool:
    """Whether each line of a register is a marker that stands on the line."""
    return of.fed_by == Register.MARKERS or (
        not of.fed_by and of.time is MeasureTime.STOCK and any(item.is_required for item in marker_columns(of))
    )


def lists_keepers(of: RegisterDefinition) -> bool:
    """Whether each line of a register is a team that keeps markers."""
    if lists_markers(of) or of.fed_by in _OTHER_LISTS:
        return False
    return of.time is MeasureTime.STOCK and bool(marker_columns(of))


def marker_columns(of: RegisterDefinition) -> tuple[RegisterField, ...]:
    """The columns of marker numbers."""
    return tuple(item for item in of.fields if item.kind is FieldKind.MARKERS)


def numbers_of(of: RegisterDefinition, entry: RegisterEntry) -> tuple[MarkerNumber, ...]:
    """The markers a line names, each once, in order."""
    found = {one for item in marker_columns(of) for one in markers_in(entry.values.get(item.key, "")) or ()}
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class BorderMark:
    """A marker: ``listed`` is its line in the register of markers, ``None`` where only a team names it.

    ``is_kept`` when a team keeps it, or its own line says that people do.
    """

    number: MarkerNumber
    listed: RegisterEntry | None
    is_kept: bool


@dataclass(frozen=True, slots=True)
class BorderSpan:
    """A team along the line, from one mark of its stretch to another, both counted from 0 and included."""

    team: RegisterEntry
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class BorderStretch:
    """The line of one unit; ``unplaced`` are its teams that name no marker."""

    unit_id: int | None
    marks: tuple[BorderMark, ...]
    spans: tuple[BorderSpan, ...]
    unplaced: tuple[RegisterEntry, ...] = ()

    @property
    def teams(self) -> tuple[RegisterEntry, ...]:
        """Every team that keeps a mark, once, in the order of the line."""
        return tuple({id(span.team): span.team for span in self.spans}.values())

    @property
    def gaps(self) -> tuple["BorderGap", ...]:
        """The stretches no team keeps, with the teams on both sides."""
        runs = groupby(enumerate(self.marks), key=lambda item: item[1].is_kept)
        found = [[place for place, _mark in group] for is_kept, group in runs if not is_kept]
        return tuple(BorderGap(self, group[0], group[-1]) for group in found)

    def span_at(self, place: int) -> BorderSpan | None:
        """The team that keeps a mark, if one is named."""
        return next((span for span in self.spans if span.first <= place <= span.last), None)


@dataclass(frozen=True, slots=True)
class BorderGap:
    """Marks without a team, from ``first`` to ``last`` of a stretch."""

    stretch: BorderStretch
    first: int
    last: int

    @property
    def marks(self) -> tuple[BorderMark, ...]:
        """Its marks."""
        return self.stretch.marks[self.first : self.last + 1]

    @property
    def words(self) -> str:
        """ "709 – 709/1", or the one marker."""
        ends = dict.fromkeys((str(self.marks[0].number), str(self.marks[-1].number)))
        return " – ".join(ends)

    @property
    def neighbours(self) -> tuple[RegisterEntry, ...]:
        """The teams next to it, the one before first."""
        sides = (self.stretch.span_at(self.first - 1), self.stretch.span_at(self.last + 1))
        return tuple({id(span.team): span.team for span in sides if span}.values())


@dataclass(frozen=True, slots=True)
class BorderWhole:
    """The whole line, stretch after stretch by the first marker of each."""

    stretches: tuple[BorderStretch, ...]

    @property
    def markers(self) -> frozenset[MarkerNumber]:
        """Every marker once, whoever lists it."""
        return frozenset(mark.number for item in self.stretches for mark in item.marks)

    @property
    def open_markers(self) -> frozenset[MarkerNumber]:
        """Those nobody keeps."""
        return frozenset(mark.number for item in self.stretches for mark in item.marks if not mark.is_kept)

    @property
    def gaps(self) -> tuple[BorderGap, ...]:
        """All gaps in the order of the line."""
        return tuple(gap for item in self.stretches for gap in item.gaps)


#: Lines with the register they stand in.
Lines = Sequence[tuple[RegisterDefinition, RegisterEntry]]


def border(markers: Lines, teams: Lines) -> BorderWhole:
    """The line from rows of markers and rows of teams; a unit with neither is not on it."""
    listed = _by_unit(markers)
    keeping = _by_unit(teams)
    kept = {one for of, entry in teams for one in numbers_of(of, entry)}
    kept |= {one for of, entry in markers if entry.values.get(KEPT) == YES for one in numbers_of(of, entry)}
    units = dict.fromkeys((*listed, *keeping))
    found = [_stretch(unit, listed.get(unit, ()), keeping.get(unit, ()), kept) for unit in units]
    placed = sorted((item for item in found if item.marks), key=lambda item: item.marks[0].number)
    return BorderWhole((*placed, *(item for item in found if not item.marks)))


def _by_unit(lines: Lines) -> Mapping[int | None, Lines]:
    found: dict[int | None, list[tuple[RegisterDefinition, RegisterEntry]]] = {}
    for of, entry in lines:
        found.setdefault(entry.unit_id, []).append((of, entry))
    return found


def _stretch(unit_id: int | None, markers: Lines, teams: Lines, kept: set[MarkerNumber]) -> BorderStretch:
    listed = {one: entry for of, entry in reversed(markers) for one in numbers_of(of, entry)}
    named = {one for of, entry in teams for one in numbers_of(of, entry)}
    order = sorted({*listed, *named})
    places = {number: place for place, number in enumerate(order)}
    spans = [
        BorderSpan(entry, first, last)
        for of, entry in teams
        for first, last in _runs([places[one] for one in numbers_of(of, entry)])
    ]
    return BorderStretch(
        unit_id,
        tuple(BorderMark(number, listed.get(number), number in kept) for number in order),
        tuple(sorted(spans, key=lambda span: (span.first, span.last))),
        tuple(entry for of, entry in teams if not numbers_of(of, entry)),
    )


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of every run of neighbours."""
    for _by, group in groupby(enumerate(places), key=lambda item: item[1] - item[0]):
        run = [place for _index, place in group]
        yield run[0], run[-1]


def length_of(entries: Iterable[RegisterEntry]) -> tuple[Decimal | None, int]:
    """Kilometres that lines give together, and how many of them give none; ``None`` where none does."""
    given = [entry.number(LENGTH) for entry in entries]
    known = [item for item in given if item is not None]
    return (sum(known, Decimal(0)) if known else None), len(given) - len(known)

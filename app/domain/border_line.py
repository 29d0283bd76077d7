"""Border line «tuyến đường biên» of one unit: its markers in natural order, the teams along it, stretches without one.

The order is that of the markers' numbers; how far they stand apart no register tells.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from app.domain.markers import MarkerNumber, expand, marker_key, parse_marker
from app.domain.registers import Marker, Team
from app.text import clean, fold


@dataclass(frozen=True, slots=True)
class LineMark:
    """One marker «mốc»; ``is_kept`` when a team keeps it or its row says that it is kept «tự quản»."""

    label: str
    is_main: bool = True
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class LineSpan:
    """A team «tổ tự quản» along the line, from one mark to another, both counted from 0 and included."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class BorderLine:
    """Marks in natural order and the teams above them; ``unread`` names teams whose markers nobody can place."""

    marks: tuple[LineMark, ...]
    spans: tuple[LineSpan, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """First and last mark of every stretch that no team keeps."""
        runs = groupby(enumerate(self.marks), key=lambda item: item[1].is_kept)
        found = [[index for index, _ in group] for is_kept, group in runs if not is_kept]
        return tuple((group[0], group[-1]) for group in found)

    @property
    def gap_names(self) -> tuple[str, ...]:
        """The stretches without a team: "709–709/1", or the one marker."""
        return tuple(
            self.marks[first].label if first == last else f"{self.marks[first].label}–{self.marks[last].label}"
            for first, last in self.gaps
        )


def border_line(markers: Iterable[Marker], teams: Iterable[Team]) -> BorderLine:
    """The line of one unit from its lists of markers and teams; a number that nobody can read stands at its end."""
    rows = {marker_key(row.number): row for row in markers if clean(row.number)}
    numbers = {key: parse_marker(key) for key in rows}
    order = sorted(rows, key=lambda key: (numbers[key] is None, numbers[key] or MarkerNumber(0)))
    places = {numbers[key]: index for index, key in enumerate(order) if numbers[key]}
    spans: list[LineSpan] = []
    unread: list[str] = []
    for team in teams:
        if not clean(team.markers):
            continue
        kept = expand(team.markers, rows)
        if kept is None:
            unread.append(_named(team))
            continue
        spans += _spans(_named(team), sorted(places[number] for number in kept))
    held = {index for span in spans for index in range(span.first, span.last + 1)}
    marks = tuple(
        LineMark(key, _is_main(rows[key], numbers[key]), index in held or rows[key].is_self_managed)
        for index, key in enumerate(order)
    )
    named = short_names({span.name for span in spans})
    return BorderLine(marks, tuple(LineSpan(named[span.name], span.first, span.last) for span in spans), tuple(unread))


def _named(team: Team) -> str:
    return next((text for text in (team.name, team.code, team.hamlet) if clean(text)), "tổ tự quản")


def _spans(name: str, indexes: list[int]) -> list[LineSpan]:
    """One span for every run of neighbours."""
    runs = groupby(enumerate(indexes), key=lambda item: item[1] - item[0])
    groups = [[index for _, index in group] for _, group in runs]
    return [LineSpan(name, group[0], group[-1]) for group in groups]


def _is_main(row: Marker, number: MarkerNumber | None) -> bool:
    if row.kind:
        return not fold(row.kind).startswith("phu")
    return number is None or not number.is_auxiliary


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Names without the words that all begin with; "Tổ tự quản đường biên xóm Nà Kéo" is told apart by "Nà Kéo"."""
    words = {name: clean(name).split() for name in names}
    common = 0
    if len(words) > 1:
        for column in zip(*words.values(), strict=False):
            if len(set(column)) > 1:
                break
            common += 1
    return {name: " ".join(split[common:] or split) for name, split in words.items()}

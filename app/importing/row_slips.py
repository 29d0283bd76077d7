"""Values that slipped by a row against their codes: seen beside the figures of last year on the same sheet.

A cell that was inserted or deleted moves all that is below it. One number tells nothing, but a run of numbers that lie
much nearer to last year's figures of the rows above (or below) than to those of their own rows does; a few numbers do
when each of them by itself is far from the one and near to the other.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from app.domain.findings import Candidate, Where
from app.domain.indicators import OwnerLevel
from app.i18n import _
from app.importing.collector import Collector
from app.importing.indicator_columns import IndicatorColumns
from app.importing.indicator_sheet import Typed
from app.importing.raw import RawSheet
from app.importing.values import read_value

#: How far numbers stand from each other (difference of logarithms): at most so much, and so much when one is missing.
_FARTHEST, _ONE_MISSING = 4.0, 1.0
#: What a change of the shift has to gain: numbers that change threefold within a year do not reach it.
_PRICE = 5.0
#: Numbers that are together so much nearer to last year's of their own rows have not slipped.
_SURE = 2.5
_SHIFTS = (0, 1, -1)
#: A number far from last year's of its own row, and near to that of the row beside it …
_FAR, _NEAR, _HARDLY = math.log(5), math.log(2), math.log(1.05)
#: … or the very same, unless it is so small that many are.
_TELLING = 10
#: So few such numbers have slipped when they left a blank behind, and so few when they did not.
_LEAST_LEAVING_BLANK, _LEAST_CLEAR = 2, 3
#: Fewer numbers of last year tell nothing.
_LEAST_KNOWN = 8


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows whose values have slipped, and the rows around them that may have."""

    first: int
    after: int
    widest: int
    farthest: int
    shift: int


def ask_slipped_values(
    sheet: RawSheet, columns: IndicatorColumns, typed: Sequence[Typed], collector: Collector
) -> None:
    """One question for each run of rows whose values seem to stand a row too low or too high; none of them counts."""
    items = [item for item in typed if item.column in columns.values]
    if not columns.previous or not items:
        return
    known = [_before(sheet, columns.previous, item) for item in items]
    if sum(value is not None for value in known) < _LEAST_KNOWN:
        return
    values = [_size(item.reading.value) for item in items]
    before = [_size(value) for value in known]
    shifts = _shifts(values, before)
    runs = [(*_with_left_row(first, after, shift, len(items)), shift) for first, after, shift in _runs(shifts)]
    for first, after, shift in runs or short_runs([item.reading.value for item in items], known):
        widest = _widened(values, before, (first, after), shift)
        _ask(sheet, items, _Run(first, after, *widest, shift), collector)


def _runs(shifts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """First row, row after the last one and shift of all neighbouring rows with one shift."""
    start = 0
    for shift, rows in groupby(shifts):
        after = start + len(list(rows))
        if shift:
            yield start, after, shift
        start = after


def _with_left_row(first: int, after: int, shift: int, count: int) -> tuple[int, int]:
    """A run with the row that its numbers left."""
    return (max(first - 1, 0), after) if shift > 0 else (first, min(after + 1, count))


def short_runs(values: Sequence[Decimal | None], known: Sequence[Decimal | None]) -> list[tuple[int, int, int]]:
    """The few numbers in a row that have clearly slipped: first row with the one they left, row after, shift.

    ``known`` are last year's figures of the same rows.
    """
    count = len(values)
    found = []
    for shift in (1, -1):
        beside = [known[place - shift] if 0 <= place - shift < count else None for place in range(count)]
        rows = list(zip(values, known, beside, strict=True))
        for first, after, _shift in _runs([shift if _is_clear(*row) else 0 for row in rows]):
            left = first - 1 if shift > 0 else after
            is_blank = 0 <= left < count and values[left] is None and known[left] is not None
            is_alone = is_blank and all(_is_very_clear(*row) for row in rows[first:after])
            if is_alone or after - first >= (_LEAST_LEAVING_BLANK if is_blank else _LEAST_CLEAR):
                found.append((*_with_left_row(first, after, shift, count), shift))
    return found


def _is_very_clear(value: Decimal | None, own: Decimal | None, beside: Decimal | None) -> bool:
    """Whether one number alone shows it: not a small one, hardly changed since last year but for its row."""
    size, far, near = _size(value), _size(own), _size(beside)
    is_telling = value is not None and value >= _TELLING
    return is_telling and _distance(size, far) >= _FAR and _distance(size, near) <= _HARDLY


def _is_clear(value: Decimal | None, own: Decimal | None, beside: Decimal | None) -> bool:
    """Whether a number by itself belongs to last year's of the row beside, and not to that of its own row."""
    if value is None or beside is None or value == own:
        return False
    if value == beside and (value >= _TELLING or value % 1):
        return True
    size, far, near = _size(value), _size(own), _size(beside)
    return far is not None and _distance(size, far) >= _FAR and _distance(size, near) <= _NEAR


def _widened(
    values: Sequence[float | None], before: Sequence[float | None], run: tuple[int, int], shift: int
) -> tuple[int, int]:
    """The run with the rows around it that may have slipped as well: until the numbers are sure of their own rows."""

    def reach(place: int, step: int) -> int:
        doubt = _SURE
        while 0 <= place + step < len(values) and doubt > 0:
            place += step
            moved = before[place - shift] if 0 <= place - shift < len(before) else None
            doubt += _distance(values[place], before[place]) - _distance(values[place], moved)
            doubt = min(doubt, _SURE)
        return place

    return reach(run[0], -1), reach(run[1] - 1, 1) + 1


def _before(sheet: RawSheet, column: int, item: Typed) -> Decimal | None:
    """The figure of last year in the row, when it is certain."""
    reading = read_value(sheet.cell(item.row, column), item.indicator.value_type, item.part or item.indicator.unit)
    return reading.value


def _shifts(values: Sequence[float | None], before: Sequence[float | None]) -> list[int]:
    """For each row by how many rows its value has slipped, so that all together is the likeliest."""
    paths = {shift: (_PRICE if shift else 0.0, [shift]) for shift in _SHIFTS}
    for place in range(len(values)):
        following = {}
        for shift in _SHIFTS:
            ways = [(paths[last][0] + (_PRICE if last != shift else 0.0), paths[last][1]) for last in _SHIFTS]
            cost, path = min(ways, key=itemgetter(0))
            known = before[place - shift] if 0 <= place - shift < len(before) else None
            following[shift] = (cost + _distance(values[place], known), [*path, shift])
        paths = following
    return min(paths.values(), key=itemgetter(0))[1][1:]


def _size(value: Decimal | None) -> float | None:
    """The logarithm of a number, each worked out once; none below 0, which no figure is."""
    return None if value is None or value < 0 else math.log(float(value + 1))


def _distance(value: float | None, known: float | None) -> float:
    if value is None or known is None:
        return 0.0 if value is known else _ONE_MISSING
    return min(abs(value - known), _FARTHEST)


def _may_ask(item: Typed) -> bool:
    """Whether a row gives the commune's own figure: what hamlets or others own is summed or left out anyway."""
    return item.indicator.owner is OwnerLevel.COMMUNE and item.reading.is_certain and not item.part


def _ask(sheet: RawSheet, items: Sequence[Typed], run: _Run, collector: Collector) -> None:
    """All rows of a run together: as typed, or moved back without those at its ends that may be right as they are."""
    places = [n for n in range(run.widest, run.farthest) if _may_ask(items[n])]
    kept, moved = [], []
    for place in places:
        code, source = items[place].indicator.code, place + run.shift
        is_inside = run.first <= place < run.after and run.first <= source < run.after
        kept.append((code, items[place].reading.value))
        moved.append((code, items[source].reading.value if is_inside else None))
        items[place].is_asked = True
    if not places:
        return
    begin, end = items[places[0]], items[places[-1]]
    direction = _("lên một dòng") if run.shift > 0 else _("xuống một dòng")
    answers = (
        Candidate(_("Giữ số ở đúng dòng đã ghi"), tuple(kept)),
        Candidate(
            _("Dời các số {direction}, để trống chỗ không chắc ở hai đầu").format(direction=direction), tuple(moved)
        ),
        Candidate(_("Coi như chưa có số liệu"), tuple((code, None) for code, _value in kept)),
    )
    collector.ask(
        "values-slipped", Where(sheet.name, begin.where.cell), answers, None, None,
        first=f"{begin.indicator.code} ({begin.where.cell})", last=f"{end.indicator.code} ({end.where.cell})",
        count=str(len(places)), direction=direction, text=begin.raw,
    )  # fmt: skip

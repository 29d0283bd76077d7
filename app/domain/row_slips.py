"""Numbers that slipped by a row: they resemble last year's figures of the rows beside more than those of their own.

A cell that was inserted or deleted moves all that is below it. One number tells nothing, but a run of numbers that lie
much nearer to last year's figures of the rows above (or below) than to those of their own rows does; a few numbers do
when each of them by itself is far from the one and near to the other.
"""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

Numbers = Sequence[Decimal | None]

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


def slipped_runs(values: Numbers, known: Numbers) -> list[tuple[int, int, int]]:
    """Rows whose numbers have slipped: first row, row after the last one, and by how much (1 or -1).

    ``values`` stand row below row, ``known`` are last year's figures of the same rows. A run has with it the row that
    its numbers left.
    """
    if sum(value is not None for value in known) < _LEAST_KNOWN:
        return []
    shifts = _shifts([_size(value) for value in values], [_size(value) for value in known])
    runs = [(*_with_left_row(first, after, shift, len(values)), shift) for first, after, shift in _runs(shifts)]
    return runs or short_runs(values, known)


def widened(values: Numbers, known: Numbers, run: tuple[int, int], shift: int) -> tuple[int, int]:
    """The run with the rows around it that may have slipped as well: until the numbers are sure of their own rows."""
    sizes, before = [_size(value) for value in values], [_size(value) for value in known]

    def reach(place: int, step: int) -> int:
        doubt = _SURE
        while 0 <= place + step < len(sizes) and doubt > 0:
            place += step
            moved = before[place - shift] if 0 <= place - shift < len(before) else None
            doubt += _distance(sizes[place], before[place]) - _distance(sizes[place], moved)
            doubt = min(doubt, _SURE)
        return place

    return reach(run[0], -1), reach(run[1] - 1, 1) + 1


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

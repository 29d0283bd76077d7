"""What an issued paper says otherwise than the reports that count today: figures, texts, and the units behind it.

A paper rests on versions. When one of them is amended, comes anew or goes back to waiting, the paper is outdated; by
Nghị định 30/2020/NĐ-CP, Điều 18.3 wrong content is mended by another paper of the same form, never in the paper itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.figures import Consolidation, Total

#: Parts of a mean that are printed beside it.
MINIMUM, MAXIMUM = "min", "max"
#: Place of the sentences before the first leaf: who has reported, what is in no total.
OPENING = ""


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What one unit contributes to a total, before and after."""

    unit_name: str
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One total that is another one now; ``part`` is a unit of measure, or the least or greatest of a mean.

    ``year`` is the year before for a total that the paper compares with. The coverage is counted of how many units.
    ``trend_before`` and ``trend_after`` are the increase (negative: decrease) against the year before that the annex
    prints beside the total, over the units that have both years; ``None`` where it prints none.
    """

    code: str
    part: str
    year: int
    before: Decimal | None
    after: Decimal | None
    reported_before: tuple[int, int]
    reported_after: tuple[int, int]
    units: tuple[UnitChange, ...] = ()
    trend_before: Decimal | None = None
    trend_after: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text that is another one now: the committee's own (``unit_name`` empty) or a unit's, of a leaf or figure.

    The sentences that the program makes from the figures are the committee's; ``place`` may be ``OPENING``.
    """

    place: str
    unit_name: str
    before: str
    after: str


class NewsKind(StrEnum):
    """What became of a unit's report since the paper was issued."""

    NEW = "new"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class UnitNews:
    """One unit whose report is another one now; versions are 0 where there is none."""

    unit_name: str
    year: int
    kind: NewsKind
    version_before: int
    version_after: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IssuedDifference:
    """Everything in which an issued paper and the reports of today differ."""

    figures: tuple[FigureChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    units: tuple[UnitNews, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the paper would say the same today; the units behind it may be others still."""
        return not (self.figures or self.texts)


def figure_changes(year: int, before: Consolidation, after: Consolidation) -> tuple[FigureChange, ...]:
    """Totals of ``year`` that differ in value or coverage, and those of the year before beside them."""
    names = _unit_names(before) | _unit_names(after)
    found: list[FigureChange] = []
    for code in dict.fromkeys((*after.cells, *before.cells)):
        was, now = before.cells.get(code), after.cells.get(code)
        found += _of_total(code, year, was, now, names)
        last = (was.previous if was else None), (now.previous if now else None)
        if last[0] != last[1]:
            found.append(FigureChange(code, "", year - 1, *last, _coverage(was), _coverage(now)))
    return tuple(found)


def _of_total(
    code: str, year: int, was: Total | None, now: Total | None, names: Mapping[int, str]
) -> Iterable[FigureChange]:
    old, new = _values(was), _values(now)
    is_covered_alike = _coverage(was) == _coverage(now)
    for part in dict.fromkeys((*new, *old)):
        before, after = old.get(part), new.get(part)
        is_seen_otherwise = part not in (MINIMUM, MAXIMUM) and not is_covered_alike
        units = tuple(_unit_changes(part, was, now, names))
        trends = (None, None) if part else (_trend(was), _trend(now))
        # Units may change in opposite ways: the total stays, the annex with a column for each of them does not.
        if before != after or (is_seen_otherwise and after is not None) or units or trends[0] != trends[1]:
            yield FigureChange(code, part, year, before, after, _coverage(was), _coverage(now), units, *trends)


def _values(total: Total | None) -> dict[str, Decimal | None]:
    if total is None:
        return {"": None}
    ends = {MINIMUM: total.minimum, MAXIMUM: total.maximum}
    return {"": total.value, **total.parts, **{key: value for key, value in ends.items() if value is not None}}


def _coverage(total: Total | None) -> tuple[int, int]:
    return (0, 0) if total is None else (total.reported, total.expected)


def _trend(total: Total | None) -> Decimal | None:
    """What the column «Tăng, giảm» of the annex says."""
    if total is None or total.previous is None or total.current_of_same is None:
        return None
    return total.current_of_same - total.previous


def _unit_changes(part: str, was: Total | None, now: Total | None, names: Mapping[int, str]) -> Iterable[UnitChange]:
    old, new = _by_unit(part, was), _by_unit(part, now)
    for unit_id in dict.fromkeys((*new, *old)):
        before, after = old.get(unit_id), new.get(unit_id)
        if before != after:
            yield UnitChange(names.get(unit_id, ""), before, after)


def _by_unit(part: str, total: Total | None) -> Mapping[int, Decimal | None]:
    if total is None or part in (MINIMUM, MAXIMUM):
        return {}
    if not part:
        return total.by_unit
    return {unit_id: parts.get(part) for unit_id, parts in total.parts_by_unit.items()}


def _unit_names(totals: Consolidation) -> dict[int, str]:
    return {**totals.expected_former, **totals.expected_stations, **totals.expected_communes}


def name_changes(before: Consolidation, after: Consolidation) -> tuple[TextChange, ...]:
    """Names that totals enumerate, such as the peoples of a district, where they are others now."""
    texts = [{code: ", ".join(total.names) for code, total in item.cells.items()} for item in (before, after)]
    return text_changes(*({(code, ""): text for code, text in one.items()} for one in texts))


def text_changes(before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]) -> tuple[TextChange, ...]:
    """Texts by place and unit that differ, in the order of ``after``, then those that are gone."""
    return tuple(
        TextChange(*key, before.get(key, ""), after.get(key, ""))
        for key in dict.fromkeys((*after, *before))
        if before.get(key, "") != after.get(key, "")
    )

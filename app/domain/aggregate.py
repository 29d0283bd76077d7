"""Totals «tổng hợp»: what a committee, post or province shows, made from the figures of its units.

Every rule of the catalogue is applied here and nowhere else: sums of what has a value (blank is never 0), things that
two units share counted once, percentages recomputed from their parts, means weighted, names united, and each total
with its coverage: how many of the units that owe the figure have given it, and who is missing.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from app.domain.columns import Columns
from app.domain.derived import percent, reporting_level
from app.domain.figures import Consolidation, FigureKey, Total, UnitFigures
from app.domain.indicators import AcrossUnits, Catalogue, Indicator, OwnerLevel
from app.domain.sharing import SharedThings, list_names
from app.text import clean, fold, sort_key

__all__ = ["Consolidation", "FigureKey", "Total", "UnitFigures", "consolidate", "union_of_names"]

_ZERO = Decimal(0)
_NOTHING: Mapping[str, Decimal] = {}
_MEAN = Decimal("0.01")
_WEIGHTED = Decimal("0.001")
_NAME_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+và\s+", re.IGNORECASE)
_NOT_NAMES = frozenset({"", "dan toc", "cac dan toc"})


def union_of_names(notes: Sequence[str]) -> tuple[str, ...]:
    """Distinct names of several notes ("Tày, Nùng và Mông"), spelled as first met, in Vietnamese order."""
    names: dict[str, str] = {}
    for note in notes:
        for key, name in _names_of(note):
            names.setdefault(key, name)
    return tuple(sorted(names.values(), key=sort_key))


@lru_cache(maxsize=4096)
def _names_of(note: str) -> tuple[tuple[str, str], ...]:
    """The names of one note, each with the key under which it is the same name elsewhere."""
    found = []
    for piece in _NAME_SEPARATOR.split(clean(note).rstrip(".")):
        name = re.sub(r"^(?:các\s+)?(?:dân tộc|người)\s+", "", piece, flags=re.IGNORECASE)
        if fold(name) not in _NOT_NAMES and not name.isdigit():
            found.append((fold(name), name))
    return tuple(found)


class _Scope:
    """The units of one kind that a total is made of, what they share, and who was expected."""

    def __init__(
        self, catalogue: Catalogue, reports: Sequence[UnitFigures], shared: SharedThings, lists: Mapping[str, str]
    ) -> None:
        self.figures = Columns(catalogue, reports)
        self.notes = {report.unit_id: report.notes for report in reports}
        self.incomplete = {report.unit_id: report.lacking for report in reports if report.lacking}
        self.from_events = {report.unit_id: report.from_events for report in reports if report.from_events}
        self.shared = shared
        self.lists = lists

    def reporting(self, indicator: Indicator) -> Collection[int]:
        """Units that can enter the total: with both parts of a ratio, the weight of a mean, the names of a union."""
        given = self.figures.with_all(_needed(indicator))
        if indicator.across_units is AcrossUnits.UNION:
            return {unit_id for unit_id in given if _names_of(self.notes[unit_id].get(indicator.code, ""))}
        return given

    def lacking(self, indicator: Indicator, unit_ids: Collection[int]) -> dict[int, list[str]]:
        """Units whose figure lacks that of a former unit -> the names of these."""
        found = {}
        for unit_id in unit_ids if self.incomplete else ():
            known = self.incomplete.get(unit_id, {})
            if names := list(dict.fromkeys(name for code in _needed(indicator) for name in known.get(code, ()))):
                found[unit_id] = names
        return found

    def chosen(self, code: str, unit_ids: Collection[int]) -> Iterable[Decimal]:
        """The values of some units, all of which have one."""
        column = self.figures[code]
        return column.values() if len(unit_ids) == len(column) else [column[unit_id] for unit_id in unit_ids]


def _needed(indicator: Indicator) -> list[str]:
    """The indicators a total is made of."""
    if indicator.across_units is AcrossUnits.RATIO:
        return [code for code in (indicator.numerator, indicator.denominator) if code and code != "UNITS"]
    if indicator.across_units is AcrossUnits.WEIGHTED and indicator.weight:
        return [indicator.code, indicator.weight]
    return [indicator.code]


@dataclass(frozen=True, slots=True)
class _Made:
    """The value of a total and what goes with it."""

    value: Decimal | None
    shared: Decimal = _ZERO
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    names: tuple[str, ...] = ()


def consolidate(
    catalogue: Catalogue,
    reports: Sequence[UnitFigures],
    expected_communes: Mapping[int, str],
    expected_stations: Mapping[int, str],
    previous: Sequence[UnitFigures] = (),
    own: Mapping[str, Decimal] = _NOTHING,
) -> Consolidation:
    """All totals over the expected units (id -> name); ``previous`` are last year's figures of the same units.

    ``own`` is what the committee's own events add to sums and counts; no unit reports it, and no year is compared.
    """
    kinds = {False: expected_communes, True: expected_stations}
    lists = list_names(catalogue)
    now, before = _scopes(catalogue, reports, kinds, lists), _scopes(catalogue, previous, kinds, lists)
    cells: dict[str, Total] = {}
    for indicator in catalogue:
        kind = reporting_level(indicator, catalogue) is OwnerLevel.BORDER_STATION
        total = _parts_total if indicator.parts else _total
        cells[indicator.code] = total(indicator, now[kind], before[kind], kinds[kind])
    for code, value in own.items():
        cells[code] = replace(cells[code], value=(cells[code].value or _ZERO) + value, own=value)
    here = frozenset(report.unit_id for report in reports)
    return Consolidation(cells, expected_communes, expected_stations, submitted=here)


def _scopes(
    catalogue: Catalogue,
    reports: Sequence[UnitFigures],
    kinds: Mapping[bool, Mapping[int, str]],
    lists: Mapping[str, str],
) -> dict[bool, _Scope]:
    shared = SharedThings(reports)
    return {
        kind: _Scope(
            catalogue,
            [report for report in reports if report.is_station is kind and report.unit_id in expected],
            shared,
            lists,
        )
        for kind, expected in kinds.items()
    }


def _total(indicator: Indicator, now: _Scope, before: _Scope, expected: Mapping[int, str]) -> Total:
    given = now.reporting(indicator)
    made = _value(indicator, given, now)
    lacking = now.lacking(indicator, given)
    last, same, both = _compared(indicator, (now, given, made), before)
    code = indicator.code
    return Total(
        code,
        made.value,
        len(given) - len(lacking),
        len(expected),
        missing=_missing(given, expected, lacking),
        minimum=made.minimum,
        maximum=made.maximum,
        names=made.names,
        shared=made.shared,
        by_unit=now.figures.by_unit(indicator),
        previous=last,
        current_of_same=same,
        compared=both,
        partial={
            expected[report.unit_id]: report.hamlets[code]
            for report in now.figures.partial.get(code, ())
            if report.unit_id in given
        },
        from_events=tuple(expected[unit_id] for unit_id, codes in now.from_events.items() if code in codes),
    )


def _compared(
    indicator: Indicator, current: tuple[_Scope, Collection[int], _Made], before: _Scope
) -> tuple[Decimal | None, Decimal | None, int]:
    """Last year and this year over the units that gave the figure in both, so that a missing report is no change.

    The third is how many these are.
    """
    if not before.figures.ids:
        return None, None, 0
    now, given, made = current
    then = before.reporting(indicator)
    half = now.lacking(indicator, given).keys() | before.lacking(indicator, then).keys()
    both = [unit_id for unit_id in given if unit_id in then and unit_id not in half]
    same = made if len(both) == len(given) else _value(indicator, both, now)
    return _value(indicator, both, before).value, same.value, len(both)


def _missing(
    given: Collection[int], expected: Mapping[int, str], lacking: Mapping[int, Sequence[str]]
) -> tuple[str, ...]:
    if len(given) == len(expected) and not lacking:
        return ()
    names = [name for unit_id, name in expected.items() if unit_id not in given]
    return (*names, *(name for some in lacking.values() for name in some))


def _parts_total(indicator: Indicator, now: _Scope, before: _Scope, expected: Mapping[int, str]) -> Total:
    del before  # parts are of different measures, so no year is compared
    by_unit = now.figures.parts(indicator)
    totals: dict[str, Decimal] = {}
    for parts in by_unit.values():
        for part, value in parts.items():
            totals[part] = totals.get(part, _ZERO) + value
    lacking = now.lacking(indicator, by_unit)
    missing = _missing(by_unit, expected, lacking)
    count = len(by_unit) - len(lacking)
    return Total(indicator.code, None, count, len(expected), missing, parts=totals, parts_by_unit=by_unit)


def _value(indicator: Indicator, unit_ids: Collection[int], scope: _Scope) -> _Made:
    """The total over some units, each of which can enter it; no value without a unit."""
    return _VALUES[indicator.across_units](indicator, unit_ids, scope) if unit_ids else _Made(None)


def _sum(indicator: Indicator, unit_ids: Collection[int], scope: _Scope) -> _Made:
    return _Made(sum(scope.chosen(indicator.code, unit_ids), _ZERO))


def _distinct(indicator: Indicator, unit_ids: Collection[int], scope: _Scope) -> _Made:
    value = sum(scope.chosen(indicator.code, unit_ids), _ZERO)
    name = scope.lists.get(indicator.code)
    if name is None:
        return _Made(value)
    surplus = scope.shared.surplus(name, set(unit_ids))
    return _Made(value - surplus, shared=surplus)


def _ratio(indicator: Indicator, unit_ids: Collection[int], scope: _Scope) -> _Made:
    bottom = indicator.denominator or ""
    numerator = sum(scope.chosen(indicator.numerator or "", unit_ids), _ZERO)
    whole = Decimal(len(unit_ids)) if bottom == "UNITS" else sum(scope.chosen(bottom, unit_ids), _ZERO)
    return _Made(percent(numerator, whole))


def _weighted(indicator: Indicator, unit_ids: Collection[int], scope: _Scope) -> _Made:
    values, weights = scope.figures[indicator.code], scope.figures[indicator.weight or ""]
    whole = sum((weights[unit_id] for unit_id in unit_ids), _ZERO)
    products = sum((values[unit_id] * weights[unit_id] for unit_id in unit_ids), _ZERO)
    return _Made((products / whole).quantize(_WEIGHTED, ROUND_HALF_UP) if whole else None)


def _mean(indicator: Indicator, unit_ids: Collection[int], scope: _Scope) -> _Made:
    values = list(scope.chosen(indicator.code, unit_ids))
    mean = (sum(values, _ZERO) / len(values)).quantize(_MEAN, ROUND_HALF_UP)
    return _Made(mean, minimum=min(values), maximum=max(values))


def _union(indicator: Indicator, unit_ids: Collection[int], scope: _Scope) -> _Made:
    names = union_of_names([scope.notes[unit_id].get(indicator.code, "") for unit_id in unit_ids])
    return _Made(Decimal(len(names)) if names else None, names=names)


_VALUES = {
    AcrossUnits.SUM: _sum,
    AcrossUnits.LIST: _distinct,
    AcrossUnits.RATIO: _ratio,
    AcrossUnits.WEIGHTED: _weighted,
    AcrossUnits.MEAN: _mean,
    AcrossUnits.UNION: _union,
}

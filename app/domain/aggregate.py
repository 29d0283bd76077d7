"""Totals «tổng hợp»: what a committee, post or province shows, made from the figures of its units.

Every rule of the catalogue is applied here and nowhere else: sums of what has a value (blank is never 0), things that
two units share counted once, percentages recomputed from their parts, means weighted, names united, and each total
with its coverage: how many of the units that owe the figure have given it, and who is missing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from app.domain.derived import percent, reporting_level, with_derived
from app.domain.figures import Consolidation, FigureKey, Total, UnitFigures
from app.domain.indicators import AcrossUnits, Catalogue, Indicator, OwnerLevel
from app.domain.sharing import SharedThings, list_names
from app.text import clean, fold, sort_key

__all__ = ["Consolidation", "FigureKey", "Total", "UnitFigures", "consolidate", "union_of_names"]

_ZERO = Decimal(0)
_MEAN = Decimal("0.01")
_WEIGHTED = Decimal("0.001")
_NAME_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+và\s+", re.IGNORECASE)
_NOT_NAMES = frozenset({"", "dan toc", "cac dan toc"})


def union_of_names(notes: Sequence[str]) -> tuple[str, ...]:
    """Distinct names of several notes ("Tày, Nùng và Mông"), spelled as first met, in Vietnamese order."""
    names: dict[str, str] = {}
    for note in notes:
        for piece in _NAME_SEPARATOR.split(clean(note).rstrip(".")):
            name = re.sub(r"^(?:các\s+)?(?:dân tộc|người)\s+", "", piece, flags=re.IGNORECASE)
            if fold(name) not in _NOT_NAMES and not name.isdigit():
                names.setdefault(fold(name), name)
    return tuple(sorted(names.values(), key=sort_key))


@dataclass(frozen=True, slots=True)
class _Unit:
    """One report with its derived figures, ready to be added up."""

    report: UnitFigures
    values: Mapping[str, Decimal]

    @property
    def id(self) -> int:
        return self.report.unit_id


class _Scope:
    """The units of one total and what they share."""

    def __init__(self, catalogue: Catalogue, reports: Sequence[UnitFigures]) -> None:
        self.catalogue = catalogue
        self.units = [_Unit(report, with_derived(catalogue, report)) for report in reports]
        self.shared = SharedThings(reports)
        self.lists = list_names(catalogue)

    def of_kind(self, *, is_station: bool, expected: Mapping[int, str]) -> list[_Unit]:
        return [unit for unit in self.units if unit.report.is_station is is_station and unit.id in expected]


def consolidate(
    catalogue: Catalogue,
    reports: Sequence[UnitFigures],
    expected_communes: Mapping[int, str],
    expected_stations: Mapping[int, str],
    previous: Sequence[UnitFigures] = (),
) -> Consolidation:
    """All totals over the expected units (id -> name); ``previous`` are last year's figures of the same units."""
    now, before = _Scope(catalogue, reports), _Scope(catalogue, previous)
    cells: dict[str, Total] = {}
    kinds = {False: expected_communes, True: expected_stations}
    units = {kind: now.of_kind(is_station=kind, expected=expected) for kind, expected in kinds.items()}
    former = {kind: before.of_kind(is_station=kind, expected=expected) for kind, expected in kinds.items()}
    for indicator in catalogue:
        kind = reporting_level(indicator, catalogue) is OwnerLevel.BORDER_STATION
        total = _total(indicator, units[kind], kinds[kind], now)
        if former[kind] and not indicator.parts:
            total = _with_previous(total, indicator, (units[kind], now), (former[kind], before))
        cells[indicator.code] = total
    return Consolidation(cells, expected_communes, expected_stations)


def _with_previous(
    total: Total, indicator: Indicator, current: tuple[list[_Unit], _Scope], former: tuple[list[_Unit], _Scope]
) -> Total:
    """Compare over the units that gave the figure in both years, so that a missing report is no change."""
    (units_now, now), (units_before, before) = current, former
    both = _reporting(indicator, units_now) & _reporting(indicator, units_before)
    last = _total(indicator, [unit for unit in units_before if unit.id in both], {}, before)
    same = _total(indicator, [unit for unit in units_now if unit.id in both], {}, now)
    return replace(total, previous=last.value, current_of_same=same.value)


def _total(indicator: Indicator, units: list[_Unit], expected: Mapping[int, str], scope: _Scope) -> Total:
    if indicator.parts:
        return _parts_total(indicator, units, expected)
    given = _reporting(indicator, units)
    reporting = [unit for unit in units if unit.id in given]
    total = _VALUES[indicator.across_units](indicator, reporting, scope)
    code = indicator.code
    return replace(
        total,
        reported=len(given),
        expected=len(expected),
        missing=tuple(name for unit_id, name in expected.items() if unit_id not in given),
        by_unit={unit.id: unit.values.get(code) for unit in units},
        partial={unit.report.unit_name: unit.report.hamlets[code] for unit in reporting if code in unit.report.hamlets},
    )


def _reporting(indicator: Indicator, units: list[_Unit]) -> set[int]:
    """Units that can enter the total: with both parts of a ratio, the weight of a mean, the names of a union."""
    needed = [indicator.code]
    if indicator.across_units is AcrossUnits.RATIO:
        needed = [code for code in (indicator.numerator, indicator.denominator) if code and code != "UNITS"]
    elif indicator.across_units is AcrossUnits.WEIGHTED and indicator.weight:
        needed.append(indicator.weight)
    given = {unit.id for unit in units if all(code in unit.values for code in needed)}
    if indicator.across_units is AcrossUnits.UNION:
        given &= {unit.id for unit in units if union_of_names([unit.report.notes.get(indicator.code, "")])}
    return given


def _parts_total(indicator: Indicator, units: list[_Unit], expected: Mapping[int, str]) -> Total:
    by_unit: dict[int, Mapping[str, Decimal]] = {}
    totals: dict[str, Decimal] = {}
    for unit in units:
        values = unit.report.values
        parts = {part: values[indicator.code, part] for part in indicator.parts if (indicator.code, part) in values}
        if parts:
            by_unit[unit.id] = parts
        for part, value in parts.items():
            totals[part] = totals.get(part, _ZERO) + value
    missing = tuple(name for unit_id, name in expected.items() if unit_id not in by_unit)
    return Total(indicator.code, None, len(by_unit), len(expected), missing, parts=totals, parts_by_unit=by_unit)


def _plain(code: str, value: Decimal | None) -> Total:
    return Total(code, value, 0, 0)


def _sum(indicator: Indicator, units: list[_Unit], scope: _Scope) -> Total:
    del scope
    code = indicator.code
    return _plain(code, sum((unit.values[code] for unit in units), _ZERO) if units else None)


def _distinct(indicator: Indicator, units: list[_Unit], scope: _Scope) -> Total:
    total = _sum(indicator, units, scope)
    name = scope.lists.get(indicator.code)
    if total.value is None or name is None:
        return total
    surplus = scope.shared.surplus(name, {unit.id for unit in units})
    return replace(total, value=total.value - surplus, shared=surplus)


def _ratio(indicator: Indicator, units: list[_Unit], scope: _Scope) -> Total:
    del scope
    top, bottom = indicator.numerator or "", indicator.denominator or ""
    numerator = sum((unit.values[top] for unit in units), _ZERO) if units else None
    whole = Decimal(len(units)) if bottom == "UNITS" else sum((unit.values[bottom] for unit in units), _ZERO)
    return _plain(indicator.code, percent(numerator, whole))


def _weighted(indicator: Indicator, units: list[_Unit], scope: _Scope) -> Total:
    del scope
    weights = [unit.values[indicator.weight or ""] for unit in units]
    products = (unit.values[indicator.code] * weight for unit, weight in zip(units, weights, strict=True))
    whole = sum(weights, _ZERO)
    value = (sum(products, _ZERO) / whole).quantize(_WEIGHTED, ROUND_HALF_UP) if whole else None
    return _plain(indicator.code, value)


def _mean(indicator: Indicator, units: list[_Unit], scope: _Scope) -> Total:
    del scope
    values = [unit.values[indicator.code] for unit in units]
    if not values:
        return _plain(indicator.code, None)
    mean = (sum(values, _ZERO) / len(values)).quantize(_MEAN, ROUND_HALF_UP)
    return replace(_plain(indicator.code, mean), minimum=min(values), maximum=max(values))


def _union(indicator: Indicator, units: list[_Unit], scope: _Scope) -> Total:
    del scope
    names = union_of_names([unit.report.notes.get(indicator.code, "") for unit in units])
    return replace(_plain(indicator.code, Decimal(len(names)) if names else None), names=names)


_VALUES = {
    AcrossUnits.SUM: _sum,
    AcrossUnits.LIST: _distinct,
    AcrossUnits.RATIO: _ratio,
    AcrossUnits.WEIGHTED: _weighted,
    AcrossUnits.MEAN: _mean,
    AcrossUnits.UNION: _union,
}

"""Several periods of one unit as one: flows add up, stocks take the last figure, percentages start anew from parts."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from app.domain.figures import FigureKey, UnitFigures
from app.domain.indicators import Catalogue, Indicator, OverTime
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register

#: Sheets whose rows happen once and belong to every period; of the others the last state is the truth.
_HAPPENINGS = frozenset({Register.INCIDENTS, Register.PATROLS, Register.EVENTS, Register.BUDGET})
_WEIGHTED = Decimal("0.001")


def across_periods(catalogue: Catalogue, periods: Sequence[UnitFigures]) -> UnitFigures:
    """Figures of one unit over consecutive periods, earliest first; a blank period neither adds nor replaces.

    Percentages are left out: they are recomputed from the parts wherever they are shown.
    """
    last = periods[-1]
    values: dict[FigureKey, Decimal] = {}
    for key in dict.fromkeys(key for report in periods for key in report.values):
        code = key[0]
        if code in catalogue and (value := _value(catalogue[code], key, periods)) is not None:
            values[key] = value
    notes = {code: note for report in periods for code, note in report.notes.items() if note}
    coverage = {code: count for report in periods for code, count in report.hamlets.items()}
    return replace(
        last,
        values=values,
        notes=notes,
        hamlets=coverage,
        rows=tuple(
            item
            for report in periods
            for item in report.rows
            if item.register in _HAPPENINGS or report is _last_with(item.register, periods)
        ),
        period=_whole_period(periods),
        listed=frozenset().union(*(report.listed for report in periods)),
    )


def _value(indicator: Indicator, key: FigureKey, periods: Sequence[UnitFigures]) -> Decimal | None:
    given = [report for report in periods if key in report.values]
    if indicator.over_time is OverTime.FLOW:
        return sum((report.values[key] for report in given), Decimal(0))
    if indicator.over_time is OverTime.STOCK:
        return given[-1].values[key]
    if indicator.over_time is OverTime.RATIO:
        return None
    weight = (indicator.weight or "", "")
    pairs = [(report.values[key], report.values[weight]) for report in given if weight in report.values]
    whole = sum((part for _figure, part in pairs), Decimal(0))
    if not whole:
        return None
    products = sum((figure * part for figure, part in pairs), Decimal(0))
    return (products / whole).quantize(_WEIGHTED, ROUND_HALF_UP)


def _last_with(register: Register, periods: Sequence[UnitFigures]) -> UnitFigures | None:
    with_rows = [report for report in periods if register in report.registers]
    return with_rows[-1] if with_rows else None


def _whole_period(periods: Sequence[UnitFigures]) -> ReportingPeriod | None:
    known = [report.period for report in periods if report.period]
    return ReportingPeriod(min(item.start for item in known), max(item.end for item in known)) if known else None

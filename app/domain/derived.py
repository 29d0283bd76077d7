"""Figures nobody types: offences counted from the incident list, units silenced by tier 4, percentages."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from app.domain.figures import UnitFigures
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.list_definitions import is_criminal, is_fined
from app.domain.lists import ListSheets, derive
from app.domain.registers import Incident, Register

_PERCENT = Decimal("0.01")
_CASES = ("G01", "G03", "G06", "G09")
_PERSONS = ("G02", "G04", "G07")
_FROM_INCIDENTS = frozenset({"G12", "G13", "G14", "G15"})


def percent(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Percent points with two decimals; ``None`` when a part is missing or the whole is 0 ("-" on paper)."""
    if numerator is None or not denominator:
        return None
    return (numerator * 100 / denominator).quantize(_PERCENT, ROUND_HALF_UP)


def reporting_level(indicator: Indicator, catalogue: Catalogue) -> OwnerLevel:
    """Whose reports a total waits for: border stations, or communes (which also bring what their hamlets own)."""
    if indicator.code in _FROM_INCIDENTS:
        return OwnerLevel.BORDER_STATION
    if indicator.numerator in catalogue and indicator.numerator:
        return reporting_level(catalogue[indicator.numerator], catalogue)
    return OwnerLevel.BORDER_STATION if indicator.owner is OwnerLevel.BORDER_STATION else OwnerLevel.COMMUNE


def derived_figures(report: UnitFigures) -> dict[str, Decimal]:
    """Figures of one unit that follow from its lists and other figures."""
    return _offences(report) if report.is_station else _silenced(report)


def _silenced(report: UnitFigures) -> dict[str, Decimal]:
    found = derive("written_reports", ListSheets(report.rows, period=report.period, registers=report.listed))
    return {} if found is None else {"N13": found}


def _offences(report: UnitFigures) -> dict[str, Decimal]:
    """From the incident list, whose rows show the measure taken; without it from the typed cases and persons."""
    sheets = ListSheets(report.rows, period=report.period, registers=report.listed)
    if Register.INCIDENTS not in sheets.present:
        return _offences_without_list(report.values)
    offences = [row for row in sheets.of(Register.INCIDENTS) if isinstance(row, Incident) and row.kind.startswith("G")]
    return {
        "G12": Decimal(len(offences)),
        "G13": Decimal(sum(row.offender_count or 0 for row in offences)),
        "G14": Decimal(sum(1 for row in offences if is_criminal(row))),
        "G15": Decimal(sum(1 for row in offences if is_fined(row))),
    }


def _offences_without_list(values: Mapping[tuple[str, str], Decimal]) -> dict[str, Decimal]:
    figures: dict[str, Decimal] = {}
    for code, parts in (("G12", _CASES), ("G13", _PERSONS)):
        if all((part, "") in values for part in parts):
            figures[code] = sum((values[part, ""] for part in parts), Decimal(0))
    if figures.get("G12") == 0:
        figures |= {"G14": Decimal(0), "G15": Decimal(0)}
    return figures

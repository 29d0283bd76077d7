"""The rows of the sheets of indicators, by codes or by names; a sheet may continue another one."""

from app.domain.findings import Severity, Where
from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.layouts import Role
from app.domain.submissions import ReportHeader
from app.importing.codes import owns
from app.importing.collector import Collector
from app.importing.indicator_columns import find_columns
from app.importing.indicator_sheet import IndicatorSheet, Typed
from app.importing.layout import Layout, code_column
from app.importing.name_tables import name_column
from app.importing.named_sheets import NamedIndicatorSheet
from app.importing.raw import RawSheet
from app.importing.refusals import refusal
from app.importing.row_slips import ask_slipped_values


def typed_figures(layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader) -> list[Typed]:
    """What the sheets of indicators say, by codes or by names; a second sheet may only continue the first."""
    tables = layout.tables[Role.INDICATORS]
    typed: list[Typed] = []
    is_named = layout.is_named and code_column(*tables[0]) == 0
    for sheet, row in tables:
        more = _typed_of(sheet, row, catalogue, collector, header)
        if typed and {item.key for item in typed} & {item.key for item in more}:
            raise refusal("same-sheet-twice", first=tables[0][0].name, second=sheet.name)
        typed += more
    first = tables[0][0]
    if is_named:
        collector.add("read-by-names", Severity.NOTE, Where(first.name), count=str(len(typed)))
    _report_missing_codes(first, typed, catalogue, collector, is_station=header.is_station, is_named=is_named)
    return typed


def _typed_of(
    sheet: RawSheet, row: int, catalogue: Catalogue, collector: Collector, header: ReportHeader
) -> list[Typed]:
    year = header.period.year if header.period else None
    code = code_column(sheet, row)
    columns = find_columns(sheet, row, code or name_column(sheet, row), year, is_station=header.is_station)
    collector.commune_titles += [(commune, columns.titles[place]) for place, commune in columns.communes.items()]
    kind = IndicatorSheet if code else NamedIndicatorSheet
    typed = kind(sheet, columns, catalogue, collector, is_station=header.is_station).read()
    ask_slipped_values(sheet, columns, typed, collector)
    return typed


def _report_missing_codes(
    sheet: RawSheet, typed: list[Typed], catalogue: Catalogue, collector: Collector, *, is_station: bool, is_named: bool
) -> None:
    """Codes that somebody deleted from the form: only in groups of which other codes are there."""
    present = {item.indicator.code for item in typed}
    groups = {code[0] for code in present}
    if is_named:
        present |= {item.code for item in catalogue.owned_by(OwnerLevel.HAMLET)}
    missing = [
        item.code
        for item in catalogue
        if item.group in groups and owns(item, is_station=is_station) and item.code not in present
    ]
    if missing:
        collector.add("codes-missing", Severity.WARNING, Where(sheet.name), codes=", ".join(missing))

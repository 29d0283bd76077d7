"""The two tables of figures of a workbook, of indicators and of hamlets, each read by codes or by names."""

from app.domain.findings import Severity, Where
from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.layouts import Role
from app.domain.submissions import ReportedFigure, ReportedHamlet, ReportHeader
from app.importing.codes import owns
from app.importing.collector import Collector
from app.importing.hamlet_sheet import HamletSheet, HamletTable
from app.importing.indicator_columns import find_columns
from app.importing.indicator_sheet import Figures, IndicatorSheet, Typed
from app.importing.layout import Layout, code_column, has_codes
from app.importing.name_tables import name_column
from app.importing.named_sheets import NamedHamletSheet, NamedIndicatorSheet, hamlet_figures_of_commune
from app.importing.raw import RawSheet
from app.importing.sums import with_hamlet_sums


def read_figures(
    layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader
) -> tuple[list[ReportedFigure], list[ReportedHamlet]]:
    """(figures of the unit and then of its hamlets, the hamlets): what a commune's hamlets report is summed up."""
    typed = _typed_figures(layout, catalogue, collector, header)
    table = _hamlet_table(layout, catalogue, collector, header)
    figures = Figures(catalogue, collector, is_station=header.is_station).settle(typed)
    if not header.is_station:
        if layout.is_named:
            figures += hamlet_figures_of_commune(figures, table, layout.by_role.get(Role.HAMLETS, RawSheet("")).name)
        figures = with_hamlet_sums(figures, table, catalogue, collector)
    return [*figures, *table.figures], table.hamlets


def _typed_figures(layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader) -> list[Typed]:
    """What the sheet of indicators says, by codes or by names."""
    sheet = layout.by_role[Role.INDICATORS]
    row = layout.header_rows[Role.INDICATORS]
    year = header.period.year if header.period else None
    is_named = layout.is_named and code_column(sheet, row) == 0
    columns = find_columns(
        sheet, row, code_column(sheet, row) or name_column(sheet, row), year, is_station=header.is_station
    )
    kind = NamedIndicatorSheet if is_named else IndicatorSheet
    reader = kind(sheet, columns, catalogue, collector, is_station=header.is_station)
    typed = reader.read()
    if is_named:
        collector.add("read-by-names", Severity.NOTE, Where(sheet.name), count=str(len(typed)))
    _report_missing_codes(sheet, typed, catalogue, collector, is_station=header.is_station, is_named=is_named)
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


def _hamlet_table(layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader) -> HamletTable:
    """What the sheet of hamlets says, by codes or by names; empty for a station and for a form without it."""
    sheet = layout.by_role.get(Role.HAMLETS)
    if sheet is None or header.is_station:
        if not header.is_station:
            collector.add("hamlet-sheet-missing", Severity.WARNING, Where())
        return HamletTable()
    is_named = layout.is_named and not has_codes(sheet, layout.header_rows[Role.HAMLETS], catalogue)
    kind = NamedHamletSheet if is_named else HamletSheet
    return kind(sheet, layout.header_rows[Role.HAMLETS], catalogue, collector).read()

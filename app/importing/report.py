"""A raw workbook and the catalogue of the year into a :class:`ParsedReport`; nothing is stored, nothing is guessed."""

from app.domain.findings import Severity, Where
from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.submissions import ParsedReport, ReportHeader
from app.importing.codes import owns
from app.importing.collector import Collector
from app.importing.hamlet_sheet import HamletSheet, HamletTable
from app.importing.header_sheet import read_header
from app.importing.header_text import header_from_text
from app.importing.indicator_columns import find_columns
from app.importing.indicator_sheet import Figures, IndicatorSheet, Typed
from app.importing.layout import Layout, Role, code_column, find_layout, has_codes
from app.importing.list_sheets import ListSheet
from app.importing.name_tables import name_column
from app.importing.named_sheets import NamedHamletSheet, NamedIndicatorSheet, hamlet_figures_of_commune
from app.importing.narrative_sheet import read_narrative
from app.importing.raw import RawSheet, RawWorkbook
from app.importing.sums import compare_communes, with_hamlet_sums
from app.importing.text_checks import refuse_unreadable_text
from app.importing.workbook_remarks import encodings_of, report_workbook


def read_report(workbook: RawWorkbook, catalogue: Catalogue, file_name: str = "") -> ParsedReport:
    """Everything one workbook says; raises :class:`BadFile` when it cannot be read for certain."""
    refuse_unreadable_text(workbook)
    layout = find_layout(workbook, catalogue)
    collector = Collector()
    is_1904 = workbook.date1904
    header = read_header(layout.by_role.get(Role.HEADER), layout.by_role.get(Role.META), collector, is_1904=is_1904)
    if layout.is_named:
        header = header_from_text(header, workbook, file_name)
    typed = _typed_figures(layout, catalogue, collector, header)
    table = _hamlets(layout, catalogue, collector, header)
    figures = Figures(catalogue, collector, is_station=header.is_station).settle(typed)
    if header.is_station:
        compare_communes(figures, collector)
    else:
        if layout.is_named:
            figures += hamlet_figures_of_commune(figures, table, layout.by_role.get(Role.HAMLETS, RawSheet("")).name)
        figures = with_hamlet_sums(figures, table, catalogue, collector)
    rows = [
        row
        for register, (sheet, number) in layout.registers.items()
        for row in ListSheet(register, sheet, number, collector, is_1904=is_1904).read()
    ]
    narrative_sheet = layout.by_role.get(Role.NARRATIVE)
    narrative = (
        read_narrative(narrative_sheet, layout.header_rows[Role.NARRATIVE], collector) if narrative_sheet else []
    )
    report_workbook(workbook, layout, collector)
    return ParsedReport(
        header=header,
        hamlets=tuple(table.hamlets),
        figures=(*figures, *table.figures),
        rows=tuple(rows),
        narrative=tuple(narrative),
        findings=tuple(collector.findings),
        ignored_sheets=tuple(sheet.name for sheet in layout.unknown),
        encodings=encodings_of(workbook),
    )


def _typed_figures(layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader) -> list[Typed]:
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


def _hamlets(layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader) -> HamletTable:
    sheet = layout.by_role.get(Role.HAMLETS)
    if sheet is None or header.is_station:
        if not header.is_station:
            collector.add("hamlet-sheet-missing", Severity.WARNING, Where())
        return HamletTable()
    is_named = layout.is_named and not has_codes(sheet, layout.header_rows[Role.HAMLETS], catalogue)
    kind = NamedHamletSheet if is_named else HamletSheet
    return kind(sheet, layout.header_rows[Role.HAMLETS], catalogue, collector).read()

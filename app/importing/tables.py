"""The two tables of figures of a workbook: of indicators and of hamlets, which together are the report of a commune."""

from app.domain.findings import Severity, Where
from app.domain.indicators import Catalogue
from app.domain.layouts import Role
from app.domain.submissions import ReportedFigure, ReportedHamlet, ReportHeader
from app.importing.collector import Collector, use_as_read
from app.importing.hamlet_sheet import HamletTable
from app.importing.hamlet_tables import read_hamlets
from app.importing.indicator_sheet import Figures
from app.importing.indicator_tables import typed_figures
from app.importing.layout import Layout
from app.importing.named_sheets import hamlet_figures_of_commune
from app.importing.raw import CellKind
from app.importing.sums import with_hamlet_sums

#: So many numbers in a sheet nobody knows may be the figures of hamlets.
_LEAST_NUMBERS = 10


def read_figures(
    layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader
) -> tuple[list[ReportedFigure], list[ReportedHamlet]]:
    """(figures of the unit and then of its hamlets, the hamlets): what a commune's hamlets report is summed up."""
    typed = typed_figures(layout, catalogue, collector, header)
    tables = layout.tables.get(Role.HAMLETS, [])
    if not tables and not header.is_station:
        _report_missing(layout, collector)
    is_read = bool(tables) and not header.is_station
    year = header.period.year if header.period else None
    table = read_hamlets(tables, catalogue, collector, year) if is_read else HamletTable()
    figures = Figures(catalogue, collector, is_station=header.is_station).settle(typed)
    if not header.is_station:
        if layout.is_named:
            figures += hamlet_figures_of_commune(figures, table, tables[0][0].name if tables else "")
        figures = with_hamlet_sums(figures, table, catalogue, collector)
    return [*figures, *table.figures], table.hamlets


def _report_missing(layout: Layout, collector: Collector) -> None:
    """No table of hamlets was found; it may be a sheet nobody knows, and then its numbers would get lost."""
    numbers = {
        sheet.name: sum(cell.kind is CellKind.NUMBER for cells in sheet.rows.values() for cell in cells.values())
        for sheet in layout.unknown
    }
    name = max(numbers, key=lambda name: numbers[name], default="")
    if name and numbers[name] >= _LEAST_NUMBERS:
        collector.ask("hamlet-sheet-unclear", Where(name), (use_as_read(),), count=str(numbers[name]))
    else:
        collector.add("hamlet-sheet-missing", Severity.WARNING, Where())

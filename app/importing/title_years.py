"""The year that the titles of the tables say against the period of the report."""

import re

from app.domain.findings import Where
from app.domain.layouts import Role
from app.domain.submissions import ReportHeader
from app.importing.collector import Collector, use_as_read
from app.importing.layout import Layout
from app.importing.raw import CellKind
from app.text import fold

_YEAR = re.compile(r"\bnam (20[0-9]{2})\b")
_LONGEST = 120


def ask_title_years(layout: Layout, header: ReportHeader, collector: Collector) -> None:
    """A table titled for another year than the report: last year's figures, or a title nobody changed; asked once."""
    if header.period is None or any(item.code == "period-differs" for item in collector.findings):
        return
    years = {str(header.period.start.year), str(header.period.end.year)}
    for role in (Role.INDICATORS, Role.HAMLETS):
        for sheet, table in layout.tables.get(role, ()):
            for row in sorted(number for number in sheet.rows if number < table):
                for column, cell in sorted(sheet.rows[row].items()):
                    is_title = cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST
                    said = set(_YEAR.findall(fold(cell.text))) if is_title else set()
                    if said and not said & years:
                        where = Where(sheet.name, sheet.place(row, column))
                        data = {"typed": str(header.period.year), "hidden": min(said)}
                        collector.ask("period-differs", where, (use_as_read(),), **data)
                        return

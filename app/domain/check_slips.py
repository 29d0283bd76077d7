"""Numbers that slipped by a row, seen against the accepted figures of last year.

The reader sees it only where the sheet has a column of last year; most sheets of other offices have none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from operator import itemgetter

from app.domain.check_case import Case, warning
from app.domain.findings import Finding
from app.domain.row_slips import slipped_runs
from app.domain.submissions import FigureStatus, ReportedFigure
from app.i18n import _

#: What the reader asks about the same: once is enough.
_ASKED_BY_READER = "values-slipped"
_CELL = re.compile(r"([A-Z]+)(\d+)")


def slip_findings(case: Case) -> Iterator[Finding]:
    """One finding for each run of the unit's own figures that resemble last year's of the rows beside."""
    if not case.last_year or any(item.code == _ASKED_BY_READER for item in case.report.findings):
        return
    for column in _columns(case):
        rows = _with_blanks(case, column)
        values = [_value(column.get(code)) for code in rows]
        for first, after, shift in slipped_runs(values, [case.last_year.get((code, "")) for code in rows]):
            told = [column[code] for code in rows[first:after] if code in column]
            yield warning(
                "slipped-since-last-year",
                told[0].where,
                told[0].indicator,
                first=f"{told[0].indicator} ({told[0].where.cell})",
                last=f"{told[-1].indicator} ({told[-1].where.cell})",
                count=str(len(told)),
                direction=_("lên một dòng") if shift > 0 else _("xuống một dòng"),
            )


def _columns(case: Case) -> Iterator[dict[str, ReportedFigure]]:
    """The unit's own figures by code as they stand below each other, each column of a sheet by itself."""
    columns: dict[tuple[str, str], list[tuple[int, str, ReportedFigure]]] = defaultdict(list)
    for (code, part), figure in case.values.typed.items():
        if not part and (found := _CELL.fullmatch(figure.where.cell)):
            columns[figure.where.sheet, found[1]].append((int(found[2]), code, figure))
    for rows in columns.values():
        yield {code: figure for _row, code, figure in sorted(rows, key=itemgetter(0))}


def _with_blanks(case: Case, column: Mapping[str, ReportedFigure]) -> list[str]:
    """The codes of a column with those of blank cells between them: a blank is where numbers have left a row."""
    order = {item.code: place for place, item in enumerate(case.catalogue)}
    typed = [code for code in column if code in order]
    if typed != sorted(typed, key=order.__getitem__):
        return typed
    reach = range(order[typed[0]], order[typed[-1]] + 1) if typed else range(0)
    blank = {code for code, hamlet in case.last_year if not hamlet and order.get(code, -1) in reach}
    return sorted({*typed, *blank}, key=order.__getitem__)


def _value(figure: ReportedFigure | None) -> Decimal | None:
    return None if figure is None or figure.status is FigureStatus.ASKED else figure.value

"""A workbook of any kind as sheets that can be written anew: values as sent, text in Unicode."""

import re
from datetime import datetime

from app.domain.sheet_copies import CopiedCell, CopiedKind, SheetCopy, WorkbookCopy
from app.importing.own_marks import without_own_list
from app.importing.raw import CellKind, NumberFormat, RawCell, RawWorkbook

_KINDS = {CellKind.NUMBER: CopiedKind.NUMBER, CellKind.BOOLEAN: CopiedKind.BOOLEAN, CellKind.ERROR: CopiedKind.ERROR}
_FORMATS = {NumberFormat.DATE: "dd/mm/yyyy", NumberFormat.PERCENT: "0.0#%", NumberFormat.TIME: "hh:mm:ss"}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Day 0 of both ways to count days; the usual one believes in a 29/02/1900, so it holds from March 1900.
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a calendar, no moment
#: What a formula without result shows: nobody calculates in the sender's place, and a blank would pass for one.
_NO_RESULT = "#N/A"


def copy_of(workbook: RawWorkbook) -> WorkbookCopy:
    """All sheets in their order, without the list of errors we added before."""
    return WorkbookCopy(
        tuple(
            SheetCopy(
                sheet.name,
                tuple(
                    _copied(cell, is_1904=workbook.date1904)
                    for _row, cells in sorted(sheet.rows.items())
                    for _column, cell in sorted(cells.items())
                ),
                sheet.is_hidden,
                tuple((one.first_row, one.first_column, one.last_row, one.last_column) for one in sheet.merged),
                sheet.hidden_rows,
                sheet.hidden_columns,
            )
            for sheet in without_own_list(workbook).sheets
        ),
        workbook.date1904,
    )


def _copied(cell: RawCell, *, is_1904: bool) -> CopiedCell:
    if cell.kind is CellKind.UNCALCULATED:
        return CopiedCell(cell.row, cell.column, CopiedKind.ERROR, _NO_RESULT)
    if cell.kind is CellKind.ISO_DATE:
        return _day(cell, is_1904=is_1904)
    kind = _KINDS.get(cell.kind, CopiedKind.TEXT)
    shown = "0" * cell.digits if cell.digits else _FORMATS.get(cell.format, "")
    return CopiedCell(cell.row, cell.column, kind, cell.text, shown if kind is CopiedKind.NUMBER else "")


def _day(cell: RawCell, *, is_1904: bool) -> CopiedCell:
    """A day that is written out becomes its number, as spreadsheets keep days; what is none stays text."""
    days = None
    if _ISO.match(cell.text):
        try:
            days = (datetime.fromisoformat(cell.text).replace(tzinfo=None) - _EPOCHS[is_1904]).total_seconds() / 86_400
        except ValueError:
            days = None
    if days is None or days < 61:
        return CopiedCell(cell.row, cell.column, CopiedKind.TEXT, cell.text)
    number = str(int(days)) if days == int(days) else repr(days)
    return CopiedCell(cell.row, cell.column, CopiedKind.NUMBER, number, _FORMATS[NumberFormat.DATE])

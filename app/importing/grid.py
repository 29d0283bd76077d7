"""The sender's workbook as seen: rows and cells of every sheet, for the screen."""

from app.domain.sheets import GridRow, SheetGrid
from app.importing.dates import read_date
from app.importing.raw import CellKind, NumberFormat, RawCell, RawWorkbook, column_name
from app.importing.values import exact_number
from app.text import format_number, short_date

_MOST_ROWS = 5_000
_MOST_MERGED = 2_000


def grid_of(workbook: RawWorkbook) -> tuple[SheetGrid, ...]:
    """All sheets in their order."""
    return tuple(
        SheetGrid(
            sheet.name,
            sheet.is_hidden,
            tuple(
                GridRow(
                    row,
                    tuple((column_name(column), _shown(cell, workbook)) for column, cell in sorted(cells.items())),
                    is_hidden=row in sheet.hidden_rows,
                )
                for row, cells in sorted(sheet.rows.items())[:_MOST_ROWS]
            ),
            tuple(column_name(column) for column in sorted(sheet.hidden_columns)[:100]),
            tuple(
                (f"{column_name(item.first_column)}{item.first_row}", f"{column_name(item.last_column)}{item.last_row}")
                for item in sheet.merged[:_MOST_MERGED]
            ),
        )
        for sheet in workbook.sheets
    )


def _shown(cell: RawCell, workbook: RawWorkbook) -> str:
    if cell.kind is CellKind.BOOLEAN:
        return "TRUE" if cell.text == "1" else "FALSE"
    if cell.kind is not CellKind.NUMBER:
        return cell.text
    if cell.format is NumberFormat.DATE:
        reading = read_date(cell, is_1904=workbook.date1904)
        return short_date(reading.day) if reading.day else cell.shown
    number = exact_number(cell.text)
    if number is None or cell.digits:
        return cell.shown
    if cell.format is NumberFormat.PERCENT:
        return f"{format_number(number * 100)}%"
    return format_number(number)

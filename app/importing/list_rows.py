"""What a row under the titles of a list is: an entry, a total, a heading over entries, a signature."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum

from app.importing.list_columns import ListColumns
from app.importing.raw import NUMBER, TEXT, RawCell, RawSheet
from app.importing.register_words import NUMBER_TYPES
from app.importing.titles import merged_at
from app.importing.total_rows import Total, is_numbering, says_section, says_signature, says_total
from app.importing.values import exact_number

#: Under the titles a row may number the columns.
_NUMBERING_DEPTH = 2
_LONGEST_ORDER = 5
_MOST_SIGNING = 3
_LEAST_SUMMED = 2


class ListRowKind(Enum):
    """How a row of a list is taken."""

    ENTRY = "entry"
    TOTAL = "total"
    HEADING = "heading"
    #: perhaps a total: left out and asked
    DOUBTFUL = "doubtful"
    REMARK = "remark"
    BLANK = "blank"


#: For what every row passes through, see :mod:`app.importing.raw`.
ENTRY, TOTAL, BLANK = ListRowKind.ENTRY, ListRowKind.TOTAL, ListRowKind.BLANK
_YES, _PERHAPS = Total.YES, Total.PERHAPS


def list_row_kind(sheet: RawSheet, row: int, columns: ListColumns) -> ListRowKind:
    """What a filled row is; one that carries an order number is an entry whatever it says."""
    cells = sheet.rows[row]
    if row <= columns.header_row + _NUMBERING_DEPTH and is_numbering(cells):
        return BLANK
    order = cells.get(columns.order)
    if order is not None and len(cells) == 1:
        is_text = order.kind is TEXT and len(order.text.strip()) > _LONGEST_ORDER
        return _of_words(sheet, row, cells) if is_text else BLANK
    if order is not None and order.kind is NUMBER:
        return ENTRY
    kind = _of_words(sheet, row, cells)
    return ListRowKind.DOUBTFUL if kind is ENTRY and _adds_up(sheet, row, columns) else kind


def _adds_up(sheet: RawSheet, row: int, columns: ListColumns) -> bool:
    """Whether a row says nothing but one name, and its numbers are the sums of all rows above it or below it."""
    cells = sheet.rows[row].values()
    numbers = [cell for cell in cells if cell.kind is NUMBER and _is_number_column(columns, cell.column)]
    if not numbers or len(cells) - len(numbers) > 1:
        return False
    above = [number for number in sheet.rows if columns.header_row < number < row]
    below = [number for number in sheet.rows if number > row]
    return _sums_up(sheet, numbers, above) or _sums_up(sheet, numbers, below)


def _sums_up(sheet: RawSheet, numbers: Sequence[RawCell], rows: Sequence[int]) -> bool:
    """Whether each number is the sum of at least two others of its column in these rows."""
    for cell in numbers:
        values = [value for row in rows if (value := _value(sheet, row, cell.column))]
        if len(values) < _LEAST_SUMMED or exact_number(cell.text) != sum(values):
            return False
    return True


def _is_number_column(columns: ListColumns, column: int) -> bool:
    return column in columns.fields and columns.fields[column].kind in NUMBER_TYPES


def _value(sheet: RawSheet, row: int, column: int) -> Decimal:
    cell = sheet.cell(row, column)
    return (exact_number(cell.text) if cell and cell.kind is NUMBER else None) or Decimal(0)


def _of_words(sheet: RawSheet, row: int, cells: Mapping[int, RawCell]) -> ListRowKind:
    """What the words of a row say; the first ones count: a place «Toàn xã» further on names no total."""
    texts = [cell for _, cell in sorted(cells.items()) if cell.kind is TEXT]
    words = texts[0].text if texts else ""
    total = says_total(words)
    if total is _YES:
        return TOTAL
    if total is _PERHAPS and len(texts) == 1:
        return ListRowKind.DOUBTFUL
    if len(texts) == len(cells) and len(cells) <= _MOST_SIGNING:
        if says_signature(words):
            return ListRowKind.REMARK
        if _is_heading(sheet, row, texts):
            return ListRowKind.HEADING
    return ENTRY


def _is_heading(sheet: RawSheet, row: int, texts: list[RawCell]) -> bool:
    """One text over all columns, or numbered like a heading («I», «Tổ tự quản»)."""
    together = ". ".join(cell.text for cell in texts)
    merged = merged_at(sheet, row, texts[0].column) if sheet.merged else None
    if len(texts) == 1 and merged is not None and merged.last_column - merged.first_column > 1:
        return True
    return len(texts) <= len(("I", "Tổ tự quản")) and says_section(together)

"""What a row under the titles of a list is: an entry, a total, a heading over entries, a signature."""

from collections.abc import Mapping
from enum import Enum

from app.importing.list_columns import ListColumns
from app.importing.raw import CellKind, RawCell, RawSheet
from app.importing.titles import merged_at
from app.importing.total_rows import Total, is_numbering, says_section, says_signature, says_total

#: Under the titles a row may number the columns.
_NUMBERING_DEPTH = 2
_LONGEST_ORDER = 5
_MOST_SIGNING = 3


class ListRowKind(Enum):
    """How a row of a list is taken."""

    ENTRY = "entry"
    TOTAL = "total"
    HEADING = "heading"
    #: perhaps a total: left out and asked
    DOUBTFUL = "doubtful"
    REMARK = "remark"
    BLANK = "blank"


def list_row_kind(sheet: RawSheet, row: int, columns: ListColumns) -> ListRowKind:
    """What a filled row is; one that carries an order number is an entry whatever it says."""
    cells = sheet.rows[row]
    if row <= columns.header_row + _NUMBERING_DEPTH and is_numbering(cells):
        return ListRowKind.BLANK
    order = cells.get(columns.order)
    is_numbered = order is not None and order.kind is CellKind.NUMBER
    content = {column: cell for column, cell in cells.items() if column != columns.order}
    if not content:
        is_text = order is not None and order.kind is CellKind.TEXT and len(order.text.strip()) > _LONGEST_ORDER
        return _of_words(sheet, row, cells) if is_text else ListRowKind.BLANK
    return ListRowKind.ENTRY if is_numbered else _of_words(sheet, row, cells)


def _of_words(sheet: RawSheet, row: int, cells: Mapping[int, RawCell]) -> ListRowKind:
    """What the words of a row say; the first ones count: a place «Toàn xã» further on names no total."""
    texts = [cell for _, cell in sorted(cells.items()) if cell.kind is CellKind.TEXT]
    words = texts[0].text if texts else ""
    total = says_total(words)
    if total is Total.YES:
        return ListRowKind.TOTAL
    if total is Total.PERHAPS and len(texts) == 1:
        return ListRowKind.DOUBTFUL
    if len(texts) == len(cells) and len(cells) <= _MOST_SIGNING:
        if says_signature(words):
            return ListRowKind.REMARK
        if _is_heading(sheet, row, texts):
            return ListRowKind.HEADING
    return ListRowKind.ENTRY


def _is_heading(sheet: RawSheet, row: int, texts: list[RawCell]) -> bool:
    """One text over all columns, or numbered like a heading («I», «Tổ tự quản»)."""
    together = ". ".join(cell.text for cell in texts)
    merged = merged_at(sheet, row, texts[0].column) if sheet.merged else None
    if len(texts) == 1 and merged is not None and merged.last_column - merged.first_column > 1:
        return True
    return len(texts) <= len(("I", "Tổ tự quản")) and says_section(together)

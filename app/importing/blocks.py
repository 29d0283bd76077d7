"""Tables inside sheets: several under one another, a matrix of hamlets that lies on its side."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.indicators import Catalogue, OwnerLevel
from app.importing.codes import code_in
from app.importing.hamlet_titles import NAME_TITLES
from app.importing.indicator_columns import heads_figures
from app.importing.raw import NUMBER, TEXT, MergedRange, RawCell, RawSheet
from app.importing.titles import ORDER_TITLES, title

_LEAST_CODES = 3
_LEAST_HAMLETS = 2
#: Columns beside the codes of a matrix on its side that are no hamlets.
_BESIDE = frozenset({"chi tieu", "noi dung", "ten chi tieu", "dvt", "don vi tinh", "don vi", "ghi chu", *ORDER_TITLES})
_HAMLETS = "Tên xóm"


def has_codes(sheet: RawSheet, row: int, catalogue: Catalogue) -> bool:
    """Whether a row holds the codes over the hamlets."""
    codes = {code for cell in sheet.rows[row].values() if (code := code_in(cell.text))}
    owned = [code for code in codes if code in catalogue and catalogue[code].owner is OwnerLevel.HAMLET]
    return len(owned) >= _LEAST_CODES and 2 * len(owned) >= len(codes)


def blocks_of(sheet: RawSheet, catalogue: Catalogue) -> list[RawSheet]:
    """The tables of a sheet from the top down: each further row of codes over hamlets begins a new one."""
    # Most sheets hold no codes at all, and in those that do most rows hold one.
    codes = {text for text in sheet.texts if code_in(text)}
    starts = []
    for row in sorted(sheet.rows) if len(codes) >= _LEAST_CODES else ():
        if len(codes.intersection(sheet.texts_of(row))) >= _LEAST_CODES and has_codes(sheet, row, catalogue):
            above = sheet.rows.get(row - 1, {}).values()
            starts.append(row - 1 if any(title(cell.text) in NAME_TITLES for cell in above) else row)
    first = min(sheet.rows)
    if starts and not _is_table(sheet, first, starts[0]):
        starts[0] = first
    bounds = sorted({first, *starts})
    if len(bounds) < _LEAST_HAMLETS:
        return [sheet]
    ends = [*bounds[1:], max(sheet.rows) + 1]
    return [_part(sheet, start, end) for start, end in zip(bounds, ends, strict=True)]


def _is_table(sheet: RawSheet, first: int, end: int) -> bool:
    """Whether codes stand above a row: then another table does."""
    codes = [
        cell
        for row, cells in sheet.rows.items()
        if first <= row < end
        for cell in cells.values()
        if cell.kind is TEXT and code_in(cell.text)
    ]
    return len(codes) >= _LEAST_CODES


def _part(sheet: RawSheet, start: int, end: int) -> RawSheet:
    rows = {row: cells for row, cells in sheet.rows.items() if start <= row < end}
    return replace(sheet, rows=rows)


def turned_matrix(sheet: RawSheet, row: int, column: int, catalogue: Catalogue) -> RawSheet | None:
    """A matrix whose codes stand one under another and whose hamlets head the columns, set upright; else None."""
    codes = {below: code for below in sheet.rows if below > row and (code := code_in(sheet.text(below, column)))}
    owned = [code for code in codes.values() if code in catalogue and catalogue[code].owner is OwnerLevel.HAMLET]
    if len(owned) < _LEAST_CODES or len(owned) < len(codes):
        return None
    return _turned(sheet, row, column, codes)


def turned_names(sheet: RawSheet, row: int, column: int) -> RawSheet | None:
    """The same for a table whose lines only have names: a title of a figure or of a year heads no hamlet."""
    lines = [below for below in sheet.rows if below > row and sheet.text(below, column)]
    heads = [cell.text for at, cell in sheet.rows[row].items() if at != column and title(cell.text) not in _BESIDE]
    return None if any(map(heads_figures, heads)) else _turned(sheet, row, column, lines)


def _turned(sheet: RawSheet, row: int, column: int, lines: Iterable[int]) -> RawSheet | None:
    heads = {at for at, cell in sheet.rows[row].items() if at != column and title(cell.text) not in _BESIDE}
    filled = {at for below in lines for at, cell in sheet.rows[below].items() if cell.kind is NUMBER}
    if len(filled & heads) < _LEAST_HAMLETS:
        return None
    return _upright(sheet, row, column, {column, *heads, *(filled - {column})})


def _upright(sheet: RawSheet, row: int, column: int, columns: set[int]) -> RawSheet:
    """Rows and columns exchanged; every cell keeps the address it has in the file."""
    rows: dict[int, dict[int, RawCell]] = {}
    for below, cells in sheet.rows.items():
        for at, cell in cells.items():
            if below >= row and at in columns:
                rows.setdefault(at, {})[below] = cell
    heads = rows.pop(column)
    heads[row] = heads[row]._replace(text=_HAMLETS)
    # The codes have to stand over the hamlets, wherever their column was.
    rows[min(rows) - 1] = heads
    merged = tuple(
        MergedRange(item.first_column, item.first_row, item.last_column, item.last_row) for item in sheet.merged
    )
    return replace(sheet, rows=rows, merged=merged, is_turned=True)

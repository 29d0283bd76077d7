"""Stored content into cells: the one place where types, styles and texts of a workbook come together."""

import re
import unicodedata

from app.importing.legacy_fonts import is_legacy_font
from app.importing.limits import Limits
from app.importing.raw import (
    CellKind,
    LegacyText,
    NumberFormat,
    RawCell,
    RawSheet,
    Runs,
    cell_name,
)
from app.importing.refusals import refusal
from app.importing.shared_text import SharedText
from app.importing.styles import Styles
from app.text import nfc

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true")
_TEXTS = frozenset({"s", "inlineStr", "str"})


class SheetContext:
    """What all sheets of one workbook share: texts, styles, limits, and what was met on the way."""

    def __init__(self, texts: list[SharedText], styles: Styles, limits: Limits) -> None:
        self.texts = texts
        self.styles = styles
        self.limits = limits
        self.filled = 0
        self.was_decomposed = False
        #: cells with a font of an old encoding, converted when all sheets are read
        self.legacy: list[LegacyText] = []

    def compose(self, text: str) -> str:
        """The composed form; remembers that a text came decomposed."""
        if not self.was_decomposed and not text.isascii():
            self.was_decomposed = not unicodedata.is_normalized("NFC", _ESCAPED.sub(_unescaped, text))
        return composed(text)

    def note_fonts(self, sheet: RawSheet, row: int, column: int, text: str, runs: Runs, cell_font: str) -> None:
        """Remember a cell that stands in a font of an old encoding, wholly or in part."""
        pieces = tuple((font or cell_font, self.compose(piece)) for font, piece in runs) or ((cell_font, text),)
        if any(is_legacy_font(font) for font, _ in pieces):
            self.legacy.append(LegacyText(sheet, row, column, pieces))


class CellBuilder:
    """Fills one sheet cell by cell and watches the limits."""

    def __init__(self, sheet: RawSheet, context: SheetContext) -> None:
        self.sheet = sheet
        self.context = context
        self.last_column = 0

    def forget(self) -> None:
        """Keep nothing of what was kept so far."""
        self.sheet.rows.clear()
        self.last_column = 0

    def keep(
        self,
        row: int,
        column: int,
        kind: str,
        style: int,
        stored: str | None,
        runs: Runs,
        *,
        is_formula: bool,
    ) -> None:
        """Keep one cell; ``stored`` is None when the file carries no value for it."""
        cell = self._cell(row, column, kind, style, stored, runs, is_formula)
        if cell is None:
            self.count(1)
        else:
            self.keep_cell(cell)

    def keep_cell(self, cell: RawCell) -> None:
        """Keep a cell that is made already."""
        self.count(1)
        cells = self.sheet.rows.setdefault(cell.row, {})
        if cell.column in cells:
            raise refusal("bad-structure", detail=f"ô {cell.name} được ghi hai lần")
        cells[cell.column] = cell
        self.last_column = max(self.last_column, cell.column)

    def count(self, cells: int) -> None:
        """Refuse a workbook with too many filled cells."""
        self.context.filled += cells
        if self.context.filled > self.context.limits.filled_cells:
            raise refusal("too-many-cells")

    def _cell(
        self, row: int, column: int, kind: str, style: int, stored: str | None, runs: Runs, is_formula: bool
    ) -> RawCell | None:
        if kind not in _TEXTS:
            return self._other(row, column, kind, style, stored or "", is_formula=is_formula)
        cell = self._text(row, column, kind, style, stored or "", runs) if stored or kind == "s" else None
        if cell is None and is_formula and stored is None:
            return RawCell(row, column, CellKind.UNCALCULATED, "")
        return cell

    def _other(self, row: int, column: int, kind: str, style: int, stored: str, *, is_formula: bool) -> RawCell | None:
        text = stored.strip()
        if not text:
            return RawCell(row, column, CellKind.UNCALCULATED, "") if is_formula else None
        if kind == "b":
            return RawCell(row, column, CellKind.BOOLEAN, "1" if text in _TRUE else "0")
        if kind == "e":
            return RawCell(row, column, CellKind.ERROR, text[:100])
        if kind == "d":
            return RawCell(row, column, CellKind.ISO_DATE, text[:40], NumberFormat.DATE)
        found = self.context.styles[style]
        return RawCell(row, column, CellKind.NUMBER, text[:400], found.format, found.digits)

    def mark(self, row: int, column: int) -> None:
        """Remember that a text which was kept is struck out or raised in part."""
        cells = self.sheet.rows.get(row, {})
        if column in cells:
            cells[column] = cells[column]._replace(format=NumberFormat.MARKED)

    def _text(self, row: int, column: int, kind: str, style: int, stored: str, runs: Runs) -> RawCell | None:
        is_marked = False
        if kind == "s":
            index = stored.strip()
            if not index.isdecimal() or len(index) > 9 or int(index) >= len(self.context.texts):
                raise refusal("bad-structure", detail=f"chữ của ô {cell_name(row, column)}")
            stored, runs, is_marked = self.context.texts[int(index)]
        text = self.context.compose(stored)
        if not text or text.isspace():
            return None
        found = self.context.styles[style]
        if runs or found.is_legacy:
            self.context.note_fonts(self.sheet, row, column, text, runs, found.font)
        is_marked = is_marked or found.format is NumberFormat.MARKED
        return RawCell(row, column, CellKind.TEXT, text, NumberFormat.MARKED if is_marked else NumberFormat.PLAIN)

    def check_extent(self) -> None:
        """Refuse a sheet whose filled cells lie too far apart."""
        rows = self.sheet.rows
        if not rows or max(rows) * self.last_column <= self.context.limits.bounding_box:
            return
        last_row = max(rows)
        far = next(row for row, cells in rows.items() if row == last_row or self.last_column in cells)
        raise refusal("far-cell", sheet=self.sheet.name, cell=cell_name(far, max(rows[far])))


def composed(text: str) -> str:
    """The composed form of a stored text, its escaped characters put back."""
    if text.isprintable() and "_x" not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    return nfc(_ESCAPED.sub(_unescaped, text) if "_x" in text else text)


def _unescaped(match: re.Match[str]) -> str:
    """A control character as a workbook writes it ("_x000D_"); those that are not text become a space."""
    letter = chr(int(match[1], 16))
    return letter if letter.isprintable() or letter in "\n\t" else " "

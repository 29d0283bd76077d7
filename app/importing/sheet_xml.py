"""One sheet as a stream of events: filled cells only, so that borders drawn to the last row cost no memory."""

import re
import unicodedata
from typing import TYPE_CHECKING

from app.importing.legacy_fonts import is_legacy_font, looks_legacy
from app.importing.limits import Limits
from app.importing.raw import CellKind, MergedRange, NumberFormat, RawCell, RawSheet, cell_name, column_number
from app.importing.refusals import refusal
from app.importing.shared_text import NO_FONTS
from app.importing.styles import Styles
from app.importing.xml_events import feed, new_parser
from app.text import nfc

if TYPE_CHECKING:
    from xml.parsers import expat

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true")


class SheetContext:
    """What all sheets of one workbook share: texts, styles, limits, and what was met on the way."""

    def __init__(self, texts: list[tuple[str, frozenset[str]]], styles: Styles, limits: Limits) -> None:
        self.texts = texts
        self.styles = styles
        self.limits = limits
        self.filled = 0
        self.was_decomposed = False
        self._legacy: dict[str, int] = {}

    def compose(self, text: str) -> str:
        """The composed form; remembers that a text came decomposed."""
        if text.isascii() and text.isprintable():
            return text
        if "_x" in text:
            text = _ESCAPED.sub(_unescaped, text)
        if not self.was_decomposed and not unicodedata.is_normalized("NFC", text):
            self.was_decomposed = True
        return nfc(text)

    def note_fonts(self, text: str, fonts: frozenset[str], cell_font: str) -> None:
        """Count text that stands in a font of an old encoding and would read wrong."""
        for font in (cell_font, *fonts):
            if font and is_legacy_font(font) and looks_legacy(text):
                self._legacy[font] = self._legacy.get(font, 0) + 1

    def legacy_fonts(self) -> tuple[str, ...]:
        """Fonts of old encodings in use, the most used first."""
        return tuple(sorted(self._legacy, key=lambda font: -self._legacy[font]))


class _SheetReader:
    """Event handlers of one sheet; kept flat because every cell passes through them."""

    def __init__(self, sheet: RawSheet, context: SheetContext, parser: "expat.XMLParserType") -> None:
        self.sheet = sheet
        self.context = context
        self.parser = parser
        self.row = 0
        self.column = 0
        self.row_cells: dict[int, RawCell] = {}
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        self.merged: list[MergedRange] = []
        self.kind = ""
        self.style = 0
        self.is_formula = False
        self.parts: list[str] = []
        self.fonts: set[str] = set()
        self.phonetic = 0
        self.in_cell = False
        self.prefix = ""
        self.last_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Dispatch on the element; the prefix of the root is taken off."""
        if self.prefix:
            name = name.removeprefix(self.prefix)
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            if self.in_cell and not self.phonetic:
                self.parser.CharacterDataHandler = self.parts.append
        elif name == "f":
            self.is_formula = self.in_cell
        elif name == "row":
            self._start_row(attributes)
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rPh":
            self.phonetic += 1
        elif name == "rFont" and self.in_cell:
            self.fonts.add(attributes.get("val", ""))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = _index(attributes.get("min")), _index(attributes.get("max"))
            self.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))
        elif name.endswith(":worksheet"):
            self.prefix = name.removesuffix("worksheet")

    def end(self, name: str) -> None:
        """Close what :meth:`start` opened."""
        if self.prefix:
            name = name.removeprefix(self.prefix)
        if name == "c":
            if self.in_cell and (self.parts or self.is_formula):
                self._keep_cell()
            self.in_cell = False
        elif name in ("v", "t"):
            self.parser.CharacterDataHandler = None
        elif name == "rPh":
            self.phonetic -= 1

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self.row = _index(number) if number else self.row + 1
        if not 0 < self.row <= LAST_ROW:
            raise refusal("bad-structure", detail=f"số dòng {self.row}")
        self.column = 0
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.append(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference:
            match = _REFERENCE.fullmatch(reference)
            if match is None:
                raise refusal("bad-structure", detail=f"địa chỉ ô {reference[:20]}")
            self.column = column_number(match[1])
            self.row = int(match[2])
        else:
            self.column += 1
        if self.column > LAST_COLUMN or not 0 < self.row <= LAST_ROW:
            raise refusal("bad-structure", detail=f"ô ngoài bảng {(reference or '')[:20]}")
        self.kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self.style = int(style) if style.isdecimal() and len(style) < 8 else 0
        self.is_formula = False
        self.parts = []
        if self.fonts:
            self.fonts = set()
        self.in_cell = True

    def _keep_cell(self) -> None:
        cell = self._cell("".join(self.parts))
        if cell is None:
            return
        self.context.filled += 1
        if self.context.filled > self.context.limits.filled_cells:
            raise refusal("too-many-cells")
        cells = self.sheet.rows.setdefault(self.row, {})
        if self.column in cells:
            raise refusal("bad-structure", detail=f"ô {cell.name} được ghi hai lần")
        cells[self.column] = cell
        self.last_column = max(self.last_column, self.column)

    def _cell(self, stored: str) -> RawCell | None:
        kind = self.kind
        if kind in ("s", "inlineStr", "str"):
            return self._text_cell(stored)
        text = stored.strip()
        if not text:
            return RawCell(self.row, self.column, CellKind.UNCALCULATED, "") if self.is_formula else None
        if kind == "b":
            return RawCell(self.row, self.column, CellKind.BOOLEAN, "1" if text in _TRUE else "0")
        if kind == "e":
            return RawCell(self.row, self.column, CellKind.ERROR, text[:100])
        if kind == "d":
            return RawCell(self.row, self.column, CellKind.ISO_DATE, text[:40], NumberFormat.DATE)
        style = self.context.styles[self.style]
        return RawCell(self.row, self.column, CellKind.NUMBER, text[:400], style.format, style.digits)

    def _text_cell(self, stored: str) -> RawCell | None:
        fonts = NO_FONTS
        if self.kind == "s":
            index = stored.strip()
            if not index.isdecimal() or int(index) >= len(self.context.texts):
                raise refusal("bad-structure", detail=f"chữ của ô {cell_name(self.row, self.column)}")
            stored, fonts = self.context.texts[int(index)]
        elif self.fonts:
            fonts = frozenset(self.fonts)
        if not stored.isascii():
            self.context.note_fonts(stored, fonts, self.context.styles[self.style].font)
        text = self.context.compose(stored)
        if not text or text.isspace():
            return None
        return RawCell(self.row, self.column, CellKind.TEXT, text)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.replace("$", "").partition(":")
        one, two = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if one and two and len(self.merged) < 100_000:
            self.merged.append(MergedRange(int(one[2]), column_number(one[1]), int(two[2]), column_number(two[1])))


def read_sheet(data: bytes, sheet: RawSheet, context: SheetContext) -> None:
    """Fill ``sheet`` with what the part says."""
    parser = new_parser()
    reader = _SheetReader(sheet, context, parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    feed(parser, data)
    sheet.hidden_rows = frozenset(reader.hidden_rows)
    sheet.hidden_columns = frozenset(reader.hidden_columns)
    sheet.merged = tuple(reader.merged)
    if sheet.rows:
        last_row = max(sheet.rows)
        if last_row * reader.last_column > context.limits.bounding_box:
            raise refusal("far-cell", sheet=sheet.name, cell=_farthest(sheet, last_row, reader.last_column))


def _farthest(sheet: RawSheet, last_row: int, last_column: int) -> str:
    for row, cells in sheet.rows.items():
        if row == last_row or last_column in cells:
            return cell_name(row, max(cells))
    raise AssertionError(last_row)


def _index(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _unescaped(match: re.Match[str]) -> str:
    """ "_x000D_" is how a workbook writes control characters; those that are not text fall away."""
    letter = chr(int(match[1], 16))
    return letter if letter.isprintable() or letter in "\n\t" else " "

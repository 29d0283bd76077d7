"""Spreadsheets as one XML file (SpreadsheetML 2003), which much office software exports under the name .xls.

Loaded only when such a file comes. Values are typed in the file; styles matter as far as they change a value: formats
of dates and percentages, fonts of old encodings.
"""

from dataclasses import dataclass

from app.importing.cell_builder import LAST_COLUMN, LAST_ROW, CellBuilder, SheetContext
from app.importing.conversion import convert_legacy
from app.importing.legacy_fonts import is_legacy_font
from app.importing.limits import Limits
from app.importing.ods import stored_day
from app.importing.raw import CellKind, MergedRange, NumberFormat, RawCell, RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.styles import NO_STYLES, format_of, padding_of
from app.importing.xml_events import Attributes, Events, local, parse

#: Formats that the file names by a word; every other format is a code.
_NAMED_FORMATS = {
    "percent": NumberFormat.PERCENT,
    **dict.fromkeys(("general date", "long date", "medium date", "short date"), NumberFormat.DATE),
    **dict.fromkeys(("long time", "medium time", "short time"), NumberFormat.TIME),
    **dict.fromkeys(
        ("general", "general number", "fixed", "standard", "currency", "euro currency", "scientific", "yes/no",
         "true/false", "on/off"),
        NumberFormat.PLAIN,
    ),
}  # fmt: skip
#: Text inside these is not what a cell shows.
_ASIDE = frozenset({"Comment", "PhoneticText", "PivotTable", "Names", "DataValidation", "ConditionalFormatting"})

_MOST_MERGED = 10_000


def read_xml_2003(content: bytes, limits: Limits) -> RawWorkbook:
    """Read every sheet; raises :class:`BadFile` for what is not such a workbook."""
    context = SheetContext([], NO_STYLES, limits)
    events = _Events(context)
    parse(content.lstrip(), events)
    if not any(sheet.rows for sheet in events.sheets):
        raise refusal("empty-workbook")
    return RawWorkbook(
        sheets=tuple(events.sheets),
        was_decomposed=context.was_decomposed,
        conversion=convert_legacy(context.legacy),
    )


@dataclass(frozen=True, slots=True)
class _Style:
    format: NumberFormat = NumberFormat.PLAIN
    digits: int = 0
    font: str = ""


_PLAIN_STYLE = _Style()


class _Events(Events):
    """Styles, then the sheets row by row; places come from indexes, spans and merged cells."""

    def __init__(self, context: SheetContext) -> None:
        self.context = context
        self.sheets: list[RawSheet] = []
        self.builder: CellBuilder | None = None
        self.styles: dict[str, _Style] = {}
        self.style = ""
        self.row = self.row_span = self.column = self.defined_columns = 0
        self.row_style = ""
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[MergedRange] = []
        self.cell: Attributes | None = None
        self.kind = ""
        self.pieces: list[tuple[str, str]] = []
        self.fonts: list[str] = []
        self.in_data = self.aside = 0
        self.is_visibility = False

    def start(self, name: str, attributes: Attributes) -> None:
        if self.aside or name in _ASIDE:
            self.aside += 1
            return
        plain = {local(key): value for key, value in attributes.items()}
        if self.in_data:
            self.in_data += 1
            self.fonts.append(plain.get("Face", self.fonts[-1]))
        elif name in ("Style", "NumberFormat", "Font"):
            self._start_style(name, plain)
        elif name == "Worksheet":
            self._start_sheet(plain)
        elif self.builder is not None:
            self._start_inside(name, plain)

    def _start_style(self, name: str, plain: Attributes) -> None:
        if name == "Style":
            self.style = plain.get("ID", "")
            self.styles[self.style] = self.styles.get(plain.get("Parent", "Default"), _PLAIN_STYLE)
            return
        known = self.styles.get(self.style, _PLAIN_STYLE)
        if name == "Font":
            self.styles[self.style] = _Style(known.format, known.digits, plain.get("FontName", known.font))
        elif "Format" in plain:
            code = plain["Format"]
            named = _NAMED_FORMATS.get(code.casefold())
            shown = named if named is not None else format_of(code)
            self.styles[self.style] = _Style(shown, padding_of(code), known.font)

    def _start_sheet(self, plain: Attributes) -> None:
        if len(self.sheets) >= self.context.limits.sheets:
            raise refusal("too-many-sheets", limit=str(self.context.limits.sheets))
        sheet = RawSheet(self.context.compose(plain.get("Name", "")))
        self.sheets.append(sheet)
        self.builder = CellBuilder(sheet, self.context)
        self.row = self.row_span = self.defined_columns = 0
        self.hidden_rows, self.hidden_columns, self.merged = set(), set(), []

    def _start_inside(self, name: str, plain: Attributes) -> None:
        if name == "Column":
            first = _number(plain, "Index", self.defined_columns + 1)
            self.defined_columns = min(first + _number(plain, "Span", 0), LAST_COLUMN)
            if plain.get("Hidden") == "1":
                self.hidden_columns.update(range(first, self.defined_columns + 1))
        elif name == "Row":
            self._start_row(plain)
        elif name == "Cell":
            self.column = _number(plain, "Index", self.column + 1)
            self.cell, self.kind, self.pieces = plain, "", []
        elif name == "Data" and self.cell is not None:
            self.kind, self.in_data = plain.get("Type", "String"), 1
            self.fonts = [self._style_of(self.cell).font]
        elif name == "Visible":
            self.is_visibility = True

    def _start_row(self, plain: Attributes) -> None:
        self.row = _number(plain, "Index", self.row + self.row_span + 1)
        self.row_span = min(_number(plain, "Span", 0), LAST_ROW)
        self.column, self.row_style = 0, plain.get("StyleID", "")
        if plain.get("Hidden") == "1" and self.row_span < self.context.limits.filled_cells:
            self.hidden_rows.update(range(self.row, self.row + self.row_span + 1))

    def text(self, text: str) -> None:
        if self.aside:
            return
        if self.in_data:
            self.pieces.append((self.fonts[-1], text))
        elif self.is_visibility and self.builder is not None and "hidden" in text.casefold():
            self.builder.sheet.is_hidden = True

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
        elif self.in_data:
            self.in_data -= 1
            self.fonts.pop()
        elif name == "Cell":
            self._end_cell()
        elif name == "Visible":
            self.is_visibility = False
        elif name == "Worksheet":
            self._end_sheet()

    def _end_cell(self) -> None:
        plain, self.cell = self.cell, None
        if plain is None or self.builder is None:
            return
        across, down = _number(plain, "MergeAcross", 0), _number(plain, "MergeDown", 0)
        place = (self.row, self.column)
        if not (0 < self.row <= LAST_ROW and 0 < self.column <= LAST_COLUMN):
            raise refusal("bad-structure", detail=f"ô ngoài bảng ở dòng {self.row}")
        if (across or down) and len(self.merged) < _MOST_MERGED:
            self.merged.append(MergedRange(*place, self.row + down, self.column + across))
        self.column += across
        cell = self._made(place, plain)
        if cell is None:
            return
        self.builder.keep_cell(cell)
        if cell.kind is CellKind.TEXT and any(is_legacy_font(font) for font, _ in self.pieces):
            self.context.note_fonts(self.builder.sheet, *place, cell.text, tuple(self.pieces), "")

    def _made(self, place: tuple[int, int], plain: Attributes) -> RawCell | None:
        stored = "".join(text for _, text in self.pieces)
        text = stored.strip()
        if not text:
            is_open = "Formula" in plain and self.kind != "String"
            return RawCell(*place, CellKind.UNCALCULATED, "") if is_open else None
        if self.kind == "Number":
            style = self._style_of(plain)
            return RawCell(*place, CellKind.NUMBER, text[:400], style.format, style.digits)
        if self.kind == "DateTime":
            kind, day, shown = stored_day(text)
            return RawCell(*place, kind or CellKind.ISO_DATE, day, shown)
        if self.kind == "Boolean":
            return RawCell(*place, CellKind.BOOLEAN, "1" if text == "1" else "0")
        if self.kind == "Error":
            return RawCell(*place, CellKind.ERROR, text[:100])
        return RawCell(*place, CellKind.TEXT, self.context.compose(stored))

    def _style_of(self, plain: Attributes) -> _Style:
        return self.styles.get(plain.get("StyleID", self.row_style), self.styles.get("Default", _PLAIN_STYLE))

    def _end_sheet(self) -> None:
        if self.builder is None:
            return
        sheet = self.builder.sheet
        sheet.hidden_rows, sheet.hidden_columns = frozenset(self.hidden_rows), frozenset(self.hidden_columns)
        sheet.merged = tuple(self.merged)
        self.builder.check_extent()
        self.builder = None


def _number(plain: Attributes, name: str, usual: int) -> int:
    text = plain.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else usual

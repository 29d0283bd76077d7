""".ods into a :class:`RawWorkbook`: our own reading of content.xml; loaded only when such a file comes.

Rows and cells that repeat are counted before they are made, values are taken from the stored number and never from the
text shown, and what a library would lose (errors, hidden places, fonts) is kept.
"""

import re
from datetime import date
from zipfile import ZipFile

from app.importing.archive import Members
from app.importing.cell_builder import LAST_COLUMN, LAST_ROW, CellBuilder, SheetContext
from app.importing.comments import keep_comment
from app.importing.conversion import convert_legacy
from app.importing.legacy_fonts import is_legacy_font
from app.importing.limits import Limits
from app.importing.ods_styles import OdsStyles, StyleEvents
from app.importing.raw import CellKind, MergedRange, NumberFormat, RawCell, RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.styles import NO_STYLES, says_other
from app.importing.values import exact_number
from app.importing.xml_events import Attributes, Events, local, parse

_ERROR = re.compile(r"#[A-Z/0]+[!?]?|#N/A|(?:Err|Lỗi):[0-9]{3}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T00:00:00(?:\.0+)?)?")
_DAY_ZERO = date(1899, 12, 30)
#: Text inside these is not what the cell shows.
_ASIDE = frozenset({"annotation", "shapes", "tracked-changes", "frame", "dde-links", "forms", "ruby-text"})
_TRUTHS = frozenset({"true", "false", "đúng", "sai"})
_NUMBERS = frozenset({"float", "currency", "percentage"})


def read_ods(archive: ZipFile, limits: Limits) -> RawWorkbook:
    """Read every sheet of an OpenDocument workbook; raises :class:`BadFile` for what is not one."""
    members = Members(archive, limits)
    manifest = members.xml("META-INF/manifest.xml", limits.styles_size) if "META-INF/manifest.xml" in members else b""
    if b"encryption-data" in manifest:
        raise refusal("password")
    styles = OdsStyles()
    if "styles.xml" in members:
        parse(members.xml("styles.xml", limits.styles_size), StyleEvents(styles))
    context = SheetContext([], NO_STYLES, limits)
    events = _ContentEvents(context, styles)
    parse(members.xml("content.xml"), events)
    if not any(sheet.rows for sheet in events.sheets):
        raise refusal("empty-workbook")
    return RawWorkbook(
        sheets=tuple(events.sheets),
        has_macros=any(name.startswith("Basic/") for name in archive.namelist()),
        was_decomposed=context.was_decomposed,
        conversion=convert_legacy(context.legacy),
    )


class _ContentEvents(Events):
    """The sheets of content.xml as a stream: rows and cells with their repeats, text with the font of each piece."""

    def __init__(self, context: SheetContext, styles: OdsStyles) -> None:
        self.context = context
        self.styles = styles
        self.style_events = StyleEvents(styles)
        self.sheets: list[RawSheet] = []
        self.builder: CellBuilder | None = None
        self.row = self.column = 1
        self.row_repeats = self.cell_repeats = 1
        self.row_cells: list[RawCell] = []
        self.row_fonts: list[tuple[RawCell, tuple[tuple[str, str], ...]]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.defined_columns = 0
        self.merged: list[MergedRange] = []
        self.cell: Attributes | None = None
        self.pieces: list[tuple[str, str]] = []
        self.spans: list[str] = []
        self.paragraphs = 0
        self.in_paragraph = 0
        self.aside = 0
        self.is_comment = False
        #: the comment of the cell: its text and its author, each piece with the element it stands in
        self.said: list[tuple[str, str]] = []
        self.said_in = ""
        self.is_marked = False
        self.tables = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if self.aside or name in _ASIDE:
            self._start_aside(name)
        elif name == "table":
            self._start_table(attributes)
        elif self.builder is None:
            self.style_events.start(name, attributes)
        elif name == "table-column":
            self._column(_plain(attributes))
        elif name == "table-row":
            self._start_row(_plain(attributes))
        elif name in ("table-cell", "covered-table-cell"):
            self._start_cell(_plain(attributes))
        elif self.cell is not None:
            self._start_text(name, attributes)

    def _start_aside(self, name: str) -> None:
        """Only a comment of a cell is kept: its author, and its text by paragraphs."""
        if not self.aside:
            self.is_comment = name == "annotation" and self.cell is not None
        elif name in ("p", "creator", "date"):
            self.said_in = name
        if self.is_comment:
            self.said.append((self.said_in, " " if name in ("p", "s", "tab", "line-break") else ""))
        self.aside += 1

    def _keep_comment(self, column: int) -> None:
        if self.said and self.builder is not None:
            text = "".join(piece for kind, piece in self.said if kind == "p")
            author = "".join(piece for kind, piece in self.said if kind == "creator")
            keep_comment(self.builder.sheet, self.row, column, text, author)

    def _start_table(self, attributes: Attributes) -> None:
        self.tables += 1
        if self.tables > 1:
            raise refusal("bad-structure", detail="bảng nằm trong bảng")
        plain = _plain(attributes)
        if len(self.sheets) >= self.context.limits.sheets:
            raise refusal("too-many-sheets", limit=str(self.context.limits.sheets))
        sheet = RawSheet(
            self.context.compose(plain.get("name", "")),
            is_hidden=self.styles.is_hidden_table(plain.get("style-name", "")),
        )
        self.sheets.append(sheet)
        self.builder = CellBuilder(sheet, self.context)
        self.row, self.defined_columns = 1, 0
        self.hidden_rows, self.hidden_columns, self.merged = set(), set(), []

    def _column(self, plain: Attributes) -> None:
        first = self.defined_columns + 1
        self.defined_columns = min(self.defined_columns + _repeats(plain, "number-columns-repeated"), LAST_COLUMN)
        if plain.get("visibility") in ("collapse", "filter"):
            self.hidden_columns.update(range(first, self.defined_columns + 1))

    def _start_row(self, plain: Attributes) -> None:
        self.column = 1
        self.row_repeats = _repeats(plain, "number-rows-repeated")
        self.row_cells, self.row_fonts = [], []
        if plain.get("visibility") in ("collapse", "filter"):
            # Rows below the last one that can be are hidden in no sheet.
            last = min(self.row + self.row_repeats - 1, LAST_ROW)
            if last - self.row < self.context.limits.filled_cells:
                self.hidden_rows.update(range(self.row, last + 1))

    def _start_cell(self, plain: Attributes) -> None:
        self.cell = plain
        self.cell_repeats = _repeats(plain, "number-columns-repeated")
        self.pieces, self.spans, self.paragraphs, self.in_paragraph = [], [], 0, 0
        self.said, self.said_in = [], ""
        self.is_marked = False

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            if self.paragraphs:
                self.pieces.append(("", "\n"))
            self.paragraphs += 1
            self.in_paragraph += 1
        elif name == "span":
            style = _plain(attributes).get("style-name", "")
            self.spans.append(self.styles.font("text", style))
            self.is_marked = self.is_marked or self.styles.is_marked("text", style)
        elif name == "s" and self.in_paragraph:
            self._add(" " * min(_repeats(_plain(attributes), "c"), 1_000))
        elif name in ("tab", "line-break") and self.in_paragraph:
            self._add("\n" if name == "line-break" else " ")

    def text(self, text: str) -> None:
        if self.aside:
            if self.is_comment:
                self.said.append((self.said_in, text))
        elif self.in_paragraph:
            self._add(text)

    def _add(self, text: str) -> None:
        self.pieces.append((next((font for font in reversed(self.spans) if font), ""), text))

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
        elif name == "table":
            self._end_table()
        elif self.builder is None:
            self.style_events.end(name)
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "p" and self.cell is not None:
            self.in_paragraph -= 1
        elif name == "span" and self.spans:
            self.spans.pop()

    def _end_cell(self) -> None:
        plain, self.cell = self.cell, None
        if plain is None:
            return
        first, self.column = self.column, self.column + self.cell_repeats
        self._keep_comment(first)
        words = "".join(piece for _, piece in self.pieces)
        kind, text, shown = _content(plain, words, is_shown=self.paragraphs > 0)
        if kind is None:
            return
        if self.column - 1 > LAST_COLUMN or self.row + self.row_repeats - 1 > LAST_ROW:
            raise refusal("bad-structure", detail=f"ô ngoài bảng ở dòng {self.row}")
        if self.cell_repeats * self.row_repeats > self.context.limits.filled_cells:
            raise refusal("too-many-cells")
        style = plain.get("style-name", "")
        digits = self.styles.digits(style) if kind is CellKind.NUMBER else 0
        text = self.context.compose(text) if kind is CellKind.TEXT else text
        if self.is_marked or self.styles.is_marked("table-cell", style):
            shown = NumberFormat.MARKED
        if text or kind is CellKind.UNCALCULATED:
            for column in range(first, self.column):
                self._keep(RawCell(self.row, column, kind, text, shown, digits), style)
        self._keep_span(plain, first)

    def _keep(self, cell: RawCell, style: str) -> None:
        if cell.kind is CellKind.TEXT and cell.text.isspace():
            return
        self.row_cells.append(cell)
        font = self.styles.font("table-cell", style) if cell.kind is CellKind.TEXT else ""
        pieces = tuple((name or font, piece) for name, piece in self.pieces) or ((font, cell.text),)
        if any(is_legacy_font(name) for name, _ in pieces):
            self.row_fonts.append((cell, pieces))

    def _keep_span(self, plain: Attributes, first: int) -> None:
        rows, columns = _repeats(plain, "number-rows-spanned"), _repeats(plain, "number-columns-spanned")
        if rows > 1 or columns > 1:
            self.merged.append(MergedRange(self.row, first, self.row + rows - 1, first + columns - 1))

    def _end_row(self) -> None:
        """Keep the cells of the row, once for each time it repeats."""
        if self.builder is None:
            return
        if len(self.row_cells) * self.row_repeats > self.context.limits.filled_cells:
            raise refusal("too-many-cells")
        if self.row_cells:
            for row in range(self.row, self.row + self.row_repeats):
                for cell in self.row_cells:
                    self.builder.keep_cell(cell._replace(row=row))
                for cell, pieces in self.row_fonts:
                    self.context.note_fonts(self.builder.sheet, row, cell.column, cell.text, pieces, "")
        self.row += self.row_repeats

    def _end_table(self) -> None:
        self.tables -= 1
        if self.builder is None:
            return
        sheet = self.builder.sheet
        sheet.hidden_rows = frozenset(self.hidden_rows)
        sheet.hidden_columns = frozenset(self.hidden_columns)
        sheet.merged = tuple(self.merged)
        self.builder.check_extent()
        self.builder = None


Content = tuple[CellKind | None, str, NumberFormat]


def _content(plain: Attributes, text: str, *, is_shown: bool) -> Content:
    """Kind, stored content and format of a cell; no kind for a blank one.

    LibreOffice gives a formula that ended in the empty text a line to show (``is_shown``) and no type.
    """
    stored = plain.get("value-type", "")
    if "formula" in plain:
        failed = _without_result(plain, text.strip(), stored)
        if failed and not (is_shown and failed[0] is CellKind.UNCALCULATED):
            return failed
    if stored in _NUMBERS:
        found = _number(plain.get("value", "").strip(), text, is_percent=stored == "percentage")
        is_other = is_shown and found[2] is NumberFormat.PLAIN and _is_rewritten(found[1], text)
        return (*found[:2], NumberFormat.REWRITTEN) if is_other else found
    if stored == "date":
        return stored_day(plain.get("date-value", "").strip())
    if stored == "time":
        return CellKind.ISO_DATE, text.strip()[:40] or plain.get("time-value", "")[:40], NumberFormat.TIME
    return _words(plain, text, is_boolean=stored == "boolean")


def _is_rewritten(value: str, shown: str) -> bool:
    """Whether a cell shows another number than it stores: none, one without its thousands, words of another size."""
    number = exact_number(value)
    if not number or number < 0:
        return False
    digits = "".join(ch for ch in shown if ch.isdigit() or ch in ".,").lstrip("0")
    words = " ".join(re.findall(r"[^\d.,+-]+", shown))
    is_number = number < 1 or any(_shows(digits, whole) for whole in (int(number), int(number) + 1))
    return not digits or not is_number or shown.lstrip().startswith("-") or says_other(words)


def _shows(digits: str, whole: int) -> bool:
    """Whether digits with their signs show a whole number, perhaps with decimals behind another sign."""
    found = re.fullmatch("[.,]?".join(str(whole)) + r"(?:([.,])[0-9]*)?", digits)
    return found is not None and (found[1] is None or digits.count(found[1]) == 1)


def _words(plain: Attributes, text: str, *, is_boolean: bool) -> Content:
    if is_boolean:
        return CellKind.BOOLEAN, "1" if plain.get("boolean-value") == "true" else "0", NumberFormat.PLAIN
    content = text or plain.get("string-value", "")
    return (CellKind.TEXT if content else None), content, NumberFormat.PLAIN


def _without_result(plain: Attributes, text: str, stored: str) -> Content | None:
    """A formula that ended in an error, or whose result the file does not carry."""
    if plain.get("calc-value-type") == "error" or _ERROR.fullmatch(text):
        return CellKind.ERROR, text[:100] or "?", NumberFormat.PLAIN
    return None if stored or text else (CellKind.UNCALCULATED, "", NumberFormat.PLAIN)


def _number(value: str, text: str, *, is_percent: bool) -> Content:
    """The stored number; a number cell that stores none is an error, whatever it shows."""
    if not value:
        return CellKind.ERROR, text.strip()[:100] or "?", NumberFormat.PLAIN
    # LibreOffice writes TRUE as the number 1 that shows a word.
    if text.strip().casefold() in _TRUTHS and value in ("0", "1"):
        return CellKind.BOOLEAN, value, NumberFormat.PLAIN
    return CellKind.NUMBER, value[:400], NumberFormat.PERCENT if is_percent else NumberFormat.PLAIN


def stored_day(text: str) -> Content:
    """A day as the serial number other kinds of files store; with a time or before 1900 as it stands."""
    match = _DAY.fullmatch(text)
    try:
        serial = (date(int(match[1]), int(match[2]), int(match[3])) - _DAY_ZERO).days if match else -1
    except ValueError:
        serial = -1
    if serial < 0:
        return CellKind.ISO_DATE, text[:40] or "?", NumberFormat.DATE
    return CellKind.NUMBER, str(serial), NumberFormat.DATE


def _repeats(plain: Attributes, name: str) -> int:
    text = plain.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 9 else 1


def _plain(attributes: Attributes) -> Attributes:
    """Attributes without their prefixes; the second value type of LibreOffice keeps a name of its own."""
    return {
        "calc-value-type" if key == "calcext:value-type" else local(key): value for key, value in attributes.items()
    }

"""Web pages with tables, which much office software exports under the name .xls; loaded only when such a file comes.

All tables of a page stand below one another on one sheet, as spreadsheet programs show them, with the lines of text
between them; only where the page names its sheets, as LibreOffice does, each stays a sheet of its own. The parser of
the standard library runs no script and opens no address.
"""

import re
from html.parser import HTMLParser

from app.importing.cell_builder import LAST_COLUMN, LAST_ROW, CellBuilder, SheetContext
from app.importing.html_cells import HtmlCell, page_fonts, page_text
from app.importing.legacy_fonts import is_legacy_font
from app.importing.limits import Limits
from app.importing.plain_text import PlainText, shown_workbook
from app.importing.raw import NO_RUNS, CellKind, MergedRange, RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.styles import NO_STYLES

Attributes = dict[str, str]

_SHEET = "HTML"
_UNSEEN = frozenset({"script", "style", "title", "xml", "noscript", "template", "select", "comment"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "center", "br", "hr", "caption"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SHEET_MARK = re.compile(r"table[0-9]{1,3}")
_LARGEST_SPAN = 1_000
_MOST_MERGED = 10_000
#: Tags that nobody closes must not make each later one slower.
_DEEPEST = 200


def read_html_tables(content: bytes, limits: Limits) -> RawWorkbook:
    """Read the tables of a page as one sheet; raises :class:`BadFile` for a page without any."""
    source = page_text(content)
    context = SheetContext([], NO_STYLES, limits)
    page = _Page(context, source)
    page.feed(source.text)
    page.close()
    page.finish()
    if not page.sheets:
        raise refusal("html")
    return shown_workbook(page.sheets, context, source)


class _Page(HTMLParser):
    """Rows and cells as they come; what a page leaves unclosed ends where the next of its kind begins."""

    def __init__(self, context: SheetContext, source: PlainText) -> None:
        super().__init__(convert_charrefs=True)
        self.context, self.source = context, source
        self.styles = page_fonts(source.text)
        self.sheets: list[RawSheet] = []
        self.cell: HtmlCell | None = None
        self.outside = HtmlCell()
        self.unseen = ""
        self.fonts: list[tuple[str, str]] = []
        self.depth = 0
        self.names_sheet = False
        self._start_sheet()

    def _start_sheet(self) -> None:
        if len(self.sheets) >= self.context.limits.sheets:
            raise refusal("too-many-sheets", limit=str(self.context.limits.sheets))
        self.sheet = RawSheet(_SHEET)
        self.builder = CellBuilder(self.sheet, self.context)
        self.has_table = False
        self.row = self.column = self.defined_columns = 0
        #: columns that a cell of a row above covers -> how many rows more
        self.covered: dict[int, int] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[MergedRange] = []

    def finish(self) -> None:
        """Close the sheet and what the page left open in it; lines of text without a table are no sheet."""
        self._end_cell()
        if not self.depth:
            self._end_outside()
        if not self.has_table:
            return
        self.sheet.hidden_rows, self.sheet.hidden_columns = frozenset(self.hidden_rows), frozenset(self.hidden_columns)
        self.sheet.merged = tuple(self.merged)
        self.builder.check_extent()
        self.sheets.append(self.sheet)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen:
            return
        if tag in _UNSEEN:
            self.unseen = tag
            return
        plain = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._start_table()
        elif tag in _BLOCKS:
            self._break_line()
        elif not self.depth and tag == "a" and _SHEET_MARK.fullmatch(plain.get("name", "")):
            self.finish()
            self._start_sheet()
            self.names_sheet = True
        elif self.depth:
            self._start_inside(tag, plain)
        if tag not in _VOID and tag not in ("table", "tr") and len(self.fonts) < _DEEPEST:
            self.fonts.append((tag, self.styles.font(tag, plain)))

    def _start_table(self) -> None:
        if self.depth and self.cell is not None:
            raise refusal("bad-structure", detail="bảng nằm trong bảng")
        self._end_outside()
        self.has_table, self.depth = True, 1
        self.covered, self.defined_columns = {}, 0

    def _start_inside(self, tag: str, plain: Attributes) -> None:
        is_hidden = _HIDDEN.search(plain.get("style", "")) is not None
        if tag == "tr":
            self._end_cell()
            self._start_row(is_hidden=is_hidden)
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.row:
                self._start_row(is_hidden=False)
            self._start_cell(plain)
            if is_hidden:
                self.hidden_columns.add(self.column)
        elif tag == "col":
            first = self.defined_columns + 1
            self.defined_columns = min(self.defined_columns + _span(plain, "span"), LAST_COLUMN)
            if is_hidden:
                self.hidden_columns.update(range(first, self.defined_columns + 1))

    def _start_row(self, *, is_hidden: bool) -> None:
        self.row, self.column = self.row + 1, 0
        if self.row > LAST_ROW:
            raise refusal("too-many-cells")
        self.covered = {column: rows - 1 for column, rows in self.covered.items() if rows > 1}
        if is_hidden:
            self.hidden_rows.add(self.row)

    def _start_cell(self, plain: Attributes) -> None:
        self.column += 1
        while self.column in self.covered:
            self.column += 1
        across, down = _span(plain, "colspan"), _span(plain, "rowspan")
        if self.column + across > LAST_COLUMN:
            raise refusal("bad-structure", detail=f"ô ngoài bảng ở dòng {self.row}")
        self.cell = HtmlCell(self.row, self.column, plain)
        if across > 1 or down > 1:
            if len(self.merged) < _MOST_MERGED:
                self.merged.append(MergedRange(self.row, self.column, self.row + down - 1, self.column + across - 1))
            # The row itself counts as the first one that is covered.
            self.covered.update(dict.fromkeys(range(self.column, self.column + across), down))
        self.column += across - 1

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen = "" if tag == self.unseen else self.unseen
            return
        if tag in _BLOCKS:
            self._break_line()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table" and self.depth:
            self._end_cell()
            self.depth = 0
        for place in range(len(self.fonts) - 1, -1, -1):
            if self.fonts[place][0] == tag:
                del self.fonts[place:]
                break

    def handle_data(self, data: str) -> None:
        if self.unseen or (self.depth and self.cell is None):
            return
        (self.cell or self.outside).add(data, next((font for _, font in reversed(self.fonts) if font), ""))

    def _break_line(self) -> None:
        if self.cell is not None:
            self.cell.add_break()
        elif not self.depth:
            self._end_outside()

    def _end_outside(self) -> None:
        """A line of text between tables takes a row of its own."""
        line, self.outside = self.outside, HtmlCell()
        if not line.shown():
            return
        if self.names_sheet:
            self.sheet.name, self.names_sheet = self.context.compose(line.shown().partition(": ")[2]) or _SHEET, False
        else:
            self._start_row(is_hidden=False)
            line.row, line.column = self.row, 1
            self._keep(line)

    def _end_cell(self) -> None:
        cell, self.cell = self.cell, None
        if cell is not None:
            self._keep(cell)

    def _keep(self, cell: HtmlCell) -> None:
        made = cell.made(self.context.compose(cell.shown()))
        if made is None:
            return
        self.builder.keep_cell(made)
        has_font = any(is_legacy_font(font) for font, _ in cell.pieces)
        if made.kind is CellKind.TEXT and (has_font or self.source.font):
            runs, font = (cell.runs(), "") if has_font else (NO_RUNS, self.source.font)
            self.context.note_fonts(self.sheet, made.row, made.column, made.text, runs, font)


def _span(plain: Attributes, name: str) -> int:
    text = plain.get(name, "").strip()
    return min(max(int(text), 1), _LARGEST_SPAN) if text.isdecimal() and len(text) < 9 else 1

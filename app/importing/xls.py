""".xls (BIFF8 and BIFF5) into a :class:`RawWorkbook`; loaded only when such a file comes.

The library gives values, formats, fonts and hidden places; formulas without a result, which it shows as 0, are found
in the records themselves (:mod:`app.importing.biff_results`).
"""

import codecs
import io
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import xlrd
from xlrd.biffh import error_text_from_code

from app.errors import BadFile
from app.importing.biff_results import FormulaResults
from app.importing.cell_builder import CellBuilder, SheetContext
from app.importing.comments import keep_comment
from app.importing.conversion import convert_legacy
from app.importing.legacy_fonts import is_legacy_font
from app.importing.limits import Limits
from app.importing.raw import NO_RUNS, CellKind, MergedRange, NumberFormat, RawCell, RawSheet, RawWorkbook, Runs
from app.importing.refusals import refusal
from app.importing.styles import NO_STYLES, format_of, padding_of

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_BIFF8 = 80
_USUAL_CODE_PAGE = "cp1252"
_LARGEST_EXACT = 1e15
_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")


def read_xls(content: bytes, limits: Limits) -> RawWorkbook:
    """Read every sheet of an old workbook; raises :class:`BadFile` for what is not one."""
    try:
        return _Reader(content, limits).read()
    except (BadFile, MemoryError, RecursionError):
        raise
    except Exception as error:
        # A damaged file ends the library in any of a dozen ways (struct, index, assertion …): all mean the same.
        raise refusal("password" if "encrypt" in str(error).casefold() else "truncated") from error


class _Reader:
    """One workbook being read."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        # Bytes of the versions before 8 come through unchanged, so that each font can be decoded in its own way.
        self.book: Book = xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            on_demand=True,
            logfile=io.StringIO(),
            encoding_override="latin_1",
        )
        self.results = FormulaResults(self.book)
        self.content = content
        self.limits = limits
        self.context = SheetContext([], NO_STYLES, limits)
        self.style = lru_cache(maxsize=4096)(self._style)
        self.code_page = _code_page(self.book.codepage)

    def read(self) -> RawWorkbook:
        """All sheets in their order."""
        if self.book.nsheets > self.limits.sheets:
            raise refusal("too-many-sheets", limit=str(self.limits.sheets))
        sheets = [self._sheet(number) for number in range(self.book.nsheets)]
        if not any(sheet.rows for sheet in sheets):
            raise refusal("empty-workbook")
        return RawWorkbook(
            sheets=tuple(sheets),
            date1904=self.book.datemode == 1,
            has_macros=_MACROS in self.content,
            was_decomposed=self.context.was_decomposed,
            conversion=convert_legacy(self.context.legacy),
        )

    def _sheet(self, number: int) -> RawSheet:
        source = self.book.sheet_by_index(number)
        sheet = RawSheet(self.context.compose(self._decoded(source.name, "")), is_hidden=source.visibility != 0)
        builder = CellBuilder(sheet, self.context)
        missing, blank = self.results.without_result(number)
        for row in range(source.nrows):
            for column in range(source.row_len(row)):
                if (row, column) in blank:
                    continue
                cell = self._cell(source, row, column, sheet, is_missing=(row, column) in missing)
                if cell is not None:
                    builder.keep_cell(cell)
        sheet.hidden_rows = frozenset(row + 1 for row, info in source.rowinfo_map.items() if info.hidden)
        sheet.hidden_columns = frozenset(place + 1 for place, info in source.colinfo_map.items() if info.hidden)
        sheet.merged = tuple(
            MergedRange(top + 1, left + 1, low, right) for top, low, left, right in source.merged_cells
        )
        for (row, column), note in source.cell_note_map.items():
            keep_comment(sheet, row + 1, column + 1, self._decoded(note.text, ""), self._decoded(note.author, ""))
        builder.check_extent()
        self.book.unload_sheet(number)
        return sheet

    def _cell(self, source: "Sheet", row: int, column: int, sheet: RawSheet, *, is_missing: bool) -> RawCell | None:
        kind, value = source.cell_type(row, column), cast("float", source.cell_value(row, column))
        place = (row + 1, column + 1)
        if is_missing:
            return RawCell(*place, CellKind.UNCALCULATED, "")
        if kind == xlrd.XL_CELL_TEXT:
            return self._text(source, row, column, sheet)
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            number_format, digits, _ = self.style(source.cell_xf_index(row, column))
            return RawCell(*place, CellKind.NUMBER, _plain(value), number_format, digits)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return RawCell(*place, CellKind.BOOLEAN, "1" if value else "0")
        if kind == xlrd.XL_CELL_ERROR:
            return RawCell(*place, CellKind.ERROR, error_text_from_code.get(int(value), "#?"))
        return None

    def _text(self, source: "Sheet", row: int, column: int, sheet: RawSheet) -> RawCell | None:
        stored = str(source.cell_value(row, column))
        _, _, font = self.style(source.cell_xf_index(row, column))
        pieces = self._pieces(stored, source.rich_text_runlist_map.get((row, column), ()), font)
        text = self.context.compose("".join(piece for _, piece in pieces))
        if not text or text.isspace():
            return None
        if any(is_legacy_font(name) for name, _ in pieces):
            self.context.note_fonts(sheet, row + 1, column + 1, text, pieces, font)
        shown = NumberFormat.MARKED if self._is_marked(source, row, column) else NumberFormat.PLAIN
        return RawCell(row + 1, column + 1, CellKind.TEXT, text, shown)

    def _is_marked(self, source: "Sheet", row: int, column: int) -> bool:
        """Whether a text is struck out, or a piece of it struck or raised."""
        runs = source.rich_text_runlist_map.get((row, column), ())
        fonts = [self.book.font_list[index] for _, index in runs if 0 <= index < len(self.book.font_list)]
        is_struck = self.style(source.cell_xf_index(row, column))[0] is NumberFormat.MARKED
        return is_struck or any(font.struck_out or font.escapement for font in fonts)

    def _pieces(self, stored: str, runs: "list[tuple[int, int]] | tuple[()]", font: str) -> Runs:
        """The pieces of a text by font, each decoded; the first piece has the font of the cell."""
        starts = [(0, font), *((place, self._font(index)) for place, index in runs if 0 <= place < len(stored))]
        ends = [place for place, _ in starts[1:]] + [len(stored)]
        found = [
            (name, self._decoded(stored[place:end], name)) for (place, name), end in zip(starts, ends, strict=True)
        ]
        return tuple(piece for piece in found if piece[1]) or NO_RUNS

    def _decoded(self, text: str, font: str) -> str:
        """Text of versions before 8, which is bytes so far; fonts of old encodings want exactly these."""
        if self.book.biff_version >= _BIFF8 or text.isascii() or is_legacy_font(font):
            return text
        return text.encode("latin_1", errors="replace").decode(self.code_page, errors="replace")

    def _font(self, index: int) -> str:
        fonts = self.book.font_list
        return str(fonts[index].name) if 0 <= index < len(fonts) else ""

    def _style(self, index: int | None) -> tuple[NumberFormat, int, str]:
        """Format of numbers, their padding and the font of a cell format."""
        if index is None or not 0 <= index < len(self.book.xf_list):
            return NumberFormat.PLAIN, 0, ""
        style = self.book.xf_list[index]
        known = self.book.format_map.get(style.format_key)
        code = str(known.format_str) if known else ""
        fonts = self.book.font_list
        is_struck = 0 <= style.font_index < len(fonts) and bool(fonts[style.font_index].struck_out)
        shown = NumberFormat.MARKED if is_struck else format_of(code)
        return shown, padding_of(code), self._font(style.font_index)


def _code_page(number: int | None) -> str:
    name = f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return _USUAL_CODE_PAGE
    return name


def _plain(value: float) -> str:
    """A number as other kinds of files write it: 68 and not 68.0."""
    return str(int(value)) if abs(value) < _LARGEST_EXACT and value == int(value) else repr(value)

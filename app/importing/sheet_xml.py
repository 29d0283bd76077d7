"""One sheet: plainly written ones by grammar, all others as a stream of events; filled cells only."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from app.importing.cell_builder import LAST_COLUMN, LAST_ROW, CellBuilder
from app.importing.plain_cells import PlainCells
from app.importing.raw import NO_RUNS, MergedRange, RawSheet, column_number
from app.importing.refusals import refusal
from app.importing.shared_text import runs_of
from app.importing.sheet_text import plain_part
from app.importing.styles import is_raised, is_struck
from app.importing.xml_events import feed, new_parser

if TYPE_CHECKING:
    from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TRUE = ("1", "true")
_MOST_MERGED = 100_000
_SHORT = 10_000


class _SheetReader:
    """Event handlers of one sheet; kept flat because every cell may pass through them."""

    def __init__(self, builder: CellBuilder, parser: "expat.XMLParserType") -> None:
        self.builder = builder
        self.parser = parser
        self.row = 0
        self.column = 0
        self.reference = ""
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        self.merged: list[MergedRange] = []
        self.kind = ""
        self.style = 0
        self.is_formula = False
        self.has_value = False
        self.parts: list[str] = []
        self.runs: list[tuple[str, int]] = []
        self.phonetic = 0
        self.is_marked = False
        self.in_cell = False
        self.prefix = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Dispatch on the element; the prefix of the root is taken off."""
        if self.prefix:
            name = name.removeprefix(self.prefix)
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            if self.in_cell and not self.phonetic:
                self.has_value = True
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
        elif name == "r" and self.in_cell:
            self.runs.append(("", len(self.parts)))
        elif name == "rFont" and self.runs:
            self.runs[-1] = (attributes.get("val", ""), len(self.parts))
        elif self.in_cell and (is_struck(name, attributes) or is_raised(name, attributes)):
            self.is_marked = True
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
        self.column = 0
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.append(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference:
            match = _REFERENCE.fullmatch(reference)
            self.column = column_number(match[1]) if match else 0
            self.row = int(match[2]) if match else self.row
        else:
            self.column += 1
        self.reference = reference or ""
        self.kind = attributes.get("t", "n")
        self.style = _index(attributes.get("s"))
        self.is_formula = self.has_value = self.is_marked = False
        self.parts = []
        if self.runs:
            self.runs = []
        self.in_cell = True

    def _keep_cell(self) -> None:
        if not (0 < self.column <= LAST_COLUMN and 0 < self.row <= LAST_ROW):
            raise refusal("bad-structure", detail=f"ô ngoài bảng {self.reference[:20]}")
        stored = "".join(self.parts) if self.has_value else None
        runs = runs_of(self.parts, self.runs) if self.runs and self.kind == "inlineStr" else NO_RUNS
        self.builder.keep(self.row, self.column, self.kind, self.style, stored, runs, is_formula=self.is_formula)
        if self.is_marked:
            self.builder.mark(self.row, self.column)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.replace("$", "").partition(":")
        one, two = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if one and two and len(self.merged) < _MOST_MERGED:
            self.merged.append(MergedRange(int(one[2]), column_number(one[1]), int(two[2]), column_number(two[1])))


def read_sheet(data: bytes, sheet: RawSheet, cells: PlainCells) -> None:
    """Fill ``sheet`` with what the part says; ``cells`` are those of the workbook."""
    builder = CellBuilder(sheet, cells.context)
    plain = plain_part(data)
    if plain is not None and cells.keep(plain, builder):
        around = plain.around
        if b"mergeCell" in around or b"hidden" in around:
            read_events(around, builder, plain.hidden_rows)
        else:
            (_prove_once if len(around) <= _SHORT else _prove)(around)
            sheet.hidden_rows = frozenset(plain.hidden_rows)
            builder.check_extent()
    else:
        read_events(data, builder, [])


def _prove(around: bytes) -> None:
    """Refuse what stands around rows when it is not well-formed; widths and panes mean nothing here."""
    feed(new_parser(), around)


#: Copies of one form have the same around their rows.
_prove_once = lru_cache(maxsize=256)(_prove)


def read_events(data: bytes, builder: CellBuilder, hidden_rows: list[int]) -> None:
    """Read a part, or what stands around its rows, with the parser."""
    parser = new_parser()
    reader = _SheetReader(builder, parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    feed(parser, data)
    sheet = builder.sheet
    sheet.hidden_rows = frozenset([*hidden_rows, *reader.hidden_rows])
    sheet.hidden_columns = frozenset(reader.hidden_columns)
    sheet.merged = tuple(reader.merged)
    builder.check_extent()


def _index(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0

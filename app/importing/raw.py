"""What every kind of workbook is turned into first: sheets with the filled cells as they stand, nothing interpreted.

A source (.xlsx and .xlsm, .xls, .ods) only has to build a :class:`RawWorkbook`; all that follows works on it alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple


class CellKind(IntEnum):
    """What the file says a cell holds."""

    NUMBER = 1
    TEXT = 2
    BOOLEAN = 3
    ERROR = 4
    ISO_DATE = 5
    #: a formula whose result the file does not carry
    UNCALCULATED = 6


class NumberFormat(IntEnum):
    """How a number is shown, as far as it changes its meaning."""

    PLAIN = 0
    DATE = 1
    PERCENT = 2
    TIME = 3
    #: struck out or with raised signs, wholly or in part: what is read is not what a reader sees
    MARKED = 4
    #: the format shows another number than the cell holds: digits or a power of ten of its own, or nothing
    REWRITTEN = 5


#: For what every cell passes through: Python finds a global ten times sooner than a member of an enumeration.
NUMBER, TEXT, MARKED = CellKind.NUMBER, CellKind.TEXT, NumberFormat.MARKED


class RawCell(NamedTuple):
    """One filled cell; ``text`` is what the file stores (number with decimal point, text in NFC)."""

    row: int
    column: int
    kind: CellKind
    text: str
    format: NumberFormat = NumberFormat.PLAIN
    #: least number of digits shown ("00000" shows 1366 as 01366), 0 when the format does not pad
    digits: int = 0
    #: the text before its old encoding was converted; empty when nothing was
    original: str = ""

    @property
    def name(self) -> str:
        """The address a clerk would read out, "E22"."""
        return f"{column_name(self.column)}{self.row}"

    @property
    def shown(self) -> str:
        """The text to show: numbers with decimal comma and their padding, everything else as it stands."""
        if self.kind is not NUMBER:
            return self.text
        return self.text.zfill(self.digits).replace(".", ",")

    @property
    def source(self) -> str:
        """What the sender's file holds: text of an old encoding as it was before its conversion."""
        return self.original or self.shown


_TEXT_OF = attrgetter("text")


class MergedRange(NamedTuple):
    """Cells shown as one; only the first one carries a value."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class RawSheet:
    """One sheet: filled cells by row and column (both from 1)."""

    name: str
    is_hidden: bool = False
    rows: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[MergedRange, ...] = ()
    #: rows and columns are exchanged against the file, see :mod:`app.importing.blocks`
    is_turned: bool = False
    #: what the sender's comments say, by row and column in the file
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    _texts: set[str] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def texts(self) -> set[str]:
        """Everything that cells of the sheet say, each once; asked for only when the sheet is read to its end."""
        if self._texts is None:
            self._texts = {cell.text for cells in self.rows.values() for cell in cells.values()}
        return self._texts

    def texts_of(self, row: int) -> Iterable[str]:
        """Everything that the cells of a row say."""
        return map(_TEXT_OF, self.rows[row].values())

    def place(self, row: int, column: int) -> str:
        """The address of a place in the file."""
        return cell_name(column, row) if self.is_turned else cell_name(row, column)

    def cell(self, row: int, column: int) -> RawCell | None:
        """The filled cell at a place, if any."""
        cells = self.rows.get(row)
        return cells.get(column) if cells else None

    def comment(self, row: int, column: int) -> str:
        """What a comment at a place says, empty without one."""
        if not self.comments:
            return ""
        return self.comments.get((column, row) if self.is_turned else (row, column), "")

    def text(self, row: int, column: int) -> str:
        """What is shown at a place, empty for a blank cell."""
        found = self.cell(row, column)
        return found.shown if found else ""


#: Pieces of one text with the font of each; none when the font of the cell holds for all of it.
Runs = tuple[tuple[str, str], ...]
NO_RUNS: Runs = ()


class LegacyText(NamedTuple):
    """A cell with a font of an old encoding, by its pieces."""

    sheet: RawSheet
    row: int
    column: int
    runs: Runs


class Converted(NamedTuple):
    """One word or text with its place: how it stood and how it was read."""

    sheet: str
    cell: str
    before: str
    after: str


@dataclass(slots=True)
class Conversion:
    """What was converted: cells by encoding, letters that were lost and put back, texts that can be read two ways."""

    cells: dict[str, int] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    lost: list[Converted] = field(default_factory=list)
    unclear: list[Converted] = field(default_factory=list)
    #: an example where the letters alone told the encoding, because the file names neither it nor a font
    guessed: Converted | None = None


@dataclass(slots=True)
class RawWorkbook:
    """A workbook as stored; ``date1904`` names the day numbers of dates count from."""

    sheets: tuple[RawSheet, ...]
    date1904: bool = False
    has_macros: bool = False
    #: the file keeps what its cells showed and not what they held: .csv and web pages
    shows_only: bool = False
    was_decomposed: bool = False
    conversion: Conversion = field(default_factory=Conversion)


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """ "A" for 1, "AA" for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """ "E22" for row 22, column 5."""
    return f"{column_name(column)}{row}"


def column_number(letters: str) -> int:
    """1 for "A", 27 for "AA"; letters must be A–Z."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

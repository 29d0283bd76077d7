"""Lists of names as they were sent: tables of a workbook, of a Word file or of pasted text, nothing interpreted yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import _
from app.text import clean


class CellDoubt(StrEnum):
    """Why what stands in a cell may not be what its sender saw."""

    NONE = ""
    STRUCK = "struck"
    #: some of its words are crossed out, others are not
    PARTLY_STRUCK = "partly_struck"
    ERROR = "error"
    UNCALCULATED = "uncalculated"
    REWRITTEN = "rewritten"
    #: a name in running text, whose end is not certain
    OPEN_END = "open_end"


@dataclass(frozen=True, slots=True)
class ListCell:
    """One filled cell; ``place`` is its address as a clerk would read it out.

    ``is_number``: a spreadsheet held it as a number, so that zeros in front are lost; ``is_converted``: it was
    written in an encoding before Unicode and read by its font.
    """

    text: str
    place: str
    is_number: bool = False
    doubt: CellDoubt = CellDoubt.NONE
    is_converted: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One filled row: its number as the sender counts, its cells by column from 0.

    ``is_shifted``: it has more or fewer cells than its columns, so that nobody knows which is which.
    """

    number: int
    cells: Mapping[int, ListCell]
    is_hidden: bool = False
    is_shifted: bool = False

    def text(self, column: int | None) -> str:
        """What stands in a column, without double spaces; empty where nothing does."""
        cell = None if column is None else self.cells.get(column)
        return clean(cell.text) if cell is not None else ""

    @property
    def shown(self) -> str:
        """The row as it stands, for eyes."""
        return " | ".join(clean(cell.text.replace("\n", " / ")) for _column, cell in sorted(self.cells.items()))


@dataclass(frozen=True, slots=True)
class ListTable:
    """One table: a sheet, a table of a Word file, or what was pasted (``name`` is empty then).

    ``key`` tells it from others of the same name. ``above`` is what stands between it and the table before it in a
    text, ``None`` for tables that do not follow one another.
    """

    name: str
    rows: tuple[ListRow, ...]
    is_hidden: bool = False
    key: str = ""
    above: tuple[str, ...] | None = None

    def place(self, row: ListRow) -> str:
        """A row as a clerk would name it."""
        if not self.name:
            return _("dòng {row}").format(row=row.number)
        return _("{table}, dòng {row}").format(table=self.name, row=row.number)

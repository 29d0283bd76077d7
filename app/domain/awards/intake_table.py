"""Lists of names as they were sent: tables of a workbook, of a Word file or of pasted text, nothing interpreted yet."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import _
from app.text import clean, nfc

_SIGNS = ("\t", ";", "|", ",")


class CellDoubt(StrEnum):
    """Why what stands in a cell may not be what its sender saw."""

    NONE = ""
    STRUCK = "struck"
    ERROR = "error"
    UNCALCULATED = "uncalculated"
    REWRITTEN = "rewritten"


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
    """One filled row: its number as the sender counts, its cells by column from 0."""

    number: int
    cells: Mapping[int, ListCell]
    is_hidden: bool = False

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

    ``key`` tells it from others of the same name.
    """

    name: str
    rows: tuple[ListRow, ...]
    is_hidden: bool = False
    key: str = ""

    def place(self, row: ListRow) -> str:
        """A row as a clerk would name it."""
        if not self.name:
            return _("dòng {row}").format(row=row.number)
        return _("{table}, dòng {row}").format(table=self.name, row=row.number)


def pasted_table(text: str) -> ListTable:
    """The table in pasted text: cells told apart by tabs, or without any by semicolons, bars or commas.

    Without a sign that stands in most lines every line is one cell: names hold commas too.
    """
    plain = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line for line in plain.split("\n") if clean(line)]
    sign = next((sign for sign in _SIGNS if 2 * sum(sign in line for line in lines) > len(lines)), "\t")
    if sign == "\t" or '"' in plain:
        try:
            records = list(csv.reader(io.StringIO(plain, newline=""), delimiter=sign, strict=True))
        except csv.Error:  # a quotation mark that belongs to the text
            records = [line.split(sign) for line in plain.split("\n")]
    else:
        records = [line.split(sign) for line in plain.split("\n")]
    return ListTable("", tuple(_pasted_row(number, record) for number, record in enumerate(records, 1) if any(record)))


def _pasted_row(number: int, record: list[str]) -> ListRow:
    place = _("dòng {row}, cột {column}")
    return ListRow(
        number,
        {
            column: ListCell(cell, place.format(row=number, column=column + 1))
            for column, cell in enumerate(record)
            if clean(cell)
        },
    )

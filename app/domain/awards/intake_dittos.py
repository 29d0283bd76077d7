"""Ditto marks of lists «nt», «như trên», a lone quotation mark: the cell says what the one above it says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.awards.intake_columns import IntakeColumns
from app.domain.awards.intake_table import CellDoubt, ListRow, ListTable
from app.domain.awards.intake_titles import IntakeColumn
from app.text import clean, fold

_WORDS: Final = frozenset({"nt", "nhu tren"})
_MARKS: Final = re.compile(r"[\"'“”„″〃]{1,2}|,,")
_EDGES: Final = " -–.()\"'“”"


def is_ditto(text: str) -> bool:
    """Whether a cell only points to the one above it."""
    plain = clean(text)
    return bool(_MARKS.fullmatch(plain)) or fold(plain).strip(_EDGES) in _WORDS


def with_dittos(table: ListTable, columns: IntakeColumns) -> ListTable:
    """The table with what ditto marks stand for; a name is nobody's ditto.

    A mark with nothing above it is left as a cell without a certain result, which is asked about.
    """
    rows = table.rows[: columns.first], table.rows[columns.first :]
    return replace(table, rows=(*rows[0], *_resolved(rows[1], columns.places.get(IntakeColumn.NAME))))


def _resolved(rows: tuple[ListRow, ...], name: int | None) -> Iterator[ListRow]:
    above: ListRow | None = None
    for row in rows:
        cells = dict(row.cells)
        for place, cell in row.cells.items():
            if place == name or not is_ditto(cell.text):
                continue
            meant = None if above is None else above.cells.get(place)
            if meant is None:
                cells[place] = replace(cell, doubt=CellDoubt.UNCALCULATED)
            else:
                cells[place] = replace(meant, place=cell.place)
        found = replace(row, cells=cells)
        yield found
        if name in found.cells:
            above = found

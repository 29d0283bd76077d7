"""A table pasted into the text of a paper: lines with tabs between their cells, as Excel, Word and LibreOffice copy."""

import csv
from collections.abc import Sequence

from app.text import clean

#: A row of more cells than this is no table of a paper: the columns of a page would be narrower than a word.
MOST_COLUMNS = 14


def is_table_line(line: str, *, is_inside: bool = False) -> bool:
    """Whether a line is a row of a table: it has a tab between words; any tab does after another row."""
    return "\t" in (line if is_inside else line.strip())


def row_length(lines: Sequence[str], start: int) -> int:
    """How many lines the row at ``start`` takes: a quoted cell may hold line breaks, when its end follows."""
    if not _is_open(lines[start]):
        return 1
    text = lines[start]
    for index in range(start + 1, len(lines)):
        text = f"{text}\n{lines[index]}"
        if not _is_open(text):
            return index - start + 1
    return 1


def read_table(rows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The cells of rows that :func:`row_length` found, all rows equally long, without empty rows and columns."""
    found = [_cells(row) for row in rows]
    width = max((len(row) for row in found), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in found if any(row)]
    kept = [column for column in range(width) if any(row[column] for row in full)]
    return tuple(tuple(row[column] for column in kept) for row in full)


def _cells(row: str) -> list[str]:
    if _is_open(row):
        # A quotation mark that nothing closes is one of the text.
        return [clean(cell) for cell in row.split("\t")]
    read = next(iter(csv.reader([row], delimiter="\t")), [])
    return [clean(" ".join(cell.split())) for cell in read]


def _is_open(text: str) -> bool:
    """Whether the last cell begins with a quotation mark that nothing closes."""
    is_open, at_start = False, True
    for character in text:
        if character == '"' and (at_start or is_open):
            is_open = not is_open
        at_start = character == "\t" and not is_open
    return is_open

"""Which rows and columns of the sender's sheet say what a cell is: they stay in sight while it is scrolled.

Found from where values were read, not from the layout of one form: sheets come in every shape.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Number of a row of the workbook and its texts by column number.
Row = tuple[int, Mapping[int, str]]

#: How many columns at the left may be code and name; how many data rows are looked at; how many head rows stay.
_FIRST, _SAMPLE, _MOST_ROWS = 6, 80, 3
#: From how many letters on average a text is a name; which shares are filled, differ, have a space.
_NAME_LETTERS, _FILLED, _DISTINCT, _SPACED = 6, 0.6, 0.9, 0.4
#: Fewer rows with values than this need no head.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Head:
    """Rows by their position in the list (``end_row`` is the first one after) and the columns of name and code."""

    first_row: int = 0
    end_row: int = 0
    columns: tuple[int, ...] = ()


def head_of(rows: Sequence[Row], values: frozenset[tuple[int, int]]) -> Head:
    """The head of a sheet; ``values`` are row and column numbers of cells that were read; empty where it is unclear."""
    numbers = {row for row, _column in values}
    places = [place for place, (number, _texts) in enumerate(rows) if number in numbers]
    if len(places) < _FEWEST:
        return Head()
    columns = _columns([rows[place][1] for place in places[:_SAMPLE]])
    first, end = _head_rows([texts for _number, texts in rows[: places[0]]], {column for _row, column in values})
    return Head(first, end, columns)


def _head_rows(above: Sequence[Mapping[int, str]], used: set[int]) -> tuple[int, int]:
    """The last row above the values that has words over most of them, with the lines of the same heading before it."""
    wanted = max(1, len(used) // 2)
    for place in range(len(above) - 1, -1, -1):
        if sum(1 for column in used if above[place].get(column)) >= wanted and len(_filled(above[place])) > 1:
            first = place
            while first and place - first < _MOST_ROWS - 1 and len(_filled(above[first - 1])) > 2:
                first -= 1
            return first, place + 1
    return 0, 0


def _filled(texts: Mapping[int, str]) -> list[str]:
    return [text for text in texts.values() if text]


def _columns(data: Sequence[Mapping[int, str]]) -> tuple[int, ...]:
    """The first column of names and the code right beside it; nothing without a name."""
    looks = [_look([texts.get(column, "") for texts in data]) for column in range(_FIRST)]
    name = looks.index("name") if "name" in looks else None
    if name is None:
        return ()
    return tuple(
        column for column in range(name - 1, name + 2) if column == name or looks[column : column + 1] == ["code"]
    )


def _look(texts: Sequence[str]) -> str:
    """ "name" for a column of words, "code" for one of short signs that differ from row to row, else nothing."""
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) < _FILLED * len(texts) or len(set(filled)) < _DISTINCT * len(filled):
        return ""
    worded = [text for text in filled if any(letter.isalpha() for letter in text)]
    if len(worded) < _FILLED * len(filled):
        return ""
    if sum(map(len, worded)) < _NAME_LETTERS * len(worded):
        return "code"
    # Keys for machines are long and have no space.
    return "name" if sum(1 for text in worded if " " in text) >= _SPACED * len(worded) else ""

"""What stands in several columns of a list and is one thing: a name in two cells, rank and office, a mark per award."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from app.domain.awards.intake_table import CellDoubt, ListCell, ListRow
from app.domain.awards.intake_titles import IntakeColumn
from app.domain.awards.intake_words import says_award
from app.text import clean, fold

#: What a mark in a column of boxes looks like, and what says that there is none.
MARKS: Final = frozenset({"x", "co", "1", "01", "v", "dung", "✓", "✔", "☑", "☒", "true", "+"})
NO_MARKS: Final = frozenset({"", "0", "khong", "-", "–", "false", "☐"})
_SIGNS: Final[Mapping[IntakeColumn, str]] = {
    IntakeColumn.POSITION: ", ",
    IntakeColumn.PLACE: ", ",
    IntakeColumn.ACHIEVEMENT: "; ",
    IntakeColumn.AWARD: " ",
    IntakeColumn.NOTE: "; ",
}
#: Between awards that are both marked.
BOTH: Final = "; "
#: A title that speaks of an award of the past.
_PAST: Final = re.compile(r"\bda\b|\b(?:19|20)[0-9]{2}\b|\bnam truoc\b|\bso tien\b|\bmuc thuong\b|\btien thuong\b")


def is_ticked_title(title: str) -> bool:
    """Whether a title names an award itself («Giấy khen huyện»): a mark below it proposes that one."""
    return says_award(title) and _PAST.search(fold(title)) is None


def joined_row(
    row: ListRow,
    places: Mapping[IntakeColumn, int],
    more: Mapping[IntakeColumn, Iterable[int]],
    ticked: Mapping[int, str],
) -> ListRow:
    """A row in which each meaning has one cell; ``ticked`` are the titles of columns of one award each."""
    cells = dict(row.cells)
    if IntakeColumn.NAME_END in places:
        parts = (places[IntakeColumn.NAME], places[IntakeColumn.NAME_END], *more.get(IntakeColumn.NAME_END, ()))
        _put(cells, parts[0], _filled(row, parts), " ")
    if ticked:
        for place in ticked:
            cells.pop(place, None)
        extra = [place for place in (places[IntakeColumn.AWARD],) if place not in ticked]
        said = _filled(row, extra) + [_marked(cell, ticked[place]) for place, cell in _marks(row, ticked)]
        _put(cells, places[IntakeColumn.AWARD], said, BOTH)
    for column, sign in _SIGNS.items():
        if column in more and not (ticked and column is IntakeColumn.AWARD):
            some = sorted((places[column], *more[column]))
            _put(cells, places[column], _filled(row, some), sign)
    return replace(row, cells=cells)


def _marks(row: ListRow, ticked: Mapping[int, str]) -> Iterable[tuple[int, ListCell]]:
    return ((place, row.cells[place]) for place in sorted(ticked) if fold(row.text(place)).strip(" .") not in NO_MARKS)


def _marked(cell: ListCell, title: str) -> ListCell:
    """What a cell under the title of an award proposes: its title where it is marked, else what it says."""
    return replace(cell, text=clean(title)) if fold(cell.text).strip(" .") in MARKS else cell


def _filled(row: ListRow, places: Iterable[int]) -> list[ListCell]:
    return [row.cells[place] for place in places if row.text(place)]


def _put(cells: dict[int, ListCell], place: int, filled: list[ListCell], sign: str) -> None:
    if not filled:
        return
    doubt = next((cell.doubt for cell in filled if cell.doubt), CellDoubt.NONE)
    text = sign.join(dict.fromkeys(cell.text.strip() for cell in filled))
    is_number = filled[0].is_number and len(filled) == 1
    cells[place] = replace(filled[0], text=text, doubt=doubt, is_number=is_number)

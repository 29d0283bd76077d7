"""Which column of a list of names says what: by its title in any wording and order, or by what stands in it.

Columns of a list without titles are guesses, and each guess is asked about.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.awards.intake_joining import is_ticked_title, joined_row
from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.awards.intake_titles import (
    EITHER,
    SURE_NAME,
    IntakeColumn,
    bare,
    is_first_part,
    is_next_part,
    meaning,
)
from app.domain.awards.intake_words import kind_in_words, looks_like_person, says_award
from app.text import clean, fold

_DAY: Final = re.compile(r"(?:[0-9]{1,2}[/.-]){2}[0-9]{2,4}|(?:19|20)[0-9]{2}|ngay .*|(?:sinh |sn )?(?:nam )?[0-9]{4}")
_ID: Final = re.compile(r"[0-9]{9}|[0-9]{12}|[0-9.,]+e\+?[0-9]+", re.IGNORECASE)
#: Titles that may stand over several columns, told apart below them.
_WIDER: Final = frozenset({None, IntakeColumn.BORN, IntakeColumn.SEX, IntakeColumn.PLACE, IntakeColumn.PAPERS})
#: What may stand in several columns that are read together.
_TOGETHER: Final = frozenset(
    {IntakeColumn.POSITION, IntakeColumn.PLACE, IntakeColumn.ACHIEVEMENT, IntakeColumn.AWARD, IntakeColumn.NOTE}
)
_LONGEST: Final = 120
_LONGEST_TITLE_ROW: Final = 15
_SEXES: Final = frozenset({"nam", "nu"})
_SALUTATIONS: Final = frozenset({"ong", "ba", "dong chi", "d/c", "anh", "chi"})


@dataclass(frozen=True, slots=True)
class IntakeColumns:
    """The columns of one table; ``first`` is the first row below the titles, as an index.

    ``is_guessed``: nobody wrote titles. ``titles`` are the words over each column, ``unknown`` columns nobody knows.
    """

    places: Mapping[IntakeColumn, int] = field(default_factory=dict)
    first: int = 0
    titles: Mapping[int, str] = field(default_factory=dict)
    unknown: tuple[int, ...] = ()
    is_guessed: bool = False
    #: more columns of names: where the first is blank, one of them may be filled («Cá nhân» beside «Tập thể»)
    also_names: tuple[int, ...] = ()
    #: more columns that say the same, to be read together («Cấp bậc» beside «Chức vụ»)
    more: Mapping[IntakeColumn, tuple[int, ...]] = field(default_factory=dict)
    #: columns of one award each, where a mark says that it is proposed
    ticked: tuple[int, ...] = ()

    def whole(self, row: ListRow) -> ListRow:
        """A row with what stands in several columns of one meaning together in the first of them."""
        return joined_row(row, self.places, self.more, {place: self.titles.get(place, "") for place in self.ticked})

    def together(self) -> "IntakeColumns":
        """The same columns, those that say the same as another, or one award each, no longer unknown."""
        more: dict[IntakeColumn, tuple[int, ...]] = dict(self.more)
        places, ticked, unknown = dict(self.places), list(self.ticked), []
        for place in self.unknown:
            title = self.titles.get(place, "")
            column = meaning(title)
            if is_ticked_title(title):
                ticked.append(place)
            elif column in _TOGETHER and column in places and place not in self.also_names:
                more[column] = (*more.get(column, ()), place)
            else:
                unknown.append(place)
        if ticked:
            said = places.setdefault(IntakeColumn.AWARD, ticked[0])
            if said not in ticked and is_ticked_title(self.titles.get(said, "")):
                ticked.append(said)
        return replace(self, places=places, unknown=tuple(unknown), more=more, ticked=tuple(sorted(ticked)))

    def untitled(self, rows: Iterable[ListRow]) -> Iterable[int]:
        """Columns below the titles that have none, though something is written in them."""
        filled = {place for row in rows for place in row.cells if row.text(place)}
        known = {*self.places.values(), *self.unknown, *(place for some in self.more.values() for place in some)}
        return sorted(place for place in filled - known - {*self.ticked} if not self.titles.get(place))

    def text(self, row: ListRow, column: IntakeColumn) -> str:
        """What a row says in a column; empty when the list has none such."""
        return row.text(self.places.get(column))

    @property
    def of_unit_or_place(self) -> int | None:
        """The column that may be that of units: it is titled «Đơn vị», and no other names a unit."""
        if not {IntakeColumn.UNIT, IntakeColumn.PROPOSER}.isdisjoint(self.places):
            return None
        free = {*self.unknown, self.places.get(IntakeColumn.PLACE, -1)}
        return next((place for place in sorted(free) if EITHER.fullmatch(bare(self.titles.get(place, "")))), None)

    def with_unit(self, place: int) -> "IntakeColumns":
        """The same columns, one of them taken for that of units too."""
        places = {**self.places, IntakeColumn.UNIT: place}
        others = (item for item in self.unknown if meaning(self.titles.get(item, "")) is IntakeColumn.PLACE)
        if places.get(IntakeColumn.PLACE) == place:
            places[IntakeColumn.PLACE] = next((item for item in others if item != place), place)
        return replace(self, places=places, unknown=tuple(sorted({*self.unknown} - set(places.values()))))

    @property
    def says_for_what(self) -> bool:
        """Whether the list is about commendation: it names an award or an achievement."""
        return not {IntakeColumn.AWARD, IntakeColumn.ACHIEVEMENT}.isdisjoint(self.places)


def columns_of(table: ListTable, chosen: Mapping[int, IntakeColumn | None]) -> IntakeColumns | None:
    """The columns of a table: by a row of titles, one or two rows high, else by content; ``None`` where no name is.

    ``chosen`` is what somebody said about columns (``None`` = to be left out); it goes before all else.
    """
    found = next(
        (item for index in range(min(len(table.rows), _LONGEST_TITLE_ROW)) if (item := _titled(table.rows, index))),
        None,
    )
    if found is None:
        found = IntakeColumns(_guessed(table.rows), is_guessed=True)
        filled = {column for row in table.rows for column in row.cells}
        unknown = tuple(sorted(filled - set(found.places.values())))
        found = IntakeColumns(found.places, unknown=unknown, is_guessed=True)
    found = _with_chosen(found, chosen)
    return found if IntakeColumn.NAME in found.places else None


def _with_chosen(found: IntakeColumns, chosen: Mapping[int, IntakeColumn | None]) -> IntakeColumns:
    if not chosen:
        return found
    wanted = {column for column in chosen.values() if column is not None}
    places = {column: place for column, place in found.places.items() if place not in chosen and column not in wanted}
    places |= {column: place for place, column in sorted(chosen.items(), reverse=True) if column is not None}
    everything = {*found.places.values(), *found.unknown}
    unknown = tuple(sorted(everything - set(places.values()) - chosen.keys()))
    also = tuple(place for place in found.also_names if place in unknown)
    more = {
        column: rest
        for column, some in found.more.items()
        if column in places and (rest := tuple(place for place in some if place not in chosen))
    }
    return IntakeColumns(places, found.first, found.titles, unknown, found.is_guessed, also, more)


def looks_telling(texts: Sequence[str]) -> bool:
    """Whether what stands under a title nobody knows looks like days, numbers of identity or awards."""
    telling = (IntakeColumn.BORN, IntakeColumn.ID_NUMBER, IntakeColumn.AWARD)
    return any(column in telling and is_such(texts) for column, is_such in _LOOKS)


def _titled(rows: Sequence[ListRow], index: int) -> IntakeColumns | None:
    """The columns by the titles of a row, or of it and the one below ("Năm sinh" over "Nam", "Nữ")."""
    upper = {place: clean(cell.text) for place, cell in rows[index].cells.items()}
    found = _by_titles(upper)
    if IntakeColumn.NAME not in found.places or len(found.places) < _least(upper):
        return None
    height = 1
    if index + 1 < len(rows):
        lower = {place: clean(cell.text) for place, cell in rows[index + 1].cells.items()}
        if _is_second(upper, lower):
            both = {place: _joined(upper.get(place, ""), lower.get(place, "")) for place in {*upper, *lower}}
            found, height = _by_titles(both), 2
    return replace(found, first=index + height)


def _also_names(titles: Mapping[int, str], unknown: Iterable[int]) -> tuple[int, ...]:
    return tuple(place for place in unknown if _says_name(titles.get(place, "")))


def _says_name(title: str) -> bool:
    return meaning(title) is IntakeColumn.NAME and not EITHER.fullmatch(bare(title))


def titles_again(row: ListRow, columns: IntakeColumns) -> IntakeColumns | None:
    """The columns by a row of titles further down, in whatever order it has them; ``None`` for any other row."""
    titles = {place: clean(cell.text) for place, cell in row.cells.items()}
    known = {fold(title) for title in columns.titles.values()}
    if not titles or not known:
        return None
    if not {fold(title) for title in titles.values()} <= known and not _is_sure(titles):
        return None
    found = _by_titles(titles)
    return replace(found, first=columns.first) if IntakeColumn.NAME in found.places else columns


def _is_sure(titles: Mapping[int, str]) -> bool:
    """Whether every word of a row is a title, one of them such as stands over names only."""
    return (
        len(titles) > 1
        and all(meaning(title) is not None for title in titles.values())
        and any(SURE_NAME.fullmatch(bare(title)) for title in titles.values())
    )


def halves(table: ListTable) -> tuple[ListTable, ...]:
    """A table whose titles stand twice side by side as two tables; any other as it is."""
    for row in table.rows[:_LONGEST_TITLE_ROW]:
        titles = [(place, meaning(cell.text)) for place, cell in sorted(row.cells.items())]
        said = [column for _place, column in titles]
        half = len(said) // 2
        if half > 1 and said[:half] == said[half:] and IntakeColumn.NAME in said:
            cut = titles[half][0]
            return _part(table, 0, cut, "1"), _part(table, cut, max(_widths(table)) + 1, "2")
    return (table,)


def _part(table: ListTable, first: int, end: int, key: str) -> ListTable:
    rows = (
        replace(row, cells={place: cell for place, cell in row.cells.items() if first <= place < end})
        for row in table.rows
    )
    return replace(table, rows=tuple(row for row in rows if row.cells), key=f"{table.key or table.name}/{key}")


def _widths(table: ListTable) -> Iterable[int]:
    return (place for row in table.rows for place in row.cells)


def _least(titles: Mapping[int, str]) -> int:
    """A title alone in its row may be the heading of a section («Cá nhân»): one counts only as a list of names."""
    return 1 if len(titles) == 1 and "ten" in fold(next(iter(titles.values()))).split() else 2


def _is_second(upper: Mapping[int, str], lower: Mapping[int, str]) -> bool:
    """Whether a row holds words under wider titles: each is a title, and none stands under a title that needs none."""
    fresh = {place: text for place, text in lower.items() if fold(text) != fold(upper.get(place, ""))}
    return bool(fresh) and all(_goes_below(upper.get(place, ""), text) for place, text in fresh.items())


def _goes_below(upper: str, lower: str) -> bool:
    wider = meaning(upper)
    if wider in (None, IntakeColumn.AWARD) and is_ticked_title(lower):
        return True
    if wider in (None, IntakeColumn.NAME) and (is_first_part(lower) or is_next_part(lower)):
        return True
    return meaning(lower) is not None and wider in _WIDER


def _joined(upper: str, lower: str) -> str:
    if not upper or fold(upper) == fold(lower):
        return lower or upper
    says = meaning(lower) is not None or is_ticked_title(lower) or is_first_part(lower) or is_next_part(lower)
    return lower if says else upper


def _by_titles(titles: Mapping[int, str]) -> IntakeColumns:
    """The columns titles name; of two that say names the surer one is that of names."""
    first, ends = _name_parts(titles)
    places: dict[IntakeColumn, int] = {IntakeColumn.NAME: first, IntakeColumn.NAME_END: ends[0]} if ends else {}
    sure = [place for place, title in sorted(titles.items()) if SURE_NAME.fullmatch(bare(title)) and not ends]
    unknown: list[int] = []
    for place, title in sorted(titles.items()):
        if ends and place in (first, *ends):
            continue
        column = meaning(title)
        if column is IntakeColumn.NAME and (ends or (sure and place not in sure)) and EITHER.fullmatch(bare(title)):
            column = IntakeColumn.PLACE
        if column is None or column in places:
            unknown.append(place)
        else:
            places[column] = place
    names = [place for place in sure if meaning(titles[place]) is IntakeColumn.NAME]
    if names and places.get(IntakeColumn.NAME) not in names:
        unknown.append(places[IntakeColumn.NAME])
        unknown.remove(names[0])
        places[IntakeColumn.NAME] = names[0]
    more = {IntakeColumn.NAME_END: ends[1:]} if ends[1:] else {}
    also = _also_names(titles, unknown)
    return IntakeColumns(places, titles=dict(titles), unknown=tuple(sorted(unknown)), also_names=also, more=more)


def _name_parts(titles: Mapping[int, str]) -> tuple[int, tuple[int, ...]]:
    """The column of «Họ đệm» and those of the rest of the name right of it; none where a name stands in one cell."""
    order = sorted(place for place, title in titles.items() if title)
    for index, place in enumerate(order):
        if is_first_part(titles[place]):
            ends: list[int] = []
            for other in order[index + 1 :]:
                if not is_next_part(titles[other]):
                    break
                ends.append(other)
            if ends:
                return place, tuple(ends)
    return -1, ()


# --- lists without titles --------------------------------------------------------------------------------------------


def _guessed(rows: Sequence[ListRow]) -> dict[IntakeColumn, int]:
    """Columns by what their cells look like, from left to right; the first that may be names is."""
    cells: dict[int, list[str]] = {}
    for row in rows:
        for place in row.cells:
            cells.setdefault(place, []).append(row.text(place))
    found: dict[IntakeColumn, int] = {}
    for place, texts in sorted(cells.items()):
        column = next((column for column, is_such in _LOOKS if column not in found and is_such(texts)), None)
        if column is not None:
            found[column] = place
    return found


def _mostly(texts: Sequence[str], is_such: Callable[[str], object]) -> bool:
    return 2 * sum(bool(is_such(text)) for text in texts if len(text) <= _LONGEST) > len(texts)


def _is_counting(texts: Iterable[str]) -> bool:
    numbers = [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 5]
    return len(numbers) > 1 and numbers == sorted(set(numbers)) and numbers[-1] - numbers[0] == len(numbers) - 1


_LOOKS: Final[tuple[tuple[IntakeColumn, Callable[[Sequence[str]], bool]], ...]] = (
    (IntakeColumn.ORDER, _is_counting),
    (IntakeColumn.SALUTATION, lambda texts: _mostly(texts, lambda text: fold(text).strip(". ") in _SALUTATIONS)),
    (IntakeColumn.SEX, lambda texts: _mostly(texts, lambda text: fold(text) in _SEXES)),
    (IntakeColumn.BORN, lambda texts: _mostly(texts, lambda text: _DAY.fullmatch(fold(text)))),
    (IntakeColumn.ID_NUMBER, lambda texts: _mostly(texts, _ID.fullmatch)),
    (IntakeColumn.AWARD, lambda texts: _mostly(texts, says_award)),
    (
        IntakeColumn.NAME,
        lambda texts: _mostly(texts, lambda text: looks_like_person(text) or kind_in_words(text) is not None),
    ),
)

"""Which column of a list of names says what: by its title in any wording and order, or by what stands in it.

Columns of a list without titles are guesses, and each guess is asked about.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.awards.intake_words import kind_in_words, looks_like_person, says_award
from app.i18n import N_
from app.text import clean, fold


class IntakeColumn(StrEnum):
    """What a column of a list of names says."""

    ORDER = "order"
    SALUTATION = "salutation"
    NAME = "name"
    KIND = "kind"
    SEX = "sex"
    BORN = "born"
    BORN_MAN = "born_man"
    BORN_WOMAN = "born_woman"
    ETHNICITY = "ethnicity"
    ID_NUMBER = "id_number"
    POSITION = "position"
    PLACE = "place"
    UNIT = "unit"
    PROPOSER = "proposer"
    AWARD = "award"
    EARLIER = "earlier"
    DIFFERENT = "different"
    ACHIEVEMENT = "achievement"
    PRIORITY = "priority"
    LEADER = "leader"
    MEMBERS = "members"
    PAPERS = "papers"
    NOTE = "note"


COLUMN_WORDS: Final[Mapping[IntakeColumn, str]] = MappingProxyType(
    {
        IntakeColumn.ORDER: N_("số thứ tự"),
        IntakeColumn.SALUTATION: N_("Ông/Bà"),
        IntakeColumn.NAME: N_("họ tên, tên tập thể, hộ"),
        IntakeColumn.KIND: N_("đối tượng (tập thể, cá nhân, hộ)"),
        IntakeColumn.SEX: N_("giới tính"),
        IntakeColumn.BORN: N_("ngày, năm sinh"),
        IntakeColumn.BORN_MAN: N_("năm sinh (nam)"),
        IntakeColumn.BORN_WOMAN: N_("năm sinh (nữ)"),
        IntakeColumn.ETHNICITY: N_("dân tộc"),
        IntakeColumn.ID_NUMBER: N_("số định danh, CCCD"),
        IntakeColumn.POSITION: N_("chức vụ"),
        IntakeColumn.PLACE: N_("xóm, nơi công tác"),
        IntakeColumn.UNIT: N_("xã, đồn"),
        IntakeColumn.PROPOSER: N_("đơn vị đề nghị"),
        IntakeColumn.AWARD: N_("hình thức đề nghị"),
        IntakeColumn.EARLIER: N_("đã được khen"),
        IntakeColumn.DIFFERENT: N_("thành tích khác lần khen trước"),
        IntakeColumn.ACHIEVEMENT: N_("thành tích"),
        IntakeColumn.PRIORITY: N_("thứ tự ưu tiên"),
        IntakeColumn.LEADER: N_("người đứng đầu"),
        IntakeColumn.MEMBERS: N_("số thành viên"),
        IntakeColumn.PAPERS: N_("giấy tờ kèm theo (chỉ để xem)"),
        IntakeColumn.NOTE: N_("ghi chú"),
    }
)
_BORN: Final = r"(?:ngay|thang|nam|ngay thang nam|ngay thang|ngay nam|thang nam) sinh"
#: Patterns of titles, the narrower meaning first.
_TITLES: Final = (
    (IntakeColumn.ORDER, r"s? ?tt|so tt|so thu tu|thu tu|no"),
    (IntakeColumn.PRIORITY, r".*uu tien.*"),
    (IntakeColumn.PAPERS, r"to trinh|bien ban|bao cao thanh tich|co bao cao.*|thay the.*"),
    (IntakeColumn.NOTE, r".*ghi chu.*"),
    (IntakeColumn.BORN_MAN, rf"nam|(?:{_BORN} )nam"),
    (IntakeColumn.BORN_WOMAN, rf"nu|(?:{_BORN} )nu"),
    (IntakeColumn.SEX, r"gioi(?: tinh)?|nam ?/? ?nu|phai"),
    (IntakeColumn.BORN, rf".*\b{_BORN}\b.*|sinh (?:ngay|nam)|ngs|ns|n ?t ?n ?s"),
    (IntakeColumn.SALUTATION, r"ong ?/? ?ba|ong hoac ba|danh xung|xung ho"),
    (IntakeColumn.ID_NUMBER, r".*(?:\bcccd\b|\bcmnd\b|\bcmt\b|can cuoc|dinh danh|chung minh).*"),
    (IntakeColumn.ETHNICITY, r"(?:thanh phan )?dan toc"),
    (IntakeColumn.LEADER, r".*(?:dung dau|to truong|nguoi dai dien|chu ho|truong ban).*"),
    (IntakeColumn.MEMBERS, r".*(?:so (?:luong )?(?:thanh vien|nguoi|tv)|quan so).*"),
    (IntakeColumn.PROPOSER, r".*(?:don vi|co quan|xa|noi) (?:de nghi|trinh|lap|gui)\b.*"),
    (IntakeColumn.EARLIER, r".*(?:da duoc (?:khen|tang)|da khen|khen thuong da|hinh thuc da|danh hieu da).*"),
    (IntakeColumn.DIFFERENT, r"thanh tich khac.*"),
    (IntakeColumn.NAME, r".*(?:\bho (?:va |, )?ten\b|\bten (?:tap the|ca nhan|ho|don vi|nguoi)\b|ho dem).*|ten"),
    (IntakeColumn.ACHIEVEMENT, r".*(?:thanh tich|ly do khen|noi dung khen).*"),
    (IntakeColumn.AWARD, r".*(?:hinh thuc|danh hieu|muc khen|cap khen|de nghi khen|de nghi tang|khen thuong).*"),
    (IntakeColumn.NAME, r"(?:(?:cac )?(?:ca nhan|tap the|ho(?: gia dinh)?)(?:,? |$))+(?:de nghi.*|duoc .*)?"),
    (IntakeColumn.KIND, r"doi tuong.*|loai(?: hinh| doi tuong)?|phan loai"),
    (IntakeColumn.POSITION, r".*(?:chuc vu|chuc danh|nghe nghiep|cong viec|cap bac).*"),
    (IntakeColumn.UNIT, r"(?:ten )?(?:xa|phuong|xa phuong|xa phuong thi tran|xa thi tran|dia ban|xa don)"),
    (
        IntakeColumn.PLACE,
        r".*(?:\bxom\b|\bthon\b|to dan pho|cu tru|thuong tru|dia chi|noi o|que quan|don vi|co quan|noi cong tac).*",
    ),
)
_PATTERNS: Final = tuple((column, re.compile(pattern)) for column, pattern in _TITLES)
#: Titles that mean the unit that proposes as well as the hamlet or the place of work: what stands below them decides.
_EITHER: Final = re.compile(r"(?:ten )?(?:co quan |dia phuong )?don vi(?: dia phuong)?")
#: Titles that cannot but stand over names; the others give way to them.
_SURE_NAME: Final = re.compile(r".*\b(?:ho (?:va )?ten|ho dem|ten (?:tap the|ca nhan|ho|nguoi))\b.*")
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS: Final = re.compile(r"[^\w/]+|_")
_DAY: Final = re.compile(r"(?:[0-9]{1,2}[/.-]){2}[0-9]{2,4}|(?:19|20)[0-9]{2}|ngay .*|(?:sinh |sn )?(?:nam )?[0-9]{4}")
_ID: Final = re.compile(r"[0-9]{9}|[0-9]{12}|[0-9.,]+e\+?[0-9]+", re.IGNORECASE)
_LONGEST: Final = 120
#: Titles that may stand over several columns, told apart below them.
_WIDER: Final = frozenset({None, IntakeColumn.BORN, IntakeColumn.SEX, IntakeColumn.PLACE, IntakeColumn.PAPERS})
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

    def text(self, row: ListRow, column: IntakeColumn) -> str:
        """What a row says in a column; empty when the list has none such."""
        return row.text(self.places.get(column))

    @property
    def of_unit_or_place(self) -> int | None:
        """The column that may be that of units: it is titled «Đơn vị», and no other names a unit."""
        if not {IntakeColumn.UNIT, IntakeColumn.PROPOSER}.isdisjoint(self.places):
            return None
        free = {*self.unknown, self.places.get(IntakeColumn.PLACE, -1)}
        return next((place for place in sorted(free) if _EITHER.fullmatch(_bare(self.titles.get(place, "")))), None)

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


def meaning(title: str) -> IntakeColumn | None:
    """What a title says its column holds; brackets and signs count for nothing."""
    if len(title) > _LONGEST:
        return None
    bare = _bare(title)
    inside = clean(_SIGNS.sub(" ", fold(title)).strip(" /"))
    for words in dict.fromkeys((bare, inside)):
        found = next((column for column, pattern in _PATTERNS if words and pattern.fullmatch(words)), None)
        if found is not None:
            return found
    return None


def _bare(title: str) -> str:
    return clean(_SIGNS.sub(" ", _BRACKETS.sub(" ", fold(title))).strip(" /"))


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
    return IntakeColumns(places, found.first, found.titles, unknown, found.is_guessed, also)


def looks_telling(texts: Sequence[str]) -> bool:
    """Whether what stands under a title nobody knows looks like days, numbers of identity or awards."""
    telling = (IntakeColumn.BORN, IntakeColumn.ID_NUMBER, IntakeColumn.AWARD)
    return any(column in telling and is_such(texts) for column, is_such in _LOOKS)


def _titled(rows: Sequence[ListRow], index: int) -> IntakeColumns | None:
    """The columns by the titles of a row, or of it and the one below ("Năm sinh" over "Nam", "Nữ")."""
    upper = {place: clean(cell.text) for place, cell in rows[index].cells.items()}
    found = _by_titles(upper)
    if IntakeColumn.NAME not in found[0] or len(found[0]) < _least(upper):
        return None
    places, unknown, height = *found, 1
    if index + 1 < len(rows):
        lower = {place: clean(cell.text) for place, cell in rows[index + 1].cells.items()}
        if _is_second(upper, lower):
            both = {place: _joined(upper.get(place, ""), lower.get(place, "")) for place in {*upper, *lower}}
            (places, unknown), height, upper = _by_titles(both), 2, both
    return IntakeColumns(places, index + height, upper, unknown, also_names=_also_names(upper, unknown))


def _also_names(titles: Mapping[int, str], unknown: Iterable[int]) -> tuple[int, ...]:
    return tuple(place for place in unknown if _says_name(titles.get(place, "")))


def _says_name(title: str) -> bool:
    return meaning(title) is IntakeColumn.NAME and not _EITHER.fullmatch(_bare(title))


def titles_again(row: ListRow, columns: IntakeColumns) -> IntakeColumns | None:
    """The columns by a row of titles further down, in whatever order it has them; ``None`` for any other row."""
    titles = {place: clean(cell.text) for place, cell in row.cells.items()}
    known = {fold(title) for title in columns.titles.values()}
    if not titles or not known:
        return None
    if not {fold(title) for title in titles.values()} <= known and not _is_sure(titles):
        return None
    places, unknown = _by_titles(titles)
    if IntakeColumn.NAME not in places:
        return columns
    return IntakeColumns(places, columns.first, titles, unknown, also_names=_also_names(titles, unknown))


def _is_sure(titles: Mapping[int, str]) -> bool:
    """Whether every word of a row is a title, one of them such as stands over names only."""
    return (
        len(titles) > 1
        and all(meaning(title) is not None for title in titles.values())
        and any(_SURE_NAME.fullmatch(_bare(title)) for title in titles.values())
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
    return bool(fresh) and all(
        meaning(text) is not None and meaning(upper.get(place, "")) in _WIDER for place, text in fresh.items()
    )


def _joined(upper: str, lower: str) -> str:
    if not upper or fold(upper) == fold(lower):
        return lower or upper
    return lower if meaning(lower) is not None else upper


def _by_titles(titles: Mapping[int, str]) -> tuple[dict[IntakeColumn, int], tuple[int, ...]]:
    """(columns by what they are, those nobody knows); of two that say names the surer one is that of names."""
    places: dict[IntakeColumn, int] = {}
    sure = [place for place, title in sorted(titles.items()) if _SURE_NAME.fullmatch(_bare(title))]
    unknown: list[int] = []
    for place, title in sorted(titles.items()):
        column = meaning(title)
        if column is IntakeColumn.NAME and sure and place not in sure and _EITHER.fullmatch(_bare(title)):
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
    return places, tuple(sorted(unknown))


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

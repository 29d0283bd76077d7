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
    (IntakeColumn.BORN, rf".*\b{_BORN}\b.*|sinh (?:ngay|nam)|ngs|ns"),
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

    def text(self, row: ListRow, column: IntakeColumn) -> str:
        """What a row says in a column; empty when the list has none such."""
        return row.text(self.places.get(column))

    @property
    def may_say_unit(self) -> bool:
        """Whether the column of places may be that of units: it is titled «Đơn vị», and no other names a unit."""
        title = self.titles.get(self.places.get(IntakeColumn.PLACE, -1), "")
        has_unit = not {IntakeColumn.UNIT, IntakeColumn.PROPOSER}.isdisjoint(self.places)
        return not has_unit and _EITHER.fullmatch(_bare(title)) is not None

    def with_unit(self) -> "IntakeColumns":
        """The same columns, that of places taken for that of units too."""
        return replace(self, places={**self.places, IntakeColumn.UNIT: self.places[IntakeColumn.PLACE]})

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
    return IntakeColumns(places, found.first, found.titles, unknown, found.is_guessed)


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
    return IntakeColumns(places, index + height, upper, unknown)


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
    places: dict[IntakeColumn, int] = {}
    unknown: list[int] = []
    for place, title in sorted(titles.items()):
        column = meaning(title)
        if column is None or column in places:
            unknown.append(place)
        else:
            places[column] = place
    return places, tuple(unknown)


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

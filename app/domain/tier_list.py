"""A pasted or sent list of tiers: which of its columns says what, by their titles or by what stands in them.

Nothing is taken for certain that could be two things: what the columns were taken for is shown with the list.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.tier_words import read_standing
from app.domain.tiers import RuleMatrix
from app.i18n import N_
from app.text import clean, fold


class TierColumn(StrEnum):
    """What a column of the list says."""

    CODE = "code"
    UNIT = "unit"
    COMMUNE = "commune"
    HAMLET = "hamlet"
    LEVEL = "level"
    FROM_DAY = "from_day"
    DOCUMENT = "document"
    DOCUMENT_ON = "document_on"
    AUTHORITY = "authority"
    NOTE = "note"
    ORDER = "order"


COLUMN_WORDS: Final[Mapping[TierColumn, str]] = MappingProxyType(
    {
        TierColumn.CODE: N_("mã đơn vị"),
        TierColumn.UNIT: N_("đơn vị"),
        TierColumn.COMMUNE: N_("xã"),
        TierColumn.HAMLET: N_("xóm"),
        TierColumn.LEVEL: N_("cấp độ"),
        TierColumn.FROM_DAY: N_("áp dụng từ ngày"),
        TierColumn.DOCUMENT: N_("số văn bản"),
        TierColumn.DOCUMENT_ON: N_("ngày văn bản"),
        TierColumn.AUTHORITY: N_("cơ quan công bố"),
        TierColumn.NOTE: N_("ghi chú"),
        TierColumn.ORDER: N_("số thứ tự"),
    }
)
#: Words of a title, the narrower meaning first: «ngày văn bản» before «văn bản», «mã xã» before «xã».
_PAPER = r"van ban|quyet dinh|thong bao|cong van|cong bo|\bvb\b|\bqd\b|\btb\b|ban hanh|\bky\b"
_LITTLE = r"(?:(?:ten|cap|cac|cua|va|hoac|thuoc|bien gioi|ubnd) ?)*"
_TITLES: Final = (
    (TierColumn.ORDER, r"stt|tt|so tt|so thu tu|thu tu"),
    (TierColumn.NOTE, r".*ghi chu.*"),
    (TierColumn.AUTHORITY, r".*(?:co quan|tham quyen|noi ban hanh|(?:don vi|cap) (?:ban hanh|cong bo)|nguoi ky).*"),
    (TierColumn.DOCUMENT_ON, rf"ngay (?:thang )?.*(?:{_PAPER}).*|ngay so"),
    (TierColumn.FROM_DAY, rf"(?!.*(?:{_PAPER})).*(?:\bngay\b|hieu luc|thoi gian|thoi diem|ap dung tu).*|tu"),
    (TierColumn.DOCUMENT, rf".*(?:{_PAPER}|can cu|so hieu|ky hieu).*|so"),
    (TierColumn.LEVEL, r".*(?:cap do|muc do|\bcap\b|\bmuc\b|\bvung\b).*"),
    (TierColumn.CODE, r"(?:.* )?ma(?: so)?(?: .*)?"),
    (TierColumn.UNIT, r".*(?:don vi|dia ban|dia phuong|dia diem|ten goi|(?:xa|phuong) (?:xom|thon)).*|ten|noi"),
    # "Xóm Láp" is no title: besides words of kind, only these little ones may stand in one.
    (TierColumn.HAMLET, rf"{_LITTLE}(?:(?:xom|thon|ban|ap|buon|khom|to dan pho|tdp|khu pho|khu dan cu) ?{_LITTLE})+"),
    (TierColumn.COMMUNE, rf"{_LITTLE}(?:(?:xa|phuong|thi tran|dac khu) ?{_LITTLE})+"),
)  # fmt: skip
_PATTERNS: Final = tuple((column, re.compile(pattern)) for column, pattern in _TITLES)
_PLACES: Final = frozenset({TierColumn.CODE, TierColumn.UNIT, TierColumn.COMMUNE, TierColumn.HAMLET})
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_CODE: Final = re.compile(r"[0-9][0-9.-]{3,}|[A-ZĐ]{2,}-[A-Z0-9-]+")
_DAY: Final = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}|ngay .*")
_SYMBOL: Final = re.compile(r"(?:.*\b)?[0-9]+[a-z]?\s*/.*[^\W\d].*")
#: What is longer is no title, no day and no number of a paper.
_LONGEST: Final = 200
#: A title of the table stands over its columns, not further down than this.
_MOST_ABOVE: Final = 15


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the list: its number as the sender counts, and its filled cells by column from 0."""

    number: int
    cells: Mapping[int, str]
    is_hidden: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class TierTable:
    """A list with its columns known: the titles stand in ``header`` (``None`` without any), the rest are its lines.

    ``above`` are rows over the titles, ``unknown`` titles that nobody understands.
    """

    columns: Mapping[TierColumn, int] = field(default_factory=dict)
    rows: tuple[ListRow, ...] = ()
    header: ListRow | None = None
    above: tuple[ListRow, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the columns say at least a place and its level."""
        return TierColumn.LEVEL in self.columns and bool(_PLACES & self.columns.keys())

    def text(self, row: ListRow, column: TierColumn) -> str:
        """What a row says in a column; empty when the list has none such."""
        place = self.columns.get(column)
        return "" if place is None else clean(row.cells.get(place, ""))


def table_of(rows: Sequence[ListRow], matrix: RuleMatrix) -> TierTable:
    """The columns of a list: by the row of titles if it has one, else by what the cells look like."""
    filled = [row for row in rows if any(clean(text) for text in row.cells.values())]
    for place, row in enumerate(filled[:_MOST_ABOVE]):
        columns, unknown = _titled(row)
        if any(_is_level(text, matrix) for text in row.cells.values()):
            continue
        found = TierTable(columns, tuple(filled[place + 1 :]), row, tuple(filled[:place]), unknown)
        if found.is_whole:
            return found
    return TierTable(_by_content(filled, matrix), tuple(filled))


def _titled(row: ListRow) -> tuple[dict[TierColumn, int], tuple[str, ...]]:
    """Columns by their titles; a title that a former column bears already is not understood."""
    columns: dict[TierColumn, int] = {}
    unknown: list[str] = []
    for place, text in sorted(row.cells.items()):
        plain = _NOT_A_WORD.sub(" ", fold(text)).strip() if len(text) <= _LONGEST else ""
        column = next((item for item, pattern in _PATTERNS if plain and pattern.fullmatch(plain)), None)
        if column is not None and column not in columns:
            columns[column] = place
        elif plain or len(text) > _LONGEST:
            unknown.append(clean(text))
    return columns, tuple(unknown)


def _by_content(rows: Sequence[ListRow], matrix: RuleMatrix) -> dict[TierColumn, int]:
    """Columns of a list without titles, from left to right: each is the first thing all its cells can be."""
    cells: dict[int, list[str]] = {}
    for row in rows:
        for place, text in row.cells.items():
            if clean(text):
                cells.setdefault(place, []).append(clean(text))
    found: dict[TierColumn, int] = {}
    for place, texts in sorted(cells.items()):
        column = next((item for item in _guesses(texts, matrix) if item not in found), None)
        if column is not None:
            found[column] = place
    return found


def _guesses(texts: Sequence[str], matrix: RuleMatrix) -> Iterator[TierColumn]:
    def every(is_such: Callable[[str], object]) -> bool:
        return all(len(text) <= _LONGEST and is_such(text) for text in texts)

    if len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]:
        yield TierColumn.ORDER
    if every(lambda text: _is_level(text, matrix)):
        yield TierColumn.LEVEL
    elif every(lambda text: _DAY.fullmatch(fold(text))):
        yield from (TierColumn.FROM_DAY, TierColumn.DOCUMENT_ON)
    elif every(_CODE.fullmatch):
        yield TierColumn.CODE
    elif every(lambda text: _SYMBOL.fullmatch(fold(text))):
        yield TierColumn.DOCUMENT
    else:
        yield from (TierColumn.UNIT, TierColumn.AUTHORITY, TierColumn.NOTE)


def _is_level(text: str, matrix: RuleMatrix) -> bool:
    days = {rule.valid_from for rule in matrix.rules} or {date.min}
    return any(read_standing(text, matrix, day) is not None for day in days)

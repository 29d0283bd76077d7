"""The body of a paper, typed as plain text: its structure is read from the numbering at the head of each line.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: Phần, Chương, Mục, Điều, or for papers without articles I. → 1. → a) → -.
Points count by the Vietnamese alphabet. A line that only looks numbered is escaped by a backslash before it; lines
with tabs are a table. Nothing is renumbered: what is out of order is told, and printed as typed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.paper_tables import MOST_COLUMNS, is_table_line, read_table, row_length
from app.i18n import _
from app.text import clean

#: Letters of points in order; f, j, w, z are no letters of the alphabet, ă, â, ê, ô, ơ, ư are not counted with.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
ESCAPE = "\\"


class BodyLevel(StrEnum):
    """What a line of the body is, by its numbering."""

    PART = "part"
    CHAPTER = "chapter"
    DIVISION = "division"
    ARTICLE = "article"
    SECTION = "section"
    ITEM = "item"
    SUBITEM = "subitem"
    POINT = "point"
    DASH = "dash"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line: its number as printed ("Điều 1.", "a)"), its text, the row it was typed in (from 1).

    ``is_title`` is a heading; otherwise the text behind the number is a sentence of the body.
    """

    level: BodyLevel
    number: str
    text: str
    row: int = 0
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class BodyTable:
    """A pasted table: the first of its rows is the head."""

    rows: tuple[tuple[str, ...], ...]
    row: int = 0


@dataclass(frozen=True, slots=True)
class BodyFault:
    """A line whose numbering cannot be right, in one sentence."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a body in order, and what is wrong with its numbering."""

    parts: tuple[BodyLine | BodyTable, ...]
    faults: tuple[BodyFault, ...] = ()

    @property
    def articles(self) -> tuple[BodyLine, ...]:
        """The articles «Điều»."""
        return tuple(part for part in self.parts if isinstance(part, BodyLine) and part.level is BodyLevel.ARTICLE)


_SIGNS = (
    (BodyLevel.PART, re.compile(r"(?:Phần|PHẦN)\s+([IVXLC]+)\s*(?:[.:]\s*(.*))?")),
    (BodyLevel.CHAPTER, re.compile(r"(?:Chương|CHƯƠNG)\s+([IVXLC]+)\s*(?:[.:]\s*(.*))?")),
    (BodyLevel.DIVISION, re.compile(r"(?:Mục|MỤC)\s+(\d{1,2})\s*(?:[.:]\s*(.*))?")),
    (BodyLevel.ARTICLE, re.compile(r"(?:Điều|ĐIỀU)\s+(\d{1,3})\s*[.:]\s*(.*)")),
    (BodyLevel.SECTION, re.compile(r"([IVXLC]+)\.\s*(\S.*)")),
    (BodyLevel.SUBITEM, re.compile(r"(\d{1,2}\.\d{1,2})\.(?!\d)\s*(\S.*)")),
    (BodyLevel.ITEM, re.compile(r"(\d{1,2})\.(?!\d)\s*(\S.*)")),
    (BodyLevel.POINT, re.compile(r"([a-zđ])\)\s*(\S.*)")),
    (BodyLevel.DASH, re.compile(r"([-–—•+])\s+(\S.*)")),
)
_PRINTED = {
    BodyLevel.PART: "Phần {}",
    BodyLevel.CHAPTER: "Chương {}",
    BodyLevel.DIVISION: "Mục {}",
    BodyLevel.ARTICLE: "Điều {}.",
    BodyLevel.SECTION: "{}.",
    BodyLevel.ITEM: "{}.",
    BodyLevel.SUBITEM: "{}.",
    BodyLevel.POINT: "{})",
}
_WITH_OWN_TITLE = frozenset({BodyLevel.PART, BodyLevel.CHAPTER, BodyLevel.DIVISION})
_MAY_BE_TITLE = frozenset({BodyLevel.ARTICLE, BodyLevel.ITEM, BodyLevel.SUBITEM})
_ORDER = tuple(BodyLevel)
_ROMAN = re.compile(r"(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_SIGNS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read_body(text: str) -> Body:
    """The structure of a typed body, with everything that is out of order."""
    parts = _titled(_joined(list(_parts(text))))
    return Body(parts, tuple(_faults(parts)))


def _parts(text: str) -> Iterator[BodyLine | BodyTable]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(lines):
        start = at
        rows: list[str] = []
        while at < len(lines) and is_table_line(lines[at], is_inside=bool(rows)):
            length = row_length(lines, at)
            rows.append("\n".join(lines[at : at + length]))
            at += length
        if rows:
            if table := read_table(rows):
                yield BodyTable(table, start + 1)
            continue
        if line := clean(lines[at]):
            yield _line(line, at + 1)
        at += 1


def _line(line: str, row: int) -> BodyLine:
    if line.startswith(ESCAPE):
        return BodyLine(BodyLevel.TEXT, "", line[len(ESCAPE) :].strip(), row)
    for level, sign in _SIGNS:
        if found := sign.fullmatch(line):
            number = found[1] if level in _PRINTED else found[1].replace("–", "-").replace("—", "-").replace("•", "-")
            return BodyLine(level, _PRINTED.get(level, "{}").format(number), found[2] or "", row)
    return BodyLine(BodyLevel.TEXT, "", line, row)


def _joined(parts: Sequence[BodyLine | BodyTable]) -> list[BodyLine | BodyTable]:
    """A chapter takes its title from the line below when its own line has none."""
    found: list[BodyLine | BodyTable] = []
    for part in parts:
        above = found[-1] if found else None
        is_title = (
            isinstance(above, BodyLine)
            and above.level in _WITH_OWN_TITLE
            and not above.text
            and isinstance(part, BodyLine)
            and part.level is BodyLevel.TEXT
        )
        if is_title and isinstance(above, BodyLine) and isinstance(part, BodyLine):
            found[-1] = replace(above, text=part.text)
        else:
            found.append(part)
    return found


def _titled(parts: Sequence[BodyLine | BodyTable]) -> tuple[BodyLine | BodyTable, ...]:
    following = [*parts, None][1:]
    return tuple(
        replace(part, is_title=_is_title(part, after)) if isinstance(part, BodyLine) else part
        for part, after in zip(parts, following, strict=True)
    )


def _is_title(line: BodyLine, after: BodyLine | BodyTable | None) -> bool:
    """A numbered line without a full stop is the heading of what stands below it, and of nothing else."""
    if line.level in _WITH_OWN_TITLE or line.level is BodyLevel.SECTION:
        return True
    if line.level not in _MAY_BE_TITLE or line.text.endswith(tuple(".;:,!?…/")) or after is None:
        return False
    return isinstance(after, BodyTable) or _ORDER.index(after.level) > _ORDER.index(line.level)


# --- order -------------------------------------------------------------------------------------------------------

#: Levels that a new part may begin anew, or carry on.
_RUNS_ON = (BodyLevel.CHAPTER, BodyLevel.SECTION)


def _faults(parts: Sequence[BodyLine | BodyTable]) -> Iterator[BodyFault]:
    counts: dict[BodyLevel, int] = {}
    fresh: set[BodyLevel] = set()
    for part in parts:
        if isinstance(part, BodyTable):
            yield from _table_fault(part)
            continue
        if part.level in _WITH_OWN_TITLE and not part.text:
            yield BodyFault(part.row, _("Dòng {row}: “{sign}” chưa có tên.").format(row=part.row, sign=part.number))
        if part.level in _PRINTED:
            yield from _order_fault(part, counts, fresh)


def _table_fault(table: BodyTable) -> Iterator[BodyFault]:
    count = len(table.rows[0])
    if count > MOST_COLUMNS:
        told = _("Dòng {row}: bảng có {count} cột, nhiều hơn {most} cột một trang chứa được; hãy tách bảng.")
        yield BodyFault(table.row, told.format(row=table.row, count=count, most=MOST_COLUMNS))


def _order_fault(line: BodyLine, counts: dict[BodyLevel, int], fresh: set[BodyLevel]) -> Iterator[BodyFault]:
    level, before = line.level, counts.get(line.level, 0)
    found = _counted(line, counts)
    if found != before + 1 and not (found == 1 and level in fresh):
        yield BodyFault(line.row, _sentence(line, before, counts))
    counts[level] = before + 1 if found is None else found
    fresh.discard(level)
    if level is BodyLevel.PART:
        fresh.update(_RUNS_ON)
    # Articles run through the whole paper; all else is counted within what stands above it.
    for deeper in _ORDER[_ORDER.index(level) + 1 :]:
        if deeper not in (*_RUNS_ON, BodyLevel.ARTICLE):
            counts.pop(deeper, None)


def _counted(line: BodyLine, counts: Mapping[BodyLevel, int]) -> int | None:
    """Which place the number of a line has in its run; ``None`` for one that has none."""
    sign = line.number.split(" ")[-1].rstrip(".)")
    if line.level is BodyLevel.POINT:
        return POINT_LETTERS.index(sign) + 1 if sign in POINT_LETTERS else None
    if line.level is BodyLevel.SUBITEM:
        above, _dot, own = sign.partition(".")
        return int(own) if int(above) == counts.get(BodyLevel.ITEM, 0) else None
    if sign.isdigit():
        return int(sign)
    return roman_value(sign)


def roman_value(sign: str) -> int | None:
    """The value of a Roman number up to 89; ``None`` for letters that are none ("IIII")."""
    if not sign or not _ROMAN.fullmatch(sign):
        return None
    values = [_ROMAN_VALUES[letter] for letter in sign]
    return sum(-one if any(one < later for later in values[at + 1 :]) else one for at, one in enumerate(values))


def roman(value: int) -> str:
    """The Roman number of 1 to 89, as sections and annexes carry it."""
    signs = ""
    for worth, sign in _ROMAN_SIGNS:
        count, value = divmod(value, worth)
        signs += sign * count
    return signs


def _sentence(line: BodyLine, before: int, counts: Mapping[BodyLevel, int]) -> str:
    advice = _("Hãy sửa số thứ tự, hoặc gõ dấu \\ ở đầu dòng nếu dòng này không đánh số.")
    expected = _sign(line.level, before + 1, counts)
    if not expected:
        told = _("Dòng {row}: sau điểm “{last})” không còn chữ cái để đánh số; hãy tách thành mục khác.")
        return told.format(row=line.row, last=POINT_LETTERS[-1])
    told = _("Dòng {row}: đến đây phải là “{expected}”, nhưng ghi “{found}”.")
    return f"{told.format(row=line.row, expected=expected, found=line.number)} {advice}"


def _sign(level: BodyLevel, count: int, counts: Mapping[BodyLevel, int]) -> str:
    """The number that stands at a place of a run, as printed; empty when the alphabet is at its end."""
    if level is BodyLevel.POINT:
        return f"{POINT_LETTERS[count - 1]})" if count <= len(POINT_LETTERS) else ""
    if level is BodyLevel.SUBITEM:
        return f"{counts.get(BodyLevel.ITEM, 0) or 1}.{count}."
    is_roman = level in (BodyLevel.PART, BodyLevel.CHAPTER, BodyLevel.SECTION)
    return _PRINTED[level].format(roman(min(count, 89)) if is_roman else count)

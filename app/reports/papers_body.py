"""The typed body of a paper → blocks: headings, sentences with their numbers, pasted tables, the closing mark."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from app.domain.paper_body import Body, BodyLevel, BodyLine, BodyTable
from app.reports import nd30
from app.reports.fonts import width_mm
from app.reports.model import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Heading,
    HeadingLevel,
    Paragraph,
    Row,
    Run,
    Series,
    Table,
    plain,
)
from app.text import fold

_HEADINGS = {
    BodyLevel.PART: HeadingLevel.PART,
    BodyLevel.CHAPTER: HeadingLevel.PART,
    BodyLevel.DIVISION: HeadingLevel.PART,
    BodyLevel.ARTICLE: HeadingLevel.ARTICLE,
    BodyLevel.SECTION: HeadingLevel.SECTION,
    BodyLevel.ITEM: HeadingLevel.ITEM,
    BodyLevel.SUBITEM: HeadingLevel.ITEM,
}
#: Titles of these stand in capitals (Phụ lục I, II.6.d).
_CAPITALS = frozenset({BodyLevel.PART, BodyLevel.CHAPTER, BodyLevel.DIVISION, BodyLevel.SECTION})
_BLANK_CELLS = frozenset({"", "–", "-"})
#: Words that stand in a column of figures where there is none.
_NOT_TOLD = frozenset({"chua co so lieu", "chua co"})
#: A line that begins with it makes a picture of the table below: its title, the unit in brackets at the end.
CHART_MARK = "[Biểu đồ]"
_CHART_LINE = re.compile(rf"{re.escape(CHART_MARK)}\s*(?P<title>.+?)(?:\s*\((?P<unit>[^()]{{1,20}})\))?", re.IGNORECASE)
_NUMBER = re.compile(r"[-–]?[\d.,]+\s*%?")
#: A figure with its share, or with its sign, stands in a column of figures.
_COUNTED = re.compile(r"[-–+]?[\d.,]+\s*%?(?:\s*\([\d.,]+\s*%\))?")
_FIGURE = re.compile(r"(?P<sign>[-–]?)(?P<digits>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<rest>\d+))?\s*%?", re.ASCII)
_ORDINAL_HEADS = frozenset({"tt", "stt", "so tt"})
#: "Tổng cộng", "Tổng số hộ", "Cộng" begin a sum; names of organs and people's work do not (Công an, Tổng cục).
_TOTALS = re.compile(
    r"tong\b(?! (?:cuc|cong ty|lien doan|tham muu|hop|ket|thu ky)\b)"
    r"|cong\b(?! (?:an|bo|chuc|chung|cu|dan|doan|dong|khai|nghe|nghiep|nhan|tac|thuong|trinh|ty|van|viec|vu)\b)"
)
_TABLE_PT = 11
_DENSE_TABLE_PT = 10
#: Tables of more columns are set in the smaller size.
_DENSE_COLUMNS = 8
_PADDING_MM = 1.4
#: More columns than this cannot be drawn at all; such a table, which keeps a paper from being issued, stays text.
_MOST_DRAWN = 30
#: A text longer than this is planned in several lines before all columns are fitted to the page.
_WIDEST_MM = 70.0


def blocks(body: Body, room_mm: float, *, is_ended: bool) -> tuple[Block, ...]:
    """The blocks of a body between margins ``room_mm`` apart; ``is_ended`` closes its last sentence with "./."."""
    found: list[Block] = []
    drawn: Chart | None = None
    for index, part in enumerate(body.parts):
        is_last = is_ended and index == len(body.parts) - 1
        if drawn is not None:
            found.append(drawn)
            drawn = None
        elif (drawn := _chart(part, body.parts[index + 1 : index + 2])) is not None:
            continue
        elif isinstance(part, BodyLine):
            found.append(_line(part, is_last=is_last))
        elif len(part.rows[0]) > _MOST_DRAWN:
            found.extend(Paragraph(plain("; ".join(filter(None, row)))) for row in part.rows)
        else:
            found.append(table(part.rows, room_mm))
    return tuple(found)


def _chart(line: BodyLine | BodyTable, below: Sequence[BodyLine | BodyTable]) -> Chart | None:
    """The picture of a marked line with the table right below it; ``None`` where that has no figures to draw."""
    found = _CHART_LINE.fullmatch(line.text) if isinstance(line, BodyLine) and not line.number else None
    if found is None or not below or not isinstance(below[0], BodyTable):
        return None
    head, *rows = below[0].rows
    cells = [cell for row in rows for cell in row[1:] if cell not in _BLANK_CELLS]
    if not cells or not all(map(_FIGURE.fullmatch, cells)):
        return None
    series = tuple(Series(name, tuple(_figure(row[at]) for row in rows)) for at, name in enumerate(head) if at)
    return Chart(ChartKind.BAR, found["title"], tuple(row[0] for row in rows), series, found["unit"] or "")


def _figure(cell: str) -> Decimal | None:
    """A number as it is written in Vietnamese; a blank cell and a dash are no number."""
    found = _FIGURE.fullmatch(cell)
    if found is None:
        return None
    value = Decimal(f"{found['digits'].replace('.', '')}.{found['rest'] or '0'}")
    return -value if found["sign"] else value


def ended(text: str) -> str:
    """``text`` with the mark that closes a paper, once."""
    return f"{text.rstrip(' .;:,/')}{nd30.END_MARK}"


def _line(line: BodyLine, *, is_last: bool) -> Block:
    if line.is_title and line.level in _HEADINGS:
        text = line.text.upper() if line.level in _CAPITALS else line.text
        return Heading(_HEADINGS[line.level], line.number, text)
    text = ended(line.text) if is_last else line.text
    leads_on = text.endswith(":")
    if not line.number:
        return Paragraph(plain(text), keeps_with_next=leads_on)
    if line.level is BodyLevel.ARTICLE:
        return Paragraph((Run(line.number, bold=True), Run(f" {text}")), keeps_with_next=leads_on)
    return Paragraph(plain(f"{line.number} {text}"), keeps_with_next=leads_on)


def table(rows: Sequence[Sequence[str]], room_mm: float) -> Table:
    """A table of texts: the first row is its head; numbers stand right, the running number in the middle."""
    head, body = (rows[:1], rows[1:]) if len(rows) > 1 else ((), rows)
    size = _DENSE_TABLE_PT if len(rows[0]) > _DENSE_COLUMNS else _TABLE_PT
    columns = [[row[index] for row in rows] for index in range(len(rows[0]))]
    widths = _widths(columns, size, room_mm)
    shaped = tuple(Column(width, _align(texts)) for width, texts in zip(widths, columns, strict=True))
    return Table(shaped, tuple(_rows(head)), tuple(_rows(body)), size_pt=size, padding_mm=_PADDING_MM)


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[Row]:
    for row in rows:
        named = fold(next((text for text in row[:2] if text and not _NUMBER.fullmatch(text)), ""))
        yield Row(tuple(Cell(plain(text)) for text in row), is_bold=_TOTALS.match(named) is not None)


def _widths(columns: Sequence[Sequence[str]], size: float, room_mm: float) -> list[float]:
    """A width for every column: none narrower than its longest word as long as the page has room for that."""
    least = _fitted([_widest((word for text in texts for word in text.split()), size) for texts in columns], room_mm)
    wanted = [max(narrow, _wish(_widest(texts, size))) for narrow, texts in zip(least, columns, strict=True)]
    spare, missing = room_mm - sum(least), sum(wanted) - sum(least)
    if missing <= spare:
        return wanted
    return [low + (high - low) * spare / missing for low, high in zip(least, wanted, strict=True)]


def _wish(whole_mm: float) -> float:
    """The width for a text so long: sentences want more than names, but not as much more as they are longer."""
    return whole_mm if whole_mm <= _WIDEST_MM else _WIDEST_MM * math.sqrt(whole_mm / _WIDEST_MM)


def _fitted(widths: Sequence[float], room_mm: float) -> list[float]:
    """Widths that fit into the room: only the widest give way, all to one width."""
    rest, count = room_mm, len(widths)
    for width in sorted(widths):
        if width > rest / count:
            return [min(one, rest / count) for one in widths]
        rest, count = rest - width, count - 1
    return list(widths)


def _widest(texts: Iterable[str], size: float) -> float:
    return max((width_mm(text, size, bold=True) for text in texts), default=0) + 2 * _PADDING_MM + 0.5


def _align(texts: Sequence[str]) -> Align:
    if fold(texts[0]) in _ORDINAL_HEADS:
        return Align.CENTER
    values = [text for text in texts[1:] if text not in _BLANK_CELLS and fold(text) not in _NOT_TOLD]
    return Align.RIGHT if values and all(_COUNTED.fullmatch(text) for text in values) else Align.LEFT

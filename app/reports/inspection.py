"""Measuring a produced paper against Nghị định 30: what each line is, and where it departs from the law.

The inspectors of Word and PDF files only measure; here the measured lines get their role by text and place, as a clerk
would read the paper, and are held against the constants of :mod:`app.reports.nd30`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.reports import nd30
from app.reports.fonts import width_mm
from app.reports.nd30 import Departure


class Role(StrEnum):
    """What a line of a paper is (ô số in Phụ lục I, Mục IV)."""

    QUOC_HIEU = "quốc hiệu"
    TIEU_NGU = "tiêu ngữ"
    PARENT_ORGAN = "cơ quan chủ quản"
    ORGAN = "cơ quan ban hành"
    NUMBER = "số, ký hiệu"
    PLACE_DATE = "địa danh, ngày tháng"
    TITLE = "tên loại"
    SUBJECT = "trích yếu"
    ADDRESSEE = "kính gửi"
    BASIS = "căn cứ"
    SECTION = "mục La Mã"
    ITEM = "mục 1."
    BODY = "nội dung"
    RECIPIENTS_LABEL = "nơi nhận"
    RECIPIENT = "danh sách nơi nhận"
    SIGNATURE = "chức vụ, họ tên người ký"
    ANNEX_LABEL = "phụ lục"
    ANNEX_TITLE = "tiêu đề phụ lục"
    ANNEX_REFERENCE = "kèm theo"
    OTHER = "khác"


class Place(StrEnum):
    """Where a line stands: across the page, in the left or right half, or in a ruled table."""

    PAGE = "page"
    LEFT = "left"
    RIGHT = "right"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Measured:
    """One paragraph as it is in the file; ``None`` = the format does not tell (or the paragraph does not show it).

    ``bold`` and ``italic`` hold for every letter. ``rule_mm`` is the drawn line right below and ``rule_offset_mm`` its
    distance from the middle of the text; ``spacing`` is the line pitch in single lines.
    """

    text: str
    sizes: frozenset[float]
    fonts: frozenset[str]
    bold: bool
    italic: bool
    place: Place
    is_centred: bool
    is_justified: bool | None = None
    first_line_mm: float | None = None
    gap_pt: float | None = None
    spacing: float | None = None
    outline: int | None = None
    rule_mm: float | None = None
    rule_offset_mm: float = 0
    last_line: str = ""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How the numbers of pages are shown; ``is_right`` means numbered from 1 with the first page left out."""

    is_centred: bool
    is_in_top_margin: bool
    is_first_hidden: bool
    is_right: bool
    size: float | None


@dataclass(frozen=True, slots=True)
class MeasuredPaper:
    """Everything measured in one file; margins in millimetres as top, bottom, left, right (``None`` = not told)."""

    margins: tuple[tuple[float, float, float, float], ...]
    paragraphs: tuple[Measured, ...]
    numbers: PageNumber | None
    font: str


@dataclass(frozen=True, slots=True)
class _Look:
    """Allowed look of a role; ``None`` = free."""

    clause: str
    low: float
    high: float
    bold: bool | None = None
    italic: bool = False
    upper: bool | None = None


_LOOKS: Mapping[Role, _Look] = {
    Role.QUOC_HIEU: _Look("ô số 1", 12, 13, bold=True, upper=True),
    Role.TIEU_NGU: _Look("ô số 1", 13, 14, bold=True),
    Role.PARENT_ORGAN: _Look("ô số 2", 12, 13, bold=False, upper=True),
    Role.ORGAN: _Look("ô số 2", 12, 13, bold=True, upper=True),
    Role.NUMBER: _Look("ô số 3", 13, 13, bold=False),
    Role.PLACE_DATE: _Look("ô số 4", 13, 14, bold=False, italic=True),
    Role.TITLE: _Look("ô số 5a", 13, 14, bold=True, upper=True),
    Role.SUBJECT: _Look("ô số 5a", 13, 14, bold=True),
    Role.ADDRESSEE: _Look("ô số 9a", 13, 14, bold=False),
    Role.BASIS: _Look("ô số 6", 13, 14, bold=False, italic=True),
    Role.SECTION: _Look("Phụ lục I, II.6", 13, 14, bold=True, upper=True),
    Role.ITEM: _Look("Phụ lục I, II.6", 13, 14, bold=True),
    Role.BODY: _Look("ô số 6", 13, 14),
    Role.RECIPIENTS_LABEL: _Look("ô số 9b", 12, 12, bold=True, italic=True),
    Role.RECIPIENT: _Look("ô số 9b", 11, 11, bold=False),
    Role.SIGNATURE: _Look("ô số 7a, 7b", 13, 14, bold=True),
    Role.ANNEX_LABEL: _Look("Phụ lục I, III.1", 14, 14, bold=True),
    Role.ANNEX_TITLE: _Look("Phụ lục I, III.1", 13, 14, bold=True, upper=True),
    Role.ANNEX_REFERENCE: _Look("Phụ lục I, III.1", 13, 14, bold=False, italic=True),
}
_RUNNING = frozenset({Role.BODY, Role.BASIS, Role.SECTION, Role.ITEM})
#: What may stand before the legal bases.
_BEFORE_TEXT = frozenset({Role.OTHER, Role.TITLE, Role.SUBJECT, Role.ADDRESSEE, Role.BASIS})
_DATE = re.compile(r"\S.*, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}")
_BLANK_DATE = re.compile(r"\S.*, ngày\s+tháng\s+năm\s+(\d{4})?\s*")
_NUMBER = re.compile(r"Số:\s*(0[1-9]|[1-9]\d+)?/[A-ZĐ][A-Za-zĐ]*(-[A-ZĐƯƠ0-9][A-ZĐƯƠa-z0-9]*)+")
_ROMAN = re.compile(r"[IVX]+\. ")
#: The outline's own remark behind a heading in capitals.
_REMARK = re.compile(r" \(nếu có\)$")
ANNEX_LABEL = re.compile(r"Phụ lục [IVXL]+")


def departures(paper: MeasuredPaper) -> list[Departure]:
    """Every departure of a measured paper from the law, in reading order."""
    named = tuple(_with_roles(paper.paragraphs))
    found = [item for sides in paper.margins for item in nd30.margin_departures(*sides)]
    found += _number_departures(paper.numbers)
    for role, line in named:
        if line.fonts - {paper.font}:
            found.append(Departure(role, "Phụ lục I, I.5", ", ".join(sorted(line.fonts)), paper.font))
        if role in _LOOKS and line.place is not Place.TABLE:
            found += _look_departures(role, line)
        if role in _RUNNING:
            found += _running_departures(role, line)
    found += _coupling_departures(named)
    found += _rule_departures(named)
    found += _wording_departures(named)
    return list(dict.fromkeys(found))


def _with_roles(paragraphs: tuple[Measured, ...]) -> Iterator[tuple[Role, Measured]]:
    """Name each paragraph; the parts of a paper come in a fixed order, so each zone knows its own roles."""
    number_at = next((index for index, line in enumerate(paragraphs) if line.text.startswith("Số:")), 0)
    head_end = max((index for index, line in enumerate(paragraphs[:40]) if _is_head(line)), default=-1)
    zone = Role.OTHER
    organs = [index for index in range(number_at) if paragraphs[index].place is Place.LEFT]
    for index, line in enumerate(paragraphs):
        if index <= head_end:
            role = _head_role(line, index, organs)
        elif line.place is Place.TABLE:
            role = Role.OTHER
        else:
            role = _body_role(line, zone)
            zone = role
        yield role, line


def _is_head(line: Measured) -> bool:
    return line.text in (nd30.QUOC_HIEU, nd30.TIEU_NGU) or line.text.startswith("Số:") or ", ngày" in line.text[:60]


def _head_role(line: Measured, index: int, organs: list[int]) -> Role:
    if line.text.startswith("Số:"):
        return Role.NUMBER
    if line.place is Place.RIGHT:
        if ", ngày" in line.text:
            return Role.PLACE_DATE
        return Role.QUOC_HIEU if line.text == line.text.upper() else Role.TIEU_NGU
    if index not in organs:
        return Role.OTHER
    return Role.ORGAN if index == organs[-1] else Role.PARENT_ORGAN


def _body_role(line: Measured, zone: Role) -> Role:
    if line.text.startswith("Kính gửi:") or (zone is Role.ADDRESSEE and line.text.startswith("- ")):
        return Role.ADDRESSEE
    if line.place is not Place.PAGE:
        return _closing_role(line, zone)
    if line.is_centred:
        return _centred_role(line, zone)
    return _running_role(line, zone)


def _running_role(line: Measured, zone: Role) -> Role:
    if line.text.startswith("Căn cứ") and zone in _BEFORE_TEXT:
        return Role.BASIS
    if _ROMAN.match(line.text) and (line.outline == 1 or line.text == line.text.upper()):
        return Role.SECTION
    return Role.ITEM if line.outline == 2 else Role.BODY


def _closing_role(line: Measured, zone: Role) -> Role:
    if line.text.startswith(nd30.RECIPIENTS_LABEL.rstrip(":")):
        return Role.RECIPIENTS_LABEL
    if line.place is Place.RIGHT:
        return Role.SIGNATURE
    return Role.RECIPIENT if line.text.startswith("- ") or zone is Role.RECIPIENT else Role.OTHER


def _centred_role(line: Measured, zone: Role) -> Role:
    if ANNEX_LABEL.fullmatch(line.text):
        return Role.ANNEX_LABEL
    if line.text in nd30.KINDS:
        return Role.TITLE
    if zone in (Role.TITLE, Role.SUBJECT):
        return Role.SUBJECT
    if zone in (Role.ANNEX_LABEL, Role.ANNEX_TITLE, Role.ANNEX_REFERENCE):
        is_reference = line.text.startswith("(") or zone is Role.ANNEX_REFERENCE
        return Role.ANNEX_REFERENCE if is_reference else Role.ANNEX_TITLE
    return Role.OTHER


def _look_departures(role: Role, line: Measured) -> Iterator[Departure]:
    look = _LOOKS[role]
    wrong = sorted(size for size in line.sizes if not look.low <= size <= look.high)
    if wrong:
        yield Departure(role, look.clause, f"cỡ chữ {wrong[0]:g}", f"{look.low:g}–{look.high:g}")
    if look.bold is not None and line.bold is not look.bold:
        yield Departure(role, look.clause, "đậm" if line.bold else "không đậm", "đậm" if look.bold else "không đậm")
    if line.italic is not look.italic:
        yield Departure(role, look.clause, "nghiêng" if line.italic else "đứng", "nghiêng" if look.italic else "đứng")
    words = _REMARK.sub("", line.text)
    if look.upper and words != words.upper():
        yield Departure(role, look.clause, "chữ in thường", "chữ in hoa")


def _running_departures(role: Role, line: Measured) -> Iterator[Departure]:
    clause = "Phụ lục I, II.6.đ"
    if line.is_justified is False and not line.is_centred:
        yield Departure(role, clause, "không dàn đều hai lề", "dàn đều hai lề")
    if line.first_line_mm is not None and not any(abs(line.first_line_mm - mm) < 0.4 for mm in nd30.FIRST_LINE_MM):
        yield Departure(role, clause, f"thụt đầu dòng {line.first_line_mm:.1f} mm", "10 hoặc 12,7 mm")
    if line.gap_pt is not None and line.gap_pt < nd30.PARAGRAPH_GAP_PT - 0.2:
        yield Departure(role, clause, f"cách đoạn {line.gap_pt:.1f} pt", "từ 6 pt")
    low, high = nd30.LINE_SPACING
    if line.spacing is not None and not low - 0.02 <= line.spacing <= high + 0.02:
        yield Departure(role, clause, f"cách dòng {line.spacing:.2f}", "1–1,5 dòng")


def _coupling_departures(named: tuple[tuple[Role, Measured], ...]) -> Iterator[Departure]:
    size = {role: max(line.sizes, default=0) for role, line in reversed(named)}
    expected = {12: 13, 13: 14}.get(round(size.get(Role.QUOC_HIEU, 0)))
    for role in (Role.TIEU_NGU, Role.PLACE_DATE):
        if expected and role in size and abs(size[role] - expected) > 0.1:
            yield Departure(role, "Phụ lục I, Mục V, chú thích", f"cỡ chữ {size[role]:g}", f"{expected} cùng bộ cỡ")


def _rule_departures(named: tuple[tuple[Role, Measured], ...]) -> Iterator[Departure]:
    low, high = nd30.RULE_PART
    for role in (Role.TIEU_NGU, Role.ORGAN, Role.SUBJECT):
        lines = [line for found, line in named if found is role]
        if not lines:
            continue
        line = lines[-1]
        text_mm = width_mm(line.last_line or line.text, max(line.sizes, default=14), bold=True)
        part = 0.0 if line.rule_mm is None else line.rule_mm / text_mm
        if role is Role.TIEU_NGU and not 0.97 <= part <= 1.03:
            yield Departure(role, "ô số 1", f"đường kẻ dài {part:.0%} dòng chữ", "bằng độ dài dòng chữ")
        elif role is not Role.TIEU_NGU and not low - 0.01 <= part <= high + 0.01:
            yield Departure(role, "ô số 2, 5a", f"đường kẻ dài {part:.0%} dòng chữ", "1/3 đến 1/2 dòng chữ")
        if line.rule_mm is not None and abs(line.rule_offset_mm) > 0.7:
            yield Departure(role, "ô số 1, 2, 5a", f"đường kẻ lệch {line.rule_offset_mm:.1f} mm", "cân giữa dòng chữ")


def _wording_departures(named: tuple[tuple[Role, Measured], ...]) -> Iterator[Departure]:
    roles = {role for role, _ in named}
    fixed = {Role.QUOC_HIEU: nd30.QUOC_HIEU, Role.TIEU_NGU: nd30.TIEU_NGU}
    for role, words in fixed.items():
        if role not in roles:
            yield Departure(role, "ô số 1", "không có", words)
    for role, line in named:
        if role in fixed and line.text != fixed[role]:
            yield Departure(role, "ô số 1", line.text, fixed[role])
        text = line.text.replace("\u00a0", " ")
        if role is Role.PLACE_DATE and not (_DATE.fullmatch(text) or _BLANK_DATE.fullmatch(text)):
            yield Departure(role, "Phụ lục I, II.4", text, "…, ngày 05 tháng 01 năm 2020")
        if role is Role.NUMBER and not _NUMBER.fullmatch(text):
            yield Departure(role, "Phụ lục I, II.3", text, "Số: 05/BC-BCĐ")
    before_closing = [line.text for role, line in named if role is Role.BODY]
    annex_at = next((index for index, (role, _) in enumerate(named) if role is Role.ANNEX_LABEL), len(named))
    before_closing = [line.text for role, line in named[:annex_at] if role is Role.BODY]
    if before_closing and not before_closing[-1].rstrip().endswith(nd30.END_MARK):
        yield Departure(Role.BODY, "Phụ lục III", "không có dấu kết thúc", nd30.END_MARK)


def _number_departures(numbers: PageNumber | None) -> Iterator[Departure]:
    if numbers is None:
        return
    clause = "Phụ lục I, I.6"
    facts = (
        (numbers.is_centred, "không canh giữa", "canh giữa"),
        (numbers.is_in_top_margin, "không ở lề trên", "ở lề trên"),
        (numbers.is_first_hidden, "hiện ở trang thứ nhất", "không hiện ở trang thứ nhất"),
        (numbers.is_right, "thiếu hoặc sai số trang", "số Ả Rập từ 1, liên tục"),
        (numbers.size is None or 13 <= numbers.size <= 14, f"cỡ chữ {numbers.size}", "13–14"),
    )
    for holds, found, expected in facts:
        if not holds:
            yield Departure("số trang", clause, found, expected)

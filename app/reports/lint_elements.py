"""Naming each measured line: the parts of a State paper come in a fixed order, so each zone knows its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from app.domain.paper_elements import Element
from app.reports.letter_parts import (
    UPPER,
    annex_numeral,
    is_annex_label,
    is_number,
    is_place_date,
    is_quoc_hieu,
    is_tieu_ngu,
    kind_of,
)
from app.reports.measured import Measured, Place
from app.text import fold

#: The head of a paper is among its first lines.
_HEAD_LINES = 40
_ROMAN = re.compile(r"[IVXLC]+\.\s")
_PART = re.compile(
    rf"(Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+([IVXLC]+|\d+|thứ \w+|THỨ \w+)[.:]?\s*($|[{UPPER}]{{2}})"
)
_ARTICLE = re.compile(r"Điều\s+\d+")
_AUTHORITY = re.compile(rf"(T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)(?:[./]\s*|\s+)[{UPPER}]")
_TITLE_WORDS = (
    "TRƯỞNG",
    "PHÓ",
    "CHỦ",
    "GIÁM",
    "BÍ THƯ",
    "CHÁNH",
    "TỔNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "CHỈ HUY",
    "CHÍNH",
)
_ORGAN_WORDS = (
    *("ubnd", "uy ban", "hdnd", "hoi dong", "bo ", "so ", "phong ", "ban ", "don ", "cong an", "huyen uy", "tinh uy"),
    *("dang uy", "chi cuc", "cuc ", "tong cuc", "van phong", "truong ", "trung tam", "quan ", "benh vien", "vien "),
)
#: A centred line longer than this is no title.
_TITLE_LETTERS = 300
_CAPTION_PT = 12
_ANNEX_HEAD = frozenset({Element.ANNEX_LABEL, Element.ANNEX_TITLE, Element.ANNEX_REFERENCE})
#: Words with which running text takes up the bases: "Căn cứ Kế hoạch …, Ban chỉ đạo báo cáo như sau:".
_TAKES_UP = re.compile(r",[^;]*\b(báo cáo|xây dựng|ban hành|đề nghị|thông báo|hướng dẫn|trình|tổ chức)\b[^;]*[:.]?$")


class _Zone(Enum):
    HEAD = auto()
    OPENING = auto()
    BODY = auto()
    CLOSING = auto()
    ANNEX = auto()


@dataclass(slots=True)
class _Reader:
    """Where the reader of a paper stands; what was seen last decides what may come next."""

    lines: Sequence[Measured]
    zone: _Zone = _Zone.HEAD
    last: Element = Element.OTHER
    head_end: int = -1
    organs: tuple[int, ...] = ()
    parents: frozenset[int] = frozenset()
    seen: set[Element] = field(default_factory=set)
    index: int = 0

    def has_right_side(self) -> bool:
        """Whether something stands beside the line on the right: a signature of two has both sides."""
        return any(line.place is Place.RIGHT for line in self.lines[self.index + 1 : self.index + 7])


def named(lines: Sequence[Measured]) -> tuple[tuple[Element, Measured], ...]:
    """Each line with what it is."""
    reader = _Reader(lines)
    _find_head(reader)
    found = []
    for index, line in enumerate(lines):
        reader.index = index
        element = _element(reader, index, line)
        reader.last = element
        reader.seen.add(element)
        found.append((element, line))
    return tuple(_with_signers(found))


def _find_head(reader: _Reader) -> None:
    head = list(enumerate(reader.lines[:_HEAD_LINES]))
    stop = next((index for index, line in head if is_annex_label(line.text) or kind_of(line.text)), len(head))
    marks = [index for index, line in head[:stop] if _head_mark(line) is not Element.OTHER]
    reader.head_end = max(marks, default=-1)
    if not marks:
        reader.zone = _Zone.OPENING
        return
    number_at = next((index for index in marks if is_number(reader.lines[index].text)), reader.head_end + 1)
    before = [
        index
        for index in range(number_at)
        if index not in marks
        and reader.lines[index].place is not Place.RIGHT
        and reader.lines[index].text.strip()
        and not reader.lines[index].text.lower().startswith(("v/v", "mẫu"))
    ]
    parents, organs = _split_organs(reader.lines, before)
    reader.organs, reader.parents = tuple(organs), frozenset(parents)


def _split_organs(lines: Sequence[Measured], before: list[int]) -> tuple[list[int], list[int]]:
    """The organ is the last name; lines of the same weight before it belong to it unless they name an organ."""
    if not before:
        return [], []
    organs = [before[-1]]
    for index in reversed(before[:-1]):
        starts_organ = fold(lines[organs[0]].text).startswith(_ORGAN_WORDS)
        if starts_organ or lines[index].bold is not lines[organs[0]].bold:
            break
        organs.insert(0, index)
    return before[: len(before) - len(organs)], organs


def _head_mark(line: Measured) -> Element:
    if is_quoc_hieu(line.text):
        return Element.QUOC_HIEU
    if is_tieu_ngu(line.text):
        return Element.TIEU_NGU
    if is_number(line.text):
        return Element.NUMBER
    return Element.PLACE_DATE if is_place_date(line.text) else Element.OTHER


def _element(reader: _Reader, index: int, line: Measured) -> Element:
    if line.place is Place.TABLE:
        return Element.OTHER
    if is_annex_label(line.text) and (line.is_centred or not annex_numeral(line.text).isdecimal()):
        reader.zone = _Zone.ANNEX
        return Element.ANNEX_LABEL
    if index <= reader.head_end:
        return _head_element(reader, index, line)
    if reader.zone is _Zone.HEAD:
        if line.text.lower().startswith(("v/v", "về việc")) and line.place is not Place.PAGE:
            return Element.LETTER_SUBJECT
        is_stamp = len(line.text) < 30 and not fold(line.text).startswith("kinh gui")
        if line.place is not Place.PAGE and Element.NUMBER in reader.seen and is_stamp:
            return Element.OTHER
        reader.zone = _Zone.OPENING
    return _running_element(reader, line)


def _head_element(reader: _Reader, index: int, line: Measured) -> Element:
    mark = _head_mark(line)
    if mark is not Element.OTHER and mark not in reader.seen:
        return mark
    if index in reader.organs:
        return Element.ORGAN
    if index in reader.parents:
        return Element.PARENT_ORGAN
    if fold(line.text).startswith("v/v"):
        return Element.LETTER_SUBJECT
    if line.place is Place.RIGHT and Element.QUOC_HIEU not in reader.seen and line.text == line.text.upper():
        return Element.QUOC_HIEU
    return Element.OTHER


def _running_element(reader: _Reader, line: Measured) -> Element:
    text = line.text.strip()
    if fold(text).startswith("noi nhan") and len(text) < 60:
        reader.zone = _Zone.CLOSING
        return Element.RECIPIENTS_LABEL
    if fold(text).startswith("kinh gui") and reader.zone is _Zone.OPENING:
        return Element.ADDRESSEE
    if reader.last is Element.ADDRESSEE and text.startswith(("-", "–", "+")):
        return Element.ADDRESSEE
    if line.place is not Place.PAGE or reader.zone is _Zone.CLOSING:
        return _closing_element(reader, line, text)
    if line.is_centred and len(text) < _TITLE_LETTERS:
        return _centred_element(reader, line, text)
    return _text_element(reader, line, text)


def _closing_element(reader: _Reader, line: Measured, text: str) -> Element:
    after_label = Element.RECIPIENTS_LABEL in reader.seen
    if line.place is Place.RIGHT or _AUTHORITY.match(text):
        reader.zone = _Zone.CLOSING if after_label or _is_office(line, text) else reader.zone
        return Element.AUTHORITY if reader.zone is _Zone.CLOSING else Element.OTHER
    if after_label and (
        text.startswith(("-", "–", "+", "Như", "Lưu")) or line.label or reader.last is Element.RECIPIENT
    ):
        return Element.AUTHORITY if _is_office(line, text) and not text.startswith("-") else Element.RECIPIENT
    if line.place is Place.LEFT and reader.zone in (_Zone.BODY, _Zone.CLOSING) and _is_office(line, text):
        if not reader.has_right_side():
            return Element.OTHER
        reader.zone = _Zone.CLOSING
        return Element.AUTHORITY
    if line.place is Place.PAGE and line.is_centred and text.startswith(_TITLE_WORDS):
        return Element.AUTHORITY
    return Element.OTHER


def _is_office(line: Measured, text: str) -> bool:
    return line.bold and text == text.upper() and text != text.lower()


def _centred_element(reader: _Reader, line: Measured, text: str) -> Element:
    if reader.zone is _Zone.ANNEX and reader.last in _ANNEX_HEAD:
        return _annex_head(reader, text)
    if _PART.match(text) or (reader.last is Element.PART and line.bold):
        reader.zone = _Zone.BODY if reader.zone is _Zone.OPENING else reader.zone
        return Element.PART
    if kind_of(text) and Element.TITLE not in reader.seen and reader.zone is _Zone.OPENING:
        return Element.TITLE
    if reader.last in (Element.TITLE, Element.SUBJECT) and reader.zone is _Zone.OPENING:
        is_issuer = reader.last is Element.SUBJECT and (text == text.upper() or not line.bold)
        return Element.OTHER if is_issuer else Element.SUBJECT
    return Element.OTHER


def _annex_head(reader: _Reader, text: str) -> Element:
    """Title, then the reference in brackets, which may go on over several lines; then something else."""
    is_open = reader.last is Element.ANNEX_REFERENCE and not reader.lines[reader.index - 1].text.rstrip().endswith(")")
    if text.startswith("(") or fold(text).startswith("kem theo") or is_open:
        return Element.ANNEX_REFERENCE
    return Element.OTHER if reader.last is Element.ANNEX_REFERENCE else Element.ANNEX_TITLE


def _is_caption(line: Measured, text: str) -> bool:
    """A note under a table or picture: small, slanted, without indent; the law has no look for it."""
    is_small = max(line.sizes, default=14.0) <= _CAPTION_PT
    return is_small and line.italic and not line.first_line_mm and len(text) < _TITLE_LETTERS


def _text_element(reader: _Reader, line: Measured, text: str) -> Element:
    if text.startswith("Căn cứ") and reader.zone is _Zone.OPENING:
        goes_on = not line.italic and _TAKES_UP.search(text[-_TITLE_LETTERS:]) is not None
        return Element.BODY if goes_on or text.endswith(":") else Element.BASIS
    if reader.last is Element.BASIS and (text.startswith("Theo đề nghị") or (line.italic and not text.endswith(":"))):
        return Element.BASIS
    if _is_caption(line, text):
        return Element.OTHER
    if reader.zone is _Zone.OPENING:
        reader.zone = _Zone.BODY
    whole = f"{line.label} {text}".strip() if line.label else text
    if _ARTICLE.match(whole):
        return Element.ARTICLE
    if _ROMAN.match(whole) and (line.outline == 1 or text == text.upper() or (line.bold and len(text) < 160)):
        return Element.SECTION
    return Element.ITEM if line.outline == 2 and re.match(r"\d+\.", whole) else Element.BODY


def _with_signers(found: list[tuple[Element, Measured]]) -> list[tuple[Element, Measured]]:
    """The last line of each signature that is no office is the name of the signer."""
    for index, (element, line) in enumerate(found):
        following = [
            other
            for other, beside in found[index + 1 : index + 12]
            if other is Element.AUTHORITY and beside.place is line.place
        ]
        if element is Element.AUTHORITY and not following and is_name(line.text):
            found[index] = (Element.SIGNER, line)
    return found


def is_name(text: str) -> bool:
    """Whether a line of a signature is a person and no office: in small letters, or a family name in capitals."""
    words = text.split()
    if text != text.upper():
        return True
    return 2 <= len(words) <= 5 and words[0] in _FAMILY_NAMES and not text.startswith(_TITLE_WORDS)


_FAMILY_NAMES = frozenset(
    [
        "NGUYỄN",
        "TRẦN",
        "LÊ",
        "PHẠM",
        "HUỲNH",
        "VŨ",
        "VÕ",
        "PHAN",
        "TRƯƠNG",
        "BÙI",
        "ĐẶNG",
        "ĐỖ",
        "NGÔ",
        "HỒ",
        "DƯƠNG",
        "LÝ",
        "NÔNG",
        "BẾ",
        "TRIỆU",
        "ĐINH",
        "LƯƠNG",
        "LỤC",
        "MÃ",
        "HOÀNG",
        "SẦM",
        "VI",
        "CHU",
        "ĐÀM",
        "ĐOÀN",
        "LÂM",
        "MAI",
        "TÔ",
        "TRỊNH",
        "VƯƠNG",
        "CAO",
        "TẠ",
        "THÀO",
        "GIÀNG",
        "VÀNG",
        "LẦU",
        "SÙNG",
        "HẠNG",
        "LÒ",
        "QUÀNG",
        "TÒNG",
        "LƯỜNG",
        "PHÙNG",
        "ĐÀO",
        "THẠCH",
        "TẨN",
        "CHẢO",
        "PHÀN",
        "HỨA",
        "BÀN",
        "MÔNG",
        "HOẢNG",
        "ĐỔNG",
        "THÁI",
        "KIỀU",
        "QUÁCH",
        "TỐNG",
    ]
)

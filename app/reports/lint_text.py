"""Checks of the letters themselves: spaces, encodings, capitals of Phụ lục II; all to be judged by a person."""

import re
import unicodedata
from collections.abc import Iterator

from app.domain.paper_checks import Departure
from app.domain.paper_elements import Element
from app.reports.letter_parts import UPPER
from app.reports.lint_paper import NamedLine, NamedPaper, departure
from app.reports.measured import Place

_RUNNING = frozenset({Element.BODY, Element.BASIS, Element.ITEM, Element.ARTICLE, Element.SUBJECT})
_TWO_SPACES = re.compile(r"\S  +\S")
_BEFORE_STOP = re.compile(r"[\w)] +[,;:](?:\s|$)|[\w)] +\.(?:\s|$)")
_IN_BRACKETS = re.compile(r"\(\s+\w|\w\s+\)")
#: Where the word means the whole people beyond doubt; elsewhere writers and even plans print it small.
_PEOPLE = re.compile(r"\b(?:Đảng|Nhà nước|chính quyền|chiến sĩ|Quân đội|lực lượng vũ trang) và nhân dân\b")
_STATE = re.compile(r"(?<![\w-])nhà nước\b")
_UNIT = re.compile(rf"(?<=[\w,;] )(Tỉnh|Huyện) (?!Đoàn|Đội|Hội|Ủy|Uỷ)(?=[{UPPER}])")
_CLAUSE = re.compile(
    r"(?<=[^\W\d_] )(Khoản|Điểm) (?=[\da-zđ]{1,2}\b)|(?<=\w )điều (?=\d{1,3} (?:Luật|Nghị|Thông|Bộ luật|của))"
)
_DATE = re.compile(r"\bngày ([1-9]) tháng (\d{1,2})\b|\bngày \d{1,2} tháng ([12]) năm\b")
_OLD_TONES = re.compile(r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹ]|[uU][ỳýỷỹỵ])\b")
_NEW_TONES = re.compile(r"(?<![qQ])(?:[òóỏõọÒÓỎÕỌ][ae]|[ùúủũụÙÚỦŨỤ]y)\b")
#: No line of a paper is longer; what is gets looked at that far, so that no pattern runs away.
_LONGEST = 5_000
_MARKS = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")


def text_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of spelling; each is told once for a line."""
    for one in case.lines:
        if one.line.place is Place.TABLE:
            continue
        raw = ("\n".join(one.line.lines) or one.line.text)[:_LONGEST]
        if _MARKS.search(raw) and unicodedata.normalize("NFC", raw) != raw:
            yield departure("text-decomposed", "chữ và dấu rời nhau", "chữ có dấu dựng sẵn", one)
        if one.element in _RUNNING:
            yield from _spaces(one, raw)
            yield from _capitals(one)
    yield from _tones(case)
    if case.paper.revisions:
        yield departure("left-revisions", f"{case.paper.revisions} vết sửa", "không còn vết sửa")
    if case.paper.comments:
        yield departure("left-comments", f"{case.paper.comments} ghi chú", "không còn ghi chú")


def _spaces(one: NamedLine, raw: str) -> Iterator[Departure]:
    checks = (
        ("text-spaces", _TWO_SPACES, "một dấu cách"),
        ("text-punctuation", _BEFORE_STOP, "dấu câu viết liền chữ trước"),
        ("text-brackets", _IN_BRACKETS, "viết liền với dấu ngoặc"),
    )
    for check, pattern, expected in checks:
        if found := pattern.search(raw):
            yield departure(check, _around(raw, found), expected, one)


def _capitals(one: NamedLine) -> Iterator[Departure]:
    text = one.line.text[:_LONGEST]
    checks = (
        ("capital-people", _PEOPLE, "Nhân dân"),
        ("capital-state", _STATE, "Nhà nước"),
        ("capital-unit", _UNIT, "tỉnh, huyện viết thường"),
        ("capital-clause", _CLAUSE, "điểm, khoản viết thường; Điều viết hoa"),
        ("date-in-text", _DATE, "ngày 05 tháng 01"),
    )
    for check, pattern, expected in checks:
        if found := pattern.search(text):
            yield departure(check, _around(text, found), expected, one)


def _tones(case: NamedPaper) -> Iterator[Departure]:
    old = _first(case, _OLD_TONES)
    new = _first(case, _NEW_TONES)
    if old and new:
        yield departure(
            "text-tone-styles", f"{old[0]}, {new[0]}", "một kiểu trong cả văn bản", max(old, new, key=_number)[1]
        )


def _number(found: tuple[str, NamedLine]) -> int:
    return found[1].number


def _first(case: NamedPaper, pattern: re.Pattern[str]) -> tuple[str, NamedLine] | None:
    for one in case.main:
        if one.element in _RUNNING and (found := pattern.search(one.line.text)):
            return one.line.text[: found.end()].split()[-1].strip("(“"), one
    return None


def _around(text: str, found: re.Match[str]) -> str:
    """The place with a few letters on both sides."""
    return text[max(found.start() - 12, 0) : found.end() + 12].replace("\n", " ")

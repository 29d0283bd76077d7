"""Checks of the text of a paper: legal bases, order of numbers and letters, the mark at the end (Phụ lục I, II.6)."""

import re
from collections.abc import Iterator

from app.domain.paper_checks import Departure
from app.domain.paper_elements import WORKING_TITLES, Element
from app.reports import nd30
from app.reports.lint_paper import NamedLine, NamedPaper, departure

_POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = re.compile(r"([IVXLC]+)\.\s")
_PART = re.compile(r"(Phần|PHẦN|Chương|CHƯƠNG)\s+([IVXLC]+)\b")
_ARTICLE = re.compile(r"Điều\s+(\d+)(\.?)")
_ITEM = re.compile(r"(\d{1,3})\.\s")
_POINT = re.compile(r"([a-zđ])\)\s")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BODY = frozenset({Element.BODY, Element.ITEM, Element.ARTICLE, Element.SECTION})


def roman_value(text: str) -> int:
    """The value of a Roman number."""
    values = [_VALUES[letter] for letter in text]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def body_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of the text between title and signature."""
    yield from _bases(case)
    yield from _order(case)
    yield from _end(case)


def _bases(case: NamedPaper) -> Iterator[Departure]:
    bases = list(case.all(Element.BASIS))
    for one in bases[:-1]:
        if not one.text.endswith(";"):
            yield departure("basis-semicolon", one.text[-12:], "dấu chấm phẩy (;)", one)
    if bases and not bases[-1].text.endswith("."):
        yield departure("basis-stop", bases[-1].text[-12:], "dấu chấm (.)", bases[-1])


class _Counter:
    """One level of numbers: what came last, and what may come now."""

    def __init__(self, check: str, *, starts_anew: bool) -> None:
        self._check, self._starts_anew, self.last = check, starts_anew, 0

    def step(self, value: int, one: NamedLine, names: tuple[str, str]) -> Iterator[Departure]:
        """Count on; ``names`` are what stands there and what was due."""
        last, self.last = self.last, value
        if value != last + 1 and not (value == 1 and self._starts_anew):
            yield departure(self._check, names[0], names[1], one)


def _order(case: NamedPaper) -> Iterator[Departure]:
    """Parts, sections and articles run through; items and points start anew below what stands above them."""
    parts, sections = _Counter("order-part", starts_anew=False), _Counter("order-section", starts_anew=False)
    articles = _Counter("order-article", starts_anew=False)
    items, points = _Counter("order-item", starts_anew=True), _Counter("order-point", starts_anew=True)
    for one in case.main:
        text = one.text
        if one.element is Element.PART and (found := _PART.match(text)):
            value = roman_value(found[2])
            yield from parts.step(value, one, (found[0], f"{found[1]} {_roman(parts.last + 1)}"))
            sections.last = items.last = points.last = 0
        elif one.element is Element.SECTION and (found := _ROMAN.match(text)):
            value = roman_value(found[1])
            yield from sections.step(value, one, (f"{found[1]}.", f"{_roman(sections.last + 1)}."))
            items.last = points.last = 0
        elif one.element is Element.ARTICLE and (found := _ARTICLE.match(text)):
            yield from articles.step(int(found[1]), one, (found[0], f"Điều {articles.last + 1}"))
            if not found[2]:
                yield departure("article-stop", text[:12], f"Điều {found[1]}.", one)
            items.last = points.last = 0
        elif one.element in _BODY and (found := _ITEM.match(text)):
            yield from items.step(int(found[1]), one, (f"{found[1]}.", f"{items.last + 1}."))
            points.last = 0
        elif one.element in _BODY and (found := _POINT.match(text)):
            yield from _point(points, found[1], one)


def _point(points: _Counter, letter: str, one: NamedLine) -> Iterator[Departure]:
    due = _POINTS[min(points.last, len(_POINTS) - 1)]
    if letter not in _POINTS:
        points.last += 1
        yield departure("point-alphabet", f"{letter})", f"{due})", one)
        return
    value = _POINTS.index(letter) + 1
    if letter == "e" and due == "đ":
        points.last = value
        yield departure("point-alphabet", "e)", "đ)", one)
        return
    yield from points.step(value, one, (f"{letter})", f"{due})"))


def _roman(number: int) -> str:
    text = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, number = divmod(number, value)
        text += letters * count
    return text


def _end(case: NamedPaper) -> Iterator[Departure]:
    body = list(case.all(*_BODY))
    if not body or case.kind in WORKING_TITLES:
        return
    if not body[-1].text.endswith(nd30.END_MARK):
        yield departure("end-mark", body[-1].text[-12:], nd30.END_MARK, body[-1])
    for one in body[:-1]:
        if one.text.endswith(nd30.END_MARK):
            yield departure("end-mark-early", nd30.END_MARK, "chỉ ở cuối văn bản", one)

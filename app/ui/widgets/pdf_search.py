"""Words on the pages of a PDF: where they stand, accents and case aside ("soc giang" finds "Sóc Giang")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QRectF

from app.text import fold

_MOST_HITS = 500
#: Letters of one line may stand this much higher or lower, in points.
_SAME_LINE_PT = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand: page from 0, and a box per line in points from the top left of the page."""

    page: int
    boxes: tuple[QRectF, ...]


@dataclass(frozen=True, slots=True)
class _PageText:
    """The text of a page in the key of a search, and which letter of the page each sign of it comes from."""

    key: str
    letters: tuple[int, ...]


class PdfText:
    """The text of a PDF, read page by page when it is first searched."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._pages: list[_PageText] = []

    def find(self, words: str) -> tuple[Hit, ...]:
        """Every place of ``words`` in reading order, at most 500."""
        wanted = _key(words).strip()
        if not wanted or not self._content:
            return ()
        found: list[Hit] = []
        with pypdfium2.PdfDocument(self._content) as document:
            if not self._pages:
                self._pages = [_read(page.get_textpage()) for page in document]
            for number, text in enumerate(self._pages):
                spans = tuple(_spans(text, wanted))
                if spans:
                    page = document[number]
                    found += [Hit(number, _boxes(page, first, last)) for first, last in spans]
                if len(found) >= _MOST_HITS:
                    break
        return tuple(found[:_MOST_HITS])


def _key(text: str) -> str:
    """Letters as a search compares them; any run of white space is one blank."""
    return " ".join(fold(word) for word in text.split())


def _read(page: Any) -> _PageText:
    signs: list[str] = []
    letters: list[int] = []
    for index in range(page.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(page.raw, index))
        folded = " " if sign.isspace() else fold(sign)
        if folded == " " and signs and signs[-1] == " ":
            continue
        signs += folded
        letters += [index] * len(folded)
    return _PageText("".join(signs), tuple(letters))


def _spans(text: _PageText, wanted: str) -> Iterator[tuple[int, int]]:
    """First and last letter of each place."""
    at = text.key.find(wanted)
    while at >= 0:
        yield text.letters[at], text.letters[at + len(wanted) - 1]
        at = text.key.find(wanted, at + len(wanted))


def _boxes(page: Any, first: int, last: int) -> tuple[QRectF, ...]:
    text = page.get_textpage()
    height = page.get_height()
    lines: list[QRectF] = []
    for index in range(first, last + 1):
        left, bottom, right, top = text.get_charbox(index, loose=True)
        box = QRectF(left, height - top, right - left, top - bottom)
        if box.isEmpty():
            continue
        if lines and abs(lines[-1].top() - box.top()) < _SAME_LINE_PT:
            lines[-1] = lines[-1].united(box)
        else:
            lines.append(box)
    return tuple(lines)

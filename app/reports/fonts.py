"""The document font: Liberation Serif, which has every Vietnamese letter and the widths of Times New Roman.

Text is cleaned here for both writers: control, zero-width and direction characters go, what the font cannot draw
becomes a visible box in the PDF and is reported, never silently dropped.
"""

import importlib
import re
from functools import cache
from typing import Any

from app.text import nfc

#: Shown where the font has no such character.
MISSING_GLYPH = "□"
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x00AD])
_FORBIDDEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")


@cache
def _faces() -> Any:
    """The faces bring in the PDF library, which pages that only list what papers say never need."""
    return importlib.import_module("app.reports.faces")


def width_mm(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of one line of text in millimetres."""
    width: float = _faces().width_points(text, size, bold=bold, italic=italic)
    return width * 25.4 / 72


def printable(text: str) -> str:
    """Text as it may enter a file: NFC, one line, no control, direction or zero-width characters."""
    return _FORBIDDEN.sub("", nfc(_BREAKS.sub(" ", text)).translate(_BIDI))


def drawable(text: str, *, bold: bool = False, italic: bool = False) -> tuple[str, frozenset[str]]:
    """Printable text with a box for what the face cannot draw, and the characters that were replaced."""
    known = _faces().glyphs(bold=bold, italic=italic)
    clean = printable(text)
    lost = frozenset(ch for ch in clean if ord(ch) not in known)
    if lost:
        clean = "".join(MISSING_GLYPH if ch in lost else ch for ch in clean)
    return clean, lost


def balanced_lines(text: str, size: float, limit_mm: float, *, bold: bool = True) -> tuple[str, ...]:
    """Text of a centred element in the fewest lines that fit, as equal in length as words allow."""
    words = printable(text).split(" ")
    widths = [width_mm(word, size, bold=bold) for word in words]
    space = width_mm(" ", size, bold=bold)
    best = _greedy(widths, space, limit_mm)
    low, high, count = 0.0, limit_mm, len(best)
    for _ in range(12):
        middle = (low + high) / 2
        attempt = _greedy(widths, space, middle)
        # A word alone may be wider than the line that is tried.
        longest = max(sum(widths[start:end]) + space * (end - start - 1) for start, end in attempt)
        if len(attempt) == count and longest <= limit_mm:
            high, best = middle, attempt
        else:
            low = middle
    return tuple(" ".join(words[start:end]) for start, end in best)


def _greedy(widths: list[float], space: float, limit_mm: float) -> list[tuple[int, int]]:
    """First and last (not included) word of every line."""
    lines: list[tuple[int, int]] = []
    used = 0.0
    for index, width in enumerate(widths):
        if lines and used + space + width <= limit_mm:
            lines[-1] = (lines[-1][0], index + 1)
            used += space + width
        else:
            lines.append((index, index + 1))
            used = width
    return lines

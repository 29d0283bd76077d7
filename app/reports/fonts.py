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
    lines = _greedy(words, size, limit_mm, bold)
    low, high, best = 0.0, limit_mm, lines
    for _ in range(12):
        middle = (low + high) / 2
        attempt = _greedy(words, size, middle, bold)
        if len(attempt) == len(lines) and max(width_mm(line, size, bold=bold) for line in attempt) <= limit_mm:
            high, best = middle, attempt
        else:
            low = middle
    return tuple(best)


def _greedy(words: list[str], size: float, limit_mm: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size, bold=bold) <= limit_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines

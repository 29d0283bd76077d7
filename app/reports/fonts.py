"""The document font: Liberation Serif, which has every Vietnamese letter and the widths of Times New Roman.

Text is cleaned here for both writers: control, zero-width and direction characters go, what the font cannot draw
becomes a visible box in the PDF and is reported, never silently dropped.
"""

import re
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import resource
from app.reports.nd30 import PDF_FONT
from app.text import nfc

#: Shown where the font has no such character.
MISSING_GLYPH = "□"
FACES = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x00AD])
_FORBIDDEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")


def font_folder() -> Path:
    """Where the font files lie, in the source tree and in the frozen program."""
    return resource("fonts")


@cache
def register_fonts() -> None:
    """Make the four faces known to the PDF library, once."""
    for name in FACES.values():
        pdfmetrics.registerFont(_font(name))
    pdfmetrics.registerFontFamily(
        PDF_FONT,
        normal=FACES[False, False],
        bold=FACES[True, False],
        italic=FACES[False, True],
        boldItalic=FACES[True, True],
    )


@cache
def _font(name: str) -> TTFont:
    return TTFont(name, str(font_folder() / f"{name}.ttf"))


@cache
def glyphs(*, bold: bool = False, italic: bool = False) -> frozenset[int]:
    """The characters one face can draw."""
    return frozenset(_font(FACES[bold, italic]).face.charToGlyph)


def width_mm(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of one line of text in millimetres."""
    register_fonts()
    return pdfmetrics.stringWidth(text, FACES[bold, italic], size) * 25.4 / 72


def printable(text: str) -> str:
    """Text as it may enter a file: NFC, one line, no control, direction or zero-width characters."""
    return _FORBIDDEN.sub("", nfc(_BREAKS.sub(" ", text)).translate(_BIDI))


def drawable(text: str, *, bold: bool = False, italic: bool = False) -> tuple[str, frozenset[str]]:
    """Printable text with a box for what the face cannot draw, and the characters that were replaced."""
    known = glyphs(bold=bold, italic=italic)
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

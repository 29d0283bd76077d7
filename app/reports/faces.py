"""The four faces of the document font as the PDF library knows them; loaded when the first line is measured."""

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import resource
from app.reports.nd30 import PDF_FONT

#: The name of each face by (bold, italic).
FACES: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (False, False): "LiberationSerif-Regular",
        (True, False): "LiberationSerif-Bold",
        (False, True): "LiberationSerif-Italic",
        (True, True): "LiberationSerif-BoldItalic",
    }
)


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


class Ink(NamedTuple):
    """Where the ink of a line begins and ends at size 1, from its start on the baseline; ``bottom`` hangs down."""

    left: float
    right: float
    top: float
    bottom: float


def ink(text: str, *, bold: bool, italic: bool) -> Ink:
    """The ink of one line: letters with marks on two storeys reach above what the face calls its height."""
    face: Any = _font(FACES[bold, italic]).face
    pen, boxes = 0.0, []
    for letter in text:
        box = _letter_ink(letter, bold=bold, italic=italic)
        if box is not None:
            boxes.append(Ink(pen + box.left, pen + box.right, box.top, box.bottom))
        pen += face.getCharWidth(ord(letter)) / 1000
    if not boxes:
        return Ink(0, pen, 0, 0)
    lefts, rights, tops, bottoms = zip(*boxes, strict=True)
    return Ink(min(lefts), max(rights), max(tops), max(0.0, *bottoms))


@cache
def _letter_ink(letter: str, *, bold: bool, italic: bool) -> Ink | None:
    """The box of one letter as its outline has it; ``None`` for a blank."""
    face: Any = _font(FACES[bold, italic]).face
    glyph = face.charToGlyph.get(ord(letter), 0)
    head, places, outlines = face.get_table("head"), face.get_table("loca"), face.get_table("glyf")
    (is_long,) = struct.unpack_from(">h", head, 50)
    (per_em,) = struct.unpack_from(">H", head, 18)
    if is_long:
        start, end = struct.unpack_from(">2L", places, 4 * glyph)
    else:
        start, end = (2 * half for half in struct.unpack_from(">2H", places, 2 * glyph))
    if start == end:
        return None
    x_min, y_min, x_max, y_max = (value / per_em for value in struct.unpack_from(">4h", outlines, start + 2))
    return Ink(x_min, x_max, y_max, -y_min)


def width_points(text: str, size: float, *, bold: bool, italic: bool) -> float:
    """Width of one line of text in points."""
    register_fonts()
    return pdfmetrics.stringWidth(text, FACES[bold, italic], size)

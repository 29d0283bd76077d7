"""The four faces of the document font as the PDF library knows them; loaded when the first line is measured."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

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


def width_points(text: str, size: float, *, bold: bool, italic: bool) -> float:
    """Width of one line of text in points."""
    register_fonts()
    return pdfmetrics.stringWidth(text, FACES[bold, italic], size)

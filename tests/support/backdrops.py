"""Ma-két as they stand in the finished PDF: pages in millimetres, the ink of every letter, lines."""

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
from PIL.Image import Image

_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class InkBox:
    """The ink of one letter or line, in millimetres from the lower left corner of its page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class MeasuredPage:
    """One page with its printed lines from top to bottom."""

    width: float
    height: float
    letters: tuple[InkBox, ...]
    lines: tuple[InkBox, ...]


def pages(content: bytes) -> tuple[MeasuredPage, ...]:
    """Every page of a PDF, measured."""
    with pypdfium2.PdfDocument(content) as pdf:
        return tuple(_page(page) for page in pdf)


def fonts(content: bytes) -> set[tuple[str, bool]]:
    """Names of the faces and whether they lie inside the file."""
    raw = pypdfium2.raw
    found = set()
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
                face = raw.FPDFTextObj_GetFont(item.raw)
                length = raw.FPDFFont_GetBaseFontName(face, None, 0)
                buffer = pypdfium2.raw.ctypes.create_string_buffer(length)
                raw.FPDFFont_GetBaseFontName(face, buffer, length)
                found.add((buffer.value.decode().split("+")[-1], bool(raw.FPDFFont_GetIsEmbedded(face))))
    return found


def _page(page: pypdfium2.PdfPage) -> MeasuredPage:
    width, height = page.get_size()
    text = page.get_textpage()
    letters = []
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            letters.append(InkBox(letter, *(side * _MM for side in text.get_charbox(index))))
    lines: list[InkBox] = []
    rest = letters
    for row in text.get_text_range().splitlines():
        if row.strip():
            count = len("".join(row.split()))
            lines.append(_together(row.strip(), rest[:count]))
            rest = rest[count:]
    return MeasuredPage(width * _MM, height * _MM, tuple(letters), tuple(lines))


def _together(text: str, letters: list[InkBox]) -> InkBox:
    return InkBox(
        text,
        min(item.left for item in letters),
        min(item.bottom for item in letters),
        max(item.right for item in letters),
        max(item.top for item in letters),
    )


def picture(content: bytes, number: int = 0, dots: int = 600) -> Image:
    """One page drawn, so many dots wide."""
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[number]
        image: Image = page.render(scale=dots / page.get_width()).to_pil().convert("RGB")
        return image


def colour(image: Image, x: int, y: int) -> tuple[int, int, int]:
    """The colour of one dot from the upper left."""
    red, green, blue = image.crop((x, y, x + 1, y + 1)).tobytes()
    return red, green, blue


def places(image: Image, wanted: Callable[[tuple[int, int, int]], bool]) -> list[tuple[int, int]]:
    """Every dot whose colour is wanted."""
    raw = image.tobytes()
    dots = zip(raw[::3], raw[1::3], raw[2::3], strict=True)
    return [(index % image.width, index // image.width) for index, dot in enumerate(dots) if wanted(dot)]

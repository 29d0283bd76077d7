"""Certificates → PDF of the size of their blanks: only the changing lines, outlines embedded; equal words, equal bytes.

A page carries nothing but ink that belongs on the blank. Scan and water mark are for looking only and are drawn when
they are asked for.
"""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.awards.certificate_fit import FittedCertificate, InkEdges, fit
from app.domain.awards.certificates import CertificateLayout, line_name
from app.errors import Refused
from app.i18n import _
from app.reports.faces import FACES, ink, register_fonts
from app.reports.fonts import drawable, printable

#: A water mark is paler than any ink of a certificate and as wide as this part of the page.
_MARK_COLOUR, _MARK_WIDTH, _MARK_ANGLE = "#d8d8d8", 0.6, 30


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One certificate ready to be drawn; ``background`` is the scan of its blank, for looking only."""

    layout: CertificateLayout
    fitted: FittedCertificate
    background: bytes | None = None


@dataclass(frozen=True, slots=True)
class CertificateMarks:
    """What a PDF carries besides its lines: mm added for the printer, and a water mark of a print to look at."""

    title: str = ""
    right_mm: float = 0
    down_mm: float = 0
    water_mark: str = ""


def fitted(layout: CertificateLayout, texts: Sequence[str], kept: Sequence[str] = ()) -> FittedCertificate:
    """The texts at their places; letters the face cannot draw are a refusal, for a box in a name is a spoilt blank."""
    clean, refusals, lost_lines = [], [], set()
    for number, (line, text) in enumerate(zip(layout.lines, texts, strict=True)):
        drawn, lost = drawable(text, bold=line.is_bold, italic=line.is_italic)
        # A mark that has no letter of its own lands anywhere beside its letter.
        lost |= {letter for letter in drawn if unicodedata.combining(letter)}
        clean.append(drawn)
        if lost:
            told = _("{line}: “{text}” có ký tự chữ in không có: {letters}")
            letters = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(lost))
            refusals.append(told.format(line=line_name(layout, number), text=printable(text), letters=letters))
            lost_lines.add(number)
    made = fit(layout, clean, measure, kept)
    return replace(made, refusals=(*refusals, *made.refusals), refused_lines=made.refused_lines | frozenset(lost_lines))


@lru_cache(maxsize=8192)
def measure(text: str, is_bold: bool, is_italic: bool) -> InkEdges:
    """The ink of a text at size 1."""
    return InkEdges(*ink(text, bold=is_bold, italic=is_italic))


def render(pages: Sequence[CertificatePage], marks: CertificateMarks | None = None) -> bytes:
    """One page for each certificate in their order, each of the size of its blank."""
    marks = marks or CertificateMarks()
    target = io.BytesIO()
    canvas = a_canvas(target, marks.title)
    pictures: dict[int, ImageReader] = {}
    for page in pages:
        width, height = page.layout.width_mm * mm, page.layout.height_mm * mm
        canvas.setPageSize((width, height))
        if page.background is not None:
            # One scan lies under a hundred pages; it is read once.
            key = id(page.background)
            pictures[key] = pictures.get(key) or _picture(page.background)
            canvas.drawImage(pictures[key], 0, 0, width, height)
        if marks.water_mark:
            _draw_mark(canvas, marks.water_mark, width, height)
        _draw_lines(canvas, page, marks)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _picture(content: bytes) -> ImageReader:
    try:
        picture = ImageReader(io.BytesIO(content))
        decode: Any = picture.getRGBData
        decode()
    except Exception as error:
        # The library raises whatever its decoders raise; each means the same to the user.
        raise Refused(
            "bad-picture",
            _("Ảnh phôi của mẫu này không đọc được; chưa in gì."),
            _("Hãy quét lại phôi thành ảnh khác, hoặc in không kèm ảnh phôi."),
        ) from error
    return picture


def a_canvas(target: io.BytesIO, title: str) -> Canvas:
    """An empty PDF that does not know the time, so that equal content gives equal bytes."""
    register_fonts()
    canvas = Canvas(
        target,
        invariant=1,
        pageCompression=1,
        lang="vi-VN",
        # Else the library names its own standard face, which is not embedded.
        initialFontName=FACES[False, False],  # type: ignore[arg-type]  # the stubs take a name for a number
    )
    canvas.setTitle(printable(title)[:250])
    canvas.setCreator("Phên Dậu")
    return canvas


def _draw_lines(canvas: Canvas, page: CertificatePage, marks: CertificateMarks) -> None:
    height = page.layout.height_mm
    for piece in page.fitted.pieces:
        line = page.layout.lines[piece.number]
        canvas.setFillColor(HexColor(line.colour))
        canvas.setFont(FACES[line.is_bold, line.is_italic], piece.size_pt)
        left, base = piece.start_mm + marks.right_mm, height - piece.baseline_mm - marks.down_mm
        canvas.drawString(left * mm, base * mm, piece.text)


def _draw_mark(canvas: Canvas, words: str, width: float, height: float) -> None:
    edges = measure(words, True, False)  # noqa: FBT003 - the shape of the measure
    size = _MARK_WIDTH * width / (edges.right - edges.left)
    canvas.saveState()
    canvas.setFillColor(HexColor(_MARK_COLOUR))
    canvas.setFont(FACES[True, False], size)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(_MARK_ANGLE)
    canvas.drawString(-(edges.left + edges.right) / 2 * size, -edges.top / 2 * size, words)
    canvas.restoreState()

"""Ma-két → PDF of its true size: embedded outlines that print shops enlarge without loss; equal words, equal bytes.

The page may carry a bleed «phần chừa xén» with crop marks around the cloth, as print shops ask for it.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.backdrop import Backdrop, Ground
from app.domain.backdrop_fit import BackdropLine, BackdropRole, Extent, FittedBackdrop, fit
from app.domain.backdrop_size import BackdropSize
from app.errors import Refused
from app.i18n import _
from app.reports.faces import FACES, ink, register_fonts
from app.reports.fonts import drawable, printable

#: Colours of ground and letters.
COLOURS: Mapping[Ground, tuple[str, str]] = MappingProxyType(
    {Ground.RED: ("#da251d", "#ffff00"), Ground.WHITE: ("#ffffff", "#c8102e")}
)
#: Length of a crop mark and its distance from the cloth.
_MARK_MM, _MARK_GAP_MM = 8.0, 2.0
_LEAST_INK = 0.1
_MOST_PICTURE_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class BackdropStyle:
    """How a ma-két looks: its ground, pictures (bytes of PNG or JPEG) beside the heading, and the bleed.

    ``bleed_mm`` ``None`` prints no crop marks: the page is exactly the cloth.
    """

    ground: Ground = Ground.RED
    left_picture: bytes | None = None
    right_picture: bytes | None = None
    bleed_mm: float | None = None


@dataclass(frozen=True, slots=True)
class PrintedBackdrop:
    """The bytes of the PDF, its number of pages, and what should be looked at, one sentence each."""

    content: bytes
    pages: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cloth:
    """A fitted ma-két with its looks, ready to be drawn."""

    fitted: FittedBackdrop
    ground: Ground
    pictures: tuple[ImageReader | None, ImageReader | None]
    title: str


def printed(backdrop: Backdrop, size: BackdropSize, style: BackdropStyle) -> PrintedBackdrop:
    """The ma-két as one page."""
    cloth = cloth_of(backdrop, size, style)
    edge = 0.0 if style.bleed_mm is None else edge_mm(style.bleed_mm)
    width, height = ((side + 2 * edge) * mm for side in (size.width_mm, size.height_mm))
    target = io.BytesIO()
    canvas = a_canvas(target, (width, height), cloth.title)
    canvas.translate(edge * mm, edge * mm)
    if style.bleed_mm is not None:
        canvas.setTrimBox([edge * mm, edge * mm, width - edge * mm, height - edge * mm])
        _draw_marks(canvas, size, style.bleed_mm)
    draw(cloth, canvas, style.bleed_mm or 0)
    canvas.showPage()
    canvas.save()
    return PrintedBackdrop(target.getvalue(), 1, cloth.fitted.notes)


def edge_mm(bleed_mm: float) -> float:
    """How far a page with crop marks reaches beyond the cloth on every side."""
    return bleed_mm + _MARK_GAP_MM + _MARK_MM


def cloth_of(backdrop: Backdrop, size: BackdropSize, style: BackdropStyle) -> Cloth:
    """The words fitted to their size; letters that the face cannot draw become boxes, and a note says so.

    Raises ``Refused`` when there is nothing to print, far too much, or a picture that is none.
    """
    clean, lost = _drawable(backdrop)
    pictures = _picture(style.left_picture), _picture(style.right_picture)
    fitted = fit(clean, size, measure, has_pictures=any(pictures))
    if lost:
        sentence = _("Chữ in không có ký tự {characters}: ở chỗ đó in ô vuông.")
        fitted = replace(fitted, notes=(*fitted.notes, sentence.format(characters=" ".join(sorted(lost)))))
    return Cloth(fitted, style.ground, pictures, printable(f"Ma-két {backdrop.heading}")[:250])


def a_canvas(target: io.BytesIO, size: tuple[float, float], title: str) -> Canvas:
    """An empty PDF that does not know the time, so that equal content gives equal bytes."""
    register_fonts()
    canvas = Canvas(
        target,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        lang="vi-VN",
        # Else the library names its own standard face, which is not embedded.
        initialFontName=FACES[True, False],  # type: ignore[arg-type]  # the stubs take a name for a number
    )
    canvas.setTitle(title)
    canvas.setCreator("Phên Dậu")
    return canvas


def draw(cloth: Cloth, canvas: Canvas, bleed_mm: float = 0) -> None:
    """Draw with the lower left corner of the cloth at the origin; the ground goes on into the bleed."""
    size = cloth.fitted.size
    ground, letters = COLOURS[cloth.ground]
    if cloth.ground is not Ground.WHITE:
        canvas.setFillColor(HexColor(ground))
        sides = (size.width_mm + 2 * bleed_mm, size.height_mm + 2 * bleed_mm)
        canvas.rect(-bleed_mm * mm, -bleed_mm * mm, sides[0] * mm, sides[1] * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor(letters))
    for line in cloth.fitted.lines:
        _draw_line(line, canvas, size.height_mm)
    for picture, (left, top, side) in zip(cloth.pictures, cloth.fitted.pictures, strict=False):
        if picture is not None:
            place = (left * mm, (size.height_mm - top - side) * mm, side * mm, side * mm)
            canvas.drawImage(picture, *place, mask="auto", preserveAspectRatio=True, anchor="c")


def _draw_line(line: BackdropLine, canvas: Canvas, height_mm: float) -> None:
    points = line.size * mm
    slanted = is_slanted(line.role)
    edges = ink(line.text, bold=True, italic=slanted)
    canvas.setFont(FACES[True, slanted], points)
    # What is centred is the ink, not the room that the face leaves around it.
    left = line.middle * mm - (edges.left + edges.right) / 2 * points
    canvas.drawString(left, (height_mm - line.baseline) * mm, line.text)


def _draw_marks(canvas: Canvas, size: BackdropSize, bleed_mm: float) -> None:
    """Two strokes at each corner, in line with the edges and clear of the bleed."""
    near, far = bleed_mm + _MARK_GAP_MM, bleed_mm + _MARK_GAP_MM + _MARK_MM
    canvas.setLineWidth(0.5)
    canvas.setStrokeColor(HexColor("#000000"))
    for x in (0.0, size.width_mm):
        for start, end in ((-far, -near), (size.height_mm + near, size.height_mm + far)):
            canvas.line(x * mm, start * mm, x * mm, end * mm)
    for y in (0.0, size.height_mm):
        for start, end in ((-far, -near), (size.width_mm + near, size.width_mm + far)):
            canvas.line(start * mm, y * mm, end * mm, y * mm)


@lru_cache(maxsize=4096)
def measure(text: str, role: BackdropRole) -> Extent:
    """The ink of a line of bold letters at size 1; what has no ink still takes some room."""
    edges = ink(text, bold=True, italic=is_slanted(role))
    return Extent(max(edges.right - edges.left, _LEAST_INK), max(edges.top, _LEAST_INK), edges.bottom)


def is_slanted(role: BackdropRole) -> bool:
    """Place and day are slanted, as on papers."""
    return role is BackdropRole.CLOSING


def _drawable(backdrop: Backdrop) -> tuple[Backdrop, frozenset[str]]:
    heading, lost = drawable(backdrop.heading, bold=True)
    closing, lost_below = drawable(backdrop.closing, bold=True, italic=True)
    body = [drawable(text, bold=True) for text in backdrop.body]
    everything = lost.union(lost_below, *(part for _text, part in body))
    return replace(backdrop, heading=heading, body=tuple(text for text, _part in body), closing=closing), everything


def _picture(content: bytes | None) -> ImageReader | None:
    if content is None:
        return None
    try:
        if len(content) > _MOST_PICTURE_BYTES:
            raise ValueError("too large")
        picture = ImageReader(io.BytesIO(content))
        decode: Any = picture.getRGBData
        decode()
    except Exception as error:
        # The library raises whatever its decoders raise; each means the same to the user.
        raise Refused(
            "bad-picture",
            _("Tệp đã chọn không phải là ảnh PNG hoặc JPEG đọc được; chưa lập tệp nào."),
            _("Hãy chọn ảnh khác, hoặc in ma-két không có ảnh."),
        ) from error
    return picture

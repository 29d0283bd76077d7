"""Drawing → vector on a page of the PDF, and → the dots that Word gets: the same shapes in the same size."""

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pypdfium2
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.reports.drawing import Anchor, Box, Dot, Drawing, Fill, Ink, Label, Shape, Slice, Stroke
from app.reports.faces import FACES, register_fonts
from app.reports.fonts import drawable

#: Dots per inch of the picture in Word.
PRINT_DPI = 300
_INKS = {Ink.BLACK: "#000000", Ink.SOFT: "#4a4a4a", Ink.ACCENT: "#1f6b45", Ink.WHITE: "#ffffff"}
_GROUNDS = {Fill.ACCENT: "#1f6b45", Fill.LIGHT: "#d9dcd9", Fill.GREY: "#979c98"}
#: Distance and directions (up or down to the right) of the lines of a pattern.
_PATTERNS = {Fill.HATCH: (3.6, (1,)), Fill.CROSS: (4.2, (1, -1)), Fill.LINES: (2.6, (0,))}
_OUTLINE_PT = 0.6


def paint(drawing: Drawing, canvas: Canvas, x: float, top: float, scale: float = 1) -> frozenset[str]:
    """Draw with the upper left corner at (``x``, ``top``); returns the characters the font does not have."""
    register_fonts()
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, scale)
    lost: set[str] = set()
    for shape in drawing.shapes:
        lost |= _PAINTERS[type(shape)](shape, canvas) or frozenset()
    canvas.restoreState()
    return frozenset(lost)


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file of :data:`PRINT_DPI` dots per inch; equal drawings give equal bytes."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(drawing.width, drawing.height), invariant=1, pageCompression=0)
    paint(drawing, canvas, 0, drawing.height)
    canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(target.getvalue()) as pdf:
        image = pdf[0].render(scale=PRINT_DPI / 72, optimize_mode="print").to_pil()
    dots = io.BytesIO()
    image.save(dots, "PNG", dpi=(PRINT_DPI, PRINT_DPI))
    return dots.getvalue()


def _box(shape: Box, canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(shape.x, -shape.y - shape.height, shape.width, shape.height)
    _fill(canvas, path, shape.fill, (shape.x, -shape.y - shape.height, shape.width, shape.height), shape.is_bare)


def _dot(shape: Dot, canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.circle(shape.x, -shape.y, shape.radius)
    side = 2 * shape.radius
    _fill(canvas, path, shape.fill, (shape.x - shape.radius, -shape.y - shape.radius, side, side))


def _slice(shape: Slice, canvas: Canvas) -> None:
    side = 2 * shape.radius
    left, bottom = shape.x - shape.radius, -shape.y - shape.radius
    path = canvas.beginPath()
    if shape.extent >= 359.99:
        path.circle(shape.x, -shape.y, shape.radius)
    else:
        path.moveTo(shape.x, -shape.y)
        _arc(path, (left, bottom, left + side, bottom + side), 90 - shape.start, -shape.extent)
        path.close()
    _fill(canvas, path, shape.fill, (left, bottom, side, side))


def _arc(path: Any, corners: tuple[float, float, float, float], start: float, extent: float) -> None:
    """Untyped on purpose: the stubs of the library want whole degrees, the library does not."""
    path.arcTo(*corners, start, extent)


def _fill(
    canvas: Canvas,
    path: PDFPathObject,
    fill: Fill,
    around: tuple[float, float, float, float],
    is_bare: bool = False,
) -> None:
    """Fill a path with a colour or a pattern of lines clipped to it, then draw its outline."""
    canvas.setFillColor(HexColor(_GROUNDS.get(fill, "#ffffff")))
    canvas.drawPath(path, stroke=0, fill=1)
    if fill in _PATTERNS:
        canvas.saveState()
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(HexColor(_INKS[Ink.BLACK]))
        distance, directions = _PATTERNS[fill]
        for direction in directions:
            canvas.lines(_pattern(around, distance, direction))
        canvas.restoreState()
    if not is_bare:
        canvas.setLineWidth(_OUTLINE_PT)
        canvas.setStrokeColor(HexColor(_INKS[Ink.BLACK]))
        canvas.drawPath(path, stroke=1, fill=0)


def _pattern(
    around: tuple[float, float, float, float], distance: float, direction: int
) -> list[tuple[float, float, float, float]]:
    x, y, width, height = around
    lines: list[tuple[float, float, float, float]] = []
    offset = distance / 2
    if not direction:
        while offset < height:
            lines.append((x, y + offset, x + width, y + offset))
            offset += distance
        return lines
    while offset < width + height:
        start = x + offset - height
        low, high = (y, y + height) if direction > 0 else (y + height, y)
        lines.append((start, low, start + height, high))
        offset += distance
    return lines


def _stroke(shape: Stroke, canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setLineWidth(shape.width)
    canvas.setStrokeColor(HexColor(_INKS[shape.ink]))
    canvas.setDash(list(shape.dash))
    for (x, y), (to_x, to_y) in zip(shape.points, shape.points[1:], strict=False):
        canvas.line(x, -y, to_x, -to_y)
    canvas.restoreState()


def _label(shape: Label, canvas: Canvas) -> frozenset[str]:
    text, lost = drawable(shape.text, bold=shape.bold, italic=shape.italic)
    canvas.setFillColor(HexColor(_INKS[shape.ink]))
    canvas.setFont(FACES[shape.bold, shape.italic], shape.size)
    draw = {
        Anchor.START: canvas.drawString,
        Anchor.MIDDLE: canvas.drawCentredString,
        Anchor.END: canvas.drawRightString,
    }
    draw[shape.anchor](shape.x, -shape.y, text)
    return lost


_PAINTERS: Mapping[type[Shape], Callable[[Any, Canvas], frozenset[str] | None]] = MappingProxyType(
    {Box: _box, Dot: _dot, Slice: _slice, Stroke: _stroke, Label: _label}
)

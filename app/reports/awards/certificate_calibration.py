"""Calibration sheet: crosses and rulers at known millimetres, to be measured from the edges of the printed paper.

It is printed once for each printer and tray. What the ruler says against what stands here is the offset.
"""

import io
from collections.abc import Iterable

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.i18n import _
from app.reports.awards.certificate_pdf import a_canvas
from app.reports.faces import FACES
from app.reports.fonts import drawable, width_mm

#: Where the first cross truly stands, in mm from the left and the upper edge; the others stand as far from theirs.
CROSS_MM = 20.0
_ARM_MM = 8.0
_LINE_PT = 0.3
_RULER_MM, _TICKS = 40.0, ((10, 4.0), (5, 3.0), (1, 1.8))
_TEXT_PT, _PITCH_MM = 11, 6.0
_LEAST_TEXT_MM = 60.0


def render(width: float, height: float, printer: str = "") -> bytes:
    """One page of ``width`` × ``height`` mm; ``printer`` is named on it."""
    target = io.BytesIO()
    canvas = a_canvas(target, _("Tờ căn máy in"))
    canvas.setPageSize((width * mm, height * mm))
    canvas.setStrokeColor(HexColor("#000000"))
    canvas.setLineWidth(_LINE_PT)
    for x in (CROSS_MM, width - CROSS_MM):
        for y in (CROSS_MM, height - CROSS_MM):
            _cross(canvas, x, height - y)
    _rulers(canvas, width, height)
    _words(canvas, width, height, printer)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.line((x - _ARM_MM) * mm, y * mm, (x + _ARM_MM) * mm, y * mm)
    canvas.line(x * mm, (y - _ARM_MM) * mm, x * mm, (y + _ARM_MM) * mm)


def _rulers(canvas: Canvas, width: float, height: float) -> None:
    """Millimetres from the left and the upper edge, told every ten."""
    canvas.setFont(FACES[False, False], 7)
    for at in range(int(width - 2 * CROSS_MM) + 1):
        canvas.line(
            (CROSS_MM + at) * mm, (height - _RULER_MM) * mm, (CROSS_MM + at) * mm, (height - _RULER_MM + _tick(at)) * mm
        )
        if at % 10 == 0:
            canvas.drawCentredString((CROSS_MM + at) * mm, (height - _RULER_MM - 3.5) * mm, f"{CROSS_MM + at:g}")
    for at in range(10, int(height - 2 * CROSS_MM - _RULER_MM) + 1):
        y = height - _RULER_MM - at
        canvas.line(CROSS_MM * mm, y * mm, (CROSS_MM + _tick(at)) * mm, y * mm)
        if at % 10 == 0:
            canvas.drawRightString((CROSS_MM - 1.5) * mm, (y - 1) * mm, f"{_RULER_MM + at:g}")


def _tick(at: int) -> float:
    return next(length for every, length in _TICKS if at % every == 0)


def _words(canvas: Canvas, width: float, height: float, printer: str) -> None:
    room = max(width - 2 * (CROSS_MM + 15), _LEAST_TEXT_MM)
    canvas.setFont(FACES[False, False], _TEXT_PT)
    at = height - _RULER_MM - 18
    for line in _wrapped(_sentences(width, height, printer), room):
        canvas.drawString((CROSS_MM + 15) * mm, at * mm, line)
        at -= _PITCH_MM


def _sentences(width: float, height: float, printer: str) -> tuple[str, ...]:
    span = width - 2 * CROSS_MM
    return (
        _("TỜ CĂN MÁY IN {printer} (khổ {width:g} × {height:g} mm)").format(
            printer=printer, width=width, height=height
        ),
        _("1. In tờ này đúng khổ, đúng khay sẽ dùng cho phôi; tắt mục “vừa trang” (Fit to page), tỷ lệ 100%."),
        _("2. Đo từ mép trái của giấy tới nét đứng của dấu thập ở góc trên, bên trái: đúng ra là {at:g} mm.").format(
            at=CROSS_MM
        ),
        _("3. Đo từ mép trên của giấy tới nét ngang của dấu thập đó: đúng ra là {at:g} mm.").format(at=CROSS_MM),
        _("4. Ghi hai số đo được vào mục Căn máy in; chương trình tự tính độ lệch cho máy in và khay này."),
        _("5. Hai dấu thập phía trên phải cách nhau {span:g} mm; nếu khác, máy in đang thu phóng trang.").format(
            span=span
        ),
    )


def _wrapped(sentences: Iterable[str], room: float) -> Iterable[str]:
    for sentence in sentences:
        line = ""
        for word in drawable(sentence)[0].split():
            longer = f"{line} {word}".strip()
            if line and width_mm(longer, _TEXT_PT) > room:
                yield line
                longer = word
            line = longer
        yield line

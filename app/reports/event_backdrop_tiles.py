"""A ma-két of any size on sheets of an office printer «in ghép»: cut, overlapped and numbered, with a plan in front.

Every sheet shows its part of the cloth at true size inside the margins that printers leave white. Neighbours repeat a
strip of each other: whoever joins them cuts the white edge off the later sheet and glues it over that strip.
"""

import io
from dataclasses import dataclass
from math import ceil

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.domain.backdrop import Backdrop
from app.domain.backdrop_size import SHEETS, BackdropSize
from app.errors import Refused
from app.i18n import _
from app.reports.event_backdrop import BackdropStyle, Cloth, PrintedBackdrop, a_canvas, cloth_of, draw
from app.reports.faces import FACES

#: Sheets that office printers take.
TILE_SHEETS = ("A4", "A3")
#: White edge of every sheet, and the strip that neighbours share.
EDGE_MM, OVERLAP_MM = 10.0, 10.0
_LABEL_PT, _PLAN_PT = 9, 12
_CLOTH = "cloth"


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a cloth is cut: the sheet on its side or upright, and how many of them; parts in millimetres."""

    sheet: tuple[float, float]
    columns: int
    rows: int

    @property
    def part(self) -> tuple[float, float]:
        """What one sheet shows."""
        return self.sheet[0] - 2 * EDGE_MM, self.sheet[1] - 2 * EDGE_MM

    @property
    def step(self) -> tuple[float, float]:
        """How far one sheet is from the next."""
        return self.part[0] - OVERLAP_MM, self.part[1] - OVERLAP_MM

    @property
    def count(self) -> int:
        """Number of sheets of the cloth."""
        return self.columns * self.rows


def tiling_of(size: BackdropSize, sheet: str) -> Tiling:
    """The way to cut that takes fewest sheets; raises ``Refused`` for a sheet no office printer takes."""
    if sheet not in TILE_SHEETS:
        sentence = _("Không in ghép trên khổ “{sheet}” được; chỉ trên {known}.")
        raise Refused("bad-sheet", sentence.format(sheet=sheet, known=", ".join(TILE_SHEETS)))
    long, short = SHEETS[sheet]
    return min((_tiling(size, (long, short)), _tiling(size, (short, long))), key=lambda item: item.count)


def _tiling(size: BackdropSize, sheet: tuple[float, float]) -> Tiling:
    one = Tiling(sheet, 1, 1)
    columns, rows = (
        max(1, ceil(round((side - OVERLAP_MM) / step, 6)))
        for side, step in zip((size.width_mm, size.height_mm), one.step, strict=True)
    )
    return Tiling(sheet, columns, rows)


def printed_tiles(backdrop: Backdrop, size: BackdropSize, style: BackdropStyle, sheet: str) -> PrintedBackdrop:
    """The plan of all sheets, then the sheets row by row from the upper left."""
    tiling = tiling_of(size, sheet)
    cloth = cloth_of(backdrop, size, style)
    target = io.BytesIO()
    canvas = a_canvas(target, (tiling.sheet[0] * mm, tiling.sheet[1] * mm), cloth.title)
    canvas.beginForm(_CLOTH, 0, 0, size.width_mm * mm, size.height_mm * mm)
    draw(cloth, canvas)
    canvas.endForm()
    _draw_plan(cloth, tiling, canvas)
    for number in range(tiling.count):
        _draw_tile(size, tiling, number, canvas)
    canvas.save()
    return PrintedBackdrop(target.getvalue(), tiling.count + 1, cloth.fitted.notes)


def _draw_plan(cloth: Cloth, tiling: Tiling, canvas: Canvas) -> None:
    """The cloth made small, with the number of every sheet where it belongs."""
    size = cloth.fitted.size
    room = tiling.part[0], tiling.part[1] - 24
    scale = min(room[0] / size.width_mm, room[1] / size.height_mm)
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont(FACES[True, False], _PLAN_PT)
    top = (tiling.sheet[1] - EDGE_MM) * mm
    heading = _("Sơ đồ ghép ma-két {size}: {count} tờ ({rows} hàng × {columns} cột)")
    words = heading.format(size=size.words, count=tiling.count, rows=tiling.rows, columns=tiling.columns)
    canvas.drawString(EDGE_MM * mm, top - _PLAN_PT, words)
    canvas.setFont(FACES[False, False], _PLAN_PT - 1)
    how = _("In đúng cỡ 100%. Cắt bỏ lề trắng bên trái và phía trên của tờ sau, dán đè lên tờ trước đến đúng vạch.")
    canvas.drawString(EDGE_MM * mm, top - 2.6 * _PLAN_PT, how)
    canvas.saveState()
    canvas.translate(EDGE_MM * mm, (EDGE_MM + (room[1] - size.height_mm * scale)) * mm)
    canvas.scale(scale, scale)
    canvas.doForm(_CLOTH)
    canvas.restoreState()
    _draw_grid(size, tiling, scale, canvas)
    canvas.showPage()


def _draw_grid(size: BackdropSize, tiling: Tiling, scale: float, canvas: Canvas) -> None:
    left, top = EDGE_MM * mm, (tiling.sheet[1] - EDGE_MM - 24) * mm
    across, down = (step * scale * mm for step in tiling.step)
    letters = max(4.0, min(_PLAN_PT, 0.4 * min(across, down)))
    canvas.setLineWidth(0.4)
    canvas.setStrokeColor(HexColor("#000000"))
    canvas.setFont(FACES[False, False], letters)
    for number in range(tiling.count):
        row, column = divmod(number, tiling.columns)
        width = min(across, size.width_mm * scale * mm - column * across)
        height = min(down, size.height_mm * scale * mm - row * down)
        x, y = left + column * across, top - row * down - height
        canvas.setFillColor(HexColor("#000000"))
        canvas.rect(x, y, width, height, stroke=1, fill=0)
        canvas.drawString(x + 1, y + height - letters, str(number + 1))


def _draw_tile(size: BackdropSize, tiling: Tiling, number: int, canvas: Canvas) -> None:
    row, column = divmod(number, tiling.columns)
    (width, height), (across, down) = tiling.part, tiling.step
    x, y = column * across, size.height_mm - row * down - height
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(EDGE_MM * mm, EDGE_MM * mm, width * mm, height * mm)
    canvas.clipPath(window, stroke=0, fill=0)
    canvas.translate((EDGE_MM - x) * mm, (EDGE_MM - y) * mm)
    canvas.doForm(_CLOTH)
    canvas.restoreState()
    _draw_cuts(tiling, column < tiling.columns - 1, row < tiling.rows - 1, canvas)
    label = _("Tờ {number}/{count}: hàng {row}, cột {column}").format(
        number=number + 1, count=tiling.count, row=row + 1, column=column + 1
    )
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont(FACES[False, False], _LABEL_PT)
    canvas.drawString(EDGE_MM * mm, (tiling.sheet[1] - 0.7 * EDGE_MM) * mm, label)
    canvas.showPage()


def _draw_cuts(tiling: Tiling, is_glued_right: bool, is_glued_below: bool, canvas: Canvas) -> None:
    """Marks in the white edge where the shared strip begins, only where a neighbour lies under it."""
    canvas.setLineWidth(0.5)
    canvas.setStrokeColor(HexColor("#000000"))
    (sheet_width, sheet_height), (across, down) = tiling.sheet, tiling.step
    if is_glued_right:
        x = (EDGE_MM + across) * mm
        for start in (0.2 * EDGE_MM, sheet_height - 0.8 * EDGE_MM):
            canvas.line(x, start * mm, x, (start + 0.6 * EDGE_MM) * mm)
    if is_glued_below:
        y = (sheet_height - EDGE_MM - down) * mm
        for start in (0.2 * EDGE_MM, sheet_width - 0.8 * EDGE_MM):
            canvas.line(start * mm, y, (start + 0.6 * EDGE_MM) * mm, y)

"""BorderStrip «sơ đồ đường biên» → drawings: the line from its first marker to its last, teams above it, gaps visible.

Markers stand at equal distances: the registers know their order, not the metres between them.
"""

from dataclasses import dataclass, replace
from math import ceil

from app.domain.border_line import BorderLine, LineSpan
from app.reports.drawing import (
    SMALL_PT,
    Anchor,
    Box,
    Dot,
    Drawing,
    Fill,
    Ink,
    Label,
    Shape,
    Stroke,
    shortened,
    width_pt,
    wrapped,
)
from app.reports.model import BorderStrip

_LANE_PT = 15.0
_LINE_PT = 10.5
_BETWEEN_ROWS_PT = 12.0
#: The least distance of two markers.
_STEP_PT = 21.0
GAP = "chưa có tổ"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Teams or a gap on one row of the strip; ``number`` stands for a name that has no room."""

    name: str
    first: int
    last: int
    lane: int
    number: int = 0


def draw(strip: BorderStrip, width: float, page_height: float) -> tuple[Drawing, ...]:
    """The drawings of a strip, ``width`` points wide and none higher than ``page_height``."""
    widest = max((width_pt(mark.label, SMALL_PT, bold=True) for mark in strip.line.marks), default=0.0)
    step = max(_STEP_PT, widest + 6)
    count = max(len(strip.line.marks), 1)
    rows = ceil(count / max(int(width // step), 1))
    per_row = ceil(count / rows)
    step = min(width / per_row, step * 2)
    lanes = _lanes(strip.line)
    pages: list[tuple[list[Shape], float]] = [([], 0.0)]
    for start in range(0, len(strip.line.marks), per_row):
        shapes, height = _row(strip.line, lanes, (start, min(start + per_row, len(strip.line.marks))), step)
        if pages[-1][1] and pages[-1][1] + height > page_height:
            pages.append(([], 0.0))
        drawn, y = pages[-1]
        drawn += [_moved(shape, y) for shape in shapes]
        pages[-1] = (drawn, y + height)
    return tuple(Drawing(width, max(y - _BETWEEN_ROWS_PT, 1), tuple(shapes)) for shapes, y in pages)


def _lanes(line: BorderLine) -> list[_Stretch]:
    """Every team and every gap on the lowest lane that is free from its first marker to its last."""
    ends: list[int] = []
    stretches: list[_Stretch] = []
    gaps = [LineSpan("", first, last) for first, last in line.gaps]
    for span in sorted((*line.spans, *gaps), key=lambda item: (item.first, item.last)):
        lane = next((index for index, end in enumerate(ends) if end < span.first), len(ends))
        ends[lane : lane + 1] = [span.last]
        stretches.append(_Stretch(span.name, span.first, span.last, lane, len(stretches) + 1))
    return stretches


def _row(line: BorderLine, lanes: list[_Stretch], ends: tuple[int, int], step: float) -> tuple[list[Shape], float]:
    """Marks ``ends[0]`` to ``ends[1]`` (not included) with what lies above them, and the height of the row."""
    first, after = ends
    here = [item for item in lanes if item.first < after and item.last >= first]
    levels = max((item.lane for item in here), default=0) + 1
    y_line = levels * _LANE_PT + 9
    shapes: list[Shape] = []
    told: list[str] = []
    for item in here:
        left = (max(item.first, first) - first) * step + 2
        right = (min(item.last, after - 1) - first + 1) * step - 2
        y = (levels - 1 - item.lane) * _LANE_PT + 1
        shapes += _stretch(item, (left, y, right - left), told)
    shapes += _line(line, first, after, step, y_line)
    y = y_line + 18.0
    for text in wrapped("; ".join(told), step * (after - first), SMALL_PT) if told else ():
        y += _LINE_PT
        shapes.append(Label(0, y, text, SMALL_PT, ink=Ink.SOFT))
    return shapes, y + _BETWEEN_ROWS_PT


def _stretch(item: _Stretch, box: tuple[float, float, float], told: list[str]) -> list[Shape]:
    """The bar of a team or a gap; a name without room is numbered and told below."""
    x, y, width = box
    height = _LANE_PT - 3
    base = y + height - 3
    if not item.name:
        needed = width_pt(GAP, SMALL_PT) + 4
        shapes: list[Shape] = [Box(x, y, width, height, Fill.HATCH)]
        if needed <= width:
            middle = x + width / 2
            shapes.append(Box(middle - needed / 2, y + 1.5, needed, height - 3, Fill.WHITE, is_bare=True))
            shapes.append(Label(middle, base, GAP, SMALL_PT, Anchor.MIDDLE))
        return shapes
    name = shortened(item.name, width - 4, SMALL_PT)
    if name != item.name:
        told.append(f"({item.number}) {item.name}")
        name = f"({item.number})"
    return [Box(x, y, width, height, Fill.LIGHT), Label(x + width / 2, base, name, SMALL_PT, Anchor.MIDDLE)]


def _line(line: BorderLine, first: int, after: int, step: float, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    for index in range(first, after):
        left = (index - first) * step
        is_kept = line.marks[index].is_kept
        ink, dash = (Ink.ACCENT, ()) if is_kept else (Ink.SOFT, (2.0, 2.0))
        shapes.append(Stroke(((left, y), (left + step, y)), 2.5 if is_kept else 1.5, ink, dash))
    for index in range(first, after):
        mark = line.marks[index]
        x = (index - first + 0.5) * step
        fill = Fill.ACCENT if mark.is_kept else Fill.WHITE
        shapes.append(Box(x - 3, y - 4.5, 6, 9, fill) if mark.is_main else Dot(x, y, 2.8, Fill.WHITE))
        label = shortened(mark.label, step - 2, SMALL_PT)
        shapes.append(Label(x, y + 15, label, SMALL_PT, Anchor.MIDDLE, bold=mark.is_main, italic=not mark.is_kept))
    return shapes


def _moved(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((x, y + by) for x, y in shape.points))
    return replace(shape, y=shape.y + by)


def alt_text(strip: BorderStrip) -> str:
    """What a screen reader says: the given words, else where the line runs and which stretches nobody keeps."""
    if strip.alt:
        return strip.alt
    if not strip.line.marks:
        return f"Sơ đồ {strip.title}."
    ends = f"từ mốc {strip.line.marks[0].label} đến mốc {strip.line.marks[-1].label}, {len(strip.line.marks)} mốc"
    gaps = ", ".join(strip.line.gap_names)
    told = f"các đoạn {GAP} tự quản: mốc {gaps}" if gaps else "mốc nào cũng có tổ tự quản"
    return f"Sơ đồ {strip.title}: {ends}; {told}."

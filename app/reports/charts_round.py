"""Charts that are no bars: a line over time and a cake of shares."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from app.reports.drawing import (
    LABEL_PT,
    NO_FIGURE,
    SERIES_FILLS,
    SMALL_PT,
    Anchor,
    Box,
    Dot,
    Drawing,
    Fill,
    Ink,
    Key,
    Label,
    Shape,
    Slice,
    Stroke,
    legend,
    wrapped,
)
from app.reports.model import Chart, ChartKind
from app.text import format_number

_LINE_HEIGHT_PT = 190.0
_CAKE_RADIUS_PT = 72.0
_ROW_PT = 15.0
#: How the lines of series are told apart besides the fill of their points.
_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (2, 2), (8, 2, 2, 2), (4, 2), (1, 2), (10, 4))


def _line(chart: Chart, width: float) -> Drawing:
    """Points joined by lines; at a blank the line is broken and a cross stands on the axis."""
    keys = tuple(Key(item.name, fill) for item, fill in zip(chart.series, SERIES_FILLS, strict=False))
    shapes: list[Shape] = []
    top = 0.0
    if len(keys) > 1:
        head, top = legend(keys, width, 0)
        shapes += head
    known = [value for item in chart.series for value in item.values if value is not None]
    highest = max(known, default=Decimal(0)) or Decimal(1)
    bottom = top + _LINE_HEIGHT_PT
    column = width / max(len(chart.labels), 1)
    per_unit = (_LINE_HEIGHT_PT - 22) / float(highest)
    told: dict[int, list[float]] = {}
    for number, item in enumerate(chart.series):
        places = [
            None if value is None else (column * (index + 0.5), bottom - float(value) * per_unit)
            for index, value in enumerate(item.values)
        ]
        shapes += _joined(places, _DASHES[number])
        shapes += [Dot(*place, 3.2, SERIES_FILLS[number]) for place in places if place]
        for index, (place, value) in enumerate(zip(places, item.values, strict=True)):
            if place and value is not None:
                y = _free(place[1], bottom, told.setdefault(index, []))
                shapes.append(Label(place[0], y, format_number(value), anchor=Anchor.MIDDLE))
    shapes.append(Stroke(((0, bottom), (width, bottom))))
    lowest = bottom
    for index, label in enumerate(chart.labels):
        lines = [(text, LABEL_PT, False) for text in wrapped(label, column - 4)]
        blank = [item.name for item in chart.series if item.values[index] is None]
        if blank:
            words = NO_FIGURE if len(blank) == len(chart.series) else f"{', '.join(blank)}: {NO_FIGURE}"
            lines += [(text, SMALL_PT, True) for text in wrapped(words, column - 4, SMALL_PT)]
            shapes += _cross(column * (index + 0.5), bottom)
        for number, (text, size, is_remark) in enumerate(lines, 1):
            ink = Ink.SOFT if is_remark else Ink.BLACK
            y = bottom + 3 + number * 11.5
            shapes.append(Label(column * (index + 0.5), y, text, size, Anchor.MIDDLE, italic=is_remark, ink=ink))
            lowest = max(lowest, y)
    return Drawing(width, lowest + 5, tuple(shapes))


def _free(y: float, bottom: float, told: list[float]) -> float:
    """Where the figure of a point at ``y`` covers no other: above the point, else below it, else above them all."""
    for place in (y - 6, y + 14):
        if place < bottom and all(abs(place - other) >= LABEL_PT for other in told):
            told.append(place)
            return place
    told.append(min(told) - LABEL_PT)
    return told[-1]


def _joined(places: list[tuple[float, float] | None], dash: tuple[float, ...]) -> list[Shape]:
    return [Stroke((before, after), 1.5, Ink.BLACK, dash) for before, after in pairwise(places) if before and after]


def _cross(x: float, y: float) -> list[Shape]:
    return [Stroke(((x - 3, y - 3), (x + 3, y + 3)), 1), Stroke(((x - 3, y + 3), (x + 3, y - 3)), 1)]


def _cake(chart: Chart, width: float) -> Drawing:
    """Slices clockwise from the top in the order given; names, figures and shares stand beside."""
    values = chart.series[0].values
    total = sum((value for value in values if value is not None), Decimal(0))
    left = width * 0.12
    middle = (left + _CAKE_RADIUS_PT, _CAKE_RADIUS_PT + 2)
    shapes: list[Shape] = []
    start = 0.0
    entries: list[tuple[str, str, Fill, bool]] = []
    for label, value, fill in zip(chart.labels, values, SERIES_FILLS, strict=False):
        if value is None:
            entries.append((label, NO_FIGURE, fill, True))
            continue
        share = value * 100 / total if total else Decimal(0)
        if value:
            extent = float(value / total) * 360
            shapes.append(Slice(*middle, _CAKE_RADIUS_PT, start, extent, fill))
            start += extent
        entries.append((label, f"{format_number(value)} ({format_number(share, 1)}%)", fill, False))
    if not total:
        shapes.append(Dot(*middle, _CAKE_RADIUS_PT))
    x = middle[0] + _CAKE_RADIUS_PT + 30
    lines = [(wrapped(f"{label}: {said}", width - x - 20), fill, blank) for label, said, fill, blank in entries]
    height = sum(len(texts) * _ROW_PT for texts, _, _ in lines)
    y = max(middle[1] - height / 2, 2.0)
    for texts, fill, is_blank in lines:
        if not is_blank:
            shapes.append(Box(x, y + 2, 13, 8.5, fill))
        for text in texts:
            shapes.append(Label(x + 19, y + 10, text, italic=is_blank, ink=Ink.SOFT if is_blank else Ink.BLACK))
            y += _ROW_PT
    return Drawing(width, max(y, 2 * _CAKE_RADIUS_PT + 4) + 3, tuple(shapes))


DRAWN: Mapping[ChartKind, Callable[[Chart, float], Drawing]] = MappingProxyType(
    {ChartKind.LINE: _line, ChartKind.PIE: _cake}
)

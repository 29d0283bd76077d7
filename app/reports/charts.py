"""Chart «biểu đồ» → drawings: bars lying under each other, stacked bars, and what is said for who cannot see them.

A figure is printed at its bar, so there is no axis to read off; a blank says «chưa có số liệu». A chart that is higher
than a page goes on in a further drawing with the same scale.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from app.reports import charts_round
from app.reports.drawing import (
    LABEL_PT,
    NO_FIGURE,
    SERIES_FILLS,
    SMALL_PT,
    Anchor,
    Box,
    Drawing,
    Fill,
    Ink,
    Key,
    Label,
    Shape,
    Stroke,
    legend,
    width_pt,
    wrapped,
)
from app.reports.model import Chart, ChartKind
from app.text import format_number

_BAR_PT = 12.0
_LINE_PT = 11.5
_GAP_PT = 8.0
#: Between a name and its bar, and between a bar and its figure.
_ROOM_PT = 6.0
#: The most of the width that names may take.
_NAMES_PART = 0.4
_NOT_ALL = "chưa đủ số liệu"


@dataclass(frozen=True, slots=True)
class _Row:
    """One label with its figures, one for each series."""

    name: tuple[str, ...]
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where bars start and how long one unit is."""

    left: float
    zero: float
    per_unit: float

    def at(self, value: Decimal) -> float:
        return self.zero + float(value) * self.per_unit


def draw(chart: Chart, width: float, page_height: float) -> tuple[Drawing, ...]:
    """The drawings of a chart, ``width`` points wide and none higher than ``page_height``."""
    kind = _kind(chart)
    if kind in (ChartKind.PIE, ChartKind.LINE):
        return (charts_round.DRAWN[kind](chart, width),)
    is_stacked = kind is ChartKind.STACKED
    names = max((width_pt(label) for label in chart.labels), default=0.0)
    left = min(names, width * _NAMES_PART)
    rows = [
        _Row(wrapped(label, left), tuple(series.values[index] for series in chart.series))
        for index, label in enumerate(chart.labels)
    ]
    scale = _scale(rows, left + _ROOM_PT, width, is_stacked=is_stacked)
    keys = tuple(Key(series.name, fill) for series, fill in zip(chart.series, SERIES_FILLS * 9, strict=False))
    head, top = legend(keys, width, 0) if len(keys) > 1 else ((), 0.0)
    return tuple(
        _bars(part, scale, (width, top, head), is_stacked=is_stacked)
        for part in _pages(rows, page_height - top, is_stacked=is_stacked)
    )


def _kind(chart: Chart) -> ChartKind:
    """Bars where another picture would not be legible: a cake of many or negative slices, a stack of many layers."""
    values = [value for series in chart.series for value in series.values if value is not None]
    is_negative = any(value < 0 for value in values)
    many = len(SERIES_FILLS)
    if chart.kind is ChartKind.PIE and (is_negative or len(chart.series) != 1 or len(chart.labels) > many):
        return ChartKind.BAR
    if chart.kind is ChartKind.STACKED and (is_negative or len(chart.series) > many):
        return ChartKind.BAR
    if chart.kind is ChartKind.LINE and (is_negative or len(chart.series) > many):
        return ChartKind.BAR
    return chart.kind


def _said(row: _Row) -> str:
    """What stands behind a stack: its sum, and whether a layer is blank."""
    known = [value for value in row.values if value is not None]
    if not known:
        return NO_FIGURE
    total = format_number(sum(known, Decimal(0)))
    return total if len(known) == len(row.values) else f"{total} ({_NOT_ALL})"


def _scale(rows: list[_Row], left: float, width: float, *, is_stacked: bool) -> _Scale:
    tops, lows, texts = [Decimal(0)], [Decimal(0)], [NO_FIGURE]
    for row in rows:
        known = [value for value in row.values if value is not None]
        tops.append(sum(known, Decimal(0)) if is_stacked else max(known, default=Decimal(0)))
        lows.append(min(known, default=Decimal(0)))
        texts += [_said(row)] if is_stacked else [format_number(value) for value in known]
    room = max(width_pt(text, bold=True) for text in texts) + _ROOM_PT
    span = float(max(tops) - min(lows))
    per_unit = max(width - left - room, 0) / span if span else 0.0
    return _Scale(left, left - float(min(lows)) * per_unit, per_unit)


def _height(row: _Row, *, is_stacked: bool) -> float:
    bars = 1 if is_stacked else len(row.values)
    return max(bars * _BAR_PT, len(row.name) * _LINE_PT) + _GAP_PT


def _pages(rows: list[_Row], limit: float, *, is_stacked: bool) -> list[list[_Row]]:
    pages: list[list[_Row]] = [[]]
    used = 0.0
    for row in rows:
        height = _height(row, is_stacked=is_stacked)
        if pages[-1] and used + height > limit:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += height
    return pages


def _bars(
    rows: list[_Row], scale: _Scale, frame: tuple[float, float, tuple[Shape, ...]], *, is_stacked: bool
) -> Drawing:
    width, top, head = frame
    shapes = list(head)
    y = top
    for row in rows:
        height = _height(row, is_stacked=is_stacked) - _GAP_PT
        base = y + (_GAP_PT + height - len(row.name) * _LINE_PT) / 2 + LABEL_PT - 1
        shapes += [
            Label(scale.left - _ROOM_PT, base + index * _LINE_PT, line, anchor=Anchor.END)
            for index, line in enumerate(row.name)
        ]
        shapes += _DRAWN[is_stacked](row, y + _GAP_PT / 2, height, scale)
        y += height + _GAP_PT
    shapes.append(Stroke(((scale.zero, top), (scale.zero, y))))
    return Drawing(width, y + 1, tuple(shapes))


def _side_by_side(row: _Row, y: float, height: float, scale: _Scale) -> list[Shape]:
    shapes: list[Shape] = []
    y += (height - len(row.values) * _BAR_PT) / 2
    for index, value in enumerate(row.values):
        base = y + _BAR_PT - 2.5
        if value is None:
            shapes.append(Label(scale.zero + _ROOM_PT, base, NO_FIGURE, SMALL_PT, italic=True, ink=Ink.SOFT))
        else:
            ends = sorted((scale.zero, scale.at(value)))
            fill = SERIES_FILLS[index % len(SERIES_FILLS)]
            if value:
                shapes.append(Box(ends[0], y + 1, max(ends[1] - ends[0], 0.8), _BAR_PT - 2, fill))
            shapes.append(Label(ends[1] + _ROOM_PT * 0.7, base, format_number(value)))
        y += _BAR_PT
    return shapes


def _on_top(row: _Row, y: float, height: float, scale: _Scale) -> list[Shape]:
    shapes: list[Shape] = []
    y += (height - _BAR_PT) / 2
    start = scale.zero
    for value, fill in zip(row.values, SERIES_FILLS, strict=False):
        length = float(value or 0) * scale.per_unit
        if value:
            shapes.append(Box(start, y, length, _BAR_PT, fill))
            shapes += _inside(format_number(value), start, y, length, fill)
            start += length
    is_blank = all(value is None for value in row.values)
    look = (SMALL_PT, False, True, Ink.SOFT) if is_blank else (LABEL_PT, True, False, Ink.BLACK)
    size, bold, italic, ink = look
    shapes.append(Label(start + _ROOM_PT * 0.7, y + _BAR_PT - 2.5, _said(row), size, bold=bold, italic=italic, ink=ink))
    return shapes


def _inside(text: str, x: float, y: float, length: float, fill: Fill) -> list[Shape]:
    """A figure inside its bar where there is room, on a white ground where a pattern would disturb it."""
    needed = width_pt(text, SMALL_PT) + 4
    if needed > length:
        return []
    middle = x + length / 2
    is_dark = fill is Fill.ACCENT
    ground = [] if is_dark else [Box(middle - needed / 2, y + 1.5, needed, _BAR_PT - 3, Fill.WHITE, is_bare=True)]
    ink = Ink.WHITE if is_dark else Ink.BLACK
    return [*ground, Label(middle, y + _BAR_PT - 3, text, SMALL_PT, Anchor.MIDDLE, ink=ink)]


_DRAWN: Mapping[bool, Callable[[_Row, float, float, _Scale], list[Shape]]] = MappingProxyType(
    {False: _side_by_side, True: _on_top}
)


def alt_text(chart: Chart) -> str:
    """What a screen reader says: the given words, else every figure by name."""
    if chart.alt:
        return chart.alt
    unit = f" {chart.unit}" if chart.unit else ""
    pieces = []
    for index, label in enumerate(chart.labels):
        told = [
            f"{f'{series.name} ' if len(chart.series) > 1 else ''}"
            f"{NO_FIGURE if value is None else format_number(value) + unit}"
            for series in chart.series
            for value in (series.values[index],)
        ]
        pieces.append(f"{label}: {', '.join(told)}")
    return f"Biểu đồ {chart.title}. {'; '.join(pieces)}."

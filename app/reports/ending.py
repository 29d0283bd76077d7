"""The end of a paper: a signature never stands on a page alone, two lines or rows of the body go there with it."""

import math
from collections.abc import Sequence
from dataclasses import replace

from app.reports.fonts import width_mm
from app.reports.placed import Grid, Item, NewPage, Picture, Text

_LEAST = 2


def kept(items: Sequence[Item], room_mm: float) -> tuple[Item, ...]:
    """``items`` of one section with what stays with its signature marked; ``room_mm`` is the width of its lines."""
    found = list(items)
    closing = next((index for index in reversed(range(len(found))) if _closes(found[index])), 0)
    lines = 0
    for index in range(closing - 1, -1, -1):
        item = found[index]
        if lines >= _LEAST or isinstance(item, NewPage | Picture):
            break
        if isinstance(item, Text):
            found[index] = replace(item, style=replace(item.style, keeps_with_next=True))
            lines += _lines(item, room_mm)
        elif isinstance(item, Grid):
            found[index] = replace(item, tail_rows=_LEAST - lines) if item.is_ruled else item
            break
    return tuple(found)


def _closes(item: Item) -> bool:
    return isinstance(item, Grid) and item.stays_whole and not item.is_ruled


def _lines(item: Text, room_mm: float) -> int:
    """How many lines a paragraph surely has."""
    style = item.style
    widths = (sum(width_mm(run.text, style.size, bold=style.bold) for run in line) for line in item.lines)
    first = max(style.first_line_mm, 0)
    return sum(max(1, math.ceil((width + first) / (room_mm - style.left_mm) - 0.02)) for width in widths)

"""Fitting the words of a ma-két to its cloth: the largest letters that stay inside, balanced, heading above all.

Pure geometry in millimetres from the upper left corner; how wide and high letters are is told by a measure. Every
breaking of the three blocks is tried with every ratio of sizes; what makes large letters and good lines wins.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import sqrt
from typing import NamedTuple

from app.domain.backdrop import Backdrop, refuse_unprintable
from app.domain.backdrop_size import BackdropSize
from app.domain.line_breaks import break_lines
from app.i18n import _
from app.text import clean

#: Sizes of heading and closing in parts of the body's.
_HEADING_RATIOS, _CLOSING_RATIOS = (1.8, 1.6, 1.4, 1.25), (0.62, 0.52)
_MOST_LINES, _MOST_SIDE_LINES = 24, 4
#: Least distance of two baselines, of the ink of two lines, and of two blocks; in parts of the size.
_PITCH, _INK_GAP, _BLOCK_GAP = 1.3, 0.12, 0.75
#: A body letter is never higher than this part of the area, or one word alone would fill a wall.
_TALLEST = 1 / 5
#: How far blocks may drift apart where height is left, in parts of the size.
_MOST_DRIFT = 0.7
#: Some programs show no letter of more than 1,440 points.
_LARGEST_MM = 490.0
#: What a badly broken line costs against large letters. Heading and closing need not be balanced («NGÀY HỘI / BIÊN
#: PHÒNG TOÀN DÂN»), but are better in one line.
_COST_WEIGHT, _SIDE_COST, _MORE_LINES = 2.0, 0.25, 0.1
#: What a ratio of sizes counts for against large letters.
_RATIO_WEIGHT = 0.3
#: Height of a capital in parts of its size.
_CAPITAL = 0.66
#: A picture at the side of the heading, in parts of width and height of the area; and its distance from letters.
_PICTURE_WIDTH, _PICTURE_HEIGHT, _PICTURE_GAP = 0.16, 0.24, 0.02
#: Body letters smaller than this part of the side of a square as large are not read from the back of a hall.
_LEGIBLE = 1 / 26


class Extent(NamedTuple):
    """Ink of one line at size 1: width, how far it stands above the baseline and hangs below."""

    width: float
    top: float
    bottom: float


class BackdropRole(StrEnum):
    """The three blocks of a ma-két; the face of its letters depends on the block."""

    HEADING = "heading"
    BODY = "body"
    CLOSING = "closing"


#: Measures a line of one block.
Measure = Callable[[str, BackdropRole], Extent]


@dataclass(frozen=True, slots=True)
class BackdropLine:
    """One line of letters: ``middle`` and ``baseline`` in millimetres from the upper left, ``size`` in millimetres."""

    text: str
    role: BackdropRole
    size: float
    middle: float
    baseline: float
    extent: Extent

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of its ink."""
        half = self.extent.width * self.size / 2
        top, bottom = self.extent.top * self.size, self.extent.bottom * self.size
        return self.middle - half, self.baseline - top, self.middle + half, self.baseline + bottom


@dataclass(frozen=True, slots=True)
class FittedBackdrop:
    """Every line at its place; ``pictures`` are the squares left and right of the heading (left, top, side).

    ``notes`` say what is allowed and still not good, one Vietnamese sentence each.
    """

    size: BackdropSize
    lines: tuple[BackdropLine, ...]
    pictures: tuple[tuple[float, float, float], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """One way to break one block; lengths at size 1."""

    role: BackdropRole
    lines: tuple[str, ...]
    extents: tuple[Extent, ...]
    cost: float

    @property
    def width(self) -> float:
        return max((item.width for item in self.extents), default=0)

    @property
    def pitch(self) -> float:
        pairs = zip(self.extents, self.extents[1:], strict=False)
        return max([_PITCH, *(upper.bottom + lower.top + _INK_GAP for upper, lower in pairs)])

    @property
    def height(self) -> float:
        if not self.extents:
            return 0
        return self.extents[0].top + self.pitch * (len(self.extents) - 1) + self.extents[-1].bottom


@dataclass(frozen=True, slots=True)
class _Area:
    """What letters may fill; ``side`` is that of a picture at each end of the heading, 0 without."""

    width: float
    height: float
    side: float

    @property
    def heading_width(self) -> float:
        return self.width - 2 * (self.side + _PICTURE_GAP * self.width) if self.side else self.width


@dataclass(frozen=True, slots=True)
class _Choice:
    """Blocks with their sizes in parts of the body's, and the size in millimetres that this makes possible."""

    blocks: tuple[tuple[_Block, float], ...]
    size: float
    worth: float


def fit(backdrop: Backdrop, size: BackdropSize, measure: Measure, *, has_pictures: bool = False) -> FittedBackdrop:
    """The ma-két at its size; raises ``Refused`` when there is nothing to print or far too much."""
    refuse_unprintable(backdrop)
    width, height = size.width_mm - 2 * size.margin_mm, size.height_mm - 2 * size.margin_mm
    side = min(_PICTURE_WIDTH * width, _PICTURE_HEIGHT * height) if has_pictures else 0.0
    area = _Area(width, height, side)
    best = max(_choices(backdrop, area, measure), key=lambda choice: choice.worth)
    lines, top = _placed(best, area, size)
    pictures = ((size.margin_mm, top, side), (size.width_mm - size.margin_mm - side, top, side)) if side else ()
    return FittedBackdrop(size, lines, pictures, _notes(best, area))


def _choices(backdrop: Backdrop, area: _Area, measure: Measure) -> Iterator[_Choice]:
    body = tuple(_broken(BackdropRole.BODY, backdrop, backdrop.body, measure))
    heading = tuple(_broken(BackdropRole.HEADING, backdrop, (backdrop.heading,), measure))
    if area.side and not heading:
        heading = (_Block(BackdropRole.HEADING, (), (), 0),)
    closing = tuple(_broken(BackdropRole.CLOSING, backdrop, (backdrop.closing,), measure))
    # Without a body the heading is the text, of any number of lines.
    ratios = _HEADING_RATIOS if body else (1.0,)
    sized = [
        [(block, ratio) for block in blocks for ratio in ratios]
        for blocks, ratios in ((heading, ratios), (body, (1.0,)), (closing, _CLOSING_RATIOS))
        if blocks
    ]
    return (_sized(blocks, area) for blocks in product(*sized))


def _broken(role: BackdropRole, backdrop: Backdrop, paragraphs: Sequence[str], measure: Measure) -> Iterator[_Block]:
    """Every way to break a block: paragraphs begin on a new line, lines of all paragraphs are of like width."""

    def width(text: str) -> float:
        return measure(text, role).width

    is_main = role is BackdropRole.BODY or (role is BackdropRole.HEADING and not any(map(clean, backdrop.body)))
    # Nobody reads a date in two parts.
    kept = (*backdrop.kept, *backdrop.closing.split(", ")[1:])
    totals = [(text, width(text)) for line in paragraphs if (text := clean(line))]
    seen = set()
    for count in range(1, (_MOST_LINES if is_main else _MOST_SIDE_LINES) + 1 if totals else 1):
        wished = max(total for _text, total in totals) / count
        parts = [break_lines(text, max(1, round(total / wished)), width, kept) for text, total in totals]
        lines = tuple(line for part in parts for line in part.lines)
        if lines not in seen:
            seen.add(lines)
            cost = sum(part.cost * len(part.lines) for part in parts) / len(lines)
            if not is_main:
                cost = _SIDE_COST * cost + _MORE_LINES * (len(lines) - 1)
            yield _Block(role, lines, tuple(measure(line, role) for line in lines), cost)


def _sized(blocks: tuple[tuple[_Block, float], ...], area: _Area) -> _Choice:
    """The largest size that keeps these blocks inside the area, and what it is worth."""
    sizes = [area.height * _TALLEST]
    for block, ratio in blocks:
        limit = area.heading_width if block.role is BackdropRole.HEADING else area.width
        if block.lines:
            sizes += [limit / (ratio * block.width), _LARGEST_MM / ratio]
    gaps = _BLOCK_GAP * (len(blocks) - 1)
    sizes.append(area.height / (gaps + sum(ratio * block.height for block, ratio in blocks)))
    if area.side:
        # The heading stands in a band as high as the pictures beside it.
        others = gaps + sum(ratio * block.height for block, ratio in blocks[1:])
        sizes.append((area.height - area.side) / others if others else sizes[0])
    size = min(sizes)
    worth = size / (1 + _COST_WEIGHT * sum(block.cost for block, _ratio in blocks))
    for _block, ratio in blocks:
        worth *= ratio**_RATIO_WEIGHT
    return _Choice(blocks, size, worth)


def _placed(choice: _Choice, area: _Area, size: BackdropSize) -> tuple[tuple[BackdropLine, ...], float]:
    """Every line of the blocks, centred as a whole, and the upper edge of the first block."""
    heights = [ratio * block.height * choice.size for block, ratio in choice.blocks]
    if area.side:
        heights[0] = max(heights[0], area.side)
    gap, count = _BLOCK_GAP * choice.size, len(heights) - 1
    left = area.height - sum(heights) - gap * count
    drift = min(left / (count + 2), _MOST_DRIFT * choice.size)
    first = top = size.margin_mm + (left - drift * count) / 2
    lines: list[BackdropLine] = []
    for (block, ratio), height in zip(choice.blocks, heights, strict=True):
        inside = (height - ratio * block.height * choice.size) / 2
        lines += _lines(block, ratio * choice.size, size.width_mm / 2, top + inside)
        top += height + gap + drift
    return tuple(lines), first


def _lines(block: _Block, size: float, middle: float, top: float) -> Iterator[BackdropLine]:
    for number, (text, extent) in enumerate(zip(block.lines, block.extents, strict=True)):
        baseline = top + (block.extents[0].top + number * block.pitch) * size
        yield BackdropLine(text, block.role, size, middle, baseline, extent)


def _notes(choice: _Choice, area: _Area) -> tuple[str, ...]:
    if choice.size >= _LEGIBLE * sqrt(area.width * area.height):
        return ()
    sentence = _("Chữ của phần chính chỉ cao {height} mm trên khổ này, ngồi xa khó đọc; nên rút gọn lời.")
    return (sentence.format(height=f"{choice.size * _CAPITAL:.1f}".replace(".", ",")),)

"""Placed lines: the few primitives that a paper becomes before any file format, and that both writers can draw."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.reports.drawing import Drawing
from app.reports.model import Align, Orientation, Run


@dataclass(frozen=True, slots=True)
class Style:
    """Look of one paragraph; only the gap after it counts, so that both formats add up the same height.

    A negative ``first_line_mm`` starts the first line further left than the others. ``outline`` is the level among the
    bookmarks.
    """

    size: float
    pitch: float
    align: Align = Align.LEFT
    bold: bool = False
    italic: bool = False
    first_line_mm: float = 0
    left_mm: float = 0
    after_pt: float = 0
    keeps_with_next: bool = False
    outline: int | None = None
    #: a frame around the line, this far from both sides of its column
    box_side_mm: float | None = None
    #: caption or note of a picture, which no rule of running text is about
    is_caption: bool = False
    #: of letters and frame: six hexadecimal digits
    color: str = "000000"


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; each line is broken on purpose, inside a line the format breaks by itself."""

    lines: tuple[tuple[Run, ...], ...]
    style: Style
    #: what the bookmark says where the text alone would not do
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line in the middle of ``width_mm``."""

    length_mm: float
    width_mm: float
    after_pt: float = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """Items in one cell of a grid, over so many columns and rows."""

    items: tuple[Text | Rule, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ruled for figures, without lines for letterhead and closing."""

    widths_mm: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    head_rows: int = 0
    is_ruled: bool = False
    padding_mm: float = 0
    after_pt: float = 0
    stays_whole: bool = False
    #: rows that may not be the last of their page
    kept_rows: frozenset[int] = frozenset()
    #: so many of the last rows stand on the page of what follows
    tail_rows: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing on a line of its own; ``alt`` is what a screen reader says, ``scale`` makes it fit its page."""

    drawing: Drawing
    alt: str
    scale: float = 1
    after_pt: float = 0
    keeps_with_next: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts a new page."""


Item = Text | Rule | Grid | Picture | NewPage


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one direction with their own numbers."""

    items: tuple[Item, ...]
    orientation: Orientation


#: A cell in its row: what is drawn, its first column, and whether it only continues a cell from above.
PlacedCell = tuple[GridCell, int, bool]


def spread(grid: Grid) -> Iterator[list[PlacedCell]]:
    """Rows with an entry for every cell, also where a cell of several rows only continues."""
    open_cells: dict[int, tuple[GridCell, int]] = {}
    for cells in grid.rows:
        row: list[PlacedCell] = []
        waiting = iter(cells)
        column = 0
        while column < len(grid.widths_mm):
            if column in open_cells:
                cell, left = open_cells.pop(column)
                row.append((cell, column, True))
                if left > 1:
                    open_cells[column] = (cell, left - 1)
            else:
                following = next(waiting, None)
                cell = GridCell(()) if following is None else following
                row.append((cell, column, False))
                if cell.rows > 1:
                    open_cells[column] = (cell, cell.rows - 1)
            column += cell.columns
        yield row

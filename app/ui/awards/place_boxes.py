"""What the board of places shows, as data, and where each box stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from app.ui import theme

HEAD, SECTION, ROW = 32, 28, 44
UNIT, COUNT, LEAST_BOX = 116, 60, 78
_BOX, _GAP = 32, 5


@dataclass(frozen=True, slots=True)
class PlaceBox:
    """One place: ``nomination_id`` of who holds it (0: free, ``text`` then says what can be done).

    ``shorter`` are ways to write the name in less room, the longest first.
    """

    nomination_id: int
    text: str
    tone: str = "held"
    tooltip: str = ""
    shorter: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether nobody holds it."""
        return not self.nomination_id


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One unit or pool: boxes under each column, how many are held of how many; a ``section`` begins above it."""

    key: object
    title: str
    columns: tuple[tuple[PlaceBox, ...], ...]
    count: str = ""
    count_tone: str = "text"
    section: str = ""
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands: number of its row, of its column, of the box in it."""

    row: int
    column: int
    box: int


class PlaceMap:
    """Where heads, rows and boxes stand in a board of a width; columns share the room by the boxes in them."""

    def __init__(self, heads: Sequence[str], rows: Sequence[PlaceRow], width: int) -> None:
        self.heads, self.rows, self.width = tuple(heads), tuple(rows), width
        self._weights = tuple(
            max([1, *(len(row.columns[number]) for row in rows if number < len(row.columns))])
            for number in range(len(heads))
        )

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every box there is, row by row from left to right."""
        return tuple(
            Spot(row, column, box)
            for row, item in enumerate(self.rows)
            for column, boxes in enumerate(item.columns)
            for box in range(len(boxes))
        )

    @property
    def height(self) -> int:
        """Room for all rows."""
        look = theme.current()
        sections = sum(bool(row.section) for row in self.rows)
        return look.px(HEAD + sections * SECTION + len(self.rows) * ROW) + 2

    def top(self, number: int) -> int:
        """The upper edge of a row."""
        look = theme.current()
        sections = sum(bool(row.section) for row in self.rows[: number + 1])
        return look.px(HEAD) + sections * look.px(SECTION) + number * look.px(ROW)

    def column(self, number: int) -> tuple[int, int]:
        """Left edge and width of a column of boxes."""
        look = theme.current()
        room = self.width - look.px(UNIT + COUNT) - look.px(8)
        whole = sum(self._weights) or 1
        left = look.px(UNIT) + room * sum(self._weights[:number]) // whole
        right = look.px(UNIT) + room * sum(self._weights[: number + 1]) // whole
        return left, right - left - look.px(10)

    def box(self, spot: Spot) -> PlaceBox:
        """The box at a spot."""
        return self.rows[spot.row].columns[spot.column][spot.box]

    def place(self, spot: Spot) -> QRect:
        """Where a box stands."""
        look = theme.current()
        left, width = self.column(spot.column)
        count, gap = len(self.rows[spot.row].columns[spot.column]), look.px(_GAP)
        each = (width - gap * (count - 1)) / count
        top = self.top(spot.row) + look.px((ROW - _BOX) / 2)
        return QRect(round(left + spot.box * (each + gap)), top, round(each), look.px(_BOX))

"""The board of places: one row for each unit or pool, a box for each place with who holds it, empty ones dashed."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QToolTip, QWidget

from app.ui import theme
from app.ui.awards import places_paint
from app.ui.awards.place_boxes import COUNT, LEAST_BOX, ROW, SECTION, UNIT, PlaceBox, PlaceMap, PlaceRow, Spot
from app.ui.widgets.panel import scrolled

_MIME = "application/x-phen-dau-nomination"


class PlacesGrid(QWidget):
    """Boxes of places; arrows go from box to box, Enter opens one, a name can be dragged or cut and pasted elsewhere.

    ``chosen`` follows the cursor (spot or None), ``opened`` is Enter or a double click, ``moved`` gives the id of a
    nomination and the spot it shall go to, ``removed`` the id of one whose place shall be given up.
    """

    chosen = Signal(object)
    opened = Signal(object)
    moved = Signal(int, object)
    removed = Signal(int)
    asked_menu = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PlaceRow, ...] = ()
        self.heads: tuple[str, ...] = ()
        self.spot: Spot | None = None
        self._cut = 0
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def scrolled(self) -> QScrollArea:
        """This widget inside an area that scrolls up and down."""
        area = scrolled(self)
        self._area = area
        return area

    # --- what is shown ---

    def show_rows(self, heads: Sequence[str], rows: Sequence[PlaceRow]) -> None:
        """Show other rows; the cursor stays on whom it was on, else near where it was."""
        kept = self.box.nomination_id if self.box else 0
        self.heads, self.rows = tuple(heads), tuple(rows)
        if not (kept and self.show_nomination(kept)):
            self._settle()
        self.updateGeometry()
        self.update()

    def show_nomination(self, nomination_id: int) -> bool:
        """Put the cursor on the place of a nomination; whether it holds one."""
        for spot in self.places.spots:
            if self.box_at(spot).nomination_id == nomination_id:
                self._go(spot)
                return True
        return False

    @property
    def box(self) -> PlaceBox | None:
        """The box under the cursor."""
        return self.box_at(self.spot) if self.spot in self.places.spots and self.spot else None

    def box_at(self, spot: Spot) -> PlaceBox:
        """The box at a spot."""
        return self.places.box(spot)

    def row_at(self, spot: Spot) -> PlaceRow:
        """The row of a spot."""
        return self.rows[spot.row]

    def _settle(self) -> None:
        spots = self.places.spots
        if self.spot not in spots:
            row = self.spot.row if self.spot else 0
            self.spot = next((item for item in spots if item.row >= row), spots[-1] if spots else None)
        self._tell()

    def _go(self, spot: Spot) -> None:
        self.spot = spot
        self._tell()
        place = self.place_of(spot)
        if hasattr(self, "_area"):
            self._area.ensureVisible(place.center().x(), place.center().y(), 0, theme.current().px(ROW + SECTION))
        self.update()

    def _tell(self) -> None:
        box = self.box
        if self.spot is not None and box is not None:
            row = self.row_at(self.spot)
            words = (row.title, self.heads[self.spot.column], box.tooltip or box.text)
            self.setAccessibleName("; ".join(word for word in words if word))
        self.chosen.emit(self.spot)

    # --- measures ---

    @property
    def places(self) -> PlaceMap:
        """Where everything stands at today's width."""
        return PlaceMap(self.heads, self.rows, self.width())

    def sizeHint(self) -> QSize:
        """Room for all rows."""
        return QSize(theme.current().px(420), self.places.height)

    def minimumSizeHint(self) -> QSize:
        """A box is never narrower than a short name."""
        width = theme.current().px(UNIT + COUNT + LEAST_BOX * max(1, len(self.heads)))
        return QSize(width, self.places.height)

    def place_of(self, spot: Spot) -> QRect:
        """Where a box stands."""
        return self.places.place(spot)

    def spot_at(self, place: QPoint) -> Spot | None:
        """The box under a point."""
        places = self.places
        return next((spot for spot in places.spots if places.place(spot).contains(place)), None)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens, Delete gives the place up, Ctrl+X and Ctrl+V move a name."""
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key == Qt.Key.Key_X and self.box and not self.box.is_free:
            self._cut = self.box.nomination_id
            self.update()
        elif control and key == Qt.Key.Key_V and self._cut and self.spot:
            cut, self._cut = self._cut, 0
            self.moved.emit(cut, self.spot)
        elif key == Qt.Key.Key_Escape and self._cut:
            self._cut = 0
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot:
            self.opened.emit(self.spot)
        elif key == Qt.Key.Key_Delete and self.box and not self.box.is_free:
            self.removed.emit(self.box.nomination_id)
        elif not self._walk(key):
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> bool:
        spots = self.places.spots
        if self.spot is None or not spots:
            return False
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(spots[0] if key == Qt.Key.Key_Home else spots[-1])
            return True
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if step:
            number = spots.index(self.spot) + step if self.spot in spots else 0
            if 0 <= number < len(spots):
                self._go(spots[number])
            return True
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if step is None:
            return False
        here = self.place_of(self.spot).center().x()
        rows = sorted({item.row for item in spots if (item.row - self.spot.row) * step > 0}, reverse=step < 0)
        if rows:
            near = [item for item in spots if item.row == rows[0]]
            self._go(min(near, key=lambda item: abs(self.place_of(item).center().x() - here)))
        return True

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the cursor on a box."""
        place = event.position().toPoint()
        spot = self.spot_at(place)
        self._pressed = place if spot else None
        if spot:
            self._go(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a box."""
        if spot := self.spot_at(event.position().toPoint()):
            self.opened.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A name that is held can be dragged to another place."""
        box, place = self.box, event.position().toPoint()
        if self._pressed is None or box is None or box.is_free:
            return
        if (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            data = QMimeData()
            data.setData(_MIME, str(box.nomination_id).encode())
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The button is up: nothing is dragged."""
        self._pressed = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a box."""
        if spot := self.spot_at(event.pos()) or self.spot:
            self._go(spot)
            self.asked_menu.emit(spot, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Names of this board are taken."""
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """A name can be let go over a box."""
        event.setAccepted(self.spot_at(event.position().toPoint()) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """A name was let go over a box."""
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and event.mimeData().hasFormat(_MIME):
            self.moved.emit(int(event.mimeData().data(_MIME).data()), spot)
            event.acceptProposedAction()

    def event(self, event: QEvent) -> bool:
        """Under the mouse the whole name, where it is from and what is wrong."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(event.pos())
            words = (self.box_at(spot).tooltip or self.box_at(spot).text) if spot else self._row_words(event.pos())
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _row_words(self, place: QPoint) -> str:
        tops = [self.places.top(number) for number in range(len(self.rows))]
        for row, (top, below) in zip(self.rows, pairwise([*tops, self.height()]), strict=True):
            if top <= place.y() < below:
                return row.tooltip or row.title
        return ""

    # --- drawing ---

    def paintEvent(self, event: object) -> None:
        """Draw head, sections, rows and boxes."""
        painter, places = QPainter(self), self.places
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places_paint.paint_head(painter, places)
        for number in range(len(self.rows)):
            places_paint.paint_row(painter, places, number)
        for spot in places.spots:
            box = places.box(spot)
            is_cut = bool(self._cut) and box.nomination_id == self._cut
            places_paint.paint_box(painter, places.place(spot), box, is_cut=is_cut)
            if spot == self.spot:
                places_paint.paint_cursor(painter, places.place(spot), has_keys=self.hasFocus())
        painter.end()

"""One unit's line marker by marker, the teams above it: arrows move along it, Enter opens the team."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.plans.border import HAMLET, LENGTH, STATION, BorderMark, BorderStretch
from app.domain.plans.registers import RegisterEntry
from app.i18n import _
from app.text import format_number
from app.ui import theme
from app.ui.plans.border_paint import is_gap_run, runs
from app.ui.widgets.labels import fitted

_BOX, _LINE, _NUMBER, _GAP = 26, 34, 18, 8
_STEP, _LEAST_STEP, _MOST_STEP = 46, 30, 130
_MAIN, _SUB = 13, 9
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class BorderMarks(QWidget):
    """``moved`` gives the mark under the cursor, ``opened`` a team."""

    moved = Signal(int)
    opened = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.stretch: BorderStretch | None = None
        self.at = 0
        self._step = _STEP
        self._names: Mapping[str, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stretch(self, stretch: BorderStretch | None, at: int = 0, names: Mapping[str, str] | None = None) -> None:
        """Show another line, the cursor on one of its marks; ``names`` are short ones of the teams."""
        self.stretch = stretch
        self._names = names or {}
        count = len(stretch.marks) if stretch else 0
        self.at = min(at, max(0, count - 1))
        self._resize()
        self.move_to(self.at)

    def _resize(self) -> None:
        count = len(self.stretch.marks) if self.stretch else 0
        self.setMinimumWidth(theme.current().px(self._step) * count)
        self.updateGeometry()
        self.update()

    def zoom(self, by: int) -> None:
        """Give each marker more or less room."""
        self._step = min(_MOST_STEP, max(_LEAST_STEP, self._step + by))
        self._resize()

    @property
    def mark(self) -> BorderMark | None:
        """The marker under the cursor."""
        return self.stretch.marks[self.at] if self.stretch and self.stretch.marks else None

    @property
    def team(self) -> RegisterEntry | None:
        """The team that keeps it."""
        span = self.stretch.span_at(self.at) if self.stretch else None
        return span.team if span else None

    def move_to(self, place: int) -> None:
        """Put the cursor on a mark; beyond the ends it goes on in the next unit."""
        if self.stretch is None or not self.stretch.marks:
            return
        if not 0 <= place < len(self.stretch.marks):
            self.turned.emit(1 if place > 0 else -1)
            return
        self.at = place
        self.setAccessibleName(_mark_words(self.stretch, place))
        self.update()
        self.moved.emit(place)

    def sizeHint(self) -> QSize:
        """High enough for teams, line and numbers."""
        look = theme.current()
        return QSize(look.px(600), look.px(_BOX + _GAP + _LINE + _NUMBER + 4))

    def minimumSizeHint(self) -> QSize:
        """As the hint: it is never squeezed."""
        return QSize(0, self.sizeHint().height())

    def x_of(self, place: int) -> float:
        """Where a mark stands."""
        count = len(self.stretch.marks) if self.stretch else 1
        return (place + 0.5) * self.width() / max(1, count)

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Teams, the line in pieces, markers with their numbers, the cursor."""
        if self.stretch is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for first, last in runs(self.stretch):
            self._paint_piece(painter, self.stretch, first, last)
        for place, mark in enumerate(self.stretch.marks):
            self._paint_mark(painter, place, mark)
        painter.end()

    def _paint_piece(self, painter: QPainter, stretch: BorderStretch, first: int, last: int) -> None:
        look, half = theme.current(), self.width() / max(1, len(stretch.marks)) / 2
        left, right = self.x_of(first) - half + look.px(3), self.x_of(last) + half - look.px(3)
        is_gap, span = is_gap_run(stretch, first), stretch.span_at(first)
        is_front = first <= self.at <= last
        box = QRectF(left, 1, right - left, look.px(_BOX) - 2)
        letters = "warn" if is_gap else "accenttext"
        painter.setBrush(look.color("warnsoft" if is_gap else "accentsoft"))
        painter.setPen(QPen(look.color(letters), 1.5 if is_front else 1) if is_gap or is_front else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        painter.setPen(look.color(letters))
        painter.setFont(look.font("caption"))
        inner = box.toRect().adjusted(look.px(6), 0, -look.px(6), 0)
        words = (
            _("Trống") if is_gap else self._names.get(span.team.title, span.team.title) if span else _("dân tự quản")
        )
        length = span.team.number(LENGTH) if span else None
        room = inner.width()
        if length is not None:
            told = _("{km} km").format(km=format_number(length))
            wide = painter.fontMetrics().horizontalAdvance(f"{told}  ")
            if painter.fontMetrics().horizontalAdvance(words) + wide <= room:
                painter.drawText(inner, _MIDDLE | int(Qt.AlignmentFlag.AlignRight), told)
                room -= wide
        painter.drawText(inner, _MIDDLE, fitted(words, painter.fontMetrics(), room))
        pen = QPen(look.color("warn" if is_gap else "accent"), look.px(3))
        pen.setStyle(Qt.PenStyle.DashLine if is_gap else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        y = look.px(_BOX + _GAP + _LINE / 2)
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_mark(self, painter: QPainter, place: int, mark: BorderMark) -> None:
        look, x = theme.current(), self.x_of(place)
        y, tone = look.px(_BOX + _GAP + _LINE / 2), "accent" if mark.is_kept else "warn"
        is_main = not mark.number.is_auxiliary
        if is_main:
            side = look.px(_MAIN)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(tone))
            painter.drawRoundedRect(QRectF(x - side / 2, y - side * 0.65, side, side * 1.3), look.px(3), look.px(3))
        else:
            side = look.px(_SUB)
            painter.setPen(QPen(look.color(tone), look.px(2)))
            painter.setBrush(look.color("surface"))
            painter.drawEllipse(QPointF(x, y), side / 2, side / 2)
        if place == self.at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accenttext" if self.hasFocus() else "edge"), 2 if self.hasFocus() else 1))
            frame = look.px(_LINE - 4)
            painter.drawRoundedRect(QRectF(x - frame / 2, y - frame / 2, frame, frame), look.px(5), look.px(5))
        painter.setFont(look.font("strong" if place == self.at else "caption"))
        painter.setPen(look.color("warn" if not mark.is_kept else "text" if is_main else "text2"))
        wide = self.width() / max(1, len(self.stretch.marks) if self.stretch else 1)
        line = QRect(round(x - wide / 2), look.px(_BOX + _GAP + _LINE), round(wide), look.px(_NUMBER))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), str(mark.number))

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows from marker to marker, Home and End, Enter opens the team, + and - zoom."""
        count = len(self.stretch.marks) if self.stretch else 0
        places = {
            Qt.Key.Key_Left: self.at - 1, Qt.Key.Key_Right: self.at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1,
        }  # fmt: skip
        if event.key() in places:
            self.move_to(places[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_team()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(10 if event.key() == Qt.Key.Key_Plus else -10)
        else:
            super().keyPressEvent(event)

    def open_team(self) -> None:
        """Open the team of the marker, else one next to its gap, else the row of the marker itself."""
        target = self.team or next(iter(self._beside()), None) or (self.mark.listed if self.mark else None)
        if target is not None:
            self.opened.emit(target)

    def _beside(self) -> tuple[RegisterEntry, ...]:
        gaps = self.stretch.gaps if self.stretch else ()
        return next((gap.neighbours for gap in gaps if gap.first <= self.at <= gap.last), ())

    def _place_at(self, x: float) -> int:
        count = len(self.stretch.marks) if self.stretch else 1
        return min(max(0, count - 1), max(0, int(x * count / max(1, self.width()))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the cursor on a marker."""
        self.setFocus()
        self.move_to(self._place_at(event.position().x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens its team."""
        self.move_to(self._place_at(event.position().x()))
        self.open_team()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(10 if event.angleDelta().y() > 0 else -10)
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """All that is known of a marker."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.stretch:
            QToolTip.showText(event.globalPos(), _mark_words(self.stretch, self._place_at(event.pos().x())), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor gets stronger."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor gets weaker."""
        super().focusOutEvent(event)
        self.update()


def _mark_words(stretch: BorderStretch, place: int) -> str:
    """A marker in words: number, hamlet, station, who keeps it."""
    mark, span = stretch.marks[place], stretch.span_at(place)
    values = mark.listed.values if mark.listed is not None else {}
    keeper = span.team.title if span else _("dân tự quản") if mark.is_kept else _("chưa có tổ")
    unlisted = "" if mark.listed is not None else _("chưa có trong sổ mốc")
    parts = (_("Mốc {number}").format(number=mark.number), values.get(HAMLET, ""), values.get(STATION, ""))
    return " · ".join(filter(None, (*parts, keeper, unlisted)))


def words_at(marks: BorderMarks) -> str:
    """What is under the cursor, in words."""
    return _mark_words(marks.stretch, marks.at) if marks.stretch and marks.stretch.marks else ""

"""Deadlines under each other on one line, the contradiction of two dates held open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.widgets.chip import chip_size, paint_chip
from app.ui.widgets.labels import fitted


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One date: ``day`` and ``weekday`` left of the line, the rest right of it; ``warning`` is a box below."""

    day: str
    weekday: str
    title: str
    caption: str
    chip: str
    chip_kind: str
    warning: str = ""


_LINES = 2
_LINE, _SMALL, _GAP, _WARNING = 20, 17, 9, 34


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry broken into lines for one width; ``height`` in pixels."""

    entry: TimelineEntry
    title: str
    caption: str
    height: int


class TimelineList(QWidget):
    """Painted list of dates; as high as it needs.

    With ``is_live`` each date leads on: ``opened`` gives its place by click, or by Enter where the arrows are.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_live: bool = False) -> None:
        super().__init__(parent)
        self._entries: tuple[TimelineEntry, ...] = ()
        self._is_live, self._current = is_live, 0
        if is_live:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show other dates."""
        self._entries = tuple(entries)
        self._current = min(self._current, max(0, len(self._entries) - 1))
        self.setAccessibleName("; ".join(f"{item.day} {item.title}, {item.chip}" for item in entries))
        self.setToolTip("\n".join(f"{item.day}: {item.title}: {item.caption}" for item in entries))
        self.updateGeometry()
        self.update()

    def _placed(self, width: int) -> list[_Placed]:
        look = theme.current()
        words, small = QFontMetrics(look.font()), QFontMetrics(look.font("caption"))
        room = max(look.px(120), width - look.px(84))
        placed = []
        for entry in self._entries:
            chip = chip_size(entry.chip, entry.chip_kind).width() + look.px(8) if entry.chip else 0
            title = fitted(entry.title, words, room - chip, _LINES)
            caption = fitted(entry.caption, small, room, _LINES)
            lines = _LINE * (title.count("\n") + 1) + _SMALL * (caption.count("\n") + 1)
            placed.append(_Placed(entry, title, caption, look.px(lines + _GAP + (_WARNING if entry.warning else 0))))
        return placed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Lines break elsewhere at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all entries at that width."""
        return sum(item.height for item in self._placed(width))

    def sizeHint(self) -> QSize:
        """Room for all entries at today's width."""
        return QSize(theme.current().px(280), self.heightForWidth(self.width()))

    def paintEvent(self, event: object) -> None:
        """Draw the line and the dates."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = look.px(69)
        placed = self._placed(self.width())
        middle = look.px(_LINE) / 2
        if len(placed) > 1:
            painter.setPen(QPen(look.color("line2"), 2))
            last = sum(item.height for item in placed[:-1])
            painter.drawLine(QPointF(x, middle), QPointF(x, last + middle))
        top = 0
        for number, item in enumerate(placed):
            self._paint_entry(painter, item, top, x)
            if self._is_live and self.hasFocus() and number == self._current:
                painter.setPen(QPen(look.color("accenttext"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(1, top, self.width() - 2, item.height - look.px(4)), 4, 4)
            top += item.height
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the date below the mouse."""
        top = 0
        for number, item in enumerate(self._placed(self.width())):
            top += item.height
            if self._is_live and event.position().y() < top:
                self._current = number
                self.opened.emit(number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._current + step < len(self._entries):
            self._current += step
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._entries:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _paint_entry(self, painter: QPainter, item: _Placed, y: int, x: int) -> None:
        look = theme.current()
        entry, line, small = item.entry, look.px(_LINE), look.px(_SMALL)
        self._paint_day(painter, entry, y, x)
        start = x + look.px(15)
        room = self.width() - start
        if entry.chip:
            width = chip_size(entry.chip, entry.chip_kind).width()
            box = QRect(self.width() - width, y + 1, width, look.px(18))
            paint_chip(painter, box, entry.chip, entry.chip_kind)
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        y = _paint_lines(painter, item.title, QRect(start, y, room, line))
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text2"))
        y = _paint_lines(painter, item.caption, QRect(start, y, room, small))
        if entry.warning:
            self._paint_warning(painter, entry.warning, QRect(start, y + look.px(3), room, look.px(28)))

    @staticmethod
    def _paint_day(painter: QPainter, entry: TimelineEntry, y: int, x: int) -> None:
        look = theme.current()
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = look.px(_LINE)
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        painter.drawText(QRect(0, y, look.px(58), line), right, entry.day)
        painter.setFont(look.font("micro"))
        painter.setPen(look.color("text2"))
        painter.drawText(QRect(0, y + line, look.px(58), look.px(_SMALL)), right, entry.weekday)
        tone = {"soon": "warnfill", "past": "blockfill"}.get(entry.chip_kind, "edge")
        painter.setPen(QPen(look.color(tone), 2))
        painter.setBrush(look.color("surface"))
        painter.drawEllipse(QPointF(x, y + line / 2), look.px(5), look.px(5))

    @staticmethod
    def _paint_warning(painter: QPainter, text: str, box: QRect) -> None:
        look = theme.current()
        painter.setPen(look.color("warnline"))
        painter.setBrush(look.color("warnsoft"))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), look.px(6), look.px(6))
        icons.paint(painter, "scale", "warn", QRect(box.left() + look.px(8), box.top(), look.px(16), box.height()))
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("warn"))
        words = box.adjusted(look.px(32), 0, -look.px(8), 0)
        shown = fitted(text, painter.fontMetrics(), words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_lines(painter: QPainter, text: str, first: QRect) -> int:
    """Draw the lines of ``text`` under each other; returns where the next thing may begin."""
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for number, line in enumerate(text.split("\n")):
        painter.drawText(first.translated(0, number * first.height()), left, line)
    return first.top() + first.height() * (text.count("\n") + 1)

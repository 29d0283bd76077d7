"""Rows of bars one can walk through: a name, how far it is against what is asked, the figure; Enter opens the row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui import theme
from app.ui.plain_tips import plain
from app.ui.widgets.labels import fitted

_ROW, _BAR, _SIDE = 40, 10, 16
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class BarLine:
    """One row: ``pieces`` are shares of the bar with their tone, ``mark`` where what is asked stands, from 0 to 1.

    ``has_bar`` is False for what has no number. ``note`` stands below the figure in ``tone``.
    """

    key: str
    name: str
    value: str
    note: str = ""
    tone: str = "text2"
    pieces: tuple[tuple[float, str], ...] = ()
    mark: float | None = None
    has_bar: bool = True
    tip: str = ""


class BarList(QWidget):
    """``opened`` gives the key of a row: by click, or by Enter on the one the arrows lead to."""

    opened = Signal(str)
    #: top and height of the row the keyboard is on, so that it is scrolled into sight
    walked = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.lines: tuple[BarLine, ...] = ()
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[BarLine]) -> None:
        """Show other rows; the keyboard stays where it was."""
        self.lines = tuple(lines)
        self.current = min(self.current, max(0, len(self.lines) - 1))
        self.setAccessibleName(f"{self._name}: " + "; ".join(self._spoken(line) for line in self.lines))
        self.updateGeometry()
        self.update()

    @staticmethod
    def _spoken(line: BarLine) -> str:
        return f"{line.name}: {line.value} {line.note}".strip()

    def sizeHint(self) -> QSize:
        """One row each."""
        return QSize(theme.current().px(360), theme.current().px(_ROW) * len(self.lines))

    def minimumSizeHint(self) -> QSize:
        """Narrow; the height stays."""
        return QSize(theme.current().px(240), self.sizeHint().height())

    # --- hands ---

    def _row_at(self, top: float) -> int:
        return min(len(self.lines) - 1, max(0, int(top // theme.current().px(_ROW))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The whole of a row in a tooltip."""
        if self.lines:
            line = self.lines[self._row_at(event.position().y())]
            QToolTip.showText(event.globalPosition().toPoint(), plain(line.tip or self._spoken(line)), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        if self.lines and self.rect().contains(event.position().toPoint()):
            self.current = self._row_at(event.position().y())
            self.update()
            self.opened.emit(self.lines[self.current].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and 0 <= self.current + step < len(self.lines):
            self.current += step
            height = theme.current().px(_ROW)
            self.walked.emit(self.current * height, height)
            self.update()
        elif event.key() in _ENTER and self.lines:
            self.opened.emit(self.lines[self.current].key)
        else:
            super().keyPressEvent(event)

    # --- painting ---

    def paintEvent(self, event: object) -> None:
        """Draw the rows, the one of the keyboard framed."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figures = self._figures_width()
        for number, line in enumerate(self.lines):
            row = QRect(0, number * look.px(_ROW), self.width(), look.px(_ROW))
            self._paint_row(painter, line, row, figures)
            if number:
                painter.setPen(QPen(look.color("line"), 1))
                painter.drawLine(row.topLeft(), row.topRight())
            if self.hasFocus() and number == self.current:
                painter.setPen(QPen(look.color("accenttext"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(row).adjusted(3, 2, -3, -2), 4, 4)
        painter.end()

    def _figures_width(self) -> int:
        """Room for the longest figure, at most two fifths."""
        look = theme.current()
        strong, small = QFontMetrics(look.font("strong")), QFontMetrics(look.font("caption"))
        widths = [max(strong.horizontalAdvance(line.value), small.horizontalAdvance(line.note)) for line in self.lines]
        return min(max(widths, default=0) + look.px(4), int(self.width() * 0.4))

    def _paint_row(self, painter: QPainter, line: BarLine, row: QRect, figures: int) -> None:
        look = theme.current()
        inner = row.adjusted(look.px(_SIDE), 0, -look.px(_SIDE), 0)
        gap = look.px(12)
        room = inner.width() - figures - gap
        bar_width = max(0, int(room * 0.38)) if line.has_bar else 0
        names = QRect(inner.left(), inner.top(), room - bar_width - (gap if bar_width else 0), inner.height())
        self._paint_name(painter, line.name, names)
        if bar_width:
            left = names.right() + gap
            top = inner.center().y() - look.px(_BAR) / 2
            self._paint_bar(painter, line, QRectF(left, top, bar_width, look.px(_BAR)))
        self._paint_figure(painter, line, QRect(inner.right() - figures + 1, inner.top(), figures, inner.height()))

    @staticmethod
    def _paint_name(painter: QPainter, name: str, box: QRect) -> None:
        look = theme.current()
        painter.setFont(look.font())
        is_long = painter.fontMetrics().horizontalAdvance(name) > box.width()
        if is_long:
            painter.setFont(look.font("caption"))
        painter.setPen(look.color("text"))
        lines = max(1, min(2, box.height() // painter.fontMetrics().height()))
        shown = fitted(name, painter.fontMetrics(), box.width(), lines if is_long else 1)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    @staticmethod
    def _paint_bar(painter: QPainter, line: BarLine, box: QRectF) -> None:
        look = theme.current()
        painter.setPen(QPen(look.color("edge"), 1))
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        left = box.left()
        painter.setPen(Qt.PenStyle.NoPen)
        for share, tone in line.pieces:
            width = box.width() * min(share, 1.0)
            painter.setBrush(look.color(tone))
            painter.drawRoundedRect(QRectF(left, box.top(), width, box.height()), min(3.0, width / 2), 3)
            left += width
        if line.mark is not None:
            at = box.left() + box.width() * min(line.mark, 1.0)
            painter.setPen(QPen(look.color("text"), 2))
            painter.drawLine(QPointF(at, box.top() - look.px(3)), QPointF(at, box.bottom() + look.px(3)))

    @staticmethod
    def _paint_figure(painter: QPainter, line: BarLine, box: QRect) -> None:
        look = theme.current()
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        half = box.height() // 2
        upper = QRect(box.left(), box.top() + look.px(2), box.width(), half) if line.note else box
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        shown = painter.fontMetrics().elidedText(line.value, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(upper, right, shown)
        if line.note:
            painter.setFont(look.font("caption"))
            painter.setPen(look.color(line.tone))
            lower = QRect(box.left(), box.top() + half - look.px(2), box.width(), half)
            shown = painter.fontMetrics().elidedText(line.note, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(lower, right, shown)

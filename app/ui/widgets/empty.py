"""Empty places teach: what belongs here, in steps, and the button that brings it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled


class _MarkerLine(QWidget):
    """Border line with markers, the last one still missing: the only drawing of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its size at this letter size."""
        return QSize(theme.current().px(304), theme.current().px(80))

    def paintEvent(self, event: object) -> None:
        """Draw line and markers."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 304, self.height() / 80)
        line = QPainterPath(QPointF(1, 69))
        line.cubicTo(55, 25, 90, 48, 120, 38)
        line.cubicTo(160, 20, 180, 28, 220, 34)
        line.cubicTo(250, 38, 280, 36, 303, 28)
        painter.setPen(QPen(look.color("line2"), 2))
        painter.drawPath(line)
        for index, (x, y) in enumerate(((42, 48), (100, 43), (158, 33), (218, 34), (270, 38))):
            is_missing = index == 4
            pen = QPen(look.color("edge" if is_missing else "accenttext"), 2)
            if is_missing:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(QRectF(x - 8, y - 28, 16, 28), 4, 4)
            painter.drawLine(QPointF(x - 12, y), QPointF(x + 12, y))
            if not is_missing:
                painter.drawLine(QPointF(x - 3, y - 20), QPointF(x + 3, y - 20))
        painter.end()


class EmptyState(QWidget):
    """Title, one sentence, up to three steps (what, how) and the buttons that fill the place."""

    def __init__(
        self,
        title: str,
        sentence: str,
        steps: Sequence[tuple[str, str]] = (),
        buttons: Sequence[Button] = (),
        hint: str = "",
    ) -> None:
        super().__init__()
        inside = QWidget()
        outer = QVBoxLayout(inside)
        theme.space(outer, (24, 16, 24, 16), 8)
        frame = QVBoxLayout(self)
        theme.space(frame, gap=0)
        frame.addWidget(scrolled(inside))
        outer.addStretch(1)
        outer.addWidget(_MarkerLine(), 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(theme.current().px(16))
        for text, role, tone in ((title, "title", ""), (sentence, "content", "muted")):
            words = label(text, role, tone, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            outer.addWidget(words)
        if steps:
            outer.addSpacing(theme.current().px(12))
            outer.addWidget(self._steps(steps), 0, Qt.AlignmentFlag.AlignHCenter)
        if buttons:
            outer.addSpacing(theme.current().px(12))
            row = QHBoxLayout()
            theme.space(row, gap=8)
            row.addStretch(1)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            outer.addLayout(row)
        if hint:
            words = label(hint, "caption", "faint", wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            outer.addWidget(words)
        outer.addStretch(1)

    @staticmethod
    def _steps(steps: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, gap=8)
        for number, (what, how) in enumerate(steps, 1):
            row = QHBoxLayout()
            theme.space(row, gap=12)
            badge = label(str(number), "step")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            theme.space(words, gap=0)
            words.addWidget(label(what, "strong"))
            words.addWidget(label(how, "caption", "muted"))
            row.addLayout(words, 1)
            column.addLayout(row)
        return holder

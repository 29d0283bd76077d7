"""Facts one can take in at a glance: figures, segments, bars."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.widgets.labels import ElidedLabel, fitted, label


class ProgressSegments(QWidget):
    """``done`` filled segments of ``total``; the rest is outlined."""

    def __init__(self, done: int = 0, total: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = (done, total)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, done: int, total: int) -> None:
        """Show another state."""
        self._state = (done, total)
        self.setAccessibleName(f"{done}/{total}")
        self.update()

    def sizeHint(self) -> QSize:
        """A thin strip."""
        return QSize(theme.current().px(80), theme.current().px(8))

    def paintEvent(self, event: object) -> None:
        """Draw the segments."""
        done, total = self._state
        if not total:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = look.px(3) if total <= 40 else 1
        width = max(1.0, (self.width() - gap * (total - 1)) / total)
        radius = min(look.px(3), width / 2)
        for index in range(total):
            is_done = index < done
            painter.setPen(QPen(look.color("chart" if is_done else "edge"), 1))
            painter.setBrush(look.color("chart" if is_done else "surface"))
            rect = QRectF(index * (width + gap) + 0.5, 0.5, max(0.5, width - 1), self.height() - 1)
            painter.drawRoundedRect(rect, radius, radius)
        painter.end()


class StatTile(QWidget):
    """Caption, one big figure with its words, an optional icon or segments, one line below; click or Enter opens."""

    def __init__(self, caption: str, opened: Callable[[], None]) -> None:
        super().__init__()
        self._opened = opened
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        theme.space(column, (16, 8, 12, 8), 4)
        column.addWidget(ElidedLabel(caption, "caption", "muted"))
        row = QHBoxLayout()
        theme.space(row, gap=8)
        self._icon = IconLabel("circle-check", "text2", 18)
        self._figure = label("", "title")
        self._words = ElidedLabel("", "content", "muted")
        row.addWidget(self._icon)
        row.addWidget(self._figure)
        row.addWidget(self._words, 1)
        column.addLayout(row)
        self.segments = ProgressSegments()
        column.addWidget(self.segments)
        self._below = ElidedLabel("", "caption", "muted")
        column.addWidget(self._below)
        # The lines of all tiles stand at one height, with or without segments.
        policy = self.segments.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.segments.setSizePolicy(policy)
        self.segments.hide()
        self._icon.hide()
        self._caption = caption

    def show_fact(self, figure: str, words: str, below: str, icon: tuple[str, str] | None = None) -> None:
        """Show the figure; ``icon`` is its name and tone."""
        self._figure.setText(figure)
        self._words.setText(words)
        self._below.setText(below)
        self._icon.setVisible(icon is not None)
        if icon:
            self._icon.show_icon(*icon)
        self.setAccessibleName(f"{self._caption}: {figure} {words}; {below}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on click."""
        if self.rect().contains(event.position().toPoint()):
            self._opened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._opened()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        """Show the focus as a ring."""
        if self.hasFocus():
            look = theme.current()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), look.px(6), look.px(6))
            painter.end()


_BAR_ROW = 32


@dataclass(frozen=True, slots=True)
class Bar:
    """This year's bar over last year's; ``value`` and ``previous`` are None when blank."""

    name: str
    value: float | None
    previous: float | None
    shown: str
    change: str


class BarPairs(QWidget):
    """Rows of two bars, the longest of each row full: people compare this year with last, not kilometres with cases."""

    def __init__(self, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = tuple(bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        self.setAccessibleName("; ".join(f"{bar.name}: {bar.shown} ({bar.change})" for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row each."""
        return QSize(theme.current().px(300), theme.current().px(_BAR_ROW) * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Two small lines for a name; the figures keep their room."""
        width = max(theme.current().px(220), sum(self.figure_widths()) + theme.current().px(88))
        return QSize(width, theme.current().px(_BAR_ROW) * len(self._bars))

    def paintEvent(self, event: object) -> None:
        """Draw names, bars, values and change."""
        if not self._bars:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(look.px(34), self.height() / len(self._bars))
        figures = self.figure_widths()
        for index, bar in enumerate(self._bars):
            self._paint_row(painter, bar, QRectF(0, index * height, self.width(), height), figures)
        painter.end()

    def figure_widths(self) -> tuple[int, int]:
        """Width of the values and of the changes: the longest of each, so that no digit is ever cut."""
        look = theme.current()
        values, changes = QFontMetrics(look.font("strong")), QFontMetrics(look.font("caption"))
        gap = look.px(10)
        return (
            max((values.horizontalAdvance(bar.shown) for bar in self._bars), default=0) + gap,
            max((changes.horizontalAdvance(bar.change) for bar in self._bars), default=0) + gap,
        )

    def name_and_bar_widths(self) -> tuple[float, float]:
        """What the figures leave over: names give way before figures do, and bars before names."""
        look = theme.current()
        room = self.width() - sum(self.figure_widths()) - look.px(8)
        name_width = max(0.0, min(look.px(150), room * 0.65))
        return name_width, room - name_width

    def _paint_row(self, painter: QPainter, bar: Bar, row: QRectF, figures: tuple[int, int]) -> None:
        look = theme.current()
        value_width, change_width = figures
        name_width, bar_width = self.name_and_bar_widths()
        bar_left = row.left() + name_width + look.px(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        self._paint_name(painter, bar.name, QRectF(row.left(), row.top(), name_width, row.height()))
        largest = max(bar.value or 0, bar.previous or 0) or 1
        painter.setPen(Qt.PenStyle.NoPen)
        centre = row.center().y()
        for value, token, top, thick in (
            (bar.value, "chart", centre - look.px(8), look.px(9)),
            (bar.previous, "chart2", centre + look.px(3), look.px(5)),
        ):
            if value is not None and bar_width > 0:
                painter.setBrush(look.color(token))
                painter.drawRoundedRect(QRectF(bar_left, top, max(2.0, bar_width * value / largest), thick), 2, 2)
        right = int(middle | Qt.AlignmentFlag.AlignRight)
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        painter.drawText(
            QRectF(row.right() - change_width - value_width, row.top(), value_width, row.height()), right, bar.shown
        )
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text2"))
        painter.drawText(QRectF(row.right() - change_width, row.top(), change_width, row.height()), right, bar.change)

    @staticmethod
    def _paint_name(painter: QPainter, name: str, box: QRectF) -> None:
        """On one line where it fits, else smaller on two: names of indicators are long and differ at their ends."""
        look = theme.current()
        if painter.fontMetrics().horizontalAdvance(name) > box.width():
            painter.setFont(look.font("micro"))
            lines = int(box.height() // painter.fontMetrics().height())
            name = fitted(name, painter.fontMetrics(), int(box.width()), max(1, min(2, lines)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)

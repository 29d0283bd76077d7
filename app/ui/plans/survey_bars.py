"""Bars of shares: a row for each answer, a bar for each group in it, the number printed at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.labels import fitted, label

_BAR, _BETWEEN, _LABEL, _GAP = 14, 8, 190, 10
_HUNDRED = 100
#: How strong the bars of further groups are drawn; the first is whole.
_FADING = (1.0, 0.45, 0.7, 0.25)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One answer: its words, and for each group the share in % (``None`` without a base) with what is printed."""

    words: str
    shares: tuple[tuple[Decimal | None, str], ...]


def series_color(place: int) -> QColor:
    """The tone of a group by its place, by strength and not by another colour."""
    color = theme.current().color("chart")
    color.setAlphaF(_FADING[place % len(_FADING)])
    return color


class ShareBars(QWidget):
    """Shares of one question; 100 % is the room there is, so that every question is read alike."""

    def __init__(self, rows: Sequence[ShareRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = (f"{row.words}: {', '.join(words for _share, words in row.shares)}" for row in self.rows)
        self.setAccessibleName("; ".join(told))

    def _height(self, row: ShareRow) -> int:
        look = theme.current()
        return max(look.px(_BAR) * len(row.shares), look.line()) + look.px(_BETWEEN)

    def sizeHint(self) -> QSize:
        """Every row with its bars."""
        return QSize(theme.current().px(420), sum(map(self._height, self.rows)))

    def minimumSizeHint(self) -> QSize:
        """Narrow, as high as it is."""
        return QSize(theme.current().px(260), self.sizeHint().height())

    def paintEvent(self, event: object) -> None:
        """Draw words, bars and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for row in self.rows:
            self._paint(painter, row, QRectF(0, top, self.width(), self._height(row)))
            top += self._height(row)
        painter.end()

    def _paint(self, painter: QPainter, row: ShareRow, room: QRectF) -> None:
        look = theme.current()
        words_width = min(look.px(_LABEL), room.width() * 0.42)
        figures = QFontMetrics(look.font("caption"))
        figure_width = max(figures.horizontalAdvance(words) for _share, words in row.shares) + look.px(_GAP)
        most = max(0.0, room.width() - words_width - figure_width - look.px(_GAP))
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        lines = max(1, int(room.height() // look.line()))
        words = fitted(row.words, painter.fontMetrics(), int(words_width), lines)
        painter.drawText(
            QRectF(room.left(), room.top(), words_width, room.height() - look.px(_BETWEEN)),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words,
        )
        painter.setFont(look.font("caption"))
        left = room.left() + words_width + look.px(_GAP)
        high = (room.height() - look.px(_BETWEEN)) / len(row.shares)
        for place, (share, told) in enumerate(row.shares):
            top = room.top() + place * high
            width = most * min(1.0, float(share) / _HUNDRED) if share is not None else 0.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(series_color(place))
            thick = min(look.px(_BAR) - 2, high - 1)
            painter.drawRoundedRect(QRectF(left, top + (high - thick) / 2, max(2.0, width), thick), 2, 2)
            painter.setPen(look.color("text2"))
            flag = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(QRectF(left + width + look.px(6), top, figure_width, high), flag, told)


class _Swatch(QWidget):
    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(theme.current().px(12), theme.current().px(12))

    def paintEvent(self, event: object) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(series_color(self._place))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.end()


class GroupLegend(QWidget):
    """Which tone is which group."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, gap=6)
        for place, name in enumerate(names):
            row.addWidget(_Swatch(place))
            row.addWidget(label(name, "caption", "muted"))
            row.addSpacing(theme.current().px(10))
        row.addStretch(1)

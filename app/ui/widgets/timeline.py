"""Deadlines under each other on one line, the contradiction of two dates held open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.widgets.chip import chip_size, paint_chip


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


class TimelineList(QWidget):
    """Painted list of dates; as high as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TimelineEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show other dates."""
        self._entries = tuple(entries)
        self.setAccessibleName("; ".join(f"{item.day} {item.title}, {item.chip}" for item in entries))
        self.setToolTip("\n".join(f"{item.day}: {item.title}: {item.caption}" for item in entries))
        self.updateGeometry()
        self.update()

    def _height(self, entry: TimelineEntry) -> int:
        return theme.current().px(44 + (34 if entry.warning else 0))

    def sizeHint(self) -> QSize:
        """Room for all entries."""
        return QSize(theme.current().px(280), sum(self._height(item) for item in self._entries))

    def paintEvent(self, event: object) -> None:
        """Draw the line and the dates."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = look.px(69)
        tops = []
        top = 0
        for entry in self._entries:
            tops.append(top)
            top += self._height(entry)
        if len(tops) > 1:
            painter.setPen(QPen(look.color("line2"), 2))
            painter.drawLine(QPointF(x, tops[0] + look.px(10)), QPointF(x, tops[-1] + look.px(10)))
        for entry, y in zip(self._entries, tops, strict=True):
            self._paint_entry(painter, entry, y, x)
        painter.end()

    def _paint_entry(self, painter: QPainter, entry: TimelineEntry, y: int, x: int) -> None:
        look = theme.current()
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        line, small = look.px(20), look.px(17)
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        painter.drawText(QRect(0, y, look.px(58), line), right, entry.day)
        painter.setFont(look.font("micro"))
        painter.setPen(look.color("text2"))
        painter.drawText(QRect(0, y + line, look.px(58), small), right, entry.weekday)
        tone = {"soon": "warnfill", "past": "blockfill"}.get(entry.chip_kind, "edge")
        painter.setPen(QPen(look.color(tone), 2))
        painter.setBrush(look.color("surface"))
        painter.drawEllipse(QPointF(x, y + line / 2), look.px(5), look.px(5))
        start = x + look.px(15)
        room = self.width() - start
        chip = chip_size(entry.chip, entry.chip_kind)
        if entry.chip:
            height = look.px(18)
            paint_chip(
                painter, QRect(self.width() - chip.width(), y + 1, chip.width(), height), entry.chip, entry.chip_kind
            )
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        title = _fit(painter, entry.title, room - chip.width() - look.px(8))
        painter.drawText(QRect(start, y, room, line), left, title)
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text2"))
        painter.drawText(QRect(start, y + line, room, small), left, _fit(painter, entry.caption, room))
        if entry.warning:
            self._paint_warning(painter, entry.warning, QRect(start, y + look.px(40), room, look.px(28)))

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
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), _fit(painter, text, words.width()))


def _fit(painter: QPainter, text: str, width: int) -> str:
    return QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)

"""Chip: the state of one thing as word, icon and colour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons, theme


def chip_size(text: str, kind: str) -> QSize:
    """Room a chip takes."""
    look = theme.current()
    width = QFontMetrics(chip_font()).horizontalAdvance(text) + look.px(16)
    if look.chips[kind][2]:
        width += look.px(18)
    return QSize(width, look.size("chip"))


def chip_font() -> QFont:
    """Letters of chips: caption, a little heavier."""
    font = theme.current().font("caption")
    font.setWeight(QFont.Weight.Medium)
    return font


def paint_chip(painter: QPainter, rect: QRect, text: str, kind: str, *, on_accent: bool = False) -> None:
    """Draw a chip into ``rect`` (shortened when it is narrower); on a selected row its ground becomes the surface."""
    look = theme.current()
    ground, letters, icon_name, icon_tone = look.chips[kind]
    if on_accent and ground == "accentsoft":
        ground = "surface"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(ground))
    painter.drawRoundedRect(QRectF(rect), look.px(4), look.px(4))
    left = rect.left() + look.px(8)
    if icon_name:
        side = look.px(14)
        icons.paint(painter, icon_name, icon_tone, QRect(left - look.px(2), rect.top(), side, rect.height()))
        left += side + look.px(2)
    painter.setFont(chip_font())
    painter.setPen(look.color(letters))
    room = QRect(left, rect.top(), rect.right() - left - look.px(4), rect.height())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


class Chip(QWidget):
    """A chip on its own; ``kind`` is one of the kinds in tokens.toml."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, kind)

    def show_state(self, text: str, kind: str) -> None:
        """Say another state; an empty text hides the chip."""
        self._text, self._kind = text, kind
        self.setVisible(bool(text) and (self.parent() is not None))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word."""
        return self._text

    def sizeHint(self) -> QSize:
        """Room for icon and word."""
        return chip_size(self._text, self._kind)

    def paintEvent(self, event: object) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._kind)
        painter.end()

"""Icons: lucide drawings in the colour of the letters around them, whatever the theme is when they are painted."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.paths import resource
from app.ui import theme

_STROKE = 'stroke-width="1.9"'


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing ``name`` as a square of ``size`` logical pixels; Qt's pixmap cache keeps it."""
    key = f"phendau/{name}/{color.name()}/{size}/{ratio:.2f}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", color.name()).replace('stroke-width="2"', _STROKE)
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint(painter: QPainter, name: str, tone: str, rect: QRect) -> None:
    """Draw an icon at the left of ``rect``, centred in height, in the colour of a token."""
    size = min(rect.width(), rect.height())
    place = QRect(0, 0, size, size)
    # A rectangle wider than high leaves room after the icon: buttons ask for that, Qt's own gap is too narrow.
    place.moveTop(rect.top() + (rect.height() - size) // 2)
    place.moveLeft(rect.left())
    device = painter.device()
    ratio = device.devicePixelRatio() if device else 1.0
    painter.drawPixmap(place, pixmap(name, theme.current().color(tone), size, ratio))


class _Engine(QIconEngine):
    """Draws at the moment of painting, so a new theme needs no new icons."""

    def __init__(self, name: str, tone: str, tone_on: str) -> None:
        super().__init__()
        self._parts = (name, tone, tone_on)

    def clone(self) -> QIconEngine:
        """A copy, as Qt asks for."""
        return _Engine(*self._parts)

    def _tone(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        _name, tone, tone_on = self._parts
        if mode == QIcon.Mode.Disabled:
            return "text3"
        return tone_on if state == QIcon.State.On or mode == QIcon.Mode.Selected else tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a button or a menu."""
        paint(painter, self._parts[0], self._tone(mode, state), rect)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing where Qt wants a picture."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802 - Qt's name
        """The drawing for screens with ``scale`` dots per pixel; ``size`` counts pixels, as Qt asks since 6.8."""
        drawn = QPixmap(size * scale)
        drawn.setDevicePixelRatio(scale)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        paint(painter, self._parts[0], self._tone(mode, state), QRect(QPoint(0, 0), size))
        painter.end()
        return drawn


def icon(name: str, tone: str = "text2", tone_on: str = "") -> QIcon:
    """An icon for buttons, menus and lists; ``tone_on`` is its colour when checked or selected."""
    return QIcon(_Engine(name, tone, tone_on or tone))


def brand_pixmap(size: int, ratio: float = 1.0) -> QPixmap:
    """The sign of the program: a fence on green."""
    look = theme.current()
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent"))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.2, size * 0.2)
    inner = round(size * 0.66)
    edge = (size - inner) // 2
    painter.drawPixmap(QPoint(edge, edge), pixmap("fence", look.color("onaccent"), inner, ratio))
    painter.end()
    return drawn


class _BrandEngine(QIconEngine):
    """Draws the sign in the size a task bar asks for, when it asks: the window need not wait for any of them."""

    def clone(self) -> QIconEngine:
        """A copy, as Qt asks for."""
        return _BrandEngine()

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw into a title bar."""
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        painter.drawPixmap(rect.topLeft(), brand_pixmap(min(rect.width(), rect.height()), ratio))

    def pixmap(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The sign where the system wants a picture."""
        return brand_pixmap(min(size.width(), size.height()))

    def scaledPixmap(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802 - Qt's name
        """The sign for screens with ``scale`` dots per pixel; ``size`` counts pixels."""
        return brand_pixmap(min(size.width(), size.height()), scale)


def brand_icon() -> QIcon:
    """The sign of the program for the task bar."""
    return QIcon(_BrandEngine())


class BrandLabel(QWidget):
    """The sign of the program, ``size`` at 100 %."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as the theme says."""
        side = theme.current().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: object) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, brand_pixmap(self.width(), self.devicePixelRatioF()))
        painter.end()


class IconLabel(QWidget):
    """One icon among words, ``size`` at 100 %."""

    def __init__(self, name: str, tone: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: str) -> None:
        """Change the drawing and its colour."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the theme says."""
        side = theme.current().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: object) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        paint(painter, self._name, self._tone, QRect(QPoint(0, 0), self.size()))
        painter.end()

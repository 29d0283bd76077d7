"""Where the window stands: as it was left, else in the middle; never larger than the screen it is on."""

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

#: What a title bar and the edges of a window take; Qt knows it only once the window is shown.
_TITLE_BAR, _EDGE = 32, 4
#: The smallest window: what 1366×768 leaves at 200 % of Windows beside task bar and title bar; pages scroll inside it.
LEAST = QSize(680, 320)


def inside(wanted: QRect, screen: QRect) -> QRect:
    """``wanted`` made small enough for ``screen`` and moved into it, with room left for the title bar."""
    room = screen.adjusted(_EDGE, _TITLE_BAR, -_EDGE, -_EDGE)
    size = QSize(min(wanted.width(), room.width()), min(wanted.height(), room.height()))
    left = max(room.left(), min(wanted.left(), room.right() - size.width() + 1))
    top = max(room.top(), min(wanted.top(), room.bottom() - size.height() + 1))
    return QRect(left, top, size.width(), size.height())


def place(window: QWidget, kept: str, size: QSize) -> None:
    """Put a window that is not shown yet where it was left (``kept`` as saved), else in the middle with ``size``."""
    is_kept = bool(kept) and window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
    screen = window.screen().availableGeometry()
    if not is_kept:
        wanted = QRect(0, 0, size.width(), size.height())
        wanted.moveCenter(screen.center())
        window.setGeometry(inside(wanted, screen))
    elif not window.isMaximized():
        window.setGeometry(inside(window.geometry(), screen))


def kept(window: QWidget) -> str:
    """Place, size and whether it is maximised, to be remembered."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


class PageArea(QScrollArea):
    """Scrolls the page in sight up and down, never sideways.

    Qt's own fitting would give a page the height it likes best, so that one with a long table always scrolled.
    """

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(pages)
        pages.installEventFilter(self)
        pages.currentChanged.connect(lambda _number: self.fit())

    def fit(self) -> None:
        """Give the page the height of the area, or the least it can do with."""
        page = self._pages.currentWidget()
        width, height = self.viewport().width(), self.viewport().height()
        if page is not None:
            height = max(height, page.minimumSizeHint().height())
        self._pages.resize(width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of the window."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page needs another height."""
        if watched is self._pages and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

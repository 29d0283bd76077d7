"""Room for the page in sight: the page fills it, and scrolls where the screen is lower than the page can be."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget


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

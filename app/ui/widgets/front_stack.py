"""A stack that needs only the room of what is in sight; Qt's own is as wide as its widest page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class FrontStack(QStackedWidget):
    """Widgets of which one is in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _number: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """What the widget in sight would like."""
        current = self.currentWidget()
        return current.sizeHint() if current else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the widget in sight needs."""
        current = self.currentWidget()
        return current.minimumSizeHint() if current else super().minimumSizeHint()

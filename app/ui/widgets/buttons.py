"""Buttons: the word is a verb; one primary per page, danger only for stopping and deleting."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.ui import theme
from app.ui.icons import icon

_ICON_TONE = {
    "primary": "onaccent",
    "plain": "text2",
    "ghost": "accenttext",
    "quiet": "text2",
    "danger": "block",
    "pill": "text2",
}

#: Enter of the letters and of the number block.
_PLAIN_ENTER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Button(QPushButton):
    """A push button of one ``kind``: primary, plain, ghost, quiet, danger, pill."""

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        icon_name: str = "",
        clicked: Callable[[], object] | None = None,
        *,
        small: bool = False,
    ) -> None:
        super().__init__(text)
        self._icon_name, self._kind = icon_name, kind
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon_name:
            self.setIcon(icon(icon_name, _ICON_TONE[kind]))
        self._resize_icon()
        if clicked:
            self.clicked.connect(lambda *_checked: clicked())

    def lock(self, reason: str) -> None:
        """Say why the button cannot act yet: a lock on it and the reason as its tooltip; empty unlocks it."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        name = "lock" if reason else self._icon_name
        self.setIcon(icon(name, _ICON_TONE[self._kind]) if name else QIcon())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _PLAIN_ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the letter size."""
        if event.type() == QEvent.Type.StyleChange:
            self._resize_icon()
        super().changeEvent(event)

    def _resize_icon(self) -> None:
        look = theme.current()
        self.setIconSize(QSize(look.size("icon") + look.px(3), look.size("icon")))


class IconButton(QToolButton):
    """A button that is only an icon; ``tip`` is its name for the mouse and for readers."""

    def __init__(
        self,
        icon_name: str,
        tip: str,
        clicked: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name))
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._resize_icon()
        if clicked:
            self.clicked.connect(lambda *_checked: clicked())

    def show_icon(self, icon_name: str, tip: str) -> None:
        """Become another button."""
        self.setIcon(icon(icon_name))
        self.setToolTip(tip)
        self.setAccessibleName(tip)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the letter size."""
        if event.type() == QEvent.Type.StyleChange:
            self._resize_icon()
        super().changeEvent(event)

    def _resize_icon(self) -> None:
        side = theme.current().size("icon_nav")
        self.setIconSize(QSize(side, side))

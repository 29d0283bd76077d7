"""A person at the real window: keys pressed where the keyboard is, clicks where the mouse is, all of them counted."""

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.window import MainWindow
from tests.support.windows import type_text

NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE_MS = 60_000


class MouseWatch(QObject):
    """Counts mouse buttons that arrive anywhere in the program."""

    presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let the event go on."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.presses += 1
        return False


class Keyboard:
    """Presses keys where the keyboard is now, and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.count = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key, on the menu or box that is open, else where the cursor is in the window."""
        for _turn in range(3):  # a box that was just answered is gone before the next key, and what follows from that
            QApplication.processEvents()
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        if front is self._window and not _has_keys(self._window):
            front.activateWindow()  # offscreen there is nobody who gives the window back its keys when a box closes
            patience = QDeadlineTimer(_PATIENCE_MS)
            while not _has_keys(self._window):
                assert not patience.hasExpired()
                QApplication.processEvents()
        QTest.keyClick(front.focusWidget() or front, key, modifiers)
        self.count += 1

    def write(self, text: str) -> None:
        """Letters of a sentence."""
        focused = self._window.focusWidget()
        assert focused is not None
        self.count += type_text(focused, text)

    def answered_a_picker(self) -> None:
        """The Enter that a person presses in a picker of the system."""
        self.count += 1


def _has_keys(window: QWidget) -> bool:
    """Whether both the program and the screen give a window its keys."""
    handle = window.windowHandle()
    return QApplication.activeWindow() is window and handle is not None and handle.isActive()


class Mouse:
    """Clicks on what can be seen, and counts the clicks."""

    def __init__(self) -> None:
        self.count = 0

    def click(self, widget: QWidget) -> None:
        """One click on a widget that is in sight and can be used."""
        QApplication.processEvents()  # a person sees a button only once it is drawn
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.count += 1

    def answered_a_picker(self) -> None:
        """The click that a person makes in a picker of the system."""
        self.count += 1

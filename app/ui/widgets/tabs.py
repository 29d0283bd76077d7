"""Tabs of a page by keyboard: Alt and the number of the tab."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget


def number_keys(page: QWidget, bar: QTabBar) -> None:
    """Let Alt+1, Alt+2… turn the tabs of ``page`` wherever the keyboard is inside it."""
    for number in range(bar.count()):
        made = QShortcut(QKeySequence(f"Alt+{number + 1}"), page)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(_turning(page, bar, number))


def _turning(page: QWidget, bar: QTabBar, number: int) -> Callable[[], None]:
    def turn() -> None:
        bar.setCurrentIndex(number)
        page.setFocus()

    return turn

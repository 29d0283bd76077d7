"""Driving the real main window in tests: wait for the worker, reach a page, press keys where the keyboard is."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import submissions
from app.ui.dialogs import Box
from app.ui.reviews.page import ReviewsPage
from app.ui.submissions.page import SubmissionsPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.page import Page
from app.ui.window import MainWindow

_PATIENCE_MS = 60_000


def idle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the worker has nothing to do and everything it said has arrived."""
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=_PATIENCE_MS)


def submissions_page(qtbot: QtBot, window: MainWindow, target: object = "board") -> SubmissionsPage:
    """«Báo cáo xã», at a target, read to the end."""
    window.go("submissions", target)
    idle(qtbot, window)
    assert isinstance(window.page, SubmissionsPage)
    return window.page


def reviews_page(qtbot: QtBot, window: MainWindow, target: object = None) -> ReviewsPage:
    """«Báo cáo sơ kết», at a target, read to the end, its pages drawn."""
    window.go("reviews", target)
    page = window.page
    assert isinstance(page, ReviewsPage)
    qtbot.waitUntil(lambda: bool(page.figures.totals.cells if target else page.report.states), timeout=_PATIENCE_MS)
    idle(qtbot, window)
    return page


def report_of(window: MainWindow, unit: str) -> int:
    """Id of the report of a unit for the year that is shown."""
    rows = submissions.board(window.context.workspace, window.context.year)
    return next(row.submission_id for row in rows if row.unit_name == unit and row.submission_id is not None)


def open_report(qtbot: QtBot, window: MainWindow, unit: str) -> SubmissionsPage:
    """«Duyệt» with the report of a unit, its workbook shown."""
    page = submissions_page(qtbot, window, report_of(window, unit))
    qtbot.waitUntil(lambda: page.review.sheets.tabs.count() > 0, timeout=_PATIENCE_MS)
    return page


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def drop(window: MainWindow, *paths: Path) -> None:
    """Drop files onto the window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def type_text(widget: QWidget, text: str) -> int:
    """Type Vietnamese as an input method hands it over, key by key; how many keys that were."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    return len(text)


def primary(page: Page) -> Button:
    """The green button of a page."""
    items = (page._buttons.itemAt(number) for number in range(page._buttons.count()))
    buttons = [widget for item in items if item and isinstance(widget := item.widget(), Button)]
    (found,) = [item for item in buttons if item.property("kind") == "primary"]
    return found


def box_of(window: QWidget) -> Box:
    """The box that is open over the window."""
    (box,) = [item for item in window.findChildren(Box) if item.isVisible()]
    return box

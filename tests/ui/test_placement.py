"""The window never stands over the edge of a screen, and comes back as it was left."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.appearance import tokens
from app.ui import application
from app.ui.frame import placement
from app.ui.places import PLACES
from app.ui.window import MainWindow

SCREEN = QRect(0, 0, 1366, 728)  # 1366×768 with a task bar


@pytest.mark.parametrize(
    "wanted",
    [QRect(0, 0, 1800, 1140), QRect(400, 300, 1200, 760), QRect(-900, -900, 1000, 600), QRect(5000, 40, 900, 600)],
)
def test_that_a_window_with_its_title_bar_is_inside_the_screen(wanted: QRect) -> None:
    found = placement.inside(wanted, SCREEN)
    assert SCREEN.adjusted(0, 30, 0, 0).contains(found)
    assert found.width() == min(wanted.width(), 1358)
    assert found.height() <= wanted.height()


def test_that_a_window_that_fits_stays_where_it_was() -> None:
    wanted = QRect(50, 60, 1000, 600)
    assert placement.inside(wanted, SCREEN) == wanted


def test_that_a_new_window_fits_the_screen_it_is_on(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    placement.place(widget, "", QSize(1800, 1140))
    assert widget.screen().availableGeometry().contains(widget.geometry())


def test_that_a_window_left_too_large_is_brought_back_into_the_screen(qtbot: QtBot) -> None:
    before, after = QWidget(), QWidget()
    for widget in (before, after):
        qtbot.addWidget(widget)
    before.setGeometry(-300, -200, 4000, 3000)
    placement.place(after, placement.kept(before), QSize(700, 500))
    assert after.screen().availableGeometry().contains(after.geometry())


def test_that_a_window_left_maximised_comes_back_maximised(qtbot: QtBot) -> None:
    before, after = QWidget(), QWidget()
    for widget in (before, after):
        qtbot.addWidget(widget)
    before.showMaximized()
    placement.place(after, placement.kept(before), QSize(700, 500))
    assert after.isMaximized()


@pytest.mark.parametrize("percent", [150, 200])
def test_that_the_status_bar_stays_in_sight_on_a_low_screen(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    application.dress(qapp, tokens(), mode="light", percent=percent)
    window.nav.apply()
    for place in PLACES:
        window.go(place.key)
        window.resize(1366, 696)
        qapp.processEvents()
        assert window.height() == 696, place.key
        bar = window.status_bar
        assert bar.mapTo(window, bar.rect().bottomLeft()).y() < 696
        qtbot.waitUntil(lambda: window.page.height() >= window.page.minimumSizeHint().height())


def test_that_the_window_fits_a_laptop_screen_enlarged_by_windows(window: MainWindow, qapp: QApplication) -> None:
    """1366×768 at 150 % is 911×512, less the task bar; the line with «Hoàn tác» must not lie below the edge."""
    room = placement.inside(QRect(0, 0, 1200, 760), QRect(0, 0, 911, 480))
    for place in PLACES:
        window.go(place.key)
        window.resize(room.size())
        qapp.processEvents()
        assert window.size() == room.size(), place.key
        bar = window.status_bar
        assert bar.mapTo(window, bar.rect().bottomLeft()).y() < room.height()


def test_that_a_page_fills_the_room_it_has(window: MainWindow) -> None:
    window.resize(1366, 768)
    for place in PLACES:
        window.go(place.key)
        area = window.pages.parentWidget()
        assert area is not None
        assert window.pages.size() == area.size(), place.key

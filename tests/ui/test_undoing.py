"""The way back in the real window: one undo offers Làm lại, and what hurts is asked first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import committee, submissions
from app.ui.widgets.buttons import Button
from app.ui.widgets.page import Page
from app.ui.window import MainWindow
from tests.support.sent_workbooks import SOC_HA, YEAR_2021
from tests.support.windows import box_of, drop, idle, press, primary

EMPTY = pytest.mark.data("empty")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _event_year(window: MainWindow) -> int:
    return committee.profile(window.context.workspace).event_year


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_that_an_undo_offers_to_do_it_again(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    before = _event_year(window)
    window._set_event_year(before + 1)
    label = window.snackbar.text()
    press(window, Qt.Key.Key_Z, CTRL)
    assert _event_year(window) == before
    assert window.snackbar.text() == window.status_bar.action.text() == f"Đã hoàn tác: {label}"
    assert window.snackbar.button.text() == window.status_bar._undo.text() == "Làm lại"
    press(window, key, modifiers)
    assert _event_year(window) == before + 1
    assert window.snackbar.button.text() == window.status_bar._undo.text() == "Hoàn tác"


def test_that_after_an_undo_the_one_before_can_be_taken_back_too(window: MainWindow) -> None:
    before = _event_year(window)
    window._set_event_year(before + 1)
    window._set_event_year(before + 2)
    further = window.status_bar.further
    assert further.isHidden()
    window.undo()
    assert not further.isHidden()
    assert further.toolTip().startswith("Hoàn tác việc trước đó: ")
    further.click()
    assert _event_year(window) == before
    window._set_event_year(before + 3)
    assert further.isHidden()
    assert window.status_bar._undo.text() == "Hoàn tác"


def test_that_the_buttons_beside_an_undo_do_it_again(window: MainWindow) -> None:
    before = _event_year(window)
    for button in (window.snackbar.button, window.status_bar._undo):
        window._set_event_year(before + 1)
        window.undo()
        button.click()
        assert _event_year(window) == before + 1
        window.undo()


def test_that_doing_again_without_an_undo_says_so(window: MainWindow) -> None:
    window._set_event_year(_event_year(window) + 1)
    press(window, Qt.Key.Key_Y, CTRL)
    assert window.snackbar.text() == "Không còn việc nào để làm lại"


@EMPTY
@pytest.mark.usefixtures("boxes_open")
def test_that_undoing_an_import_names_the_reports_and_asks(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, YEAR_2021 / SOC_HA)
    idle(qtbot, window)
    assert isinstance(window.page, Page)
    primary(window.page).click()
    idle(qtbot, window)
    ws = window.context.workspace
    assert [row.unit_name for row in submissions.board(ws, 2021) if row.submission_id] == ["Sóc Hà"]
    press(window, Qt.Key.Key_Z, CTRL)
    box = box_of(window)
    words = [item.text() for item in box.findChildren(QLabel)]
    assert "Hoàn tác sẽ bỏ 1 báo cáo khỏi số liệu" in words
    assert SOC_HA in words
    assert any(row.submission_id for row in submissions.board(ws, 2021))
    next(item for item in box.findChildren(Button) if item.text() == "Hoàn tác").click()
    assert not any(row.submission_id for row in submissions.board(ws, 2021))


@pytest.mark.usefixtures("boxes_open")
def test_that_the_page_of_the_history_asks_like_the_frame(window: MainWindow) -> None:
    before = _event_year(window)
    window._set_event_year(before + 1)
    ws = window.context.workspace
    tomorrow = ws.clock() + timedelta(days=1)
    window.context._workspace = replace(ws, clock=lambda: tomorrow)
    window.go("system", "history")
    assert isinstance(window.page, Page)
    primary(window.page).click()
    assert _event_year(window) == before + 1
    next(item for item in box_of(window).findChildren(Button) if item.text() == "Hoàn tác").click()
    assert _event_year(window) == before


@pytest.mark.usefixtures("boxes_open")
def test_that_undoing_work_of_another_day_asks(window: MainWindow) -> None:
    before = _event_year(window)
    window._set_event_year(before + 1)
    ws = window.context.workspace
    tomorrow = ws.clock() + timedelta(days=1)
    window.context._workspace = replace(ws, clock=lambda: tomorrow)
    window.undo()
    assert _event_year(window) == before + 1
    words = [item.text() for item in box_of(window).findChildren(QLabel)]
    assert "Hoàn tác một việc của ngày khác?" in words
    next(item for item in box_of(window).findChildren(Button) if item.text() == "Hoàn tác").click()
    assert _event_year(window) == before

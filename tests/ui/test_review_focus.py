"""After every decision the keyboard stays in the report: never on the navigation, where a space would leave it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.findings import Where
from app.ui.submissions.page import SubmissionsPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of, open_report, press, primary, report_of, type_text

SENT = pytest.mark.data("sent")
CTRL = Qt.KeyboardModifier.ControlModifier


def _stays(window: MainWindow, page: SubmissionsPage) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # Qt moves the focus away from what is gone
    focused = window.focusWidget()
    assert focused is not None
    assert page.review.isAncestorOf(focused), focused
    press(window, Qt.Key.Key_Space)
    assert window.page is page


@SENT
def test_that_an_answer_by_keys_leaves_the_keyboard_in_the_report(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_Return, CTRL)
    _stays(window, page)
    press(window, Qt.Key.Key_Z, CTRL)
    _stays(window, page)


@SENT
def test_that_an_answer_by_mouse_leaves_the_keyboard_in_the_report(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    for _time in range(2):
        card = page.review.findings._card
        assert card is not None
        card._choices.buttons()[0].setFocus()
        card._choices.buttons()[0].click()
        verb = next(item for item in card.findChildren(Button) if item.text() == "Trả lời")
        verb.setFocus()
        verb.click()
        _stays(window, page)


@SENT
def test_that_an_override_with_a_reason_leaves_the_keyboard_in_the_report(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    card = page.review.findings._card
    assert card is not None
    type_text(card._reason, "Xã xác nhận qua điện thoại")
    QTest.keyClick(card._reason, Qt.Key.Key_Return)
    _stays(window, page)


@SENT
def test_that_accepting_by_the_button_leaves_the_keyboard_in_the_report(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    for _time in range(5):
        press(window, Qt.Key.Key_1)
        press(window, Qt.Key.Key_Return, CTRL)
    button = primary(page)
    button.setFocus()
    button.click()
    _stays(window, page)


@SENT
@pytest.mark.parametrize(("unit", "sheet"), [("Tổng Cọt", "02_ChiTieu"), ("Sóc Hà", "02_ChiTieu")])
def test_that_the_review_opens_on_figures_not_on_the_guide(
    window: MainWindow, qtbot: QtBot, unit: str, sheet: str
) -> None:
    page = open_report(qtbot, window, unit)
    assert page.review.sheets.sheet_name() == sheet


@SENT
@pytest.mark.usefixtures("boxes_open")
def test_that_a_figure_is_corrected_by_a_button_too_and_an_error_is_passed_by_name(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    card = page.review.findings._card
    assert card is not None
    assert "Bỏ qua lỗi chặn" in {item.text() for item in card.findChildren(Button)}
    assert page.review.sheets.go_to(Where("02_ChiTieu", "E68"))
    assert page.review.sheets.correct.isVisible()
    page.review.sheets.correct.click()
    assert any("Tệp ghi “60”" in item.text() for item in box_of(window).findChildren(QLabel))


@SENT
def test_that_an_accepted_report_leads_to_the_next_one_waiting(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Sóc Hà")
    assert primary(page).text() == "Báo cáo chờ duyệt tiếp theo"
    press(window, Qt.Key.Key_F9)
    assert page.review.submission_id in {report_of(window, "Tổng Cọt"), report_of(window, "Cần Yên")}
    assert primary(page).text() == "Duyệt báo cáo"

"""«Duyệt»: a report under review in the real window: findings, answers, corrections, acceptance, return, amendment."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.findings import Severity, Where
from app.domain.sheets import SheetGrid
from app.domain.submissions import FigureStatus, SubmissionState
from app.progress import Progress
from app.services import reviews, submissions
from app.services.workspace import Workspace
from app.ui.tables import CellRole, CellState
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import (
    box_of,
    idle,
    open_report,
    press,
    primary,
    report_of,
    submissions_page,
    type_text,
)

SENT = pytest.mark.data("sent")
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@SENT
def test_that_a_report_opens_at_the_cell_of_its_first_finding(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    current = page.review.findings.current
    assert current is not None
    assert current.finding.severity is Severity.ERROR
    assert page.review.sheets.current() == current.finding.where
    look = page.review.sheets.grid.currentIndex().data(CellRole)
    assert look.state is CellState.BLOCKED


@SENT
def test_that_f8_walks_the_findings_and_their_cells(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    findings = [item for item in page.review.findings._items if item.is_open]
    assert len(findings) > 5
    for item in [*findings[1:], findings[0]]:
        press(window, Qt.Key.Key_F8)
        assert page.review.findings.current == item
        if item.finding.where.cell:
            assert page.review.sheets.current() == item.finding.where
        qtbot.waitUntil(lambda: not page.review.findings._card.visibleRegion().isEmpty())  # type: ignore[union-attr]  # open
    press(window, Qt.Key.Key_F8, SHIFT)
    assert page.review.findings.current == findings[-1]


@SENT
def test_that_ctrl_page_keys_turn_the_sheets(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    sheets = page.review.sheets
    before = sheets.tabs.currentIndex()
    press(window, Qt.Key.Key_PageDown, CTRL)
    assert sheets.tabs.currentIndex() == before + 1
    press(window, Qt.Key.Key_PageUp, CTRL)
    press(window, Qt.Key.Key_PageUp, CTRL)
    assert sheets.tabs.currentIndex() == before - 1
    assert sheets.tabs.isTabVisible(before - 1)


@SENT
def test_that_sheets_without_findings_wait_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    sheets = open_report(qtbot, window, "Tổng Cọt").review.sheets
    shown = [sheets.tabs.tabText(n) for n in range(sheets.tabs.count()) if sheets.tabs.isTabVisible(n)]
    assert "02_ChiTieu  4" in shown
    assert sheets.more.text() == f"+ {sheets.tabs.count() - len(shown)} trang"
    menu = sheets.menu_of_sheets()
    assert len(menu.actions()) == sheets.tabs.count()
    menu.actions()[0].trigger()
    assert sheets.tabs.currentIndex() == 0


@SENT
def test_that_alt_arrows_walk_the_reports_and_open_no_workbook_twice(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    real = submissions.grid

    def grid(ws: Workspace, one: int, progress: Progress) -> tuple[SheetGrid, ...]:
        opened.append(one)
        return real(ws, one, progress)

    monkeypatch.setattr(submissions, "grid", grid)
    page = open_report(qtbot, window, "Cần Yên")
    first, position = page.review.submission_id, page._position.text()
    press(window, Qt.Key.Key_Right, ALT)
    idle(qtbot, window)
    assert page.review.submission_id != first
    assert page._position.text() != position
    press(window, Qt.Key.Key_Left, ALT)
    idle(qtbot, window)
    assert page.review.submission_id == first
    assert opened.count(first or 0) == 1


@SENT
def test_that_a_locked_accept_button_names_what_blocks(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    button = primary(page)
    assert not button.isEnabled()
    assert "5 lỗi chặn" in page.sentence.text()
    lines = button.toolTip().splitlines()
    assert lines[0] == "Còn 5 lỗi chặn, câu hỏi phải giải quyết trước:"
    assert lines[1].startswith("02_ChiTieu · E22: Số khẩu (A16)")
    press(window, Qt.Key.Key_F9)
    assert submissions.detail(window.context.workspace, report_of(window, "Tổng Cọt")).state is SubmissionState.RECEIVED


@SENT
@pytest.mark.usefixtures("boxes_open")
def test_that_five_questions_are_answered_by_number_keys_and_then_the_report_is_accepted(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    ws, report = window.context.workspace, report_of(window, "Cần Yên")
    for left in range(5, 0, -1):
        open_ones = [item for item in submissions.detail(ws, report).findings if item.is_open]
        assert sum(1 for item in open_ones if item.finding.severity is Severity.QUESTION) == left
        current = page.review.findings.current
        assert current is not None
        assert page.review.sheets.current() == current.finding.where
        press(window, Qt.Key.Key_1)
        press(window, Qt.Key.Key_Return, CTRL)
    assert primary(page).isEnabled()
    press(window, Qt.Key.Key_F9)
    assert submissions.detail(ws, report).state is SubmissionState.ACCEPTED
    assert "đã duyệt" in page.sentence.text()
    press(window, Qt.Key.Key_Z, CTRL)
    next(item for item in box_of(window).findChildren(Button) if item.text() == "Bỏ duyệt").click()
    assert submissions.detail(ws, report).state is SubmissionState.RECEIVED
    assert "chờ duyệt" in page.sentence.text()


@SENT
def test_that_a_question_about_two_numbers_takes_both_of_ones_own(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    current = page.review.findings.current
    assert current is not None
    card = page.review.findings._card
    assert card is not None
    assert list(card._own.boxes) == ["F06", "F07"]
    first, second = card._own.boxes.values()
    type_text(first, "1.2x")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert card._fault.text().startswith("Chưa hiểu số “1.2x”")
    first.clear()
    type_text(first, "4")
    type_text(second, "10")
    QTest.keyClick(second, Qt.Key.Key_Return)
    detail = submissions.detail(window.context.workspace, report_of(window, "Cần Yên"))
    assert next(item for item in detail.findings if item.id == current.id).is_open is False
    found = {item.figure.indicator: item.figure.value for item in detail.figures}
    assert (found["F06"], found["F07"]) == (Decimal(4), Decimal(10))


@SENT
def test_that_a_warning_passes_only_with_a_reason_and_one_enter_settles_one_finding(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    card = page.review.findings._card
    assert card is not None
    press(window, Qt.Key.Key_Return, CTRL)
    assert card._fault.text() == "Hãy ghi lý do trước khi bỏ qua."
    assert card._reason.hasFocus()
    before = {item.id for item in page.review.findings._items if item.is_open}
    type_text(card._reason, "Xã xác nhận qua điện thoại")
    QTest.keyClick(card._reason, Qt.Key.Key_Return, CTRL)
    after = {item.id for item in page.review.findings._items if item.is_open}
    assert before - after == {card.item.id}
    following = page.review.findings._card
    assert following is not None
    assert not following._fault.isVisible()


@pytest.mark.usefixtures("boxes_open")
@SENT
def test_that_f2_corrects_a_figure_with_a_reason_and_shows_the_corner(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    where = Where("02_ChiTieu", "E68")
    assert page.review.sheets.go_to(where)
    press(window, Qt.Key.Key_F2)
    box = box_of(window)
    value, reason = box.findChildren(QLineEdit)
    type_text(value, "16")
    QTest.keyClick(value, Qt.Key.Key_Return)
    assert box.isVisible(), "a correction needs a reason"
    type_text(reason, "Gõ nhầm, xã báo lại")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    idle(qtbot, window)
    detail = submissions.detail(window.context.workspace, report_of(window, "Tổng Cọt"))
    found = next(item for item in detail.figures if item.figure.where == where)
    assert (found.figure.value, found.figure.status) == (Decimal(16), FigureStatus.CORRECTED)
    assert (found.original, found.reason) == (Decimal(60), "Gõ nhầm, xã báo lại")
    index = page.review.sheets.grid.currentIndex()
    assert index.data(CellRole).is_corrected
    assert index.data() == "16"


@SENT
def test_that_a_cell_without_figure_and_a_locked_report_say_so_on_f2(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    page.review.correct_at(Where("02_ChiTieu", "B22"))
    assert window.snackbar.text().startswith("Ô này không phải số liệu")
    page = open_report(qtbot, window, "Sóc Hà")
    page.review.correct_at(Where("02_ChiTieu", "E22"))
    assert "đã duyệt và khóa" in window.snackbar.text()


@pytest.mark.usefixtures("boxes_open")
@SENT
def test_that_a_refused_correction_keeps_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    before = submissions.detail(window.context.workspace, report_of(window, "Tổng Cọt"))
    page.review.correct_at(Where("02_ChiTieu", "E68"))
    box = box_of(window)
    value, reason = box.findChildren(QLineEdit)
    type_text(value, "1,2345")
    type_text(reason, "xã báo lại")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert box.isVisible()
    assert (value.text(), reason.text()) == ("1,2345", "xã báo lại")
    assert "quá ba chữ số thập phân" in box.refusal.text()
    assert submissions.detail(window.context.workspace, before.id) == before
    type_text(value, "2")
    assert box.refusal.isHidden()
    box.reject()


@SENT
def test_that_correcting_is_offered_only_where_it_works(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    button, sheets = page.review.sheets.correct, page.review.sheets
    told = {}
    for cell in ("E68", "B22", "E22"):
        sheets.go_to(Where("02_ChiTieu", cell))
        told[cell] = (button.isEnabled(), button.toolTip())
    assert told["E68"] == (True, "Sửa số của ô đang chọn, ghi lý do (F2)")
    assert told["B22"] == (False, "Ô này không phải số liệu của chỉ tiêu nào")
    assert told["E22"][0] is False, "a total of hamlets is corrected at the hamlets"
    assert "là tổng của các xóm" in told["E22"][1]
    page = open_report(qtbot, window, "Sóc Hà")
    sheets.go_to(Where("02_ChiTieu", "E22"))
    assert not button.isEnabled()
    assert "đã duyệt và khóa" in button.toolTip()
    assert "đã duyệt và khóa" in "".join(item.text() for item in page.review.findings.findChildren(QLabel))


@pytest.mark.usefixtures("boxes_open")
@SENT
def test_that_a_report_is_returned_with_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    page.review.head_buttons()[0].click()  # type: ignore[union-attr]  # a received report has both buttons
    box = box_of(window)
    verb = next(item for item in box.findChildren(Button) if item.text() == "Trả lại")
    assert not verb.isEnabled()
    box.findChildren(QPlainTextEdit)[0].setPlainText("Số khẩu lệch với các xóm")
    field = box.findChildren(QPlainTextEdit)[0]
    with_files = box.findChildren(QCheckBox)[0]
    qtbot.waitUntil(with_files.isVisible)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert box.focusWidget() is with_files
    verb.click()
    detail = submissions.detail(window.context.workspace, report_of(window, "Tổng Cọt"))
    assert (detail.state, detail.return_reason) == (SubmissionState.RETURNED, "Số khẩu lệch với các xóm")
    assert "lý do: Số khẩu lệch với các xóm" in page.sentence.text()


@pytest.mark.usefixtures("boxes_open")
@SENT
def test_that_an_amendment_of_an_accepted_report_opens_at_once(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Sóc Hà")
    accepted = page.review.submission_id
    page.review.head_buttons()[1].click()  # type: ignore[union-attr]  # an accepted report has this button
    box = box_of(window)
    box.findChildren(QPlainTextEdit)[0].setPlainText("Bổ sung số hộ")
    next(item for item in box.findChildren(Button) if item.text() == "Lập bản đính chính").click()
    idle(qtbot, window)
    assert page.review.submission_id not in (accepted, None)
    detail = submissions.detail(window.context.workspace, page.review.submission_id or 0)
    assert (detail.version, detail.state, detail.amend_reason) == (2, SubmissionState.RECEIVED, "Bổ sung số hộ")


@pytest.mark.usefixtures("boxes_open")
@SENT
def test_that_an_amendment_is_told_before_which_issued_paper_rests_on_the_report(
    window: MainWindow, qtbot: QtBot
) -> None:
    ws = window.context.workspace
    paper = reviews.issue(ws, 2021, ws.today)
    page = open_report(qtbot, window, "Sóc Hà")
    page.review.head_buttons()[1].click()  # type: ignore[union-attr]  # an accepted report has this button
    words = " ".join(label.text() for label in box_of(window).findChildren(QLabel))
    assert f"{paper.number:02}/{paper.symbol}" in words
    assert "Bản đã duyệt vẫn được tính" in words


@SENT
def test_that_the_review_tab_opens_what_waits(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window)
    press(window, Qt.Key.Key_3, ALT)
    idle(qtbot, window)
    assert page.review.submission_id in {report_of(window, "Tổng Cọt"), report_of(window, "Cần Yên")}


@SENT
def test_that_another_year_closes_the_report(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Sóc Hà")
    window.context.set_year(2020)
    idle(qtbot, window)
    assert page.review.submission_id is None
    assert page.board.sentence()[0] == "8/8 xã đã nộp"


@SENT
def test_that_the_review_fits_a_small_screen_at_150_percent(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    for _ in range(5):
        window.zoom(10)
    assert page.minimumSizeHint().width() <= 1366 - 84
    assert page.review.findings.current is not None


@SENT
@pytest.mark.usefixtures("boxes_open")
def test_that_the_box_of_a_correction_names_indicator_hamlet_and_both_fields(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    detail = page.review._detail
    assert detail is not None
    stored = next(item for item in detail.figures if item.figure.hamlet and item.figure.indicator == "A17")
    page.review.correct_at(stored.figure.where)
    words = [item.text() for item in box_of(window).findChildren(QLabel)]
    assert "Sửa số: Số khẩu ở xóm giáp biên (A17, người)" in words
    assert any(said.startswith(f"Của xóm {stored.figure.hamlet}, Cần Yên. Tệp ghi “") for said in words)
    assert {"Số đúng", "Lý do"} <= set(words)


@SENT
def test_that_a_message_covers_no_sheet_tabs(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    window.context.say("Đã tiếp nhận 3 báo cáo")
    tabs = page.review.sheets.tabs
    top = tabs.mapTo(window, tabs.rect().topLeft()).y()
    bar = window.snackbar
    assert bar.mapTo(window, bar.rect().bottomLeft()).y() < top

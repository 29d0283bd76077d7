"""«Báo cáo xã»: who has sent, reading files, what is received, and a report under review, all in the real window."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.findings import Severity, Where
from app.domain.sheets import SheetGrid
from app.domain.submissions import FigureStatus, SubmissionState, Verdict
from app.services import history, submissions
from app.services.workspace import Workspace
from app.ui.submissions.page import BOARD, INTAKE, REVIEW, SubmissionsPage
from app.ui.tables import CellRole, CellState
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.sent_workbooks import CAI_VIEN, CAN_YEN, LUNG_NAM, SOC_HA, TONG_COT, YEAR_2021
from tests.support.windows import box_of, drop, idle, open_report, primary, report_of, submissions_page, type_text

EMPTY = pytest.mark.parametrize("window", ["empty"], indirect=True)
SENT = pytest.mark.parametrize("window", ["sent"], indirect=True)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def read(qtbot: QtBot, window: MainWindow, *paths: Path) -> SubmissionsPage:
    """Drop files and wait until they are read."""
    drop(window, *paths)
    idle(qtbot, window)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    return page


# --- the board ---


@EMPTY
def test_that_an_empty_board_teaches_and_names_who_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window)
    assert page.board._stack.currentIndex() == 0
    assert page.sentence.text().startswith("0/8 xã đã nộp, thiếu Cải Viên, Cần Nông")


@EMPTY
def test_that_enter_on_the_empty_board_chooses_files(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(YEAR_2021 / SOC_HA)], ""))
    page = submissions_page(qtbot, window)
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert [row.result.unit_name for row in page.intake.rows] == ["Sóc Hà"]


@SENT
def test_that_the_board_says_who_sent_and_what_is_open(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window)
    states = {row.unit_name: row.state for row in page.board.rows}
    assert len([row for row in page.board.rows if not row.is_station]) == 8
    assert states["Tổng Cọt"] is SubmissionState.RECEIVED
    assert states["Sóc Hà"] is SubmissionState.ACCEPTED
    assert states["Trường Hà"] is None
    said = page.sentence.text()
    assert said.startswith("5/8 xã đã nộp, thiếu Cần Nông, Nội Thôn, Trường Hà; đã duyệt 4")
    assert "1 báo cáo có lỗi chặn" in said
    assert "1 báo cáo chờ trả lời" in said
    tabs = [page.tab_bar.tabText(number) for number in range(3)]
    assert tabs == ["Theo dõi nộp  5/8", "Nhập báo cáo", "Duyệt  2"]


@SENT
def test_that_enter_on_a_line_opens_its_report(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window)
    assert window.focusWidget() is page.board.table.view
    page.board.table.select(lambda row: row.unit_name == "Tổng Cọt")
    press(window, Qt.Key.Key_Return)
    assert page.tab_bar.currentIndex() == REVIEW
    assert page.title_label.text() == "Duyệt báo cáo Tổng Cọt"


@SENT
def test_that_the_hard_copy_is_noted_beside_the_board(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window)
    page.board.table.select(lambda row: row.unit_name == "Sóc Hà")
    page.board._hard_copy(page.board.table.current_row())
    row = next(item for item in page.board.rows if item.unit_name == "Sóc Hà")
    assert row.hard_copy_on == window.context.workspace.today


# --- reading ---


@EMPTY
def test_that_dropped_files_are_judged_one_by_one_and_nothing_is_stored(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, YEAR_2021)
    rows = {row.result.file_name: row for row in page.intake.rows}
    assert len(rows) == 9
    assert rows[SOC_HA].result.verdict is Verdict.NEW
    assert rows[TONG_COT].result.count(Severity.ERROR) > 0
    assert rows[CAN_YEN].result.count(Severity.QUESTION) == 5
    for row in rows.values():
        assert row.is_ticked == row.may_be_received
        assert row.may_be_received or row.result.problem.endswith(".")
    assert all(row.state is None for row in submissions.board(window.context.workspace, 2021))
    assert "chưa ghi gì vào số liệu" in page.sentence.text()


@EMPTY
def test_that_a_file_that_cannot_be_read_shows_its_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    page = read(qtbot, window, broken, YEAR_2021 / SOC_HA)
    verdicts = {row.result.file_name: row.result.verdict for row in page.intake.rows}
    assert verdicts == {"hong.xlsx": Verdict.UNREADABLE, SOC_HA: Verdict.NEW}
    page.intake.table.select(lambda row: row.result.file_name == "hong.xlsx")
    (bad,) = [row.result for row in page.intake.rows if row.result.file_name == "hong.xlsx"]
    assert bad.problem in {item.text() for item in page.intake.side.findChildren(QLabel)}
    assert page.intake.side.chip.text() == "Không đọc được"


@EMPTY
def test_that_the_window_answers_while_files_are_read(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, YEAR_2021)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    assert page.intake.is_reading
    window.go("units")
    assert window.page is not page
    qtbot.waitUntil(lambda: page.intake._job is None or page.intake._job.done >= 2, timeout=60_000)
    window.go("submissions", "intake")
    assert page.intake._reading.isVisible() == page.intake.is_reading
    idle(qtbot, window)
    assert len(page.intake.rows) == 9


@EMPTY
def test_that_stopping_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    before = window.context.workspace.folder.data_file.read_bytes()
    drop(window, YEAR_2021)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    qtbot.waitUntil(lambda: page.intake._job is None or page.intake._job.done >= 1, timeout=60_000)
    drop(window, YEAR_2021 / SOC_HA)  # waits, and is forgotten with the rest
    page.intake.stop()
    idle(qtbot, window)
    assert page.intake.rows == ()
    assert not page.intake.is_reading
    assert not page.intake._reading.isVisible()
    assert window.context.workspace.folder.data_file.read_bytes() == before


@EMPTY
def test_that_files_dropped_while_reading_are_read_next(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, YEAR_2021 / SOC_HA)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    drop(window, YEAR_2021 / LUNG_NAM)
    assert "đọc tiếp" in window.snackbar.text()
    qtbot.waitUntil(lambda: len(page.intake.rows) == 2, timeout=60_000)
    assert {row.result.unit_name for row in page.intake.rows} == {"Sóc Hà", "Lũng Nặm"}


# --- receiving ---


@EMPTY
def test_that_space_ticks_and_only_ticked_files_are_received_in_one_write(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, *(YEAR_2021 / name for name in (SOC_HA, LUNG_NAM, CAI_VIEN)))
    assert window.focusWidget() is page.intake.table.view
    page.intake.table.select(lambda row: row.result.unit_name == "Lũng Nặm")
    press(window, Qt.Key.Key_Space)
    assert [row.result.unit_name for row in page.intake.rows if not row.is_ticked] == ["Lũng Nặm"]
    assert primary(page).text() == "Tiếp nhận 2 báo cáo"
    press(window, Qt.Key.Key_F9)
    idle(qtbot, window)
    ws = window.context.workspace
    stored = {row.unit_name for row in submissions.board(ws, 2021) if row.state is not None}
    assert stored == {"Sóc Hà", "Cải Viên"}
    assert history.entries(ws)[0].label == "Tiếp nhận 2 báo cáo"
    assert [row.result.unit_name for row in page.intake.rows] == ["Lũng Nặm"]
    press(window, Qt.Key.Key_Z, CTRL)
    assert all(row.state is None for row in submissions.board(ws, 2021))


@EMPTY
def test_that_a_file_that_cannot_be_received_takes_no_tick(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    page = read(qtbot, window, broken)
    press(window, Qt.Key.Key_Space)
    assert [row.is_ticked for row in page.intake.rows] == [False]
    assert not primary(page).isEnabled()


@EMPTY
def test_that_receiving_leads_to_the_first_report_that_needs_work(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, *(YEAR_2021 / name for name in (SOC_HA, CAN_YEN)))
    press(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.tab_bar.currentIndex() == REVIEW, timeout=60_000)
    idle(qtbot, window)
    assert page.review.submission_id == report_of(window, "Cần Yên")


@EMPTY
def test_that_receiving_sound_reports_leads_to_the_board(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, *(YEAR_2021 / name for name in (SOC_HA, LUNG_NAM)))
    press(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.tab_bar.currentIndex() == BOARD, timeout=60_000)


@SENT
def test_that_the_same_file_again_is_told_and_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, YEAR_2021 / SOC_HA)
    assert page.tab_bar.currentIndex() == INTAKE
    assert [row.result.verdict for row in page.intake.rows] == [Verdict.SAME]
    assert not primary(page).isEnabled()
    assert primary(page).toolTip() == "Chưa đánh dấu tệp nào tiếp nhận được"


# --- the report under review ---


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

    def grid(ws: Workspace, one: int) -> tuple[SheetGrid, ...]:
        opened.append(one)
        return real(ws, one)

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
    assert submissions.detail(ws, report).state is SubmissionState.RECEIVED
    assert "chờ duyệt" in page.sentence.text()


@SENT
def test_that_a_question_takes_a_number_of_ones_own(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Cần Yên")
    current = page.review.findings.current
    assert current is not None
    card = page.review.findings._card
    assert card is not None
    type_text(card._value, "1.2x")
    QTest.keyClick(card._value, Qt.Key.Key_Return)
    assert card._fault.text().startswith("Chưa hiểu số “1.2x”")
    card._value.clear()
    type_text(card._value, "4")
    QTest.keyClick(card._value, Qt.Key.Key_Return)
    detail = submissions.detail(window.context.workspace, report_of(window, "Cần Yên"))
    assert next(item for item in detail.findings if item.id == current.id).is_open is False
    found = next(item for item in detail.figures if item.figure.where == current.finding.where)
    assert found.figure.value == Decimal(4)


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
    assert window.snackbar.text().startswith("Báo cáo đã khóa")


@pytest.mark.usefixtures("boxes_open")
@SENT
def test_that_a_report_is_returned_with_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    page.review.head_buttons()[0].click()  # type: ignore[union-attr]  # a received report has both buttons
    box = box_of(window)
    verb = next(item for item in box.findChildren(Button) if item.text() == "Trả lại")
    assert not verb.isEnabled()
    box.findChildren(QPlainTextEdit)[0].setPlainText("Số khẩu lệch với các xóm")
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

"""What can be done with many reports and beside one: accept together, send back, versions, forms, undo of an import."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.submissions import SubmissionState
from app.progress import silent
from app.services import submissions
from app.ui.submissions.finding_card import Settlement
from app.ui.submissions.imports_box import show_imports
from app.ui.submissions.page import QUESTIONS, SubmissionsPage
from app.ui.submissions.review_side import VERSIONS
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.sent_workbooks import CAI_VIEN, LUNG_NAM, SOC_HA, TONG_COT, YEAR_2020, YEAR_2021
from tests.support.windows import box_of, drop, idle, open_report, press, primary, report_of, submissions_page

EMPTY = pytest.mark.data("empty")
SENT = pytest.mark.data("sent")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def received(qtbot: QtBot, window: MainWindow, *names: str) -> SubmissionsPage:
    """Read and receive files; the board in sight."""
    drop(window, *(YEAR_2021 / name for name in names))
    idle(qtbot, window)
    press(window, Qt.Key.Key_F9)
    idle(qtbot, window)
    return submissions_page(qtbot, window)


def verb(window: MainWindow, start: str) -> Button:
    """The button of the open box whose words begin so."""
    return next(item for item in box_of(window).findChildren(Button) if item.text().startswith(start))


# --- accepting together ---


@EMPTY
@pytest.mark.usefixtures("boxes_open")
def test_that_sound_reports_are_accepted_together_and_the_rest_stays(window: MainWindow, qtbot: QtBot) -> None:
    page = received(qtbot, window, SOC_HA, LUNG_NAM, CAI_VIEN, TONG_COT)
    assert primary(page).text() == "Duyệt 3 báo cáo sạch"
    press(window, Qt.Key.Key_F9)
    said = [item.text() for item in box_of(window).findChildren(QLabel)]
    (alone,) = (words for words in said if "Chưa có báo cáo năm 2020 đã duyệt để so sánh" in words)
    assert all(name in alone for name in ("Sóc Hà", "Lũng Nặm", "Cải Viên"))
    verb(window, "Duyệt 3 báo cáo").click()
    idle(qtbot, window)
    states = {row.unit_name: row.state for row in page.board.rows if row.state is not None}
    assert states == {
        "Sóc Hà": SubmissionState.ACCEPTED,
        "Lũng Nặm": SubmissionState.ACCEPTED,
        "Cải Viên": SubmissionState.ACCEPTED,
        "Tổng Cọt": SubmissionState.RECEIVED,
    }
    assert primary(page).text() == "Chọn tệp báo cáo"
    assert window.snackbar.text() == "Đã duyệt 3 báo cáo"
    window.snackbar.button.click()
    said = [item.text() for item in box_of(window).findChildren(QLabel)]
    assert "Bỏ duyệt cả 3 báo cáo?" in said
    assert {"Sóc Hà", "Lũng Nặm", "Cải Viên"} <= set(said)
    verb(window, "Bỏ duyệt").click()
    assert all(row.state is not SubmissionState.ACCEPTED for row in page.board.rows)
    assert window.snackbar.text() == "Đã hoàn tác: Duyệt 3 báo cáo"
    window.snackbar.button.click()
    assert sum(1 for row in page.board.rows if row.state is SubmissionState.ACCEPTED) == 3


# --- back to the sender ---


@SENT
def test_that_the_marked_workbook_and_the_slip_are_saved_by_keys(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "gửi lại"))
    open_report(qtbot, window, "Tổng Cọt")
    press(window, Qt.Key.Key_E, CTRL | SHIFT)
    idle(qtbot, window)
    (marked,) = (tmp_path / "gửi lại").iterdir()
    assert any("lỗi" in name for name in load_workbook(marked).sheetnames)
    assert window.snackbar.button.text() == "Mở thư mục"
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    idle(qtbot, window)
    assert {path.suffix for path in (tmp_path / "gửi lại").iterdir()} == {".xlsx", ".docx", ".pdf"}


@EMPTY
def test_that_a_file_is_marked_before_it_is_received(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "gửi lại"))
    drop(window, YEAR_2021 / TONG_COT)
    idle(qtbot, window)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    press(window, Qt.Key.Key_E, CTRL | SHIFT)
    idle(qtbot, window)
    assert [path.suffix for path in (tmp_path / "gửi lại").iterdir()] == [".xlsx"]
    assert all(row.state is None for row in submissions.board(window.context.workspace, 2021))


@SENT
@pytest.mark.usefixtures("boxes_open")
def test_that_a_report_goes_back_with_its_marked_workbook_and_slip(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "gửi lại"))
    page = open_report(qtbot, window, "Tổng Cọt")
    page.review.head_buttons()[0].click()  # type: ignore[union-attr]  # a received report has both buttons
    box = box_of(window)
    box.findChildren(QPlainTextEdit)[0].setPlainText("Số khẩu lệch với các xóm")
    box.findChildren(QCheckBox)[0].setChecked(True)
    verb(window, "Trả lại").click()
    idle(qtbot, window)
    detail = submissions.detail(window.context.workspace, report_of(window, "Tổng Cọt"))
    assert detail.state is SubmissionState.RETURNED
    assert len(list((tmp_path / "gửi lại").iterdir())) == 3


# --- versions ---


@SENT
def test_that_the_versions_tell_old_and_new_figures_and_lead_to_the_cell(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    mended = tmp_path / TONG_COT
    book = load_workbook(YEAR_2021 / TONG_COT)
    book["02_ChiTieu"]["E68"] = 16
    book.save(mended)
    drop(window, mended)
    idle(qtbot, window)
    press(window, Qt.Key.Key_F9)
    idle(qtbot, window)
    page = open_report(qtbot, window, "Tổng Cọt")
    press(window, Qt.Key.Key_D, CTRL)
    side = page.review.side
    assert side.tabs.currentIndex() == VERSIONS
    changes = {row.code: row for row in side.versions.table.model.rows}
    assert (changes["C03"].before, changes["C03"].after) == (60, 16)
    assert side.versions.table.select(lambda row: row.code == "C03")
    assert str(page.review.sheets.current()) == "02_ChiTieu!E68"


@SENT
def test_that_corrections_inside_one_version_are_listed_with_who_when_and_why(window: MainWindow, qtbot: QtBot) -> None:
    page = open_report(qtbot, window, "Tổng Cọt")
    ws, shown = window.context.workspace, report_of(window, "Tổng Cọt")
    wrong = next(item for item in submissions.detail(ws, shown).figures if str(item.figure.where) == "02_ChiTieu!E68")
    submissions.correct(ws, shown, wrong.id, Decimal(16), "gọi hỏi lại xã")
    press(window, Qt.Key.Key_D, CTRL)
    heading, line, *_rest = page.review.side.versions.table.model.rows
    assert heading.heading == "Sửa, trả lời trong bản 1"
    assert (line.code, line.before, line.after) == ("C03", 60, 16)
    assert line.details[0].startswith(f"{ws.actor}, ")
    assert line.details[1] == "gọi hỏi lại xã"
    page.review.side.versions.table.select(lambda row: row.code == "C03")
    assert "gọi hỏi lại xã" in page.review.side.versions.whole.text()
    submissions.correct(ws, shown, wrong.id, Decimal(17), "xã báo lại lần nữa")
    values = [(row.before, row.after) for row in page.review.side.versions.table.model.rows if row.code == "C03"]
    assert values == [(16, 17), (60, 16)]


# --- forms, undo ---


@EMPTY
def test_that_forms_are_written_for_units_that_have_not_sent(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "biểu"))
    page = received(qtbot, window, SOC_HA, LUNG_NAM)
    menu = page.board.tools.menu_of_forms()
    missing = len([row for row in page.board.rows if row.state is None])
    action = next(item for item in menu.actions() if item.text() == f"Cho đơn vị chưa nộp ({missing})")
    action.trigger()
    idle(qtbot, window)
    assert len(list((tmp_path / "biểu").iterdir())) == missing


@EMPTY
@pytest.mark.usefixtures("boxes_open")
def test_that_an_import_is_undone_after_its_preview(window: MainWindow, qtbot: QtBot) -> None:
    page = received(qtbot, window, SOC_HA, LUNG_NAM)
    ws = window.context.workspace
    show_imports(page, window.context)
    (listing,) = box_of(window).findChildren(QListWidget)
    assert listing.count() == 1
    head, units = listing.item(0).text().split("\n")
    assert f"Tiếp nhận 2 báo cáo năm 2021 · {ws.actor}" in head
    assert units == "Lũng Nặm, Sóc Hà"
    verb(window, "Xem trước").click()
    idle(qtbot, window)
    assert any(row.state is not None for row in submissions.board(ws, 2021)), "a preview changes nothing"
    verb(window, "Hoàn tác").click()
    idle(qtbot, window)
    assert all(row.state is None for row in submissions.board(ws, 2021))


@EMPTY
def test_that_what_a_later_comparison_shows_is_told_and_settled_on_the_accepted_report(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = received(qtbot, window, SOC_HA)
    ws = window.context.workspace
    (row,) = (item for item in submissions.board(ws, 2021) if item.submission_id)
    page.open_report(row.submission_id or 0)
    page.review.decide.accept(submissions.detail(ws, row.submission_id or 0))
    assert window.snackbar.text() == "Đã duyệt báo cáo Sóc Hà; chưa có báo cáo năm 2020 đã duyệt để so sánh"
    (former,) = submissions.receive(ws, submissions.read(ws, [YEAR_2020 / SOC_HA.replace("2021", "2020")], silent))
    page.review.decide.accept(submissions.detail(ws, former))
    said = "Đã duyệt báo cáo Sóc Hà; so với số này, báo cáo năm 2021 đã duyệt có 1 điều cần xem, nêu ở Tổng quan"
    assert window.snackbar.text().startswith(said)
    page.open_report(row.submission_id or 0)
    late = next(item for item in page.review.findings._items if item.is_later)
    page.review.findings._open(late)
    words = [item.text() for item in page.review.findings.findChildren(QLabel)]
    assert "Thấy sau khi duyệt, lúc có số liệu năm trước: số nào sai thì lập bản đính chính." in words
    page.review._settle(Settlement(late, reason="xã xác nhận"))
    assert not [
        item for item in submissions.detail(ws, row.submission_id or 0).findings if item.is_later and item.is_open
    ]


@EMPTY
@pytest.mark.usefixtures("boxes_open")
def test_that_an_import_that_is_wholly_kept_says_what_can_be_done_instead(window: MainWindow, qtbot: QtBot) -> None:
    page = received(qtbot, window, SOC_HA)
    ws = window.context.workspace
    (row,) = (item for item in submissions.board(ws, 2021) if item.submission_id)
    submissions.accept(ws, row.submission_id or 0)
    show_imports(page, window.context)
    verb(window, "Xem trước").click()
    idle(qtbot, window)
    words = " ".join(item.text() for item in box_of(window).findChildren(QLabel))
    assert "Lần nhập này không còn số liệu nào để hoàn tác" in words
    assert "hoàn tác lần duyệt hoặc lập bản đính chính" in words
    assert "báo cáo đã duyệt và khóa" in words
    assert [item.text() for item in box_of(window).findChildren(Button) if item.text().startswith("Hoàn tác")] == [
        "Hoàn tác 1 mục danh mục xóm"
    ]


# --- questions of many reports ---


@SENT
def test_that_questions_are_answered_one_after_the_other_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window)
    press(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert page.tab_bar.currentIndex() == QUESTIONS
    assert page.tab_bar.tabText(QUESTIONS) == "Câu hỏi  5"
    assert window.focusWidget() is page.questions.table.view
    for left in range(5, 0, -1):
        assert len(page.questions.rows) == left
        press(window, Qt.Key.Key_1)
        press(window, Qt.Key.Key_Return, CTRL)
        idle(qtbot, window)
    assert page.questions.rows == ()
    assert page.sentence.text() == "Không còn câu hỏi nào chờ trả lời."


@SENT
def test_that_enter_on_a_question_shows_its_cell(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window, "questions")
    question = page.questions.rows[0]
    page.questions.table.view.setFocus()
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert page.review.submission_id == question.submission_id
    assert page.review.sheets.current() == question.where


@SENT
def test_that_an_answer_is_asked_for_and_a_wrong_number_stays(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window, "questions")
    card = page.questions.card
    card.answer()
    assert card._fault.text() == "Hãy chọn một câu trả lời hoặc ghi số khác."
    next(iter(card._own.boxes.values())).setText("1.2x")
    card.answer()
    assert card._fault.text().startswith("Chưa hiểu số “1.2x”")
    assert len(page.questions.rows) == 5

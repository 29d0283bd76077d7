"""«Báo cáo xã»: who has sent, reading files, what is received, all in the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.domain.findings import Severity
from app.domain.submissions import ReadResult, SubmissionState, Verdict
from app.services import history, overview, submissions
from app.ui import desk
from app.ui.submissions.file_words import file_caption
from app.ui.submissions.page import BOARD, INTAKE, REVIEW, SubmissionsPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from app.ui.wording import short_unit
from tests.support.sent_workbooks import CAI_VIEN, CAN_YEN, LUNG_NAM, SOC_HA, TONG_COT, YEAR_2020, YEAR_2021
from tests.support.windows import box_of, drop, idle, press, primary, report_of, submissions_page

EMPTY = pytest.mark.data("empty")
SENT = pytest.mark.data("sent")
CTRL = Qt.KeyboardModifier.ControlModifier


def read(qtbot: QtBot, window: MainWindow, *paths: Path) -> SubmissionsPage:
    """Drop files and wait until they are read."""
    drop(window, *paths)
    idle(qtbot, window)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    return page


def results(page: SubmissionsPage) -> dict[str, ReadResult]:
    """What the files that are read say, by their names."""
    return {row.name: row.result for row in page.intake.rows if row.result}


# --- the board ---


@EMPTY
def test_that_forms_of_a_part_of_the_year_are_written_for_everybody(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "biểu"))
    page = submissions_page(qtbot, window)
    tools = page.board.tools
    (parts,) = [item.menu() for item in tools.menu_of_forms().actions() if item.menu()]
    assert isinstance(parts, QMenu)
    named = {item.text(): item for item in parts.actions()}
    assert list(named)[:3] == ["Quý I năm 2021", "Quý II năm 2021", "6 tháng đầu năm 2021"]
    named["9 tháng đầu năm 2021"].trigger()
    idle(qtbot, window)
    made = [path.name for path in (tmp_path / "biểu").iterdir()]
    assert len(made) == 12
    assert all(name.endswith("_2021_9T.xlsx") for name in made)


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
    assert [row.unit_name for row in page.intake.rows] == ["Sóc Hà"]


@SENT
def test_that_the_board_says_who_sent_and_what_is_open(window: MainWindow, qtbot: QtBot) -> None:
    page = submissions_page(qtbot, window)
    states = {row.unit_name: row.state for row in page.board.rows}
    assert len([row for row in page.board.rows if not row.is_station]) == 8
    assert states["Tổng Cọt"] is SubmissionState.RECEIVED
    assert states["Sóc Hà"] is SubmissionState.ACCEPTED
    assert states["Trường Hà"] is None
    said = page.sentence.text()
    assert said.startswith("5/8 xã đã nộp, thiếu Cần Nông, Nội Thôn, Trường Hà; đã duyệt 3/8 xã, 1/4 đồn")
    assert "1 báo cáo có lỗi chặn" in said
    assert "1 báo cáo chờ trả lời" in said
    tabs = [page.tab_bar.tabText(number) for number in range(3)]
    assert tabs == ["Theo dõi nộp  5/8", "Nhập báo cáo", "Duyệt  2 chờ"]


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
    page.board.side.note_hard_copy(page.board.table.current_row())
    row = next(item for item in page.board.rows if item.unit_name == "Sóc Hà")
    assert row.hard_copy_on == window.context.workspace.today


# --- reading ---


@EMPTY
def test_that_dropped_files_are_judged_one_by_one_and_nothing_is_stored(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, YEAR_2021)
    rows = {row.name: row for row in page.intake.rows}
    assert len(rows) == 9
    assert results(page)[SOC_HA].verdict is Verdict.NEW
    assert (rows[TONG_COT].count(Severity.ERROR) or 0) > 0
    assert rows[CAN_YEN].count(Severity.QUESTION) == 5
    for row in rows.values():
        assert row.is_ticked == row.may_be_received
        assert row.may_be_received or results(page)[row.name].problem.endswith(".")
    assert all(row.state is None for row in submissions.board(window.context.workspace, 2021))
    assert "chưa ghi gì vào số liệu" in page.sentence.text()


@EMPTY
def test_that_a_file_that_cannot_be_read_shows_its_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    page = read(qtbot, window, broken, YEAR_2021 / SOC_HA)
    verdicts = {name: item.verdict for name, item in results(page).items()}
    assert verdicts == {"hong.xlsx": Verdict.UNREADABLE, SOC_HA: Verdict.NEW}
    page.intake.files.table.select(lambda row: row.name == "hong.xlsx")
    bad = results(page)["hong.xlsx"]
    assert bad.problem in {item.text() for item in page.intake.files.side.findChildren(QLabel)}
    assert page.intake.files.side.chip.text() == "Không đọc được"


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
    qtbot.waitUntil(lambda: sum(1 for row in page.intake.rows if row.result) == 2, timeout=60_000)
    assert {row.unit_name for row in page.intake.rows} == {"Sóc Hà", "Lũng Nặm"}


# --- receiving ---


@EMPTY
@pytest.mark.usefixtures("boxes_open")
def test_that_space_ticks_and_only_ticked_files_are_received_in_one_write(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, *(YEAR_2021 / name for name in (SOC_HA, LUNG_NAM, CAI_VIEN)))
    assert window.focusWidget() is page.intake.files.table.view
    page.intake.files.table.select(lambda row: row.unit_name == "Lũng Nặm")
    press(window, Qt.Key.Key_Space)
    assert [row.unit_name for row in page.intake.rows if not row.is_ticked] == ["Lũng Nặm"]
    assert primary(page).text() == "Tiếp nhận 2 báo cáo"
    press(window, Qt.Key.Key_F9)
    idle(qtbot, window)
    ws = window.context.workspace
    stored = {row.unit_name for row in submissions.board(ws, 2021) if row.state is not None}
    assert stored == {"Sóc Hà", "Cải Viên"}
    assert history.entries(ws)[0].label == "Tiếp nhận 2 báo cáo"
    assert [row.unit_name for row in page.intake.rows] == ["Lũng Nặm"]
    press(window, Qt.Key.Key_Z, CTRL)
    next(item for item in box_of(window).findChildren(Button) if item.text() == "Hoàn tác").click()
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
    assert [item.verdict for item in results(page).values()] == [Verdict.SAME]
    assert not primary(page).isEnabled()
    assert primary(page).toolTip() == "Chưa đánh dấu tệp nào tiếp nhận được"


@EMPTY
def test_that_reports_of_a_year_that_is_not_shown_are_named_with_it_and_the_way_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    file = next(path for path in sorted(YEAR_2020.iterdir()) if "01417" in path.name)
    page = read(qtbot, window, file)
    (row,) = page.intake.files.table.selected_rows()
    assert file_caption(row, {}).startswith("Số liệu năm 2020")
    assert not file_caption(replace(row, year=2020), {}).startswith("Số liệu năm")
    press(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not page.intake.rows, timeout=60_000)
    assert window.snackbar.text() == "Đã tiếp nhận 1 báo cáo năm 2020; đang xem năm 2021"
    menu = window.top_bar.report_year.menu_of_years()
    assert {item.text() for item in menu.actions()} >= {"2021", "2020 · có báo cáo"}
    window.snackbar.button.click()
    assert window.context.year == 2020
    assert [item.unit_name for item in page.board.rows if item.state is not None] == ["Sóc Hà"]


@EMPTY
def test_that_files_of_two_years_received_together_are_told_by_year(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, YEAR_2020 / SOC_HA.replace("2021", "2020"), YEAR_2021 / SOC_HA)
    press(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not page.intake.rows, timeout=60_000)
    said = "Đã tiếp nhận 1 báo cáo năm 2020, 1 báo cáo năm 2021; đang xem năm 2021"
    assert window.snackbar.text() == said
    assert overview.overview(window.context.workspace, 2021).waiting_before == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Đồn Biên phòng cửa khẩu Sóc Giang", "ĐBP Sóc Giang"),
        ("Đồn Biên phòng Cần Yên", "ĐBP Cần Yên"),
        ("Sóc Hà", "Sóc Hà"),
    ],
)
def test_that_a_station_is_short_in_a_narrow_column(name: str, shown: str) -> None:
    assert short_unit(name) == shown


@SENT
def test_that_a_returned_report_counts_as_missing_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    ws = window.context.workspace
    report = report_of(window, "Tổng Cọt")
    assert desk.facts(ws, 2021).badges[0][2] == "block"
    submissions.return_(ws, report, "thiếu chữ ký")
    facts = overview.overview(ws, 2021)
    assert "Tổng Cọt" in facts.missing
    page = submissions_page(qtbot, window)
    assert f"{facts.submitted}/{facts.expected}" in page.sentence.text()
    assert "Tổng Cọt" in page.sentence.text()
    assert desk.facts(ws, 2021).badges[0][2] != "block"

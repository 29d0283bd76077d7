"""«Nhập báo cáo»: many files in the real window: verdicts as they come, rivals, filter, preview, stopping."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.findings import Where
from app.domain.submissions import ReadResult, Verdict
from app.services import history
from app.services.intake import FileNews, Stage
from app.ui.submissions.file_rows import FileRow, FileRows
from app.ui.submissions.file_words import KINDS, file_caption, file_chip
from app.ui.submissions.page import SubmissionsPage
from app.ui.window import MainWindow
from tests.support.sent_workbooks import CAI_VIEN, CAN_YEN, SOC_HA, TONG_COT, YEAR_2021, changed_copy
from tests.support.windows import drop, idle, press, primary
from tests.support.zips import utf8_zip

EMPTY = pytest.mark.data("empty")


def read(qtbot: QtBot, window: MainWindow, *paths: Path) -> SubmissionsPage:
    """Drop files and wait until they are read."""
    drop(window, *paths)
    idle(qtbot, window)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    return page


def _file(name: str, unit: int, sha: str, verdict: Verdict = Verdict.NEW) -> FileNews:
    result = ReadResult(f"/usb/{name}", name, sha, 1, verdict, unit_id=unit, unit_name=f"xã {unit}")
    return FileNews(result.path, Stage.JUDGED, result)


# --- the rows ---


def test_that_of_two_files_of_one_unit_none_is_taken_before_a_person_chooses() -> None:
    files = FileRows()
    files.take([_file("a", 1, "1"), _file("b", 1, "2"), _file("c", 2, "3")], 2021)
    assert [(row.name, row.is_ticked) for row in files.all] == [("a", False), ("b", False), ("c", True)]
    assert files.toggle(frozenset({"/usb/a"})) == {0}
    assert files.toggle(frozenset({"/usb/b"})) == {0, 1}
    assert [row.is_ticked for row in files.all] == [False, True, True]
    files.take([_file("d", 3, "4")], 2021)
    assert [row.is_ticked for row in files.all] == [False, True, True, True], "a choice stays while others come"


def test_that_a_copy_is_named_and_never_ticked() -> None:
    files = FileRows()
    files.take([_file("a", 1, "1"), _file("b", 1, "1")], 2021)
    first, second = files.all
    assert (first.is_ticked, second.is_ticked, second.copy_of) == (True, False, "a")
    assert files.toggle(frozenset({"/usb/b"})) == frozenset()
    assert file_chip(second) == ("Trùng tệp", "plain")


def test_that_only_rows_that_are_different_are_told() -> None:
    files = FileRows()
    waiting = [FileNews(f"/usb/{name}", Stage.WAITING) for name in "abc"]
    assert files.take(waiting, 2021) is None
    assert files.take([FileNews("/usb/b", Stage.READING)], 2021) == frozenset({1})
    assert files.take([_file("b", 1, "1")], 2021) == frozenset({1})
    assert files.take([_file("c", 1, "2")], 2021) == frozenset({1, 2}), "the rival loses its tick"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_that_every_verdict_has_a_chip_and_a_kind_to_filter_by(verdict: Verdict) -> None:
    row = FileRow("/usb/a", Stage.JUDGED, _file("a", 1, "1", verdict).result)
    word, chip = file_chip(row)
    assert word
    assert chip
    kinds = [key for key, (_word, accepts) in KINDS.items() if accepts(row)]
    assert len(kinds) >= 2, "all files, and at least one kind of its own"


def test_that_the_caption_names_the_rival() -> None:
    row = FileRow("/usb/a", Stage.JUDGED, _file("a", 1, "1").result, rivals=("/usb/b",))
    assert file_caption(row, {"/usb/b": "b.xlsx"}).startswith("Cùng đơn vị, kỳ với b.xlsx")
    assert file_caption(replace(row, result=None, stage=Stage.READING), {}) == "Đang đọc"


def test_that_files_brought_last_stand_first_and_earlier_refusals_last() -> None:
    files = FileRows()
    files.take([_file("refused", 0, "1", Verdict.UNKNOWN_UNIT), _file("good", 1, "2")], 2021)
    files.begin()
    assert files.take([FileNews("/usb/new", Stage.WAITING), FileNews("/usb/bad", Stage.WAITING)], 2021) is None
    files.take([_file("new", 2, "3"), _file("bad", 0, "4", Verdict.UNREADABLE)], 2021)
    assert [row.name for row in files.all] == ["new", "bad", "good", "refused"]
    captions = {row.name: file_caption(row, {}).partition(" · ")[0] for row in files.all}
    assert [name for name, words in captions.items() if words == "Lần nhập trước"] == ["refused"]
    # Mended and brought again it is of this import.
    files.begin()
    files.take([_file("refused", 3, "5")], 2021)
    assert [row.name for row in files.all] == ["refused", "new", "good", "bad"]
    assert [row.name for row in files.all if row.is_ticked] == ["refused", "new", "good"]


def test_that_of_two_same_files_the_one_that_came_first_counts_wherever_it_stands() -> None:
    files = FileRows()
    files.take([_file("first", 1, "1")], 2021)
    files.begin()
    files.take([_file("second", 1, "1")], 2021)
    assert [(row.name, row.copy_of, row.is_ticked) for row in files.all] == [
        ("second", "first", False),
        ("first", "", True),
    ]


# --- the window ---


@EMPTY
def test_that_verdicts_stand_there_while_other_files_are_read(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, YEAR_2021)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    model = page.intake.files.table.model
    seen: list[tuple[int, int]] = []
    model.dataChanged.connect(
        lambda *_where: seen.append((sum(1 for row in model.rows if row.result), len(model.rows)))
    )
    idle(qtbot, window)
    assert all(total == 9 for _read, total in seen), "every file is listed from the start"
    assert any(0 < read < 9 for read, _total in seen)
    assert page.intake.files.filter.kinds.itemText(0) == "Tất cả các tệp · 9"


@EMPTY
def test_that_a_zip_is_no_file_of_its_own(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    members = {name: (YEAR_2021 / name).read_bytes() for name in (SOC_HA, CAI_VIEN)}
    path = tmp_path / "bao-cao.zip"
    path.write_bytes(utf8_zip({**members, "ghi chú.txt": b"x"}))
    told: list[tuple[int, int]] = []
    window.jobs.changed.connect(lambda: told.extend((job.done, job.total) for job in window.jobs.jobs))
    page = read(qtbot, window, path)
    assert len(page.intake.rows) == 3, "the zip itself tells what it passed over"
    assert max(told) == (2, 2)
    assert page.intake.files.filter.kinds.itemText(0) == "Tất cả các tệp · 2"
    assert page.intake.sentence()[0] == "Đã đọc 2 tệp: "
    assert page.tab_bar.tabText(1) == "Nhập báo cáo  2"


@EMPTY
def test_that_a_kind_is_shown_alone_and_the_search_narrows_further(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, *(YEAR_2021 / name for name in (SOC_HA, CAN_YEN, TONG_COT)))
    files = page.intake.files
    files.filter.kinds.setCurrentIndex(files.filter.kinds.findData("asked"))
    shown = [files.table.proxy.index(number, 2).data() for number in range(files.table.proxy.rowCount())]
    assert shown == ["Cần Yên"]
    files.filter.kinds.setCurrentIndex(0)
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert files.filter.search.hasFocus()
    files.filter.search.setText("tong cot")
    assert files.table.proxy.rowCount() == 1


@EMPTY
def test_that_two_files_of_one_unit_wait_for_a_choice(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "Bao cao gui lai.xlsx"
    content = bytearray((YEAR_2021 / CAI_VIEN).read_bytes())
    other.write_bytes(bytes(content) + b"\0")  # the same workbook, not the same bytes
    page = read(qtbot, window, other, YEAR_2021 / CAI_VIEN)
    assert [file_chip(row)[0] for row in page.intake.rows] == ["Cùng đơn vị", "Cùng đơn vị"]
    assert not primary(page).isEnabled()
    page.intake.files.table.select(lambda row: row.name == CAI_VIEN)
    assert page.intake.files.side._choose.isVisible()
    press(window, Qt.Key.Key_Space)
    assert [row.name for row in page.intake.rows if row.is_ticked] == [CAI_VIEN]
    assert primary(page).text() == "Tiếp nhận 1 báo cáo"


@EMPTY
def test_that_the_file_left_behind_is_judged_by_the_one_that_was_received(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    older = changed_copy(YEAR_2021 / CAI_VIEN, tmp_path / "cu.xlsx", "01_ThongTin", {"C12": 44_500.0})
    page = read(qtbot, window, older, YEAR_2021 / CAI_VIEN, YEAR_2021 / SOC_HA)
    page.intake.files.table.select(lambda row: row.name == CAI_VIEN)
    press(window, Qt.Key.Key_Space)
    page.intake.files.table.select(lambda row: row.name == SOC_HA)
    press(window, Qt.Key.Key_Space)
    page.intake.receive()
    idle(qtbot, window)
    page.tab_bar.setCurrentIndex(1)
    idle(qtbot, window)
    assert {row.name: (file_chip(row)[0], row.is_ticked) for row in page.intake.rows} == {
        "cu.xlsx": ("Cũ hơn", False),
        SOC_HA: ("Mới, đúng", False),
    }
    left = next(row for row in page.intake.rows if row.name == "cu.xlsx")
    assert file_caption(left, {}).startswith("Bản cũ hơn: ký ngày 31/10/2021")
    history.undo(window.context.workspace)
    idle(qtbot, window)
    assert {file_chip(row)[0] for row in page.intake.rows} == {"Mới, đúng"}


@EMPTY
def test_that_the_workbook_is_looked_at_before_it_is_received(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, YEAR_2021 / CAN_YEN)
    press(window, Qt.Key.Key_Return)
    preview = page.intake.preview
    qtbot.waitUntil(lambda: preview.sheets.tabs.count() > 0, timeout=60_000)
    assert preview.isVisible()
    current = preview.findings.current
    assert current is not None
    assert preview.sheets.current() == current.finding.where
    press(window, Qt.Key.Key_F8)
    following = preview.findings.current
    assert following is not None
    assert following != current
    assert preview.sheets.current() == following.finding.where
    press(window, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    assert window.focusWidget() is page.intake.files.table.view


@EMPTY
def test_that_a_file_that_cannot_be_opened_has_no_preview(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    page = read(qtbot, window, broken)
    press(window, Qt.Key.Key_Return)
    assert not page.intake.preview.isVisible()
    assert window.snackbar.text().startswith("Tệp này không mở được")


@EMPTY
def test_that_stopping_brings_back_the_list_as_it_was(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = read(qtbot, window, YEAR_2021 / SOC_HA)
    many = tmp_path / "nhiều"
    many.mkdir()
    for number in range(30):
        shutil.copy(YEAR_2021 / TONG_COT, many / f"{number:02d}.xlsx")
    before = page.intake.rows
    drop(window, many)
    qtbot.waitUntil(lambda: sum(1 for row in page.intake.rows if row.result) >= 2, timeout=60_000)
    press(window, Qt.Key.Key_Escape)
    idle(qtbot, window)
    assert page.intake.rows == before
    assert not page.intake.is_reading


@EMPTY
def test_that_a_cell_of_the_preview_says_what_was_read(window: MainWindow, qtbot: QtBot) -> None:
    page = read(qtbot, window, YEAR_2021 / SOC_HA)
    page.intake.open_preview()
    preview = page.intake.preview
    qtbot.waitUntil(lambda: preview.sheets.tabs.count() > 0, timeout=60_000)
    assert preview.sheets.go_to(Where("02_ChiTieu", "E20"))
    assert preview.sheets._line.text().startswith("đọc được A14: ")


@EMPTY
def test_that_other_files_in_a_folder_are_one_quiet_line(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "xã gửi"
    folder.mkdir()
    shutil.copy(YEAR_2021 / SOC_HA, folder)
    (folder / "ghi chú.txt").write_text("x")
    drop(window, folder)
    idle(qtbot, window)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    told = {row.name: file_chip(row) for row in page.intake.rows}
    assert told == {"xã gửi": ("Bỏ qua", "none"), SOC_HA: ("Mới, đúng", "ok")}
    assert page.sentence.text() == "Đã đọc 1 tệp: 1 đúng; chưa ghi gì vào số liệu."
    assert primary(page).text() == "Tiếp nhận 1 báo cáo"
    assert page.tab_bar.tabText(1) == "Nhập báo cáo  1"
    press(window, Qt.Key.Key_F9)
    idle(qtbot, window)
    assert page.intake.rows == ()

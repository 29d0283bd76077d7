"""«Kiểm tra thể thức» in the window: files dropped or chosen, verdicts, departures with clause and remedy, copying."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.papers import PaperKind
from app.reports import docx_writer
from app.services import papers
from app.ui.papers.lint_findings import FindingBlock
from app.ui.papers.lint_tab import LintTab
from app.ui.papers.page import PapersPage
from app.ui.submissions.page import SubmissionsPage
from app.ui.window import MainWindow
from tests.support import spoiling
from tests.support.ordinary_papers import ORDINARY_PAPERS
from tests.support.windows import drop, idle, press

pytestmark = pytest.mark.data("empty")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A plan as this program writes it."""
    path = tmp_path / "Kế hoạch đúng.docx"
    path.write_bytes(docx_writer.render(ORDINARY_PAPERS["KH issued"]()))
    return path


@pytest.fixture
def bad(good: Path) -> Path:
    """The same with letters of the Quốc hiệu too large."""
    path = good.with_name("Kế hoạch sai.docx")
    path.write_bytes(spoiling.spoilt(good.read_bytes(), spoiling.size("CỘNG HÒA", 16)))
    return path


def lint_tab(window: MainWindow) -> LintTab:
    """The tab, in sight."""
    window.go("papers", "lint")
    assert isinstance(window.page, PapersPage)
    return window.page.lint


def words_of(block: FindingBlock) -> str:
    """Everything a departure says."""
    return "\n".join(item.text() for item in block.findChildren(QLabel))


def test_that_the_empty_tab_teaches_and_stores_nothing(window: MainWindow) -> None:
    tab = lint_tab(window)
    assert tab._stack.currentIndex() == 0
    assert "không có gì được lưu" in str(tab.sentence()[0])


def test_that_word_files_dropped_on_the_page_are_checked_here(
    window: MainWindow, qtbot: QtBot, good: Path, bad: Path
) -> None:
    before = window.context.workspace.folder.data_file.read_bytes()
    window.go("papers", "papers")
    drop(window, good, bad)
    idle(qtbot, window)
    assert isinstance(window.page, PapersPage)
    tab = window.page.lint
    assert window.page.tab is tab
    chips = {row.path.name: tab.table.model.columns[1].text(row) for row in tab.table.model.rows}
    assert chips == {"Kế hoạch đúng.docx": "Đúng thể thức", "Kế hoạch sai.docx": "1 điều sai"}
    assert "1/2 tệp đúng thể thức; 1 điều phải sửa" in window.page.sentence.text()
    assert window.context.workspace.folder.data_file.read_bytes() == before


def test_that_a_departure_says_element_clause_found_expected_remedy_and_words(
    window: MainWindow, qtbot: QtBot, bad: Path
) -> None:
    tab = lint_tab(window)
    tab.check([bad])
    idle(qtbot, window)
    (block,) = tab.view.blocks
    told = words_of(block)
    assert "Quốc hiệu: cỡ chữ" in told
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I" in told
    assert "ô số 1" in told
    assert "16" in told
    assert "12–13" in told
    assert "Chọn dòng này, đặt cỡ chữ 12–13." in told
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in told


def test_that_departures_are_grouped_by_weight_and_reached_by_keys(
    window: MainWindow, qtbot: QtBot, good: Path
) -> None:
    path = good.with_name("hai.docx")
    once = spoiling.spoilt(good.read_bytes(), spoiling.size("CỘNG HÒA", 16))
    path.write_bytes(spoiling.spoilt(once, spoiling.size("Độc lập", 18)))
    tab = lint_tab(window)
    tab.check([path])
    idle(qtbot, window)
    assert [block.item.is_wrong for block in tab.view.blocks] == sorted(
        (block.item.is_wrong for block in tab.view.blocks), reverse=True
    )
    qtbot.waitUntil(tab.view.blocks[1].isVisible)
    assert tab.table.view.hasFocus()
    press(window, Qt.Key.Key_Return)
    assert tab.view.blocks[0].hasFocus()
    press(window, Qt.Key.Key_Down)
    assert tab.view.blocks[1].hasFocus()
    press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Tiêu ngữ" in QGuiApplication.clipboard().text()
    press(window, Qt.Key.Key_Escape)
    assert tab.table.view.hasFocus()


def test_that_the_list_is_copied_with_clause_and_remedy(window: MainWindow, qtbot: QtBot, bad: Path) -> None:
    tab = lint_tab(window)
    tab.check([bad])
    idle(qtbot, window)
    tab.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Kế hoạch sai.docx: Chưa đúng thể thức: 1 điều sai, 0 điều nên xem lại"
    assert lines[1].startswith("[SAI] Quốc hiệu: cỡ chữ: cỡ chữ 16; phải là 12–13 (Nghị định 30")
    assert lines[-1].strip().startswith("Cách sửa:")


def test_that_a_file_that_cannot_be_read_says_its_sentence_and_stops_no_other(
    window: MainWindow, qtbot: QtBot, good: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"khong phai Word")
    old = tmp_path / "cũ.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    window.go("papers")
    drop(window, broken, old, good)
    idle(qtbot, window)
    assert isinstance(window.page, PapersPage)
    tab = window.page.lint
    kinds = [tab.table.model.columns[1].text(row) for row in tab.table.model.rows]
    assert kinds == ["Không đọc được", "Không đọc được", "Đúng thể thức"]
    for result in tab.results[:2]:
        tab.table.select(result.__eq__)
        assert tab._summary.text() == str(result.problem)
        assert not tab.view.blocks


def test_that_a_report_dropped_on_the_page_goes_to_the_reports(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("papers")
    book = tmp_path / "bao cao.xlsx"
    book.write_bytes(b"PK")
    drop(window, book)
    idle(qtbot, window)
    assert isinstance(window.page, SubmissionsPage)


def test_that_folders_are_looked_through_while_the_check_is_in_sight(
    window: MainWindow, qtbot: QtBot, good: Path, bad: Path
) -> None:
    tab = lint_tab(window)
    drop(window, good.parent)
    idle(qtbot, window)
    assert {row.path for row in tab.results} >= {good, bad}


def test_that_chosen_files_are_checked_again_after_they_were_mended(
    window: MainWindow, qtbot: QtBot, good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = lint_tab(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(bad)], ""))
    tab.choose()
    idle(qtbot, window)
    assert len(tab.view.blocks) == 1
    bad.write_bytes(good.read_bytes())
    QTest.keyClick(tab.table.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert tab.view.blocks == []
    assert tab._chip.text() == "Đúng thể thức"


def test_that_a_stopped_check_leaves_the_former_verdicts(
    window: MainWindow, qtbot: QtBot, good: Path, bad: Path
) -> None:
    tab = lint_tab(window)
    tab.check([bad])
    idle(qtbot, window)
    tab.check([good, good.with_name("không có.docx")])
    window.jobs.cancel_all()
    idle(qtbot, window)
    assert [row.path for row in tab.results] == [bad]


def test_that_a_drop_keeps_what_was_typed_in_an_open_paper(window: MainWindow, qtbot: QtBot, good: Path) -> None:
    window.go("papers")
    assert isinstance(window.page, PapersPage)
    window.page.papers.begin(PaperKind.NOTICE)
    idle(qtbot, window)
    paper_id = window.page.papers.editor.paper_id
    window.page.papers.editor.form.body.setPlainText("Đang gõ dở")
    drop(window, good)
    idle(qtbot, window)
    assert papers.content(window.context.workspace, paper_id).body == "Đang gõ dở"


def test_that_no_field_takes_a_dropped_file_as_text(window: MainWindow, qtbot: QtBot) -> None:
    window.go("papers")
    assert isinstance(window.page, PapersPage)
    window.page.papers.begin(PaperKind.LETTER)
    idle(qtbot, window)
    fields = [item for kind in (QLineEdit, QPlainTextEdit) for item in window.page.papers.editor.findChildren(kind)]
    assert fields
    assert not [item for item in fields if item.acceptDrops()]

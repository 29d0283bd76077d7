"""«Báo cáo sơ kết»: leaves, sources, typed text that is never lost, pages, export, issue, and the table of totals."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel
from pytestqt.qtbot import QtBot

from app.domain.findings import Where
from app.domain.submissions import blockers
from app.errors import Problem
from app.progress import silent
from app.services import review_writing, reviews, submissions
from app.services.workspace import Workspace
from app.ui.reviews.page import FIGURES, REPORT
from app.ui.reviews.report_tab import ReportTab
from app.ui.submissions.page import SubmissionsPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of, idle, report_of, reviews_page, type_text

pytestmark = pytest.mark.data("sent")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 60_000


def stored(window: MainWindow, leaf: str, year: int = 2021) -> str:
    """What the data file has for a leaf."""
    return next(item.text for item in review_writing.leaves(window.context.workspace, year) if item.leaf.code == leaf)


# --- leaves ---


def test_that_the_outline_lists_28_leaves_with_their_states(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    report = page.report
    assert len(report.outline._items) == len(report.states) == 28
    assert report.outline.caption.text() == "0/28 mục xong"
    for state in report.states:
        item = report.outline._items[state.leaf.code]
        assert not item.text(0).startswith("-")
        assert item.toolTip(0).startswith(state.heading)
        assert item.toolTip(0).endswith(")")
        assert not item.icon(0).isNull()


def test_that_the_sentence_names_who_is_missing_already_on_the_report(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    first = reviews.consolidate(window.context.workspace, 2021).cells["A14"]
    assert f"số liệu của {first.reported}/8 xã, thiếu {', '.join(first.missing)}" in page.sentence.text()
    assert page.tab_bar.tabText(REPORT) == "Báo cáo  0/28"
    assert page.tab_bar.tabText(FIGURES) == f"Số liệu tổng hợp  {first.reported}/8"


def test_that_a_figure_in_a_sentence_leads_to_the_exact_cell(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    report = page.report
    state = next(item for item in report.states if any(p.code == "D08" for s in item.sentences for p in s))
    report.outline.select(state.leaf.code)
    report.editor.sentences.anchorClicked.emit(QUrl("D08"))
    assert report.right.currentWidget() is report.sources
    assert report.sources.heading.text().startswith("D08 · ")
    found = reviews.sources(window.context.workspace, 2021, "D08")[0]
    places: list[object] = []
    page.report.opened.connect(places.append)
    row = next(item for item in report.sources.findChildren(QFrame) if found.unit in item.accessibleName())
    QTest.keyClick(row, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert places == [(found.submission_id, Where(found.sheet, found.cell))]
    there = window.page
    assert isinstance(there, SubmissionsPage)
    assert there.review.submission_id == found.submission_id
    assert there.review.sheets.current() == Where(found.sheet, found.cell)


# --- typed text is never lost ---


def test_that_typed_text_is_kept_without_pressing_anything(window: MainWindow, qtbot: QtBot) -> None:
    report = reviews_page(qtbot, window).report
    leaf = report.editor.leaf
    report.editor.text.setFocus()
    type_text(report.editor.text, "Tuyến biên giới ổn định.")
    qtbot.waitUntil(lambda: stored(window, leaf) == "Tuyến biên giới ổn định.", timeout=PATIENCE)
    qtbot.waitUntil(lambda: report.editor._saved.text().endswith("đã lưu"), timeout=PATIENCE)
    assert not window.snackbar.isVisible()


def _turn_tab(window: MainWindow, report: ReportTab) -> None:
    QTest.keyClick(report.editor.text, Qt.Key.Key_2, ALT)


def _next_leaf(window: MainWindow, report: ReportTab) -> None:
    report.editor.next_asked.emit()


def _other_page(window: MainWindow, report: ReportTab) -> None:
    window.go("overview")


def _other_year(window: MainWindow, report: ReportTab) -> None:
    window.context.set_year(2020)


@pytest.mark.parametrize("leave", [_turn_tab, _next_leaf, _other_page, _other_year])
def test_that_leaving_in_the_middle_of_a_word_keeps_it(
    window: MainWindow, qtbot: QtBot, leave: Callable[[MainWindow, ReportTab], None]
) -> None:
    report = reviews_page(qtbot, window).report
    leaf = report.editor.leaf
    type_text(report.editor.text, "Dở da")
    leave(window, report)
    assert stored(window, leaf) == "Dở da"
    assert stored(window, leaf, 2020) == ""
    idle(qtbot, window)


def test_that_closing_the_window_in_the_middle_of_a_word_keeps_it(
    window: MainWindow, qtbot: QtBot, open_data: Callable[[str], Workspace]
) -> None:
    report = reviews_page(qtbot, window).report
    leaf = report.editor.leaf
    type_text(report.editor.text, "Chưa hết c")
    assert window.close()
    again = open_data("sent")
    assert next(item.text for item in review_writing.leaves(again, 2021) if item.leaf.code == leaf) == "Chưa hết c"


def test_that_a_reload_by_another_write_keeps_what_is_being_typed(window: MainWindow, qtbot: QtBot) -> None:
    report = reviews_page(qtbot, window).report
    ws, editor = window.context.workspace, report.editor
    leaf = editor.leaf
    type_text(editor.text, "Đang gõ")
    window.top_bar.search.setFocus()
    submissions.return_(ws, report_of(window, "Tổng Cọt"), "thiếu chữ ký")
    assert window.jobs.jobs
    idle(qtbot, window)
    assert editor.text.written() == "Đang gõ"
    type_text(editor.text, " tiếp")
    editor.save()
    assert stored(window, leaf) == "Đang gõ tiếp"


def test_that_a_reading_older_than_the_last_write_brings_nothing_back(window: MainWindow, qtbot: QtBot) -> None:
    report = reviews_page(qtbot, window).report
    leaf = report.editor.leaf
    report.reload()  # on its way with the text of before
    type_text(report.editor.text, "Mới")
    report.flush()
    type_text(report.editor.text, " hơn")
    idle(qtbot, window)
    assert report.editor.text.written() == "Mới hơn"
    report.flush()
    assert stored(window, leaf) == "Mới hơn"
    idle(qtbot, window)


@pytest.mark.usefixtures("boxes_open")
def test_that_a_text_that_could_not_be_written_waits_in_its_leaf(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = reviews_page(qtbot, window).report
    leaf = report.editor.leaf
    with monkeypatch.context() as broken:
        broken.setattr(review_writing, "save_text", _refuse)
        type_text(report.editor.text, "Không được mất")
        report.outline.step(1)
        box_of(window).accept()
    report.outline.step(-1)
    assert report.editor.leaf == leaf
    assert report.editor.text.written() == "Không được mất"
    report.flush()
    assert stored(window, leaf) == "Không được mất"
    idle(qtbot, window)


def _refuse(*_arguments: object) -> None:
    raise Problem("disk-full", "Đĩa đã đầy.")


def test_that_undo_brings_the_text_of_before(window: MainWindow, qtbot: QtBot) -> None:
    report = reviews_page(qtbot, window).report
    leaf = report.editor.leaf
    type_text(report.editor.text, "Một")
    report.flush()
    idle(qtbot, window)
    window.undo()
    idle(qtbot, window)
    assert stored(window, leaf) == ""
    assert report.editor.text.written() == ""


def test_that_finishing_marks_the_leaf_and_goes_on_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    report = page.report
    first, second = (state.leaf.code for state in report.states[:2])
    assert window.focusWidget() is report.editor.text
    QTest.keyClick(report.editor.text, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert report.editor.leaf == second
    assert {item.leaf.code for item in report.states if item.is_done} == {first}
    assert page.sentence.text().startswith("1/28 mục xong")
    report.outline.select(first)
    assert report.editor._reopen.isVisible()
    report.editor.reopen()
    idle(qtbot, window)
    assert not any(item.is_done for item in report.states)


def test_that_f7_goes_to_the_next_open_leaf(window: MainWindow, qtbot: QtBot) -> None:
    report = reviews_page(qtbot, window).report
    QTest.keyClick(report.editor.text, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    report.outline.select(report.states[-1].leaf.code)
    QTest.keyClick(report.editor.text, Qt.Key.Key_F7)
    assert report.editor.leaf == report.states[1].leaf.code


# --- paper ---


def test_that_the_preview_shows_the_pages_of_the_real_pdf(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    report = reviews_page(qtbot, window).report
    qtbot.waitUntil(lambda: report.preview.view.page_count > 0, timeout=PATIENCE)
    (made,) = reviews.export(window.context.workspace, 2021, [tmp_path / "x.pdf"], silent)
    with pypdfium2.PdfDocument(made) as pdf:
        assert report.preview.view.page_count == len(pdf)
    assert report.preview._count.text() == f"1/{report.preview.view.page_count}"
    widths = {round(rect.width()) for rect in report.preview.view.page_rects()}
    assert len(widths) == 1, "every page is as wide as the view"


def test_that_stopping_the_drawing_leaves_words_where_the_pages_would_be(window: MainWindow, qtbot: QtBot) -> None:
    report = reviews_page(qtbot, window).report
    view = report.preview.view
    qtbot.waitUntil(lambda: report._is_drawing, timeout=PATIENCE)
    assert "Đang vẽ" in view.accessibleDescription()
    for job in window.jobs.jobs:
        job.cancel()
    qtbot.waitUntil(lambda: not report._is_drawing, timeout=PATIENCE)
    assert "Chưa vẽ được" in view.accessibleDescription()
    assert view.page_count == 0


def test_that_export_writes_word_and_pdf_side_by_side(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reviews_page(qtbot, window)
    target = tmp_path / "ra" / "Bao cao.docx"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    type_text(page.report.editor.text, "Gõ ngay trước khi xuất")
    QTest.keyClick(page.report.editor.text, Qt.Key.Key_E, CTRL)
    idle(qtbot, window)
    assert sorted(item.name for item in target.parent.iterdir()) == ["Bao cao.docx", "Bao cao.pdf"]
    with pypdfium2.PdfDocument(target.with_suffix(".pdf")) as pdf:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    assert "Gõ ngay trước khi xuất" in " ".join(text.split())


@pytest.mark.usefixtures("boxes_open")
def test_that_export_asks_before_it_replaces_either_file_and_keeps_dots_in_names(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reviews_page(qtbot, window)
    scan = tmp_path / "Bao cao 20.1.2022.pdf"
    scan.write_bytes(b"signed and scanned")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "Bao cao 20.1.2022"), ""))
    page.export()
    box = box_of(window)
    assert any(item.text() == scan.name for item in box.findChildren(QLabel))
    next(item for item in box.findChildren(Button) if item.text() == "Thôi").click()
    idle(qtbot, window)
    assert scan.read_bytes() == b"signed and scanned"
    assert not scan.with_suffix(".docx").exists()
    page.export()
    next(item for item in box_of(window).findChildren(Button) if item.text() == "Thay tệp").click()
    idle(qtbot, window)
    assert scan.read_bytes().startswith(b"%PDF")
    assert sorted(item.name for item in tmp_path.glob("Bao cao*")) == ["Bao cao 20.1.2022.docx", scan.name]


def test_that_a_source_whose_error_was_let_pass_says_why(window: MainWindow, qtbot: QtBot) -> None:
    ws = window.context.workspace
    report = report_of(window, "Tổng Cọt")
    for item in blockers(submissions.detail(ws, report)):
        submissions.override(ws, report, item.id, "đã hỏi lại xã")
    submissions.accept(ws, report)
    marked = [(code, one) for code, all_ in reviews.all_sources(ws, 2021).items() for one in all_ if one.is_overridden]
    code, source = marked[0]
    page = reviews_page(qtbot, window)
    page.report._show_sources(code)
    row = next(item for item in page.report.sources.findChildren(QFrame) if source.unit in item.accessibleName())
    assert "Lỗi được bỏ qua: đã hỏi lại xã" in row.accessibleName()


def test_that_the_picker_offers_the_annex_of_sources(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reviews_page(qtbot, window)
    for number, name in enumerate(("a.docx", "b.docx")):
        monkeypatch.setattr(
            QFileDialog,
            "getSaveFileName",
            lambda *args, name=name, number=number: (str(tmp_path / name), args[3].split(";;")[number]),
        )
        page.export()
        idle(qtbot, window)
    pages = []
    for name in ("a.pdf", "b.pdf"):
        with pypdfium2.PdfDocument(tmp_path / name) as pdf:
            pages.append(" ".join(sheet.get_textpage().get_text_bounded() for sheet in pdf))
    assert ["nguồn của số liệu" in " ".join(text.lower().split()) for text in pages] == [False, True]


# --- the table of totals ---

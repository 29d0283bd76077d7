"""What stands beside the text of a leaf: live figures, contradictions, the units' words, remarks, earlier versions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import leaf_comments, leaf_narratives, review_writing
from app.ui.reviews.report_tab import ReportTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import idle, reviews_page, type_text

pytestmark = pytest.mark.data("sent")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LEAF = "II.2.a-3"


def report_at(window: MainWindow, qtbot: QtBot, leaf: str = LEAF) -> ReportTab:
    """The report with one leaf shown."""
    report = reviews_page(qtbot, window).report
    report.outline.select(leaf)
    return report


def words(widget: QWidget) -> str:
    """All labels of a panel."""
    QApplication.processEvents()
    return "\n".join(item.text() for item in widget.findChildren(QLabel) if item.isVisibleTo(widget))


def verbs(widget: QWidget, text: str) -> list[Button]:
    """The buttons of a panel with one word."""
    QApplication.processEvents()
    return [item for item in widget.findChildren(Button) if item.text() == text and item.isVisibleTo(widget)]


def stored(window: MainWindow, leaf: str = LEAF) -> str:
    """What the data file has for a leaf."""
    return next(item.text for item in review_writing.leaves(window.context.workspace, 2021) if item.leaf.code == leaf)


def test_that_a_figure_is_put_in_by_keys_and_shows_its_value(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot)
    total = report.totals.cells["D04"]
    type_text(report.editor.text, "Có ")
    QTest.keyClick(report.editor.text, Qt.Key.Key_N, CONTROL_SHIFT)
    palette = report.editor._palette
    assert report.editor._state is not None
    assert palette.list.item(0).data(Qt.ItemDataRole.UserRole) in report.editor._state.leaf.indicators
    palette.search.setText("tap the dang ky tu quan")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    type_text(report.editor.text, " tập thể.")
    report.flush()
    idle(qtbot, window)
    assert stored(window) == "Có {D04} tập thể."
    look = report.editor.text.look_of("D04")
    assert look.value == f"{total.value}"
    assert look.coverage == f"{total.reported}/{total.expected} xã"


def test_that_a_click_on_a_live_figure_shows_its_sources(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot)
    report.editor.text.set_written("{D04}")
    report.editor.text.figure_opened.emit("D04")
    assert report.right.currentWidget() is report.sources
    assert report.sources.heading.text().startswith("D04")


def test_that_a_number_the_tables_contradict_is_said_and_becomes_live(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot)
    type_text(report.editor.text, "Có 9.999 tập thể đăng ký tự quản và {Z99}.")
    report.flush()
    idle(qtbot, window)
    notices = report.editor.notices
    assert "Chữ ghi “9.999 tập thể" in words(notices)
    assert "Z99" in words(notices)
    (replace,) = verbs(notices, "Thay bằng D04")
    replace.click()
    report.flush()
    idle(qtbot, window)
    assert stored(window) == "Có {D04} tập thể đăng ký tự quản và {Z99}."
    assert "9.999" not in words(notices)


def test_that_what_the_units_wrote_goes_in_with_their_names(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot, "III.1")
    QTest.keyClick(report.editor.text, Qt.Key.Key_G, CONTROL_SHIFT)
    idle(qtbot, window)
    merged = leaf_narratives.merged_narratives(window.context.workspace, 2021, "III.1")
    assert len(merged.passages) > 1
    assert report.right.currentWidget() is report.aids
    (everything,) = verbs(report.aids, "Chèn tất cả")
    everything.click()
    assert not everything.isEnabled()
    assert verbs(report.aids, "Đã chèn") == [everything]
    assert report.editor.text.written() == merged.text
    assert stored(window, "III.1") == ""
    report.flush()
    assert stored(window, "III.1") == merged.text


def test_that_a_suggested_sentence_goes_in_with_live_figures(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot, "III.1")
    report.show_aids()
    idle(qtbot, window)
    sentences = verbs(report.aids, "Chèn câu này")
    assert sentences
    sentences[0].click()
    assert report.editor.text.fields()


def test_that_a_leaf_nobody_wrote_about_says_so(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot, "I-1")
    report.show_aids()
    idle(qtbot, window)
    assert "Chưa đơn vị nào viết" in words(report.aids) or verbs(report.aids, "Chèn")


def test_that_a_remark_is_said_settled_and_opened_again(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot)
    QTest.keyClick(report.editor.text, Qt.Key.Key_M, CONTROL_SHIFT)
    panel = report.comments
    assert "Chưa có ý kiến nào" in words(panel)
    (say,) = verbs(panel, "Ghi ý kiến")
    assert not say.isEnabled()
    type_text(panel.text, "Bổ sung Cần Nông")
    say.click()
    assert panel.text.toPlainText() == ""
    assert "Bổ sung Cần Nông" in words(panel)
    assert panel.chip.text() == "1 chưa xong"
    verbs(panel, "Đã xử lý")[0].click()
    assert panel.chip.text() == ""
    assert "người thử đã xử lý" in words(panel)
    verbs(panel, "Mở lại")[0].click()
    (remark,) = leaf_comments.comments(window.context.workspace, 2021, LEAF)
    assert remark.settled_by == ""


def test_that_an_earlier_version_comes_back_and_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    ws = window.context.workspace
    report = report_at(window, qtbot)
    type_text(report.editor.text, "Bản một.")
    report.flush()
    idle(qtbot, window)
    review_writing.save_text(replace(ws, actor="người khác"), 2021, LEAF, "Bản hai.", False)
    idle(qtbot, window)
    QTest.keyClick(report.editor.text, Qt.Key.Key_H, CONTROL_SHIFT)
    assert report.history.chip.text() == "2 bản"
    assert "người khác" in words(report.history)
    (back,) = verbs(report.history, "Lấy lại")
    back.click()
    idle(qtbot, window)
    assert stored(window) == "Bản một."
    window.context.undo_asked.emit()
    idle(qtbot, window)
    assert stored(window) == "Bản hai."


def test_that_what_stands_beside_follows_the_leaf(window: MainWindow, qtbot: QtBot) -> None:
    report = report_at(window, qtbot)
    report.show_comments()
    report.outline.select("III.1")
    assert report.comments.heading.text() == "Ý kiến về mục III.1"
    QTest.keyClick(report.comments, Qt.Key.Key_Escape)
    assert report.right.currentWidget() is report.preview

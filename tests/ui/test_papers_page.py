"""«Văn bản»: a paper from the empty page to its line in the register, and the register itself."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.papers import PaperKind
from app.services import papers, recipients, register
from app.services.register import OutsidePaper
from app.ui.dialogs import Box
from app.ui.forms import Form
from app.ui.papers import annexes, recipient_sets
from app.ui.papers.moments import parse_moment, shown_moment
from app.ui.papers.page import PapersPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.ordinary_papers import INVITATION
from tests.support.windows import box_of, idle, primary, type_text

pytestmark = pytest.mark.data("empty")
#: The day of the window in these tests.
TODAY = date(2022, 1, 18)


def wall(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    """A moment of 2022 on the wall."""
    return datetime.combine(date(2022, month, day), time(hour, minute))


def page_of(window: MainWindow, target: object = "papers") -> PapersPage:
    """«Văn bản» at a target."""
    window.go("papers", target)
    assert isinstance(window.page, PapersPage)
    return window.page


def begun(window: MainWindow, qtbot: QtBot, kind: PaperKind = PaperKind.NOTICE) -> PapersPage:
    """A new paper of a kind, open, its pages drawn."""
    page = page_of(window)
    page.papers.begin(kind)
    idle(qtbot, window)
    return page


def written(page: PapersPage, subject: str = "Kết quả họp", body: str = "Ban chỉ đạo thông báo để biết.") -> None:
    """Type what a notice needs."""
    page.papers.editor.form._forms["head"].set_values(subject=subject)
    page.papers.editor.form.body.setPlainText(body)
    page.papers.editor.save()


def press(box: Box, kind: str = "primary") -> None:
    """Press a button of a box."""
    next(item for item in box.findChildren(Button) if item.property("kind") == kind).click()


# --- writing ---


def test_that_an_empty_place_teaches_and_begins_a_paper(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    assert page.papers._stack.currentWidget() is page.papers._empty
    kinds = [action.text() for action in page.papers.menu_of_kinds().actions()]
    assert {"Quyết định", "Kế hoạch", "Báo cáo", "Tờ trình", "Thông báo", "Hướng dẫn"} <= set(kinds)
    assert {"Công văn", "Giấy mời", "Biên bản"} <= set(kinds)
    next(item for item in page.papers.menu_of_kinds().actions() if item.text() == "Kế hoạch").trigger()
    idle(qtbot, window)
    editor = page.papers.editor
    assert page.papers.is_open
    assert "Kế hoạch số 74/KH-BCĐ" in editor.form._forms["head"].text_of("bases")
    assert editor.preview.view.page_count >= 1
    assert "Chưa có trích yếu" in page.sentence.text()


def test_that_what_is_typed_is_kept_and_drawn(window: MainWindow, qtbot: QtBot) -> None:
    page = begun(window, qtbot)
    editor = page.papers.editor
    subject = editor.form._forms["head"]._inputs["subject"]
    type_text(subject, "Kết quả họp")
    type_text(editor.form.body, "Một.\n")
    page.flush()
    idle(qtbot, window)
    assert papers.content(window.context.workspace, editor.paper_id).subject == "Kết quả họp"
    editor.preview.open_search()
    editor.preview.search.field.setText("ket qua hop")
    assert len(editor.preview._hits) == 1
    editor.preview.setFocus()
    page.papers.close_paper()
    row = page.papers.table.current_row()
    assert (row.subject, row.number) == ("Kết quả họp", "")


def test_that_an_undo_is_seen_in_the_open_paper(window: MainWindow, qtbot: QtBot) -> None:
    page = begun(window, qtbot)
    written(page)
    window.context.undo_asked.emit()
    idle(qtbot, window)
    assert page.papers.editor.form.content().subject == ""
    window.context.undo_asked.emit()
    idle(qtbot, window)
    assert not page.papers.is_open
    assert papers.papers(window.context.workspace) == ()


def test_that_leaving_the_page_keeps_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    page = begun(window, qtbot)
    type_text(page.papers.editor.form.body, "Không được mất")
    window.go("overview")
    assert papers.content(window.context.workspace, page.papers.editor.paper_id).body == "Không được mất"


def test_that_each_lack_stands_under_its_field_and_locks_the_issue(window: MainWindow, qtbot: QtBot) -> None:
    page = begun(window, qtbot, PaperKind.LETTER)
    editor = page.papers.editor
    editor.form._forms["head"].set_values(subject="", addressees=())
    editor.form.body.setPlainText("a) Một.\nc) Ba.")
    editor.save()
    errors = {
        key: label.text() for key, label in editor.form._forms["head"]._errors.items() if isinstance(label, QLabel)
    }
    assert "trích yếu" in errors["subject"]
    assert "Kính gửi" in errors["addressees"]
    assert editor.form._faults["body"].text()
    assert not primary(page).isEnabled()
    assert "trích yếu" in primary(page).toolTip()
    written(page, "đôn đốc báo cáo", "a) Một.\nb) Hai.")
    editor.form._forms["head"].set_values(addressees=("Ban chỉ đạo các xã",))
    editor.save()
    assert not editor.form._faults["body"].text()
    assert primary(page).isEnabled()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("08:00 20/01/2022", wall(20, 1, 8)),
        ("8 giờ 30 phút, ngày 5/3/2022", wall(5, 3, 8, 30)),
        ("20.1.2022 14h", wall(20, 1, 14)),
        ("  ", None),
    ],
)
def test_that_day_and_hour_are_read_as_people_write_them(
    window: MainWindow, text: str, moment: datetime | None
) -> None:
    assert parse_moment(text) == moment
    assert parse_moment(shown_moment(moment)) == moment


@pytest.mark.parametrize("text", ["20/01/2022", "25:00 20/01/2022", "08:61 20/01/2022", "08:00 31/02/2022", "sáng mai"])
def test_that_an_unclear_moment_says_so_and_the_former_one_stays(window: MainWindow, qtbot: QtBot, text: str) -> None:
    with pytest.raises(ValueError, match=r"Ghi dạng|Không có"):
        parse_moment(text)
    page = begun(window, qtbot, PaperKind.MINUTES)
    form = page.papers.editor.form
    form._forms["meeting"].set_values(start="08:00 20/01/2022", place="UBND huyện")
    form.content()
    form._forms["meeting"].set_values(start=text)
    kept = form.content().meeting
    assert (kept.start, kept.place) == (wall(20, 1, 8), "UBND huyện")
    error = form._forms["meeting"]._errors["start"]
    assert isinstance(error, QLabel)
    assert error.text()


def test_that_an_annex_is_added_changed_and_taken_out(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    page = begun(window, qtbot)
    form = page.papers.editor.form
    annexes.ask_annexes(window, form.content(), form.set_annexes)
    box = box_of(window)
    box.findChildren(QLineEdit)[0].setText("Danh sách thành viên")
    box.findChildren(QPlainTextEdit)[0].setPlainText("TT\tHọ tên\n1\tNông Thị Lan")
    press(box)
    assert form.content().annexes[0].body == "TT\tHọ tên\n1\tNông Thị Lan"
    menu = annexes.menu_of_annexes(window, form.content(), form.set_annexes)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Sửa 1. Danh sách thành viên…", "Thêm phụ lục…", "Bỏ 1. Danh sách thành viên"]
    menu.actions()[-1].trigger()
    assert form.content().annexes == ()


def test_that_recipients_come_from_a_set_and_make_one(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    page = begun(window, qtbot, PaperKind.LETTER)
    form, context = page.papers.editor.form, window.context
    form.set_lines(("Đồn Biên phòng Sóc Giang",), ("Thường trực Huyện ủy",))
    menu = recipient_sets.menu_of_sets(page, context, form.content(), form.set_lines)
    next(item for item in menu.actions() if item.text().startswith("Ghi nơi nhận")).trigger()
    box = box_of(window)
    box.findChildren(QLineEdit)[0].setText("Đồn và Huyện ủy")
    press(box)
    assert "Đồn và Huyện ủy" in [item.name for item in recipients.sets(context.workspace)]
    form.set_lines(("Khác",), ("Khác",))
    menu = recipient_sets.menu_of_sets(page, context, form.content(), form.set_lines)
    next(item for item in menu.actions() if item.text().startswith("Đồn và Huyện ủy (2")).trigger()
    content = form.content()
    assert (content.addressees, content.recipients) == (("Đồn Biên phòng Sóc Giang",), ("Thường trực Huyện ủy",))


# --- issuing ---


def issue(window: MainWindow, page: PapersPage, **values: str) -> Box:
    """Press «Ban hành…» and answer with other values than the offered ones."""
    page.papers.editor.issue()
    box = box_of(window)
    box.findChildren(Form)[0].set_values(**values)
    press(box)
    return box


def test_that_an_issued_paper_has_its_number_and_cannot_be_typed_in(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    page = begun(window, qtbot)
    written(page)
    issue(window, page)
    idle(qtbot, window)
    editor = page.papers.editor
    assert editor.issued == "01/TB-BCĐ"
    assert not editor.form.isEnabled()
    assert primary(page).text() == "Chép thành văn bản mới"
    assert "01/TB-BCĐ" in page.sentence.text()
    (line,) = register.lines(window.context.workspace, 2022)
    assert (line.number, line.symbol, line.issued_on, line.subject) == (1, "TB-BCĐ", TODAY, "Kết quả họp")
    primary(page).click()
    idle(qtbot, window)
    assert not editor.issued
    assert editor.form.content().subject == "Kết quả họp"


def test_that_a_number_passed_over_is_asked_about_once(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    page = begun(window, qtbot)
    written(page)
    box = issue(window, page, number="5")
    assert box.isVisible()
    assert "bấm Ban hành lần nữa" in box.refusal.text()
    assert register.lines(window.context.workspace, 2022) == ()
    press(box)
    (line,) = register.lines(window.context.workspace, 2022)
    assert line.number == 5


def test_that_a_day_to_come_is_refused(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    page = begun(window, qtbot)
    written(page)
    box = issue(window, page, issued_on="19/01/2022")
    assert "chưa đến" in box.refusal.text()
    press(box)
    assert register.lines(window.context.workspace, 2022) == ()


def test_that_a_taken_number_keeps_the_box_open(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    entered(window, 1)
    page = begun(window, qtbot)
    written(page)
    box = issue(window, page, number="1")
    for _again in range(2):
        if box.isVisible():
            press(box)
    assert "đã dùng" in box.refusal.text()
    assert page.papers.editor.issued == ""


def test_that_a_draft_goes_and_comes_back(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    page = begun(window, qtbot)
    written(page)
    page.papers.editor.remove()
    press(box_of(window))
    assert papers.papers(window.context.workspace) == ()
    window.context.undo_asked.emit()
    assert [row.subject for row in papers.papers(window.context.workspace)] == ["Kết quả họp"]


def test_that_word_and_pdf_are_written_side_by_side(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(window, qtbot)
    written(page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    QTest.keyClick(page.papers.editor, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.suffix in (".docx", ".pdf")) == [".docx", ".pdf"]


# --- the register ---


def entered(window: MainWindow, number: int) -> None:
    """A notice written elsewhere with a number."""
    paper = OutsidePaper(PaperKind.NOTICE, f"Thông báo {number}", TODAY, "Triệu Đình Dũng", number=number)
    register.enter(window.context.workspace, paper)


def test_that_the_register_shows_gaps_and_one_line_beside(window: MainWindow) -> None:
    for number in (1, 4):
        entered(window, number)
    page = page_of(window, "register")
    tab = page.register
    assert [line.number for line in tab.table.model.rows] == [1, 4]
    assert "02" in tab._gap_line.text()
    assert "03" in tab._gap_line.text()
    assert "có số chưa dùng" in page.sentence.text()
    assert tab.side.heading.text() == "01/TB-BCĐ"


def test_that_a_paper_written_elsewhere_is_entered(window: MainWindow, boxes_open: None) -> None:
    page = page_of(window, "register")
    assert not page.register._empty.isHidden()
    page.register.enter()
    box = box_of(window)
    box.findChildren(Form)[0].set_values(kind="CV", subject="đôn đốc", number="ba", recipients=("Các xã",))
    press(box)
    assert "“ba” không phải số" in box.refusal.text()
    box.findChildren(Form)[0].set_values(number="3", symbol="BCĐ-VP")
    press(box)
    (line,) = page.register.table.model.rows
    assert (line.number, line.symbol, line.recipients) == (3, "BCĐ-VP", ("Các xã",))


def test_that_columns_are_filled_in_and_a_number_is_cancelled_with_a_reason(
    window: MainWindow, boxes_open: None
) -> None:
    entered(window, 1)
    tab = page_of(window, "register").register
    tab.fill_in()
    box = box_of(window)
    box.findChildren(Form)[0].set_values(kept_by="VT", copies="12", sent_on=date(2022, 1, 17))
    press(box)
    assert "trước ngày ban hành" in box.refusal.text()
    box.findChildren(Form)[0].set_values(sent_on=date(2022, 1, 19))
    press(box)
    (line,) = tab.table.model.rows
    assert (line.kept_by, line.copies, line.sent_on) == ("VT", 12, date(2022, 1, 19))
    tab.cancel()
    box = box_of(window)
    box.findChildren(QPlainTextEdit)[0].setPlainText("Ghi nhầm loại")
    press(box)
    (line,) = tab.table.model.rows
    assert line.cancel_reason == "Ghi nhầm loại"
    assert tab.side.chip.text() == "Đã hủy"


@pytest.mark.parametrize(("kind", "suffix"), [("PDF (*.pdf)", ".pdf"), ("Excel (*.xlsx)", ".xlsx")])
def test_that_the_register_is_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, suffix: str
) -> None:
    entered(window, 1)
    tab = page_of(window, "register").register
    chosen = tmp_path / "so.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(chosen), kind))
    tab.export()
    idle(qtbot, window)
    assert chosen.with_suffix(suffix).stat().st_size > 1000


# --- after the issue ---


def test_that_one_invitation_for_each_of_the_invited_is_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper_id = papers.save(window.context.workspace, INVITATION)
    page = page_of(window, paper_id)
    idle(qtbot, window)
    head = page.papers.editor._head
    assert head.each.text() == "Xuất giấy mời từng người (2)…"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    head.each.click()
    idle(qtbot, window)
    made = [path.name for path in tmp_path.glob("Giấy mời*")]
    assert len(made) == 4
    assert sum("Nông Văn Minh" in name for name in made) == 2
    page.papers.open_paper(papers.save(window.context.workspace, papers.new(window.context.workspace, PaperKind.PLAN)))
    idle(qtbot, window)
    assert head.each.isHidden()


def test_that_an_issued_paper_whose_number_was_cancelled_says_so(window: MainWindow, qtbot: QtBot) -> None:
    ws = window.context.workspace
    paper_id = papers.save(ws, replace(papers.new(ws, PaperKind.NOTICE), subject="Kết quả", body="Để biết."))
    line = papers.issue(ws, paper_id, TODAY)
    page = page_of(window, paper_id)
    idle(qtbot, window)
    head = page.papers.editor._head
    assert head.reserved.isHidden()
    register.cancel(ws, line.id, "ghi nhầm loại")
    page.papers.open_paper(paper_id)
    idle(qtbot, window)
    assert head.reserved.text() == "Số này đã hủy: ghi nhầm loại."
    assert not head.reserved.isHidden()

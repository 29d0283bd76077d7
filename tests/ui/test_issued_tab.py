"""Issuing the review and what becomes of it: asked first, kept byte for byte, outdated in words, mended or replaced."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.domain.submissions import blockers
from app.services import issued_papers, reviews, submissions
from app.ui.dialogs import Box
from app.ui.forms import Form
from app.ui.reviews.page import ISSUED, ReviewsPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of, idle, report_of, reviews_page

pytestmark = [pytest.mark.data("sent"), pytest.mark.usefixtures("boxes_open")]


def issue(window: MainWindow, qtbot: QtBot, page: ReviewsPage, **values: str) -> Box:
    """Press «Ban hành…», then its verb until nothing is asked any more."""
    page.issue()
    return answered(window, qtbot, **values)


def answered(window: MainWindow, qtbot: QtBot, **values: str) -> Box:
    """Answer the box that is open, pressing again after doubts."""
    box = box_of(window)
    box.findChildren(Form)[0].set_values(**values)
    for _again in range(3):
        if box.isVisible():
            next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    idle(qtbot, window)
    return box


def words(page: ReviewsPage) -> str:
    """All that the panel beside the list says."""
    QApplication.processEvents()
    return "\n".join(item.text() for item in page.issued.side.findChildren(QLabel))


def accept_one_more(window: MainWindow) -> str:
    """Let a report with errors pass after all; returns the unit."""
    ws = window.context.workspace
    report = report_of(window, "Tổng Cọt")
    for item in blockers(submissions.detail(ws, report)):
        submissions.override(ws, report, item.id, "đã hỏi lại xã")
    submissions.accept(ws, report)
    return "Tổng Cọt"


def test_that_a_year_without_issued_report_teaches(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    page.open_target("issued")
    assert page.tab_bar.currentIndex() == ISSUED
    assert page.issued._stack.currentIndex() == 0


def test_that_issuing_says_what_is_unfinished_and_doubtful_first(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    ws = window.context.workspace
    page.issue()
    box = box_of(window)
    assert "Còn 28 mục chưa xong" in box.text.text()
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    assert box.isVisible()
    assert "lần nữa" in box.refusal.text()
    assert reviews.issued(ws, 2021) == ()
    answered(window, qtbot)
    (issued,) = reviews.issued(ws, 2021)
    assert not issued.is_stale
    assert page.tab_bar.currentIndex() == ISSUED
    assert page.issued.side.heading.text() == "01/BC-BCĐ"
    assert page.issued.side.chip.text() == "Còn đúng"
    assert "vẫn đúng" in words(page)


@pytest.mark.parametrize(
    ("values", "sentence"), [({"issued_on": "19/01/2022"}, "chưa đến"), ({"number": "0"}, "từ 01")]
)
def test_that_a_wrong_day_or_number_keeps_the_box_and_issues_nothing(
    window: MainWindow, qtbot: QtBot, values: dict[str, str], sentence: str
) -> None:
    page = reviews_page(qtbot, window)
    box = issue(window, qtbot, page, **values)
    assert box.isVisible()
    assert sentence in box.refusal.text()
    assert reviews.issued(window.context.workspace, 2021) == ()


def test_that_what_left_is_written_out_byte_for_byte(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reviews_page(qtbot, window)
    issue(window, qtbot, page)
    (issued,) = reviews.issued(window.context.workspace, 2021)
    accept_one_more(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    page.issued.export()
    idle(qtbot, window)
    kept = issued_papers.printed(window.context.workspace, issued.document.id)
    written = {path.suffix: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert (written[".docx"], written[".pdf"]) == (kept.docx, kept.pdf)


def test_that_an_outdated_report_tells_what_changed_and_is_mended(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    issue(window, qtbot, page)
    unit = accept_one_more(window)
    window.go("reviews", "issued")
    idle(qtbot, window)
    assert page.issued.side.chip.text() == "Số liệu đã đổi"
    assert f"{unit}: báo cáo năm 2021 mới được duyệt" in words(page)
    assert "đơn vị" in words(page)
    told = [item.text() for item in page.issued.side.findChildren(QLabel)]
    titles = [text for text in told if text[:1].isupper() and text[1:3].isdigit()]
    assert len(titles) == len(set(titles))
    assert "số liệu đã thay đổi sau khi ban hành số" in page.sentence.text()
    page.issued.correct()
    answered(window, qtbot)
    assert "Đã đính chính bằng báo cáo số 02/BC-BCĐ" in words(page)


def test_that_an_outdated_report_is_replaced_by_another(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    issue(window, qtbot, page)
    accept_one_more(window)
    window.go("reviews", "issued")
    idle(qtbot, window)
    page.issued.replace()
    answered(window, qtbot)
    newest, oldest = reviews.issued(window.context.workspace, 2021)
    assert newest.replaces is not None
    assert newest.replaces.id == oldest.document.id
    page.issued.table.select(lambda row: row.document.id == oldest.document.id)
    assert page.issued.side.chip.text() == "Đã thay thế"
    assert "Được thay bằng báo cáo số 02/BC-BCĐ" in words(page)
    assert page.issued._replace.isHidden()


def test_that_nothing_is_issued_before_anything_is_accepted(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window)
    window.context.set_year(2019)
    idle(qtbot, window)
    page.issue()
    assert "Chưa có báo cáo nào được duyệt" in "\n".join(item.text() for item in box_of(window).findChildren(QLabel))

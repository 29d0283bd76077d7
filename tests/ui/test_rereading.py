"""«Đọc lại tệp gốc» in the real window: a new version when the file says something else, a sentence when not."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.submissions import SubmissionState
from app.services import mappings, questions, submissions
from app.ui.window import MainWindow
from tests.support.sent_workbooks import YEAR_2021, received
from tests.support.stored_reports import figure
from tests.support.windows import idle, open_report, report_of

SENT = pytest.mark.data("sent")
NOI_THON = YEAR_2021 / "Xa Noi Thon bao cao so lieu 2021.xlsx"


def press_again(window: MainWindow, qtbot: QtBot, unit: str) -> None:
    """Open the versions of a report and have its workbook read again."""
    page = open_report(qtbot, window, unit)
    page.review.side.turn()
    buttons = page.review.side.versions.findChildren(QPushButton)
    next(item for item in buttons if item.text() == "Đọc lại tệp gốc").click()
    idle(qtbot, window)


@SENT
def test_that_a_report_is_read_again_by_what_was_confirmed_since(window: MainWindow, qtbot: QtBot) -> None:
    ws = window.context.workspace
    first = received(ws, NOI_THON)["Nội Thôn"]
    asked = next(item for item in questions.open_questions(ws, [first]) if item.code == "name-unclear")
    mappings.remember(ws, first, asked.finding_id, "E04")
    press_again(window, qtbot, "Nội Thôn")
    second = report_of(window, "Nội Thôn")
    assert second > first
    assert window.snackbar.text().startswith("Đã đọc lại tệp gốc thành bản mới, khác 1 số")
    found = submissions.detail(ws, second)
    assert (found.version, found.state) == (2, SubmissionState.RECEIVED)
    assert figure(found, "E04").figure.value == Decimal(7)
    page = open_report(qtbot, window, "Nội Thôn")
    assert page.review.submission_id == second


@SENT
def test_that_nothing_becomes_of_a_report_that_says_the_same(window: MainWindow, qtbot: QtBot) -> None:
    shown = report_of(window, "Tổng Cọt")
    press_again(window, qtbot, "Tổng Cọt")
    assert report_of(window, "Tổng Cọt") == shown
    assert window.snackbar.text().startswith("Đọc lại tệp gốc vẫn được đúng như bản 1; không có gì thay đổi")

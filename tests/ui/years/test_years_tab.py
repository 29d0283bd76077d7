"""The tab of years: what may be closed is offered, closing tells what is open, a reopened year says why."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.years.closing import YearStanding
from app.services import committee
from app.services.years import preview
from app.ui.dialogs import Box
from app.ui.system.page import SystemPage
from app.ui.system.years import YearsTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow


def _tab(window: MainWindow) -> YearsTab:
    window.go("system", "years")
    assert isinstance(window.page, SystemPage)
    assert isinstance(window.page.tab, YearsTab)
    return window.page.tab


def _box(window: MainWindow) -> Box:
    (box,) = [item for item in window.findChildren(Box) if item.isVisible()]
    return box


def _choose(tab: YearsTab, year: int) -> None:
    assert tab.table.select(lambda row: isinstance(row, YearStanding) and row.year == year)


@pytest.mark.usefixtures("boxes_open")
@pytest.mark.data("sent")
def test_that_a_year_is_closed_after_a_look_at_what_is_open(window: MainWindow, qtbot: QtBot) -> None:
    tab = _tab(window)
    _choose(tab, 2021)
    tab.ask_close()
    box = _box(window)
    said = " ".join(label.text() for label in box.findChildren(QLabel))
    assert "Khóa năm 2021?" in said
    assert "báo cáo sơ kết chưa ban hành" in said
    assert "Chuyển sang năm 2022:" in said
    next(item for item in box.findChildren(Button) if item.text() == "Khóa cả khi còn việc").click()
    ws = window.context.workspace
    assert committee.profile(ws).report_year == 2022
    assert [row.year for row in preview.standings(ws) if row.is_closed] == [2021]
    assert "Đang làm năm 2022" in "".join(str(part) for part in tab.sentence())
    _choose(tab, 2021)
    tab.ask_close()
    assert "đã khóa" in " ".join(label.text() for label in _box(window).findChildren(QLabel))
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=30_000)

"""The calendar of «Thời hạn»: a month with its holidays, the file for other programs, days off as a list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services import history
from app.services.plans import days_off
from app.services.workspace import Workspace
from app.ui.plans.duties_bar import Look
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support import ics_reader
from tests.support.duty_windows import Opener, form_of, opener, press_verb, said, window_of, words_of
from tests.support.windows import box_of, idle

PLAN_74 = "ha-quang-2022"


@pytest.fixture
def opened(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """The tab on a day, at a plan."""
    return opener(make_window, open_data)


def test_that_a_month_shows_both_days_the_holidays_and_turns_by_keys(opened: Opener) -> None:
    tab = opened(date(2022, 1, 19), PLAN_74)
    tab.open_part(str(Look.CALENDAR))
    month = tab.views.month
    grid = month.grid
    assert (grid.first, grid.last, grid.weeks) == (date(2021, 12, 27), date(2022, 2, 6), 6)
    assert {item.text for item in grid.season.on(date(2022, 1, 20))} == {"Báo cáo sơ kết của xã", "Hồ sơ khen thưởng"}
    assert grid.season.off[date(2022, 1, 31)] == "Tết Nguyên đán Nhâm Dần"
    assert grid.season.off[date(2022, 1, 22)] == "", "a Saturday"
    assert date(2022, 1, 20) not in grid.season.off
    assert grid.season.is_outside(date(2022, 2, 1))
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert (grid.month, grid.weeks) == (date(2022, 2, 1), 5)
    assert [item.text for item in grid.season.on(date(2022, 2, 9))] == ["Hạn cuối: Hồ sơ khen thưởng"]
    (last,) = [item for item in month.table.model.rows if item.first == date(2022, 2, 9)]
    assert last.details.startswith("Kế hoạch 74 huyện Hà Quảng, mục III.3"), "the later day has its own clause"
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.month == date(2021, 12, 1)
    for _press in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.month == date(2022, 1, 1), "arrows walk into the next month"


def test_that_a_day_of_the_calendar_leads_to_its_duty(opened: Opener) -> None:
    tab = opened(date(2022, 1, 19), PLAN_74)
    tab.open_part(str(Look.CALENDAR))
    month = tab.views.month
    assert month.table.select(lambda item: item.part == "award-dossier")
    QTest.keyClick(month.table.view, Qt.Key.Key_Return)
    assert tab.bar.look is Look.LIST
    current = tab.views.list.current
    assert current is not None
    assert current.duty.key == "award-dossier"


def test_that_the_file_of_a_calendar_is_written_and_read_back(
    opened: Opener, boxes_open: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(date(2022, 1, 19), PLAN_74)
    tab.open_part(str(Look.CALENDAR))
    tab.views.month.export()
    form_of(tab).set_values(first=date(2022, 12, 1), last=date(2022, 1, 1))
    press_verb(tab)
    assert "là ngược" in box_of(window_of(tab)).refusal.text()
    folder = tmp_path / "lịch"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    form_of(tab).set_values(first=date(2022, 1, 1), last=date(2022, 12, 31))
    press_verb(tab)
    idle(qtbot, window_of(tab))
    (path,) = folder.iterdir()
    events = {event.text("SUMMARY"): event.day("DTSTART") for event in ics_reader.read(path.read_bytes()).parts}
    assert events["Hạn: Hồ sơ khen thưởng, 08 đơn vị"] == date(2022, 1, 20)
    assert events["Hạn cuối: Hồ sơ khen thưởng, 08 đơn vị"] == date(2022, 2, 9)


def test_that_days_off_are_added_changed_and_removed_by_keys(opened: Opener, boxes_open: None) -> None:
    tab = opened(date(2022, 1, 19), PLAN_74)
    tab.open_part(str(Look.DAYS_OFF))
    ws, listed = tab.context.workspace, tab.views.days_off
    QTest.keyClick(listed.table.view, Qt.Key.Key_Insert)
    form_of(tab).set_values(name="Nghỉ phòng dịch", first=date(2022, 1, 24), last=date(2022, 1, 20))
    press_verb(tab)
    assert "không phải một kỳ nghỉ" in box_of(window_of(tab)).refusal.text()
    form_of(tab).set_values(last=date(2022, 1, 26), document="12/TB-UBND")
    press_verb(tab)
    assert listed.table.select(lambda span: span.name == "Nghỉ phòng dịch")
    assert "1 khai thêm" in said(tab)
    assert days_off.count_words(ws, date(2022, 1, 24), date(2022, 1, 28)).startswith(
        "từ 24/01/2022 đến hết 28/01/2022: 02 ngày làm việc"
    )
    QTest.keyClick(listed.table.view, Qt.Key.Key_Return)
    form_of(tab).set_values(last=date(2022, 1, 24))
    press_verb(tab)
    (span,) = [item for item in days_off.listed(ws, 2022) if item.is_own]
    assert (span.first, span.last, span.document) == (date(2022, 1, 24), date(2022, 1, 24), "12/TB-UBND")
    assert listed.table.select(lambda item: item.is_own)
    QTest.keyClick(listed.table.view, Qt.Key.Key_Delete)
    assert not any(item.is_own for item in days_off.listed(ws))
    history.undo(ws, is_deliberate=True)
    assert listed.table.select(lambda item: item.is_own)
    listed.ask(listed.current)
    box = box_of(window_of(tab))
    next(item for item in box.findChildren(Button) if item.text() == "Bỏ ngày nghỉ này").click()
    assert not any(item.is_own for item in days_off.listed(ws))


def test_that_a_shipped_day_off_is_not_removed_but_told_how_to_change(opened: Opener, boxes_open: None) -> None:
    tab = opened(date(2022, 1, 19), PLAN_74)
    tab.open_part(str(Look.DAYS_OFF))
    listed = tab.views.days_off
    assert listed.table.select(lambda span: span.name.startswith("Tết Nguyên đán"))
    QTest.keyClick(listed.table.view, Qt.Key.Key_Delete)
    words = words_of(box_of(window_of(tab)))
    assert "không phải ngày nghỉ khai thêm; chưa đổi gì." in words
    assert "khai lại thành ngày làm việc" in words

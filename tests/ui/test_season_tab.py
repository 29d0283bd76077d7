"""«Kế hoạch» of «Ngày hội»: the tree of places, its filters, the calendar, the assessment beside it, all by keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.events import EventStatus
from app.domain.season_board import PlaceStanding
from app.services import events, obligations
from app.ui.events.board import BoardTab
from app.ui.events.page import EventsPage
from app.ui.events.planning_box import PlanningBox
from app.ui.events.unit_table import UnitLine
from app.ui.forms import Form
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.seasons import District, the_district
from tests.support.windows import box_of, idle, primary

pytestmark = pytest.mark.data("season")


def opened(window: MainWindow) -> tuple[EventsPage, BoardTab, District]:
    """The page over the district of the season."""
    district = the_district(window.context.workspace)
    window.go("events", "plan")
    page = window.page
    assert isinstance(page, EventsPage)
    return page, page.tab_of(BoardTab), district


def shown(tab: BoardTab) -> list[str]:
    """The places in sight."""
    return [line.row.unit.name for line in tab.table.model.rows]


def texts(tab: BoardTab, name: str) -> dict[str, str]:
    """The cells of one place."""
    line = next(item for item in tab.table.model.rows if item.row.unit.name == name)
    return {column.key: column.text(line) for column in tab.table.model.columns}


def at(tab: BoardTab, name: str) -> UnitLine:
    """Put the cursor on a place."""
    assert tab.table.select(lambda line: line.row.unit.name == name)
    line = tab.table.current_row()
    assert isinstance(line, UnitLine)
    return line


# --- what is shown ---


def test_that_every_place_says_tier_parts_people_and_day(window: MainWindow) -> None:
    _page, tab, district = opened(window)
    tab.table.show_unit(district.units["Lũng Vai"])
    assert texts(tab, "Lũng Vai") == {
        "unit": "Lũng Vai",
        "tier": "Cấp 4",
        "review": "Không",
        "ceremony": "Không",
        "festivities": "Không",
        "people": "nộp văn bản",
        "day": "02/03/2022",
    }
    assert texts(tab, "Nà Tềnh")["tier"] == "theo xã"
    assert texts(tab, "Tổng Cọt") | {"unit": ""} == {
        "unit": "",
        "tier": "Cấp 3",
        "review": "Có",
        "ceremony": "Có",
        "festivities": "Không",
        "people": "hạn chế",
        "day": "02/03/2022",
    }
    assert texts(tab, "Cải Viên")["people"] == "theo 5K"
    assert texts(tab, "Cải Viên")["day"] == "chưa có"


def test_that_the_sentence_counts_what_needs_somebody(window: MainWindow) -> None:
    page, tab, _district = opened(window)
    counts = tab.board.counts if tab.board else None
    assert counts is not None
    assert (counts.communes, counts.forbidden, counts.outside) == (8, 1, 1)
    assert "1 nơi không được tổ chức" in page.sentence.text()
    assert "1 ngoài thời gian" in page.sentence.text()
    assert page.title_label.text() == "Ngày hội năm 2022"
    assert window.nav._items["events"].accessibleName() == "Ngày hội (1)"


@pytest.mark.data("empty")
def test_that_a_new_data_file_offers_to_plan_everything(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    window.go("events", "plan")
    page = window.page
    assert isinstance(page, EventsPage)
    tab = page.tab_of(BoardTab)
    assert len(shown(tab)) == 8
    assert primary(page).text() == "Lập kế hoạch cho tất cả"
    with qtbot.waitSignal(tab.planning_asked) as signal:
        page.press_primary()
    assert signal.args == [None]
    idle(qtbot, window)
    box = box_of(window)
    assert isinstance(box, PlanningBox)
    assert box.verb.text().startswith("Lập ")


# --- walking ---


def test_that_right_opens_a_commune_and_left_leads_back_and_closes_it(window: MainWindow) -> None:
    _page, tab, _district = opened(window)
    tab.table.opened = frozenset()
    tab.reload()
    at(tab, "Cần Yên")
    tab.table.view.setFocus()
    QTest.keyClick(tab.table.view, Qt.Key.Key_Right)
    assert {"Nà Tềnh", "Lũng Vai", "Bó Rẩy"} <= set(shown(tab))
    QTest.keyClick(tab.table.view, Qt.Key.Key_Right)
    assert tab.table.current_row().row.is_hamlet
    QTest.keyClick(tab.table.view, Qt.Key.Key_Left)
    assert tab.table.current_row().row.unit.name == "Cần Yên"
    QTest.keyClick(tab.table.view, Qt.Key.Key_Left)
    assert "Lũng Vai" not in shown(tab)


def test_that_a_click_on_the_chevron_opens_a_commune(window: MainWindow) -> None:
    _page, tab, _district = opened(window)
    tab.table.opened = frozenset()
    tab.reload()
    number = shown(tab).index("Cần Yên")
    box = tab.table.view.visualRect(tab.table.proxy.index(number, 0))
    QTest.mouseClick(
        tab.table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 14, box.center().y())
    )
    assert "Lũng Vai" in shown(tab)


def test_that_enter_gives_the_keyboard_to_the_assessment_and_esc_takes_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    _page, tab, district = opened(window)
    tab.table.show_unit(district.units["Lũng Vai"])
    tab.table.view.setFocus()
    QTest.keyClick(tab.table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.side.isAncestorOf(window.focusWidget()))
    assert tab.side.verdict.title.text() == "Không được tổ chức"
    assert "báo cáo bằng văn bản" in tab.side.verdict.text.text()
    reasons = [(line.title, line.tone) for line in tab.side.reasons.lines]
    assert reasons[0] == ("Xã Cần Yên: cấp độ 2", "tier2")
    assert reasons[1] == ("Xóm Lũng Vai: cấp độ 4", "tier4")
    assert "II.3" in tab.side.quote.clause.text()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert tab.side.isHidden()
    assert tab.table.view.hasFocus()


# --- narrowing ---


def test_that_search_needs_no_accents_and_shows_the_commune_above(window: MainWindow) -> None:
    _page, tab, _district = opened(window)
    tab._tools.search.setText("lung vai")
    assert shown(tab) == ["Cần Yên", "Lũng Vai"]
    tab._tools.search.setText("không có nơi này")
    assert shown(tab) == []
    assert tab.side.row is None


@pytest.mark.parametrize(
    ("number", "names", "left_out"),
    [
        (2, {"Bó Rẩy", "Cải Viên", "Cần Nông", "Lũng Nặm", "Trường Hà"}, "Lũng Vai"),
        (3, {"Nội Thôn"}, "Sóc Hà"),
        (4, {"Lũng Vai", "Tổng Cọt"}, "Sóc Hà"),
    ],
)
def test_that_filters_leave_what_they_are_about(
    window: MainWindow, number: int, names: set[str], left_out: str
) -> None:
    _page, tab, _district = opened(window)
    tab._tools.filter.setCurrentIndex(number)
    wanted = {line.row.unit.name for line in tab.table.model.rows}
    assert names <= wanted
    assert left_out not in wanted


# --- calendar ---


def test_that_the_calendar_marks_the_day_and_leads_to_the_place(window: MainWindow) -> None:
    _page, tab, district = opened(window)
    grid = tab.calendar.grid
    assert grid.season.marked == {date(2022, 3, 3)}
    assert [item.text for item in grid.season.on(date(2022, 3, 3))] == ["Sóc Hà"]
    late = grid.season.on(date(2022, 3, 5))
    assert [(item.text, item.tone) for item in late] == [("Nội Thôn", "warn")]
    grid.show_day(date(2022, 3, 1))
    both = {item.text for item in grid.season.on(date(2022, 3, 1))}
    assert both == {"Cần Yên", "xóm Nà Tềnh"}
    grid.chosen.emit(district.events["Nà Tềnh"].id)
    assert tab.table.current_row().row.unit.name == "Nà Tềnh"


# --- acting ---


def test_that_an_event_is_adjusted_from_the_panel_and_undone(window: MainWindow, boxes_open: None) -> None:
    page, tab, district = opened(window)
    ws = window.context.workspace
    event = district.events["Tổng Cọt"]
    line = at(tab, "Tổng Cọt")
    assert line.row.standing is PlaceStanding.TO_ADJUST
    assert primary(page).text() == "Điều chỉnh kế hoạch…"
    page.press_primary()
    box = box_of(window)
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    after = events.detail(ws, event.id).event
    assert after.status is EventStatus.PLANNED
    assert set(after.dropped) == set(event.parts) - set(after.held_parts) != set()
    assert at(tab, "Tổng Cọt").row.standing is PlaceStanding.PLANNED
    window.undo()
    assert events.detail(ws, event.id).event.status is EventStatus.TO_ADJUST


def test_that_the_report_that_is_owed_is_noted_from_the_panel(window: MainWindow, boxes_open: None) -> None:
    _page, tab, district = opened(window)
    tab.table.show_unit(district.units["Lũng Vai"])
    (row,) = [item for item in tab.side.steps.rows if "văn bản" in item.text()]
    row.click()
    form = box_of(window).findChildren(Form)[0]
    form.set_values(settled_on=date(2022, 1, 18), document="01/BC-BTQ")
    next(item for item in box_of(window).findChildren(Button) if item.property("kind") == "primary").click()
    (owed,) = [item.obligation for item in obligations.obligations(window.context.workspace)]
    assert (owed.settled_on, owed.document) == (date(2022, 1, 18), "01/BC-BTQ")
    assert [item for item in tab.side.steps.rows if "văn bản" in item.text()] == []


def test_that_the_panel_takes_the_place_of_the_table_where_there_is_little_room(window: MainWindow) -> None:
    _page, tab, _district = opened(window)
    window.resize(900, 600)
    assert tab.side.isHidden()
    assert not tab.table.isHidden()
    at(tab, "Sóc Hà")
    tab.show_assessment()
    assert not tab.table.isVisible()
    tab.close_assessment()
    assert tab.table.isVisible()

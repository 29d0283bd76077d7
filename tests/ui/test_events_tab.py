"""«Sự kiện» of «Ngày hội»: the list, what narrows it, the editor in its place, new events."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import committee, events
from app.ui.events.events_tab import EventsTab
from app.ui.events.list_tools import ListTools
from app.ui.events.page import EventsPage
from app.ui.window import MainWindow
from tests.support.seasons import District, the_district

pytestmark = pytest.mark.data("season")


def opened(window: MainWindow) -> tuple[EventsPage, EventsTab, District]:
    """The list over the district of the season."""
    district = the_district(window.context.workspace)
    window.go("events", "events")
    page = window.page
    assert isinstance(page, EventsPage)
    return page, page.events, district


def texts(tab: EventsTab) -> list[str]:
    """The hosts in sight, in their order."""
    return [tab.table.proxy.index(row, 1).data() for row in range(tab.table.proxy.rowCount())]


def shows_editor(tab: EventsTab) -> bool:
    """Whether an event is open."""
    return tab.is_open


@pytest.mark.data("empty")
def test_that_a_year_without_events_teaches_and_offers_every_kind(window: MainWindow) -> None:
    window.go("events", "events")
    assert isinstance(window.page, EventsPage)
    tab = window.page.events
    assert tab._stack.currentWidget() is tab._empty
    kinds = [action.text() for action in tab.menu_of_kinds().actions() if action.text()]
    assert len(kinds) >= 3
    assert kinds[-1] == "Khai loại sự kiện khác…"


def test_that_the_list_says_hosts_tier_verdict_and_the_next_step(window: MainWindow) -> None:
    page, tab, _district = opened(window)
    rows = {row.hosts[0]: row for row in tab.table.model.rows}
    assert len(rows) == 7
    shown = {column.key: column.text(rows["xóm Lũng Vai"]) for column in tab.table.model.columns}
    assert (shown["tier"], shown["verdict"]) == ("Cấp 4", "Không được tổ chức")
    assert (shown["status"], shown["step"]) == ("không tổ chức", "Nộp báo cáo")
    assert page.sentence.text() == "7 sự kiện, 0 đã tổ chức; 1 cần điều chỉnh; 1 còn nợ báo cáo."


def test_that_events_are_found_without_accents_and_filtered_and_sorted(window: MainWindow) -> None:
    _page, tab, _district = opened(window)
    tools = tab._tools
    assert isinstance(tools, ListTools)
    tools.search.setText("lung vai")
    assert texts(tab) == ["Xóm Lũng Vai"]
    tools.search.clear()
    tools.filter.setCurrentIndex(1)
    assert texts(tab) == ["Xã Tổng Cọt"]
    tools.filter.setCurrentIndex(2)
    assert texts(tab) == ["Xóm Bó Rẩy"]
    tools.filter.setCurrentIndex(0)
    tab.table.view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert texts(tab)[0] == "Xóm Lũng Vai"


def test_that_enter_opens_an_event_and_esc_leads_back_to_its_row(window: MainWindow) -> None:
    _page, tab, district = opened(window)
    event = district.events["Sóc Hà"]
    tab.table.select(lambda row: row.event.id == event.id)
    tab.table.view.setFocus()
    QTest.keyClick(tab.table.view, Qt.Key.Key_Return)
    assert shows_editor(tab)
    assert tab.editor.event_id == event.id
    assert tab._tools.isHidden()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not shows_editor(tab)
    assert tab.table.current_row().event.id == event.id
    assert not tab._tools.isHidden()


def test_that_the_board_leads_to_the_event_and_to_its_papers(window: MainWindow) -> None:
    page, tab, district = opened(window)
    page.open_target("plan")
    page.board.table.show_unit(district.units["Sóc Hà"])
    page.press_primary()
    assert (page.tab, tab.editor.event_id) == (tab, district.events["Sóc Hà"].id)
    page.board.papers_opened.emit(district.events["Nà Tềnh"].id)
    assert tab.editor.event_id == district.events["Nà Tềnh"].id
    assert tab.editor.stack.currentWidget() is tab.editor.sections.papers


def test_that_an_event_is_begun_and_its_beginning_undone(window: MainWindow) -> None:
    _page, tab, _district = opened(window)
    before = {row.event.id for row in tab.table.model.rows}
    kind = tab.menu_of_kinds().actions()[0]
    kind.trigger()
    assert shows_editor(tab)
    assert tab.editor.event_id not in before
    window.undo()
    assert not shows_editor(tab)
    assert {row.event.id for row in tab.table.model.rows} == before


def test_that_an_event_is_copied(window: MainWindow) -> None:
    _page, tab, district = opened(window)
    tab.table.select(lambda row: row.event.id == district.events["Sóc Hà"].id)
    tab.copy()
    made = events.detail(window.context.workspace, tab.editor.event_id).event
    assert made.id != district.events["Sóc Hà"].id
    assert (made.hosts, made.starts_on) == (district.events["Sóc Hà"].hosts, None)


def test_that_another_event_year_closes_the_open_event(window: MainWindow) -> None:
    page, tab, district = opened(window)
    page.open_target(district.events["Sóc Hà"].id)
    assert shows_editor(tab)
    window.top_bar.event_year.year_chosen.emit(2023)
    assert committee.profile(window.context.workspace).event_year == 2023
    assert not shows_editor(tab)
    assert tab.table.model.rows == ()
    assert page.title_label.text() == "Ngày hội năm 2023"

"""What an open event gets of the window, and that nothing on its screen contradicts itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.events import EventPart
from app.services import events
from app.services.appearance import tokens
from app.ui import application
from app.ui.events.editor import EventEditor
from app.ui.events.page import EventsPage
from app.ui.window import MainWindow
from tests.support.seasons import District, the_district

pytestmark = pytest.mark.data("season")


def opened(window: MainWindow, name: str = "Sóc Hà") -> tuple[EventsPage, EventEditor, District]:
    """An event of the district's season, open in its page."""
    district = the_district(window.context.workspace)
    window.go("events", district.events[name].id)
    page = window.page
    assert isinstance(page, EventsPage)
    return page, page.events.editor, district


def test_that_an_open_event_has_the_room_of_title_and_tabs(window: MainWindow) -> None:
    page, editor, district = opened(window)
    assert editor.head.isVisible()
    assert editor.title.text() == district.events["Sóc Hà"].name
    assert page.tab_bar.isHidden()
    assert page.title_label.isHidden()
    QTest.keyClick(editor.head, Qt.Key.Key_Escape)
    assert editor.head.isHidden()
    assert not page.tab_bar.isHidden()
    assert page.title_label.text() == "Ngày hội năm 2022"


@pytest.mark.data("empty")
def test_that_an_open_kind_has_the_room_of_title_and_tabs(window: MainWindow) -> None:
    window.go("events", "rules")
    page = window.page
    assert isinstance(page, EventsPage)
    page.rules.new_kind()
    assert page.rules.editor.head.isVisible()
    assert page.tab_bar.isHidden()
    assert page.rules.tools().isHidden()
    page.rules.close_kind()
    assert not page.tab_bar.isHidden()
    assert not page.rules.tools().isHidden()


def test_that_large_letters_fold_the_assessment_until_it_is_asked_for(window: MainWindow, qapp: QApplication) -> None:
    application.dress(qapp, tokens(), mode="light", percent=150)
    window.resize(1366, 768)
    _page, editor, _district = opened(window)
    qapp.processEvents()
    assert (window.width(), window.height()) == (1366, 768)
    assert editor.panel.isHidden()
    editor.unfold.click()
    assert editor.panel.isVisible()
    editor.unfold.click()
    assert editor.panel.isHidden()


def test_that_a_decision_unfolds_the_assessment(window: MainWindow, qapp: QApplication) -> None:
    application.dress(qapp, tokens(), mode="light", percent=150)
    window.resize(1366, 768)
    _page, editor, _district = opened(window, "Tổng Cọt")
    qapp.processEvents()
    assert editor.panel.ways
    assert editor.panel.isVisible()


def test_that_a_part_that_fell_away_is_half_ticked_and_given_up_by_a_click(window: MainWindow) -> None:
    _page, editor, district = opened(window, "Tổng Cọt")
    event_id = district.events["Tổng Cọt"].id
    events.adjust(window.context.workspace, event_id)
    box = editor.sections.general.parts[EventPart.FESTIVITIES]
    assert (box.checkState(), box.text()) == (Qt.CheckState.PartiallyChecked, "phần hội: đã bỏ theo cấp độ")
    before = events.detail(window.context.workspace, event_id).event
    assert editor.written() == before, "looking at it changes nothing"
    box.click()
    editor.save()
    after = events.detail(window.context.workspace, event_id).event
    assert EventPart.FESTIVITIES not in (*after.parts, *after.dropped)
    assert (box.checkState(), box.text()) == (Qt.CheckState.Unchecked, "phần hội")


def test_that_no_green_verdict_stands_beside_what_blocks(window: MainWindow) -> None:
    _page, editor, _district = opened(window)
    assert editor.panel.verdict.property("part") == "accent"
    editor.sections.general.days.set_values(ends_on="01/01/2022")
    editor.judge()
    assert any(fault.blocks for fault in editor.panel.faults)
    assert editor.panel.verdict.property("part") == "sunken"

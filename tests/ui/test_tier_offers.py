"""Levels that reports tell and the register has not: counted on «Cấp độ», entered with their paper or ignored."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.tier_history import Standing, TierEntry
from app.services import tier_map, tier_offers, tiers
from app.services.workspace import Workspace
from app.ui.dialogs import Box
from app.ui.events.page import EventsPage
from app.ui.events.tier_offers_box import TierOffersBox
from app.ui.events.tier_tab import TierTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("boxes_open")
DAY = date(2022, 1, 10)


@pytest.fixture
def ws(open_data: Callable[[str], Workspace]) -> Workspace:
    """The sample, in which two communes were announced at a level their reports do not tell."""
    made = open_data("demo")
    key = tiers.matrices(made)[0].key
    for row in tier_map.board(made, DAY).rows[:2]:
        entry = TierEntry(row.unit.id, key, Standing.LEVEL, DAY, 4, "19/TB-UBND", DAY, "UBND huyện")
        tiers.record(made, (entry,))
    return made


@pytest.fixture
def tab(make_window: Callable[[], MainWindow], ws: Workspace) -> TierTab:
    """«Cấp độ» over it."""
    window = make_window()
    window.show_workspace(ws)
    window.go("events", "tiers")
    page = window.page
    assert isinstance(page, EventsPage)
    return page.tiers


def levels(box: TierOffersBox) -> list[tuple[str, str]]:
    """Places with what their reports tell."""
    columns = {column.key: column for column in box.table.model.columns}
    return [(columns["unit"].text(line), columns["said"].text(line)) for line in box.lines]


def test_that_the_tab_counts_what_reports_tell_and_the_register_has_not(tab: TierTab, ws: Workspace) -> None:
    count = len(tier_offers.offered(ws, tab.context.year))
    assert count == 2
    assert not tab.offers.isHidden()
    assert tab.offers.told.text() == "2 cấp độ xã báo khác sổ, chưa ghi"


def test_that_offers_are_entered_with_their_paper_only(tab: TierTab, ws: Workspace) -> None:
    box = tab.offers.open_box()
    assert len(levels(box)) == 2
    assert not box.verb.isEnabled()
    assert "Chưa ghi số, ký hiệu văn bản" in box.verb.toolTip()
    box.paper.set_values(document="21/TB-UBND", document_on=date(2022, 1, 12), authority="UBND huyện")
    box.paper.changed.emit()
    assert box.verb.text() == "Ghi 2 cấp độ"
    box.verb.click()
    assert not box.isVisible()
    assert tier_offers.offered(ws, tab.context.year) == ()
    assert tab.offers.isHidden()


def test_that_an_offer_without_its_tick_stays(tab: TierTab, ws: Workspace) -> None:
    box = tab.offers.open_box()
    box.paper.set_values(document="21/TB-UBND", document_on=date(2022, 1, 12))
    box.paper.changed.emit()
    box.table.select(lambda line: line is box.lines[0])
    QTest.keyClick(box.table.view, Qt.Key.Key_Space)
    assert box.verb.text() == "Ghi 1 cấp độ"
    left = box.lines[0].offer.unit.id
    box.verb.click()
    assert box.isVisible()
    assert [item.unit.id for item in tier_offers.offered(ws, tab.context.year)] == [left]
    assert [line.is_wanted for line in box.lines] == [False]
    assert tab.offers.told.text() == "1 cấp độ xã báo khác sổ, chưa ghi"
    box.reject()


def test_that_an_offer_is_ignored_for_a_reason_and_undone(tab: TierTab, ws: Workspace) -> None:
    box = tab.offers.open_box()
    unit = box.lines[0].offer.unit.id
    kept = tiers.history(ws, unit)
    box.table.select(lambda line: line is box.lines[0])
    QTest.keyClick(box.table.view, Qt.Key.Key_Delete)
    (asked,) = [item for item in box.findChildren(Box) if item.isVisible()]
    verb = next(item for item in asked.findChildren(Button) if item.text() == "Bỏ qua")
    assert not verb.isEnabled(), "a reason is needed"
    asked.findChildren(QPlainTextEdit)[0].setPlainText("xã ghi nhầm")
    verb.click()
    assert len(box.lines) == 1
    assert tab.offers.told.text() == "1 cấp độ xã báo khác sổ, chưa ghi"
    assert unit not in {item.unit.id for item in tier_offers.offered(ws, tab.context.year)}
    assert tiers.history(ws, unit) == kept
    ws.store.undo(ws.actor)
    assert unit in {item.unit.id for item in tier_offers.offered(ws, tab.context.year)}
    box.reject()

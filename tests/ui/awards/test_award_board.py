"""«Suất» of «Khen thưởng»: who holds which place, moved and given up by keys, too many seen but not sent."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import NominationState
from app.domain.awards.steps import Step
from app.services.awards import nominations
from app.ui.awards import board_actions
from app.ui.awards.board_rows import RowKey
from app.ui.awards.board_tab import BoardTab
from app.ui.awards.page import AwardsPage
from app.ui.awards.place_boxes import PlaceRow, Spot
from app.ui.forms import Form
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.award_board import proposed
from tests.support.windows import box_of, primary

pytestmark = pytest.mark.data("empty")
PERSON, TEAM = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE


def opened(window: MainWindow) -> BoardTab:
    """The board of the season of the plan."""
    window.go("awards", "board")
    assert isinstance(window.page, AwardsPage)
    window.page.board.grid.setFocus()
    return window.page.board


def row_of(tab: BoardTab, title: str) -> PlaceRow:
    """One row of the board."""
    return next(row for row in tab.grid.rows if row.title == title)


def texts(row: PlaceRow) -> list[list[tuple[str, str]]]:
    """Words and tones of the boxes of a row."""
    return [[(box.text, "" if box.is_free else box.tone) for box in boxes] for boxes in row.columns]


def test_that_the_plans_places_stand_empty_for_each_of_eight_communes_and_two_pools(window: MainWindow) -> None:
    tab = opened(window)
    communes = [row for row in tab.grid.rows if isinstance(row.key, RowKey) and row.key.unit_id is not None]
    assert len(communes) == 8
    free = ("còn trống", "")
    assert all(texts(row) == [[free], [free, free]] and row.count == "0/3" for row in communes)
    pools = [row for row in tab.grid.rows if isinstance(row.key, RowKey) and row.key.unit_id is None]
    assert [row.count for row in pools] == ["0/2", "0/2"]
    assert tab.sentence()[0] == "Đã dùng 0/28 suất"


def test_that_a_third_person_is_seen_in_red_and_is_proposed_only_by_a_decision(
    window: MainWindow, boxes_open: None
) -> None:
    ws = window.context.workspace
    names = ("Hoàng Văn Hải", "Hoàng Thúy Liễu", "Nông Văn Thắng")
    made = [proposed(ws, "Tổng Cọt", name) for name in names]
    tab = opened(window)
    row = row_of(tab, "Tổng Cọt")
    assert texts(row)[1] == [(names[0], "candidate"), (names[1], "candidate"), (names[2], "over")]
    assert row.count_tone == "block"
    for item in made:
        tab.show_id(item.id)
        tab.side.panel.press()
    box = box_of(window)
    assert "Hoàng Văn Hải, Hoàng Thúy Liễu đang giữ" in box.text.text()
    assert nominations.find(ws, made[2].id).nomination.state is NominationState.CANDIDATE
    form = box.findChild(Form)
    assert isinstance(form, Form)
    form.set_values(reason="Ba người cùng lập công", document="15/CV-BCĐ")
    next(button for button in box.findChildren(Button) if button.property("kind") == "primary").click()
    third = nominations.find(ws, made[2].id).nomination
    assert third.state is NominationState.PROPOSED
    assert third.over_quota == "Ba người cùng lập công; theo 15/CV-BCĐ"
    assert row_of(tab, "Tổng Cọt").count == "3/3"
    assert texts(row_of(tab, "Tổng Cọt"))[1][2] == (names[2], "allowed"), "red is for what is wrong"
    assert row_of(tab, "Tổng Cọt").count_tone == "warn"


def test_that_arrows_walk_over_every_box_and_end_where_the_board_ends(window: MainWindow) -> None:
    tab = opened(window)
    grid = tab.grid
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert grid.spot == Spot(0, 0, 0)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.spot == Spot(0, 0, 0)
    seen = {grid.spot}
    boxes = sum(len(column) for row in grid.rows for column in row.columns)
    for _press in range(boxes + 3):
        QTest.keyClick(grid, Qt.Key.Key_Right)
        seen.add(grid.spot)
    assert len(seen) == boxes
    last = len(grid.rows) - 1
    assert grid.spot is not None
    assert grid.spot.row == last
    QTest.keyClick(grid, Qt.Key.Key_Up)
    assert grid.spot.row == last - 1
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.spot.row == last


def test_that_no_two_boxes_stand_on_each_other_and_a_click_finds_each(window: MainWindow) -> None:
    proposed(window.context.workspace, "Tổng Cọt", "Hoàng Văn Hải")
    grid = opened(window).grid
    QApplication.processEvents()  # a person clicks once it is laid out
    spots = [
        Spot(row, column, box)
        for row, item in enumerate(grid.rows)
        for column, boxes in enumerate(item.columns)
        for box in range(len(boxes))
    ]
    places = [grid.place_of(spot) for spot in spots]
    assert all(grid.spot_at(place.center()) == spot for spot, place in zip(spots, places, strict=True))
    assert all(not one.intersects(other) for number, one in enumerate(places) for other in places[:number])
    assert [place for place in places if not grid.rect().contains(place)] == []


def test_that_delete_gives_a_place_up_with_a_reason_and_undo_brings_it_back(
    window: MainWindow, boxes_open: None
) -> None:
    ws = window.context.workspace
    item = proposed(ws, "Sóc Hà", "Triệu Thị Thảo")
    tab = opened(window)
    tab.show_id(item.id)
    tab.side.panel.press()
    assert texts(row_of(tab, "Sóc Hà"))[1][0] == ("Triệu Thị Thảo", "held")
    assert tab.grid.show_nomination(item.id)
    QTest.keyClick(tab.grid, Qt.Key.Key_Delete)
    box = box_of(window)
    verb = next(button for button in box.findChildren(Button) if button.property("kind") == "primary")
    assert not verb.isEnabled()
    QTest.keyClicks(box.focusWidget(), "da chuyen di")
    verb.click()
    assert nominations.find(ws, item.id).nomination.state is NominationState.WITHDRAWN
    assert texts(row_of(tab, "Sóc Hà"))[1] == [("còn trống", ""), ("còn trống", "")]
    window.undo()
    assert texts(row_of(tab, "Sóc Hà"))[1][0] == ("Triệu Thị Thảo", "held")


def test_that_a_place_offers_what_can_be_done_with_it(window: MainWindow) -> None:
    ws = window.context.workspace
    proposed(ws, "Cải Viên", "Tổ Tả Cán", TEAM)
    tab = opened(window)
    row = next(number for number, found in enumerate(tab.grid.rows) if found.title == "Cải Viên")
    words = [act.text() for act in board_actions.menu_of(tab, Spot(row, 1, 0)).actions() if act.text()]
    assert words == ["Thêm người, tập thể vào suất này…", "Sửa chỉ tiêu…", "Thêm chỉ tiêu…"]
    words = [act.text() for act in board_actions.menu_of(tab, Spot(row, 0, 0)).actions() if act.text()]
    assert words[:1] == ["Đề nghị"]
    assert words[-3:] == ["Mở đề nghị", "Sửa chỉ tiêu…", "Thêm chỉ tiêu…"]


def test_that_a_name_cut_and_pasted_onto_a_pool_is_considered_for_that_award(window: MainWindow) -> None:
    ws = window.context.workspace
    item = proposed(ws, "Cải Viên", "Nông Đức Việt")
    tab = opened(window)
    assert tab.grid.show_nomination(item.id)
    QTest.keyClick(tab.grid, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(tab.grid, Qt.Key.Key_End)
    pool = tab.grid.rows[-1].key
    QTest.keyClick(tab.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(pool, RowKey)
    assert nominations.find(ws, item.id).nomination.award == pool.award
    assert [box.nomination_id for box in tab.grid.rows[-1].columns[1]] == [item.id]


def test_that_the_green_button_takes_the_next_step_of_the_chosen_one(window: MainWindow) -> None:
    ws = window.context.workspace
    item = proposed(ws, "Cải Viên", "Nông Đức Việt")
    tab = opened(window)
    tab.show_id(item.id)
    assert isinstance(window.page, AwardsPage)
    button = primary(window.page)
    assert button.text() == "Đề nghị"
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert nominations.find(ws, item.id).nomination.state is NominationState.PROPOSED
    assert Step.RECEIVE is nominations.find(ws, item.id).next_step

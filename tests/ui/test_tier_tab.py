"""«Cấp độ» of «Ngày hội»: the board of a day, entering with what follows before it is stored, lists, limits, advice."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.events import EventStatus
from app.domain.tier_history import Standing
from app.services import events, tier_rules, tiers
from app.services.appearance import tokens
from app.ui import application
from app.ui.dialogs import Box
from app.ui.events.page import EventsPage
from app.ui.events.tier_list_box import TierListBox
from app.ui.events.tier_tab import TierTab
from app.ui.forms import Form
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.seasons import District, the_district
from tests.support.windows import box_of, primary

pytestmark = pytest.mark.data("season")
TODAY = date(2022, 1, 18)


def opened(window: MainWindow) -> tuple[EventsPage, TierTab, District]:
    """The board of today over the district of the season."""
    district = the_district(window.context.workspace)
    window.go("events", "tiers")
    page = window.page
    assert isinstance(page, EventsPage)
    return page, page.tiers, district


def texts(tab: TierTab, name: str) -> dict[str, str]:
    """The cells of a place."""
    line = next(item for item in tab.table.model.rows if item.unit.name == name)
    return {column.key: column.text(line) for column in tab.model.columns}


def press(box: Box) -> None:
    """Press the verb of a box."""
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()


# --- the board of a day ---


def test_that_the_board_shows_the_tiers_of_the_chosen_day(window: MainWindow) -> None:
    page, tab, district = opened(window)
    tab.show_unit(district.units["Lũng Vai"])
    assert texts(tab, "Lũng Vai") == {
        "unit": "Lũng Vai",
        "tier": "Cấp 4",
        "from": "18/01/2022",
        "document": "22/TB-UBND",
        "allows": "không tổ chức",
    }
    assert texts(tab, "Nà Tềnh")["tier"] == "theo xã"
    assert texts(tab, "Tổng Cọt")["allows"] == "chỉ sơ kết, phần lễ, hạn chế người"
    assert "Cấp độ 4: 1 xóm" in page.sentence.text()
    tab.show_day(date(2022, 1, 17))
    assert texts(tab, "Lũng Vai")["tier"] == "theo xã"
    tab.show_day(date(2022, 1, 16))
    assert texts(tab, "Tổng Cọt")["tier"] == "chưa công bố"


def test_that_the_history_of_a_place_names_every_paper(window: MainWindow) -> None:
    _page, tab, district = opened(window)
    tab.show_unit(district.units["Lũng Vai"])
    (line,) = tab.place.history.lines
    assert (line.title, line.tone) == ("Cấp độ 4 từ 18/01/2022", "tier4")
    assert line.caption.startswith("22/TB-UBND ngày 17/01/2022, UBND huyện Hà Quảng")
    assert "người thử" in line.caption


def test_that_places_are_found_without_accents(window: MainWindow) -> None:
    _page, tab, _district = opened(window)
    tab._tools.search.setText("lung vai")
    assert [line.unit.name for line in tab.table.model.rows] == ["Cần Yên", "Lũng Vai"]


# --- entering ---


def test_that_what_follows_is_shown_before_a_level_is_stored_and_undone_after(window: MainWindow) -> None:
    page, tab, district = opened(window)
    ws = window.context.workspace
    tab.show_unit(district.units["Sóc Hà"])
    page.press_primary()
    entry = tab.entry
    assert entry.units.ids() == (district.units["Sóc Hà"],)
    assert not entry.verb.isEnabled()
    entry.level.choose(Standing.LEVEL, 4)
    entry.look_ahead()
    assert any("Chưa ghi số, ký hiệu văn bản" in item for item in entry.follows.sentences)
    assert not entry.verb.isEnabled()
    entry.form.set_values(document="30/TB-UBND", document_on=TODAY, authority="UBND huyện Hà Quảng")
    entry.look_ahead()
    assert entry.verb.isEnabled()
    assert entry.follows.sentences[0] == "Xã Sóc Hà: cấp độ 2 → cấp độ 4"
    assert any("không được tổ chức" in item for item in entry.follows.sentences)
    event = district.events["Sóc Hà"].id
    assert events.detail(ws, event).event.status is EventStatus.PLANNED, "looking ahead stores nothing"
    entry.verb.click()
    assert texts(tab, "Sóc Hà")["tier"] == "Cấp 4"
    assert events.detail(ws, event).event.status is EventStatus.CANCELLED
    assert tab._side.currentWidget() is tab.place
    window.undo()
    assert texts(tab, "Sóc Hà")["tier"] == "Cấp 2"
    assert events.detail(ws, event).event.status is EventStatus.PLANNED


def test_that_a_level_is_entered_for_several_places_by_keys_alone(window: MainWindow) -> None:
    _page, tab, district = opened(window)
    tab.table.select(lambda line: line.unit.name == "Lũng Nặm")
    tab.table.view.setFocus()
    QTest.keyClick(tab.table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tab.table.view, Qt.Key.Key_Return)
    entry = tab.entry
    assert set(entry.units.ids()) == {district.units["Lũng Nặm"], district.units["Nội Thôn"]}
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_3)
    assert entry.level.chosen() == (Standing.LEVEL, 3)
    entry.form.set_values(document="31/TB-UBND", document_on=TODAY)
    entry.look_ahead()
    assert entry.verb.text() == "Ghi cấp độ 2 nơi"
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert [texts(tab, name)["tier"] for name in ("Lũng Nặm", "Nội Thôn")] == ["Cấp 3", "Cấp 3"]


def test_that_esc_leaves_the_entry_without_a_trace(window: MainWindow) -> None:
    _page, tab, district = opened(window)
    before = tiers.history(window.context.workspace, district.units["Sóc Hà"])
    tab.show_unit(district.units["Sóc Hà"])
    tab.enter_level()
    tab.entry.level.choose(Standing.NONE, None)
    QTest.keyClick(tab.entry, Qt.Key.Key_Escape)
    assert tab._side.currentWidget() is tab.place
    assert tiers.history(window.context.workspace, district.units["Sóc Hà"]) == before


def test_that_only_one_button_enters_a_level_and_f9_presses_it(window: MainWindow, qapp: QApplication) -> None:
    page, tab, district = opened(window)
    qapp.processEvents()
    assert [item.text() for item in page.findChildren(Button) if item.isVisible() and "Ghi cấp" in item.text()] == [
        "Ghi cấp độ…"
    ]
    tab.show_unit(district.units["Sóc Hà"])
    page.press_primary()
    qapp.processEvents()
    shown = [item for item in page.findChildren(Button) if item.isVisible() and "Ghi cấp" in item.text()]
    assert shown == [tab.entry.verb]
    assert not tab.entry.verb.isEnabled()
    assert tab.entry.verb.toolTip() == "Chưa đủ nơi, cấp độ hoặc ngày"
    page.press_primary()
    assert tab.is_entering, "what is not complete is not entered"


def test_that_with_large_letters_the_entry_gets_the_whole_page(window: MainWindow, qapp: QApplication) -> None:
    application.dress(qapp, tokens(), mode="light", percent=150)
    window.resize(1366, 768)
    page, tab, _district = opened(window)
    qapp.processEvents()
    tab.enter_level()
    qapp.processEvents()
    assert page.tab_bar.isHidden()
    assert tab.head().isVisible()
    assert not tab.table.isVisible()
    QTest.keyClick(tab.head(), Qt.Key.Key_Escape)
    assert not page.tab_bar.isHidden()
    assert tab.table.isVisible()


def test_that_the_board_of_the_plan_leads_to_the_tier_of_a_place(window: MainWindow) -> None:
    page, tab, district = opened(window)
    page.open_target("plan")
    page.board.tier_asked.emit(district.units["Lũng Vai"])
    assert page.tab is tab
    assert tab.table.current_unit().unit.name == "Lũng Vai"


# --- lists ---

LIST = (
    "Đơn vị\tCấp độ\tTừ ngày\tSố văn bản\tNgày văn bản\tCơ quan\n"
    "Sóc Hà\t3\t18/01/2022\t31/TB-UBND\t18/01/2022\tUBND huyện\n"
    "Không Có\t2\t18/01/2022\t31/TB-UBND\t18/01/2022\tUBND huyện\n"
)


def test_that_a_pasted_list_is_told_line_by_line_and_only_clear_lines_are_entered(
    window: MainWindow, boxes_open: None
) -> None:
    _page, tab, _district = opened(window)
    QGuiApplication.clipboard().setText(LIST)
    QTest.keyClick(tab, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    box = box_of(window)
    assert isinstance(box, TierListBox)
    shown = [[column.text(line) for column in box.table.model.columns] for line in box.table.model.rows]
    assert [(row[1], row[3]) for row in shown] == [("sẽ ghi", "xã Sóc Hà"), ("chưa rõ", "–")]
    assert "Không có đơn vị" in shown[1][5]
    assert any("Cần điều chỉnh" in item for item in box.follows.sentences)
    assert not box.verb.isEnabled()
    box.leave_out.setChecked(True)
    assert box.verb.text() == "Ghi 1 dòng"
    box.verb.click()
    assert texts(tab, "Sóc Hà")["tier"] == "Cấp 3"


def test_that_defaults_fill_what_a_list_leaves_out(window: MainWindow, boxes_open: None) -> None:
    _page, tab, _district = opened(window)
    QGuiApplication.clipboard().setText("Sóc Hà\tCấp 3\nLũng Nặm\tvùng cam\n")
    tab.paste_list()
    box = box_of(window)
    assert isinstance(box, TierListBox)
    assert not box.verb.isEnabled()
    box.defaults.set_values(document="32/TB-UBND", document_on=TODAY, authority="UBND huyện")
    box.read_again()
    assert box.verb.text() == "Ghi 2 dòng"
    box.verb.click()
    assert texts(tab, "Lũng Nặm")["document"] == "32/TB-UBND"


def test_that_a_list_is_read_from_a_file(
    window: MainWindow, boxes_open: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _page, tab, _district = opened(window)
    path = tmp_path / "cap do.csv"
    path.write_text(LIST.replace("\t", ";"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(path)], ""))
    tab.pick_list()
    box = box_of(window)
    assert isinstance(box, TierListBox)
    assert len(box.listing.lines) == 2


def test_that_what_is_no_list_is_said_in_one_sentence(window: MainWindow, boxes_open: None) -> None:
    _page, tab, _district = opened(window)
    QGuiApplication.clipboard().setText("một câu không phải danh sách")
    tab.paste_list()
    assert not isinstance(box_of(window), TierListBox)


# --- limits, advice ---


def test_that_a_limit_needs_its_paper_and_reaches_the_plan(window: MainWindow, boxes_open: None) -> None:
    page, tab, district = opened(window)
    tab.show_unit(district.units["Cần Yên"])
    tab.place.limits.rows[-1].click()
    box = box_of(window)
    form = box.findChildren(Form)[0]
    key = tiers.matrices(window.context.workspace)[0].key
    form.set_values(level=f"{key}|2", max_people="30", document="", valid_from=TODAY)
    press(box)
    assert tier_rules.limits(window.context.workspace) == ()
    form.set_values(document="20/CV-UBND")
    press(box)
    assert tab.place.limits.rows[0].text() == "Cấp 2: tối đa 30 người, theo 20/CV-UBND, từ 18/01/2022"
    page.open_target("plan")
    page.board.table.show_unit(district.units["Nà Tềnh"])
    line = page.board.table.current_row()
    people = next(column for column in page.board.table.model.columns if column.key == "people")
    assert people.text(line) == "tối đa 30"


def test_that_advice_is_only_a_suggestion(window: MainWindow, boxes_open: None) -> None:
    _page, tab, _district = opened(window)
    tab.advise()
    box = box_of(window)
    verb = next(item for item in box.findChildren(Button) if item.property("kind") == "primary")
    assert not verb.isEnabled()
    assert tiers.register(window.context.workspace) is not None
    box.reject()
    tab.show_day(date(2026, 1, 18))
    tab.advise()
    assert not box.isVisible()


@pytest.mark.data("empty")
def test_that_without_a_matrix_nothing_is_limited_and_the_page_says_so(window: MainWindow) -> None:
    ws = window.context.workspace
    for matrix in tiers.matrices(ws):
        tier_rules.remove_matrix(ws, matrix.key)
    window.go("events", "tiers")
    page = window.page
    assert isinstance(page, EventsPage)
    assert "không nơi nào bị hạn chế" in page.sentence.text()
    assert primary(page).text() == "Mở Quy tắc"

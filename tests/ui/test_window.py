"""The frame: every place opens, keys lead everywhere, writes are announced and undone, files dropped are imported."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.db.store import Change
from app.errors import Refused
from app.services import committee, units
from app.services.appearance import tokens
from app.services.workspace import Workspace
from app.ui import application, dialogs
from app.ui.dialogs import Box
from app.ui.events.page import EventsPage
from app.ui.frame.search_box import Hit
from app.ui.places import PLACES
from app.ui.units.page import UnitsPage
from app.ui.widgets.page import Page
from app.ui.window import MainWindow

KEYS = [place.key for place in PLACES]
#: What the frame itself takes at 150 %: collapsed navigation, top and status bar.
_FRAME_WIDTH, _FRAME_HEIGHT = 84, 120


@pytest.mark.parametrize("window", ["empty", "demo"], indirect=True)
def test_that_every_place_opens(window: MainWindow) -> None:
    for key in KEYS:
        window.go(key)
        assert isinstance(window.page, Page), key
        assert window.page.isVisible(), key
        assert window.page.title_label.text(), key
        assert window.page.sentence.text(), key
        assert window.page.help_lines, key


@pytest.mark.parametrize("window", ["empty", "demo"], indirect=True)
def test_that_no_place_is_wider_than_a_small_screen_at_150_percent(window: MainWindow, qapp: QApplication) -> None:
    application.dress(qapp, tokens(), mode="light", percent=150)
    window.nav.apply()
    for key in KEYS:
        window.go(key)
        qapp.processEvents()
        needed = window.page.minimumSizeHint()
        assert needed.width() <= 1366 - _FRAME_WIDTH, key
        assert needed.height() <= 768 - _FRAME_HEIGHT, key
        assert window.width() <= 1366, key
        assert window.height() <= 768, key


def test_that_every_label_is_plain_text(window: MainWindow) -> None:
    for key in KEYS:
        window.go(key)
    rich = [
        item.text()
        for item in window.findChildren(QLabel)
        if item.textFormat() != Qt.TextFormat.PlainText and item.text()
    ]
    assert rich == []


def test_that_digits_with_ctrl_open_the_places_in_order(window: MainWindow, qtbot: QtBot) -> None:
    for number, key in enumerate(KEYS, 1):
        qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
        assert window.page is window._pages[key]


def test_that_search_by_keyboard_opens_the_exact_unit(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, "k", Qt.KeyboardModifier.ControlModifier)
    box = window.top_bar.search
    assert box.hasFocus()
    qtbot.keyClicks(box, "soc ha")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, UnitsPage)
    assert page.profile.heading.text() == "Xã Sóc Hà"


@pytest.mark.parametrize("typed", ["soc giang", "SÓC GIANG", "Sóc Giang", "So\u0301c Giang"])
def test_that_search_finds_a_station_however_it_is_typed(window: MainWindow, typed: str) -> None:
    box = window.top_bar.search
    box.setText(typed)
    box.search_now()
    assert any("Sóc Giang" in hit.title for hit in box.results)


def test_that_search_finds_an_indicator_by_its_code(window: MainWindow) -> None:
    box = window.top_bar.search
    box.setText("e06")
    box.search_now()
    assert Hit in {type(hit) for hit in box.results}
    assert "E06" in {hit.target for hit in box.results}


def test_that_search_finds_an_event_and_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search
    box.setText("ngày hội lũng vai")
    box.search_now()
    (hit,) = (hit for hit in box.results if hit.place == "events")
    assert "Lũng Vai" in hit.title
    assert hit.caption.endswith("không tổ chức")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert isinstance(window.page, EventsPage)
    assert window.page.events.editor.event_id == hit.target


def test_that_an_unknown_word_says_what_can_be_typed(window: MainWindow) -> None:
    box = window.top_bar.search
    box.setText("zzzz")
    box.search_now()
    assert box.results == ()
    assert box._results is not None
    assert "zzzz" in box._results.nothing.text()


def test_that_f6_moves_between_navigation_search_and_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go("units")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.nav.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.top_bar.search.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.page.isAncestorOf(window.focusWidget())


def test_that_the_navigation_is_walked_with_arrows_and_enter(window: MainWindow, qtbot: QtBot) -> None:
    window.nav.focus_current()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.page is window._pages["units"]


def test_that_f1_explains_the_page(window: MainWindow, qtbot: QtBot, boxes_open: None) -> None:
    window.go("units")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    texts = [item.text() for item in window.findChildren(Box)[0].findChildren(QLabel)]
    assert set(window._pages["units"].help_lines) <= set(texts)


def test_that_a_write_is_announced_and_undone_with_ctrl_z(window: MainWindow, qtbot: QtBot) -> None:
    ws = window.context.workspace
    before = committee.profile(ws)
    window._set_event_year(before.event_year + 1)
    assert "Ban chỉ đạo" in window.snackbar.text()
    assert window.status_bar.action.text() == window.snackbar.text()
    qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier)
    assert committee.profile(ws).event_year == before.event_year


def test_that_one_year_pill_leaves_the_other_alone(window: MainWindow) -> None:
    event_year = committee.profile(window.context.workspace).event_year
    action = next(item for item in window.top_bar.report_year.menu_of_years().actions() if item.data() == 2020)
    action.trigger()
    assert window.context.year == 2020
    assert committee.profile(window.context.workspace).event_year == event_year


def test_that_a_folder_dropped_anywhere_starts_the_import(window: MainWindow, tmp_path: Path) -> None:
    taken: list[object] = []
    window.go("submissions")
    window._pages["submissions"].take_files = taken.append  # type: ignore[method-assign, assignment]  # only watch what arrives
    window.go("overview")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), actions, data, button, keys))
    assert taken == [[tmp_path]]
    assert window.page is window._pages["submissions"]


def test_that_the_navigation_collapses_when_the_window_is_narrow(window: MainWindow) -> None:
    assert window.nav.width() == 200
    window.resize(950, 700)
    assert window.nav.width() == 56


def test_that_zooming_by_keys_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, "=", Qt.KeyboardModifier.ControlModifier)
    assert window.context.settings.font_percent == 110
    qtbot.keyClick(window, "0", Qt.KeyboardModifier.ControlModifier)
    assert window.context.settings.font_percent == 100


def test_that_the_theme_is_switched_and_remembered(window: MainWindow) -> None:
    window.toggle_theme()
    assert window.context.settings.theme == "dark"
    window.toggle_theme()
    assert window.context.settings.theme == "light"


def test_that_a_file_that_is_no_data_file_is_refused_in_a_box(
    make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot, boxes_open: None
) -> None:
    window = make_window()
    bad = tmp_path / "la.pdau"
    bad.write_bytes(b"khong phai so lieu" * 100)
    window.begin(bad)
    qtbot.waitUntil(lambda: bool(window.findChildren(Box)))
    assert window.page is window.start
    assert bad.read_bytes() == b"khong phai so lieu" * 100


def test_that_a_new_data_file_is_made_from_a_plan_and_opened(
    make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window()
    plan_id, title = window.start.plans()[0]
    assert "74/KH-BCĐ" in title
    window.start.plan_asked.emit(tmp_path / "mới", plan_id)
    qtbot.waitUntil(lambda: window.context.is_open, timeout=30_000)
    assert window.page is window._pages["overview"]
    assert [path.name for path in (tmp_path / "mới").glob("*.pdau")] == ["phen-dau.pdau"]


def test_that_closing_shows_the_folder_among_the_recent_ones(window: MainWindow) -> None:
    folder = window.context.workspace.folder.path
    window.close_data()
    assert window.page is window.start
    shown = [item.text() for item in window.start.findChildren(QLabel)]
    assert folder.name in shown


def test_that_a_unit_is_shown_on_a_day_it_lived(window: MainWindow) -> None:
    found = [item for item in units.search(window.context.workspace, "Xuân Hòa") if item.valid_to]
    window.go("units", found[0].id)
    page = window.page
    assert isinstance(page, UnitsPage)
    assert "Xuân Hòa" in page.profile.heading.text()
    page._set_day(date(2026, 1, 1))
    window.go("units", found[0].id)
    assert page._day == date(2025, 6, 30)


def test_that_news_of_a_write_that_ends_after_closing_is_let_go(window: MainWindow) -> None:
    window.close_data()
    window.context.changed.emit(Change("Duyệt báo cáo", frozenset({"submission"})))
    assert window.page is window.start


def test_that_the_start_page_is_usable_after_an_opening_that_met_a_bug(
    make_window: Callable[[], MainWindow], qtbot: QtBot, boxes_open: None
) -> None:
    window = make_window()

    def work() -> None:
        raise RuntimeError("a bug on the way")

    window._open("Mở số liệu", work)
    assert not window.start._plan_button.isEnabled()
    qtbot.waitUntil(lambda: not window.jobs.jobs)
    assert window.start._plan_button.isEnabled()


def test_that_the_pages_of_an_open_file_reload_only_for_their_tables(window: MainWindow) -> None:
    window.go("units")
    reloads: list[int] = []
    page = window._pages["units"]
    page.reload = lambda: reloads.append(1)  # type: ignore[method-assign]  # only count
    window._set_event_year(2023)
    assert reloads == []


def test_that_workspace_from_another_test_is_not_shared(open_data: Callable[[str], Workspace]) -> None:
    assert committee.profile(open_data("demo")).event_year == 2022


def test_that_no_visible_text_is_english(window: MainWindow) -> None:
    english = {"OK", "Cancel", "Close", "Save", "Open", "Yes", "No", "Apply", "Search", "Help"}
    for key in KEYS:
        window.go(key)
        texts = {str(item.property("text")) for item in window.page.findChildren(QWidget) if item.property("text")}
        assert texts & english == set()


@pytest.mark.data("empty")
def test_that_the_set_up_of_a_data_file_is_not_offered_for_undo(window: MainWindow, qtbot: QtBot) -> None:
    before = committee.profile(window.context.workspace)
    qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier)
    assert window.status_bar.action.text() == ""
    assert committee.profile(window.context.workspace) == before
    window._set_event_year(2023)
    window.undo()
    window.undo()
    assert committee.profile(window.context.workspace) == before


def test_that_a_box_is_as_high_as_its_words(window: MainWindow, qapp: QApplication, boxes_open: None) -> None:
    box = dialogs.show_problem(window, Refused("some-code", "Một câu dài. " * 30, "Làm thế này. " * 40))
    qapp.processEvents()
    for item in box.findChildren(QLabel):
        if item.isVisible() and item.wordWrap():
            assert item.height() >= item.heightForWidth(item.width())

"""The calendar of a season: weeks in sight, keys, what a box shows when a day has more than fits."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.events.calendar import CalendarPanel
from app.ui.events.calendar_grid import CalendarEntry, CalendarGrid, Season

FESTIVAL = date(2022, 3, 3)


def entry(event_id: int, day: date, days: int = 1) -> CalendarEntry:
    """An event of so many days."""
    return CalendarEntry(event_id, f"xã {event_id}", day, day + timedelta(days=days - 1))


def season(*entries: CalendarEntry) -> Season:
    """The season around 03/3/2022, open from 20/02 on."""
    return Season(entries, date(2022, 2, 20), FESTIVAL, frozenset({FESTIVAL}), date(2022, 1, 18))


@pytest.fixture
def grid(qtbot: QtBot) -> CalendarGrid:
    """A calendar at the day of the season."""
    made = CalendarGrid()
    qtbot.addWidget(made)
    made.resize(720, made.sizeHint().height())
    made.show_day(FESTIVAL)
    return made


def test_that_the_week_of_the_day_and_the_week_before_are_in_sight(grid: CalendarGrid) -> None:
    assert (grid.first, grid.last) == (date(2022, 2, 21), date(2022, 3, 6))


def test_that_the_panel_names_the_days_in_sight_and_the_last_day(qtbot: QtBot) -> None:
    panel = CalendarPanel()
    qtbot.addWidget(panel)
    panel.show_season(season(), FESTIVAL)
    assert panel.title.text() == "Lịch 21/02 – 06/03/2022"
    assert panel.caption.text() == "hạn của kế hoạch: 03/03"
    panel.grid.turn(-4)
    assert panel.title.text() == "Lịch 27/12/2021 – 09/01/2022"
    panel.show_season(season(), FESTIVAL)
    assert panel.title.text().startswith("Lịch 27/12/2021"), "reading again leaves the weeks where they were"


def test_that_days_outside_the_window_are_known(grid: CalendarGrid) -> None:
    grid.show_season(season())
    outside = (date(2022, 2, 19), date(2022, 2, 20), FESTIVAL, date(2022, 3, 4))
    assert [grid.season.is_outside(day) for day in outside] == [True, False, False, True]
    assert not Season().is_outside(FESTIVAL)


def test_that_arrows_walk_the_days_and_turn_the_weeks(grid: CalendarGrid) -> None:
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.day == date(2022, 3, 2)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert (grid.day, grid.last) == (date(2022, 3, 9), date(2022, 3, 13))
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert (grid.day, grid.last) == (date(2022, 2, 23), date(2022, 2, 27))


def test_that_enter_chooses_the_event_of_a_day_also_on_its_second_day(grid: CalendarGrid, qtbot: QtBot) -> None:
    grid.show_season(season(entry(7, date(2022, 3, 2), days=2)))
    with qtbot.waitSignal(grid.chosen) as signal:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert signal.args == [7]


def test_that_of_more_events_than_a_box_shows_all_are_offered(grid: CalendarGrid) -> None:
    many = tuple(entry(number, FESTIVAL) for number in range(1, 6))
    grid.show_season(season(*many))
    assert [item.event_id for item in grid.season.on(FESTIVAL)] == [1, 2, 3, 4, 5]
    box = grid.box_of(FESTIVAL)
    assert grid.entry_at(QPoint(box.left() + 10, box.top() + 30)) == many[0]
    assert grid.entry_at(QPoint(box.left() + 10, box.top() + 5)) is None
    menu = grid.menu_of(many)
    assert [action.text() for action in menu.actions()] == [item.text for item in many]


def test_that_a_click_on_an_event_chooses_it(grid: CalendarGrid, qtbot: QtBot) -> None:
    grid.show_season(season(entry(3, date(2022, 3, 1)), entry(4, date(2022, 3, 1))))
    box = grid.box_of(date(2022, 3, 1))
    with qtbot.waitSignal(grid.chosen) as signal:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 20, box.top() + 48))
    assert signal.args == [4]
    assert grid.day == date(2022, 3, 1)


def test_that_every_box_lies_inside_and_none_covers_another(grid: CalendarGrid) -> None:
    boxes = [grid.box_of(grid.first + timedelta(days=number)) for number in range(14)]
    assert all(grid.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for number, one in enumerate(boxes) for other in boxes[number + 1 :])
    assert all(grid.day_at(box.center()) == grid.first + timedelta(days=n) for n, box in enumerate(boxes))


def test_that_one_week_is_shown_where_there_is_little_room(grid: CalendarGrid) -> None:
    high = grid.sizeHint().height()
    grid.show_weeks(1)
    assert grid.sizeHint().height() < high
    assert grid.first <= FESTIVAL <= grid.last

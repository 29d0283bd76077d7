"""«Quy tắc» of «Ngày hội»: matrices with dates, typed over in their place; own matrices; kinds of events."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.tiers import RuleMatrix, TierRule
from app.services import event_kinds, tiers
from app.ui.dialogs import Box
from app.ui.events.matrix_columns import read_people, read_yes
from app.ui.events.matrix_tab import RulesTab
from app.ui.events.page import EventsPage
from app.ui.forms import Form
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of

pytestmark = pytest.mark.data("empty")
TODAY, LATER = date(2022, 1, 18), date(2022, 2, 1)


def opened(window: MainWindow) -> tuple[EventsPage, RulesTab]:
    """The rules of today."""
    window.go("events", "rules")
    page = window.page
    assert isinstance(page, EventsPage)
    return page, page.rules


def matrix(window: MainWindow, number: int = 0) -> RuleMatrix:
    """A matrix of the data file."""
    return tiers.matrices(window.context.workspace)[number]


def rule(window: MainWindow, level: int, day: date) -> TierRule:
    """The row in force for a level on a day."""
    found = matrix(window).rule(level, day)
    assert found is not None
    return found


def put(tab: RulesTab, row: int, key: str, text: str) -> bool:
    """Type over a cell."""
    column = [item.key for item in tab.matrices.rules.model.columns].index(key)
    return bool(tab.matrices.rules.model.setData(tab.matrices.rules.model.index(row, column), text))


def count(tab: RulesTab) -> int:
    """How many rows are in sight."""
    return tab.matrices.rules.proxy.rowCount()


def press(box: Box) -> None:
    """Press the verb of a box."""
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()


def test_that_the_four_rows_of_the_plan_stand_there_once_with_their_clause(window: MainWindow) -> None:
    page, tab = opened(window)
    rows = [
        [column.text(line) for column in tab.matrices.rules.model.columns] for line in tab.matrices.rules.model.rows
    ]
    assert [row[:5] for row in rows] == [
        ["Cấp 1", "Có", "Có", "Có", "không hạn chế"],
        ["Cấp 2", "Có", "Có", "Có", "hạn chế, theo địa phương"],
        ["Cấp 3", "Có", "Có", "Không", "hạn chế, theo địa phương"],
        ["Cấp 4", "Không", "Không", "Không", "–"],
    ]
    assert rows[3][6] == "Đồn BPCK Sóc Giang"
    assert {row[7] for row in rows} == {"II.3"}
    assert "cấp độ 1" in tab.matrices.quote.text.text()
    assert page.sentence.text().startswith("1 bảng quy định")


def test_that_a_cell_typed_over_begins_a_new_version_on_the_chosen_day_and_is_undone(
    window: MainWindow, qtbot: QtBot
) -> None:
    _page, tab = opened(window)
    tab.matrices.from_day.setDate(QDate(LATER.year, LATER.month, LATER.day))
    assert put(tab, 1, "max_people", "30")
    qtbot.waitUntil(lambda: rule(window, 2, LATER).max_people == 30)
    assert rule(window, 2, TODAY).max_people is None
    assert rule(window, 2, TODAY).valid_to == LATER
    assert count(tab) == 4
    tab.matrices.with_others.setChecked(True)
    assert count(tab) == 5
    assert [line.is_in_force for line in tab.matrices.rules.model.rows if line.rule.level == 2] == [False, True]
    window.undo()
    assert rule(window, 2, LATER).max_people is None


def test_that_a_cell_is_typed_over_with_f2(window: MainWindow, qtbot: QtBot) -> None:
    _page, tab = opened(window)
    column = [item.key for item in tab.matrices.rules.model.columns].index("allows_festivities")
    tab.matrices.rules.view.setFocus()
    tab.matrices.rules.view.setCurrentIndex(tab.matrices.rules.proxy.index(1, column))
    QTest.keyClick(tab.matrices.rules.view, Qt.Key.Key_F2)
    field = tab.matrices.rules.view.findChildren(QLineEdit)[-1]
    field.setText("không")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not rule(window, 2, TODAY).allows_festivities)


@pytest.mark.parametrize(("key", "text"), [("allows_review", "có lẽ"), ("max_people", "nhiều"), ("max_people", "0")])
def test_that_what_cannot_be_read_stays_out_with_a_sentence(window: MainWindow, key: str, text: str) -> None:
    _page, tab = opened(window)
    before = matrix(window)
    assert not put(tab, 0, key, text)
    assert tab.matrices.rules.model.refused
    assert matrix(window) == before


def test_that_words_of_a_cell_are_read_as_people_type_them(window: MainWindow) -> None:
    assert [read_yes(text) for text in ("Có", "CO", "x", "không", "")] == [True, True, True, False, False]
    assert [read_people(text) for text in ("30", "1.200", "")] == [30, 1200, None]


@pytest.mark.data("season")
def test_that_a_row_is_changed_as_a_whole_with_its_sentence(window: MainWindow, boxes_open: None) -> None:
    _page, tab = opened(window)
    tab.matrices.rules.select(lambda line: line.rule.level == 2)
    tab.matrices.edit_rule()
    form = box_of(window).findChildren(Form)[0]
    form.set_values(allows_festivities=False, quote="Vùng cấp độ 2 không tổ chức phần hội.", clause="")
    press(box_of(window))
    assert rule(window, 2, TODAY).allows_festivities, "a rule without its clause is not stored"
    form.set_values(clause="II.3", max_people="mấy chục")
    press(box_of(window))
    assert "Ghi một số người" in box_of(window).refusal.text()
    form.set_values(max_people="40")
    press(box_of(window))
    changed = rule(window, 2, TODAY)
    assert (changed.allows_festivities, changed.max_people, changed.limits_people) == (False, 40, True)
    assert changed.quote == "Vùng cấp độ 2 không tổ chức phần hội."


def test_that_a_storm_gets_a_matrix_of_its_own_and_an_unused_one_goes_again(
    window: MainWindow, boxes_open: None
) -> None:
    _page, tab = opened(window)
    tab.matrices.add_matrix()
    form = box_of(window).findChildren(Form)[0]
    form.set_values(matrix="Bão", level="3", name="báo động III", clause="QĐ 18/2021", allows_festivities=False)
    press(box_of(window))
    assert [item.name for item in tiers.matrices(window.context.workspace)][1] == "Bão"
    assert tab.matrices.matrix.currentText() == "Bão"
    assert [column.text(tab.matrices.rules.model.rows[0]) for column in tab.matrices.rules.model.columns][:4] == [
        "Báo động III", "Có", "Có", "Không",
    ]  # fmt: skip
    tab.matrices.remove_matrix()
    press_danger(box_of(window))
    assert len(tiers.matrices(window.context.workspace)) == 1


def press_danger(box: Box) -> None:
    """Press the red verb of a box."""
    next(item for item in box.findChildren(Button) if item.property("kind") == "danger").click()


def test_that_a_kind_is_opened_by_enter_and_the_list_comes_back(window: MainWindow) -> None:
    page, tab = opened(window)
    names = [kind.name for kind in tab.kinds.model.rows]
    assert names == [kind.name for kind in event_kinds.kinds(window.context.workspace)]
    tab.kinds.enter()
    QTest.keyClick(tab.kinds.view, Qt.Key.Key_Return)
    assert tab.editor.isVisible()
    tab.editor.closed.emit()
    assert not tab.editor.isVisible()
    page.press_primary()
    assert tab.editor.isVisible()

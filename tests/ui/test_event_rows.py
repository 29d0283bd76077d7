"""Rows of an event typed like a sheet, and the picker of its units: keys, ranges from Excel, refusals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.text import clean
from app.ui.context import UiContext
from app.ui.events.editor_cells import RowColumn, chosen
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_rows import RowsEditor
from app.ui.events.editor_units import UnitPicker
from app.ui.events.editor_values import parse_count, parse_day, parse_money, parse_time, shown_number, shown_time

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
COLOURS = ("đỏ", "vàng")


@dataclass(frozen=True)
class Flag:
    """A row with a text, a number and one of two words."""

    text: str = ""
    count: int | None = None
    colour: str = "đỏ"


COLUMNS = (
    RowColumn[Flag]("text", "Tên", lambda row: row.text, lambda row, text: replace(row, text=clean(text))),
    RowColumn[Flag](
        "count", "Số", lambda row: shown_number(row.count), lambda row, text: replace(row, count=parse_count(text))
    ),
    RowColumn[Flag](
        "colour",
        "Màu",
        lambda row: row.colour,
        lambda row, text: replace(row, colour=COLOURS[chosen(COLOURS, text)]),
        choices=COLOURS,
    ),
    RowColumn[Flag]("twice", "Gấp đôi", lambda row: shown_number(row.count * 2 if row.count else None)),
)


@pytest.fixture
def rows(context: UiContext, qtbot: QtBot) -> RowsEditor[Flag]:
    """Three rows, the third equal to the first."""
    made = RowsEditor[Flag](context, "flags", COLUMNS, Flag, "Thêm cờ…")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_rows((Flag("a", 1), Flag("b", 2), Flag("a", 1)))
    return made


def paste(rows: RowsEditor[Flag], text: str) -> None:
    """Ctrl+V of a text."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(rows.table.view, Qt.Key.Key_V, CTRL)


# --- typing ---


def test_that_typing_into_the_empty_place_adds_a_row_and_another_empty_place(
    rows: RowsEditor[Flag], qtbot: QtBot
) -> None:
    rows.go(3)
    with qtbot.waitSignal(rows.changed):
        QTest.keyClick(rows.table.view, Qt.Key.Key_X)
        line = rows.table.view.viewport().findChild(QLineEdit)
        assert line is not None
        assert line.text() == "x", "the hint of the empty place is no text to go on from"
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert [row.text for row in rows.rows()] == ["a", "b", "a", "x"]
    assert rows.table.proxy.rowCount() == 5


def test_that_of_two_equal_rows_only_the_one_typed_into_changes(rows: RowsEditor[Flag]) -> None:
    assert rows.put(2, 0, "c")
    assert [row.text for row in rows.rows()] == ["a", "b", "c"]


def test_that_a_refused_text_changes_nothing_and_is_told(rows: RowsEditor[Flag]) -> None:
    before = rows.rows()
    assert not rows.put(0, 1, "1,5")
    assert rows.rows() == before
    assert rows.refusal.isVisible()
    assert "số nguyên" in rows.refusal.text()
    assert rows.put(0, 1, "15")
    assert not rows.refusal.isVisible()


def test_that_a_refused_text_stays_in_its_cell_until_it_is_mended(rows: RowsEditor[Flag], qtbot: QtBot) -> None:
    assert not rows.put(0, 1, "1,5")
    assert not rows.put(3, 1, "ba")
    assert rows.put(1, 0, "c")
    assert "“1,5”" in rows.refusal.text()
    assert "“ba”" in rows.refusal.text()
    assert [rows.table.proxy.index(row, 1).data() for row in (0, 3)] == ["1,5", "ba"]
    rows.go(0, 1)
    QTest.keyClick(rows.table.view, Qt.Key.Key_F2)
    line = rows.table.view.viewport().findChild(QLineEdit)
    assert line is not None
    assert line.text() == "1,5"
    line.setText("15")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows.rows()[0].count == 15, timeout=10_000)
    assert "“1,5”" not in rows.refusal.text()
    rows.go(3, 1)
    rows.clear_cells()
    assert not rows.refusal.isVisible()
    assert len(rows.rows()) == 3


def test_that_typing_into_a_column_that_is_worked_out_says_so(rows: RowsEditor[Flag]) -> None:
    rows.go(0, 3)
    QTest.keyClick(rows.table.view, Qt.Key.Key_5)
    assert rows.refusal.text() == "Cột “Gấp đôi” được tính từ các cột khác, không gõ vào được."
    assert rows.rows()[0] == Flag("a", 1)


def test_that_a_column_with_choices_offers_them(rows: RowsEditor[Flag]) -> None:
    rows.go(0, 2)
    QTest.keyClick(rows.table.view, Qt.Key.Key_Return)
    box = rows.table.view.viewport().findChild(QComboBox)
    assert box is not None
    assert [box.itemText(number) for number in range(box.count())] == list(COLOURS)
    box.setCurrentIndex(1)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert rows.rows()[0].colour == "vàng" or rows.put(0, 2, box.currentText())


def test_that_rows_move_with_alt_and_stop_at_the_ends(rows: RowsEditor[Flag]) -> None:
    rows.go(1)
    QTest.keyClick(rows.table.view, Qt.Key.Key_Up, ALT)
    assert [row.text for row in rows.rows()] == ["b", "a", "a"]
    assert rows.table.view.currentIndex().row() == 0
    QTest.keyClick(rows.table.view, Qt.Key.Key_Up, ALT)
    assert [row.text for row in rows.rows()] == ["b", "a", "a"]
    rows.go(2)
    QTest.keyClick(rows.table.view, Qt.Key.Key_Down, ALT)
    assert [row.text for row in rows.rows()] == ["b", "a", "a"], "the empty place stays last"


def test_that_delete_empties_cells_and_with_ctrl_takes_out_rows(rows: RowsEditor[Flag]) -> None:
    rows.go(0, 1)
    QTest.keyClick(rows.table.view, Qt.Key.Key_Delete)
    assert rows.rows()[0] == Flag("a", None)
    QTest.keyClick(rows.table.view, Qt.Key.Key_Delete, CTRL)
    assert [row.text for row in rows.rows()] == ["b", "a"]
    rows.go(2)
    QTest.keyClick(rows.table.view, Qt.Key.Key_Delete, CTRL)
    assert len(rows.rows()) == 2, "the empty place cannot be taken out"


def test_that_insert_begins_a_row_above(rows: RowsEditor[Flag]) -> None:
    rows.go(1)
    QTest.keyClick(rows.table.view, Qt.Key.Key_Insert)
    assert [row.text for row in rows.rows()] == ["a", "", "b", "a"]


def test_that_a_range_is_pasted_over_rows_and_beyond_them(rows: RowsEditor[Flag]) -> None:
    rows.go(2)
    paste(rows, "c\t3\tvang\nd\t4\nĐồng\t\n\n")
    assert rows.rows()[2:] == (Flag("c", 3, "vàng"), Flag("d", 4), Flag("Đồng"))


def test_that_a_column_of_running_numbers_before_the_names_is_left_out(rows: RowsEditor[Flag]) -> None:
    rows.go(3)
    paste(rows, "1\tHoàng Văn Một\n2\tNông Thị Hai\n")
    assert [row.text for row in rows.rows()[3:]] == ["Hoàng Văn Một", "Nông Thị Hai"]


def test_that_of_a_range_what_cannot_be_read_is_told_and_the_rest_is_taken(rows: RowsEditor[Flag]) -> None:
    rows.go(3)
    paste(rows, "c\tba\nd\t4")
    assert rows.rows()[3:] == (Flag("c", None), Flag("d", 4))
    assert "“ba”" in rows.refusal.text()


def test_that_locked_rows_take_no_change(rows: RowsEditor[Flag]) -> None:
    before = rows.rows()
    rows.lock(is_locked=True)
    rows.go(0)
    paste(rows, "z")
    QTest.keyClick(rows.table.view, Qt.Key.Key_Delete, CTRL)
    QTest.keyClick(rows.table.view, Qt.Key.Key_X)
    assert not rows.put(0, 0, "z")
    assert rows.rows() == before
    assert rows.table.view.viewport().findChild(QLineEdit) is None


def test_that_ctrl_tab_leaves_the_table_and_comes_back(rows: RowsEditor[Flag]) -> None:
    rows.activateWindow()
    rows.enter()
    QTest.keyClick(rows.table.view, Qt.Key.Key_Tab, CTRL)
    button = rows.focusWidget()
    assert button is not rows.table.view
    assert rows.isAncestorOf(button)
    rows.enter()
    QTest.keyClick(rows.table.view, Qt.Key.Key_Backtab, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert rows.focusWidget() is not rows.table.view


def test_that_the_same_rows_shown_again_leave_the_cursor(rows: RowsEditor[Flag]) -> None:
    rows.go(1, 1)
    rows.show_rows(rows.rows())
    assert (rows.table.view.currentIndex().row(), rows.table.view.currentIndex().column()) == (1, 1)


# --- values ---


@pytest.mark.parametrize(
    ("typed", "read"),
    [("7h30", time(7, 30)), ("07:30", time(7, 30)), ("7 giờ", time(7)), ("0730", time(7, 30)), ("", None)],
)
def test_that_times_are_read_as_people_type_them(typed: str, read: time | None) -> None:
    assert parse_time(typed) == read
    assert parse_time(shown_time(read)) == read


@pytest.mark.parametrize(
    ("typed", "read"), [("500.000", 500_000), ("500000 đ", 500_000), ("1.500.000 đồng", 1_500_000), ("", None)]
)
def test_that_money_is_read_in_dong(typed: str, read: int | None) -> None:
    assert parse_money(typed) == (None if read is None else Decimal(read))


@pytest.mark.parametrize("typed", ["500,000", "1.5", "12.34", "-3", "2 triệu", "5e3", "0,5"])
def test_that_a_number_that_could_be_read_in_two_ways_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="Ghi"):
        parse_money(typed)
    with pytest.raises(ValueError, match="Ghi"):
        parse_count(typed)


@pytest.mark.parametrize("typed", ["25h", "7h75", "sáng", "99:99"])
def test_that_no_time_is_made_up(typed: str) -> None:
    with pytest.raises(ValueError, match=r"giờ"):
        parse_time(typed)


def test_that_a_day_without_a_year_is_one_of_the_season() -> None:
    assert parse_day("28/2", 2022) == date(2022, 2, 28)
    assert parse_day("1/3/2023", 2022) == date(2023, 3, 1)
    with pytest.raises(ValueError, match="Không có ngày này"):
        parse_day("29/2", 2022)


# --- units ---


@pytest.fixture
def picker(open_data: Callable[[str], Workspace], qtbot: QtBot) -> UnitPicker:
    """A picker over the units of the demo district."""
    names = UnitNames(open_data("demo"), date(2022, 1, 18))
    made = UnitPicker("Đơn vị tổ chức", names.search)
    qtbot.addWidget(made)
    made.resize(360, 300)
    made.show()
    return made


def test_that_a_unit_is_taken_by_a_name_without_accents_and_enter(picker: UnitPicker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picker.changed):
        QTest.keyClicks(picker.field, "soc ha")
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert [picker.chosen.item(0).text(), picker.field.text()] == ["xã Sóc Hà", ""]
    QTest.keyClicks(picker.field, "soc ha")
    assert all(
        picker.found.item(row).data(Qt.ItemDataRole.UserRole) not in picker.ids() for row in range(picker.found.count())
    )


def test_that_a_unit_is_taken_out_with_delete(picker: UnitPicker, qtbot: QtBot) -> None:
    picker.show_units(((1, "xã Một"), (2, "xã Hai")))
    picker.chosen.setCurrentRow(0)
    with qtbot.waitSignal(picker.changed):
        QTest.keyClick(picker.chosen, Qt.Key.Key_Delete)
    assert picker.ids() == (2,)


def test_that_a_name_nobody_has_is_told_and_takes_nothing(picker: UnitPicker) -> None:
    QTest.keyClicks(picker.field, "khong co dau")
    assert picker.found.item(0).text() == "Không có đơn vị nào khớp"
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.ids() == ()


def test_that_hamlets_of_one_name_are_told_apart_by_their_commune(open_data: Callable[[str], Workspace]) -> None:
    ws = open_data("demo")
    names = UnitNames(ws, date(2022, 1, 18))
    hamlets = [name for _unit_id, name in names.search("xom")]
    assert hamlets
    assert all(", xã " in name or ", thị trấn " in name for name in hamlets)

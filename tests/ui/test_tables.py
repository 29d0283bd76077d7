"""Tables: Qt's own model tester, order, search, copy and paste, frozen columns, shapes of cells."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.context import UiContext
from app.ui.tables import Cell, CellState, Column, FilteredTable, RowRole, TableModel, shown
from app.ui.widgets.cells import paint_cell
from app.ui.widgets.table import Table
from app.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Line:
    """A row for these tests."""

    name: str
    km: Decimal | None
    on: date | None = None


LINES = (
    Line("Trường Hà", Decimal("11.118"), date(2022, 1, 14)),
    Line("Đa Thông", None),
    Line("Cần Yên", Decimal(9), date(2021, 12, 31)),
    Line("Cải Viên", Decimal(100)),
)


def _columns(edits: list[tuple[str, str]] | None = None) -> tuple[Column[Line], ...]:
    def edit(row: Line, text: str) -> None:
        if text == "sai":
            raise ValueError("Ghi một số")
        (edits if edits is not None else []).append((row.name, text))

    return (
        Column("name", "Xã", lambda row: row.name, width=120),
        Column("km", "Km\nđường biên", lambda row: row.km, is_number=True, edit=edit),
        Column("on", "Ngày", lambda row: row.on),
    )


def _shown(model: QAbstractItemModel, column: int = 0) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_that_the_models_pass_qts_model_tester(qtmodeltester: ModelTester) -> None:
    model = TableModel(_columns(), LINES, section_of=lambda row: row.name if row.name.startswith("Đ") else "")
    qtmodeltester.check(model)
    qtmodeltester.check(FilteredTable(model))


@pytest.mark.data("demo")
def test_that_every_table_of_every_page_passes_qts_model_tester(window: MainWindow, qtmodeltester: ModelTester) -> None:
    for key in ("overview", "units", "submissions", "reviews", "system"):
        window.go(key)
    tables = window.findChildren(Table)
    assert tables
    for table in tables:
        qtmodeltester.check(table.model)
        qtmodeltester.check(table.proxy)


def test_that_words_sort_in_vietnamese_order_and_blanks_come_last() -> None:
    proxy = FilteredTable(TableModel(_columns(), LINES))
    proxy.sort(0)
    assert _shown(proxy) == ["Cải Viên", "Cần Yên", "Đa Thông", "Trường Hà"]
    proxy.sort(1)
    assert _shown(proxy) == ["Cần Yên", "Trường Hà", "Cải Viên", "Đa Thông"]


@given(st.lists(st.one_of(st.none(), st.decimals(-1000, 1000, places=3)), max_size=12))
def test_that_numbers_sort_as_numbers(values: list[Decimal | None]) -> None:
    proxy = FilteredTable(TableModel(_columns(), [Line(str(number), value) for number, value in enumerate(values)]))
    proxy.sort(1)
    kept = [proxy.index(row, 0).data(RowRole).km for row in range(proxy.rowCount())]
    numbers = [value for value in kept if value is not None]
    assert numbers == sorted(numbers)
    assert kept == numbers + [None] * (len(values) - len(numbers))


@pytest.mark.parametrize("typed", ["truong", "TRƯỜNG", "trươ\u0300ng ha", "ha 11,118"])
def test_that_search_finds_without_accents_and_over_all_columns(typed: str) -> None:
    proxy = FilteredTable(TableModel(_columns(), LINES))
    proxy.set_text(typed)
    assert _shown(proxy) == ["Trường Hà"]


def test_that_a_column_is_filtered_by_its_values() -> None:
    proxy = FilteredTable(TableModel(_columns(), LINES))
    assert proxy.distinct(0) == ("Cải Viên", "Cần Yên", "Đa Thông", "Trường Hà")
    proxy.set_column_filter(0, frozenset({"Cần Yên"}))
    assert _shown(proxy) == ["Cần Yên"]
    proxy.set_column_filter(0, None)
    assert len(_shown(proxy)) == 4


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Decimal("1234.5"), "1.234,5"),
        (0, "0"),
        (date(2022, 1, 5), "05/01/2022"),
        (True, "×"),
        (False, ""),
    ],
)
def test_that_values_are_written_as_everywhere(value: object, text: str) -> None:
    assert shown(value) == text


def test_that_a_range_is_copied_with_its_headers_and_a_cell_without(qtbot: QtBot, context: UiContext) -> None:
    table = Table(context, "thử", TableModel(_columns(), LINES), by_cell=True)
    qtbot.addWidget(table)
    table.show()
    flags = QItemSelectionModel.SelectionFlag.Select
    for row in (0, 1):
        for column in (0, 1):
            table.view.selectionModel().select(table.proxy.index(row, column), flags)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Xã\tKm đường biên\nTrường Hà\t11,118\nĐa Thông\t"
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    table.view.selectionModel().setCurrentIndex(table.proxy.index(0, 1), only)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "11,118"


def test_that_a_range_is_pasted_into_editable_cells_only(qtbot: QtBot, context: UiContext) -> None:
    edits: list[tuple[str, str]] = []
    table = Table(context, "thử", TableModel(_columns(edits), LINES), by_cell=True, is_sortable=False)
    qtbot.addWidget(table)
    table.show()
    table.view.setCurrentIndex(table.proxy.index(0, 0))
    QGuiApplication.clipboard().setText("X\t5\nY\t6\n")
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edits == [("Trường Hà", "5"), ("Đa Thông", "6")]


def test_that_a_wrong_text_stays_out_and_says_why() -> None:
    model = TableModel(_columns(), LINES)
    assert model.setData(model.index(0, 1), "sai") is False
    assert model.refused == "Ghi một số"


def test_that_enter_opens_the_row(qtbot: QtBot, context: UiContext) -> None:
    table = Table(context, "thử", TableModel(_columns(), LINES))
    qtbot.addWidget(table)
    table.show()
    table.select(lambda row: row.name == "Cần Yên")
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [LINES[2]]


def test_that_the_selection_survives_a_reload(qtbot: QtBot, context: UiContext) -> None:
    table = Table(context, "thử", TableModel(_columns(), LINES))
    qtbot.addWidget(table)
    table.select(lambda row: row.name == "Cần Yên")
    table.set_rows([replace(row, km=Decimal(1)) for row in reversed(LINES)], same=lambda row: row.name)
    assert table.current_row() == Line("Cần Yên", Decimal(1), date(2021, 12, 31))


def test_that_frozen_columns_stay_while_the_rest_scrolls(qtbot: QtBot, context: UiContext) -> None:
    wide = [*_columns(), *(Column[Line](f"c{number}", f"Cột {number}", lambda row: row.km) for number in range(12))]
    table = Table(context, "thử", TableModel(wide, LINES), frozen=1)
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    frozen = table.view.findChildren(QTableView)[0]
    table.view.horizontalScrollBar().setValue(300)
    assert table.view.columnViewportPosition(0) == -300
    assert frozen.columnViewportPosition(0) == 0
    assert frozen.width() == table.view.columnWidth(0)


def test_that_a_width_set_by_hand_is_remembered_at_full_size(qtbot: QtBot, context: UiContext) -> None:
    table = Table(context, "thử", TableModel(_columns(), LINES))
    qtbot.addWidget(table)
    table.show()
    table.view.horizontalHeader().resizeSection(0, 222)
    again = Table(context, "thử", TableModel(_columns(), LINES))
    qtbot.addWidget(again)
    assert again.view.columnWidth(0) == 222


def _picture(cell: Cell, text: str = "") -> bytes:
    image = QImage(100, 32, QImage.Format.Format_RGB32)
    image.fill(theme.current().color("surface"))
    painter = QPainter(image)
    paint_cell(painter, image.rect(), text, cell, is_number=True, is_selected=False)
    painter.end()
    return bytes(image.bits())


def test_that_every_state_of_a_cell_looks_different_even_without_colour() -> None:
    pictures = [_picture(Cell(state=state)) for state in CellState if state is not CellState.VALUE]
    pictures += [_picture(Cell(), "0"), _picture(Cell(), "5"), _picture(Cell(is_corrected=True), "5"), _picture(Cell())]
    assert len(set(pictures)) == len(pictures)


def test_that_a_hundred_thousand_rows_open_at_once(qtbot: QtBot, context: UiContext) -> None:
    rows = [Line(f"xóm {number}", Decimal(number)) for number in range(100_000)]
    table = Table(context, "lớn", TableModel(_columns(), rows))
    qtbot.addWidget(table)
    table.show()
    assert table.proxy.rowCount() == 100_000

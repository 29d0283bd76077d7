"""«Số liệu»: typed like a sheet, ranges pasted from Excel, refusals at the cell, one undo for one range."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.plans.work import PlanFigure
from app.services.plans import figures, plan_owners, register
from app.services.workspace import Workspace
from app.ui.forms import Form
from app.ui.plans.figure_columns import FIXED, two_lines
from app.ui.plans.figure_grid import FigureGrid
from app.ui.plans.targets_tab import TargetsTab
from app.ui.tables import CellRole, CellState
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.target_windows import Opener, opener, said, undo
from tests.support.windows import box_of, type_text

LAO_CAI, BINH_PHUOC = "lao-cai-1219", "binh-phuoc-2022"
DAY = date(2026, 6, 1)


@pytest.fixture
def on(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """The tab on a day, at a plan."""
    return opener(make_window, open_data)


def grid_of(tab: TargetsTab, measure: str) -> FigureGrid:
    """The grid with the cursor on a measure."""
    tab.enter_figures(measure)
    return tab.figures.table


def stored(tab: TargetsTab) -> dict[tuple[str, str, str], Decimal | None]:
    found = figures.figures(tab.context.workspace, tab.plan_key)
    return {(item.measure, item.period, item.agency): item.value for item in found}


def paste(grid: FigureGrid, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def look(grid: FigureGrid) -> CellState:
    return CellState(grid.view.currentIndex().data(CellRole).state)


def edit(grid: FigureGrid, text: str) -> None:
    """F2, other letters, Enter, as in Excel."""
    QTest.keyClick(grid.view, Qt.Key.Key_F2)
    editor = grid.view.focusWidget()
    line = next(item for item in grid.view.findChildren(QLineEdit) if item.isVisible())
    assert editor is not None
    line.selectAll()
    type_text(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_that_a_number_is_typed_into_a_cell_enter_goes_down_and_the_target_follows(on: Opener) -> None:
    tab = on(DAY, LAO_CAI)
    grid = grid_of(tab, "X02")
    assert look(grid) is CellState.BLANK
    edit(grid, "1.200")
    assert stored(tab) == {("X02", "2026", ""): Decimal(1200)}
    cell = grid.current_cell()
    assert cell is not None
    assert cell.row.origin.measure.key != "X02"
    assert cell.place.period.text == "2026"
    edit(grid_of(tab, "X01"), "1.500")
    tab.turn(0)
    rows = {row.target.key: row for row in tab.targets.rows}
    assert rows["tai-lieu"].standing.counted.words == "80 %"


def test_that_a_range_from_excel_is_one_undo_and_what_cannot_be_stays_red_with_its_sentence(
    on: Opener, boxes_open: None
) -> None:
    tab = on(DAY, LAO_CAI)
    grid = grid_of(tab, "X02")
    keys = [row.origin.measure.key for row in grid.model.rows]
    first = keys.index("X02")
    assert keys[first : first + 3] == ["X02", "X01", "X04"]
    paste(grid, "80\r\n100\r\n120\r\n")
    assert stored(tab) == {("X02", "2026", ""): Decimal(80), ("X01", "2026", ""): Decimal(100)}
    assert said(tab).endswith("; 1 ô chưa lưu. Gõ vào ô là lưu ngay.")
    assert look(grid) is CellState.BLOCKED, "the cursor stands on what was refused"
    assert "là 120, lớn hơn" in tab.figures.words.text()
    edit(grid, "90")
    assert stored(tab)[("X04", "2026", "")] == 90
    assert "chưa lưu" not in said(tab)
    undo(tab)
    undo(tab)
    assert stored(tab) == {}


def test_that_a_denominator_of_nought_and_words_stay_at_the_cell_until_emptied(on: Opener) -> None:
    tab = on(DAY, LAO_CAI)
    grid = grid_of(tab, "X01")
    edit(grid, "0")
    assert "là mẫu số, bằng 0 thì không tính được tỷ lệ" in tab.figures.words.text()
    edit(grid, "12.5")
    assert tab.figures.words.text().startswith("“12.5” không phải là một số")
    QTest.keyClick(grid.view, Qt.Key.Key_Delete)
    assert (look(grid), stored(tab)) == (CellState.BLANK, {})


def test_that_not_known_is_not_blank_and_blank_is_not_nought(on: Opener) -> None:
    tab = on(DAY, LAO_CAI)
    grid = grid_of(tab, "X02")
    edit(grid, "?")
    grid.go("X02")
    assert look(grid) is CellState.ASKED
    assert stored(tab) == {("X02", "2026", ""): None}
    edit(grid, "0")
    grid.go("X02")
    assert (look(grid), grid.view.currentIndex().data()) == (CellState.VALUE, "0")
    QTest.keyClick(grid.view, Qt.Key.Key_Delete)
    assert (look(grid), stored(tab)) == (CellState.BLANK, {})


def test_that_owners_stand_across_and_their_sum_has_its_coverage(on: Opener) -> None:
    tab = on(DAY, LAO_CAI)
    tab.turn(1)
    view = tab.figures
    view.lens.across.setCurrentIndex(0)
    view.lens.period.setCurrentIndex(view.lens.period.findData("2026"))
    names = [column.title.replace("\n", " ") for column in view.table.model.columns[FIXED:]]
    assert names[:3] == ["Cả kế hoạch", "Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh"]
    view.table.go("X01", FIXED + 1)
    paste(view.table, "30\t50")
    assert stored(tab) == {("X01", "2026", "bo-chqs"): Decimal(30), ("X01", "2026", "cong-an"): Decimal(50)}
    view.table.go("X01", FIXED)
    assert view.table.view.currentIndex().data() == "80 · 2/2"
    QTest.keyClick(view.table.view, Qt.Key.Key_F2)
    line = next(item for item in view.table.view.findChildren(QLineEdit) if item.isVisible())
    assert line.text() == "", "a sum of others is never entered by pressing Enter"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert len(stored(tab)) == 2


def test_that_what_registers_count_is_not_typed_and_says_so(on: Opener) -> None:
    tab = on(date(2022, 11, 1), BINH_PHUOC)
    grid = grid_of(tab, "T13")
    assert tab.figures.words.text().endswith("được đếm từ sổ theo dõi, không nhập tay.")
    edit(grid, "3")
    assert "được đếm từ sổ theo dõi" in tab.figures.words.text()
    assert stored(tab) == {}


def test_that_paper_and_remark_are_written_in_the_box_of_a_cell(on: Opener, boxes_open: None) -> None:
    tab = on(DAY, LAO_CAI)
    grid = grid_of(tab, "X02")
    QTest.keyClick(grid.view, Qt.Key.Key_Return)
    box = box_of(tab.window())
    form = box.findChild(Form)
    assert isinstance(form, Form)
    verb = next(item for item in box.findChildren(Button) if item.property("kind") == "primary")
    form.set_values(value="tám mươi")
    verb.click()
    assert "không phải là một số" in box.refusal.text()
    form.set_values(value="80", document="Báo cáo 12/BC-CHQS", note="số liệu minh họa")
    verb.click()
    (figure,) = figures.figures(tab.context.workspace, LAO_CAI)
    assert (figure.value, figure.document, figure.note) == (Decimal(80), "Báo cáo 12/BC-CHQS", "số liệu minh họa")
    assert tab.figures.words.text().endswith("80 người; Báo cáo 12/BC-CHQS; số liệu minh họa")


def test_that_units_of_the_territory_get_columns_of_their_own(on: Opener, boxes_open: None) -> None:
    tab = on(DAY, LAO_CAI)
    tab.turn(1)
    view = tab.figures
    view.lens.across.setCurrentIndex(0)
    before = len(view.table.places)
    view.lens.ask_more(view)
    form = box_of(tab.window()).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(units=("0",))
    next(b for b in box_of(tab.window()).findChildren(Button) if b.property("kind") == "primary").click()
    assert len(view.table.places) == before + 1
    unit = view.table.places[-1].owner
    ws = tab.context.workspace
    assert unit not in plan_owners.named(ws, register.find(ws, LAO_CAI))
    figures.set_figure(
        ws, LAO_CAI, PlanFigure(plan_id=0, measure="X01", period="2026", value=Decimal(5), unit_id=unit.unit_id)
    )
    assert unit in plan_owners.named(ws, register.find(ws, LAO_CAI))
    assert unit not in plan_owners.offered(ws, register.find(ws, LAO_CAI))


def test_that_owners_may_stand_across_before_a_plan_has_begun(on: Opener) -> None:
    tab = on(date(2022, 1, 1), LAO_CAI)
    tab.turn(1)
    lens = tab.figures.lens
    lens.across.setCurrentIndex(0)
    assert (lens.is_by_owner, lens.period.count(), tab.figures.table.places) == (True, 0, ())
    assert "số đo" in said(tab)


def test_that_long_headings_take_two_lines() -> None:
    assert two_lines("Năm 2026") == "Năm 2026"
    assert two_lines("6 tháng đầu năm 2022") == "6 tháng đầu\nnăm 2022"
    assert two_lines("Sở Lao động - Thương binh và Xã hội") == "Sở Lao động - T…\nbinh và Xã hội"
    assert two_lines("Uỷbannhândântỉnhdài") == "Uỷbannhândântỉn…"

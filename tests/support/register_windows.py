"""«Sổ theo dõi» in a real window: reached on a day, its cells typed, its rows read as they are shown."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.plans import register
from app.ui.plans.page import PlansPage
from app.ui.plans.register_rows import GridRow
from app.ui.plans.registers_tab import RegistersTab
from app.ui.tables import CellRole, RowRole
from app.ui.window import MainWindow
from tests.support.filled_plans import seen_on
from tests.support.plan_windows import Opener


def registers_on(made: MainWindow, open_data: Opener, day: date, register_key: str, plan: str = "") -> RegistersTab:
    """A register on a day, seen from a plan, of the data file without reports."""
    ws = open_data("empty")
    if plan and plan not in {item.key for item in register.plans(ws)}:
        register.adopt(ws, plan)
    made.show_workspace(seen_on(ws, day))
    return tab_of(made, register_key, plan)


def tab_of(window: MainWindow, part: object, plan: str = "") -> RegistersTab:
    """The tab at a register, at a line or at the border line."""
    known = register.plans(window.context.workspace)
    window.go("plans", ("registers", plan or known[0].key, part))
    page = window.page
    assert isinstance(page, PlansPage)
    assert isinstance(page.tab, RegistersTab)
    return page.tab


def rows_of(tab: RegistersTab) -> list[GridRow]:
    """The lines in the order of the grid."""
    proxy = tab.board.grid.table.proxy
    return [proxy.index(number, 0).data(RowRole) for number in range(proxy.rowCount())]


def titles_of(tab: RegistersTab) -> list[str]:
    """What stands in the first column."""
    proxy = tab.board.grid.table.proxy
    return [str(proxy.index(number, 0).data()) for number in range(proxy.rowCount())]


def column_of(tab: RegistersTab, key: str) -> int:
    """The place of a column."""
    return [item.key for item in tab.board.grid.table.model.columns].index(key)


def type_into(tab: RegistersTab, row: int, key: str, text: str) -> None:
    """Put another text into a cell, as its editor does."""
    grid = tab.board.grid
    grid.table.proxy.setData(grid.table.proxy.index(row, column_of(tab, key)), text)
    QApplication.processEvents()


def wrong_cells(tab: RegistersTab) -> dict[tuple[int, str], str]:
    """Cells that say why they are not taken: place and sentence."""
    grid, found = tab.board.grid, {}
    for row in range(grid.table.proxy.rowCount()):
        for place, column in enumerate(grid.table.model.columns):
            cell = grid.table.proxy.index(row, place).data(CellRole)
            if cell.tone == "block":
                found[row, column.key] = cell.tooltip
    return found


def paste(tab: RegistersTab, text: str) -> None:
    """Ctrl+V of a copied range, as new lines."""
    QApplication.clipboard().setText(text)
    tab.board.grid.paste_below()


def totals_of(tab: RegistersTab) -> str:
    """The totals in words below the grid."""
    return " ".join(tab.board.totals.text().split())


def go_to(tab: RegistersTab, row: int, key: str) -> None:
    """The cursor on a cell, the keyboard there."""
    tab.board.grid.go(row, column_of(tab, key))
    tab.board.grid.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

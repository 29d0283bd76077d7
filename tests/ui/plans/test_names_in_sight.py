"""On a small screen the names in the lists of «Kế hoạch» still tell the rows apart, and no chip is cut."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from app.services.workspace import Workspace
from app.ui import theme
from app.ui.plans.duties_tab import DutiesTab
from app.ui.plans.page import PlansPage
from app.ui.plans.targets_tab import TargetsTab
from app.ui.widgets.cells import cell_width, wrapped
from app.ui.widgets.chip import chip_size
from app.ui.widgets.labels import fitted
from app.ui.widgets.table import Table
from app.ui.window import MainWindow
from tests.support.plan_windows import tasks_on

#: 1366×768 as it is, and at 150 % of Windows.
SIZES = [(1366, 768), (911, 480)]
DAY = date(2026, 11, 22)


def width_of(table: Table, key: str) -> int:
    """Pixels a column has."""
    place = next(at for at, column in enumerate(table.model.columns) if column.key == key)
    return table.view.columnWidth(place)


def names_seen(table: Table) -> list[str]:
    """What of each name is painted in its column."""
    column = next(item for item in table.model.columns if item.key == "title")
    seen = []
    for row in table.model.rows:
        cell = column.look(row)
        metrics = QFontMetrics(theme.current().font("strong" if cell.is_strong else "content"))
        room = width_of(table, "title") - theme.current().px(20 + 12 * cell.indent)
        lines = wrapped(column.text(row), metrics, room) if cell.wraps else [fitted(column.text(row), metrics, room)]
        seen.append("\n".join(lines))
    return seen


@pytest.mark.parametrize("size", SIZES)
def test_that_names_of_targets_are_told_apart_and_what_is_asked_takes_no_more_than_it_needs(
    window: MainWindow, open_data: Callable[[str], Workspace], qapp: QApplication, size: tuple[int, int]
) -> None:
    window.resize(*size)
    tasks_on(window, open_data, DAY, "binh-phuoc-2022")
    window.go("plans", ("targets", "binh-phuoc-2022"))
    qapp.processEvents()
    assert isinstance(window.page, PlansPage)
    table = window.page.tab_of(TargetsTab).targets.table
    names = names_seen(table)
    assert len(set(names)) == len(names)
    asked = next(item for item in table.model.columns if item.key == "asked")
    assert width_of(table, "asked") <= max(cell_width(asked.text(row), asked.look(row)) for row in table.model.rows)


@pytest.mark.parametrize("size", SIZES)
def test_that_no_state_of_a_duty_is_cut(
    window: MainWindow, open_data: Callable[[str], Workspace], qapp: QApplication, size: tuple[int, int]
) -> None:
    window.resize(*size)
    tasks_on(window, open_data, DAY, "ha-quang-2022")
    window.go("plans", ("duties", "ha-quang-2022"))
    qapp.processEvents()
    assert isinstance(window.page, PlansPage)
    tab = window.page.tab_of(DutiesTab)
    table = tab.views.list.table
    state = next(item for item in table.model.columns if item.key == "state")
    room = width_of(table, "state") - theme.current().px(20)
    assert table.model.rows
    for row in table.model.rows:
        assert chip_size(state.text(row), state.look(row).chip).width() <= room


def test_that_a_message_covers_no_totals_of_the_matrix(
    window: MainWindow, open_data: Callable[[str], Workspace], qapp: QApplication
) -> None:
    window.resize(1366, 768)
    tasks_on(window, open_data, DAY, "ha-quang-2022")
    window.go("plans", ("duties", "ha-quang-2022", "matrix"))
    assert isinstance(window.page, PlansPage)
    matrix = window.page.tab_of(DutiesTab).views.matrix
    window.context.say("Đã ghi")
    qapp.processEvents()
    totals, snackbar = matrix.table.totals, window.snackbar
    assert totals.isVisibleTo(window)
    assert snackbar.mapTo(window, snackbar.rect().bottomLeft()).y() < totals.mapTo(window, totals.rect().topLeft()).y()
    cells = [column.text(row) for column in matrix.table.model.columns for row in matrix.table.model.rows]
    assert any(text.startswith("trễ ") and text.endswith(" ngày") for text in cells)

"""«Kinh phí»: lines with their sums in sight, what was overspent is told, everything by keys."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.services.plans import costs
from app.services.workspace import Workspace
from app.ui.forms import Form
from app.ui.plans.cost_columns import state_of
from app.ui.plans.targets_tab import TargetsTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.target_windows import Opener, opener, said, undo
from tests.support.windows import box_of

LAO_CAI = "lao-cai-1219"


@pytest.fixture
def on(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """The tab on a day, at a plan."""
    return opener(make_window, open_data)


def fill(tab: TargetsTab, **values: str) -> None:
    """Type into the box that is open and press its verb."""
    box = box_of(tab.window())
    form = box.findChild(Form)
    assert isinstance(form, Form)
    form.set_values(**values)
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()


def test_that_money_is_entered_summed_warned_about_and_taken_out(on: Opener, boxes_open: None) -> None:
    tab = on(date(2026, 6, 1), LAO_CAI)
    tab.turn(2)
    assert said(tab) == "Chưa ghi kinh phí nào."
    tab.costs.add()
    fill(tab, title="Tập huấn báo cáo viên", planned="15 triệu")
    assert "không phải là một số" in box_of(tab.window()).refusal.text()
    fill(tab, planned="15.000.000", spent="16.500.000", source="Ngân sách tỉnh", task="2.4.b")
    assert said(tab) == "Dự toán 15.000.000 đồng, đã chi 16.500.000 đồng; 3 chỗ chi vượt dự toán."
    QTest.keyClick(tab.costs.table.view, Qt.Key.Key_Insert)
    fill(tab, title="Tài liệu", year="2027", planned="5.000.000")
    table = tab.costs.table
    assert [text for text, _cell in table.totals.cells] == ["Tổng cộng", "", "", "20.000.000", "16.500.000", ""]
    assert [state_of(line)[0] for line in table.model.rows] == ["Vượt dự toán", "Chưa ghi chi"]
    caption = table.model.columns[0].look(table.model.rows[0]).caption
    assert caption.startswith("2.4.b. ")
    QApplication.processEvents()
    words = [item.text() for item in tab.costs.findChildren(QLabel) if item.isVisibleTo(tab)]
    assert "Tập huấn báo cáo viên: đã chi 16.500.000 đồng, vượt dự toán 15.000.000 đồng là 1.500.000 đồng." in words
    tab.costs.year.setCurrentIndex(tab.costs.year.findData(2027))
    assert [line.title for line in table.model.rows] == ["Tài liệu"]
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    fill(tab, spent="4.000.000")
    assert said(tab) == "Dự toán 5.000.000 đồng, đã chi 4.000.000 đồng."
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert len(costs.board(tab.context.workspace, LAO_CAI).lines) == 1
    undo(tab)
    assert len(costs.board(tab.context.workspace, LAO_CAI).lines) == 2

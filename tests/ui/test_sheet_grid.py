"""The workbook's own grid: merged cells, hidden rows and columns, widths that fit, many findings of one kind."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.findings import Finding, Severity, Where
from app.domain.indicators import Catalogue
from app.domain.sheets import GridRow, SheetGrid
from app.domain.submissions import StoredFinding
from app.ui.submissions.finding_card import FindingLine
from app.ui.submissions.findings_view import FindingsView
from app.ui.submissions.marks import Marks
from app.ui.submissions.sheet_model import SheetModel, fitted
from app.ui.submissions.sheet_view import SheetView
from app.ui.widgets.buttons import Button
from tests.support.sample_catalogue import sample_catalogue

SHEET = SheetGrid(
    "02_ChiTieu",
    is_hidden=True,
    rows=(
        GridRow(1, (("A", "BÁO CÁO"), ("D", ""))),
        GridRow(3, (("A", "A14"), ("B", "Số hộ"), ("D", "10")), is_hidden=True),
        GridRow(4, (("A", "A15"), ("B", "Số hộ giáp biên"), ("D", "7"))),
    ),
    hidden_columns=("C",),
    merged=(("A1", "D2"), ("B3", "B4"), ("F9", "G9")),
)


def test_that_merged_cells_span_the_rows_that_are_listed() -> None:
    model = SheetModel()
    model.show_sheet(SHEET, Marks())
    assert model.spans(SHEET) == [(0, 0, 1, 4), (1, 1, 2, 1)]


def test_that_hidden_rows_columns_and_sheets_are_named(qtbot: QtBot) -> None:
    view = SheetView()
    qtbot.addWidget(view)
    view.show_workbook((SHEET,), Marks())
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [view.model.headerData(number, across) for number in range(4)] == ["A", "B", "C ẩn", "D"]
    assert [view.model.headerData(number, down) for number in range(3)] == ["1", "3 ẩn", "4"]
    assert view.model.headerData(1, down, Qt.ItemDataRole.ToolTipRole) == "Hàng ẩn trong tệp"
    assert view.tabs.tabText(0) == "02_ChiTieu (ẩn)"
    assert view.grid.columnSpan(0, 0) == 4


def test_that_only_the_widest_column_gives_way_and_not_for_nothing() -> None:
    assert fitted([52, 420, 124], 500) == [52, 324, 124]
    assert fitted([52, 420, 124], 2000) == [52, 420, 124]
    assert fitted([52, 420, 400], 300) == [52, 216, 400]
    assert fitted([], 300) == []


def _many(count: int) -> tuple[StoredFinding, ...]:
    return tuple(
        StoredFinding(number, Finding("negative", Severity.ERROR, Where("03_Xom", f"C{number}")), is_open=True)
        for number in range(1, count + 1)
    )


def _view(qtbot: QtBot, items: tuple[StoredFinding, ...], catalogue: Catalogue) -> FindingsView:
    view = FindingsView()
    qtbot.addWidget(view)
    view.show()
    view.show_findings(items, catalogue, "Chỉ để xem.")
    return view


def test_that_five_hundred_findings_of_one_kind_cost_a_few_lines_and_are_all_reached(qtbot: QtBot) -> None:
    view = _view(qtbot, _many(500), sample_catalogue())
    assert len(view.findChildren(FindingLine)) < 40
    seen = set()
    for _step in range(500):
        view.step(1)
        assert view.current is not None
        seen.add(view.current.id)
    assert len(seen) == 500


def test_that_a_kind_is_folded_until_it_is_asked_for(qtbot: QtBot) -> None:
    other = StoredFinding(900, Finding("hamlet-unclear", Severity.QUESTION, Where("03_Xom", "B9")), is_open=True)
    view = _view(qtbot, (*_many(6), other), sample_catalogue())
    assert view.current == other
    assert view.findChildren(FindingLine) == []
    (head,) = [item for item in view.findChildren(Button) if item.text().endswith("· 6")]
    head.click()
    assert view.current is not None
    assert view.current.finding.code == "negative"


def test_that_the_filter_narrows_by_cell_and_f8_stays_inside(qtbot: QtBot) -> None:
    view = _view(qtbot, _many(30), sample_catalogue())
    assert view.search.isVisible()
    view.search.setText("c17")
    view.step(1)
    view.step(1)
    assert view.current is not None
    assert view.current.finding.where.cell == "C17"

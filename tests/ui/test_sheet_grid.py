"""The workbook's own grid: merged cells, hidden rows and columns, widths that fit, many findings of one kind."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.findings import Finding, Severity, Where
from app.domain.indicators import Catalogue
from app.domain.sheets import GridRow, SheetGrid
from app.domain.submissions import StoredFinding
from app.ui.submissions.finding_card import FindingLine
from app.ui.submissions.findings_view import FindingsView
from app.ui.submissions.marks import Marks
from app.ui.submissions.sheet_head import Head, head_of
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


# --- what stays in sight ---


def _form(first: int, *, columns: int = 30, rows: int = 80) -> SheetGrid:
    """A sheet with running number, name and code before figures in many columns, its head in row ``first`` - 1."""
    letters = [chr(65 + number) if number < 26 else f"A{chr(39 + number)}" for number in range(columns)]
    head = GridRow(first - 1, (("A", "TT"), ("B", "Nội dung"), ("C", "Mã"), *((one, "Năm nay") for one in letters[3:])))
    values = tuple((one, "7") for one in letters[3:])
    lines = (
        GridRow(number, (("A", str(number)), ("B", f"Chỉ tiêu số {number}"), ("C", f"A{number}"), *values))
        for number in range(first, first + rows)
    )
    return SheetGrid("Bieu", is_hidden=False, rows=(GridRow(1, (("A", "BÁO CÁO"),)), head, *lines))


def _marks(sheet: SheetGrid) -> Marks:
    places = (Where(sheet.name, f"{one}{row.number}") for row in sheet.rows[2:] for one, _text in row.cells[3:])
    return Marks(values=frozenset(places))


def test_that_name_and_code_and_the_head_are_found_wherever_they_stand() -> None:
    rows = [(1, {0: "BÁO CÁO"}), (4, {1: "Tên", 2: "Mã", 3: "Số"}), (5, {1: "hộ", 2: "", 3: "hộ"})]
    rows += [(number, {0: "0", 1: f"Xóm số {number}", 2: f"X{number}", 3: "5"}) for number in range(6, 12)]
    values = frozenset((number, 3) for number in range(6, 12))
    assert head_of(rows, values) == Head(1, 3, (1, 2))
    assert head_of(rows, frozenset()) == Head()
    keys = [(number, {0: f"465e7bd7-446a-{number}-98a2b1c0", 1: "3", 2: "12/05/2021"}) for number in range(1, 9)]
    assert head_of(keys, frozenset((number, 1) for number in range(1, 9))) == Head()


def test_that_name_code_and_head_rows_stay_in_sight_while_the_sheet_is_scrolled(qtbot: QtBot) -> None:
    view, sheet = SheetView(), _form(8)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    view.show_workbook((sheet,), _marks(sheet))
    grid = view.grid
    assert not any(pane.isVisible() for pane in grid.panes), "nothing is covered while all is in sight"
    grid.horizontalScrollBar().setValue(900)
    grid.verticalScrollBar().setValue(900)
    assert all(pane.isVisible() for pane in grid.panes)
    shown = [column for column in range(30) if not grid.columns_pane.isColumnHidden(column)]
    assert shown == [1, 2]
    name = grid.columns_pane.indexAt(QPoint(4, 200))
    figure = grid.indexAt(QPoint(grid.columns_pane.width() + 60, 200))
    assert name.row() == figure.row()
    assert grid.rows_pane.indexAt(QPoint(300, 2)).row() == 1


def test_that_the_cursor_never_goes_below_what_stands_still(qtbot: QtBot) -> None:
    view, sheet = SheetView(), _form(8)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    view.show_workbook((sheet,), _marks(sheet))
    assert view.go_to(Where("Bieu", "Z60"))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
        for _step in range(18):
            QTest.keyClick(view.grid, key)
            cell, covered = view.grid.visualRect(view.grid.currentIndex()), view.grid.frozen()
            assert cell.top() >= covered.height()
            assert cell.left() >= covered.width()
    assert str(view.current()) == "Bieu!H42"

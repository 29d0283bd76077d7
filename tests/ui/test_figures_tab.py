"""«Số liệu tổng hợp»: groups, shapes of cells, totals, filters, search, copying, and the way to the sources."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.figures import Unplaced, UnplacedReason
from app.services import reviews
from app.ui.reviews.figures_rows import written_total
from app.ui.reviews.figures_tab import FiguresTab
from app.ui.reviews.page import FIGURES
from app.ui.tables import CellRole, CellState, RowRole
from app.ui.window import MainWindow
from tests.support.windows import reviews_page, type_text

pytestmark = pytest.mark.data("sent")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 60_000


def cell(tab: FiguresTab, code: str, title: str) -> tuple[str, CellState]:
    """Text and shape of one cell of the table."""
    model = tab.table.model
    row = next(n for n, item in enumerate(model.rows) if item.indicator and item.indicator.code == code)
    column = next(n for n, item in enumerate(model.columns) if item.title.replace("\n", " ") == title)
    index = model.index(row, column)
    return str(index.data() or ""), index.data(CellRole).state


def codes(tab: FiguresTab) -> list[str]:
    """The indicators in sight, in order; headings by their words."""
    rows = [tab.table.proxy.index(number, 0).data(RowRole) for number in range(tab.table.proxy.rowCount())]
    return [row.indicator.code if row.indicator else row.heading for row in rows]


def test_that_the_table_shows_groups_shapes_totals_and_coverage(window: MainWindow, qtbot: QtBot) -> None:
    tab = reviews_page(qtbot, window, "figures").figures
    totals = reviews.consolidate(window.context.workspace, 2021)
    catalogue = window.context.workspace.presets.catalogue(2021)
    assert codes(tab)[:2] == ["A. Đặc điểm tình hình", "A01"]
    for code in ("A01", "A14", "C01", "E06", "G08"):
        assert cell(tab, code, "Toàn bộ")[0] == written_total(catalogue[code], totals.cells[code])
    assert cell(tab, "A14", "Có số")[0] == f"{totals.cells['A14'].reported}/8"
    assert cell(tab, "A08", "Có số")[0].endswith(" đồn")
    assert cell(tab, "A14", "Trường Hà")[1] is CellState.NOT_SUBMITTED
    assert cell(tab, "A08", "Sóc Hà")[1] is CellState.NOT_OWNED
    blank = next(
        code
        for code in codes(tab)
        if code in catalogue
        and catalogue[code].owner.value in ("commune", "hamlet")
        and cell(tab, code, "Cải Viên")[0] == ""
    )
    assert cell(tab, blank, "Cải Viên")[1] is CellState.BLANK
    assert cell(tab, "A03", "Lũng Nặm") == ("0", CellState.VALUE)


def test_that_totals_stand_before_the_communes(window: MainWindow, qtbot: QtBot) -> None:
    tab = reviews_page(qtbot, window, "figures").figures
    keys = [column.key for column in tab.table.model.columns]
    assert keys[:7] == ["code", "name", "measure", "total", "coverage", "previous", "change"]
    assert all(key.startswith("unit:") for key in keys[7:])
    assert len(keys) == 7 + 8


def test_that_filters_narrow_the_table(window: MainWindow, qtbot: QtBot) -> None:
    tab = reviews_page(qtbot, window, "figures").figures
    everything = codes(tab)
    catalogue = window.context.workspace.presets.catalogue(2021)
    rows = [row for row in tab.table.model.rows if row.indicator]
    core = [row.indicator.code for row in rows if row.indicator.is_core]
    notable = [row.indicator.code for row in rows if row.change is not None and abs(row.change) >= 30]
    for (button, _rule), wanted in zip(tab._filters, (core, notable), strict=False):
        button.setChecked(True)
        assert codes(tab) == wanted
        assert 0 < len(wanted) < len(catalogue)
        button.setChecked(False)
    assert codes(tab) == everything


@pytest.mark.parametrize("typed", ["phat quang", "PHÁT QUANG", "pha\u0301t quang"])
def test_that_search_needs_no_accents(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    tab = reviews_page(qtbot, window, "figures").figures
    QTest.keyClick(tab.table.view, Qt.Key.Key_F, CTRL)
    assert window.focusWidget() is tab.search
    type_text(tab.search, typed)
    assert "E06" in codes(tab)
    assert "A01" not in codes(tab)


def test_that_ctrl_c_copies_a_range_with_its_headers(window: MainWindow, qtbot: QtBot) -> None:
    tab = reviews_page(qtbot, window, "figures").figures
    tab.table.select(lambda row: row.indicator is not None and row.indicator.code == "A14")
    QTest.keyClick(tab.table.view, Qt.Key.Key_C, CTRL)
    head, line = (text.split("\t") for text in QGuiApplication.clipboard().text().split("\n"))
    assert head[:5] == ["Mã", "Chỉ tiêu", "ĐVT", "Toàn bộ", "Có số"]
    assert line[:2] == ["A14", "Số hộ"]
    assert line[3] == cell(tab, "A14", "Toàn bộ")[0]
    assert len(head) == len(line) == 15


def test_that_enter_opens_the_sources_and_esc_closes_them(window: MainWindow, qtbot: QtBot) -> None:
    tab = reviews_page(qtbot, window, "figures").figures
    assert window.focusWidget() is tab.table.view
    tab.table.select(lambda row: row.indicator is not None and row.indicator.code == "E06")
    QTest.keyClick(tab.table.view, Qt.Key.Key_Return)
    assert tab.sources.isVisible()
    assert tab.sources.heading.text() == "E06 · Km phát quang"
    QTest.keyClick(tab.table.view, Qt.Key.Key_Escape)
    assert not tab.sources.isVisible()


def test_that_search_of_the_window_leads_to_the_sources_of_an_indicator(window: MainWindow, qtbot: QtBot) -> None:
    page = reviews_page(qtbot, window, "E06")
    assert page.tab_bar.currentIndex() == FIGURES
    assert page.figures.sources.heading.text() == "E06 · Km phát quang"


def test_that_the_table_says_what_a_merger_leaves_out(window: MainWindow, qtbot: QtBot) -> None:
    tab = reviews_page(qtbot, window, "figures").figures
    assert tab.changes.isHidden()
    left_out = Unplaced(1, "Cải Viên", "A14", "", Decimal(209), UnplacedReason.UNKNOWN)
    tab._show(replace(tab.totals, unplaced=(left_out,)))
    assert tab.changes.isVisible()
    assert "Cải Viên (01 số)" in tab.changes.text()

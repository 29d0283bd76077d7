"""The border line in the window: drawn from rows, moved along by arrows, its gaps with the team next to them."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.plans.registers import RegisterEntry
from app.services.plans import registers
from app.ui.plans.registers_tab import RegistersTab
from app.ui.window import MainWindow
from tests.support.plan_windows import Opener
from tests.support.register_windows import registers_on, tab_of, titles_of

DAY = date(2022, 12, 20)
SOC_HA, TRUONG_HA = "Sóc Hà", "Trường Hà"


def unit(tab: RegistersTab, name: str) -> int:
    """The number of a commune."""
    titles = registers.unit_titles(tab.context.workspace)
    return next(key for key, title in titles.items() if title.endswith(name))


def line(tab: RegistersTab, unit_id: int, numbers: str, teams: dict[str, str]) -> None:
    """Markers and teams of one commune."""
    ws = tab.context.workspace
    day = date(2021, 5, 1)
    markers = [
        RegisterEntry(register="markers", title=text, on_day=day, unit_id=unit_id, values={"station": "Đồn Sóc Giang"})
        for text in numbers.split()
    ]
    registers.save_all(ws, "markers", markers)
    registers.save_all(
        ws,
        "teams",
        [
            RegisterEntry(register="teams", title=name, on_day=day, unit_id=unit_id, values={"markers": kept})
            for name, kept in teams.items()
        ],
    )


@pytest.fixture
def tab(make_window: Callable[[], MainWindow], open_data: Opener) -> RegistersTab:
    """The border line of the data file without reports."""
    return registers_on(make_window(), open_data, DAY, "border")


def said(tab: RegistersTab) -> str:
    """The sentence of the page."""
    return "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


def test_that_without_markers_the_line_says_what_to_enter_and_leads_there(tab: RegistersTab) -> None:
    assert "Chưa có mốc nào trong sổ" in said(tab)
    button = tab.buttons()[1]
    assert button is not None
    button.click()
    assert not tab.is_border
    assert tab.board.key == "markers"


def test_that_gaps_come_from_rows_with_the_team_next_to_them_and_close_when_a_team_takes_them(
    tab: RegistersTab,
) -> None:
    ws, here = tab.context.workspace, unit(tab, SOC_HA)
    line(tab, here, "669 668 668/1 670", {"Tổ tự quản xóm Nà Kéo": "668; 668/1", "Tổ tự quản xóm Lũng Pán": "670"})
    gaps = tab.border.gaps.model
    assert [gaps.columns[0].text(row) for row in gaps.rows] == ["mốc 669"]
    assert gaps.columns[1].text(gaps.rows[0]) == "tổ Nà Kéo; tổ Lũng Pán"
    assert gaps.columns[5].text(gaps.rows[0]) == "Đồn Sóc Giang"
    assert said(tab) == "4 mốc, từ 668 đến 670; 3 mốc có tổ, dân tự quản, còn 1 đoạn trống, 1 mốc."
    (team,) = [
        row.entry for row in registers.sheet(ws, "teams", tab.board.head.span).rows if "Nà Kéo" in row.entry.title
    ]
    tab.border.gaps.row_opened.emit(gaps.rows[0])
    assert not tab.is_border
    assert tab.board.side.row is not None
    assert tab.board.side.row.key == team.id
    form = tab.board.side.form.form
    assert form is not None
    form.set_values(markers="668; 668/1; 669")
    tab.board.side.take()
    tab.open_part("border")
    assert said(tab) == "4 mốc, từ 668 đến 670; 4 mốc có tổ, dân tự quản."


def test_that_arrows_move_along_the_line_into_the_next_commune_and_enter_opens_the_team(tab: RegistersTab) -> None:
    line(tab, unit(tab, SOC_HA), "668 669", {"Tổ Nà Kéo": "668; 669"})
    line(tab, unit(tab, TRUONG_HA), "670 670/1", {"Tổ Pác Bó": "670"})
    marks = tab.border.marks
    tab.border.choose(0)
    for _step in range(2):
        QTest.keyClick(marks, Qt.Key.Key_Right)
    assert tab.border.unit_name.text() == "Xã Trường Hà"
    assert tab.border.here.text().startswith("Mốc 670 ")
    QTest.keyClick(marks, Qt.Key.Key_Left)
    assert tab.border.here.text() == "Mốc 669 · Đồn Sóc Giang · Tổ Nà Kéo"
    QTest.keyClick(tab.border, Qt.Key.Key_F8)
    assert tab.border.here.text() == "Mốc 670/1 · Đồn Sóc Giang · chưa có tổ"
    wide = marks.minimumWidth()
    QTest.keyClick(marks, Qt.Key.Key_Plus)
    assert marks.minimumWidth() > wide
    QTest.keyClick(marks, Qt.Key.Key_Home)
    QTest.keyClick(marks, Qt.Key.Key_Return)
    assert not tab.is_border
    assert tab.board.key == "teams"
    assert tab.board.side.row is not None
    assert tab.board.side.row.entry.title == "Tổ Pác Bó"


def test_that_the_line_of_accepted_reports_reads_ranges_of_markers_and_finds_their_gaps(window: MainWindow) -> None:
    tab = tab_of(window, "border")
    gaps = tab.border.gaps.model
    assert [gaps.columns[0].text(row) for row in gaps.rows] == [
        "mốc 612", "mốc 636 – 636/1", "mốc 659 – 660", "mốc 677 – 677/1", "mốc 689",
    ]  # fmt: skip
    assert said(tab).startswith("107 mốc, từ 612 đến 698; 99 mốc")
    tab.border.marks.move_to(2)
    tab.border.marks.open_team()
    assert tab.board.key == "teams"
    assert "Ngườm Quốc" in str(tab.board.grid.table.current_row().entry.title)
    assert tab.board.side.form.isHidden()
    assert "Theo báo cáo của xã Cần Nông" in tab.board.side.note.text()
    assert titles_of(tab)

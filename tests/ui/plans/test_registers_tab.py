"""«Sổ theo dõi»: lines typed like a sheet, refusals at their cells, people beside «lượt», secrecy, what counts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.plans.registers import RegisterEntry, RegisterPerson
from app.domain.plans.spans import span
from app.services.plans import register, register_export, registers
from app.ui.plans.registers_tab import RegistersTab
from app.ui.window import MainWindow
from tests.support.fingers import Keyboard
from tests.support.plan_windows import Opener
from tests.support.register_windows import (
    go_to,
    paste,
    registers_on,
    rows_of,
    tab_of,
    titles_of,
    totals_of,
    type_into,
    wrong_cells,
)

DAY = date(2022, 12, 20)
PLAN = "lang-son-luat-bien-phong"


@pytest.fixture
def shown(make_window: Callable[[], MainWindow], open_data: Opener) -> Callable[..., RegistersTab]:
    """A register of the data file without reports, seen from the plan on the law of the border guard."""

    def show(key: str) -> RegistersTab:
        return registers_on(make_window(), open_data, DAY, key, PLAN)

    return show


def stored(tab: RegistersTab, key: str) -> list[str]:
    """The names of the lines in the data file."""
    ws = tab.context.workspace
    return [row.entry.title for row in registers.sheet(ws, key, span("2022")).rows]


def course(tab: RegistersTab, title: str, day: date | None, *people: RegisterPerson, **values: str) -> RegisterEntry:
    """A training course of the plan."""
    ws = tab.context.workspace
    plan_id = register.find(ws, PLAN).id
    entry = RegisterEntry(register="trainings", title=title, on_day=day, plan_id=plan_id, values=values)
    return registers.save(ws, entry, people)


def uses_of(tab: RegistersTab) -> list[str]:
    """What the side panel says a line counts for."""
    lines = tab.board.side._use_lines
    items = (lines.itemAt(number) for number in range(lines.count()))
    return [widget.text() for item in items if item and isinstance(widget := item.widget(), QLabel)]


def test_that_a_line_is_added_typed_changed_and_undone_by_keys(
    shown: Callable[..., RegistersTab], qtbot: QtBot
) -> None:
    tab = shown("trainings")
    ws, window = tab.context.workspace, tab.window()
    assert isinstance(window, MainWindow)
    keys = Keyboard(window)
    tab.board.grid.table.view.setFocus()
    keys.press(Qt.Key.Key_Insert)
    keys.write("Lớp trưởng xóm")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(tab, "trainings") == ["Lớp trưởng xóm"])
    (row,) = rows_of(tab)
    assert (row.key > 0, row.entry.plan_id) == (True, register.find(ws, PLAN).id)
    go_to(tab, 0, "attendance")
    keys.press(Qt.Key.Key_F2)
    keys.write("1.200")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows_of(tab)[0].entry.values == {"attendance": "1200"})
    ws.store.undo("người thử")
    assert rows_of(tab)[0].entry.values == {}
    go_to(tab, 0, "title")
    keys.press(Qt.Key.Key_Delete)
    assert stored(tab, "trainings") == []
    ws.store.undo("người thử")
    assert titles_of(tab) == ["Lớp trưởng xóm"]


def test_that_a_wrong_cell_stays_in_sight_with_its_sentence_until_it_is_mended(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    course(tab, "Lớp 1", date(2022, 3, 5))
    type_into(tab, 0, "on_day", "31/02/2022")
    assert list(wrong_cells(tab)) == [(0, "on_day")]
    assert "không phải một ngày" in wrong_cells(tab)[0, "on_day"]
    assert rows_of(tab)[0].texts["on_day"] == "31/02/2022"
    assert registers.sheet(tab.context.workspace, "trainings", span("2022")).rows[0].entry.on_day == date(2022, 3, 5)
    assert "1 dòng chưa lưu" in "".join(str(getattr(part, "text", part)) for part in tab.sentence())
    type_into(tab, 0, "on_day", "28/2/2022")
    assert wrong_cells(tab) == {}
    assert rows_of(tab)[0].entry.on_day == date(2022, 2, 28)


def test_that_a_day_ahead_a_unit_nobody_knows_and_a_choice_there_is_not_are_told_at_their_cells(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    paste(tab, "Lớp 1\t25/12/2022\t\tXã Không Có\t\t\t\tqua thư")
    assert [key for _row, key in wrong_cells(tab)] == ["on_day", "unit", "form"]
    assert "trực tiếp, trực tuyến, kết hợp" in wrong_cells(tab)[0, "form"]
    assert stored(tab, "trainings") == []


def twenty(*, seventh: str = "07/03/2022", twelfth: str = "32") -> str:
    """Twenty copied rows; by default all of them right."""
    rows = []
    for number in range(1, 21):
        day = seventh if number == 7 else f"{number:02}/03/2022"
        count = twelfth if number == 12 else str(20 + number)
        rows.append("\t".join(["Lớp", day, "", "", "", "", "", "", "1", count]).replace("Lớp", f"Lớp {number}", 1))
    return "\n".join(rows)


def test_that_twenty_pasted_rows_with_two_bad_ones_are_told_at_their_cells_and_nothing_is_half_stored(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    paste(tab, twenty(seventh="ngày mai", twelfth="ba chục"))
    assert stored(tab, "trainings") == []
    assert len(rows_of(tab)) == 20
    assert list(wrong_cells(tab)) == [(6, "on_day"), (11, "attendance")]
    here = tab.board.grid.table.view.currentIndex()
    assert (here.row(), here.column()) == (6, 1)
    type_into(tab, 6, "on_day", "7/3/2022")
    assert stored(tab, "trainings") == []
    type_into(tab, 11, "attendance", "32")
    assert len(stored(tab, "trainings")) == 20
    assert "số học viên theo lớp: 610 lượt người" in totals_of(tab).lower()
    tab.context.workspace.store.undo("người thử")
    assert stored(tab, "trainings") == []


def test_that_bad_rows_are_left_out_only_by_a_word_and_all_of_them_by_escape(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    paste(tab, twenty(seventh="ngày mai", twelfth="ba chục"))
    assert tab.board.grid.leave_out.text() == "Bỏ dòng sai, lưu 18 dòng"
    tab.board.grid.forget()
    assert (rows_of(tab), stored(tab, "trainings")) == ([], [])
    paste(tab, twenty(seventh="ngày mai"))
    tab.board.grid.leave_out.click()
    assert len(stored(tab, "trainings")) == 19
    assert "Lớp 7" not in stored(tab, "trainings")


def test_that_a_range_over_lines_changes_them_in_one_step_and_goes_on_below(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    for number in (1, 2):
        course(tab, f"Lớp {number}", date(2022, 3, number), attendance="10")
    go_to(tab, 1, "title")
    QApplication.clipboard().setText("Lớp hai\t2/3/2022\nLớp ba\t3/3/2022")
    tab.board.grid.paste()
    assert stored(tab, "trainings") == ["Lớp 1", "Lớp hai", "Lớp ba"]
    assert rows_of(tab)[1].entry.values == {"attendance": "10"}
    tab.context.workspace.store.undo("người thử")
    assert stored(tab, "trainings") == ["Lớp 1", "Lớp 2"]


def test_that_different_people_stand_beside_names_and_a_course_without_list_says_so(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    hoa = RegisterPerson(full_name="Lý Thị Hoa", birth_year=1980, workplace="Trạm y tế")
    course(tab, "Lớp 1", date(2022, 3, 5), hoa, RegisterPerson(full_name="Mã Văn Ba", birth_year=1971, workplace="Xã"))
    course(tab, "Lớp 2", date(2022, 9, 1), hoa)
    course(tab, "Lớp 3", date(2022, 10, 1))
    told = totals_of(tab)
    assert "Số người trong danh sách: 2 người (2/3 lớp)" in told
    assert "Lượt người trong danh sách: 3 lượt người (2/3 lớp)" in told


def test_that_markers_stand_in_the_order_of_the_line_and_a_number_written_once_is_enough(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("markers")
    paste(tab, "670\n668/1\n669\n668\n68")
    assert titles_of(tab) == ["68", "668", "668/1", "669", "670"]
    assert [row.entry.values["number"] for row in rows_of(tab)] == ["68", "668", "668/1", "669", "670"]


def test_that_a_line_above_the_level_of_the_reader_is_closed_not_found_not_copied_not_written(
    shown: Callable[..., RegistersTab], tmp_path: Path
) -> None:
    tab = shown("incidents")
    ws = tab.context.workspace
    made = [
        RegisterEntry(
            register="incidents", title=f"Vụ {mark}", on_day=date(2022, 4, 5), secrecy=mark,
            values={"measure": f"biện pháp {mark}"},
        )
        for mark in ("", "Mật", "Tối mật")
    ]  # fmt: skip
    registers.save_all(ws, "incidents", made)
    assert titles_of(tab) == ["Vụ", "•••", "•••"]
    tab.board.head.reader.setCurrentIndex(1)
    assert titles_of(tab) == ["Vụ", "Vụ Mật", "•••"]
    assert "Số vụ việc: 3 vụ" in totals_of(tab)
    grid = tab.board.grid.table
    grid.set_text("Tối mật")
    assert titles_of(tab) == ["•••"]
    grid.set_text("biện pháp Tối")
    assert titles_of(tab) == []
    grid.set_text("")
    grid.view.selectAll()
    grid.view.copy_range()
    assert "biện pháp Mật" in QApplication.clipboard().text()
    assert "biện pháp Tối mật" not in QApplication.clipboard().text()
    type_into(tab, 2, "title", "đổi tên")
    assert stored(tab, "incidents")[2] == "Vụ Tối mật"
    book = load_workbook(register_export.export(ws, "incidents", span("2022"), tmp_path, reader="Mật"))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert "Vụ Mật" in cells
    assert not any("Vụ Tối mật" in text for text in cells)
    assert any(text.startswith("1 dòng có độ mật") for text in cells)


def test_that_a_line_says_what_it_counts_for_with_its_clause_and_why_it_does_not(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    counted = course(tab, "Lớp 1", date(2022, 3, 5))
    undated = course(tab, "Lớp 2", None)
    tab.open_part(counted.id)
    assert any(text.startswith("Sản phẩm “Tập huấn 01 ngày") for text in uses_of(tab))
    tab.open_part(undated.id)
    assert uses_of(tab) == ["Tính cho", "Chưa ghi ngày nên chưa tính vào kỳ nào."]


def test_that_the_form_beside_the_grid_stores_what_is_typed_when_the_cursor_goes_on(
    shown: Callable[..., RegistersTab],
) -> None:
    tab = shown("trainings")
    first, second = course(tab, "Lớp 1", date(2022, 3, 5)), course(tab, "Lớp 2", date(2022, 4, 5))
    tab.open_part(first.id)
    form = tab.board.side.form.form
    assert form is not None
    form.set_values(agency="Phòng Tư pháp")
    assert tab.board.grid.select_entry(second.id)
    QApplication.processEvents()
    assert registers.find(tab.context.workspace, first.id).entry.agency == "Phòng Tư pháp"
    form = tab.board.side.form.form
    assert form is not None
    form.set_values(attendance="nhiều")
    tab.board.side.take()
    assert list(wrong_cells(tab)) == [(1, "attendance")]
    assert registers.find(tab.context.workspace, second.id).entry.values == {}


def test_that_registers_the_plan_counts_by_come_first_with_its_lines(shown: Callable[..., RegistersTab]) -> None:
    tab = shown("trainings")
    course(tab, "Lớp 1", date(2022, 3, 5))
    rows = tab.board.shelf.model.rows
    used = [bool(row.uses or row.of_plan) for row in rows]
    assert used == sorted(used, reverse=True)
    (row,) = [row for row in rows if row.definition.key == "trainings"]
    assert (row.count, row.of_plan) == (1, 1)
    tab.board.head.scope.setCurrentIndex(1)
    assert titles_of(tab) == ["Lớp 1"]
    window = tab.window()
    assert isinstance(window, MainWindow)
    assert titles_of(tab_of(window, "trainings", "ha-quang-2022")) == []

"""Lists into registers: a box asks before anything is stored; people under a course; what goes out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.plans.registers import RegisterEntry
from app.domain.plans.spans import span
from app.services.plans import register_export, register_import, register_paper, registers
from app.ui.plans.register_lists import ListBox
from app.ui.plans.register_people import DoubtBox, PeopleBox
from app.ui.plans.registers_tab import RegistersTab
from app.ui.window import MainWindow
from tests.support.plan_windows import Opener
from tests.support.register_windows import registers_on, totals_of
from tests.support.windows import idle

DAY = date(2022, 12, 20)
YEAR = span("2022")


@pytest.fixture
def tab(make_window: Callable[[], MainWindow], open_data: Opener) -> RegistersTab:
    """Training courses of the data file without reports."""
    return registers_on(make_window(), open_data, DAY, "trainings")


def window_of(tab: RegistersTab) -> MainWindow:
    """The window of the tab."""
    window = tab.window()
    assert isinstance(window, MainWindow)
    return window


def box_in(window: MainWindow, qtbot: QtBot) -> ListBox:
    """The box over a list that was read."""
    idle(qtbot, window)
    (box,) = [item for item in window.findChildren(ListBox) if item.isVisible()]
    return box


def titles(tab: RegistersTab) -> list[str]:
    """The names of the lines in the data file."""
    return [row.entry.title for row in registers.sheet(tab.context.workspace, "trainings", YEAR).rows]


def test_that_a_pasted_list_is_asked_about_before_anything_is_stored(
    tab: RegistersTab, qtbot: QtBot, boxes_open: None
) -> None:
    head = "TÊN LỚP\tSố người dự\tNgày khai giảng\tNgười báo tin"
    QApplication.clipboard().setText(f"{head}\nLớp A\t30\t1/2/2022\tx\nLớp B\t3o\t5/3/2022\tx\nTổng cộng\t30\t\t")
    tab.board._in_ways()["Từ vùng đã chép, có dòng tiêu đề"]()
    box = box_in(window_of(tab), qtbot)
    assert len(box.preview.lines) == 2
    assert "không ghi người báo tin" in box.told.text()
    (question,) = box.preview.questions
    assert not box.verb.isEnabled()
    assert titles(tab) == []
    box.answer(question.key, "32")
    box.verb.click()
    assert titles(tab) == ["Lớp A", "Lớp B"]
    assert "Số học viên theo lớp: 62 lượt người" in totals_of(tab)
    tab.context.workspace.store.undo("người thử")
    assert titles(tab) == []


def test_that_people_are_pasted_under_a_course_counted_apart_and_a_doubt_is_answered(
    tab: RegistersTab, qtbot: QtBot, boxes_open: None
) -> None:
    ws, window = tab.context.workspace, window_of(tab)
    entry = registers.save(ws, RegisterEntry(register="trainings", title="Lớp 1", on_day=date(2022, 3, 5)))
    tab.open_part(entry.id)
    QApplication.clipboard().setText(
        "Họ và tên\tNăm sinh\tNơi công tác\nLý Thị Hoa\t1980\tTrạm y tế\nMã Văn Ba\t1971\tXã Sóc Hà\n"
    )
    tab.board.side.people.paste.click()
    box_in(window, qtbot).verb.click()
    assert len(registers.find(ws, entry.id).persons) == 2
    assert "2 người khác nhau; 2 lượt" in tab.board.side.people.told.text()
    other = registers.save(ws, RegisterEntry(register="trainings", title="Lớp 2", on_day=date(2022, 4, 5)))
    tab.open_part(other.id)
    tab.board.side.people.open_list()
    (people,) = [item for item in window.findChildren(PeopleBox) if item.isVisible()]
    people.rows.put(0, 0, "Lý Thị Hoa")
    assert not people.rows.put(0, 1, "tám mươi")
    people.verb.click()
    assert "Số người trong danh sách: 3 người" in totals_of(tab)
    assert "ít nhất 2: còn 1 cặp tên" in totals_of(tab)
    tab.board.side.people.open_doubts()
    (doubt,) = [item for item in window.findChildren(DoubtBox) if item.isVisible()]
    doubt.reason.setText("cùng trạm")
    assert doubt._decide(is_same=True)
    doubt.reject()
    assert "Số người trong danh sách: 2 người" in totals_of(tab)
    assert registers.doubts(ws, "trainings") == ()


def test_that_the_empty_form_is_read_back_and_a_register_goes_on_paper(tab: RegistersTab, tmp_path: Path) -> None:
    ws = tab.context.workspace
    path = register_export.blank(ws, "trainings", tmp_path)
    book = load_workbook(path)
    assert book["Cách ghi"]["A2"].value == "Tên lớp"
    assert "trực tiếp, trực tuyến, kết hợp" in [row[1].value for row in book["Cách ghi"].rows]
    for place, text in enumerate(["Lớp 1", "5/3/2022"], 1):
        book["Sổ"].cell(2, place, text)
    book.save(path)
    register_import.store(ws, register_import.from_file(ws, "trainings", path))
    assert titles(tab) == ["Lớp 1"]
    made = register_paper.write(ws, "trainings", tmp_path, YEAR)
    assert sorted(item.suffix for item in made) == [".docx", ".pdf"]

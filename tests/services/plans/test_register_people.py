"""People under a line of a register, read from lists: known again, asked about where one name is two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.awards.intake import LEAVE_OUT, LineState
from app.domain.plans.registers import RegisterEntry
from app.domain.plans.spans import span
from app.errors import Refused
from app.services.plans import register_people, registers
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.register_entries import a_workbook, course, person

YEAR = span("2022")


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    return replace(copied(empty_template), clock=FixedClock(datetime(2023, 1, 18, 1, 0, tzinfo=UTC)))


def test_that_people_are_read_from_a_workbook_once(ws: Workspace, tmp_path: Path) -> None:
    entry = registers.save(ws, course())
    path = a_workbook(
        tmp_path,
        ("STT", "Họ và tên", "Năm sinh", "Nơi công tác", "Chức vụ"),
        (1, "Lý Thị Hoa", 1980, "Trạm y tế Sóc Hà", "Trạm trưởng"),
        (2, "Ông Mã Văn Ba", "12/5/1975", "Công an xã", "Công an viên"),
    )
    row = register_people.store(ws, register_people.from_file(ws, entry.id, path))
    assert [(item.full_name, item.birth_year, item.role) for item in row.persons] == [
        ("Lý Thị Hoa", 1980, "Trạm trưởng"), ("Mã Văn Ba", 1975, "Công an viên"),
    ]  # fmt: skip
    again = register_people.from_file(ws, entry.id, path)
    assert {line.state for line in again.lines} == {LineState.KNOWN}
    assert register_people.store(ws, again).persons == row.persons


def test_that_a_name_that_repeats_is_asked_about(ws: Workspace) -> None:
    entry = registers.save(ws, course(), [person("Lý Thị Hoa", None)])
    shown = register_people.from_text(ws, entry.id, "Họ và tên\tNăm sinh\nLý Thị Hoa\t1980\nLý Thị Hoa\t1990\n")
    assert len(shown.questions) == 2
    with pytest.raises(Refused, match="là một người hay người khác"):
        register_people.store(ws, shown)
    answered = register_people.answer(ws, shown, {item.key: "add" for item in shown.questions})
    assert len(register_people.store(ws, answered).persons) == 3


def test_that_a_row_of_people_without_a_name_is_asked_about(ws: Workspace) -> None:
    entry = registers.save(ws, course())
    text = "STT\tHọ và tên\tNăm sinh\tĐơn vị\n1\tLý Thị Hoa\t1980\tTrạm y tế\n2\t\t1985\tCông an xã\n3\t\t\t\n"
    shown = register_people.from_text(ws, entry.id, text)
    assert [line.state for line in shown.lines] == [LineState.NEW, LineState.ASKED]
    (question,) = shown.questions
    assert "không ghi họ tên" in question.sentence
    assert "Công an xã" in question.sentence
    with pytest.raises(Refused, match="không ghi họ tên"):
        register_people.store(ws, shown)
    left = register_people.answer(ws, shown, {question.key: LEAVE_OUT})
    assert [line.state for line in left.lines] == [LineState.NEW, LineState.LEFT_OUT]
    assert len(register_people.store(ws, left).persons) == 1


def test_that_a_list_without_headings_or_names_is_not_guessed(ws: Workspace) -> None:
    entry = registers.save(ws, course())
    bare = register_people.from_text(ws, entry.id, "Lý Thị Hoa\t1980\nMã Văn Ba\t1975\n")
    assert [item.code for item in bare.questions] == ["headings"]
    taken = register_people.answer(ws, bare, {bare.questions[0].key: "take"})
    assert [line.person.birth_year for line in taken.lines if line.person] == [1980, 1975]
    session = registers.save(ws, RegisterEntry(register="sessions", title="Buổi 1"))
    with pytest.raises(Refused, match="không ghi danh sách người"):
        register_people.from_text(ws, session.id, "Họ và tên\nLý Thị Hoa\n")

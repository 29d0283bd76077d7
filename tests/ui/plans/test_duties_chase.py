"""Letters that remind, from the board: ticked are exactly those who are late, each letter lists what it is about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.plans.work import DutyRuling
from app.services import papers
from app.services.plans import duties, duty_entries, duty_rulings
from app.services.workspace import Workspace
from app.ui.papers.page import PapersPage
from app.ui.plans.duties_tab import DutiesTab
from app.ui.plans.duty_chase_box import ChaseBox
from app.ui.window import MainWindow
from tests.support.duty_windows import Opener, green, opener, press_verb, select, window_of, words_of
from tests.support.windows import box_of, idle

PLAN_74 = "ha-quang-2022"
#: The settlement of plan 74 has no day of its own: one is set, so that some offices are late and others due soon.
DUE = date(2022, 3, 10)


@pytest.fixture
def opened(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """The tab on a day, at a plan."""
    return opener(make_window, open_data)


def chase_box(tab: DutiesTab) -> ChaseBox:
    """The box of the letters."""
    box = box_of(window_of(tab))
    assert isinstance(box, ChaseBox)
    return box


def letters(ws: Workspace) -> list[str]:
    """To whom drafts of letters lie among the papers."""
    found = (papers.content(ws, item.id) for item in papers.papers(ws, 2022))
    return sorted(name for item in found if "đôn đốc" in item.subject.lower() for name in item.addressees)


def test_that_exactly_the_late_ones_are_ticked_and_get_a_letter(opened: Opener, boxes_open: None) -> None:
    tab = opened(date(2022, 1, 21), PLAN_74)
    ws = tab.context.workspace
    on_time = [row for row in duties.board(ws) if row.owner.name in ("xã Sóc Hà", "xã Cải Viên")]
    for row in on_time:
        if row.duty.key == "commune-report":
            duty_entries.extend(ws, row.at, date(2022, 1, 25), "Mưa lũ")
    part = select(tab, "award-dossier").at.part_id
    duty_rulings.rule(ws, DutyRuling(part_id=part, due_on=date(2022, 1, 27), document="12/TB-BCĐ"))
    button = green(tab)
    assert button.text() == "Đôn đốc 6 nơi"
    button.click()
    box = chase_box(tab)
    assert len(box.reminders) == 8, "those due soon can be ticked, too"
    assert len(box.ticked) == 6
    assert {item.addressee for item in box.ticked}.isdisjoint({"UBND xã Sóc Hà", "UBND xã Cải Viên"})
    words = words_of(box)
    assert f"Kính gửi: {box.ticked[0].addressee}" in words
    assert "Chưa nộp; quá hạn 01 ngày (hạn đến hết ngày 20/01/2022)." in words
    assert "Sắp đến hạn, nộp đến hết ngày 27/01/2022, còn 05 ngày làm việc." in words
    wanted = sorted(item.addressee for item in box.ticked)
    assert box.verb.text() == "Soạn 6 công văn"
    box.verb.click()
    assert letters(ws) == wanted
    assert isinstance(window_of(tab).page, PapersPage)


def test_that_selected_lines_are_ticked_by_keys_and_a_waiting_draft_is_kept(opened: Opener, boxes_open: None) -> None:
    tab = opened(date(2022, 1, 21), PLAN_74)
    ws = tab.context.workspace
    table = tab.views.list.table
    select(tab, "commune-report")
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    names = {row.owner.name for row in tab.views.list.selected}
    assert len(names) == 2
    tab.chase()
    box = chase_box(tab)
    assert {item.owner.name for item in box.ticked} == names
    for number in range(box.listed.count()):
        box.listed.item(number).setCheckState(Qt.CheckState.Unchecked)
    assert not box.verb.isEnabled()
    box.listed.item(0).setCheckState(Qt.CheckState.Checked)
    box.verb.click()
    QApplication.processEvents()
    assert len(letters(ws)) == 1
    window_of(tab).go("plans", "duties")
    tab.chase()
    box = chase_box(tab)
    assert box.anew.isVisibleTo(box)
    assert "Đã có dự thảo đang chờ ở “Văn bản”." in words_of(box)


def test_that_letters_go_out_as_files_at_once(
    opened: Opener, boxes_open: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(date(2022, 1, 21), PLAN_74)
    folder = tmp_path / "gửi đi"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    tab.chase()
    box = chase_box(tab)
    box.tick({box.reminders[0].owner})
    box.export.setChecked(True)
    press_verb(tab)
    idle(qtbot, window_of(tab))
    who = box.reminders[0].addressee
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".pdf"}
    assert all(who in path.name for path in folder.iterdir())


def test_that_there_is_nobody_to_remind_is_said(opened: Opener, boxes_open: None) -> None:
    tab = opened(date(2022, 1, 11), PLAN_74)
    assert green(tab).text() == "Chốt 1 hạn"
    tab.chase()
    assert "không cần đôn đốc ai" in words_of(box_of(window_of(tab)))

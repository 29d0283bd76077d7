"""Bad input of commendation in the window: one sentence where it was typed, and not one byte of the data another."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.awards.councils import Ballot, CouncilMember
from app.services.awards import councils, decisions, dossiers, nominations, quotas, steps
from app.services.awards.campaigns import of_year
from app.ui.awards import decision_boxes, intake_box, quota_box, step_boxes
from app.ui.awards.board_tab import BoardTab
from app.ui.awards.page import AwardsPage
from app.ui.dialogs import Box
from app.ui.forms import Form, Value
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.award_board import proposed
from tests.support.windows import box_of, idle

pytestmark = pytest.mark.data("empty")
HUYEN = "giay-khen-huyen"
SITTING = date(2022, 1, 17)


def dump(window: MainWindow) -> str:
    """Everything the data file holds, as SQL."""
    with closing(sqlite3.connect(window.context.workspace.folder.data_file)) as connection:
        return "\n".join(connection.iterdump())


@pytest.fixture
def held(window: MainWindow) -> tuple[BoardTab, list[int]]:
    """Two of Sóc Hà: one decided, one appraised, agreed to by the council and under a draft."""
    ws = window.context.workspace
    ids = [proposed(ws, "Sóc Hà", name).id for name in ("Hoàng Văn Sơn", "Triệu Thúy Thảo")]
    for key in ids:
        steps.propose(ws, key)
        steps.receive(ws, key, date(2022, 1, 14))
        dossiers.appraise(ws, key, "Đủ tiêu chuẩn", on=date(2022, 1, 14))
    season = of_year(ws).id
    decisions.decide(ws, decisions.draft(ws, season, HUYEN, ids[:1]).id, "15/QĐ-UBND", SITTING)
    begun = councils.begin(ws, season, "Phiên xét")
    wanted = replace(begun, members=(CouncilMember("Minh Họa"),), held_on=SITTING, ballots=(Ballot(ids[1], 1),))
    councils.save(ws, wanted)
    councils.close(ws, begun.id)
    decisions.draft(ws, season, HUYEN, ids[1:])
    window.go("awards", "board")
    assert isinstance(window.page, AwardsPage)
    return window.page.board, ids


def verb_of(box: Box) -> Button:
    """The green button of a box."""
    (found,) = [button for button in box.findChildren(Button) if button.property("kind") == "primary"]
    return found


def refused(window: MainWindow, **values: Value) -> str:
    """Fill the box that is open, press its button; what it says while it stays open."""
    box = box_of(window)
    form = box.findChild(Form)
    assert isinstance(form, Form)
    form.set_values(**values)
    verb_of(box).click()
    assert box.isVisible()
    assert box.refusal.isVisible()
    return box.refusal.text()


def the_quota(window: MainWindow, ids: list[int]) -> quotas.QuotaCell:
    board = quotas.board(window.context.workspace, of_year(window.context.workspace).id)
    return next(cell for cell in board.cells if ids[0] in {one.nomination_id for one in cell.holders})


def _fewer(window: MainWindow, tab: BoardTab, ids: list[int]) -> str:
    quota_box.ask_quota(tab, window.context, the_quota(window, ids))
    return refused(window, places="1")


def _himself(window: MainWindow, tab: BoardTab, ids: list[int]) -> str:
    row = nominations.find(window.context.workspace, ids[1])
    step_boxes.ask_heir(tab, window.context, row, row)
    return refused(window, reason="đã mất")


def _too_early(window: MainWindow, tab: BoardTab, _ids: list[int]) -> str:
    row = next(
        row
        for row in decisions.decisions(window.context.workspace, of_year(window.context.workspace).id)
        if decisions.is_draft(row.decision)
    )
    decision_boxes.ask_decision(tab, window.context, row)
    return refused(window, number="16/QĐ-UBND", on=date(2022, 1, 16))


def _deleted(window: MainWindow, tab: BoardTab, ids: list[int]) -> str:
    assert tab.grid.show_nomination(ids[0])
    QTest.keyClick(tab.grid, Qt.Key.Key_Delete)
    return told(window)


def told(window: MainWindow) -> str:
    """All words of the box that is open."""
    box = box_of(window)
    return " ".join(item.text() for item in box.findChildren(type(box.text)))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (_fewer, "Hoàng Văn Sơn, Triệu Thúy Thảo đang giữ"),
        (_himself, "Không thay “Triệu Thúy Thảo” bằng chính mình được"),
        (_too_early, "trước phiên họp “Phiên xét” ngày 17/01/2022"),
        (_deleted, "Hoàng Văn Sơn"),
    ],
)
def test_that_what_cannot_be_is_said_and_nothing_is_stored(
    window: MainWindow,
    held: tuple[BoardTab, list[int]],
    boxes_open: None,
    act: Callable[[MainWindow, BoardTab, list[int]], str],
    said: str,
) -> None:
    before = dump(window)
    assert said in act(window, *held)
    assert dump(window) == before


def test_that_a_word_file_without_a_table_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, boxes_open: None
) -> None:
    paper = docx.Document()
    paper.add_paragraph("Đề nghị khen thưởng ông Nông Văn Năm.")
    path = tmp_path / "danh sách.docx"
    paper.save(str(path))
    window.go("awards", "board")
    assert isinstance(window.page, AwardsPage)
    before = dump(window)
    intake_box.read_file(window.page, window.context, of_year(window.context.workspace), path)
    idle(qtbot, window)
    assert "bảng" in told(window)
    assert dump(window) == before

"""«Hội đồng», «Quyết định», «Giấy tờ» of «Khen thưởng»: a sitting from its beginning to the money of its decision."""

from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.awards.councils import Ballot
from app.domain.awards.nominations import NominationState
from app.services.awards import campaigns, councils, decisions, dossiers, nominations, steps
from app.ui.awards import decision_boxes
from app.ui.awards.council_tab import CouncilTab
from app.ui.awards.decisions_tab import DecisionsTab
from app.ui.awards.page import AwardsPage
from app.ui.awards.papers_tab import PapersTab
from app.ui.forms import Form
from app.ui.tables import TableModel
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.award_board import proposed
from tests.support.award_season import a_candidate, a_nominee
from tests.support.windows import box_of, idle

pytestmark = pytest.mark.data("empty")


def prepared(window: MainWindow) -> tuple[AwardsPage, list[int]]:
    """Two people of Sóc Hà and one of Cải Viên, proposed and received."""
    ws = window.context.workspace
    made = [proposed(ws, "Sóc Hà", "Hoàng Văn Sơn"), proposed(ws, "Sóc Hà", "Triệu Thúy Thảo")]
    made.append(proposed(ws, "Cải Viên", "Nông Đức Việt"))
    for item in made:
        steps.propose(ws, item.id)
        steps.receive(ws, item.id, ws.today)
    window.go("awards", "council")
    assert isinstance(window.page, AwardsPage)
    return window.page, [item.id for item in made]


def typed(model: TableModel[Any], row: int, key: str, text: str) -> bool:
    """Type into a cell, as F2 does; whether it was taken."""
    column = [item.key for item in model.columns].index(key)
    return model.setData(model.index(row, column), text)


def press(window: MainWindow, words: str) -> None:
    """Press a button of the box that is open."""
    box = box_of(window)
    next(button for button in box.findChildren(Button) if button.text() == words).click()


def test_that_a_sitting_is_begun_voted_refused_without_day_and_closed(window: MainWindow, boxes_open: None) -> None:
    page, made = prepared(window)
    tab = page.tab_of(CouncilTab)
    tab.begin()
    ws = window.context.workspace
    assert tab.found is not None
    assert {ballot.nomination_id for ballot in tab.found.ballots} == set(made)
    assert tab.sentence()[0] == "Phiên họp xét khen thưởng: đang mở, xét 3 trường hợp."
    tab.side.add_member()
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(name="Lý Thị Mẫu", role="Thư ký")
    press(window, "Thêm thành viên")
    voters = len(tab.found.members)
    assert tab.found.members[-1].name == "Lý Thị Mẫu"
    assert not typed(tab.ballots.table.model, 0, "yes", "nhiều")
    assert tab.ballots.table.model.refused == "Ghi một số"
    assert not typed(tab.ballots.table.model, 0, "yes", str(voters + 1))
    assert "Chưa lưu gì" in tab.ballots.table.model.refused
    for row in range(3):
        assert typed(tab.ballots.table.model, row, "yes", str(voters))
    result = next(column for column in tab.ballots.table.model.columns if column.key == "result")
    assert [result.text(ballot) for ballot in tab.ballots.table.model.rows] == ["đạt 100 %"] * 3
    tab.close_sitting()
    assert "chưa có ngày họp" in box_of(window).findChildren(type(box_of(window).text))[0].text()
    press(window, "Ghi phiên họp…")
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(held_on=ws.today, place="Phòng họp UBND")
    press(window, "Ghi phiên họp")
    tab.close_sitting()
    assert tab.found is not None
    assert tab.found.is_closed
    assert nominations.find(ws, made[0]).nomination.sitting_id == tab.found.id


def test_that_whom_the_council_chose_for_a_shared_place_is_proposed_by_a_button(
    window: MainWindow, boxes_open: None
) -> None:
    page, _made = prepared(window)
    ws = window.context.workspace
    season = campaigns.of_year(ws)
    names = {"Sóc Hà": "Nông Văn Nhất", "Tổng Cọt": "Nông Văn Nhì"}
    first, second = [
        a_candidate(ws, season, a_nominee(ws, unit, name), "bang-khen-tinh", achievement="Phát hiện 02 vụ")
        for unit, name in names.items()
    ]
    tab = page.tab_of(CouncilTab)
    tab.begin()
    assert tab.found is not None
    one, other = Ballot(first.id, place=2), Ballot(second.id, place=1)
    councils.save(ws, replace(tab.found, ballots=(one, other), held_on=ws.today))
    tab.reload()
    tab.close_sitting()
    assert tab.detail is not None
    assert tab.detail.may_propose
    words = f"Đề nghị {len(tab.detail.may_propose):02} trường hợp Hội đồng đã chọn"
    next(button for button in tab.side.findChildren(Button) if button.text() == words).click()
    assert nominations.find(ws, second.id).nomination.state is NominationState.PROPOSED
    tab.reload()
    assert tab.detail.may_propose == ()


def test_that_too_few_members_close_no_sitting_and_the_number_is_said(window: MainWindow, boxes_open: None) -> None:
    page, _made = prepared(window)
    tab = page.tab_of(CouncilTab)
    tab.begin()
    assert tab.found is not None
    for row in range(len(tab.found.members)):
        assert typed(tab.side.members.model, row, "is_present", "không")
    assert tab.side.panel.caption.text().endswith("chưa đủ")
    ws = window.context.workspace
    assert tab.found is not None
    held = councils.save(ws, tab.found.__class__(**{**_fields(tab.found), "held_on": ws.today}))
    tab.close_sitting()
    assert not councils.find(ws, held.id).sitting.is_closed


def _fields(sitting: object) -> dict[str, Any]:
    return {name: getattr(sitting, name) for name in sitting.__dataclass_fields__}  # type: ignore[attr-defined]  # a dataclass


def test_that_a_decision_is_drafted_dated_and_locks_the_money(window: MainWindow, boxes_open: None) -> None:
    page, made = prepared(window)
    ws = window.context.workspace
    for number in made:
        dossiers.appraise(ws, number, "Đủ tiêu chuẩn")
        steps.forward(ws, number)
    page.open_target("decisions")
    tab = page.tab_of(DecisionsTab)
    tab.draft()
    press(window, "Lập dự thảo")
    (row,) = decisions.decisions(ws, campaigns.of_year(ws).id)
    assert len(row.nominations) == 3
    tab.table.select(lambda item: item.decision.id == row.decision.id)
    tab.decide()
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(number="150/QĐ-UBND", on=window.context.workspace.today)
    press(window, "Ghi quyết định, chốt tiền thưởng")
    (row,) = decisions.decisions(ws, campaigns.of_year(ws).id)
    # Giấy khen huyện, cá nhân: 0,3 × 1.490.000 rounded up, three times.
    assert row.money.amount == 3 * 450_000
    assert nominations.find(ws, made[0]).nomination.state is NominationState.DECIDED
    assert tab.sentence()[-2] == "tiền thưởng của mọi đề nghị đang giữ suất 1.350.000 đồng"


def test_that_nobody_ready_is_said_before_any_form_opens(window: MainWindow, boxes_open: None) -> None:
    page, _made = prepared(window)
    page.open_target("decisions")
    assert decision_boxes.ready(window.context, campaigns.of_year(window.context.workspace).id) == {}
    page.tab_of(DecisionsTab).draft()
    assert "Chưa có đề nghị nào" in " ".join(
        item.text() for item in box_of(window).findChildren(type(box_of(window).text))
    )


def test_that_papers_of_a_unit_are_its_own_and_the_one_in_sight_is_drawn(window: MainWindow, qtbot: QtBot) -> None:
    page, _made = prepared(window)
    page.open_target("papers")
    tab = page.tab_of(PapersTab)
    idle(qtbot, window)
    whole = len(tab.table.model.rows)
    tab.unit.setCurrentIndex(tab.unit.findText("Xã Cải Viên"))
    idle(qtbot, window)
    mine = tab.table.model.rows
    assert 0 < len(mine) < whole
    assert {item.snapshot.name for sheet in mine for item in sheet.nominations} == {"Nông Đức Việt"}
    assert tab.preview.view.content.startswith(b"%PDF")

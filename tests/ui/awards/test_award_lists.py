"""«Đề nghị» of «Khen thưởng»: names from the reports, what is asked before storing, the editor and its proofs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.awards.nominations import NominationState, Sameness
from app.services.awards import campaigns, checks, dossiers, nominations, quotas, steps
from app.ui.awards.board_actions import with_place
from app.ui.awards.compare_box import CompareBox
from app.ui.awards.intake_box import IntakeBox
from app.ui.awards.page import AwardsPage
from app.ui.forms import Form
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.award_board import proposed
from tests.support.windows import box_of, idle


def opened(window: MainWindow) -> AwardsPage:
    """The page of the season."""
    window.go("awards", "board")
    assert isinstance(window.page, AwardsPage)
    return window.page


def lists(window: MainWindow) -> IntakeBox:
    """The box over a list that was read."""
    (box,) = [item for item in window.findChildren(IntakeBox) if item.isVisible()]
    return box


def read_reports(window: MainWindow, qtbot: QtBot) -> AwardsPage:
    """The names of the reports, stored."""
    page = opened(window)
    page._read()
    idle(qtbot, window)
    lists(window).verb.click()
    return page


def names(page: AwardsPage) -> list[str]:
    """Everybody in the list."""
    return [row.name for row in page.nominations.table.model.rows]


@pytest.mark.data("sent")
def test_that_the_names_of_the_reports_come_in_once_and_again_bring_nothing(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    page = read_reports(window, qtbot)
    season = campaigns.of_year(window.context.workspace)
    before = nominations.rows(window.context.workspace, season.id)
    assert "Nông Đức Việt" in names(page)
    assert all(row.nomination.submission_id for row in before)
    page._read()
    idle(qtbot, window)
    box = lists(window)
    assert not box.verb.isEnabled()
    assert box.verb.toolTip() == "Không có tên nào mới để lưu"
    box.reject()
    assert nominations.rows(window.context.workspace, season.id) == before


@pytest.mark.data("sent")
def test_that_all_candidates_with_a_place_are_proposed_by_one_button_and_nobody_beyond(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    page = read_reports(window, qtbot)
    page.open_target("board")
    tab = page.board
    assert tab.board is not None
    meant = with_place(tab.board, tab.side.rows)
    tab.foot.button.click()
    box = box_of(window)
    next(button for button in box.findChildren(Button) if button.property("kind") == "primary").click()
    assert tab.board.cells
    assert {row.id for row in tab.side.rows if row.nomination.holds_place} == set(meant)
    assert all(not cell.is_over for cell in tab.board.cells)


@pytest.mark.data("empty")
def test_that_a_pasted_list_asks_what_is_not_certain_and_stores_nothing_before(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    page = opened(window)
    page.open_target("nominations")
    QApplication.clipboard().setText(
        "STT\tHọ và tên\tNăm sinh\tĐơn vị đề nghị\tHình thức đề nghị\n"
        "1\tNông Văn Bảy\t1975\tXã Sóc Hà\tGiấy khen huyện\n"
        "2\tLý Thị Tám\t1980\tXã Không Có\tGiấy khen huyện\n"
    )
    QTest.keyClick(page.nominations.table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    if not [item for item in window.findChildren(IntakeBox) if item.isVisible()]:
        page.nominations.paste()
    idle(qtbot, window)
    box = lists(window)
    assert not box.verb.isEnabled()
    question = box.question.question
    assert question is not None
    assert "Không Có" in question.sentence
    box.leave_out.setChecked(True)
    assert box.verb.text() == "Lưu 1 tên"
    box.verb.click()
    assert names(page) == ["Nông Văn Bảy"]
    window.undo()
    assert names(page) == []


@pytest.mark.data("sent")
def test_that_one_person_proposed_twice_is_compared_and_the_decision_is_not_asked_again(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    page = read_reports(window, qtbot)
    page.open_target("board")
    ws, season = window.context.workspace, campaigns.of_year(window.context.workspace)
    pairs = [pair for pair in checks.duplicates(ws, season.id) if pair.match is None]
    if not pairs:
        pytest.skip("the reports of this file propose nobody twice")
    side = page.board.side
    row = next(item for item in side.rows if item.nominee.id == pairs[0].first.id)
    side._compare(row)
    (box,) = [item for item in window.findChildren(CompareBox) if item.isVisible()]
    box.reason.setText("đã hỏi xã")
    next(button for button in box.findChildren(Button) if button.text().startswith("Hai ")).click()
    match = next(pair.match for pair in checks.duplicates(ws, season.id) if pair.first.id == pairs[0].first.id)
    assert match is not None
    assert (match.sameness, match.reason) == (Sameness.DIFFERENT, "đã hỏi xã")


@pytest.mark.data("sent")
def test_that_the_editor_keeps_what_is_typed_and_says_what_the_dossier_lacks(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    ws = window.context.workspace
    page = read_reports(window, qtbot)
    row = next(item for item in page.nominations.table.model.rows if item.name == "Nông Đức Việt")
    page.nominations.open_nomination(row.id)
    editor = page.nominations.editor
    assert editor.nominee_form is not None
    editor.nominee_form.set_values(ethnicity="Tày", born="31/02/1984")
    editor.save()
    assert editor.refusal == "Không có ngày này"
    assert nominations.find(ws, row.id).nominee.ethnicity != "Tày"
    editor.nominee_form.set_values(born="21/01/1984")
    editor.save()
    assert editor.refusal == ""
    assert nominations.find(ws, row.id).nominee.ethnicity == "Tày"
    assert nominations.find(ws, row.id).nominee.born_on == date(1984, 1, 21)
    assert "Còn thiếu" in editor.proofs.dossier.missing.text()
    editor.proofs.dossier._all("hard")
    editor.proofs.dossier._all("soft")
    assert dossiers.find(ws, row.id).dossier.is_whole
    assert editor.proofs.dossier.missing.text() == "Đủ giấy tờ bắt buộc."
    assert editor.proofs.criteria.table.model.rows
    assert nominations.find(ws, row.id).nomination.state is NominationState.CANDIDATE


@pytest.mark.data("sent")
def test_that_two_dates_of_the_plan_are_shown_and_a_decision_settles_them(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    ws, page = window.context.workspace, read_reports(window, qtbot)
    season = campaigns.of_year(ws)
    page.nominations.open_nomination(page.nominations.table.model.rows[0].id)
    dossier = page.nominations.editor.proofs.dossier
    before = dossier.standing.text()
    dossier.ask_deadline()
    box = box_of(window)
    told = " ".join(item.text() for item in box.findChildren(type(box.text)))
    # Plan 74/KH-BCĐ, IV.6 "trước ngày 21/01/2022" and III.3 "trước ngày 10/02/2022": exclusive, so the day before.
    assert "20/01/2022" in told
    assert "09/02/2022" in told
    assert "hai hạn khác nhau" in told
    form = box.findChild(Form)
    assert isinstance(form, Form)
    form.set_values(due_on="09/02/2022", document="12/TB-BCĐ", decided_on=ws.today)
    next(button for button in box.findChildren(Button) if button.text() == "Chốt hạn").click()
    settled = dossiers.deadline(ws, season.id)
    assert (settled.working, settled.last) == (date(2022, 2, 9), date(2022, 2, 9))
    assert dossier.standing.text() != before
    assert "09/02/2022" in dossier.standing.text()


@pytest.mark.data("empty")
def test_that_alt_and_page_keys_move_a_candidate_among_those_who_wait_behind_a_holder(window: MainWindow) -> None:
    ws = window.context.workspace
    made = [proposed(ws, "Sóc Hà", name) for name in ("Lý Văn Một", "Lý Văn Hai", "Lý Văn Ba")]
    steps.propose(ws, made[0].id)
    page = opened(window)
    page.open_target("nominations")
    tab = page.nominations

    def waiting() -> list[str]:
        cells = quotas.board(ws, campaigns.of_year(ws).id).cells
        return [item.name for cell in cells for item in cell.candidates]

    assert waiting() == ["Lý Văn Hai", "Lý Văn Ba"]
    tab.table.select(lambda row: row.id == made[2].id)
    for _press in range(2):  # at the top a second press changes nothing and refuses nothing
        QTest.keyClick(tab, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
        assert waiting() == ["Lý Văn Ba", "Lý Văn Hai"]
    QTest.keyClick(tab, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert waiting() == ["Lý Văn Hai", "Lý Văn Ba"]

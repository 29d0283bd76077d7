"""A report accepted before the report of the year before: what the comparison shows afterwards changes nothing."""

from pathlib import Path

import pytest

from app.domain.findings import Severity
from app.domain.overview import TodoKind
from app.domain.submissions import SubmissionState
from app.errors import Refused
from app.progress import silent
from app.services import accepting, history, overview, submissions, workspace
from app.services.workspace import Workspace
from tests.support.sent_workbooks import LUNG_NAM, SOC_HA, YEAR_2020, YEAR_2021, changed_copy, received
from tests.support.stored_reports import finding

_SOC_HA_2020 = SOC_HA.replace("2021", "2020")


@pytest.fixture
def first(ws: Workspace, tmp_path: Path) -> int:
    """2021 of Sóc Hà with 200 party members for 130 (A34, row 40), accepted while nothing of 2020 is known."""
    sent = changed_copy(YEAR_2021 / SOC_HA, tmp_path / SOC_HA, "02_ChiTieu", {"E40": 200})
    (stored,) = received(ws, sent).values()
    assert not submissions.accept(ws, stored).is_compared
    return stored


def accept_year_before(ws: Workspace) -> int:
    (stored,) = received(ws, YEAR_2020 / _SOC_HA_2020).values()
    return submissions.accept(ws, stored).found_later


def test_that_a_report_accepted_first_is_compared_when_the_year_before_is_accepted(ws: Workspace, first: int) -> None:
    before = submissions.detail(ws, first)
    assert accept_year_before(ws) == 2
    after = submissions.detail(ws, first)
    # D06 really went from 21 to 34 in the samples.
    late, other = (item for item in after.findings if item.is_later)
    assert (other.finding.indicator, other.finding.data["value"], other.finding.data["previous"]) == ("D06", "34", "21")
    assert (late.finding.code, late.finding.severity) == ("stock-jump", Severity.WARNING)
    assert (late.finding.indicator, late.finding.data["value"], late.finding.data["previous"]) == ("A34", "200", "126")
    # Nothing that was accepted has changed, and its seal still holds.
    assert (after.figures, after.state, after.accepted_at) == (before.figures, before.state, before.accepted_at)
    assert [item for item in after.findings if not item.is_later] == list(before.findings)
    folder = ws.folder.path
    ws.close()
    with_seals = workspace.open_(folder, actor="Nông Thị Lan")
    try:
        assert submissions.detail(with_seals, first).state is SubmissionState.ACCEPTED
    finally:
        with_seals.close()


def test_that_the_overview_names_the_report_until_somebody_has_looked(ws: Workspace, first: int) -> None:
    accept_year_before(ws)
    (todo,) = (item for item in overview.overview(ws, 2021).todos if item.kind is TodoKind.COMPARE)
    assert (todo.count, todo.unit_names, todo.submission_id, todo.due_on) == (2, ("Sóc Hà",), first, None)
    for code in ("A34", "D06"):
        late = finding(submissions.detail(ws, first), "stock-jump", code)
        submissions.override(ws, first, late.id, "xã xác nhận")
    assert TodoKind.COMPARE not in {item.kind for item in overview.overview(ws, 2021).todos}
    settled = [item for item in submissions.detail(ws, first).findings if item.is_later]
    assert [(item.is_open, item.reason) for item in settled] == [(False, "xã xác nhận")] * 2


def test_that_nothing_else_of_an_accepted_report_can_be_let_pass(ws: Workspace, first: int) -> None:
    accept_year_before(ws)
    detail = submissions.detail(ws, first)
    others = [item for item in detail.findings if item.is_open and not item.is_later]
    assert others
    with pytest.raises(Refused, match="đã duyệt và khóa"):
        submissions.override(ws, first, others[0].id, "đúng")


def test_that_an_amendment_is_checked_like_any_report(ws: Workspace, first: int) -> None:
    accept_year_before(ws)
    amendment = submissions.detail(ws, submissions.amend(ws, first, "ghi nhầm"))
    assert [item for item in amendment.findings if item.is_later] == []
    assert finding(amendment, "stock-jump").finding.indicator == "A34"


def test_that_taking_back_the_year_before_takes_back_what_it_showed(ws: Workspace, first: int) -> None:
    accept_year_before(ws)
    history.undo(ws, is_deliberate=True)
    assert [item for item in submissions.detail(ws, first).findings if item.is_later] == []


def test_that_a_report_that_was_compared_when_accepted_is_not_told_again(ws: Workspace) -> None:
    received(ws, YEAR_2020 / _SOC_HA_2020)
    (before,) = (row.submission_id for row in submissions.board(ws, 2020) if row.unit_name == "Sóc Hà")
    submissions.accept(ws, before or 0)
    (stored,) = received(ws, YEAR_2021 / SOC_HA).values()
    outcome = submissions.accept(ws, stored)
    assert (outcome.is_compared, outcome.found_later) == (True, 0)
    amended = submissions.amend(ws, before or 0, "bổ sung văn bản")
    assert submissions.accept(ws, amended).found_later == 0


def test_that_accepting_many_knows_which_have_nothing_to_be_compared_with(ws: Workspace) -> None:
    accept_year_before(ws)
    for name in (SOC_HA, LUNG_NAM):
        received(ws, YEAR_2021 / name)
    rows = submissions.board(ws, 2021)
    here = [row for row in rows if row.is_here]
    assert accepting.without_year_before(ws, here, 2021) == ("Lũng Nặm",)
    assert accepting.accept_sound(ws, here, silent).found_later == 0

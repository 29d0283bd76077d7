"""Accepting many reports together: one operation, what is refused stays, a cancel leaves nothing."""

import pytest

from app.domain.submissions import SubmissionState
from app.progress import Cancelled, silent
from app.services import accepting, history, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import CAI_VIEN, LUNG_NAM, SOC_HA, YEAR_2021, received
from tests.support.stored_reports import operations


def _accepted(ws: Workspace) -> set[str]:
    return {row.unit_name for row in submissions.board(ws, 2021) if row.state is SubmissionState.ACCEPTED}


def _label(ws: Workspace) -> str:
    found = history.undoable(ws)
    return found.label if found else ""


@pytest.fixture
def two(ws: Workspace) -> Workspace:
    """Two sound reports wait."""
    for name in (SOC_HA, LUNG_NAM):
        received(ws, YEAR_2021 / name)
    return ws


def test_that_one_undo_takes_back_all_that_was_accepted_together(two: Workspace) -> None:
    outcome = accepting.accept_sound(two, submissions.board(two, 2021), silent)
    assert set(outcome.units) == _accepted(two) == {"Sóc Hà", "Lũng Nặm"}
    found = history.undoable(two)
    assert found is not None
    assert (found.label, found.is_acceptance) == ("Duyệt 2 báo cáo", True)
    assert set(history.reports_accepted(two, found.id)) == {"Sóc Hà", "Lũng Nặm"}
    history.undo(two, is_deliberate=True)
    assert _accepted(two) == set()
    history.redo(two)
    assert _accepted(two) == {"Sóc Hà", "Lũng Nặm"}


def test_that_a_report_refused_meanwhile_stays_with_its_reason(two: Workspace) -> None:
    rows = submissions.board(two, 2021)
    first = next(row.submission_id for row in rows if row.unit_name == "Sóc Hà")
    submissions.return_(two, first or 0, "thiếu bản cứng")
    outcome = accepting.accept_sound(two, rows, silent)
    assert outcome.units == ("Lũng Nặm",)
    (kept,) = outcome.kept
    assert (kept.unit_name, "đã trả lại" in kept.reason) == ("Sóc Hà", True)
    assert _label(two) == "Duyệt báo cáo Lũng Nặm"


def test_that_the_history_counts_what_was_accepted_and_not_what_was_kept(two: Workspace) -> None:
    received(two, YEAR_2021 / CAI_VIEN)
    rows = submissions.board(two, 2021)
    first = next(row.submission_id for row in rows if row.unit_name == "Sóc Hà")
    submissions.return_(two, first or 0, "thiếu bản cứng")
    outcome = accepting.accept_sound(two, rows, silent)
    assert (len(outcome.units), [item.unit_name for item in outcome.kept]) == (2, ["Sóc Hà"])
    assert _label(two) == "Duyệt 2 báo cáo"


def test_that_a_lone_report_is_named_in_the_history(ws: Workspace) -> None:
    received(ws, YEAR_2021 / SOC_HA)
    accepting.accept_sound(ws, submissions.board(ws, 2021), silent)
    assert _label(ws) == "Duyệt báo cáo Sóc Hà"


def test_that_nothing_accepted_leaves_no_operation(two: Workspace) -> None:
    rows = submissions.board(two, 2021)
    for row in rows:
        if row.submission_id:
            submissions.accept(two, row.submission_id)
    before = operations(two)
    assert len(accepting.accept_sound(two, rows, silent).kept) == 2
    assert operations(two) == before


def test_that_a_cancel_accepts_none(two: Workspace) -> None:
    def stop_at_second(done: int, total: int, text: str) -> None:
        if done == 1 < total and text:
            raise Cancelled

    before = operations(two)
    with pytest.raises(Cancelled):
        accepting.accept_sound(two, submissions.board(two, 2021), stop_at_second)
    assert (operations(two), _accepted(two)) == (before, set())

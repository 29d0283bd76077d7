"""A number out by a factor that only the reports of the other communes show."""

from decimal import Decimal

from app.domain.submissions import StoredFinding
from app.services import submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import YEAR_2020, received
from tests.support.stored_reports import figure

CODE = "C01"


def slips(ws: Workspace, submission_id: int) -> list[StoredFinding]:
    found = submissions.detail(ws, submission_id).findings
    return [item for item in found if item.finding.code == "magnitude-neighbours"]


def test_that_the_neighbours_show_a_slip_at_its_cell_until_it_is_mended(ws: Workspace) -> None:
    ids = received(ws, YEAR_2020)
    assert len(ids) == 8
    assert [item for one in ids.values() for item in slips(ws, one)] == []
    one = ids["Cải Viên"]
    own = figure(submissions.detail(ws, one), CODE)
    assert own.figure.value
    submissions.correct(ws, one, own.id, own.figure.value * 1000, "ghi nhầm")
    (slip,) = slips(ws, one)
    assert (slip.finding.where, slip.finding.indicator) == (own.figure.where, CODE)
    assert slip.finding.candidates[0].values == ((CODE, own.figure.value),)
    assert all(not slips(ws, other) for name, other in ids.items() if name != "Cải Viên")
    submissions.correct(ws, one, own.id, own.figure.value, "sửa lại")
    assert slips(ws, one) == []


def test_that_last_year_speaks_before_the_neighbours(full: Workspace, ids: dict[str, int]) -> None:
    one = ids["Cải Viên"]
    own = figure(submissions.detail(full, one), CODE)
    assert own.figure.value
    submissions.correct(full, one, own.id, own.figure.value * Decimal(1000), "ghi nhầm")
    codes = [item.finding.code for item in submissions.detail(full, one).findings if item.finding.indicator == CODE]
    assert "magnitude" in codes
    assert slips(full, one) == []

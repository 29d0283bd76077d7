"""A station that leaves its total blank: asked, counted only after the answer, asked anew when a column changes."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.findings import Severity
from app.domain.submissions import StoredFigure, StoredFinding, SubmissionDetail
from app.errors import Refused
from app.services import reviews, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import STATION, YEAR_2021, changed_copy, read_one, received
from tests.support.stored_reports import STATION_NAME, figure

CODE = "G01"


def asked(detail: SubmissionDetail) -> list[StoredFinding]:
    found = (item for item in detail.findings if item.finding.code == "station-total-blank")
    return [item for item in found if item.is_open]


def columns(detail: SubmissionDetail) -> list[StoredFigure]:
    found = [item for item in detail.figures if item.figure.indicator == CODE and item.figure.commune_code]
    return [item for item in found if item.figure.value is not None]


@pytest.fixture
def total(ws: Workspace) -> Decimal:
    """What the station wrote itself in the sample."""
    report = read_one(ws, YEAR_2021 / STATION).report
    assert report is not None
    own = (item for item in report.figures if item.indicator == CODE and not item.commune_code)
    value = next(own).value
    assert value
    return value


@pytest.fixture
def station(ws: Workspace, tmp_path: Path, total: Decimal) -> int:
    """The station's report with the total of one indicator cleared."""
    report = read_one(ws, YEAR_2021 / STATION).report
    assert report is not None
    assert total
    cell = next(item.where for item in report.figures if item.indicator == CODE and not item.commune_code)
    path = changed_copy(YEAR_2021 / STATION, tmp_path / "don.xlsx", cell.sheet, {cell.cell: ""})
    return received(ws, path)[STATION_NAME]


def test_that_the_answer_makes_the_total_and_nothing_else_does(ws: Workspace, station: int, total: Decimal) -> None:
    (question,) = asked(submissions.detail(ws, station))
    assert question.finding.severity is Severity.QUESTION
    with pytest.raises(Refused, match="1 câu hỏi"):
        submissions.accept(ws, station)
    assert reviews.consolidate(ws, 2021, provisional=True).cells[CODE].value is None
    submissions.answer(ws, station, question.id, 0)
    assert figure(submissions.detail(ws, station), CODE).figure.value == total
    assert asked(submissions.detail(ws, station)) == []
    submissions.accept(ws, station)
    assert reviews.consolidate(ws, 2021).cells[CODE].value == total


def test_that_no_figure_stays_the_answer(ws: Workspace, station: int) -> None:
    (question,) = asked(submissions.detail(ws, station))
    submissions.answer(ws, station, question.id, 1)
    assert asked(submissions.detail(ws, station)) == []
    assert figure(submissions.detail(ws, station), CODE).figure.value is None


def test_that_a_corrected_column_is_compared_with_the_answer(ws: Workspace, station: int, total: Decimal) -> None:
    (question,) = asked(submissions.detail(ws, station))
    submissions.answer(ws, station, question.id, 0)
    one = columns(submissions.detail(ws, station))[0]
    submissions.correct(ws, station, one.id, (one.figure.value or 0) + Decimal(1), "đếm lại")
    found = [item.finding for item in submissions.detail(ws, station).findings if item.is_open]
    told = next(item for item in found if item.code == "communes-mismatch")
    assert dict(told.data) == {"typed": str(total), "recomputed": str(total + 1)}

"""The three reports that offices send in their own way: old .xls in TCVN3, text in VNI, a layout without codes."""

from decimal import Decimal

import pytest

from app.domain.findings import Severity
from app.domain.submissions import ReadResult, Verdict
from app.progress import silent
from app.services import submissions
from app.services.workspace import Workspace
from tests.importing.score import entries, score
from tests.support.sent_workbooks import YEAR_2021

TRUONG_HA = "BAOCAO SOKET XA TRUONG HA 2021.xls"
CAN_NONG = "Bao cao xa Can Nong nam 2021.xlsx"
NOI_THON = "Xa Noi Thon bao cao so lieu 2021.xlsx"


def _read(ws: Workspace, name: str) -> ReadResult:
    (result,) = submissions.read(ws, [YEAR_2021 / name], silent)
    return result


@pytest.mark.parametrize(
    ("name", "unit", "encodings"),
    [
        (TRUONG_HA, "Trường Hà", ("tcvn3",)),
        (CAN_NONG, "Cần Nông", ("vni",)),
        (NOI_THON, "Nội Thôn", ("unicode-nfc",)),
    ],
)
def test_that_reports_of_every_kind_are_new_reports_of_their_unit(
    ws: Workspace, name: str, unit: str, encodings: tuple[str, ...]
) -> None:
    result = _read(ws, name)
    assert (result.verdict, result.unit_name, result.problem) == (Verdict.NEW, unit, "")
    assert result.report is not None
    assert result.report.encodings == encodings
    verdicts = score(result.report, entries()[name])
    assert set(verdicts) <= {"right", "asked"}
    assert verdicts["asked"] <= 2


def test_that_a_unit_known_by_its_name_only_is_asked(ws: Workspace) -> None:
    questions = {item.code for item in _read(ws, NOI_THON).findings if item.severity is Severity.QUESTION}
    assert questions == {"unit-by-name", "name-unclear"}


def test_that_answering_for_an_unclear_name_gives_the_figure(ws: Workspace) -> None:
    (submission_id,) = submissions.receive(ws, [_read(ws, NOI_THON)])
    detail = submissions.detail(ws, submission_id)
    found = next(item for item in detail.findings if item.finding.where.cell == "D66")
    submissions.answer(ws, submission_id, found.id, 0)
    figures = {item.figure.indicator: item.figure.value for item in submissions.detail(ws, submission_id).figures}
    assert figures["E04"] == Decimal(7)

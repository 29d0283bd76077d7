"""Looking into stored reports in tests: one figure, one finding, how many operations there are."""

from collections.abc import Iterable
from decimal import Decimal

from app.db import history
from app.domain.findings import Severity
from app.domain.submissions import StoredFigure, StoredFinding, SubmissionDetail, blockers
from app.services import submissions
from app.services.workspace import Workspace

STATION_NAME = "Đồn Biên phòng cửa khẩu Sóc Giang"


def figure(detail: SubmissionDetail, code: str, hamlet: str = "", part: str = "") -> StoredFigure:
    """One figure of the unit itself or of one hamlet."""
    key = (code, hamlet, part, "")
    return next(
        item
        for item in detail.figures
        if (item.figure.indicator, item.figure.hamlet, item.figure.part, item.figure.commune_code) == key
    )


def finding(detail: SubmissionDetail, code: str, indicator: str | None = None) -> StoredFinding:
    """The open finding of one code (and indicator)."""
    return next(
        item
        for item in detail.findings
        if item.is_open and item.finding.code == code and indicator in (None, item.finding.indicator)
    )


def operations(ws: Workspace) -> int:
    with ws.store.read() as connection:
        return len(history.log(connection, 1000))


def answer_all(ws: Workspace, submission_id: int) -> None:
    """Answer every open question by its first candidate: zero, or the pair as it was split."""
    while questions := [
        item
        for item in submissions.detail(ws, submission_id).findings
        if item.is_open and item.finding.severity is Severity.QUESTION
    ]:
        submissions.answer(ws, submission_id, questions[0].id, 0)


def accept_all(ws: Workspace, ids: dict[str, int], names: Iterable[str]) -> None:
    """Answer every question by its first candidate, let every error pass, accept."""
    for name in names:
        submission_id = ids[name]
        while open_ones := blockers(submissions.detail(ws, submission_id)):
            if open_ones[0].finding.severity is Severity.QUESTION:
                submissions.answer(ws, submission_id, open_ones[0].id, 0)
            else:
                submissions.override(ws, submission_id, open_ones[0].id, "thử")
        submissions.accept(ws, submission_id)


def corrected(ws: Workspace, submission_id: int, code: str, value: Decimal, reason: str = "đếm lại") -> int:
    """An amendment of an accepted report in which one figure of the unit itself is another; not accepted yet."""
    amendment = submissions.amend(ws, submission_id, reason)
    submissions.correct(ws, amendment, figure(submissions.detail(ws, amendment), code).id, value, reason)
    return amendment

"""The nine workbooks of 2021 as offices sent them, received and settled like people would."""

from collections.abc import Iterable
from pathlib import Path

from app.domain.findings import Severity
from app.domain.submissions import StoredFinding, blockers
from app.progress import silent
from app.services import submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import YEAR_2021

NINE = tuple(sorted(YEAR_2021.iterdir()))


def accept_files(ws: Workspace, paths: Iterable[Path]) -> None:
    """Read, receive, answer and accept them."""
    for submission_id in submissions.receive(ws, submissions.read(ws, list(paths), silent)):
        _settle(ws, submission_id)


def _settle(ws: Workspace, submission_id: int) -> None:
    while open_ones := blockers(submissions.detail(ws, submission_id)):
        first = open_ones[0]
        if first.finding.severity is Severity.QUESTION:
            submissions.answer(ws, submission_id, first.id, _answer(first))
        else:
            submissions.override(ws, submission_id, first.id, "xã xác nhận, số liệu minh họa")
    submissions.accept(ws, submission_id)


def _answer(found: StoredFinding) -> int | None:
    """As the expected file takes them: "không" and "-" stay without a figure, a pair is split, a name is confirmed."""
    candidates = found.finding.candidates
    if found.finding.code == "zero-or-blank":
        return next(n for n, item in enumerate(candidates) if all(value is None for _code, value in item.values))
    return 0 if candidates else None

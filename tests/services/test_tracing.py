"""What a source says beside its value."""

from app.domain.submissions import blockers
from app.services import reviews, submissions
from app.services.workspace import Workspace
from tests.support.stored_reports import answer_all


def test_that_a_figure_with_an_error_let_pass_says_so_with_the_reason(full: Workspace, ids: dict[str, int]) -> None:
    cells = {}
    for submission_id in ids.values():
        answer_all(full, submission_id)
        for item in blockers(submissions.detail(full, submission_id)):
            reason = f"đã hỏi lại {item.id}"
            submissions.override(full, submission_id, item.id, reason)
            where = item.finding.where
            cells[submission_id, item.finding.indicator, where.sheet, where.cell] = reason
        submissions.accept(full, submission_id)
    marked = {
        (item.submission_id, item.indicator, item.sheet, item.cell): item.override_reason
        for found in reviews.all_sources(full, 2021).values()
        for item in found
        if item.is_overridden
    }
    assert marked
    assert marked.items() <= cells.items()

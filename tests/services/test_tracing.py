"""What a source says beside its value."""

from decimal import Decimal

from app.domain.submissions import blockers
from app.services import reviews, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA
from tests.support.stored_reports import answer_all, figure


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


def test_that_a_corrected_figure_leads_to_its_cell_and_says_what_stood_there(
    full: Workspace, ids: dict[str, int]
) -> None:
    submission_id = ids["Sóc Hà"]
    stored = figure(submissions.detail(full, submission_id), "A34")
    submissions.correct(full, submission_id, stored.id, Decimal(131), "gọi điện hỏi lại")
    answer_all(full, submission_id)
    submissions.accept(full, submission_id)
    (source,) = (item for item in reviews.all_sources(full, 2021)["A34"] if item.unit == "Sóc Hà" and item.counts)
    assert (source.value, source.raw, source.is_corrected) == (Decimal(131), "130", True)
    assert source.correction_reason == "gọi điện hỏi lại"
    assert (source.file, source.sheet, source.cell) == (SOC_HA, stored.figure.where.sheet, stored.figure.where.cell)

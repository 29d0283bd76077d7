"""What a report keeps when its workbook is read again: corrections by whoever made them, and what was let pass."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from app.domain.findings import Severity
from app.domain.submissions import FigureStatus, ReadResult, SubmissionDetail, Verdict
from app.progress import silent
from app.services import mappings, questions, submissions
from app.services.workspace import Workspace
from app.text import short_date
from tests.services.test_rereading import CODE, NOI_THON, again, asked_about_row
from tests.support.sent_workbooks import SOC_HA, YEAR_2021, changed_copy, received
from tests.support.stored_reports import figure

WHY = "gọi điện hỏi lại"


def corrected(ws: Workspace) -> int:
    """A report with a figure that somebody else corrected, and a label of it explained since."""
    stored = received(ws, NOI_THON)["Nội Thôn"]
    place = figure(submissions.detail(ws, stored), "B01").id
    submissions.correct(replace(ws, actor="Nông Thị Lan"), stored, place, Decimal(77), WHY)
    mappings.remember(ws, stored, asked_about_row(ws, stored).finding_id, CODE)
    return stored


def told(found: SubmissionDetail, code: str) -> list[tuple[str | None, dict[str, str]]]:
    return [(one.finding.indicator, dict(one.finding.data)) for one in found.findings if one.finding.code == code]


def waiting(ws: Workspace, stored: int) -> ReadResult:
    (result,) = submissions.read_again(ws, [stored], silent)
    assert result.verdict is Verdict.NEWER
    return result


def test_that_a_kept_correction_names_who_made_it_and_why(ws: Workspace) -> None:
    second = again(ws, corrected(ws))
    said = {"value": "77", "why": WHY, "by": f"Nông Thị Lan, ngày {short_date(ws.today)}"}
    assert told(submissions.detail(ws, second), "correction-kept") == [("B01", said)]
    # A third reading finds the one who made it although the second carried it.
    other = next(one for one in questions.open_questions(ws, [second]) if one.code == "name-unclear")
    mappings.remember(ws, second, other.finding_id, "H07")
    third = submissions.detail(ws, again(ws, second))
    assert told(third, "correction-kept") == [("B01", said)]
    assert figure(third, "B01").figure.value == Decimal(77)


def test_that_a_correction_of_what_another_unit_owns_now_is_named_and_not_followed(ws: Workspace) -> None:
    result = waiting(ws, corrected(ws))
    assert result.report is not None
    figures = tuple(
        replace(one, status=FigureStatus.NOT_OWNED) if one.indicator == "B01" and not one.hamlet else one
        for one in result.report.figures
    )
    (second,) = submissions.receive(ws, [replace(result, report=replace(result.report, figures=figures))])
    found = submissions.detail(ws, second)
    assert [indicator for indicator, _data in told(found, "correction-left")] == ["B01"]
    assert told(found, "correction-kept") == []
    assert figure(found, "B01").figure.status is FigureStatus.NOT_OWNED


def test_that_an_answer_corrected_by_hand_is_kept_where_the_cell_gives_the_answer_unasked(ws: Workspace) -> None:
    stored = received(ws, NOI_THON)["Nội Thôn"]
    first, other = [one for one in questions.open_questions(ws, [stored]) if one.code == "name-unclear"][:2]
    questions.answer_many(ws, [questions.GivenAnswer(stored, first.finding_id, 0)])
    submissions.correct(ws, stored, figure(submissions.detail(ws, stored), CODE).id, Decimal(8), WHY)
    mappings.remember(ws, stored, other.finding_id, "H07")
    found = submissions.detail(ws, again(ws, stored))
    now = figure(found, CODE)
    assert (now.figure.value, now.original, now.reason) == (Decimal(8), Decimal(7), WHY)
    assert told(found, "correction-left") == []


def test_that_what_was_let_pass_stays_so_where_it_says_the_same(ws: Workspace) -> None:
    stored = corrected(ws)
    lan = replace(ws, actor="Nông Thị Lan")
    remarks = [
        one
        for one in submissions.detail(ws, stored).findings
        if one.is_open and one.finding.severity in (Severity.ERROR, Severity.WARNING)
    ]
    passed, left = remarks[:-1], remarks[-1]
    assert passed
    for one in passed:
        submissions.override(lan, stored, one.id, "đã hỏi lại xã")
    found = submissions.detail(ws, again(ws, stored)).findings
    now = {(one.finding.identity, *one.finding.data.items()): one for one in found}
    same = [now[key] for one in passed if (key := (one.finding.identity, *one.finding.data.items())) in now]
    assert same
    assert {(one.is_open, one.reason, one.decided_by) for one in same} == {(False, "đã hỏi lại xã", "Nông Thị Lan")}
    assert [one.is_open for one in found if one.finding == left.finding] == [True]
    # Nothing is let pass that is no longer found.
    closed = {one.finding.identity for one in found if one.reason == "đã hỏi lại xã"}
    assert closed <= {one.finding.identity for one in passed}
    assert len(found) == len(now)


def test_that_a_file_sent_anew_names_the_corrections_it_does_not_bear(ws: Workspace, tmp_path: Path) -> None:
    stored = received(ws, YEAR_2021 / SOC_HA)["Sóc Hà"]
    item = submissions.detail(ws, stored)
    places = {code: figure(item, code) for code in ("B01", "B02")}
    for code, value in (("B01", Decimal(77)), ("B02", Decimal(78))):
        submissions.correct(replace(ws, actor="Nông Thị Lan"), stored, places[code].id, value, WHY)
    where = places["B02"].figure.where
    anew = changed_copy(YEAR_2021 / SOC_HA, tmp_path / "lan 2.xlsx", where.sheet, {where.cell: 78})
    found = submissions.detail(ws, received(ws, anew)["Sóc Hà"])
    assert figure(found, "B01").figure.value == places["B01"].figure.value
    said = {"value": "77", "why": WHY, "by": f"Nông Thị Lan, ngày {short_date(ws.today)}"}
    assert told(found, "correction-left") == [("B01", said)]
    (left,) = [one for one in found.findings if one.finding.code == "correction-left"]
    assert left.is_open
    assert left.finding.severity is Severity.WARNING

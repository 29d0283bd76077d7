"""What a report keeps when its workbook is read again: corrections, and what was let pass, with who said so and why."""

from collections.abc import Iterable

from app.db import figure_edits, findings, submissions
from app.db.types import DbConnection
from app.domain.findings import Finding, Severity
from app.domain.indicators import to_milli
from app.domain.periods import VIETNAM
from app.domain.submissions import FigureStatus, ReadResult, ReportedFigure, StoredFigure, StoredFinding
from app.errors import Refused
from app.i18n import _
from app.services import checking, corrections, open_reports
from app.services.workspace import Workspace
from app.text import short_date

_Place = tuple[str, str, str, str]
#: By place, value in thousandths and reason of a correction: who made it.
_Correctors = dict[tuple[_Place, int | None, str], str]


def refuse_outdated(connection: DbConnection, result: ReadResult) -> None:
    """Raises ``Refused`` unless the version a second reading was made of is the one to work on, with this very file."""
    before = open_reports.load(connection, result.again_of)
    # The id of an import that was undone may have been given to another report since.
    if (before.unit_id, before.period, before.file_sha256) != (result.unit_id, result.period, result.sha256):
        raise Refused(
            "not-current",
            _("Báo cáo {unit} đọc lại từ tệp {name} không còn ở đây như lúc đọc; chưa lưu gì cả.").format(
                unit=result.unit_name, name=result.file_name
            ),
            _("Mở lại báo cáo của đơn vị rồi đọc lại tệp gốc của bản đang có."),
        )
    open_reports.refuse_unless_current(connection, before)


def carry(connection: DbConnection, ws: Workspace, before_id: int, submission_id: int) -> None:
    """Correct and let pass what was corrected and let pass in the version whose workbook was read again.

    A correction whose cell is read otherwise now is not followed: it is named, for a person to look at. Something let
    pass stays so where it is found word for word again. All checks run afterwards.
    """
    before, item = open_reports.load(connection, before_id), open_reports.load(connection, submission_id)
    known = submissions.versions(connection, item.unit_id, item.period)
    by = _correctors(connection, (one.id for one in known))
    places = {_place(one.figure): one for one in item.figures}
    for one in before.figures:
        if one.figure.status is not FigureStatus.CORRECTED:
            continue
        now, who = places.get(_place(one.figure)), by.get(_key(one.figure, one.reason), _("không rõ ai"))
        is_followed = now is not None and _is_followed(one, now)
        if now is not None and is_followed:
            corrections.correct(connection, item, now.id, corrections.Correction(one.figure.value, one.reason, who))
        _name(connection, submission_id, one, who, is_followed=is_followed)
    _let_pass(connection, before_id, submission_id)
    checking.check_again(connection, ws, submission_id)


def name_lost(connection: DbConnection, before_id: int, submission_id: int) -> None:
    """Name each correction of the version before that the sender's next file does not bear.

    The sender has the word in a file of its own, so nothing is corrected; but no number goes back in silence.
    """
    before, item = open_reports.load(connection, before_id), open_reports.load(connection, submission_id)
    values = {_place(one.figure): one.figure.value for one in item.figures}
    lost = [
        one
        for one in before.figures
        # A sum that followed has no reason of its own; an answer is asked for again.
        if one.figure.status is FigureStatus.CORRECTED
        and one.reason
        and values.get(_place(one.figure)) != one.figure.value
    ]
    by = _correctors(connection, [before_id]) if lost else {}
    for one in lost:
        who = by.get(_key(one.figure, one.reason))
        if who is not None:
            _name(connection, submission_id, one, who, is_followed=False)


def _correctors(connection: DbConnection, versions: Iterable[int]) -> _Correctors:
    """Who corrected what in any of these versions, and when, in words; the later one where two did the same."""
    found: _Correctors = {}
    for version in versions:
        known = {one.id: one.figure for one in open_reports.load(connection, version).figures}
        for edit in figure_edits.of_version(connection, version):
            if edit.figure_id in known and not edit.is_answer:
                day = short_date(edit.at.astimezone(VIETNAM).date())
                said = _("{actor}, ngày {day}").format(actor=edit.actor, day=day)
                found[_place(known[edit.figure_id]), edit.after, edit.reason] = said
    return found


def _key(figure: ReportedFigure, reason: str) -> tuple[_Place, int | None, str]:
    return _place(figure), None if figure.value is None else to_milli(figure.value), reason


def _place(figure: ReportedFigure) -> _Place:
    return figure.indicator, figure.part, figure.hamlet, figure.commune_code


def _is_followed(before: StoredFigure, now: StoredFigure) -> bool:
    is_same = now.figure.raw == before.figure.raw
    # What an answer gave has no text of its own; it is the same cell where that now gives the very number unasked.
    is_same |= (now.figure.where, now.figure.value) == (before.figure.where, before.original)
    return is_same and now.figure.status is not FigureStatus.NOT_OWNED


def _name(connection: DbConnection, submission_id: int, one: StoredFigure, who: str, *, is_followed: bool) -> None:
    """Say of one correction that it was followed or left: value, who, when, why."""
    figure = one.figure
    code, severity = ("correction-kept", Severity.NOTE) if is_followed else ("correction-left", Severity.WARNING)
    data = {"value": corrections.written(figure.value), "why": one.reason, "by": who}
    told = Finding(code, severity, figure.where, figure.indicator, figure.hamlet or None, data)
    findings.insert_all(connection, submission_id, (told,), findings.FoundBy.READER, {})


def _let_pass(connection: DbConnection, before_id: int, submission_id: int) -> None:
    """Let pass again, for the same reason, what says the very same; the checks drop what they do not find again."""
    passed = [item for item in findings.load_all(connection, before_id) if _is_let_pass(item.stored)]
    decisions = findings.decisions_of(passed)
    for item in findings.load_all(connection, submission_id):
        decision = decisions.get(findings.statement(item.stored.finding))
        if decision is not None and item.stored.is_open:
            findings.close(connection, item.stored.id, decision)
    now = {findings.statement(item.stored.finding) for item in findings.load_all(connection, submission_id)}
    for made_by in (findings.FoundBy.CHECK, findings.FoundBy.CROSS):
        told = [item.stored.finding for item in passed if item.found_by is made_by]
        absent = [item for item in told if findings.statement(item) not in now]
        findings.insert_all(connection, submission_id, absent, made_by, decisions)


def _is_let_pass(item: StoredFinding) -> bool:
    is_remark = item.finding.severity in (Severity.ERROR, Severity.WARNING)
    return is_remark and not item.is_open and bool(item.reason and item.decided_by) and not item.answer

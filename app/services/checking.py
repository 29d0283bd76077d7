"""Running the checks on a report: when it is read, and again after each change of a received version.

Findings of the checks are made anew each time; a decision about one stays as long as it says the very same thing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.db import board, figures, findings, submissions
from app.db.types import DbConnection
from app.domain import checks
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.group_questions import HAMLETS_BLANK, typed_in, without
from app.domain.indicators import Catalogue, OverTime, OwnerLevel
from app.domain.periods import ReportingPeriod
from app.domain.submissions import (
    FigureStatus,
    ParsedReport,
    ReadResult,
    StoredFigure,
    SubmissionDetail,
    SubmissionState,
)
from app.i18n import _
from app.importing.values import exact_number, read_text
from app.services import check_grounds
from app.services.comparing import replace_findings
from app.services.workspace import Workspace
from app.text import format_number


@dataclass(frozen=True, slots=True)
class Subject:
    """A report about to be checked: what it says, of which unit and period."""

    report: ParsedReport
    unit_id: int
    period: ReportingPeriod


def parsed(result: ReadResult) -> ParsedReport:
    """What a readable file says; asking an unreadable one is a bug (``ValueError``)."""
    if result.report is None:
        raise ValueError(result.path)
    return result.report


def check(connection: DbConnection, ws: Workspace, subject: Subject) -> tuple[Finding, ...]:
    """What the checks find in one report, against the accepted figures of the year before."""
    catalogue = ws.presets.catalogue(subject.period.year)
    former = ws.presets.catalogue(subject.period.year - 1)
    before = last_year(connection, former, subject.unit_id, subject.period)
    context = check_grounds.context(connection, ws, subject.unit_id, subject.period)
    return checks.check(subject.report, catalogue, last_year=before, context=context)


def compare_afterwards(connection: DbConnection, ws: Workspace, unit_id: int, year: int) -> int:
    """Hold accepted reports of a year against what was known after them: the year before, the register of events.

    Nothing of such a report changes, nor does its seal: what the comparison shows stands beside it as warnings to be
    explained or to be amended. Returns how many are open.
    """
    count = 0
    for version in _accepted(connection, unit_id, year):
        item = _load(connection, version.id)
        subject = Subject(report_of(connection, item), unit_id, item.period)
        records = findings.load_all(connection, version.id)
        known = {findings.statement(one.stored.finding) for one in records if not one.stored.is_later}
        catalogue = ws.presets.catalogue(year)
        alone = checks.check(subject.report, catalogue, context=check_grounds.of_plan(connection, ws))
        known |= {findings.statement(one) for one in alone}
        found = [one for one in check(connection, ws, subject) if findings.statement(one) not in known]
        asked = [replace(one, severity=Severity.WARNING) for one in found if one.severity is not Severity.NOTE]
        replace_findings(connection, version.id, asked, findings.FoundBy.LATER)
        records = findings.load_all(connection, version.id)
        count += sum(one.stored.is_later and one.stored.is_open for one in records)
    return count


def grounds(connection: DbConnection, ws: Workspace, subject: Subject) -> tuple[tuple[int, ...], str]:
    """What the checks of a report look at: ids of accepted versions of the year before, plan and events in force."""
    former = accepted_year_before(connection, subject.unit_id, subject.period)
    return former, check_grounds.digest(connection, ws, subject.unit_id, subject.period)


def accepted_year_before(connection: DbConnection, unit_id: int, period: ReportingPeriod) -> tuple[int, ...]:
    """Ids of the accepted versions of a unit of the year before a period."""
    return tuple(version.id for version in _accepted(connection, unit_id, period.year - 1))


def _accepted(connection: DbConnection, unit_id: int, year: int) -> tuple[submissions.Version, ...]:
    return board.counting(board.versions_of_year(connection, year).get(unit_id, ()))


def last_year(
    connection: DbConnection, catalogue: Catalogue, unit_id: int, period: ReportingPeriod
) -> dict[tuple[str, str], Decimal] | None:
    """Accepted figures of a unit of the year before ``period`` by (code, hamlet name); ``None`` when there are none.

    Those of the same days where there is such a report; otherwise of all its periods, over which flows add up and of
    everything else the last figure holds. What happened in a whole year is no measure for a part of the next.
    """
    counting = _accepted(connection, unit_id, period.year - 1)
    if not counting:
        return None
    same = tuple(version for version in counting if version.period == period.year_before)
    with_flows = bool(same) or period == ReportingPeriod.of_year(period.year)
    values: dict[tuple[str, str], Decimal] = {}
    for version in same or counting:
        hamlets = {item.unit_id: item.hamlet.name for item in submissions.matches(connection, version.id)}
        for stored in figures.load_all(connection, version.id, hamlets):
            reported = stored.figure
            if reported.counts and reported.value is not None and not reported.part and not reported.commune_code:
                key = (reported.indicator, reported.hamlet)
                is_flow = key[0] in catalogue and catalogue[key[0]].over_time is OverTime.FLOW
                if with_flows or not is_flow:
                    values[key] = reported.value + (values.get(key, Decimal(0)) if is_flow else Decimal(0))
    return values


def store_findings(connection: DbConnection, submission_id: int, result: ReadResult) -> None:
    """Store what was found when the file was read; its own findings and those of the checks are kept apart."""
    checked = set(map(findings.statement, result.checked))
    own = [item for item in result.findings if findings.statement(item) not in checked]
    findings.insert_all(connection, submission_id, own, findings.FoundBy.READER, {})
    findings.insert_all(connection, submission_id, result.checked, findings.FoundBy.CHECK, {})


def check_again(connection: DbConnection, ws: Workspace, submission_id: int) -> None:
    """After a change: add up the hamlets again, run every check, keep the decisions that still fit."""
    catalogue = ws.presets.catalogue(_load(connection, submission_id).period.year)
    _add_up(connection, _load(connection, submission_id), catalogue)
    item = _load(connection, submission_id)
    new = check(connection, ws, Subject(report_of(connection, item), item.unit_id, item.period))
    replace_findings(connection, submission_id, new, findings.FoundBy.CHECK)


def report_of(connection: DbConnection, item: SubmissionDetail) -> ParsedReport:
    """What a stored version says now, as the checks look at it."""
    return ParsedReport(
        header=item.header,
        hamlets=item.hamlets,
        figures=tuple(stored.figure for stored in item.figures),
        rows=item.rows,
        narrative=item.narrative,
        # Only the reader's: a check that were told its own former findings would take them for said and lose them.
        findings=tuple(
            record.stored.finding
            for record in findings.load_all(connection, item.id)
            if record.found_by is findings.FoundBy.READER and record.stored.is_open
        ),
        registers=item.registers,
    )


def check_received(
    connection: DbConnection, ws: Workspace, unit_id: int | None = None, year: int | None = None
) -> None:
    """What every check rests on has changed: make the findings of all received reports anew.

    ``unit_id`` and ``year`` keep to the reports of one unit or year: once a report is accepted, those its unit sent
    for the year after are compared with other figures. Accepted ones are locked and keep their findings.
    """
    years = board.years_with_reports(connection) if year is None else (year,)
    for one in years:
        for sender, known in board.versions_of_year(connection, one).items():
            for group in board.by_period(known) if unit_id in (None, sender) else ():
                current = submissions.current_of(group)
                if current is not None and current.state is SubmissionState.RECEIVED:
                    check_again(connection, ws, current.id)


def _load(connection: DbConnection, submission_id: int) -> SubmissionDetail:
    found = submissions.load(connection, submission_id)
    if found is None:
        raise LookupError(submission_id)
    return found


# --- sums of hamlets ---------------------------------------------------------------------------------------------


def _add_up(connection: DbConnection, item: SubmissionDetail, catalogue: Catalogue) -> None:
    """A hamlet-owned figure of the commune is the sum of its hamlets, whatever was corrected among them."""
    records = findings.load_all(connection, item.id)
    open_sums = [one for one in records if one.stored.is_open and one.stored.finding.code in _ABOUT_SUMS]
    for own, parts in _sums(item, catalogue):
        if _was_blanked(own, parts):
            _ask_blanked(connection, item.id, own, records)
            continue
        total = _settled_sum(connection, own, parts)
        if total is None:
            continue
        told = [record for record in open_sums if _is_of_cell(record.stored.finding, own)]
        is_open = own.figure.status is FigureStatus.ASKED and not told
        if is_open and not _leave_group(connection, item.id, own, total):
            _compare_typed(connection, item.id, own, total, catalogue)
        for record in told:
            _judge_sum(connection, item.id, record, total)
        # Somebody vouched for this very number: it gives way to the sum, but never without a word.
        former = own.figure.value if own.reason else None
        if not told and former is not None and former != total:
            said = _mismatch(own.figure.where, own.figure.indicator, format_number(former), total)
            findings.insert_all(connection, item.id, (said,), findings.FoundBy.READER, findings.decisions_of(records))


def _sums(item: SubmissionDetail, catalogue: Catalogue) -> Iterator[tuple[StoredFigure, list[StoredFigure]]]:
    """Each figure of the commune itself that hamlets own, with theirs."""
    by_code: dict[str, list[StoredFigure]] = {}
    for stored in item.figures:
        if stored.figure.hamlet:
            by_code.setdefault(stored.figure.indicator, []).append(stored)
    for own in item.figures:
        code, is_own = own.figure.indicator, not own.figure.hamlet and not own.figure.commune_code
        if is_own and code in by_code and catalogue[code].owner is OwnerLevel.HAMLET:
            yield own, by_code[code]


def _was_blanked(own: StoredFigure, parts: Sequence[StoredFigure]) -> bool:
    """Whether people took the last number of the hamlets away under a sum that nobody vouched for by itself."""
    is_blank = all(part.figure.value is None and part.figure.status is not FigureStatus.ASKED for part in parts)
    return is_blank and own.figure.counts and not own.reason and any(part.reason for part in parts)


def _ask_blanked(
    connection: DbConnection, submission_id: int, own: StoredFigure, records: Sequence[findings.FindingRecord]
) -> None:
    """Without a hamlet's number there is no sum; a number that the file itself gives is asked about, as when read."""
    about = [one for one in records if one.stored.finding.code in _ABOUT_SUMS and _is_of_cell(one.stored.finding, own)]
    findings.remove(connection, [one.stored.id for one in about])
    typed = exact_number(own.figure.raw)
    status = FigureStatus.ASKED if typed else FigureStatus.REPORTED
    figures.set_value(connection, own.id, figures.NewValue(None, status, reason="", keep_original=False))
    if typed:
        code, shown = own.figure.indicator, format_number(typed)
        answers = (Candidate(shown, ((code, typed),)), Candidate(_("chưa có số liệu"), ((code, None),)))
        data = {"typed": shown, "text": own.figure.raw}
        asked = Finding("hamlets-blank", Severity.QUESTION, own.figure.where, code, None, data, answers)
        findings.insert_all(connection, submission_id, (asked,), findings.FoundBy.READER, {})


def _settled_sum(connection: DbConnection, own: StoredFigure, parts: Iterable[StoredFigure]) -> Decimal | None:
    """Give the commune the sum of its hamlets and return it; ``None`` while it is open or no hamlet has a figure."""
    if any(part.figure.status is FigureStatus.ASKED for part in parts):
        return None
    values = [part.figure.value for part in parts if part.figure.counts and part.figure.value is not None]
    if not values:
        return None
    total = sum(values, Decimal(0))
    if own.figure.value != total or own.figure.status is FigureStatus.ASKED:
        # What was said for the former number is no reason for this one.
        new = figures.NewValue(total, FigureStatus.REPORTED, reason="", keep_original=False)
        figures.set_value(connection, own.id, new)
    return total


def _leave_group(connection: DbConnection, submission_id: int, own: StoredFigure, total: Decimal) -> bool:
    """A sum that its hamlets give now is no longer one of those asked about together; whether it was one."""
    code = own.figure.indicator
    for record in findings.load_all(connection, submission_id):
        asked = record.stored.finding
        typed = typed_in(asked, code) if asked.code == HAMLETS_BLANK and record.stored.is_open else None
        if typed is None:
            continue
        rest = without(asked, code)
        told = [rest] if rest.candidates[0].values else []
        told += [_mismatch(own.figure.where, code, format_number(typed), total)] if typed != total else []
        findings.remove(connection, [record.stored.id])
        findings.insert_all(connection, submission_id, told, findings.FoundBy.READER, {})
        return True
    return False


def _compare_typed(
    connection: DbConnection, submission_id: int, own: StoredFigure, total: Decimal, catalogue: Catalogue
) -> None:
    """A sum that was open only for its hamlets is known now: what the file gives for it is compared."""
    indicator = catalogue[own.figure.indicator]
    typed = read_text(own.figure.raw, indicator.value_type, indicator.unit).value
    if typed is not None and typed != total:
        told = _mismatch(own.figure.where, own.figure.indicator, format_number(typed), total)
        findings.insert_all(connection, submission_id, (told,), findings.FoundBy.READER, {})


_ABOUT_SUMS = ("hamlet-sum-open", "hamlets-blank", "sum-of-blanks", "sum-mismatch")


def _is_of_cell(found: Finding, own: StoredFigure) -> bool:
    return found.where == own.figure.where and found.indicator == own.figure.indicator


def _judge_sum(connection: DbConnection, submission_id: int, record: findings.FindingRecord, total: Decimal) -> None:
    """Settle what was open about a sum, or say the difference anew: a wrong answer about a hamlet shows only there."""
    found, now = record.stored.finding, format_number(total)
    typed = found.data.get("typed") or next(
        (format_number(value) for item in found.candidates for _code, value in item.values if value is not None), ""
    )
    if typed in ("", now):
        reason = _("tổng các xóm nay là {total}").format(total=now)
        findings.close(connection, record.stored.id, findings.Decision(reason=reason))
        return
    told = _mismatch(found.where, found.indicator, typed, total)
    # The reader's own words stay; those of a check would go with its next run, the figure being the sum by then.
    if found.data != told.data or record.found_by is not findings.FoundBy.READER:
        findings.remove(connection, [record.stored.id])
        findings.insert_all(connection, submission_id, (told,), findings.FoundBy.READER, {})


def _mismatch(where: Where, indicator: str | None, typed: str, total: Decimal) -> Finding:
    data = {"typed": typed, "recomputed": format_number(total)}
    return Finding("sum-mismatch", Severity.ERROR, where, indicator, None, data)

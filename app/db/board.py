"""Who has sent what: one line per expected unit, from the current versions of one year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from app.db.findings import MADE_LATER
from app.db.remembering import remembered
from app.db.submissions import Version, accepted_of, current_of
from app.db.tables import figure, finding, source_file, submission
from app.domain.findings import Severity
from app.domain.periods import ReportingPeriod
from app.domain.submissions import FigureStatus, SubmissionRow, SubmissionState

#: SQLite allows some thousands of bound values; this many is safe on every build.
_CHUNK = 500


def versions_of_year(connection: Connection, year: int) -> dict[int, tuple[Version, ...]]:
    """All versions of the periods that end in ``year``, by unit; periods in order, versions oldest first."""
    rows = connection.execute(
        select(
            submission.c.id,
            submission.c.unit_id,
            submission.c.version,
            submission.c.state,
            submission.c.period_start,
            submission.c.period_end,
            submission.c.content_sha256,
            source_file.c.sha256,
        )
        .join(source_file, source_file.c.id == submission.c.source_file_id)
        .where(submission.c.period_end >= date(year, 1, 1), submission.c.period_end <= date(year, 12, 31))
        .order_by(submission.c.unit_id, submission.c.period_end, submission.c.period_start, submission.c.version)
    )
    found: dict[int, list[Version]] = {}
    for row in rows.all():
        period = ReportingPeriod(row.period_start, row.period_end)
        found.setdefault(row.unit_id, []).append(
            Version(row.id, row.version, SubmissionState(row.state), row.sha256, period, row.content_sha256 or "")
        )
    return {unit_id: tuple(items) for unit_id, items in found.items()}


def years_with_reports(connection: Connection) -> tuple[int, ...]:
    """Years of which at least one report is stored, the newest first."""
    ends = connection.scalars(select(submission.c.period_end).distinct())
    return tuple(sorted({end.year for end in ends}, reverse=True))


def by_period(known: Sequence[Version]) -> tuple[tuple[Version, ...], ...]:
    """The versions of one unit split by period, in the order of the periods."""
    groups: dict[ReportingPeriod, list[Version]] = {}
    for item in known:
        groups.setdefault(item.period, []).append(item)
    return tuple(tuple(group) for group in groups.values())


def counting(known: Sequence[Version], *, provisional: bool = False) -> tuple[Version, ...]:
    """The versions of one unit whose figures enter totals: accepted ones, one per period.

    ``provisional`` takes the current version where none is accepted yet (returned ones never).
    """
    chosen = []
    for group in by_period(known):
        item = accepted_of(group)
        if item is None and provisional:
            current = current_of(group)
            item = current if current and current.state is SubmissionState.RECEIVED else None
        if item is not None:
            chosen.append(item)
    return tuple(chosen)


@remembered
def complete(connection: Connection, expected: tuple[SubmissionRow, ...], year: int) -> tuple[SubmissionRow, ...]:
    """The expected lines with their current version and its counts; a unit that sent nothing keeps its bare line."""
    known = versions_of_year(connection, year)
    current = {}
    for row in expected:
        groups = by_period(known.get(row.unit_id, ()))
        if groups and (version := current_of(groups[-1])):
            current[row.unit_id] = version
    ids = [item.id for item in current.values()]
    facts = _facts(connection, ids)
    return tuple(replace(row, **facts[current[row.unit_id].id]) if row.unit_id in current else row for row in expected)


def _facts(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    facts: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        for row in connection.execute(select(submission).where(submission.c.id.in_(chunk))):
            facts[row.id] = {
                "submission_id": row.id,
                "version": row.version,
                "state": SubmissionState(row.state),
                "file_name": row.file_name,
                "received_at": row.received_at,
                "accepted_at": row.accepted_at,
                "soft_copy_on": row.soft_copy_on,
                "hard_copy_on": row.hard_copy_on,
            }
        for submission_id, count in _figure_counts(connection, chunk):
            facts[submission_id]["figures"] = count
        for submission_id, severity, count in _open_counts(connection, chunk):
            if severity in _COUNTED:
                facts[submission_id][_COUNTED[severity]] = count
        for submission_id, count in _open_later(connection, chunk):
            facts[submission_id]["later"] = count
    return facts


def _open_later(connection: Connection, ids: Sequence[int]) -> list[tuple[int, int]]:
    rows = connection.execute(
        select(finding.c.submission_id, func.count())
        .where(finding.c.submission_id.in_(ids), finding.c.is_open, MADE_LATER)
        .group_by(finding.c.submission_id)
    )
    return [(row[0], row[1]) for row in rows]


_COUNTED = {
    Severity.ERROR.value: "errors",
    Severity.QUESTION.value: "questions",
    Severity.WARNING.value: "warnings",
}


def _figure_counts(connection: Connection, ids: Sequence[int]) -> list[tuple[int, int]]:
    rows = connection.execute(
        select(figure.c.submission_id, func.count())
        .where(
            figure.c.submission_id.in_(ids),
            figure.c.value_milli.is_not(None),
            figure.c.status.in_((FigureStatus.REPORTED.value, FigureStatus.CORRECTED.value)),
        )
        .group_by(figure.c.submission_id)
    )
    return [(row[0], row[1]) for row in rows]


def _open_counts(connection: Connection, ids: Sequence[int]) -> list[tuple[int, str, int]]:
    rows = connection.execute(
        select(finding.c.submission_id, finding.c.severity, func.count())
        .where(finding.c.submission_id.in_(ids), finding.c.is_open)
        .group_by(finding.c.submission_id, finding.c.severity)
    )
    return [(row[0], row[1], row[2]) for row in rows]

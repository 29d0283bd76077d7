"""Rows ↔ findings «phát hiện» of one version, and what was decided about them.

The payload keeps who found it: findings of the reader stay as long as the file does, findings of the checks are made
anew whenever a figure changes, those of the comparison with other reports whenever one of these comes or goes.
What is found in an accepted report afterwards is no part of what was accepted: its seal leaves that out.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, literal, not_, select, update

from app.db.payloads import from_json, to_json
from app.db.tables import finding, submission
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.submissions import StoredFinding, SubmissionState


class FoundBy(StrEnum):
    """Who made a finding."""

    READER = "reader"
    CHECK = "check"
    CROSS = "cross"
    LATER = "later"


#: Findings that were made after their version had been accepted.
MADE_LATER = finding.c.payload.contains('"found_by":"later"')

#: How many bound values one statement takes.
_CHUNK = 500
#: Identity of a finding and the numbers it says: two rules may well speak of the same cell.
Statement = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


def statement(item: Finding) -> Statement:
    """Equal only for a finding that says the very same thing about the same cell."""
    return item.identity, tuple(sorted(item.data.items()))


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a finding: the answer to a question or the reason of an override."""

    answer: str = ""
    reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class _Payload:
    found_by: FoundBy
    data: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A stored finding together with its maker."""

    stored: StoredFinding
    found_by: FoundBy


def insert_all(
    connection: Connection,
    submission_id: int,
    findings: Iterable[Finding],
    found_by: FoundBy,
    decisions: Mapping[Statement, Decision],
) -> None:
    """Store findings; one that ``decisions`` knows word for word is closed as it was decided before."""
    rows = []
    for item in findings:
        decided = decisions.get(statement(item))
        rows.append(
            {
                "submission_id": submission_id,
                "code": item.code,
                "severity": item.severity.value,
                "sheet": item.where.sheet,
                "cell": item.where.cell,
                "indicator": item.indicator or "",
                "hamlet": item.hamlet or "",
                "payload": to_json(_Payload(found_by, item.data, item.candidates)),
                "is_open": decided is None,
                "answer": decided.answer if decided else "",
                "reason": decided.reason if decided else "",
                "decided_by": decided.decided_by if decided else "",
            }
        )
    if rows:
        connection.execute(insert(finding), rows)


def load_all(connection: Connection, submission_id: int) -> tuple[FindingRecord, ...]:
    """The findings of one version, in the order they were found."""
    rows = connection.execute(select(finding).where(finding.c.submission_id == submission_id).order_by(finding.c.id))
    records = []
    for row in rows:
        payload = from_json(row.payload, _Payload)
        found = _finding(row, payload)
        is_later = payload.found_by is FoundBy.LATER
        stored = StoredFinding(row.id, found, bool(row.is_open), row.answer, row.reason, row.decided_by, is_later)
        records.append(FindingRecord(stored, payload.found_by))
    return tuple(records)


def _finding(row: Row[Any], payload: _Payload) -> Finding:
    return Finding(
        code=row.code,
        severity=Severity(row.severity),
        where=Where(row.sheet, row.cell),
        indicator=row.indicator or None,
        hamlet=row.hamlet or None,
        data=payload.data,
        candidates=payload.candidates,
    )


def open_ones(
    connection: Connection, submission_ids: Sequence[int], codes: Collection[str]
) -> dict[int, tuple[Finding, ...]]:
    """The findings of some codes that nobody has settled, by version."""
    found: dict[int, tuple[Finding, ...]] = {}
    for start in range(0, len(submission_ids), _CHUNK):
        chosen = submission_ids[start : start + _CHUNK]
        wanted = (finding.c.submission_id.in_(chosen), finding.c.code.in_(codes), finding.c.is_open)
        for row in connection.execute(select(finding).where(*wanted).order_by(finding.c.id)):
            item = _finding(row, from_json(row.payload, _Payload))
            found[row.submission_id] = (*found.get(row.submission_id, ()), item)
    return found


def versions_with_questions(connection: Connection) -> tuple[int, ...]:
    """Ids of the received versions that wait for an answer, in the order in which they came."""
    rows = connection.scalars(
        select(finding.c.submission_id)
        .join(submission, submission.c.id == finding.c.submission_id)
        .where(
            finding.c.is_open,
            finding.c.severity == Severity.QUESTION.value,
            submission.c.state == SubmissionState.RECEIVED.value,
        )
        .distinct()
        .order_by(finding.c.submission_id)
    )
    return tuple(rows)


def overridden(
    connection: Connection, submission_ids: Sequence[int], severities: Collection[Severity] = (Severity.ERROR,)
) -> dict[tuple[int, str, str, str], str]:
    """Findings of some weight that somebody let pass: (version, indicator, sheet, cell) -> the reason given."""
    found: dict[tuple[int, str, str, str], str] = {}
    for start in range(0, len(submission_ids), _CHUNK):
        chosen = submission_ids[start : start + _CHUNK]
        rows = connection.execute(
            select(finding.c.submission_id, finding.c.indicator, finding.c.sheet, finding.c.cell, finding.c.reason)
            .where(
                finding.c.submission_id.in_(chosen),
                finding.c.severity.in_([item.value for item in severities]),
                finding.c.is_open.is_(False),
                finding.c.decided_by != "",
                finding.c.answer == "",
                finding.c.indicator != "",
            )
            .order_by(finding.c.id)
        )
        found.update({(row[0], row[1], row[2], row[3]): row[4] for row in rows.all()})
    return found


def decisions_of(records: Iterable[FindingRecord]) -> dict[Statement, Decision]:
    """What was decided about findings that say the same again."""
    return {
        statement(item.stored.finding): Decision(item.stored.answer, item.stored.reason, item.stored.decided_by)
        for item in records
        if not item.stored.is_open
    }


def close(connection: Connection, finding_id: int, decision: Decision) -> None:
    """Settle one finding."""
    connection.execute(
        update(finding)
        .where(finding.c.id == finding_id)
        .values(is_open=False, answer=decision.answer, reason=decision.reason, decided_by=decision.decided_by)
    )


def remove(connection: Connection, finding_ids: Iterable[int]) -> None:
    """Forget findings that no longer hold after a correction."""
    ids = list(finding_ids)
    if ids:
        connection.execute(delete(finding).where(finding.c.id.in_(ids)))


def copy_decided(
    connection: Connection, from_submission: int, to_submission: int, decisions: Mapping[Statement, Decision]
) -> None:
    """Give a version the findings of another one; what is open there is closed where ``decisions`` say how."""
    records = load_all(connection, from_submission)
    settled = {**decisions, **decisions_of(records)}
    for found_by in FoundBy:
        found = [item.stored.finding for item in records if item.found_by is found_by]
        insert_all(connection, to_submission, found, found_by, settled)


def copy_all(connection: Connection, from_submission: int, to_submission: int) -> None:
    """Give an amendment the findings its version was accepted with, with their decisions; its own checks follow."""
    names = [column.name for column in finding.columns if column.name not in ("id", "submission_id")]
    connection.execute(
        insert(finding).from_select(
            ["submission_id", *names],
            select(literal(to_submission), *(finding.c[name] for name in names))
            .where(finding.c.submission_id == from_submission, not_(MADE_LATER))
            .order_by(finding.c.id),
        )
    )

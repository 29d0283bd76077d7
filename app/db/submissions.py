"""Rows ↔ versions of reports «báo cáo xã gửi lên»: states, versions, the board, and the seal of what was accepted.

Which version speaks for a unit and a period:

* the *accepted* one is the only one whose figures count; there is at most one, an accepted amendment supersedes it;
* the *current* one is what a person works on: the highest version, or the accepted one when the highest was returned.
  A draft «nháp», which is what an undone import leaves of a version, speaks only where there is nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from app.db import figures, findings, registers
from app.db.payloads import from_json, to_json
from app.db.seals import content_sha256
from app.db.tables import figure, source_file, submission, unit
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register
from app.domain.submissions import (
    ReportedHamlet,
    ReportHeader,
    SubmissionDetail,
    SubmissionState,
)

#: Some thousands of bound values are allowed; this many is safe on every database.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class HamletMatch:
    """A hamlet as the workbook names it and the unit it stands for."""

    hamlet: ReportedHamlet
    unit_id: int


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """The envelope of one version; ``unit_id`` reports about ``period`` from the bytes ``source_file_id``."""

    unit_id: int
    period: ReportingPeriod
    source_file_id: int
    file_name: str
    header: ReportHeader
    hamlets: tuple[HamletMatch, ...] = ()
    encodings: tuple[str, ...] = ()
    received_at: datetime | None = None
    soft_copy_on: date | None = None
    hard_copy_on: date | None = None
    amend_reason: str = ""
    registers: frozenset[Register] = frozenset()


@dataclass(frozen=True, slots=True)
class _Envelope:
    """The header column: sheet 01, and which list sheets are there even if empty (in order, for the seal)."""

    header: ReportHeader
    registers: tuple[Register, ...] = ()


def _envelope(header: ReportHeader, present: Iterable[Register]) -> str:
    return to_json(_Envelope(header, tuple(sorted(present))))


@dataclass(frozen=True, slots=True)
class Version:
    """One version in the row of versions of a unit and period; ``seal`` is empty until it is accepted."""

    id: int
    version: int
    state: SubmissionState
    file_sha256: str
    period: ReportingPeriod
    seal: str = ""

    def brings(self, sha256: str) -> bool:
        """Whether receiving this file again would change nothing; a draft is left of a file that was taken back."""
        return self.file_sha256 == sha256 and self.state is not SubmissionState.DRAFT


def insert_new(connection: Connection, new: NewSubmission) -> int:
    """Store the envelope as the next version of its unit and period, received «tiếp nhận»; returns its id."""
    highest = connection.scalar(select(func.max(submission.c.version)).where(*_same_period(new.unit_id, new.period)))
    result = connection.execute(
        insert(submission)
        .values(
            unit_id=new.unit_id,
            period_start=new.period.start,
            period_end=new.period.end,
            version=(highest or 0) + 1,
            state=SubmissionState.RECEIVED.value,
            source_file_id=new.source_file_id,
            file_name=new.file_name,
            header=_envelope(new.header, new.registers),
            hamlets=to_json(new.hamlets),
            encodings=to_json(new.encodings),
            received_at=new.received_at,
            soft_copy_on=new.soft_copy_on,
            hard_copy_on=new.hard_copy_on,
            amend_reason=new.amend_reason,
        )
        .returning(submission.c.id)
    )
    return int(result.scalar_one())


def _same_period(unit_id: int, period: ReportingPeriod) -> tuple[Any, ...]:
    return (
        submission.c.unit_id == unit_id,
        submission.c.period_start == period.start,
        submission.c.period_end == period.end,
    )


def versions(connection: Connection, unit_id: int, period: ReportingPeriod) -> tuple[Version, ...]:
    """All versions of one unit and period, oldest first."""
    rows = connection.execute(
        select(submission.c.id, submission.c.version, submission.c.state, source_file.c.sha256)
        .join(source_file, source_file.c.id == submission.c.source_file_id)
        .where(*_same_period(unit_id, period))
        .order_by(submission.c.version)
    )
    return tuple(Version(row.id, row.version, SubmissionState(row.state), row.sha256, period) for row in rows)


def current_of(known: Sequence[Version]) -> Version | None:
    """The version a person works on, see the head of this module."""
    if not known:
        return None
    newest = next((item for item in reversed(known) if item.state is not SubmissionState.DRAFT), known[-1])
    if newest.state is SubmissionState.RETURNED:
        return next((item for item in reversed(known) if item.state is SubmissionState.ACCEPTED), newest)
    return newest


def accepted_of(known: Sequence[Version]) -> Version | None:
    """The version that counts, if any."""
    return next((item for item in reversed(known) if item.state is SubmissionState.ACCEPTED), None)


def load(connection: Connection, submission_id: int) -> SubmissionDetail | None:
    """One version whole, or ``None`` when there is no such version."""
    row = connection.execute(
        select(submission, unit.c.name.label("unit_name"), unit.c.code.label("unit_code"), source_file.c.sha256)
        .join(unit, unit.c.id == submission.c.unit_id)
        .join(source_file, source_file.c.id == submission.c.source_file_id)
        .where(submission.c.id == submission_id)
    ).one_or_none()
    if row is None:
        return None
    matches = hamlet_matches(row.hamlets)
    envelope = from_json(row.header, _Envelope)
    return SubmissionDetail(
        id=row.id,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        unit_code=row.unit_code or "",
        period=ReportingPeriod(row.period_start, row.period_end),
        version=row.version,
        state=SubmissionState(row.state),
        header=envelope.header,
        file_name=row.file_name,
        file_sha256=row.sha256,
        figures=figures.load_all(connection, submission_id, {item.unit_id: item.hamlet.name for item in matches}),
        rows=registers.load_rows(connection, submission_id),
        narrative=registers.load_narrative(connection, submission_id),
        findings=tuple(item.stored for item in findings.load_all(connection, submission_id)),
        hamlets=tuple(item.hamlet for item in matches),
        received_at=row.received_at,
        accepted_at=row.accepted_at,
        soft_copy_on=row.soft_copy_on,
        hard_copy_on=row.hard_copy_on,
        return_reason=row.return_reason,
        amend_reason=row.amend_reason,
        registers=frozenset(envelope.registers),
    )


def hamlet_matches(text: str) -> tuple[HamletMatch, ...]:
    """The hamlets column of a version."""
    return msgspec.json.decode(text, type=tuple[HamletMatch, ...])


def held_hamlets(connection: Connection) -> frozenset[int]:
    """The units that the hamlets of any stored version stand for."""
    texts = connection.scalars(select(submission.c.hamlets))
    return frozenset(item.unit_id for text in texts for item in hamlet_matches(text))


def matches(connection: Connection, submission_id: int) -> tuple[HamletMatch, ...]:
    """The hamlets of one version and the units they stand for."""
    return hamlet_matches(
        connection.execute(select(submission.c.hamlets).where(submission.c.id == submission_id)).scalar_one()
    )


def scopes(connection: Connection, submission_id: int) -> figures.Scopes:
    """The places of a stored version, for figures that are added to it later."""
    row = connection.execute(
        select(submission.c.unit_id, submission.c.hamlets).where(submission.c.id == submission_id)
    ).one()
    served = connection.execute(
        select(unit.c.code, unit.c.id)
        .join(figure, figure.c.unit_id == unit.c.id)
        .where(figure.c.submission_id == submission_id, figure.c.scope == figures.COMMUNE)
        .distinct()
    )
    return figures.Scopes(
        row.unit_id,
        {item.hamlet.name: item.unit_id for item in hamlet_matches(row.hamlets)},
        {found.code: found.id for found in served},
    )


# --- changes of state ------------------------------------------------------------------------------------------------


def mark_accepted(connection: Connection, submission_id: int, at: datetime) -> str:
    """Lock «duyệt» one version, supersede the one accepted before, and seal it; returns the SHA-256 of its content."""
    row = connection.execute(select(submission).where(submission.c.id == submission_id)).one()
    connection.execute(
        update(submission)
        .where(
            submission.c.id.in_(
                select(submission.c.id).where(
                    *_same_period(row.unit_id, ReportingPeriod(row.period_start, row.period_end)),
                    submission.c.state == SubmissionState.ACCEPTED.value,
                )
            )
        )
        .values(state=SubmissionState.SUPERSEDED.value)
    )
    connection.execute(
        update(submission)
        .where(submission.c.id == submission_id)
        .values(state=SubmissionState.ACCEPTED.value, accepted_at=at)
    )
    seal = content_sha256(connection, submission_id)
    connection.execute(update(submission).where(submission.c.id == submission_id).values(content_sha256=seal))
    return seal


def mark_returned(connection: Connection, submission_id: int, reason: str) -> None:
    """Send back «trả lại» one version, with the reason the sender will read."""
    connection.execute(
        update(submission)
        .where(submission.c.id == submission_id)
        .values(state=SubmissionState.RETURNED.value, return_reason=reason)
    )


def set_copies(connection: Connection, submission_id: int, soft_on: date | None, hard_on: date | None) -> None:
    """Note the receipt of the soft copy «bản mềm» and the hard copy «bản cứng»."""
    connection.execute(
        update(submission).where(submission.c.id == submission_id).values(soft_copy_on=soft_on, hard_copy_on=hard_on)
    )


def copy_version(connection: Connection, submission_id: int, reason: str, at: datetime) -> int:
    """Start an amendment «đính chính»: the next version with the same content and bytes; returns its id."""
    row = connection.execute(select(submission).where(submission.c.id == submission_id)).one()
    envelope = from_json(row.header, _Envelope)
    new_id = insert_new(
        connection,
        NewSubmission(
            unit_id=row.unit_id,
            period=ReportingPeriod(row.period_start, row.period_end),
            source_file_id=row.source_file_id,
            file_name=row.file_name,
            header=envelope.header,
            hamlets=hamlet_matches(row.hamlets),
            encodings=msgspec.json.decode(row.encodings, type=tuple[str, ...]),
            received_at=at,
            soft_copy_on=row.soft_copy_on,
            hard_copy_on=row.hard_copy_on,
            amend_reason=reason,
            registers=frozenset(envelope.registers),
        ),
    )
    figures.copy_all(connection, submission_id, new_id)
    registers.copy_all(connection, submission_id, new_id)
    findings.copy_all(connection, submission_id, new_id)
    return new_id


def headers(connection: Connection, submission_ids: Sequence[int]) -> dict[int, ReportHeader]:
    """Sheet 01 of some versions, by id."""
    found: dict[int, ReportHeader] = {}
    for start in range(0, len(submission_ids), _CHUNK):
        wanted = submission.c.id.in_(submission_ids[start : start + _CHUNK])
        rows = connection.execute(select(submission.c.id, submission.c.header).where(wanted))
        found.update({row.id: from_json(row.header, _Envelope).header for row in rows})
    return found

"""The seal of an accepted report: SHA-256 over all that was accepted, in an order no database can change."""

import hashlib

from sqlalchemy import Connection, not_, select
from sqlalchemy.exc import NoResultFound

from app.db.findings import MADE_LATER
from app.db.payloads import to_json
from app.db.tables import figure, finding, narrative, register_row, source_file, submission, unit
from app.domain.submissions import SubmissionState


def content_sha256(connection: Connection, submission_id: int) -> str:
    """SHA-256 over unit, period, version, original bytes, figures, lists, texts and decisions of one version.

    Units are named by their uid, numbers are thousandths: the same content has the same seal in every data file.
    """
    head = connection.execute(
        select(
            unit.c.uid,
            submission.c.period_start,
            submission.c.period_end,
            submission.c.version,
            submission.c.header,
            submission.c.amend_reason,
            source_file.c.sha256,
        )
        .join(unit, unit.c.id == submission.c.unit_id)
        .join(source_file, source_file.c.id == submission.c.source_file_id)
        .where(submission.c.id == submission_id)
    ).one()
    digest = hashlib.sha256(to_json(tuple(head)).encode())
    for part in (_figures, _rows, _texts, _decisions):
        digest.update(b"\n")
        digest.update(to_json(sorted(part(connection, submission_id))).encode())
    return digest.hexdigest()


def _figures(connection: Connection, submission_id: int) -> list[tuple[object, ...]]:
    rows = connection.execute(
        select(
            figure.c.scope,
            unit.c.uid,
            figure.c.indicator,
            figure.c.part,
            # A blank and a number never compare: text keeps the order total.
            figure.c.value_milli,
            figure.c.status,
            figure.c.raw,
            figure.c.sheet,
            figure.c.cell,
            figure.c.note,
            figure.c.reason,
        )
        .join(unit, unit.c.id == figure.c.unit_id)
        .where(figure.c.submission_id == submission_id)
    )
    return [tuple("" if value is None else str(value) for value in row) for row in rows]


def _rows(connection: Connection, submission_id: int) -> list[tuple[object, ...]]:
    columns = (
        register_row.c.register,
        register_row.c.sheet,
        register_row.c.row_no,
        register_row.c.natural_key,
        register_row.c.payload,
    )
    found = connection.execute(select(*columns).where(register_row.c.submission_id == submission_id))
    return [tuple(row) for row in found]


def _texts(connection: Connection, submission_id: int) -> list[tuple[object, ...]]:
    columns = (narrative.c.leaf, narrative.c.text)
    return [
        tuple(row) for row in connection.execute(select(*columns).where(narrative.c.submission_id == submission_id))
    ]


def _decisions(connection: Connection, submission_id: int) -> list[tuple[object, ...]]:
    columns = (
        finding.c.code,
        finding.c.sheet,
        finding.c.cell,
        finding.c.indicator,
        finding.c.hamlet,
        finding.c.severity,
        finding.c.answer,
        finding.c.reason,
        finding.c.decided_by,
    )
    # What was found afterwards is no part of what was accepted.
    accepted = (finding.c.submission_id == submission_id, not_(MADE_LATER))
    found = connection.execute(select(*columns).where(*accepted))
    return [tuple(row) for row in found]


def broken_seals(connection: Connection) -> tuple[int, ...]:
    """Ids of accepted and superseded versions whose content no longer gives the SHA-256 they were accepted with."""
    sealed = connection.execute(
        select(submission.c.id, submission.c.content_sha256)
        .where(submission.c.state.in_((SubmissionState.ACCEPTED.value, SubmissionState.SUPERSEDED.value)))
        .order_by(submission.c.id)
    ).all()
    return tuple(row.id for row in sealed if not _is_whole(connection, row.id, row.content_sha256))


def _is_whole(connection: Connection, submission_id: int, seal: str) -> bool:
    """Whether a version still gives its seal; one that holds values nobody could have written does not."""
    try:
        return content_sha256(connection, submission_id) == seal
    except (ValueError, TypeError, NoResultFound):
        return False

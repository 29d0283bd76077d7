"""Rows ↔ what people told about files: meanings of labels confirmed for a sender, answers given for one file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update

from app.db.findings import statement
from app.db.payloads import from_json, to_json
from app.db.tables import remembered_answer, remembered_mapping, unit
from app.domain.findings import Candidate, Finding


@dataclass(frozen=True, slots=True)
class KnownMapping:
    """A label that a person confirmed for a sender: in forms with this ``fingerprint`` it means ``code``.

    ``text`` are the words as the workbook has them, ``label`` the same for comparison.
    """

    unit_id: int
    fingerprint: str
    label: str
    text: str
    code: str
    confirmed_by: str
    confirmed_at: datetime
    unit: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """What was answered to a question about one file, by whom and when."""

    chosen: Candidate
    answered_by: str
    answered_at: datetime


def remember_mapping(connection: Connection, new: KnownMapping) -> None:
    """Store a confirmed meaning, in place of what was known of this label."""
    key = {"unit_id": new.unit_id, "fingerprint": new.fingerprint, "label": new.label}
    told = {
        "text": new.text,
        "code": new.code,
        "confirmed_by": new.confirmed_by,
        "confirmed_at": new.confirmed_at,
    }
    its = [remembered_mapping.c[name] == value for name, value in key.items()]
    known = connection.execute(select(remembered_mapping.c.id, remembered_mapping.c.code).where(*its)).one_or_none()
    if known is None:
        connection.execute(insert(remembered_mapping).values(**key, **told))
    elif known.code != new.code:
        connection.execute(update(remembered_mapping).where(remembered_mapping.c.id == known.id).values(**told))


def mappings(
    connection: Connection, *, unit_id: int | None = None, fingerprints: Iterable[str] | None = None
) -> tuple[KnownMapping, ...]:
    """What is remembered, of one sender or of all, in certain forms or in all, in the order of senders and words."""
    query = select(remembered_mapping, unit.c.name.label("unit")).join(unit, unit.c.id == remembered_mapping.c.unit_id)
    if unit_id is not None:
        query = query.where(remembered_mapping.c.unit_id == unit_id)
    if fingerprints is not None:
        query = query.where(remembered_mapping.c.fingerprint.in_(list(fingerprints)))
    rows = connection.execute(query.order_by(unit.c.name_sort, remembered_mapping.c.text, remembered_mapping.c.id))
    return tuple(_mapping(row) for row in rows)


def _mapping(row: Row[tuple[object, ...]]) -> KnownMapping:
    return KnownMapping(
        row.unit_id,
        row.fingerprint,
        row.label,
        row.text,
        row.code,
        row.confirmed_by,
        row.confirmed_at,
        row.unit,
        row.id,
    )


def forget_mapping(connection: Connection, mapping_id: int) -> bool:
    """Forget one meaning; false when it is not known (any more)."""
    return connection.execute(delete(remembered_mapping).where(remembered_mapping.c.id == mapping_id)).rowcount > 0


def remember_answer(connection: Connection, sha256: str, question: Finding, answer: KnownAnswer) -> None:
    """Store what was answered to a question about the file with these bytes, in place of an earlier answer."""
    key = {"sha256": sha256, "statement": to_json(statement(question))}
    told = {
        "answer": to_json(answer.chosen),
        "answered_by": answer.answered_by,
        "answered_at": answer.answered_at,
    }
    its = [remembered_answer.c[name] == value for name, value in key.items()]
    known = connection.scalar(select(remembered_answer.c.id).where(*its))
    if known is None:
        connection.execute(insert(remembered_answer).values(**key, **told))
    else:
        connection.execute(update(remembered_answer).where(remembered_answer.c.id == known).values(**told))


def answers(connection: Connection, sha256: str, questions: Iterable[Finding]) -> dict[int, KnownAnswer]:
    """By place in ``questions``: what was answered when the same file asked the very same thing."""
    rows = connection.execute(select(remembered_answer).where(remembered_answer.c.sha256 == sha256)).all()
    known = {row.statement: row for row in rows}
    found = {}
    for place, question in enumerate(questions):
        row = known.get(to_json(statement(question))) if known else None
        if row is not None:
            chosen = from_json(row.answer, Candidate)
            found[place] = KnownAnswer(chosen, row.answered_by, row.answered_at)
    return found

"""Rows ↔ texts of the review per leaf, and issued documents with the versions and figures they used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from app.db.tables import issued_document, issued_document_version, review_text, submission
from app.domain.submissions import SubmissionState


@dataclass(frozen=True, slots=True)
class LeafText:
    """What was written for one leaf «gạch đầu dòng», and whether its writer calls it finished."""

    leaf: str
    text: str
    is_done: bool


def texts(connection: Connection, unit_id: int, year: int) -> dict[str, LeafText]:
    """The written leaves of one unit's review, by leaf code."""
    rows = connection.execute(select(review_text).where(review_text.c.unit_id == unit_id, review_text.c.year == year))
    return {row.leaf: LeafText(row.leaf, row.text, bool(row.is_done)) for row in rows}


def save_text(connection: Connection, unit_id: int, year: int, text: LeafText) -> None:
    """Store the text of one leaf, in place of what was there."""
    same = (review_text.c.unit_id == unit_id, review_text.c.year == year, review_text.c.leaf == text.leaf)
    known = connection.scalar(select(review_text.c.id).where(*same))
    if known is None:
        connection.execute(
            insert(review_text).values(unit_id=unit_id, year=year, leaf=text.leaf, text=text.text, is_done=text.is_done)
        )
    else:
        connection.execute(
            update(review_text).where(review_text.c.id == known).values(text=text.text, is_done=text.is_done)
        )


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A paper that has left the building «văn bản đã ban hành»: its number, day, signer and what it rests on.

    ``figures`` is the JSON of the totals as printed; ``content_sha256`` the SHA-256 over them and the paper's text.
    """

    kind: str
    number: int
    symbol: str
    subject: str
    unit_id: int
    year: int
    issued_on: date
    signer: str
    figures: str
    content_sha256: str
    id: int = 0


def next_number(connection: Connection, symbol: str, year: int) -> int:
    """The next number of a series; every series starts at 1 with the calendar year the paper is issued in."""
    highest = connection.scalar(
        select(func.max(issued_document.c.number)).where(
            issued_document.c.symbol == symbol,
            issued_document.c.issued_on >= date(year, 1, 1),
            issued_document.c.issued_on <= date(year, 12, 31),
        )
    )
    return (highest or 0) + 1


def has_number(connection: Connection, symbol: str, number: int, year: int) -> bool:
    """Whether a number of the series of that calendar year is taken."""
    found = connection.scalar(
        select(issued_document.c.id).where(
            issued_document.c.symbol == symbol,
            issued_document.c.number == number,
            issued_document.c.issued_on >= date(year, 1, 1),
            issued_document.c.issued_on <= date(year, 12, 31),
        )
    )
    return found is not None


def insert_issued(connection: Connection, issued: IssuedDocument, submission_ids: Iterable[int]) -> int:
    """Store an issued paper with the versions it used; returns its id."""
    columns = {column.name for column in issued_document.columns} - {"id"}
    values = {name: getattr(issued, name) for name in columns}
    issued_id = int(
        connection.execute(insert(issued_document).values(values).returning(issued_document.c.id)).scalar_one()
    )
    used = [{"issued_document_id": issued_id, "submission_id": item} for item in submission_ids]
    if used:
        connection.execute(insert(issued_document_version), used)
    return issued_id


def issued(connection: Connection, unit_id: int, year: int) -> tuple[IssuedDocument, ...]:
    """The papers of one unit about one year, newest first."""
    rows = connection.execute(
        select(issued_document)
        .where(issued_document.c.unit_id == unit_id, issued_document.c.year == year)
        .order_by(issued_document.c.issued_on.desc(), issued_document.c.id.desc())
    )
    return tuple(_issued(row) for row in rows)


def find_issued(connection: Connection, issued_id: int) -> IssuedDocument | None:
    """One issued paper, or ``None``."""
    row = connection.execute(select(issued_document).where(issued_document.c.id == issued_id)).one_or_none()
    return None if row is None else _issued(row)


def _issued(row: Row[Any]) -> IssuedDocument:
    return IssuedDocument(**row._mapping)  # noqa: SLF001 - public in SQLAlchemy despite its name


def versions_used(connection: Connection, issued_id: int) -> dict[int, SubmissionState]:
    """The versions an issued paper used, and where each stands today."""
    rows = connection.execute(
        select(submission.c.id, submission.c.state)
        .join(issued_document_version, issued_document_version.c.submission_id == submission.c.id)
        .where(issued_document_version.c.issued_document_id == issued_id)
        .order_by(submission.c.id)
    )
    return {row.id: SubmissionState(row.state) for row in rows}

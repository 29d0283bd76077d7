"""Rows ↔ papers «văn bản»: drafts, the register of outgoing papers, sets of recipients, the user's templates."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.db.tables import (
    issued_document,
    issued_document_version,
    paper,
    paper_template,
    recipient_set,
    source_file,
    submission,
)
from app.domain.submissions import SubmissionState


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper that is being written: ``content`` is the JSON of what its kind is made of, ``made_at`` its beginning."""

    kind: str
    subject: str
    year: int
    content: str
    made_at: datetime
    id: int = 0


def drafts(connection: Connection, year: int | None = None) -> tuple[PaperDraft, ...]:
    """Every paper written here, issued ones included, newest first; of one year if it is given."""
    statement = select(paper).order_by(paper.c.id.desc())
    if year is not None:
        statement = statement.where(paper.c.year == year)
    return tuple(_draft(row) for row in connection.execute(statement))


def find_draft(connection: Connection, paper_id: int) -> PaperDraft | None:
    """One paper, or ``None``."""
    row = connection.execute(select(paper).where(paper.c.id == paper_id)).one_or_none()
    return None if row is None else _draft(row)


def save_draft(connection: Connection, draft: PaperDraft) -> int:
    """Store a paper: a new one when ``id`` is 0, else the changed one; returns the id."""
    values = {name: getattr(draft, name) for name in ("kind", "subject", "year", "content", "made_at")}
    if draft.id:
        connection.execute(update(paper).where(paper.c.id == draft.id).values(values))
        return draft.id
    return int(connection.execute(insert(paper).values(values).returning(paper.c.id)).scalar_one())


def remove_draft(connection: Connection, paper_id: int) -> None:
    """Take out a paper that was never issued."""
    connection.execute(delete(paper).where(paper.c.id == paper_id))


def _draft(row: Row[Any]) -> PaperDraft:
    return PaperDraft(row.kind, row.subject, row.year, row.content, row.made_at, row.id)


# --- the register of outgoing papers -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A paper that has left the building «văn bản đã ban hành»: its number, day, signer and what it rests on.

    ``origin`` is "review", "paper" (written here) or "outside" (only its number is kept here); ``kind`` the
    abbreviation of its type. ``figures`` is the JSON of all it says as printed, ``content_sha256`` the SHA-256 of that;
    ``docx_file_id`` and ``pdf_file_id`` lead to the bytes as issued. A number that was cancelled keeps its line with
    ``cancel_reason``.
    """

    origin: str
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
    recipients: tuple[str, ...] = ()
    kept_by: str = ""
    copies: int | None = None
    sent_on: date | None = None
    note: str = ""
    cancel_reason: str = ""
    corrects_id: int | None = None
    paper_id: int | None = None
    docx_file_id: int | None = None
    pdf_file_id: int | None = None
    id: int = 0

    @property
    def series_year(self) -> int:
        """The calendar year whose series the number belongs to (Nghị định 30/2020/NĐ-CP, Điều 15)."""
        return self.issued_on.year


_NAMES = tuple(
    column.name for column in issued_document.columns if column.name not in ("id", "recipients", "series_year")
)


def next_number(connection: Connection, symbol: str, year: int) -> int:
    """The next number of a series; every series starts at 1 with the calendar year the paper is issued in."""
    highest = connection.scalar(
        select(func.max(issued_document.c.number)).where(
            issued_document.c.symbol == symbol, issued_document.c.series_year == year
        )
    )
    return (highest or 0) + 1


def has_number(connection: Connection, symbol: str, number: int, year: int) -> bool:
    """Whether a number of the series of that calendar year is taken."""
    found = connection.scalar(
        select(issued_document.c.id).where(
            issued_document.c.symbol == symbol,
            issued_document.c.number == number,
            issued_document.c.series_year == year,
        )
    )
    return found is not None


class NumberTaken(Exception):
    """The number of a series is in the register already."""


def insert_issued(connection: Connection, issued: IssuedDocument, submission_ids: Iterable[int] = ()) -> int:
    """Store an issued paper with the versions it used; returns its id. Raises :class:`NumberTaken`."""
    try:
        result = connection.execute(insert(issued_document).values(_values(issued)).returning(issued_document.c.id))
    except IntegrityError as error:
        if has_number(connection, issued.symbol, issued.number, issued.series_year):
            raise NumberTaken(f"{issued.number}/{issued.symbol}") from error
        raise
    issued_id = int(result.scalar_one())
    used = [{"issued_document_id": issued_id, "submission_id": item} for item in submission_ids]
    if used:
        connection.execute(insert(issued_document_version), used)
    return issued_id


def update_issued(connection: Connection, issued: IssuedDocument) -> None:
    """Store what changed in one line of the register."""
    connection.execute(update(issued_document).where(issued_document.c.id == issued.id).values(_values(issued)))


def register(connection: Connection, series_year: int) -> tuple[IssuedDocument, ...]:
    """The outgoing papers of one calendar year by day, symbol and number, cancelled numbers included."""
    rows = connection.execute(
        select(issued_document)
        .where(issued_document.c.series_year == series_year)
        .order_by(issued_document.c.issued_on, issued_document.c.symbol, issued_document.c.number)
    )
    return tuple(_issued(row) for row in rows)


def with_number(connection: Connection, number: int) -> tuple[IssuedDocument, ...]:
    """The outgoing papers of one number in any series, by year and symbol, cancelled numbers included."""
    rows = connection.execute(
        select(issued_document)
        .where(issued_document.c.number == number)
        .order_by(issued_document.c.series_year, issued_document.c.symbol)
    )
    return tuple(_issued(row) for row in rows)


def issued(connection: Connection, unit_id: int, year: int) -> tuple[IssuedDocument, ...]:
    """The reviews that one unit issued about one year, newest first."""
    rows = connection.execute(
        select(issued_document)
        .where(
            issued_document.c.unit_id == unit_id,
            issued_document.c.year == year,
            issued_document.c.origin == "review",
        )
        .order_by(issued_document.c.issued_on.desc(), issued_document.c.id.desc())
    )
    return tuple(_issued(row) for row in rows)


def find_issued(connection: Connection, issued_id: int) -> IssuedDocument | None:
    """One issued paper, or ``None``."""
    row = connection.execute(select(issued_document).where(issued_document.c.id == issued_id)).one_or_none()
    return None if row is None else _issued(row)


def issued_of_draft(connection: Connection, paper_id: int) -> IssuedDocument | None:
    """The issue of a paper written here, or ``None`` while it is a draft."""
    row = connection.execute(select(issued_document).where(issued_document.c.paper_id == paper_id)).one_or_none()
    return None if row is None else _issued(row)


def _values(issued: IssuedDocument) -> dict[str, Any]:
    values = {name: getattr(issued, name) for name in _NAMES}
    recipients = json.dumps(list(issued.recipients), ensure_ascii=False)
    return {**values, "recipients": recipients, "series_year": issued.series_year}


def _issued(row: Row[Any]) -> IssuedDocument:
    values = {name: getattr(row, name) for name in _NAMES}
    return IssuedDocument(**values, recipients=tuple(json.loads(row.recipients)), id=row.id)


def versions_used(connection: Connection, issued_id: int) -> dict[int, SubmissionState]:
    """The versions an issued paper used, and where each stands today."""
    rows = connection.execute(
        select(submission.c.id, submission.c.state)
        .join(issued_document_version, issued_document_version.c.submission_id == submission.c.id)
        .where(issued_document_version.c.issued_document_id == issued_id)
        .order_by(submission.c.id)
    )
    return {row.id: SubmissionState(row.state) for row in rows}


@dataclass(frozen=True, slots=True)
class UsedVersion:
    """One version of a unit's report that a paper rests on; ``year`` is the one it is about."""

    id: int
    unit_id: int
    year: int
    version: int
    amend_reason: str = ""
    accepted_at: datetime | None = None


def used_versions(connection: Connection, submission_ids: Iterable[int]) -> tuple[UsedVersion, ...]:
    """What is to be known of versions when papers rest on them, in the order of the units."""
    rows = connection.execute(
        select(
            submission.c.id,
            submission.c.unit_id,
            submission.c.period_end,
            submission.c.version,
            submission.c.amend_reason,
            submission.c.accepted_at,
        )
        .where(submission.c.id.in_(tuple(submission_ids)))
        .order_by(submission.c.unit_id, submission.c.period_end, submission.c.id)
    )
    return tuple(
        UsedVersion(row.id, row.unit_id, row.period_end.year, row.version, row.amend_reason, row.accepted_at)
        for row in rows
    )


def corrections(connection: Connection, issued_id: int) -> tuple[IssuedDocument, ...]:
    """The papers that correct or replace one, oldest first; cancelled ones do neither."""
    rows = connection.execute(
        select(issued_document)
        .where(issued_document.c.corrects_id == issued_id, issued_document.c.cancel_reason == "")
        .order_by(issued_document.c.id)
    )
    return tuple(_issued(row) for row in rows)


def resting_on(connection: Connection, submission_id: int) -> tuple[IssuedDocument, ...]:
    """The papers that used one version, oldest first; cancelled ones no longer count."""
    rows = connection.execute(
        select(issued_document)
        .join(issued_document_version, issued_document_version.c.issued_document_id == issued_document.c.id)
        .where(issued_document_version.c.submission_id == submission_id, issued_document.c.cancel_reason == "")
        .order_by(issued_document.c.id)
    )
    return tuple(_issued(row) for row in rows)


# --- sets of recipients ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RecipientSet:
    """Recipients that go together under a name: «Kính gửi», and «Nơi nhận» without what a paper adds by itself.

    ``kinds`` are the abbreviations of the papers it is offered for; empty = for every paper.
    """

    name: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    id: int = 0


_LISTS = ("addressees", "recipients", "kinds")


def recipient_sets(connection: Connection) -> tuple[RecipientSet, ...]:
    """All sets by name."""
    rows = connection.execute(select(recipient_set).order_by(recipient_set.c.name))
    return tuple(
        RecipientSet(row.name, id=row.id, **{name: tuple(json.loads(getattr(row, name))) for name in _LISTS})
        for row in rows
    )


def save_recipient_set(connection: Connection, item: RecipientSet) -> int:
    """Store a set: a new one when ``id`` is 0, else the changed one; returns the id."""
    lists = {name: json.dumps(list(getattr(item, name)), ensure_ascii=False) for name in _LISTS}
    values = {"name": item.name, **lists}
    if item.id:
        connection.execute(update(recipient_set).where(recipient_set.c.id == item.id).values(values))
        return item.id
    return int(connection.execute(insert(recipient_set).values(values).returning(recipient_set.c.id)).scalar_one())


def remove_recipient_set(connection: Connection, set_id: int) -> None:
    """Take out a set; papers keep their own lines."""
    connection.execute(delete(recipient_set).where(recipient_set.c.id == set_id))


# --- templates ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """A .docx of the user with tags: ``purpose`` says what fills it, ``source_file_id`` leads to its bytes."""

    name: str
    purpose: str
    source_file_id: int
    added_at: datetime
    id: int = 0


def templates(connection: Connection) -> tuple[PaperTemplate, ...]:
    """All templates by name."""
    rows = connection.execute(select(paper_template).order_by(paper_template.c.name))
    return tuple(PaperTemplate(row.name, row.purpose, row.source_file_id, row.added_at, row.id) for row in rows)


def save_template(connection: Connection, item: PaperTemplate) -> int:
    """Store a template: a new one when ``id`` is 0, else the changed one; returns the id."""
    values = {name: getattr(item, name) for name in ("name", "purpose", "source_file_id", "added_at")}
    if item.id:
        connection.execute(update(paper_template).where(paper_template.c.id == item.id).values(values))
        return item.id
    return int(connection.execute(insert(paper_template).values(values).returning(paper_template.c.id)).scalar_one())


def remove_template(connection: Connection, template_id: int) -> None:
    """Take out a template; its bytes stay for the history."""
    connection.execute(delete(paper_template).where(paper_template.c.id == template_id))


def stored_bytes(connection: Connection, source_file_id: int) -> bytes:
    """The bytes of a kept file: a template, or a paper as it was issued."""
    found = connection.execute(select(source_file.c.content).where(source_file.c.id == source_file_id)).scalar_one()
    return bytes(found)

"""What stays of a version whose import is undone although somebody changed something in it.

Either the version before it again, under the changes, so that everything nobody touched reads as before the import; or
the changes alone, as a draft «nháp» that counts nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, and_, delete, insert, literal, not_, select, update

from app.db import findings, submissions
from app.db.payloads import to_json
from app.db.tables import figure, finding, narrative, register_row, submission
from app.domain.submissions import FigureStatus, SubmissionState

#: What makes two rows of two versions the same thing.
_KEYS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (figure, ("scope", "unit_id", "indicator", "part")),
    (register_row, ("register", "sheet", "row_no")),
    (narrative, ("leaf",)),
)
#: Where a figure stands in the workbook of its version, and what it says there.
_PLACE = ("sheet", "cell", "raw", "note")
_ENVELOPE = ("source_file_id", "file_name", "header", "encodings")
_COPIES = ("soft_copy_on", "hard_copy_on")
#: table name -> ids of the rows somebody changed or added.
Touched = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Kept:
    """``reason`` is for an amendment of an accepted version; ``are_copies_noted``: a person noted when they came."""

    reason: str
    are_copies_noted: bool = False


def leave_draft(connection: Connection, submission_id: int, touched: Touched) -> None:
    """Keep only the changes of people, what they decided, and the hamlets these are about."""
    _remove_untouched(connection, submission_id, touched)
    undecided = (finding.c.submission_id == submission_id, finding.c.decided_by == "")
    connection.execute(delete(finding).where(*undecided))
    held = submissions.matches(connection, submission_id)
    needed = _hamlets_of(connection, submission_id)
    values = {
        "state": SubmissionState.DRAFT.value,
        "hamlets": to_json(tuple(item for item in held if item.unit_id in needed)),
    }
    connection.execute(update(submission).where(submission.c.id == submission_id).values(values))


def rebase(connection: Connection, submission_id: int, base_id: int, touched: Touched, kept: Kept) -> None:
    """Make the version what ``base_id`` is, file and all, with the changes on top."""
    _remove_untouched(connection, submission_id, touched)
    _take_places(connection, submission_id, base_id)
    for table, key in _KEYS:
        _copy_missing(connection, table, key, base_id, submission_id)
    decided = findings.decisions_of(findings.load_all(connection, submission_id))
    connection.execute(delete(finding).where(finding.c.submission_id == submission_id))
    findings.copy_decided(connection, base_id, submission_id, decided)
    _take_envelope(connection, submission_id, base_id, kept)


def _remove_untouched(connection: Connection, submission_id: int, touched: Touched) -> None:
    for table, _key in _KEYS:
        its = (table.c.submission_id == submission_id, table.c.id.not_in(touched[table.name]))
        connection.execute(delete(table).where(*its))


def _hamlets_of(connection: Connection, submission_id: int) -> set[int]:
    return set(connection.scalars(select(figure.c.unit_id).where(figure.c.submission_id == submission_id)))


def _take_places(connection: Connection, submission_id: int, base_id: int) -> None:
    """A changed figure stands from now on where the base has it, and what the base said is its first value."""
    key = _KEYS[0][1]
    based = {
        tuple(row[name] for name in key): row
        for row in connection.execute(select(figure).where(figure.c.submission_id == base_id)).mappings()
    }
    for row in connection.execute(select(figure).where(figure.c.submission_id == submission_id)).mappings().all():
        same = based.get(tuple(row[name] for name in key))
        values = {name: same[name] if same else "" for name in _PLACE}
        first = None
        if same:
            is_corrected = same["status"] == FigureStatus.CORRECTED.value
            first = same["original_milli" if is_corrected else "value_milli"]
        connection.execute(update(figure).where(figure.c.id == row["id"]).values(**values, original_milli=first))


def _copy_missing(connection: Connection, table: Table, key: Sequence[str], base_id: int, submission_id: int) -> None:
    """Copy the rows of the base that the version does not have itself."""
    names = [column.name for column in table.columns if column.name not in ("id", "submission_id")]
    mine = table.alias("mine")
    is_same = and_(mine.c.submission_id == submission_id, *(mine.c[name] == table.c[name] for name in key))
    connection.execute(
        insert(table).from_select(
            ["submission_id", *names],
            select(literal(submission_id), *(table.c[name] for name in names))
            .where(table.c.submission_id == base_id, not_(select(mine.c.id).where(is_same).exists()))
            .order_by(table.c.id),
        )
    )


def _take_envelope(connection: Connection, submission_id: int, base_id: int, kept: Kept) -> None:
    base = connection.execute(select(submission).where(submission.c.id == base_id)).mappings().one()
    hamlets = submissions.matches(connection, base_id)
    known = {item.unit_id for item in hamlets}
    needed = _hamlets_of(connection, submission_id) - known
    own = tuple(item for item in submissions.matches(connection, submission_id) if item.unit_id in needed)
    values = {name: base[name] for name in (_ENVELOPE if kept.are_copies_noted else (*_ENVELOPE, *_COPIES))}
    is_amendment = base["state"] == SubmissionState.ACCEPTED.value
    values |= {"hamlets": to_json((*hamlets, *own)), "amend_reason": kept.reason if is_amendment else ""}
    connection.execute(update(submission).where(submission.c.id == submission_id).values(values))

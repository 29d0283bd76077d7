"""Taking the rows of one import back on any later day; what somebody changed since stays where it is.

A row counts as untouched when it still says what the import wrote. Per version of a report:

* nothing in it was touched: the whole version goes;
* something was, and the version before still speaks for the unit: it becomes that version again, changes kept on top;
* something was, and there is nothing to go back to: only the changes stay, as a draft «nháp» that counts nowhere.

A version that was returned, accepted or printed is somebody's decision about the whole of it and stays whole; so does
one whose figures a newer version took over when its own import was undone.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.exc import IntegrityError

from app.db import history, rebasing, submissions
from app.db.history import HistoryChange
from app.db.tables import (
    change,
    figure,
    issued_document_version,
    narrative,
    operation,
    register_row,
    submission,
    unit,
    unit_alias,
    unit_relation,
)
from app.domain.periods import ReportingPeriod
from app.domain.submissions import SubmissionState

#: What a version is made of, apart from findings: those follow from it.
PARTS: tuple[Table, ...] = (figure, register_row, narrative)
_COPIES = ("soft_copy_on", "hard_copy_on")
#: A version in one of these states speaks for its unit.
_IN_FORCE = (SubmissionState.RECEIVED, SubmissionState.ACCEPTED)
_CHUNK = 500
Values = Mapping[str, Any]


class Why(StrEnum):
    """Why something was not reversed."""

    CHANGED = "changed"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    ISSUED = "issued"
    IN_USE = "in_use"


@dataclass(frozen=True, slots=True)
class Changer:
    """The last operation that touched a row after the import."""

    label: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one row: reversed when ``why`` is None; ``row`` are its values, ``unit_id`` who reported."""

    table: str
    row: Values
    unit_id: int
    why: Why | None = None
    by: Changer | None = None


@dataclass(slots=True)
class Outcome:
    """The fates of all rows, the versions that were rebuilt, and the years whose reports have changed."""

    fates: list[Fate] = field(default_factory=list)
    rebuilt: list[int] = field(default_factory=list)
    years: set[int] = field(default_factory=set)


def take_back(connection: Connection, operation_id: int, reason: str) -> Outcome:
    """Take back what is untouched since the import ``operation_id``, inside the operation that is running.

    ``reason`` is written into a version that is rebuilt on an accepted one.
    """
    brought = history.changes_of(connection, operation_id)
    made = [(item, item.after) for item in brought if item.before is None and item.after is not None]
    parts: dict[int, list[HistoryChange]] = {}
    for item, row in made:
        if item.table in _PART_NAMES:
            parts.setdefault(int(row["submission_id"]), []).append(item)
    outcome = Outcome()
    for item, row in made:
        if item.table == submission.name:
            version = _Version(connection, operation_id, row, parts.get(item.row_id, []), outcome)
            version.take_back(reason)
    _take_back_units(connection, operation_id, brought, outcome)
    return outcome


_PART_NAMES = frozenset(table.name for table in PARTS)


class _Version:
    """One version that an import stored: ``logged`` as it came, ``parts`` the log of its figures, rows and texts."""

    def __init__(
        self,
        connection: Connection,
        operation_id: int,
        logged: Values,
        parts: Sequence[HistoryChange],
        outcome: Outcome,
    ) -> None:
        self.connection, self.operation_id, self.logged, self.outcome = connection, operation_id, logged, outcome
        self.id, self.unit_id = int(logged["id"]), int(logged["unit_id"])
        self.parts = parts
        self.now = _rows(connection, submission, "id", [self.id]).get(self.id)

    def take_back(self, reason: str) -> None:
        """Decide about every row and do it."""
        why = self._whole_kept()
        if why is not None or self.now is None:
            by = _changers(self.connection, self.operation_id, submission.name, [self.id]).get(self.id)
            self._tell((part.table, part.after or {}, why or Why.CHANGED, by) for part in self.parts)
            return
        touched = {table.name: self._touched(table) for table in PARTS}
        are_copies_noted = any(self.now[name] != self.logged[name] for name in _COPIES)
        self.outcome.years.add(int(str(self.now["period_end"])[:4]))
        if are_copies_noted:
            self._tell([(submission.name, self.now, Why.CHANGED, self._by(submission, self.id))])
        if not are_copies_noted and not any(touched.values()):
            self.connection.execute(delete(submission).where(submission.c.id == self.id))
            return
        base = self._base()
        if base is None:
            rebasing.leave_draft(self.connection, self.id, touched)
        else:
            rebasing.rebase(self.connection, self.id, base, touched, rebasing.Kept(reason, are_copies_noted))
            self.outcome.rebuilt.append(self.id)

    def _whole_kept(self) -> Why | None:
        if self.now is None:
            return None
        state = SubmissionState(self.now["state"])
        if state in (SubmissionState.ACCEPTED, SubmissionState.SUPERSEDED):
            return Why.ACCEPTED
        printed = select(issued_document_version.c.id).where(issued_document_version.c.submission_id == self.id)
        if self.connection.execute(printed).first() is not None:
            return Why.ISSUED
        if state is SubmissionState.RETURNED:
            return Why.RETURNED
        return Why.IN_USE if self._is_base() else None

    def _is_base(self) -> bool:
        """Whether a newer version stands on this one's file: its own import was undone under somebody's changes.

        Its figures are copies of these; to take these away would leave them in force there.
        """
        this = next(item for item in self._versions() if item.id == self.id)
        later = [item for item in self._versions() if item.version > this.version and item.state in _IN_FORCE]
        return any(item.file_sha256 == this.file_sha256 for item in later)

    def _versions(self) -> tuple[submissions.Version, ...]:
        now = self.now or {}
        period = ReportingPeriod(date.fromisoformat(now["period_start"]), date.fromisoformat(now["period_end"]))
        return submissions.versions(self.connection, self.unit_id, period)

    def _touched(self, table: Table) -> list[int]:
        """Ids of the rows that no longer say what the import wrote, and of those that were added since."""
        now = _rows(self.connection, table, "submission_id", [self.id])
        logged = {part.row_id: part.after or {} for part in self.parts if part.table == table.name}
        changed = dict.fromkeys(row_id for row_id, row in logged.items() if not _is_same(row, now.get(row_id)))
        added = [row_id for row_id in now if row_id not in logged]
        touched = [*changed, *added]
        by = _changers(self.connection, self.operation_id, table.name, touched)
        self._tell((table.name, row, None, None) for row_id, row in logged.items() if row_id not in changed)
        self._tell((table.name, now.get(row_id) or logged[row_id], Why.CHANGED, by.get(row_id)) for row_id in touched)
        return [row_id for row_id in touched if row_id in now]

    def _tell(self, told: Iterable[tuple[str, Values, Why | None, Changer | None]]) -> None:
        self.outcome.fates += [Fate(table, row, self.unit_id, why, by) for table, row, why, by in told]

    def _by(self, table: Table, row_id: int) -> Changer | None:
        return _changers(self.connection, self.operation_id, table.name, [row_id]).get(row_id)

    def _base(self) -> int | None:
        """The version that speaks for the unit without this one; None when it was returned or there is a newer one."""
        known = self._versions()
        older = known[: [item.id for item in known].index(self.id)]
        before = submissions.current_of(older)
        speaks = before is not None and before.state in _IN_FORCE
        return before.id if before is not None and speaks and known[-1].id == self.id else None


# --- units that the import made or learned about -------------------------------------------------------------------


def _take_back_units(
    connection: Connection, operation_id: int, brought: Iterable[HistoryChange], outcome: Outcome
) -> None:
    """Spellings first, then what was learned about known hamlets and the hamlets that were new."""
    changes = [item for item in brought if item.table in (unit.name, unit_alias.name, unit_relation.name)]
    held = submissions.held_hamlets(connection) if changes else frozenset()
    for table in (unit_alias, unit):
        mine = [item for item in changes if item.table == table.name]
        now = _rows(connection, table, "id", [item.row_id for item in mine])
        changed = [item.row_id for item in mine if not _is_same(item.after or {}, now.get(item.row_id))]
        by = _changers(connection, operation_id, table.name, changed)
        for item in mine:
            row = item.after or item.before or {}
            why = Why.CHANGED if item.row_id in changed else None
            if why is None and not _reverse(connection, table, item, changes, held):
                why = Why.IN_USE
            owner = int(row["unit_id"] if table is unit_alias else row["id"])
            outcome.fates.append(Fate(table.name, row, owner, why, by.get(item.row_id)))


def _reverse(
    connection: Connection, table: Table, item: HistoryChange, changes: Iterable[HistoryChange], held: frozenset[int]
) -> bool:
    """Put one row of the units back; false when something else still needs it."""
    if item.before is not None:
        put_back = {name: value for name, value in item.before.items() if name != "id" and name in table.c}
        columns = ", ".join(f"{name} = ?" for name in put_back)
        statement = f"UPDATE {table.name} SET {columns} WHERE id = ?"  # noqa: S608 - names of our schema
        connection.exec_driver_sql(statement, (*put_back.values(), item.row_id))
        return True
    if table is unit and item.row_id in held:
        return False
    ties = [
        one.row_id
        for one in changes
        if one.table == unit_relation.name and one.before is None and (one.after or {})["child_id"] == item.row_id
    ]
    try:
        with connection.begin_nested():
            if table is unit and ties:
                connection.execute(delete(unit_relation).where(unit_relation.c.id.in_(ties)))
            connection.execute(delete(table).where(table.c.id == item.row_id))
    except IntegrityError:
        return False
    return True


# --- looking at rows -----------------------------------------------------------------------------------------------


def _rows(connection: Connection, table: Table, column: str, ids: Sequence[int]) -> dict[int, Values]:
    """Rows by id with raw values, as the log writes them; chosen by one column."""
    found: dict[int, Values] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        statement = (
            f"SELECT t.id, {history.as_json(table, 't')} FROM {table.name} AS t"  # noqa: S608 - names of our schema
            f" WHERE t.{column} IN ({', '.join('?' * len(chunk))}) ORDER BY t.id"
        )
        found |= {row[0]: json.loads(row[1]) for row in connection.exec_driver_sql(statement, tuple(chunk))}
    return found


def _is_same(logged: Values, now: Values | None) -> bool:
    """Whether a row says what the log wrote; a column that a newer program added says nothing about it."""
    return now is not None and all(now[name] == value for name, value in logged.items() if name in now)


def _changers(connection: Connection, operation_id: int, table_name: str, ids: list[int]) -> dict[int, Changer]:
    """Who touched rows of one table last, after the import."""
    found: dict[int, Changer] = {}
    for start in range(0, len(ids), _CHUNK):
        rows = connection.execute(
            select(change.c.row_id, operation.c.label, operation.c.actor, operation.c.at)
            .join(operation, operation.c.id == change.c.operation_id)
            .where(
                change.c.table_name == table_name,
                change.c.row_id.in_(ids[start : start + _CHUNK]),
                change.c.operation_id > operation_id,
            )
            .order_by(change.c.id)
        )
        found |= {row.row_id: Changer(row.label, row.actor, row.at) for row in rows}
    return found

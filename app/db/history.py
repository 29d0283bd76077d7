"""The change log «nhật ký thay đổi»: who changed what from what to what, and the way back.

Temporary triggers, generated from the metadata for every connection, write each changed row of a logged table as JSON
of raw values, whatever statement changed it: bulk update and cascade included. They take the operation from a
temporary table; a change outside an operation is refused by the database.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, LargeBinary, Select, Table, func, select, update

from app.db.tables import change, metadata, operation


class OperationKind(StrEnum):
    """What an operation was, as far as the way back depends on it.

    ``SET_UP`` and ``ISSUE`` stand for good: without the first the file is of no use, the second has left the building.
    """

    SET_UP = "set_up"
    IMPORT = "import"
    EDIT = "edit"
    ACCEPTANCE = "acceptance"
    ISSUE = "issue"


_LASTING = (OperationKind.SET_UP, OperationKind.ISSUE)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One operation of the log; ``changes`` counts rows, ``is_undone`` says whether it is taken back at present.

    ``note`` is what the operation left to be told about it, as whoever made it wrote it.
    """

    id: int
    at: datetime
    actor: str
    label: str
    is_undone: bool
    changes: int
    kind: OperationKind = OperationKind.EDIT
    undoes_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HistoryChange:
    """One row an operation touched: values by column before and after; ``None`` = there was no row."""

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class UndoableOperation:
    """The operation the next undo (or redo) takes back."""

    id: int
    label: str
    at: datetime
    kind: OperationKind = OperationKind.EDIT


@dataclass(frozen=True, slots=True)
class Step:
    """An operation as undo sees it; a redo names in ``redoes_id`` what its undo had taken back."""

    id: int
    label: str
    at: datetime
    undoes_id: int | None
    redoes_id: int | None
    kind: OperationKind
    has_changes: bool

    @property
    def is_final(self) -> bool:
        """Whether it stands for good, and with it everything before."""
        return self.kind in _LASTING


def logged_tables() -> tuple[Table, ...]:
    """Tables whose rows the log follows, parents before children."""
    return tuple(table for table in metadata.sorted_tables if table.info.get("logged", True))


def install(raw: Any) -> None:
    """Create the triggers on a fresh DB-API connection (they live and die with it)."""
    raw.execute("CREATE TEMP TABLE current_operation (id INTEGER NOT NULL)")
    for table in logged_tables():
        for statement in _triggers(table):
            raw.execute(statement)


def as_json(table: Table, prefix: str) -> str:
    """SQL expression: the row ``prefix`` of ``table`` as JSON of raw values."""
    pairs = ", ".join(f"'{column.name}', {prefix}.{column.name}" for column in table.columns)
    return f"json_object({pairs})"


def _triggers(table: Table) -> tuple[str, ...]:
    if any(isinstance(column.type, LargeBinary) for column in table.columns):
        raise TypeError(f"binary column in the logged table {table.name}")
    differs = " OR ".join(f"OLD.{column.name} IS NOT NEW.{column.name}" for column in table.columns)
    old, new = as_json(table, "OLD"), as_json(table, "NEW")
    return (
        _trigger(table, "INSERT", "", "NEW.id", "NULL", new),
        _trigger(table, "UPDATE", f"WHEN {differs}", "OLD.id", old, new),
        _trigger(table, "DELETE", "", "OLD.id", old, "NULL"),
        _id_guard(table),
    )


def _id_guard(table: Table) -> str:
    return (
        f"CREATE TEMP TRIGGER keep_id_{table.name} BEFORE UPDATE OF id ON main.{table.name} WHEN OLD.id <> NEW.id"
        " BEGIN SELECT RAISE(ABORT, 'the id of a row never changes'); END"
    )


def _trigger(table: Table, event: str, when: str, row: str, *states: str) -> str:
    logged = ", ".join(("(SELECT id FROM current_operation)", f"'{table.name}'", row, *states))
    columns = "operation_id, table_name, row_id, before, after"
    insertion = f"INSERT INTO change ({columns}) VALUES ({logged})"  # noqa: S608 - names of our schema
    name = f"log_{event.lower()}_{table.name}"
    return f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table.name} {when} BEGIN {insertion}; END"


def begin_operation(
    connection: Connection,
    *,
    at: datetime,
    actor: str,
    label: str,
    kind: OperationKind = OperationKind.EDIT,
    undoes_id: int | None = None,
) -> int:
    """Open the operation every following change of this transaction belongs to; returns its id."""
    made = connection.execute(
        operation.insert().values(at=at, actor=actor, label=label, kind=kind.value, undoes_id=undoes_id)
    )
    key = made.inserted_primary_key
    if key is None:
        raise LookupError(label)
    operation_id = int(key[0])
    connection.exec_driver_sql("INSERT INTO temp.current_operation (id) VALUES (?)", (operation_id,))
    return operation_id


def end_operation(connection: Connection, operation_id: int) -> frozenset[str]:
    """Close the operation before the commit; returns the names of the logged tables it changed."""
    connection.exec_driver_sql("DELETE FROM temp.current_operation")
    names = select(change.c.table_name).where(change.c.operation_id == operation_id).distinct()
    return frozenset(connection.scalars(names))


def steps(connection: Connection) -> Iterator[tuple[Step, bool]]:
    """Operations from the newest to the oldest, each with whether it is taken back at present.

    An undo is always newer than what it takes back, so one pass from the newest knows: undone is what an undo names
    that is not itself undone.
    """
    has_changes = select(change.c.id).where(change.c.operation_id == operation.c.id).exists()
    target = operation.alias("target")
    query = (
        select(operation, has_changes.label("has_changes"), target.c.undoes_id.label("redoes_id"))
        .join_from(operation, target, operation.c.undoes_id == target.c.id, isouter=True)
        .order_by(operation.c.id.desc())
    )
    undone: set[int] = set()
    for row in connection.execute(query):
        is_undone = row.id in undone
        if row.undoes_id is not None and not is_undone:
            undone.add(row.undoes_id)
        yield (
            Step(
                row.id,
                row.label,
                row.at,
                row.undoes_id,
                row.redoes_id,
                OperationKind(row.kind),
                bool(row.has_changes),
            ),
            is_undone,
        )


def latest(connection: Connection) -> Step | None:
    """The newest operation still in force that changed something or is final: the only candidate for undo."""
    standing = (step for step, is_undone in steps(connection) if step.undoes_id is None and not is_undone)
    return next((step for step in standing if step.has_changes or step.is_final), None)


def latest_undo(connection: Connection) -> Step | None:
    """The undo that redo would take back: the newest one in force with no new work after it."""
    for step, is_undone in steps(connection):
        if is_undone or step.redoes_id is not None:
            continue
        if step.undoes_id is not None:
            return step
        if step.has_changes or step.is_final:
            return None
    return None


def mark_undo(connection: Connection, undoes_id: int, note: str) -> None:
    """The operation that is running takes ``undoes_id`` back as far as it goes; ``note`` tells how far that was."""
    _update_running(connection, undoes_id=undoes_id, note=note)


def rename(connection: Connection, label: str) -> None:
    """The operation that is running has become another than it set out as: ``label`` says what it did."""
    _update_running(connection, label=label)


def _update_running(connection: Connection, **values: object) -> None:
    running = connection.exec_driver_sql("SELECT id FROM temp.current_operation").scalar_one()
    connection.execute(update(operation).where(operation.c.id == running).values(**values))


def last_at(connection: Connection) -> datetime | None:
    """Instant of the newest operation: a clock that shows less goes wrong."""
    newest: datetime | None = connection.scalar(select(operation.c.at).order_by(operation.c.id.desc()).limit(1))
    return newest


def log(connection: Connection, limit: int) -> list[HistoryEntry]:
    """The newest ``limit`` operations, newest first."""
    return _entries(connection, select(operation.c.id).order_by(operation.c.id.desc()).limit(limit))


def imports(connection: Connection, limit: int) -> list[HistoryEntry]:
    """The newest ``limit`` imports, newest first, however much was done since; what took one back is none."""
    chosen = select(operation.c.id).where(
        operation.c.kind == OperationKind.IMPORT.value, operation.c.undoes_id.is_(None)
    )
    return _entries(connection, chosen.order_by(operation.c.id.desc()).limit(limit))


def entry(connection: Connection, operation_id: int) -> HistoryEntry | None:
    """One operation; None when there is none with this id."""
    return next(iter(_entries(connection, select(operation.c.id).where(operation.c.id == operation_id))), None)


def _entries(connection: Connection, chosen: Select[tuple[int]]) -> list[HistoryEntry]:
    undone = {step.id for step, is_undone in steps(connection) if is_undone}
    row = change.c.table_name.concat(":").concat(change.c.row_id)
    counted = select(func.count(row.distinct())).where(change.c.operation_id == operation.c.id).scalar_subquery()
    query = select(operation, counted.label("changes")).where(operation.c.id.in_(chosen))
    return [
        HistoryEntry(
            row.id,
            row.at,
            row.actor,
            row.label,
            row.id in undone,
            row.changes,
            OperationKind(row.kind),
            row.undoes_id,
            row.note,
        )
        for row in connection.execute(query.order_by(operation.c.id.desc()))
    ]


def note_of(connection: Connection, operation_id: int) -> str:
    """What an operation left to be told about it; empty when nothing."""
    return connection.scalar(select(operation.c.note).where(operation.c.id == operation_id)) or ""


def changes_of(connection: Connection, operation_id: int, tables: Collection[str] = ()) -> list[HistoryChange]:
    """What one operation did, row by row in the order it happened; a row touched twice is told once.

    With ``tables`` only what it did to these.
    """
    query = select(change).where(change.c.operation_id == operation_id).order_by(change.c.id)
    if tables:
        query = query.where(change.c.table_name.in_(tables))
    first: dict[tuple[str, int], str | None] = {}
    last: dict[tuple[str, int], str | None] = {}
    for row in connection.execute(query):
        first.setdefault((row.table_name, row.row_id), row.before)
        last[row.table_name, row.row_id] = row.after
    return [
        HistoryChange(table, row_id, _values(before), _values(last[table, row_id]))
        for (table, row_id), before in first.items()
        if before != last[table, row_id]
    ]


def added(connection: Connection, operation_id: int, table_name: str) -> list[dict[str, Any]]:
    """The rows that one operation put into a table, as they were then."""
    query = select(change.c.after).where(
        change.c.operation_id == operation_id,
        change.c.table_name == table_name,
        change.c.before.is_(None),
        change.c.after.is_not(None),
    )
    return [dict(json.loads(text)) for text in connection.scalars(query.order_by(change.c.id))]


def last_known(connection: Connection, table: Table, ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The rows of these numbers as they are now; what was taken out as it was then."""
    present = connection.execute(select(table).where(table.c.id.in_(_set(ids)))).mappings()
    found = {int(row["id"]): dict(row) for row in present}
    gone = [number for number in ids if number not in found]
    of = (change.c.table_name == table.name, change.c.row_id.in_(_set(gone)), change.c.after.is_(None))
    taken_out = select(change.c.row_id, change.c.before).where(*of).order_by(change.c.id)
    return found | ({row.row_id: _values(row.before) or {} for row in connection.execute(taken_out)} if gone else {})


def _set(ids: Collection[int]) -> Select[tuple[int]]:
    """Any number of numbers as one parameter of a statement."""
    listed = func.json_each(json.dumps(list(ids))).table_valued("value")
    return select(listed.c.value)


def _values(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(json.loads(text))

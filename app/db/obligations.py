"""Rows ↔ obligations «nghĩa vụ báo cáo»."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from app.db.tables import obligation
from app.domain.obligations import Obligation, ObligationKind

_PLAIN = (
    "unit_id", "owed_to", "due_on", "clause", "event_id", "settled_on", "document", "is_waived", "note",
)  # fmt: skip


def obligations(connection: Connection, event_id: int | None = None) -> tuple[Obligation, ...]:
    """Every obligation by its last day, those without one last; of one event if it is given."""
    statement = select(obligation).order_by(obligation.c.due_on.is_(None), obligation.c.due_on, obligation.c.id)
    if event_id is not None:
        statement = statement.where(obligation.c.event_id == event_id)
    return tuple(_obligation(row) for row in connection.execute(statement))


def save(connection: Connection, item: Obligation) -> int:
    """Store an obligation: a new one when ``id`` is 0, else the changed one; returns the id."""
    values = {name: getattr(item, name) for name in _PLAIN} | {"kind": item.kind.value}
    if item.id:
        connection.execute(update(obligation).where(obligation.c.id == item.id).values(values))
        return item.id
    return int(connection.execute(insert(obligation).values(values).returning(obligation.c.id)).scalar_one())


def remove(connection: Connection, obligation_id: int) -> None:
    """Take out an obligation."""
    connection.execute(delete(obligation).where(obligation.c.id == obligation_id))


def _obligation(row: Row[Any]) -> Obligation:
    return Obligation(kind=ObligationKind(row.kind), id=row.id, **{name: getattr(row, name) for name in _PLAIN})

"""Rows ↔ closed years."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from app.db.payloads import from_json, to_json
from app.db.plan_tables import year_closing
from app.db.rows import put
from app.domain.years.closing import Carried, Closing


@dataclass(frozen=True, slots=True)
class _Content:
    """What the one structured column holds."""

    carried: tuple[Carried, ...] = ()
    reopened_on: date | None = None
    reopened_by: str = ""
    reopen_reason: str = ""


def closings(connection: Connection) -> tuple[Closing, ...]:
    """Every year that was ever closed, the latest first, those that are open again among them."""
    rows = connection.execute(select(year_closing).order_by(year_closing.c.year.desc()))
    return tuple(_closing(row) for row in rows)


def find(connection: Connection, year: int) -> Closing | None:
    """How one year was closed; ``None`` for a year that never was."""
    row = connection.execute(select(year_closing).where(year_closing.c.year == year)).one_or_none()
    return None if row is None else _closing(row)


def save(connection: Connection, item: Closing) -> int:
    """Store a closing: a new one when its ``id`` is 0, else the changed one; returns the id."""
    content = _Content(item.carried, item.reopened_on, item.reopened_by, item.reopen_reason)
    values = {
        "year": item.year,
        "closed_on": item.closed_on,
        "closed_by": item.closed_by,
        "content": to_json(content),
        "note": item.note,
    }
    return put(connection, year_closing, values, item.id)


def _closing(row: Row[Any]) -> Closing:
    content = from_json(row.content, _Content)
    return Closing(
        row.year,
        row.closed_on,
        row.closed_by,
        content.carried,
        row.note,
        content.reopened_on,
        content.reopened_by,
        content.reopen_reason,
        row.id,
    )

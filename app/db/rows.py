"""One row in or changed: what every table of plain values does alike."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, update


def put(connection: Connection, table: Table, values: Mapping[str, Any], row_id: int = 0) -> int:
    """Store one row: a new one when ``row_id`` is 0, else the changed one; returns its id."""
    if row_id:
        connection.execute(update(table).where(table.c.id == row_id).values(values))
        return row_id
    return int(connection.execute(insert(table).values(values).returning(table.c.id)).scalar_one())


def drop(connection: Connection, table: Table, row_id: int) -> None:
    """Take out one row."""
    connection.execute(delete(table).where(table.c.id == row_id))


def picked(value: object, names: tuple[str, ...]) -> dict[str, Any]:
    """The named fields of a value, as columns of the same names hold them."""
    return {name: getattr(value, name) for name in names}

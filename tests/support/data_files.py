"""Data files for tests: real ones, with a clock that tests own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.db.store import Store
from app.db.tables import unit
from app.text import fold


class FixedClock:
    """A clock that moves one second at each reading, so that instants differ and never depend on the machine."""

    def __init__(self, start: datetime = datetime(2021, 11, 20, 1, 0, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """The next instant."""
        self.now += timedelta(seconds=1)
        return self.now


@contextmanager
def a_store(folder: Path, name: str = "phen-dau.pdau") -> Iterator[Store]:
    """A new, empty data file in ``folder``, closed at the end."""
    store = Store.create(folder / name, clock=FixedClock())
    try:
        yield store
    finally:
        store.close()


def add_unit(connection: Connection, name: str, uid: str = "", code: str | None = None) -> int:
    """One commune; returns its id."""
    made = connection.execute(
        unit.insert().values(
            uid=uid or name,
            kind="commune",
            code=code,
            name=name,
            name_folded=fold(name),
            name_sort=name,
            valid_from=date(1980, 1, 1),
        )
    )
    return int(made.lastrowid)


def bare(store: Store) -> Any:
    """The DB-API connection of this thread, free to write behind the log; the log sees it all the same."""
    connection = store._connection()
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA query_only=OFF")
    store._follow(connection)
    return raw

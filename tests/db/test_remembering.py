"""Queries of one reading transaction are asked once; what is written is seen at once, in it and by the next reader."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from app.db import unit_changes, units
from app.db.store import Store
from app.domain.territory import UnitDraft
from app.domain.units import UnitKind
from tests.support.data_files import a_store

DAY = date(2022, 1, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


def add(connection: Connection, name: str) -> int:
    return unit_changes.add_unit(connection, UnitDraft("", UnitKind.COMMUNE, name))


def names(connection: Connection) -> list[str]:
    return [item.name for item in units.units(connection, DAY)]


def test_that_one_view_asks_the_file_once(store: Store) -> None:
    with store.write("thử", "người thử") as connection:
        first = add(connection, "Sóc Hà")
    with store.read() as connection:
        asked: list[str] = []
        event.listen(connection.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
        assert names(connection) == names(connection) == ["Sóc Hà"]
        units.find_unit(connection, first, DAY)
        before = len(asked)
        units.find_unit(connection, first, DAY)
        assert before > 1
        assert len(asked) == before


def test_that_a_write_sees_what_it_wrote_itself(store: Store) -> None:
    with store.write("thử", "người thử") as connection:
        assert names(connection) == []
        add(connection, "Sóc Hà")
        assert names(connection) == ["Sóc Hà"]


def test_that_the_next_reader_sees_what_was_written(store: Store) -> None:
    with store.read() as connection:
        assert names(connection) == []
    with store.write("thử", "người thử") as connection:
        add(connection, "Sóc Hà")
    with store.read() as connection:
        assert names(connection) == ["Sóc Hà"]


def test_that_a_reader_that_failed_leaves_nothing_behind(store: Store) -> None:
    with suppress(ZeroDivisionError), store.read() as connection:
        assert names(connection) == []
        raise ZeroDivisionError
    with store.write("thử", "người thử") as connection:
        add(connection, "Sóc Hà")
        assert names(connection) == ["Sóc Hà"]

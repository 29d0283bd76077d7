"""Statements that another database takes as they are; nobody needs a server to compile them.

Not portable by intent, so not compiled here: the triggers of the change log, the working table of undo and the pragmas
(`history.install`, `undo`, `engine`) speak SQLite, whose temporary triggers no other database has.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import ClauseElement

from app.db import board, history, packed, seals, submissions, totals, units
from app.db.store import Store
from app.db.tables import metadata
from app.domain.registers import Register
from app.domain.units import UnitKind
from tests.support.data_files import a_store, add_unit
from tests.support.golden_database import fill

POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]  # the dialect class has no annotations


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        with opened.write("Mẫu", "An") as connection:
            fill(connection)
        yield opened


def queries(connection: Connection) -> None:
    """The main ways to read: units, boards, versions, totals, seals, history."""
    everyone = [item.id for item in units.all_units(connection)]
    day = units.all_units(connection)[0].valid_from
    units.units(connection, day, frozenset({UnitKind.COMMUNE}))
    units.find(connection, "Trường Hà", day)
    units.aliases_of(connection, everyone)
    units.expected(connection, everyone[0], day)
    ids = [item.id for known in board.versions_of_year(connection, 2021).values() for item in known]
    assert ids
    submissions.headers(connection, [ids[0] + 1000])
    submissions.load(connection, ids[0] + 1000)
    packed.own_figures(connection, ids)
    packed.notes(connection, ids, ["A01"])
    packed.shared_rows(connection, ids)
    totals.hamlet_sums(connection, ids)
    totals.rows_of(connection, ids, (Register.MARKERS,))
    seals.broken_seals(connection)
    history.log(connection, 10)


def test_that_the_schema_compiles_for_another_database() -> None:
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=POSTGRESQL))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=POSTGRESQL))


def test_that_the_main_queries_compile_for_another_database(store: Store) -> None:
    seen: list[str] = []

    def compiled(_connection: object, statement: object, *_more: object) -> None:
        if isinstance(statement, ClauseElement):
            seen.append(str(statement.compile(dialect=POSTGRESQL)))

    with store.read() as connection:
        event.listen(connection, "before_execute", compiled)
        queries(connection)
    glued = [text for text in seen if "string_agg" in text]
    assert len(seen) > 15
    assert glued
    # PostgreSQL glues text only.
    assert all("string_agg(figure.value_milli" not in text for text in glued)
    assert all("string_agg(register_row.id" not in text for text in glued)


def test_that_thousands_of_ids_are_asked_in_portions(store: Store) -> None:
    with store.write("Nhiều", "An") as connection:
        first = add_unit(connection, "Sóc Hà")
        seen: list[int] = []

        def counted(*args: object) -> None:
            parameters = args[3]
            seen.append(len(parameters) if isinstance(parameters, tuple | list | dict) else 0)

        event.listen(connection, "before_cursor_execute", counted)
        assert units.aliases_of(connection, range(first, first + 40_000)) == {}
        assert submissions.headers(connection, range(10**6, 10**6 + 40_000)) == {}
    assert max(seen) <= 500

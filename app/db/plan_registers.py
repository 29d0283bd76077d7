"""Rows ↔ registers: their lines, the people under them, and what was said about two people who look alike."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from app.db.payloads import from_json, to_json
from app.db.plan_tables import register_entry, register_person, register_sameness
from app.db.rows import drop, picked, put
from app.domain.plans.registers import RegisterEntry, RegisterPerson, SamePerson
from app.text import fold

_ENTRY = ("register", "plan_id", "task", "on_day", "until_day", "agency", "unit_id", "title", "secrecy", "note")
_PERSON = ("entry_id", "full_name", "birth_year", "workplace", "role", "note")


def entries(connection: Connection, register: str = "") -> tuple[RegisterEntry, ...]:
    """The lines of one register, or of all, by day; lines without a day come last."""
    statement = select(register_entry).order_by(
        register_entry.c.on_day.is_(None), register_entry.c.on_day, register_entry.c.id
    )
    if register:
        statement = statement.where(register_entry.c.register == register)
    return tuple(_entry(row) for row in connection.execute(statement))


def find(connection: Connection, entry_id: int) -> RegisterEntry | None:
    """One line by its number."""
    row = connection.execute(select(register_entry).where(register_entry.c.id == entry_id)).one_or_none()
    return None if row is None else _entry(row)


def save(connection: Connection, entry: RegisterEntry) -> int:
    """Store a line: new when ``id`` is 0, else changed; returns its number."""
    values = {**picked(entry, _ENTRY), "content": to_json(entry.values)}
    return put(connection, register_entry, values, entry.id)


def remove(connection: Connection, entry_id: int) -> None:
    """Take out a line with the people under it."""
    drop(connection, register_entry, entry_id)


def persons(connection: Connection, register: str) -> tuple[RegisterPerson, ...]:
    """Everybody under the lines of a register, as they were entered."""
    statement = (
        select(register_person)
        .join(register_entry, register_entry.c.id == register_person.c.entry_id)
        .where(register_entry.c.register == register)
        .order_by(register_person.c.id)
    )
    return tuple(_person(row) for row in connection.execute(statement))


def find_person(connection: Connection, person_id: int) -> RegisterPerson | None:
    """One of them by its number."""
    row = connection.execute(select(register_person).where(register_person.c.id == person_id)).one_or_none()
    return None if row is None else _person(row)


def save_person(connection: Connection, person: RegisterPerson) -> int:
    """Store one name: new when ``id`` is 0, else changed; returns its number."""
    values = {**picked(person, _PERSON), "name_folded": fold(person.full_name)}
    return put(connection, register_person, values, person.id)


def remove_persons(connection: Connection, ids: Iterable[int]) -> None:
    """Take out names."""
    for person_id in ids:
        drop(connection, register_person, person_id)


def answers(connection: Connection, ids: Sequence[int]) -> tuple[SamePerson, ...]:
    """What was said about pairs of these people."""
    known = set(ids)
    rows = connection.execute(select(register_sameness).order_by(register_sameness.c.id))
    found = (SamePerson(row.first_id, row.second_id, row.is_same, row.reason) for row in rows)
    return tuple(item for item in found if {item.first_id, item.second_id} <= known)


def save_answer(connection: Connection, answer: SamePerson) -> None:
    """Store what somebody said about a pair, in place of what was said before."""
    pair = {"first_id": answer.first_id, "second_id": answer.second_id}
    columns = register_sameness.c
    connection.execute(
        delete(register_sameness).where(columns.first_id == answer.first_id, columns.second_id == answer.second_id)
    )
    connection.execute(insert(register_sameness).values(**pair, is_same=answer.is_same, reason=answer.reason))


def _entry(row: Row[Any]) -> RegisterEntry:
    own = {name: getattr(row, name) for name in _ENTRY}
    return RegisterEntry(**own, values=from_json(row.content, dict[str, str]), id=row.id)


def _person(row: Row[Any]) -> RegisterPerson:
    return RegisterPerson(**{name: getattr(row, name) for name in _PERSON}, id=row.id)

"""Rows → units, their two trees, lineage and aliases; a code means a unit only together with a day."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, or_, select

from app.db.remembering import remembered
from app.db.tables import unit as unit_table
from app.db.tables import unit_alias, unit_lineage, unit_relation
from app.domain.units import COMMUNE_KINDS, Lineage, LineageKind, RelationRole, Unit, UnitKind, UnitRelation
from app.text import clean, fold, sort_key

_SHARE = Decimal(1000)
#: SQLite allows some thousands of bound values; this many is safe on every build.
_CHUNK = 500
#: Words people type before a name when they look for a unit.
_SPOKEN = ("ubnd ", "xa ", "phuong ", "thi tran ", "dac khu ", "huyen ", "tinh ", "xom ", "thon ", "ban ", "don ")


def _valid(table: Any, on: date) -> Any:
    return and_(table.c.valid_from <= on, or_(table.c.valid_to.is_(None), table.c.valid_to > on))


def _to_unit(row: Row[Any], parent_id: int | None = None) -> Unit:
    return Unit(
        id=row.id,
        uid=row.uid,
        kind=UnitKind(row.kind),
        code=row.code,
        name=row.name,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        is_border=row.is_border,
        parent_id=parent_id,
        note=row.note,
    )


def _kinds(statement: Select[Any], kinds: Collection[UnitKind] | None) -> Select[Any]:
    return statement if kinds is None else statement.where(unit_table.c.kind.in_([kind.value for kind in kinds]))


def _with_parent(on: date) -> Select[Any]:
    """Units with the administrative parent of ``on``; a unit has at most one (see services.units)."""
    tie = unit_relation.alias("tie")
    holds = and_(tie.c.child_id == unit_table.c.id, tie.c.role == RelationRole.ADMINISTRATION.value, _valid(tie, on))
    return select(unit_table, tie.c.parent_id.label("parent_of_day")).outerjoin(tie, holds)


def _read(connection: Connection, statement: Select[Any]) -> tuple[Unit, ...]:
    found = {row.id: _to_unit(row, row.parent_of_day) for row in connection.execute(statement)}
    return tuple(found.values())


@remembered
def units(connection: Connection, on: date, kinds: frozenset[UnitKind] | None = None) -> tuple[Unit, ...]:
    """Units valid on ``on`` in Vietnamese order, each with its administrative parent of that day."""
    statement = _kinds(_with_parent(on).where(_valid(unit_table, on)), kinds)
    return _read(connection, statement.order_by(unit_table.c.name_sort, unit_table.c.id))


@remembered
def all_units(connection: Connection) -> tuple[Unit, ...]:
    """Every unit of all times, without parents, in Vietnamese order."""
    statement = select(unit_table).order_by(unit_table.c.name_sort, unit_table.c.valid_from, unit_table.c.id)
    return tuple(_to_unit(row) for row in connection.execute(statement))


@remembered
def find_unit(connection: Connection, unit_id: int, on: date | None = None) -> Unit | None:
    """One unit by our key, with its parent of ``on``, by default of its last day."""
    row = connection.execute(select(unit_table).where(unit_table.c.id == unit_id)).one_or_none()
    if row is None:
        return None
    found = _to_unit(row)
    day = on or (date.max if found.valid_to is None else found.valid_to - date.resolution)
    return replace(found, parent_id=next((item.id for item in parents(connection, unit_id, day)), None))


def unit_of(connection: Connection, unit_id: int) -> Unit:
    """One unit that must exist; raises ``LookupError`` for a key that was never ours."""
    found = find_unit(connection, unit_id)
    if found is None:
        raise LookupError(unit_id)
    return found


@remembered
def by_code(connection: Connection, code: str, on: date) -> Unit | None:
    """The unit that bears an official or own code on ``on``; the same code may mean another unit on another day."""
    statement = _with_parent(on).where(unit_table.c.code == clean(code), _valid(unit_table, on))
    return next(iter(_read(connection, statement)), None)


def bearers(connection: Connection, code: str) -> tuple[Unit, ...]:
    """Every unit that ever bore a code, oldest first: more than one after a re-use of codes."""
    statement = (
        select(unit_table).where(unit_table.c.code == clean(code)).order_by(unit_table.c.valid_from, unit_table.c.id)
    )
    return tuple(_to_unit(row) for row in connection.execute(statement))


def by_uid(connection: Connection, uid: str) -> Unit | None:
    """The unit with the identity that workbooks and packages carry."""
    row = connection.execute(select(unit_table).where(unit_table.c.uid == uid)).one_or_none() if uid else None
    return None if row is None else find_unit(connection, row.id)


def _wanted(text: str) -> str:
    wanted = fold(text)
    for word in _SPOKEN:
        if wanted.startswith(word) and len(wanted) > len(word):
            wanted = wanted[len(word) :]
    return wanted


def find(connection: Connection, text: str, on: date | None, kinds: Collection[UnitKind] | None = None) -> list[Unit]:
    """Units whose name, alias or code contains ``text``, without regard to tones and case.

    Whole names come first, then beginnings, then the rest, each in Vietnamese order. ``on=None`` looks at all times.
    """
    plain, wanted = fold(text), _wanted(text)
    if not plain:
        return []
    inside = [unit_table.c.name_folded.contains(word, autoescape=True) for word in {plain, wanted}]
    aliased = select(unit_alias.c.unit_id).where(
        or_(*(unit_alias.c.alias_folded.contains(word, autoescape=True) for word in {plain, wanted}))
    )
    matches = or_(*inside, unit_table.c.id.in_(aliased), unit_table.c.code.startswith(clean(text), autoescape=True))
    statement = _with_parent(on or date.max).where(matches)
    if on is not None:
        statement = statement.where(_valid(unit_table, on))
    found = _read(
        connection, _kinds(statement, kinds).order_by(unit_table.c.name_sort, unit_table.c.valid_from, unit_table.c.id)
    )
    names = aliases_of(connection, [item.id for item in found])

    def rank(item: Unit) -> int:
        heard = [fold(item.name), *(fold(alias) for alias in names.get(item.id, ())), fold(item.code or "")]
        if any(name in (plain, wanted) for name in heard):
            return 0
        return 1 if any(name.startswith((plain, wanted)) for name in heard if name) else 2

    return sorted(found, key=rank)


def named(
    connection: Connection, name: str, on: date | None, kinds: Collection[UnitKind] | None = None
) -> tuple[Unit, ...]:
    """Units of ``on`` whose name or alias is exactly ``name``, tones and case aside; several when it is not unique.

    ``on=None`` looks at all times.
    """
    wanted = {fold(name), _wanted(name)}
    found = find(connection, name, on, kinds)
    names = aliases_of(connection, [item.id for item in found])
    return tuple(
        item
        for item in found
        if fold(item.name) in wanted or any(fold(alias) in wanted for alias in names.get(item.id, ()))
    )


@remembered
def children(
    connection: Connection, parent_id: int, on: date, role: RelationRole = RelationRole.ADMINISTRATION
) -> tuple[Unit, ...]:
    """Units tied below ``parent_id`` on ``on`` in one of the trees, in Vietnamese order."""
    return _tied(connection, unit_relation.c.child_id, unit_relation.c.parent_id == parent_id, on, role)


@remembered
def parents(
    connection: Connection, child_id: int, on: date, role: RelationRole = RelationRole.ADMINISTRATION
) -> tuple[Unit, ...]:
    """Units above ``child_id`` on ``on``: one in the administration, maybe several stations in charge."""
    return _tied(connection, unit_relation.c.parent_id, unit_relation.c.child_id == child_id, on, role)


def _tied(connection: Connection, end: Any, condition: Any, on: date, role: RelationRole) -> tuple[Unit, ...]:
    statement = (
        select(unit_table)
        .join(unit_relation, end == unit_table.c.id)
        .where(condition, unit_relation.c.role == role.value, _valid(unit_relation, on), _valid(unit_table, on))
        .order_by(unit_table.c.name_sort, unit_table.c.id)
    )
    return tuple({row.id: _to_unit(row) for row in connection.execute(statement)}.values())


@remembered
def descendants(
    connection: Connection, unit_id: int, on: date, kinds: frozenset[UnitKind] | None = None
) -> tuple[Unit, ...]:
    """Units below ``unit_id`` in the administration of ``on``, however deep, in Vietnamese order; without itself."""
    below: dict[int | None, list[Unit]] = {}
    for item in units(connection, on):
        below.setdefault(item.parent_id, []).append(item)
    found: list[Unit] = []
    waiting = [unit_id]
    while waiting:
        own = below.get(waiting.pop(), [])
        found += own
        waiting += [item.id for item in own]
    return tuple(sorted((i for i in found if kinds is None or i.kind in kinds), key=lambda i: (sort_key(i.name), i.id)))


@remembered
def expected(connection: Connection, unit_id: int, on: date) -> tuple[Unit, ...]:
    """Who owes a report to the committee of ``unit_id`` on ``on``: its border communes, then the stations in charge.

    A commune's own committee expects the commune itself. Communes and stations stand in Vietnamese order.
    """
    owner = find_unit(connection, unit_id, on)
    if owner is None or not owner.is_valid_on(on):
        return ()
    below = descendants(connection, unit_id, on, COMMUNE_KINDS)
    communes = [owner] if owner.kind in COMMUNE_KINDS else [item for item in below if item.is_border]
    stations = _in_charge(connection, [item.id for item in communes], on)
    return (*communes, *stations)


def _in_charge(connection: Connection, commune_ids: Sequence[int], on: date) -> tuple[Unit, ...]:
    """The stations in charge of some communes, each once, in Vietnamese order."""
    found: dict[int, Unit] = {}
    for start in range(0, len(commune_ids), _CHUNK):
        statement = (
            select(unit_table)
            .join(unit_relation, unit_relation.c.parent_id == unit_table.c.id)
            .where(
                unit_relation.c.child_id.in_(commune_ids[start : start + _CHUNK]),
                unit_relation.c.role == RelationRole.STATION_IN_CHARGE.value,
                _valid(unit_relation, on),
                _valid(unit_table, on),
            )
            .distinct()
        )
        found.update({row.id: _to_unit(row) for row in connection.execute(statement)})
    return tuple(sorted(found.values(), key=lambda item: (sort_key(item.name), item.id)))


@remembered
def lineage(connection: Connection, unit_id: int | None = None) -> tuple[Lineage, ...]:
    """Mergers, splits, renames and re-codings by day: those of one unit, or all."""
    statement = select(unit_lineage).order_by(unit_lineage.c.on_day, unit_lineage.c.id)
    if unit_id is not None:
        ends = (unit_lineage.c.predecessor_id, unit_lineage.c.successor_id)
        statement = statement.where(or_(*(end == unit_id for end in ends)))
    return tuple(
        Lineage(
            predecessor_id=row.predecessor_id,
            successor_id=row.successor_id,
            kind=LineageKind(row.kind),
            on=row.on_day,
            share=None if row.share_milli is None else Decimal(row.share_milli) / _SHARE,
            document=row.document,
        )
        for row in connection.execute(statement)
    )


def relations(connection: Connection, unit_id: int | None = None) -> tuple[UnitRelation, ...]:
    """All ties of one unit in both trees, up and down, over all times; of every unit without ``unit_id``."""
    statement = select(unit_relation)
    if unit_id is not None:
        statement = statement.where(or_(unit_relation.c.child_id == unit_id, unit_relation.c.parent_id == unit_id))
    return _relations(connection, statement)


def relations_above(connection: Connection, unit_id: int, role: RelationRole) -> tuple[UnitRelation, ...]:
    """The ties of one role, over all times, in which a unit stands below another."""
    is_meant = and_(unit_relation.c.child_id == unit_id, unit_relation.c.role == role.value)
    return _relations(connection, select(unit_relation).where(is_meant))


def _relations(connection: Connection, statement: Select[Any]) -> tuple[UnitRelation, ...]:
    return tuple(
        UnitRelation(
            child_id=row.child_id,
            parent_id=row.parent_id,
            role=RelationRole(row.role),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            segment=row.segment,
            document=row.document,
        )
        for row in connection.execute(statement.order_by(unit_relation.c.valid_from, unit_relation.c.id))
    )


def aliases_of(connection: Connection, unit_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Other spellings of units, as learned or shipped."""
    ids = list(unit_ids)
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(ids), _CHUNK):
        wanted = unit_alias.c.unit_id.in_(ids[start : start + _CHUNK])
        statement = select(unit_alias.c.unit_id, unit_alias.c.alias).where(wanted)
        for row in connection.execute(statement.order_by(unit_alias.c.id)):
            found[row.unit_id] = (*found.get(row.unit_id, ()), row.alias)
    return found

"""Units as the screens see them: both trees on a day, one unit with its history, search."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.db import units
from app.db.types import DbConnection
from app.domain.units import LineageKind, RelationRole, Unit, UnitKind, UnitRelation

if TYPE_CHECKING:
    from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit of a tree with what stands below it, in Vietnamese order."""

    unit: Unit
    children: tuple["UnitNode", ...] = ()


@dataclass(frozen=True, slots=True)
class LineageLine:
    """One line of the history of a unit: the other unit, what happened, when, with what share (``None`` = unknown)."""

    unit: Unit
    kind: LineageKind
    on: date
    share: Decimal | None
    document: str


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A tie of a unit with the other end of it."""

    unit: Unit
    tie: UnitRelation


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """One unit whole: where it stands on a day, who guards it, who collects its reports, what it was and became.

    ``path`` leads from the province down to its parent. ``same_code`` are other units that bear its code at other
    times. ``relations`` are all ties of all times.
    """

    unit: Unit
    on: date
    aliases: tuple[str, ...]
    path: tuple[Unit, ...]
    children: tuple[Unit, ...]
    stations: tuple[RelationLine, ...]
    communes_in_charge: tuple[RelationLine, ...]
    collecting_points: tuple[RelationLine, ...]
    predecessors: tuple[LineageLine, ...]
    successors: tuple[LineageLine, ...]
    same_code: tuple[Unit, ...]
    relations: tuple[RelationLine, ...]


def tree(ws: "Workspace", on: date, role: RelationRole = RelationRole.ADMINISTRATION) -> tuple[UnitNode, ...]:
    """One of the trees on a day: provinces down to hamlets, or stations (collecting points) with their communes."""
    with ws.store.read() as connection:
        known = {item.id: item for item in units.units(connection, on)}
        ties = [tie for tie in units.relations(connection) if tie.role is role and _holds(tie, on)]
    below: dict[int, list[int]] = {}
    for tie in ties:
        if tie.child_id in known and tie.parent_id in known and tie.child_id not in below.get(tie.parent_id, ()):
            below.setdefault(tie.parent_id, []).append(tie.child_id)
    order = {key: index for index, key in enumerate(known)}
    has_parent = {child for children in below.values() for child in children}

    def node(key: int) -> UnitNode:
        return UnitNode(known[key], tuple(node(child) for child in sorted(below.get(key, ()), key=order.__getitem__)))

    if role is RelationRole.ADMINISTRATION:
        roots = [key for key in known if key not in has_parent and known[key].kind is not UnitKind.BORDER_STATION]
    else:
        roots = [key for key in known if key not in has_parent and (key in below or _is_station(known[key], role))]
    return tuple(node(key) for key in roots)


def _is_station(unit: Unit, role: RelationRole) -> bool:
    return role is RelationRole.STATION_IN_CHARGE and unit.kind is UnitKind.BORDER_STATION


def _holds(tie: UnitRelation, on: date) -> bool:
    return tie.valid_from <= on and (tie.valid_to is None or on < tie.valid_to)


def profile(ws: "Workspace", unit_id: int, on: date) -> UnitProfile:
    """Everything known of one unit, with its places in both trees on ``on``."""
    with ws.store.read() as connection:
        unit = units.find_unit(connection, unit_id, on)
        if unit is None:
            raise LookupError(unit_id)
        all_ties = _relations(connection, unit_id)
        now = [line for line in all_ties if _holds(line.tie, on)]
        return UnitProfile(
            unit=unit,
            on=on,
            aliases=units.aliases_of(connection, [unit_id]).get(unit_id, ()),
            path=_path(connection, unit_id, on),
            children=units.children(connection, unit_id, on),
            stations=_lines(now, unit_id, RelationRole.STATION_IN_CHARGE, is_above=True),
            communes_in_charge=_lines(now, unit_id, RelationRole.STATION_IN_CHARGE, is_above=False),
            collecting_points=_lines(now, unit_id, RelationRole.COLLECTING_POINT, is_above=True),
            predecessors=_lineage(connection, unit_id, is_forward=False),
            successors=_lineage(connection, unit_id, is_forward=True),
            same_code=tuple(i for i in units.bearers(connection, unit.code or "") if i.id != unit_id),
            relations=all_ties,
        )


def standing(ws: "Workspace", unit_id: int, on: date) -> tuple[Unit, tuple[Unit, ...]]:
    """A unit that must exist and what is above it on ``on``, the highest first."""
    with ws.store.read() as connection:
        return units.unit_of(connection, unit_id), _path(connection, unit_id, on)


def _relations(connection: DbConnection, unit_id: int) -> tuple[RelationLine, ...]:
    return tuple(
        RelationLine(units.unit_of(connection, tie.parent_id if tie.child_id == unit_id else tie.child_id), tie)
        for tie in units.relations(connection, unit_id)
    )


def _lines(lines: list[RelationLine], unit_id: int, role: RelationRole, *, is_above: bool) -> tuple[RelationLine, ...]:
    return tuple(line for line in lines if line.tie.role is role and (line.tie.child_id == unit_id) == is_above)


def _path(connection: DbConnection, unit_id: int, on: date) -> tuple[Unit, ...]:
    path: list[Unit] = []
    above = units.parents(connection, unit_id, on)
    while above:
        path.insert(0, above[0])
        above = units.parents(connection, above[0].id, on)
    return tuple(path)


def _lineage(connection: DbConnection, unit_id: int, *, is_forward: bool) -> tuple[LineageLine, ...]:
    return tuple(
        LineageLine(
            units.unit_of(connection, edge.successor_id if is_forward else edge.predecessor_id),
            edge.kind,
            edge.on,
            edge.share,
            edge.document,
        )
        for edge in units.lineage(connection, unit_id)
        if unit_id == (edge.predecessor_id if is_forward else edge.successor_id)
    )


def search(ws: "Workspace", text: str, on: date | None = None) -> tuple[Unit, ...]:
    """Units by name, alias or code without regard to tones; of all times unless a day is given."""
    with ws.store.read() as connection:
        return tuple(units.find(connection, text, on))

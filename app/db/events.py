"""Rows ↔ events «sự kiện», their kinds, former versions, pictures and papers."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.db.payloads import from_json, to_json
from app.db.remembering import remembered
from app.db.tables import event as event_table
from app.db.tables import event_kind, event_paper, event_photo, event_unit, event_version
from app.domain.events import (
    CancelReason,
    Event,
    EventKind,
    EventPart,
    EventPhoto,
    EventPlan,
    EventResult,
    EventStatus,
    EventVersion,
    UnitRole,
)

_PLAIN = ("kind", "name", "year", "starts_on", "ends_on", "place", "reason_text", "version")


def kinds(connection: Connection) -> tuple[EventKind, ...]:
    """Every kind of event of the data file in its order, retired ones included."""
    rows = connection.execute(select(event_kind).order_by(event_kind.c.rank, event_kind.c.id))
    return tuple(replace(from_json(row.content, EventKind), id=row.id, is_retired=bool(row.is_retired)) for row in rows)


def find_kind(connection: Connection, key: str) -> EventKind | None:
    """One kind by its key, or ``None``."""
    return next((kind for kind in kinds(connection) if kind.key == key), None)


def save_kind(connection: Connection, kind: EventKind) -> int:
    """Store a kind by its key; returns the id."""
    values = {"name": kind.name, "content": to_json(replace(kind, id=0)), "is_retired": kind.is_retired}
    known = connection.scalar(select(event_kind.c.id).where(event_kind.c.key == kind.key))
    if known is not None:
        connection.execute(update(event_kind).where(event_kind.c.id == known).values(values))
        return int(known)
    values |= {"key": kind.key, "rank": connection.scalar(select(func.count()).select_from(event_kind))}
    return int(connection.execute(insert(event_kind).values(values).returning(event_kind.c.id)).scalar_one())


def remove_kind(connection: Connection, key: str) -> None:
    """Take out a kind; the caller has seen that no event is of it."""
    connection.execute(delete(event_kind).where(event_kind.c.key == key))


# --- events ----------------------------------------------------------------------------------------------------------


@remembered
def events(connection: Connection, year: int | None = None) -> tuple[Event, ...]:
    """Every event by its day, those without one last; of one season if ``year`` is given."""
    statement = select(event_table).order_by(
        event_table.c.starts_on.is_(None), event_table.c.starts_on, event_table.c.id
    )
    if year is not None:
        statement = statement.where(event_table.c.year == year)
    rows = connection.execute(statement).all()
    units = _units(connection)
    return tuple(_event(row, units.get(row.id, ())) for row in rows)


def events_of(connection: Connection, unit_ids: Collection[int]) -> tuple[Event, ...]:
    """Every event that some units hold or take part in, by its day."""
    theirs = select(event_unit.c.event_id).where(event_unit.c.unit_id.in_(unit_ids))
    rows = connection.execute(
        select(event_table).where(event_table.c.id.in_(theirs)).order_by(event_table.c.starts_on, event_table.c.id)
    ).all()
    return tuple(_event(row, _units(connection, row.id).get(row.id, ())) for row in rows)


def find(connection: Connection, event_id: int) -> Event | None:
    """One event, or ``None``."""
    row = connection.execute(select(event_table).where(event_table.c.id == event_id)).one_or_none()
    return None if row is None else _event(row, _units(connection, event_id).get(event_id, ()))


def save(connection: Connection, event: Event) -> int:
    """Store an event with its units: a new one when ``id`` is 0, else the changed one; returns the id."""
    values = {name: getattr(event, name) for name in _PLAIN}
    values |= {
        "start_time": event.starts_at.isoformat("minutes") if event.starts_at else None,
        "parts": json.dumps(list(event.parts)),
        "dropped": json.dumps(list(event.dropped)),
        "status": event.status.value,
        "reason": event.reason.value,
        "plan": to_json(event.plan),
        "result": to_json(event.result),
    }
    if event.id:
        connection.execute(update(event_table).where(event_table.c.id == event.id).values(values))
        event_id = event.id
    else:
        inserted = connection.execute(insert(event_table).values(values).returning(event_table.c.id))
        event_id = int(inserted.scalar_one())
    _save_units(connection, event_id, event)
    return event_id


def remove(connection: Connection, event_id: int) -> None:
    """Take out an event with all that belongs to it alone."""
    connection.execute(delete(event_table).where(event_table.c.id == event_id))


def _save_units(connection: Connection, event_id: int, event: Event) -> None:
    hosts = dict.fromkeys(event.hosts, UnitRole.HOST)
    wanted = {**dict.fromkeys(event.participants, UnitRole.PARTICIPANT), **hosts}
    order = {unit_id: rank for rank, unit_id in enumerate(event.units)}
    known = {
        row.unit_id: row for row in connection.execute(select(event_unit).where(event_unit.c.event_id == event_id))
    }
    for unit_id, role in wanted.items():
        values = {"role": role.value, "rank": order[unit_id]}
        row = known.pop(unit_id, None)
        if row is None:
            connection.execute(insert(event_unit).values(event_id=event_id, unit_id=unit_id, **values))
        else:
            connection.execute(update(event_unit).where(event_unit.c.id == row.id).values(values))
    if known:
        connection.execute(delete(event_unit).where(event_unit.c.id.in_([row.id for row in known.values()])))


def _units(connection: Connection, event_id: int | None = None) -> dict[int, list[Row[Any]]]:
    statement = select(event_unit).order_by(event_unit.c.event_id, event_unit.c.rank, event_unit.c.id)
    if event_id is not None:
        statement = statement.where(event_unit.c.event_id == event_id)
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(statement):
        found.setdefault(row.event_id, []).append(row)
    return found


def _event(row: Row[Any], units: Iterable[Row[Any]]) -> Event:
    roles = [(item.unit_id, UnitRole(item.role)) for item in units]
    return Event(
        hosts=tuple(unit_id for unit_id, role in roles if role is UnitRole.HOST),
        participants=tuple(unit_id for unit_id, role in roles if role is UnitRole.PARTICIPANT),
        parts=tuple(EventPart(item) for item in json.loads(row.parts)),
        dropped=tuple(EventPart(item) for item in json.loads(row.dropped)),
        starts_at=time.fromisoformat(row.start_time) if row.start_time else None,
        status=EventStatus(row.status),
        reason=CancelReason(row.reason),
        plan=from_json(row.plan, EventPlan),
        result=from_json(row.result, EventResult),
        id=row.id,
        **{name: getattr(row, name) for name in _PLAIN},
    )


# --- former versions, pictures, papers -------------------------------------------------------------------------------


def keep_version(connection: Connection, event: Event, reason: str, actor: str, at: datetime) -> None:
    """Keep how an event stood before it is changed for a reason; nothing kept is ever written over."""
    values = {"event_id": event.id, "version": event.version, "content": to_json(event)}
    connection.execute(insert(event_version).values(**values, reason=reason, actor=actor, at=at))


def versions(connection: Connection, event_id: int) -> tuple[EventVersion, ...]:
    """How an event stood before each change, oldest first."""
    statement = select(event_version).where(event_version.c.event_id == event_id).order_by(event_version.c.version)
    return tuple(
        EventVersion(event_id, row.version, from_json(row.content, Event), row.reason, row.actor, row.at)
        for row in connection.execute(statement)
    )


def photos(connection: Connection, event_id: int) -> tuple[EventPhoto, ...]:
    """The pictures of an event in their order."""
    statement = select(event_photo).where(event_photo.c.event_id == event_id).order_by(event_photo.c.rank)
    return tuple(EventPhoto(event_id, row.source_file_id, row.caption, row.id) for row in connection.execute(statement))


def add_photo(connection: Connection, photo: EventPhoto) -> int:
    """Add a picture behind the others; returns the id."""
    rank = connection.scalar(
        select(func.coalesce(func.max(event_photo.c.rank), -1) + 1).where(event_photo.c.event_id == photo.event_id)
    )
    values = {"event_id": photo.event_id, "source_file_id": photo.source_file_id, "caption": photo.caption}
    statement = insert(event_photo).values(rank=rank, **values).returning(event_photo.c.id)
    return int(connection.execute(statement).scalar_one())


def name_photo(connection: Connection, photo_id: int, caption: str) -> None:
    """Change what stands below a picture."""
    connection.execute(update(event_photo).where(event_photo.c.id == photo_id).values(caption=caption))


def order_photos(connection: Connection, photo_ids: Sequence[int]) -> None:
    """Put pictures in this order."""
    for rank, photo_id in enumerate(photo_ids):
        connection.execute(update(event_photo).where(event_photo.c.id == photo_id).values(rank=rank))


def remove_photo(connection: Connection, photo_id: int) -> None:
    """Take a picture off an event; its bytes stay."""
    connection.execute(delete(event_photo).where(event_photo.c.id == photo_id))


def papers(connection: Connection, event_id: int) -> tuple[tuple[str, int], ...]:
    """The papers written for an event: purpose and id of the paper, oldest first."""
    statement = select(event_paper).where(event_paper.c.event_id == event_id).order_by(event_paper.c.id)
    return tuple((row.purpose, row.paper_id) for row in connection.execute(statement))


def add_paper(connection: Connection, event_id: int, paper_id: int, purpose: str) -> None:
    """Tie a paper to the event it was written for."""
    connection.execute(insert(event_paper).values(event_id=event_id, paper_id=paper_id, purpose=purpose))

"""Events stored in a data file from the lines a commune would report of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.db import events as db_events
from app.db import hamlets, units
from app.db.types import DbConnection
from app.domain.events import Event, EventKind, HostLevel
from app.domain.registers import ReportedEvent
from app.domain.submissions import ReportedHamlet
from app.services.workspace import Workspace
from tests.support.listed_events import event_of
from tests.support.sample_reports import sample_report

_DAY = date(2021, 6, 1)


def enter(ws: Workspace, commune: str, rows: Iterable[ReportedEvent], **fields: object) -> tuple[Event, ...]:
    """Store the events of one commune and its hamlets; partners host too; ``fields`` change every event."""
    stored = []
    with ws.store.write("thử", "thử") as connection:
        for row in rows:
            hosts = _hosts(connection, row, commune)
            event = replace(event_of(row, 0, hosts), kind=_kind(connection, row.kind), **fields)  # type: ignore[arg-type]  # free fields of an event
            stored.append(replace(event, id=db_events.save(connection, event)))
    return tuple(stored)


def enter_event(ws: Workspace, word: str, event: Event, connection: DbConnection | None = None) -> Event:
    """Store one event of a kind that reports call by ``word``."""
    if connection is None:
        with ws.store.write("thử", "thử") as opened:
            return enter_event(ws, word, event, opened)
    event = replace(event, kind=_kind(connection, word))
    return replace(event, id=db_events.save(connection, event))


def listed(file: str) -> tuple[ReportedEvent, ...]:
    """The events of a sample report of 2021, as its list tells them."""
    rows = (item.row for item in sample_report(f"ha-quang-2021/{file}").rows)
    return tuple(row for row in rows if isinstance(row, ReportedEvent))


def _hosts(connection: DbConnection, row: ReportedEvent, commune: str) -> tuple[int, ...]:
    own = _unit(connection, commune)
    if row.level == "xóm":
        # Those that hold events are the border hamlets of these tests; nothing is asked of others.
        hamlet = ReportedHamlet(row.place.removeprefix("Xóm "), is_border=True)
        return (hamlets.ensure_hamlet(connection, own, hamlet, _DAY),)
    return (own, *(_unit(connection, name) for name in filter(None, [row.partner_commune])))


def _unit(connection: DbConnection, name: str) -> int:
    (found,) = units.named(connection, name, _DAY)
    return found.id


def _kind(connection: DbConnection, word: str) -> str:
    key = f"thu-{word}"
    db_events.save_kind(connection, EventKind(key, word, HostLevel.COMMUNE, word, word, ()))
    return key

"""Holding reports against the register of events anew when an event has changed."""

from collections.abc import Iterable
from dataclasses import replace

from app.db.types import DbConnection
from app.domain.events import Event, EventPlan
from app.services import checking, event_register
from app.services.workspace import Workspace


def check_reports(connection: DbConnection, ws: Workspace, before: Event | None, after: Event | None) -> None:
    """An event is new, changed or gone: look at the reports of its units and years again.

    Received reports get their findings anew; of accepted ones nothing changes but what stands beside them. What only a
    plan says is in no report.
    """
    check_changes(connection, ws, ((before, after),))


def check_changes(
    connection: DbConnection, ws: Workspace, changes: Iterable[tuple[Event | None, Event | None]]
) -> None:
    """The same for several events, each report looked at once."""
    events = [
        item
        for before, after in changes
        if before is None or after is None or _told(before) != _told(after)
        for item in (before, after)
        if item is not None
    ]
    if not events:
        return
    for unit_id, year in sorted(event_register.reported_by(connection, events)):
        checking.check_received(connection, ws, unit_id, year)
        checking.compare_afterwards(connection, ws, unit_id, year)


def _told(event: Event) -> Event:
    """The event with only that of its plan which reports are held against."""
    plan = EventPlan(costs=event.plan.costs, gifts=event.plan.gifts, gift_total=event.plan.gift_total)
    return replace(event, plan=plan, version=1, starts_at=None)

"""Holding reports against the register of events anew when an event has changed."""

from collections.abc import Iterable

from app.db.types import DbConnection
from app.domain.events import Event
from app.services import checking, event_register
from app.services.workspace import Workspace


def check_reports(connection: DbConnection, ws: Workspace, events: Iterable[Event]) -> None:
    """Events have changed (as they were, and as they are): look at the reports of their units and years again.

    Received reports get their findings anew; of accepted ones nothing changes but what stands beside them.
    """
    for unit_id, year in sorted(event_register.reported_by(connection, events)):
        checking.check_received(connection, ws, unit_id, year)
        checking.compare_afterwards(connection, ws, unit_id, year)

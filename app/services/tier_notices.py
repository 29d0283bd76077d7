"""Notices of what a tier takes away altogether: drafted with the change itself, as those of an adjusted event are."""

from collections.abc import Iterable

from app.db import events as db_events
from app.db.types import DbConnection
from app.domain.event_changes import Consequence, is_cancelled_by_tier, since_planned
from app.services import event_papers
from app.services.event_assessments import Grounds
from app.services.event_steps import found
from app.services.workspace import Workspace


def draft(connection: DbConnection, ws: Workspace, follows: Iterable[Consequence]) -> tuple[int, ...]:
    """Draft the notice of every event a change has just cancelled, inside its transaction; the ids of the papers."""
    off = [item.event_id for item in follows if item.is_stored and is_cancelled_by_tier(item.after)]
    if not off:
        return ()
    grounds = Grounds.read(connection, ws.today)
    papers = []
    for event_id in off:
        event = found(connection, event_id)
        change = since_planned(event, db_events.versions(connection, event_id))
        if change is not None:
            before, sentence = change
            papers.append(event_papers.write_notice(connection, ws, grounds, before, event, sentence))
    return tuple(papers)

"""What a paper of an event with a number begins with, before anybody has written on it."""

from collections.abc import Callable
from dataclasses import replace

from app.db import events as db_events
from app.db.types import DbConnection
from app.domain.event_changes import since_planned
from app.domain.event_purposes import OF_COMMITTEE, EventPurpose, fitting
from app.domain.events import Event
from app.domain.paper_content import PaperContent
from app.errors import Refused
from app.i18n import _
from app.reports import event_notice
from app.reports.event_facts import EventFacts
from app.reports.event_papers import WRITTEN
from app.services import event_owner, event_paper_facts
from app.services.event_assessments import Grounds
from app.services.workspace import Workspace


def purposes(connection: DbConnection, ws: Workspace, event: Event) -> tuple[EventPurpose, ...]:
    """What an event needs papers for; a notice only where it stands otherwise than it was planned."""
    fit = fitting(event, ws.today, owes_report=event_owner.owes_written(connection, event))
    has_changed = since_planned(event, db_events.versions(connection, event.id)) is not None
    return tuple(item for item in fit if item is not EventPurpose.NOTICE or has_changed)


def content(connection: DbConnection, ws: Workspace, event: Event, purpose: EventPurpose) -> PaperContent:
    """What a paper with a number begins with; raises ``Refused`` for one that fits no event in this state."""
    if purpose is EventPurpose.NOTICE:
        change = since_planned(event, db_events.versions(connection, event.id))
        if change is None:
            told = _("“{name}” chưa thay đổi gì so với kế hoạch nên chưa có gì để thông báo.")
            raise Refused("nothing-changed", told.format(name=event.name))
        before, sentence = change
        return notice(connection, ws, before, event, sentence)
    return _content_for(connection, ws, event, purpose, WRITTEN[purpose])


def notice(
    connection: DbConnection, ws: Workspace, before: Event, after: Event, sentence: str, grounds: Grounds | None = None
) -> PaperContent:
    """The notice of a change from one plan to another; ``sentence`` is what it means in words."""

    def make(facts: EventFacts) -> PaperContent:
        return event_notice.content(facts, before, sentence)

    return _content_for(connection, ws, after, EventPurpose.NOTICE, make, grounds)


def _content_for(
    connection: DbConnection,
    ws: Workspace,
    event: Event,
    purpose: EventPurpose,
    make: Callable[[EventFacts], PaperContent],
    grounds: Grounds | None = None,
) -> PaperContent:
    of_committee = purpose in OF_COMMITTEE
    known = grounds or Grounds.read(connection, ws.today)
    written = make(event_paper_facts.facts(connection, ws, event, of_committee=of_committee, grounds=known))
    owner = None if of_committee else event_owner.owner_of(connection, known, event)
    return replace(written, drafted_for=owner.id if owner else 0)

"""What each paper of an event says now: the draft that was written for it, else what the event says."""

from collections.abc import Callable
from dataclasses import replace

from app.db import events as db_events
from app.db import papers as db_papers
from app.db.papers import PaperDraft
from app.db.types import DbConnection
from app.domain.event_changes import since_planned
from app.domain.event_purposes import OF_COMMITTEE, EventPurpose
from app.domain.events import Event
from app.domain.paper_content import PaperContent
from app.errors import Refused
from app.i18n import _
from app.reports import event_notice
from app.reports import papers as paper_reports
from app.reports.event_facts import EventFacts
from app.reports.event_papers import PRINTS, WRITTEN
from app.reports.model import Document
from app.services import event_owner, event_paper_facts, paper_sheets
from app.services.event_assessments import Grounds
from app.services.workspace import Workspace


def written_paper(connection: DbConnection, event: Event, purpose: EventPurpose) -> PaperDraft | None:
    """The paper written last for a purpose of an event as it is planned now; one of a former plan counts no longer."""
    versions = db_events.versions(connection, event.id)
    for kind, paper_id in reversed(db_events.papers(connection, event.id)):
        if kind == purpose:
            draft = paper_sheets.found(connection, paper_id)
            return None if versions and draft.made_at < versions[-1].at else draft
    return None


def made(connection: DbConnection, ws: Workspace, event: Event, purpose: EventPurpose) -> Document:
    """One paper as it would be printed now; what was issued as it was frozen."""
    if purpose in PRINTS:
        with_awards = purpose is EventPurpose.AWARDS
        return PRINTS[purpose](event_paper_facts.facts(connection, ws, event, with_awards=with_awards))
    draft = written_paper(connection, event, purpose)
    if draft is None:
        return paper_reports.build(
            paper_sheets.draft_sheet(connection, content(connection, ws, event, purpose), ws.today)
        )
    issued = db_papers.issued_of_draft(connection, draft.id)
    if issued is not None:
        return paper_reports.build(paper_sheets.frozen_sheet(issued))
    return paper_reports.build(paper_sheets.draft_sheet(connection, paper_sheets.content_of(draft), ws.today))


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
    written = make(event_paper_facts.facts(connection, ws, event, of_committee=of_committee, grounds=grounds))
    owner = None if of_committee else event_owner.owner_of(connection, event)
    return replace(written, drafted_for=owner.id if owner else 0)

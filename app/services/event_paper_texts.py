"""What each paper of an event says now: the draft that was written for it, else what the event says."""

from app.db import events as db_events
from app.db import papers as db_papers
from app.db.papers import PaperDraft
from app.db.types import DbConnection
from app.domain.event_purposes import EventPurpose
from app.domain.events import Event
from app.reports import papers as paper_reports
from app.reports.event_papers import PRINTS
from app.reports.model import Document
from app.services import event_paper_contents, event_paper_facts, paper_sheets
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
            paper_sheets.draft_sheet(connection, event_paper_contents.content(connection, ws, event, purpose), ws.today)
        )
    issued = db_papers.issued_of_draft(connection, draft.id)
    if issued is not None:
        return paper_reports.build(paper_sheets.frozen_sheet(issued))
    return paper_reports.build(paper_sheets.draft_sheet(connection, paper_sheets.content_of(draft), ws.today))

"""Papers of an event: which fit it now, how each looks, and those with a number as drafts among all papers."""

from dataclasses import dataclass

from app.db import events as db_events
from app.db import papers as db_papers
from app.db.papers import PaperDraft
from app.db.types import DbConnection
from app.domain.event_purposes import NUMBERED, PURPOSE_WORDS, EventPurpose
from app.domain.events import Event
from app.domain.paper_content import PaperContent
from app.errors import Refused
from app.i18n import _
from app.reports.model import Document
from app.services import event_paper_contents, event_paper_texts, paper_sheets, papers
from app.services.event_assessments import Grounds
from app.services.event_steps import found
from app.services.workspace import Workspace

__all__ = ["EventPurpose"]


@dataclass(frozen=True, slots=True)
class EventPaper:
    """One paper that fits an event: ``paper_id`` is its draft or what was issued, ``number`` set once it is issued.

    ``differs`` tells that the draft says otherwise than the event by now: it was edited, or the event was.
    """

    purpose: EventPurpose
    paper_id: int | None = None
    number: str = ""
    differs: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return _(PURPOSE_WORDS[self.purpose])

    @property
    def has_number(self) -> bool:
        """Whether it is issued under a number; others are printed as they are."""
        return self.purpose in NUMBERED


def available(ws: Workspace, event_id: int) -> tuple[EventPaper, ...]:
    """The papers that fit an event as it stands, in the order in which they are needed."""
    with ws.store.read() as connection:
        event = found(connection, event_id)
        return tuple(
            _paper(connection, ws, event, purpose) for purpose in event_paper_contents.purposes(connection, ws, event)
        )


def _paper(connection: DbConnection, ws: Workspace, event: Event, purpose: EventPurpose) -> EventPaper:
    draft = event_paper_texts.written_paper(connection, event, purpose)
    if draft is None:
        return EventPaper(purpose)
    if issued := db_papers.issued_of_draft(connection, draft.id):
        return EventPaper(purpose, draft.id, f"{issued.number:02}/{issued.symbol}")
    now = paper_sheets.stored_text(event_paper_contents.content(connection, ws, event, purpose))
    return EventPaper(purpose, draft.id, differs=now != draft.content)


def document(ws: Workspace, event_id: int, purpose: EventPurpose) -> Document:
    """One paper as it would be printed now: a draft that was edited as it stands, else what the event says."""
    with ws.store.read() as connection:
        return event_paper_texts.made(connection, ws, found(connection, event_id), EventPurpose(purpose))


# --- drafts ----------------------------------------------------------------------------------------------------------


def write_draft(ws: Workspace, event_id: int, purpose: EventPurpose) -> int:
    """Store a paper with a number as a draft tied to its event; the draft that is there already, unless it was issued.

    Returns the id of the paper. Raises ``Refused`` for a working print, which has none.
    """
    purpose = EventPurpose(purpose)
    if purpose not in NUMBERED:
        told = _("“{name}” in ra dùng ngay, không lấy số nên không soạn thành văn bản.")
        raise Refused("no-number", told.format(name=_(PURPOSE_WORDS[purpose])))
    with ws.store.read() as connection:
        event = found(connection, event_id)
        if (known := _open_draft(connection, event, purpose)) is not None:
            return known
    label = _("Soạn {paper}: {name}").format(paper=_(PURPOSE_WORDS[purpose]), name=event.name)
    with ws.store.write(label, ws.actor) as connection:
        event = found(connection, event_id)
        return _store(connection, ws, event, purpose, event_paper_contents.content(connection, ws, event, purpose))


def write_notice(
    connection: DbConnection, ws: Workspace, grounds: Grounds, before: Event, after: Event, sentence: str
) -> int:
    """Store the notice of adjustment inside the transaction that changes the event.

    ``sentence`` is what the change means, where neither tier nor typed reason tells it. Returns the id of the paper.
    """
    written = event_paper_contents.notice(connection, ws, before, after, sentence, grounds)
    return _store(connection, ws, after, EventPurpose.NOTICE, written)


def write_again(ws: Workspace, event_id: int, purpose: EventPurpose) -> int:
    """Let the draft of a paper say what the event says now, whatever was typed into it; writes one if there is none."""
    with ws.store.read() as connection:
        event = found(connection, event_id)
        known = _open_draft(connection, event, EventPurpose(purpose))
        written = event_paper_contents.content(connection, ws, event, EventPurpose(purpose)) if known else None
    return write_draft(ws, event_id, purpose) if known is None or written is None else papers.save(ws, written, known)


def _open_draft(connection: DbConnection, event: Event, purpose: EventPurpose) -> int | None:
    draft = event_paper_texts.written_paper(connection, event, purpose)
    if draft is None or db_papers.issued_of_draft(connection, draft.id) is not None:
        return None
    return draft.id


def _store(connection: DbConnection, ws: Workspace, event: Event, purpose: EventPurpose, written: PaperContent) -> int:
    text = paper_sheets.stored_text(written)
    draft = PaperDraft(written.kind, written.subject, ws.today.year, text, ws.clock())
    paper_id = db_papers.save_draft(connection, draft)
    db_events.add_paper(connection, event.id, paper_id, purpose)
    return paper_id

"""The files of one event's papers before they are placed: what was issued as it left, all else as it stands now."""

from collections.abc import Iterator

from app.db import papers as db_papers
from app.db.types import DbConnection
from app.domain import file_names
from app.domain.event_purposes import NUMBERED, PURPOSE_WORDS, EventPurpose
from app.domain.events import Event
from app.i18n import _
from app.reports import papers as paper_reports
from app.reports.event_facts import one_line
from app.services import event_paper_contents, event_paper_texts, outgoing, paper_sheets
from app.services.outgoing import Printed
from app.services.workspace import Workspace

#: Letters of one part of the name of a folder or file.
_LONG = 48


def printed(connection: DbConnection, ws: Workspace, event: Event, number: int, purpose: EventPurpose) -> Printed:
    """Both formats of one paper; its number among the others begins its name."""
    name = file_names.fit(f"{number:02} {_(PURPOSE_WORDS[purpose])}")
    draft = event_paper_texts.written_paper(connection, event, purpose) if purpose in NUMBERED else None
    issued = db_papers.issued_of_draft(connection, draft.id) if draft else None
    kept = outgoing.printed(connection, issued) if issued else None
    if kept is not None:
        return Printed(file_names.fit(f"{name} {kept.name}"), kept.docx, kept.pdf)
    return outgoing.print_(event_paper_texts.made(connection, ws, event, purpose), name)


def invitations(connection: DbConnection, ws: Workspace, event: Event) -> Iterator[Printed]:
    """The invitation of every person, where several are known by name."""
    draft = event_paper_texts.written_paper(connection, event, EventPurpose.INVITATION)
    issued = db_papers.issued_of_draft(connection, draft.id) if draft else None
    if draft is None and not event.plan.delegates:
        return
    if issued:
        sheet = paper_sheets.frozen_sheet(issued)
    else:
        typed = (
            paper_sheets.content_of(draft)
            if draft
            else event_paper_contents.content(connection, ws, event, EventPurpose.INVITATION)
        )
        sheet = paper_sheets.draft_sheet(connection, typed, ws.today)
    found_ones = paper_reports.invitations(sheet)
    if len(found_ones) > 1:
        for number, (name, paper) in enumerate(found_ones, 1):
            yield outgoing.print_(paper, f"{number:02} {cut(name)}")


def cut(text: str) -> str:
    """The first words of a text, so that folder and file together stay short."""
    words = one_line(text)
    return words if len(words) <= _LONG else words[:_LONG].rpartition(" ")[0]

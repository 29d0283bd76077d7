"""Ordinary papers of the committee: written, looked at, exported, issued under a number of their series.

A draft is content only; letterhead, signer and recipients are those of the day it is printed for. An issued paper is
frozen: all it says as JSON, and the bytes of both formats. Issuing cannot be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.db import papers as db_papers
from app.db.history import OperationKind
from app.db.papers import IssuedDocument, PaperDraft
from app.db.payloads import to_json
from app.domain.paper_content import PaperContent, PaperFault
from app.domain.papers import PAPER_WORDS, PaperKind, PaperOrigin
from app.errors import Refused
from app.i18n import _
from app.progress import Progress, silent
from app.reports import papers as paper_reports
from app.reports.model import Document
from app.services import outgoing, paper_sheets, paper_start, scope
from app.services.outgoing import Printed
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of the list: a draft, or with ``issued`` the line of the register it became."""

    id: int
    kind: PaperKind
    subject: str
    year: int
    issued: IssuedDocument | None = None

    @property
    def number(self) -> str:
        """Number and symbol as printed ("07/KH-BCĐ"); empty for a draft."""
        return f"{self.issued.number:02}/{self.issued.symbol}" if self.issued else ""


def papers(ws: Workspace, year: int | None = None) -> tuple[PaperRow, ...]:
    """Every paper written here, newest first; of one calendar year if it is given."""
    with ws.store.read() as connection:
        drafts = db_papers.drafts(connection, year)
        issued = {item.id: db_papers.issued_of_draft(connection, item.id) for item in drafts}
    return tuple(PaperRow(item.id, PaperKind(item.kind), item.subject, item.year, issued[item.id]) for item in drafts)


def new(ws: Workspace, kind: PaperKind) -> PaperContent:
    """A paper to begin with, not stored yet: bases, recipients and the unit that drafts, as the plan has them."""
    with ws.store.read() as connection:
        committee = scope.committee_of(connection)
        return paper_start.begin(kind, committee, ws.presets.plan(committee.plan_preset), connection)


def save(ws: Workspace, content: PaperContent, paper_id: int = 0) -> int:
    """Store a paper: a new one when ``paper_id`` is 0, else the changed draft; returns the id.

    A draft may lack anything; one that says the same already is left alone. Raises ``Refused`` for an issued paper.
    """
    text = paper_sheets.stored_text(content)
    if paper_id:
        with ws.store.read() as connection:
            if paper_sheets.open_draft(connection, paper_id).content == text:
                return paper_id
    label = _("Soạn {kind}: {subject}").format(kind=_(PAPER_WORDS[content.kind]), subject=content.subject or "…")
    with ws.store.write(label, ws.actor) as connection:
        draft = PaperDraft(content.kind, content.subject, ws.today.year, text, ws.clock(), paper_id)
        if paper_id:
            former = paper_sheets.open_draft(connection, paper_id)
            draft = replace(draft, year=former.year, made_at=former.made_at)
        return db_papers.save_draft(connection, draft)


def content(ws: Workspace, paper_id: int) -> PaperContent:
    """What a paper says, a draft or an issued one."""
    with ws.store.read() as connection:
        return paper_sheets.content_of(paper_sheets.found(connection, paper_id))


def copy(ws: Workspace, paper_id: int) -> int:
    """A new draft that says what another paper says; returns its id."""
    return save(ws, content(ws, paper_id))


def remove(ws: Workspace, paper_id: int) -> None:
    """Take out a draft; an issued paper stays."""
    with ws.store.write(_("Bỏ dự thảo"), ws.actor) as connection:
        paper_sheets.open_draft(connection, paper_id)
        db_papers.remove_draft(connection, paper_id)


def lacks(ws: Workspace, content: PaperContent, on: date | None = None) -> tuple[PaperFault, ...]:
    """All that keeps a paper from being issued on ``on`` (today), then hints."""
    with ws.store.read() as connection:
        return paper_sheets.lacks(connection, content, on or ws.today)


def symbol(ws: Workspace, content: PaperContent) -> str:
    """The symbol under which a paper gets its number: "KH-BCĐ"."""
    with ws.store.read() as connection:
        return paper_sheets.draft_sheet(connection, content, ws.today).symbol


# --- the paper ---------------------------------------------------------------------------------------------------


def document(ws: Workspace, content: PaperContent) -> Document:
    """A draft as it would be printed today: number and day blank, marked as a draft."""
    with ws.store.read() as connection:
        return paper_reports.build(paper_sheets.draft_sheet(connection, content, ws.today))


def printed(ws: Workspace, paper_id: int) -> Printed:
    """Both formats of a paper: the very bytes that were issued, or of a draft as it stands."""
    with ws.store.read() as connection:
        draft = paper_sheets.found(connection, paper_id)
        issued = db_papers.issued_of_draft(connection, paper_id)
        kept = outgoing.printed(connection, issued) if issued else None
        if kept is not None:
            return kept
        sheet = paper_sheets.draft_sheet(connection, paper_sheets.content_of(draft), ws.today)
    return outgoing.print_(paper_reports.build(sheet))


def export(ws: Workspace, paper_id: int, folder: Path, suffixes: Sequence[str] = (".docx", ".pdf")) -> tuple[Path, ...]:
    """Write a paper into ``folder``, named by its number or subject; never over another file."""
    return outgoing.write(folder, printed(ws, paper_id), suffixes)


def invitations(ws: Workspace, paper_id: int) -> tuple[tuple[str, Document], ...]:
    """The paper of every invited person by name; of an issued invitation with its number and day."""
    with ws.store.read() as connection:
        draft = paper_sheets.found(connection, paper_id)
        issued = db_papers.issued_of_draft(connection, paper_id)
        sheet = (
            paper_sheets.frozen_sheet(issued)
            if issued
            else paper_sheets.draft_sheet(connection, paper_sheets.content_of(draft), ws.today)
        )
    return paper_reports.invitations(sheet)


def export_invitations(
    ws: Workspace,
    paper_id: int,
    folder: Path,
    suffixes: Sequence[str] = (".docx", ".pdf"),
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the paper of every invited person into ``folder``; raises ``Refused`` for what is no invitation.

    Nothing is written before all are made, so a stop leaves no half of them.
    """
    found = invitations(ws, paper_id)
    if not found:
        raise Refused("no-invitation", _("Văn bản này không mời ai; chưa lập tệp nào."))
    many = []
    for done, (name, paper) in enumerate(found):
        progress(done, len(found), _("Giấy mời {name}").format(name=name))
        many.append(outgoing.print_(paper, f"Giấy mời {name}"))
    return tuple(path for one in many for path in outgoing.write(folder, one, suffixes))


# --- issue -------------------------------------------------------------------------------------------------------


def issue(ws: Workspace, paper_id: int, issued_on: date, number: int | None = None) -> IssuedDocument:
    """Issue «ban hành» a draft: number of its series, day, everything frozen, the bytes of both formats kept.

    Cannot be undone. Raises ``Refused`` while the paper lacks something or when the number is taken.
    """
    with ws.store.read() as connection:
        draft = paper_sheets.open_draft(connection, paper_id)
    label = _("Ban hành {kind}: {subject}").format(kind=_(PAPER_WORDS[PaperKind(draft.kind)]), subject=draft.subject)
    with ws.store.write(label, ws.actor, kind=OperationKind.ISSUE) as connection:
        content = paper_sheets.content_of(paper_sheets.open_draft(connection, paper_id))
        paper_sheets.refuse_lacking(paper_sheets.lacks(connection, content, issued_on))
        sheet = paper_sheets.draft_sheet(connection, content, issued_on)
        outgoing.refuse_day_ahead(ws.today, issued_on)
        chosen = outgoing.take_number(connection, sheet.symbol, issued_on, number)
        final = replace(sheet, number=chosen, issued_on=issued_on, draft_mark="")
        line = IssuedDocument(
            origin=PaperOrigin.PAPER,
            kind=content.kind,
            number=chosen,
            symbol=final.symbol,
            subject=paper_reports.printed_subject(content),
            unit_id=scope.committee_of(connection).unit_id,
            year=draft.year,
            issued_on=issued_on,
            signer=final.signed_by,
            figures=to_json(final, keeps_order=True),
            content_sha256="",
            recipients=paper_reports.sent_to(final),
            kept_by=final.archive_line.removeprefix("Lưu:").strip(),
            paper_id=paper_id,
        )
        return outgoing.put_out(connection, ws.clock(), line, paper_reports.build(final))


def issued_document(ws: Workspace, issued_id: int) -> Document:
    """An issued paper as a value, from what was frozen; its bytes are in :func:`printed`."""
    with ws.store.read() as connection:
        issued = db_papers.find_issued(connection, issued_id)
    if issued is None or issued.origin != PaperOrigin.PAPER:
        raise Refused("no-document", _("Không có văn bản này."))
    return paper_reports.build(paper_sheets.frozen_sheet(issued))

"""Papers of a season of commendation: which there are, how each looks now, those with a number as drafts.

Who is held up by a check is not printed: the refusal says who and why. A draft among the papers keeps what was typed
into it, but its names and votes are printed only while they are so; what was issued stays as it left.
"""

from dataclasses import replace

from app.db import councils as db_councils
from app.db import papers as db_papers
from app.db.papers import PaperDraft
from app.db.types import DbConnection
from app.domain.awards.papers import AWARD_PAPER_WORDS, NUMBERED, PaperScope
from app.errors import Refused
from app.i18n import _
from app.reports.awards.prints import OF_ONE, OF_SEVERAL
from app.reports.model import Document
from app.services import paper_sheets
from app.services import papers as all_papers
from app.services.awards import paper_drafts, paper_facts
from app.services.awards.paper_choice import AwardSheet, sheets
from app.services.awards.paper_grounds import PaperGrounds
from app.services.workspace import Workspace


def available(ws: Workspace, scope: PaperScope) -> tuple[AwardSheet, ...]:
    """Every paper that can be made about what is wanted, in the order of a dossier."""
    with ws.store.read() as connection:
        grounds = PaperGrounds.read(connection, ws, scope.campaign_id)
        return tuple(paper_drafts.compared(connection, grounds, sheets(connection, grounds, scope)))


def document(ws: Workspace, scope: PaperScope, sheet: AwardSheet) -> Document:
    """One paper as it would be printed now; raises ``Refused`` for one that is held up."""
    with ws.store.read() as connection:
        return made(connection, PaperGrounds.read(connection, ws, scope.campaign_id), sheet)


def made(connection: DbConnection, grounds: PaperGrounds, sheet: AwardSheet) -> Document:
    """:func:`document` of grounds that were read already."""
    refuse_blocked(sheet)
    if sheet.paper in NUMBERED:
        return paper_drafts.printed(connection, grounds, sheet)
    facts = paper_facts.facts(connection, grounds, sheet.nominations, sheet.unit_id, sheet.award)
    if sheet.paper in OF_ONE:
        return OF_ONE[sheet.paper](facts, facts.nominees[0])
    return OF_SEVERAL[sheet.paper](facts)


def refuse_blocked(sheet: AwardSheet) -> None:
    """Raise ``Refused`` for a paper that somebody on it holds up."""
    if sheet.blocked:
        told = _("Chưa in được {paper}. {reason}")
        sentence = told.format(paper=_(AWARD_PAPER_WORDS[sheet.paper]).lower(), reason=sheet.blocked)
        raise Refused("award-blocked", sentence, _("Hãy xử lý trường hợp đó, hoặc rút đề nghị, rồi in lại."))


# --- drafts ----------------------------------------------------------------------------------------------------------


def write_draft(ws: Workspace, scope: PaperScope, sheet: AwardSheet) -> int:
    """Store a paper with a number as a draft among all papers; the one that is there already, unless it was issued.

    Returns the id of the paper. Raises ``Refused`` for a working print, and for one that is held up.
    """
    name = _(AWARD_PAPER_WORDS[sheet.paper])
    if sheet.paper not in NUMBERED:
        told = _("“{name}” in ra dùng ngay, không lấy số nên không soạn thành văn bản.")
        raise Refused("no-number", told.format(name=name))
    refuse_blocked(sheet)
    with ws.store.write(_("Soạn {paper}").format(paper=sheet.name), ws.actor) as connection:
        grounds = PaperGrounds.read(connection, ws, scope.campaign_id)
        found = paper_drafts.written(connection, grounds, sheet)
        if found.open_draft is not None:
            return found.open_draft.id
        written = found.now
        text = paper_sheets.stored_text(written)
        draft = PaperDraft(written.kind, written.subject, grounds.season.day.year, text, ws.clock())
        paper_id = db_papers.save_draft(connection, draft)
        sitting = db_councils.find_sitting(connection, sheet.sitting_id) if sheet.sitting_id else None
        if sitting is not None:
            db_councils.save_sitting(connection, replace(sitting, paper_id=paper_id))
        return paper_id


def write_again(ws: Workspace, scope: PaperScope, sheet: AwardSheet) -> int:
    """Have the draft of a paper say what is so now, whatever was typed into it; written if there is none.

    Returns the id of the paper; raises ``Refused`` as :func:`write_draft`. Undo brings back what was typed.
    """
    refuse_blocked(sheet)
    with ws.store.read() as connection:
        grounds = PaperGrounds.read(connection, ws, scope.campaign_id)
        found = paper_drafts.written(connection, grounds, sheet) if sheet.paper in NUMBERED else None
    if found is None or found.open_draft is None:
        return write_draft(ws, scope, sheet)
    return all_papers.save(ws, found.now, found.open_draft.id)

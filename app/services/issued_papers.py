"""Reviews that were issued: as they left, whether they still hold, and the chain of papers that mended them."""

from dataclasses import dataclass, replace

from app.db import papers as db_papers
from app.db.papers import IssuedDocument
from app.db.payloads import from_json
from app.db.types import DbConnection
from app.domain.papers import PaperOrigin
from app.errors import Refused
from app.i18n import _
from app.reports import correction as correction_paper
from app.reports import review as review_paper
from app.reports.model import Document
from app.services import outdated, outgoing, review_content, scope
from app.services.frozen_review import Frozen
from app.services.outgoing import Printed
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class IssuedReview:
    """An issued review; ``is_stale`` «số liệu đã thay đổi sau khi tổng hợp» when it no longer rests on what counts.

    ``corrections`` are the «báo cáo đính chính» about it, ``replaced_by`` the report that took its place, ``replaces``
    the one it took the place of.
    """

    document: IssuedDocument
    is_stale: bool
    corrections: tuple[IssuedDocument, ...] = ()
    replaced_by: IssuedDocument | None = None
    replaces: IssuedDocument | None = None


def issued(ws: Workspace, year: int) -> tuple[IssuedReview, ...]:
    """The issued reviews of a year, newest first, with the chain they belong to and whether they are outdated."""
    with ws.store.read() as connection:
        papers = db_papers.issued(connection, scope.committee_of_year(connection, year).unit_id, year)
        return tuple(_in_chain(connection, ws, paper) for paper in papers)


def _in_chain(connection: DbConnection, ws: Workspace, paper: IssuedDocument) -> IssuedReview:
    known = outdated.chain(connection, paper.id)
    is_stale = known.replaced_by is not None or outdated.is_stale(connection, ws, known.last)
    return IssuedReview(paper, is_stale, known.corrections, known.replaced_by, known.replaces)


def issued_document(ws: Workspace, issued_id: int) -> Document:
    """The issued paper word for word as it was issued, whatever has changed since."""
    with ws.store.read() as connection:
        return document(connection, ws, outdated.found(connection, issued_id))


def line(ws: Workspace, issued_id: int) -> IssuedDocument:
    """One line of the register; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        return outdated.found(connection, issued_id)


def printed(ws: Workspace, issued_id: int) -> Printed:
    """The bytes of an issued paper as they were kept on the day, never made anew; raises ``Refused`` without any."""
    with ws.store.read() as connection:
        kept = outgoing.printed(connection, outdated.found(connection, issued_id))
    if kept is None:
        raise Refused("no-file-kept", _("Văn bản này soạn ngoài chương trình nên không có tệp được giữ."))
    return kept


def document(connection: DbConnection, ws: Workspace, paper: IssuedDocument) -> Document:
    """What the register keeps of a review, or of a paper that mends one, as a value again."""
    if paper.origin == PaperOrigin.REVIEW:
        frozen = from_json(paper.figures, Frozen)
        subject = review_content.Subject(paper.year, None, paper)
        now = review_content.gather(connection, ws, frozen.consolidation, subject)
        made = review_paper.build(frozen.restored(now))
        if paper.corrects_id is None:
            return made
        return correction_paper.replacing(made, outdated.cited(outdated.found(connection, paper.corrects_id)))
    if paper.corrects_id is None:
        raise outdated.no_review()
    frozen_correction = from_json(paper.figures, outdated.FrozenCorrection)
    return correction_paper.build(replace(frozen_correction.content, number=paper.number, issued_on=paper.issued_on))

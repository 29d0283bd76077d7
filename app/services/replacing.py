"""Mending an outdated review (Nghị định 30/2020/NĐ-CP, Điều 18.3): a report in its place, or a «báo cáo đính chính».

Both are papers with numbers of their own and leave the same way as the review did; what was issued stays as it is.
"""

from dataclasses import replace as changed
from datetime import date

from app.db.history import OperationKind
from app.db.papers import IssuedDocument
from app.db.payloads import to_json
from app.domain.papers import PaperKind, PaperOrigin, symbol_of
from app.i18n import _
from app.reports import correction as correction_paper
from app.reports.model import Document
from app.services import consolidation, correction_lines, issue_checks, issued_papers, issuing, outdated, outgoing
from app.services.workspace import Workspace

_DRAFT = "DỰ THẢO"


def replace(ws: Workspace, issued_id: int, issued_on: date, number: int | None = None) -> IssuedDocument:
    """Issue the review anew in the place of an issued one, with all that counts now; cannot be undone."""
    with ws.store.read() as connection:
        year = outdated.found(connection, issued_id).year
    return issuing.issue(ws, year, issued_on, number, issued_id)


def draft(ws: Workspace, issued_id: int) -> Document:
    """The «báo cáo đính chính» as it would be today, marked as a draft."""
    with ws.store.read() as connection:
        frozen = correction_lines.frozen(connection, ws, outdated.mendable(connection, issued_id), ws.today)
    return correction_paper.build(changed(frozen.content, draft_mark=_DRAFT))


def correct(ws: Workspace, issued_id: int, issued_on: date, number: int | None = None) -> IssuedDocument:
    """Issue a «báo cáo đính chính» about an issued review; cannot be undone.

    Raises ``Refused`` when nothing is otherwise, the review was replaced, or day and number will not do.
    """
    with ws.store.write(_("Ban hành báo cáo đính chính"), ws.actor, kind=OperationKind.ISSUE) as connection:
        review = outdated.mendable(connection, issued_id)
        issue_checks.refuse_day(connection, ws, review.year, issued_on)
        frozen = correction_lines.frozen(connection, ws, review, issued_on)
        content = frozen.content
        # The committee may be called otherwise than on the day of the review: the register says what is printed.
        symbol = symbol_of(PaperKind.REPORT, content.organ.symbol)
        entry = IssuedDocument(
            origin=PaperOrigin.PAPER,
            kind=PaperKind.REPORT,
            number=outgoing.take_number(connection, symbol, issued_on, number),
            symbol=symbol,
            subject=correction_paper.subject(content),
            unit_id=review.unit_id,
            year=review.year,
            issued_on=issued_on,
            signer=content.signer.full_name if content.signer else "",
            figures=to_json(frozen, keeps_order=True),
            content_sha256="",
            recipients=content.organ.recipients,
            corrects_id=review.id,
        )
        paper = issued_papers.document(connection, ws, entry)
        used = consolidation.versions_used(connection, review.year)
        return outgoing.put_out(connection, ws.clock(), entry, paper, used)

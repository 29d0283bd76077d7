"""Mending an outdated review (Nghị định 30/2020/NĐ-CP, Điều 18.3): a report in its place, or a «báo cáo đính chính».

Both are papers with numbers of their own and leave the same way as the review did; what was issued stays as it is.
"""

from dataclasses import replace as changed
from datetime import date

from app.db import committee as committees
from app.db.history import OperationKind
from app.db.papers import IssuedDocument
from app.db.payloads import to_json
from app.db.types import DbConnection
from app.domain.committee import signer_on
from app.domain.papers import PaperKind, PaperOrigin
from app.errors import Refused
from app.i18n import _
from app.reports import correction as correction_paper
from app.reports.correction import CorrectionContent
from app.reports.model import Document
from app.services import consolidation, correction_lines, issued_papers, issuing, outdated, outgoing, review_content
from app.services.frozen_review import Frozen
from app.services.outdated import FrozenCorrection
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
        frozen = _frozen(connection, ws, _mendable(connection, issued_id), ws.today)
    return correction_paper.build(changed(frozen.content, draft_mark=_DRAFT))


def correct(ws: Workspace, issued_id: int, issued_on: date, number: int | None = None) -> IssuedDocument:
    """Issue a «báo cáo đính chính» about an issued review; cannot be undone.

    Raises ``Refused`` when nothing is otherwise, the review was replaced, or day and number will not do.
    """
    with ws.store.write(_("Ban hành báo cáo đính chính"), ws.actor, kind=OperationKind.ISSUE) as connection:
        review = _mendable(connection, issued_id)
        issuing.refuse_day(connection, ws, review.year, issued_on)
        frozen = _frozen(connection, ws, review, issued_on)
        content = frozen.content
        entry = IssuedDocument(
            origin=PaperOrigin.PAPER,
            kind=PaperKind.REPORT,
            number=outgoing.take_number(connection, review.symbol, issued_on, number),
            symbol=review.symbol,
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


def _mendable(connection: DbConnection, issued_id: int) -> IssuedDocument:
    """The review to mend; raises ``Refused`` when another one took its place or its number was cancelled."""
    known = outdated.chain(connection, issued_id)
    if known.replaced_by is not None:
        sentence = _("Báo cáo này đã được thay thế bằng báo cáo số {number:02}/{symbol}; hãy đính chính báo cáo ấy.")
        later = known.replaced_by
        raise Refused("already-replaced", sentence.format(number=later.number, symbol=later.symbol))
    if known.review.cancel_reason:
        raise Refused("paper-cancelled", _("Văn bản này đã hủy số nên không đính chính được."))
    return known.review


def _frozen(connection: DbConnection, ws: Workspace, review: IssuedDocument, day: date) -> FrozenCorrection:
    """What the paper says, and what the review says once it is mended by it."""
    now = review_content.current(ws, review.year, None)
    signer = signer_on(committees.all_holders(connection), day)
    differs = outdated.difference(ws, review.id)
    if differs.is_empty:
        raise Refused(
            "nothing-to-correct", _("Số liệu và nội dung không khác báo cáo đã ban hành; chưa có gì để đính chính.")
        )
    content = CorrectionContent(
        organ=now.organ,
        corrected=outdated.cited(review),
        about=review.subject,
        units=correction_lines.unit_lines(differs),
        figures=correction_lines.figure_lines(differs, now.catalogue, now.commune_word),
        texts=correction_lines.text_lines(differs, now.outline, now.catalogue),
        year=day.year,
        signer=signer,
    )
    return FrozenCorrection(content, Frozen.of(now, signer))

"""Issuing «ban hành» the review: number, frozen figures, the versions it rests on, and whether those still hold."""

import hashlib
from dataclasses import dataclass
from datetime import date

from app.db import committee as committees
from app.db import papers as db_papers
from app.db.history import OperationKind
from app.db.papers import IssuedDocument
from app.db.payloads import from_json, to_json
from app.domain.committee import signer_on
from app.domain.papers import PaperKind, PaperOrigin
from app.domain.submissions import SubmissionState
from app.errors import Refused
from app.i18n import _
from app.reports import review as review_paper
from app.reports.model import Document
from app.services import consolidation, review_content, scope
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class IssuedReview:
    """An issued review; ``is_stale`` «số liệu đã thay đổi sau khi tổng hợp» when it no longer rests on what counts."""

    document: IssuedDocument
    is_stale: bool


def issue(ws: Workspace, year: int, issued_on: date, number: int | None = None) -> IssuedDocument:
    """Issue «ban hành» the review: give it a number of the series of the year of ``issued_on``, freeze its figures.

    Cannot be undone. Raises ``Refused`` when nothing is accepted yet or the number is taken.
    """
    label = _("Ban hành báo cáo sơ kết năm {year}").format(year=year)
    with ws.store.write(label, ws.actor, kind=OperationKind.ISSUE) as connection:
        # Read inside the write: nothing can be accepted between the figures that are frozen and the versions named.
        content = review_content.current(ws, year, None)
        used = consolidation.versions_used(connection, year)
        if not used:
            raise Refused("nothing-accepted", _("Chưa có báo cáo nào được duyệt nên chưa ban hành được."))
        symbol = f"BC-{content.organ.symbol}"
        chosen = number or db_papers.next_number(connection, symbol, issued_on.year)
        if db_papers.has_number(connection, symbol, chosen, issued_on.year):
            sentence = _("Số {number}/{symbol} đã dùng trong năm {year}; hãy lấy số khác.")
            raise Refused("number-taken", sentence.format(number=chosen, symbol=symbol, year=issued_on.year))
        signer = signer_on(committees.all_holders(connection), issued_on)
        frozen = to_json(review_content.Frozen.of(content, signer), keeps_order=True)
        paper = IssuedDocument(
            origin=PaperOrigin.REVIEW,
            kind=PaperKind.REPORT,
            number=chosen,
            symbol=symbol,
            subject=review_paper.subject(content),
            unit_id=scope.committee_of(connection).unit_id,
            year=year,
            issued_on=issued_on,
            signer=signer.full_name if signer else "",
            figures=frozen,
            content_sha256=hashlib.sha256(frozen.encode()).hexdigest(),
            recipients=content.organ.recipients,
        )
        db_papers.insert_issued(connection, paper, used)
    return paper


def issued(ws: Workspace, year: int) -> tuple[IssuedReview, ...]:
    """The issued reviews of a year, newest first, and whether their figures have changed since."""
    with ws.store.read() as connection:
        now = set(consolidation.versions_used(connection, year))
        papers = db_papers.issued(connection, scope.committee_of(connection).unit_id, year)
        found = []
        for paper in papers:
            used = db_papers.versions_used(connection, paper.id)
            is_locked = all(state is SubmissionState.ACCEPTED for state in used.values())
            found.append(IssuedReview(paper, is_stale=not is_locked or set(used) != now))
    return tuple(found)


def issued_document(ws: Workspace, issued_id: int) -> Document:
    """The issued paper word for word as it was issued, whatever has changed since."""
    with ws.store.read() as connection:
        paper = db_papers.find_issued(connection, issued_id)
        if paper is None:
            raise Refused("no-document", _("Không có văn bản này."))
        frozen = from_json(paper.figures, review_content.Frozen)
        subject = review_content.Subject(paper.year, None, paper)
        now = review_content.gather(connection, ws, frozen.consolidation, subject)
        return review_paper.build(frozen.restored(now))

"""Issuing «ban hành» the review: number and day are given last, figures frozen, bytes kept, versions written down."""

from datetime import date

from app.db.history import OperationKind
from app.db.papers import IssuedDocument
from app.db.payloads import to_json
from app.domain.papers import PaperKind, PaperOrigin
from app.i18n import _
from app.reports import review as review_paper
from app.services import consolidation, issue_checks, issued_papers, outgoing, review_content, scope
from app.services.frozen_review import Frozen
from app.services.issue_checks import Readiness, Wish
from app.services.workspace import Workspace

__all__ = ["Readiness"]


def readiness(
    ws: Workspace, year: int, issued_on: date, number: int | None = None, replaces: int | None = None
) -> Readiness:
    """What issuing the review would do; raises ``Refused`` with the reason where it may not be issued."""
    content = review_content.current(ws, year, None)
    with ws.store.read() as connection:
        return issue_checks.ready(connection, ws, content, Wish(year, issued_on, number, replaces))


def issue(
    ws: Workspace, year: int, issued_on: date, number: int | None = None, replaces: int | None = None
) -> IssuedDocument:
    """Issue the review: give it a number of the series of the year of ``issued_on``, freeze it, keep its bytes.

    ``replaces`` is the issued review whose place it takes. Cannot be undone. Raises ``Refused`` when nothing is
    accepted yet, the day lies ahead or before the acceptance of what it rests on, or the number is taken.
    """
    label = _("Ban hành báo cáo sơ kết năm {year}").format(year=year)
    with ws.store.write(label, ws.actor, kind=OperationKind.ISSUE) as connection:
        # Read inside the write: nothing can be accepted between the figures that are frozen and the versions named.
        content = review_content.current(ws, year, None)
        ready = issue_checks.ready(connection, ws, content, Wish(year, issued_on, number, replaces))
        frozen = Frozen.of(content, issue_checks.signer(connection, issued_on))
        entry = IssuedDocument(
            origin=PaperOrigin.REVIEW,
            kind=PaperKind.REPORT,
            number=ready.number,
            symbol=ready.symbol,
            subject=review_paper.subject(content),
            unit_id=scope.committee_of_year(connection, year).unit_id,
            year=year,
            issued_on=issued_on,
            signer=ready.signer,
            figures=to_json(frozen, keeps_order=True),
            content_sha256="",
            recipients=content.organ.recipients,
            corrects_id=replaces,
        )
        paper = issued_papers.document(connection, ws, entry)
        used = consolidation.versions_used(connection, year)
        return outgoing.put_out(connection, ws.clock(), entry, paper, used)

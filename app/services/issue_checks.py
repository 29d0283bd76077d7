"""What is looked at before the review gets its number: what forbids it, and what should be known all the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.db import committee as committees
from app.db import papers as db_papers
from app.db.types import DbConnection
from app.domain.committee import OfficeHolder, signer_on
from app.domain.papers import PaperKind, symbol_of
from app.domain.periods import VIETNAM
from app.errors import Refused
from app.i18n import _
from app.reports.review import ReviewContent
from app.services import consolidation, issue_doubts, outdated, outgoing, register, review_writing, scope
from app.services.workspace import Workspace
from app.text import short_date


@dataclass(frozen=True, slots=True)
class Readiness:
    """Number and symbol the paper would get, who signs, and what should be known before (nothing of it forbids)."""

    number: int
    symbol: str
    signer: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to issue: the review of which year, on which day, under which number, in place of which."""

    year: int
    issued_on: date
    number: int | None
    replaces: int | None


def ready(connection: DbConnection, ws: Workspace, content: ReviewContent, wish: Wish) -> Readiness:
    """Number, signer and warnings for a wish; raises ``Refused`` with the reason where it may not be."""
    if not consolidation.has_accepted(connection, wish.year):
        raise Refused("nothing-accepted", _("Chưa có báo cáo nào được duyệt nên chưa ban hành được."))
    refuse_day(connection, ws, wish.year, wish.issued_on)
    if wish.replaces is not None:
        _refuse_replacing(connection, wish.replaces, wish.year)
    leaves = review_writing.check(ws, wish.year)
    issue_doubts.refuse_broken(leaves)
    symbol = symbol_of(PaperKind.REPORT, content.organ.symbol)
    number = outgoing.take_number(connection, symbol, wish.issued_on, wish.number)
    holder = signer(connection, wish.issued_on)
    warnings = (
        *(_standing_warning(connection, wish.year) if wish.replaces is None else ()),
        *issue_doubts.of_figures(connection, content),
        *issue_doubts.of_texts(leaves),
        *register.warnings(ws, symbol, wish.issued_on, number),
        *_signer_warning(holder),
    )
    return Readiness(number, symbol, holder.full_name if holder else "", warnings)


def signer(connection: DbConnection, day: date) -> OfficeHolder | None:
    """Who signs for the committee on a day."""
    return signer_on(committees.all_holders(connection), day)


def refuse_day(connection: DbConnection, ws: Workspace, year: int, issued_on: date) -> None:
    """Refuse a day that lies ahead, or before the acceptance of the newest report the paper rests on."""
    outgoing.refuse_day_ahead(ws.today, issued_on)
    used = db_papers.used_versions(connection, consolidation.versions_used(connection, year))
    accepted = [item.accepted_at.astimezone(VIETNAM).date() for item in used if item.accepted_at]
    if accepted and issued_on < max(accepted):
        sentence = _("Ngày ban hành {day} trước ngày duyệt báo cáo mới nhất được dùng ({accepted}).")
        raise Refused(
            "day-before-acceptance",
            sentence.format(day=short_date(issued_on), accepted=short_date(max(accepted))),
            _("Chưa có gì thay đổi; hãy chọn ngày duyệt ấy hoặc sau đó."),
        )


def _refuse_replacing(connection: DbConnection, issued_id: int, year: int) -> None:
    known = outdated.review_chain(connection, issued_id)
    if known.review.id != issued_id or known.review.year != year or known.review.cancel_reason:
        raise Refused("not-replaceable", _("Chỉ thay thế được báo cáo sơ kết đã ban hành của chính năm này."))
    if known.replaced_by is not None:
        sentence = _("Báo cáo này đã được thay thế bằng báo cáo số {number:02}/{symbol}; hãy thay thế báo cáo ấy.")
        later = known.replaced_by
        raise Refused("already-replaced", sentence.format(number=later.number, symbol=later.symbol))


def _standing_warning(connection: DbConnection, year: int) -> Iterator[str]:
    """Two reports about one year that both stand: one is meant to take the place of the other, or is a slip."""
    for paper in db_papers.issued(connection, scope.committee_of_year(connection, year).unit_id, year):
        if not paper.cancel_reason and outdated.chain(connection, paper.id).replaced_by is None:
            sentence = _("Năm {year} đã có {paper}; nếu báo cáo này thay báo cáo ấy, hãy dùng việc thay thế.")
            yield sentence.format(year=year, paper=outdated.cited(paper))


def _signer_warning(holder: OfficeHolder | None) -> Iterator[str]:
    if holder is None:
        yield _("Ngày ấy chưa khai ai giữ chức vụ trong Ban chỉ đạo nên chỗ ký để trống tên.")

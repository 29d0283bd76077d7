"""Whether an issued review still says what counts, in what it does not, and which papers mend or replace it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.db import papers as db_papers
from app.db import units
from app.db.papers import IssuedDocument, UsedVersion
from app.db.payloads import from_json
from app.db.types import DbConnection
from app.domain.figures import Consolidation
from app.domain.outdated import (
    IssuedDifference,
    NewsKind,
    UnitNews,
    figure_changes,
    name_changes,
)
from app.domain.papers import PaperOrigin
from app.domain.submissions import SubmissionState
from app.errors import Refused
from app.i18n import _
from app.reports import correction as correction_paper
from app.reports.correction import CorrectionContent
from app.services import consolidation, printed_texts, review_content
from app.services.frozen_review import Frozen
from app.services.workspace import Workspace
from app.text import short_date


@dataclass(frozen=True, slots=True)
class Chain:
    """A review and the papers that mend it «báo cáo đính chính», oldest first, and the one that took its place.

    ``replaces`` is the review it took the place of.
    """

    review: IssuedDocument
    corrections: tuple[IssuedDocument, ...] = ()
    replaced_by: IssuedDocument | None = None
    replaces: IssuedDocument | None = None

    @property
    def last(self) -> IssuedDocument:
        """The paper that says last what the review is to say."""
        return self.corrections[-1] if self.corrections else self.review


def chain(connection: DbConnection, issued_id: int) -> Chain:
    """The chain that a review or one of its corrections belongs to; raises ``Refused`` when there is no such paper."""
    paper = found(connection, issued_id)
    if paper.origin != PaperOrigin.REVIEW and paper.corrects_id is not None:
        paper = found(connection, paper.corrects_id)
    later = db_papers.corrections(connection, paper.id)
    replacing = [item for item in later if item.origin == PaperOrigin.REVIEW]
    before = None if paper.corrects_id is None else found(connection, paper.corrects_id)
    mending = tuple(item for item in later if item.origin != PaperOrigin.REVIEW)
    return Chain(paper, mending, replacing[-1] if replacing else None, before)


def review_chain(connection: DbConnection, issued_id: int) -> Chain:
    """The chain of a review; raises ``Refused`` for a paper of another kind, which nothing is compared with."""
    known = chain(connection, issued_id)
    if known.review.origin != PaperOrigin.REVIEW:
        raise no_review()
    return known


def no_review() -> Refused:
    """A paper that is neither a review nor about one."""
    return Refused("no-review", _("Văn bản này không phải báo cáo sơ kết hay báo cáo đính chính."))


def mendable(connection: DbConnection, issued_id: int) -> IssuedDocument:
    """The review to mend; raises ``Refused`` when another one took its place or its number was cancelled."""
    known = review_chain(connection, issued_id)
    if known.replaced_by is not None:
        sentence = _("Báo cáo này đã được thay thế bằng báo cáo số {number:02}/{symbol}; hãy đính chính báo cáo ấy.")
        later = known.replaced_by
        raise Refused("already-replaced", sentence.format(number=later.number, symbol=later.symbol))
    if known.review.cancel_reason:
        raise Refused("paper-cancelled", _("Văn bản này đã hủy số nên không đính chính được."))
    return known.review


def found(connection: DbConnection, issued_id: int) -> IssuedDocument:
    """One issued paper; raises ``Refused`` when there is none."""
    paper = db_papers.find_issued(connection, issued_id)
    if paper is None:
        raise Refused("no-document", _("Không có văn bản này."))
    return paper


def is_stale(connection: DbConnection, ws: Workspace, paper: IssuedDocument) -> bool:
    """Whether the versions that a paper rests on are no longer those that count, or events say something else."""
    used = db_papers.versions_used(connection, paper.id)
    is_locked = all(state is SubmissionState.ACCEPTED for state in used.values())
    if not is_locked or set(used) != set(consolidation.versions_used(connection, paper.year)):
        return True
    expected = consolidation.expected_of(connection, paper.year, None)
    now = _of_register(consolidation.consolidate(connection, ws, paper.year, expected))
    return now != _of_register(frozen_of(paper).consolidation)


def _of_register(totals: Consolidation) -> dict[str, Decimal | None]:
    """The totals that have something from the register of events."""
    return {code: total.value for code, total in totals.cells.items() if total.from_events or total.own}


def difference(ws: Workspace, issued_id: int) -> IssuedDifference:
    """In what a review, as far as it was mended already, differs from what counts today."""
    with ws.store.read() as connection:
        last = review_chain(connection, issued_id).last
        news = unit_news(connection, last)
    now = review_content.current(ws, last.year, None)
    before = frozen_of(last).restored(now)
    totals = (before.consolidation, now.consolidation)
    texts = (*printed_texts.changes(before, now), *name_changes(*totals))
    return IssuedDifference(figure_changes(last.year, *totals), texts, news)


@dataclass(frozen=True, slots=True)
class FrozenCorrection:
    """What a «báo cáo đính chính» says, and all that the review says once it is mended by it."""

    content: CorrectionContent
    mended: Frozen


def frozen_of(paper: IssuedDocument) -> Frozen:
    """What a review says, or says once the last paper has mended it."""
    if paper.origin == PaperOrigin.REVIEW:
        return from_json(paper.figures, Frozen)
    return from_json(paper.figures, FrozenCorrection).mended


def unit_news(connection: DbConnection, paper: IssuedDocument) -> tuple[UnitNews, ...]:
    """Whose reports are others now than those a paper rests on, and the reasons given for it."""
    before = _by_unit(connection, db_papers.versions_used(connection, paper.id))
    after = _by_unit(connection, consolidation.versions_used(connection, paper.year))
    changed = [key for key in dict.fromkeys((*after, *before)) if before.get(key) != after.get(key)]
    return tuple(
        _news(units.unit_of(connection, unit_id).name, year, before.get((unit_id, year)), after.get((unit_id, year)))
        for unit_id, year in changed
    )


def _by_unit(connection: DbConnection, ids: Iterable[int]) -> dict[tuple[int, int], tuple[UsedVersion, ...]]:
    grouped: dict[tuple[int, int], tuple[UsedVersion, ...]] = {}
    for item in db_papers.used_versions(connection, ids):
        key = (item.unit_id, item.year)
        grouped[key] = (*grouped.get(key, ()), item)
    return grouped


def _news(
    name: str, year: int, before: tuple[UsedVersion, ...] | None, after: tuple[UsedVersion, ...] | None
) -> UnitNews:
    old, new = before[-1].version if before else 0, after[-1].version if after else 0
    if not after:
        return UnitNews(name, year, NewsKind.WITHDRAWN, old, 0)
    known = {item.id for item in before or ()}
    reasons = [item.amend_reason for item in after if item.id not in known and item.amend_reason]
    kind = NewsKind.AMENDED if before else NewsKind.NEW
    return UnitNews(name, year, kind, old, new, "; ".join(reasons))


def cited(paper: IssuedDocument) -> str:
    """How other papers cite an issued report: "Báo cáo số 05/BC-BCĐ ngày 15 tháng 3 năm 2022"."""
    return correction_paper.cited(paper.number, paper.symbol, paper.issued_on)


def told_before_amending(ws: Workspace, submission_id: int) -> str:
    """What is to be known before a version is amended or goes back to waiting; empty when no paper rests on it."""
    with ws.store.read() as connection:
        resting = db_papers.resting_on(connection, submission_id)
    if not resting:
        return ""
    sentence = _(
        "Bản này đã dùng trong {papers}. Văn bản đã ban hành vẫn giữ nguyên; khi số liệu thay đổi, văn bản được đánh "
        "dấu là đã cũ và cần báo cáo đính chính hoặc báo cáo thay thế."
    )
    named = [
        _("văn bản số {number:02}/{symbol} ngày {day}").format(
            number=item.number, symbol=item.symbol, day=short_date(item.issued_on)
        )
        for item in resting
    ]
    return sentence.format(papers=", ".join(named))

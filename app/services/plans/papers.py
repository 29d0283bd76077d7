"""Reports of a plan among the papers: as they would be printed now, drafted, written again with new figures."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.db import papers as db_papers
from app.db.papers import PaperDraft
from app.db.types import DbConnection
from app.domain.paper_content import PaperAnnex, PaperContent
from app.domain.plans.plan import Plan
from app.errors import Refused
from app.i18n import _
from app.reports import papers as paper_reports
from app.reports.model import Document
from app.reports.plans import report
from app.reports.plans.facts import ReportFacts, ReportTime
from app.services import outgoing, paper_sheets, papers
from app.services.plans.report_facts import gather
from app.services.workspace import Workspace
from app.text import short_date


def content(ws: Workspace, key: str, time: ReportTime) -> PaperContent:
    """The report with the figures of today and what the officer has written in its draft."""
    facts = _gathered(ws, key, time)
    with ws.store.read() as connection:
        return _written(connection, facts)


def document(ws: Workspace, key: str, time: ReportTime) -> Document:
    """The report as it would be printed today, marked as a draft."""
    return papers.document(ws, content(ws, key, time))


def draft_of(ws: Workspace, plan: Plan, time: ReportTime) -> int | None:
    """The draft of a report that waits among the papers; ``None`` when there is none."""
    with ws.store.read() as connection:
        found = _draft(connection, report.subject(plan, time))
        return found.id if found else None


def write_draft(ws: Workspace, key: str, time: ReportTime, *, anew: bool = False) -> int:
    """Store a report as a draft; the one that waits is kept as it is, unless ``anew`` writes its figures again.

    What the officer wrote under the headings that are his stays either way. Returns the id of the paper.
    """
    facts = _gathered(ws, key, time)
    subject = report.subject(facts.plan, time)
    with ws.store.read() as connection:
        known = _draft(connection, subject)
        if known is not None and not anew:
            return known.id
    with ws.store.write(_("Soạn báo cáo: {subject}").format(subject=subject), ws.actor) as connection:
        known = _draft(connection, subject)
        written = _written(connection, facts)
        text = paper_sheets.stored_text(written)
        draft = PaperDraft(written.kind, written.subject, ws.today.year, text, ws.clock(), known.id if known else 0)
        return db_papers.save_draft(connection, draft)


def export(
    ws: Workspace, key: str, time: ReportTime, folder: Path, suffixes: Sequence[str] = (".docx", ".pdf")
) -> tuple[Path, ...]:
    """Write the report into ``folder`` with the figures of today; never over another file."""
    written = content(ws, key, time)
    with ws.store.read() as connection:
        sheet = paper_sheets.draft_sheet(connection, written, ws.today)
    kind = _("Báo cáo tổng kết") if time.is_final else _("Báo cáo sơ kết")
    name = " ".join(filter(None, (kind, time.words, key)))
    return outgoing.write(folder, outgoing.print_(paper_reports.build(sheet), name), suffixes)


def _gathered(ws: Workspace, key: str, time: ReportTime) -> ReportFacts:
    """The facts; raises ``Refused`` while nothing of the stretch has happened yet."""
    if time.period.first > ws.today:
        told = _("Kỳ báo cáo bắt đầu ngày {day}, chưa đến; chưa lập báo cáo.")
        raise Refused("day-ahead", told.format(day=short_date(time.period.first)))
    return gather(ws, key, time)


def _written(connection: DbConnection, facts: ReportFacts) -> PaperContent:
    """The report; what was typed into its draft beside text and figures is kept, too: whom it goes to, who signs."""
    draft = _draft(connection, report.subject(facts.plan, facts.time))
    if draft is None:
        return report.content(facts)
    before = paper_sheets.content_of(draft)
    now = report.content(replace(facts, texts=report.officers_texts(before.body, facts)))
    return replace(before, body=now.body, annexes=(*now.annexes, *_own_annexes(before, now)))


def _own_annexes(before: PaperContent, now: PaperContent) -> tuple[PaperAnnex, ...]:
    titles = {item.title for item in now.annexes}
    return tuple(item for item in before.annexes if item.title not in titles)


def _draft(connection: DbConnection, subject: str) -> PaperDraft | None:
    """The newest paper of a subject that was not issued."""
    for item in db_papers.drafts(connection, None):
        if item.subject == subject and db_papers.issued_of_draft(connection, item.id) is None:
            return item
    return None

"""Papers with a number that were written already, beside what they would say now.

What was typed into a draft stays; names and votes that are no longer so are never printed from it. What was issued
stays as it left, and that it no longer agrees is told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.db import councils as db_councils
from app.db import papers as db_papers
from app.db.papers import IssuedDocument, PaperDraft
from app.db.types import DbConnection
from app.domain.awards.papers import NUMBERED
from app.domain.paper_content import PaperContent
from app.i18n import _
from app.reports import papers as paper_reports
from app.reports.event_facts import one_line
from app.reports.model import Document
from app.services import paper_sheets
from app.services.awards import paper_texts
from app.services.awards.paper_choice import AwardSheet
from app.services.awards.paper_grounds import PaperGrounds

#: As many names are told; the others are counted.
_MOST_NAMED = 5
#: Votes in a row of the minutes: so many of so many.
_COUNTED = re.compile(r"\d+/\d+")


@dataclass(frozen=True, slots=True)
class Written:
    """A paper with a number: what it says now, what was written of it; ``stale`` = names, votes that are not so now."""

    now: PaperContent
    draft: PaperDraft | None = None
    issued: IssuedDocument | None = None
    stale: str = ""

    @property
    def open_draft(self) -> PaperDraft | None:
        """The draft that may still change."""
        return None if self.issued else self.draft

    @property
    def differs(self) -> bool:
        """Whether the draft says anything else than it would now: it was typed into, or the season has changed."""
        return self.open_draft is not None and self.open_draft.content != paper_sheets.stored_text(self.now)

    @property
    def number(self) -> str:
        """Its number, once it was issued."""
        return f"{self.issued.number:02}/{self.issued.symbol}" if self.issued else ""

    @property
    def sentence(self) -> str:
        """How what was written differs from now, in words; empty where it does not, or was only typed into at issue."""
        if self.stale and self.issued:
            told = _("văn bản số {number} đã ban hành không còn khớp: {what}; hãy soạn văn bản mới")
            return told.format(number=self.number, what=self.stale)
        if self.stale:
            return _("dự thảo đã soạn không còn khớp: {what}; bản in theo dữ liệu nay").format(what=self.stale)
        return _("dự thảo có chỗ khác dữ liệu nay; bản in theo dự thảo") if self.differs else ""


def written(connection: DbConnection, grounds: PaperGrounds, sheet: AwardSheet) -> Written:
    """What a paper says now, and what was written of it last."""
    now = paper_texts.content(connection, grounds, sheet)
    draft = _known(connection, grounds, sheet, now)
    if draft is None:
        return Written(now)
    issued = db_papers.issued_of_draft(connection, draft.id)
    was = paper_sheets.frozen_sheet(issued).content if issued else paper_sheets.content_of(draft)
    return Written(now, draft, issued, _stale(grounds, sheet, now, was))


def printed(connection: DbConnection, grounds: PaperGrounds, sheet: AwardSheet) -> Document:
    """A paper with a number as it is printed: as issued, as typed, or as it is now where that is not so any more."""
    found = written(connection, grounds, sheet)
    if found.issued is not None:
        return paper_reports.build(paper_sheets.frozen_sheet(found.issued))
    content = found.now if found.draft is None or found.stale else paper_sheets.content_of(found.draft)
    return paper_reports.build(paper_sheets.draft_sheet(connection, content, grounds.season.day))


def compared(connection: DbConnection, grounds: PaperGrounds, sheets: Iterable[AwardSheet]) -> Iterator[AwardSheet]:
    """The papers, those with a number with what differs in what was written of them."""
    is_written = bool(db_papers.drafts(connection, grounds.season.day.year))
    for sheet in sheets:
        if sheet.paper in NUMBERED and (is_written or sheet.sitting_id):
            found = written(connection, grounds, sheet)
            yield replace(sheet, differs=found.sentence, is_stale=bool(found.stale), number=found.number)
        else:
            yield sheet


def _known(connection: DbConnection, grounds: PaperGrounds, sheet: AwardSheet, now: PaperContent) -> PaperDraft | None:
    """The paper written last for the same: minutes by their sitting, a letter by its subject and whose paper it is."""
    if sheet.sitting_id:
        sitting = db_councils.find_sitting(connection, sheet.sitting_id)
        return db_papers.find_draft(connection, sitting.paper_id) if sitting and sitting.paper_id else None
    wanted = (now.kind, now.subject, now.drafted_for)
    for draft in db_papers.drafts(connection, grounds.season.day.year):
        if draft.kind == now.kind and draft.subject == now.subject:
            content = paper_sheets.content_of(draft)
            if (content.kind, content.subject, content.drafted_for) == wanted:
                return draft
    return None


# --- what is no longer so --------------------------------------------------------------------------------------------


def _stale(grounds: PaperGrounds, sheet: AwardSheet, now: PaperContent, was: PaperContent) -> str:
    """Names that lack, names that are still there, votes that are others; prose people typed is not looked at."""
    before, today = _lists(was), _lists(now)
    names = {one_line(item.snapshot.name) for item in sheet.nominations}
    others = {one_line(item.snapshot.name) for item in grounds.season.nominations} - names
    lacking = sorted(name for name in names if _is_in(name, today) and not _is_in(name, before))
    left = sorted(name for name in others if _is_in(name, before) and not _is_in(name, today))
    found = [
        told.format(names=_named(some))
        for told, some in ((_("thiếu {names}"), lacking), (_("còn {names}"), left))
        if some
    ]
    if not found and sheet.sitting_id and not set(_votes(now)) <= set(was.body.splitlines()):
        found = [_("số phiếu, kết quả đã khác")]
    return "; ".join(found)


def _lists(content: PaperContent) -> str:
    """The lines of a paper that are a list or a table."""
    own = (line for line in content.body.splitlines() if "\t" in line or line.startswith(("-", "+")))
    return "\n".join((*own, *(annex.body for annex in content.annexes)))


def _votes(content: PaperContent) -> Iterator[str]:
    """The rows of minutes in which votes are counted."""
    for line in content.body.splitlines():
        if any(_COUNTED.fullmatch(cell) for cell in line.split("\t")):
            yield line


def _is_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _named(names: list[str]) -> str:
    more = _(" và {count} trường hợp khác").format(count=len(names) - _MOST_NAMED) if names[_MOST_NAMED:] else ""
    return ", ".join(names[:_MOST_NAMED]) + more

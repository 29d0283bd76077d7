"""Reminding «đôn đốc»: who is late or due soon with what, and one letter to each of them among the papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.db import papers as db_papers
from app.db import plans as db_plans
from app.db import units as db_units
from app.db.papers import PaperDraft
from app.db.types import DbConnection
from app.domain.paper_content import PaperContent
from app.domain.plans.duty_rows import SOON, DutyFilter, DutyOwner, DutyRow
from app.errors import Refused
from app.i18n import _
from app.reports.plans import chase_letter
from app.reports.plans.chase_letter import ChaseFacts
from app.services import organs, outgoing, paper_sheets, paper_start, papers, scope
from app.services.plans import duties
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reminder:
    """One office with all it has to be reminded of; ``paper_id`` is the draft that waits among the papers, or 0."""

    owner: DutyOwner
    addressee: str
    rows: tuple[DutyRow, ...]
    paper_id: int = 0

    @property
    def late(self) -> int:
        """How many of them are past a stated day."""
        return sum(row.is_behind for row in self.rows)


def reminders(ws: Workspace, wanted: DutyFilter | None = None) -> tuple[Reminder, ...]:
    """Whom to remind, by the first day that counts; by default of what is late or due within five working days.

    The committee does not remind itself.
    """
    with ws.store.read() as connection:
        return _reminders(connection, ws, wanted)


def content(ws: Workspace, owner: DutyOwner, wanted: DutyFilter | None = None) -> PaperContent:
    """The letter to one office as it would begin now; raises ``Refused`` when there is nothing to remind it of."""
    with ws.store.read() as connection:
        return _content(connection, ws, _of(_reminders(connection, ws, wanted), owner))


def write(
    ws: Workspace, owners: Sequence[DutyOwner] = (), wanted: DutyFilter | None = None, *, anew: bool = False
) -> tuple[int, ...]:
    """Store the letters as drafts, all in one step: to these offices, or without any to everybody to be reminded.

    A draft that waits is kept with what was typed into it, unless ``anew`` writes it by what is owed now. Returns the
    ids of the papers in the order of :func:`reminders`.
    """
    with ws.store.read() as connection:
        count = len(_chosen(_reminders(connection, ws, wanted), owners))
    label = _("Soạn {count} công văn đôn đốc").format(count=count)
    with ws.store.write(label, ws.actor) as connection:
        chosen = _chosen(_reminders(connection, ws, wanted), owners)
        return tuple(item.paper_id if item.paper_id and not anew else _store(connection, ws, item) for item in chosen)


def export(
    ws: Workspace, paper_ids: Sequence[int], folder: Path, suffixes: Sequence[str] = (".docx", ".pdf")
) -> tuple[Path, ...]:
    """Write letters into ``folder``, each named by whom it is sent to; never over another file."""
    made = []
    for paper_id in paper_ids:
        name = _("Công văn đôn đốc {who}").format(who=", ".join(papers.content(ws, paper_id).addressees))
        made.append(outgoing.renamed(papers.printed(ws, paper_id), name))
    return tuple(path for one in made for path in outgoing.write(folder, one, suffixes))


def _reminders(connection: DbConnection, ws: Workspace, wanted: DutyFilter | None) -> tuple[Reminder, ...]:
    committee = scope.committee_of(connection)
    known = wanted or DutyFilter(is_late=True, due_in=SOON)
    of_owner: dict[DutyOwner, list[DutyRow]] = {}
    for row in duties.rows(connection, ws, known):
        if row.is_owed and row.due.working is not None and row.owner.unit_id != committee.unit_id:
            of_owner.setdefault(row.owner, []).append(row)
    drafts = {item.addressees: paper_id for paper_id, item in _drafts(connection, ws)}
    found = []
    for owner, rows in of_owner.items():
        name = _addressee(connection, owner)
        found.append(Reminder(owner, name, tuple(rows), drafts.get((name,), 0)))
    return tuple(found)


def _drafts(connection: DbConnection, ws: Workspace) -> Sequence[tuple[int, PaperContent]]:
    """The letters of this kind that are no more than drafts, the newest last."""
    return [
        (draft.id, paper_sheets.content_of(draft))
        for draft in reversed(db_papers.drafts(connection, ws.today.year))
        if draft.subject == chase_letter.SUBJECT and db_papers.issued_of_draft(connection, draft.id) is None
    ]


def _addressee(connection: DbConnection, owner: DutyOwner) -> str:
    if owner.unit_id is None:
        return owner.name
    return organs.acting(db_units.unit_of(connection, owner.unit_id))


def _of(found: Sequence[Reminder], owner: DutyOwner) -> Reminder:
    for item in found:
        if item.owner == owner:
            return item
    told = _("{name} không có việc nào quá hạn hoặc sắp đến hạn nên không cần đôn đốc.")
    raise Refused("nothing-owed", told.format(name=owner.name))


def _chosen(found: Sequence[Reminder], owners: Sequence[DutyOwner]) -> tuple[Reminder, ...]:
    """Those asked for, or all; raises ``Refused`` when there is nobody to remind."""
    if owners:
        return tuple(_of(found, owner) for owner in owners)
    if not found:
        raise Refused("nothing-owed", _("Không có việc nào quá hạn hoặc sắp đến hạn: không cần đôn đốc ai."))
    return tuple(found)


def _content(connection: DbConnection, ws: Workspace, item: Reminder) -> PaperContent:
    committee = scope.committee_of(connection)
    plans = {plan.id: plan.head for plan in db_plans.plans(connection)}
    drafted_by = paper_start.drafting_unit(committee)
    return chase_letter.content(ChaseFacts(committee.name, item.addressee, item.rows, plans, ws.today, drafted_by))


def _store(connection: DbConnection, ws: Workspace, item: Reminder) -> int:
    written = _content(connection, ws, item)
    text = paper_sheets.stored_text(written)
    draft = PaperDraft(written.kind, written.subject, ws.today.year, text, ws.clock(), item.paper_id)
    return db_papers.save_draft(connection, draft)

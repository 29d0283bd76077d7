"""What other parts of the program know of a duty: reports of communes, dossiers, the issued review, events held.

Nothing of it is stored again: each is read from where it is kept, so that there is one truth.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from app.db import events as db_events
from app.db import papers as db_papers
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.events import Event, EventStatus
from app.domain.plans.duty_rows import DutyOwner
from app.domain.plans.duty_slots import DutySlot
from app.domain.plans.duty_standing import Arrival, arrival
from app.domain.plans.work import DutyReceipt
from app.domain.submissions import SubmissionRow
from app.services import scope, submissions
from app.services.plans import duty_dossiers
from app.services.plans.duty_occurrences import DOSSIERS, report_year
from app.services.workspace import Workspace


@dataclass(slots=True)
class Feeds:
    """Answers what came of duties that are kept elsewhere; every year of every source is read once."""

    connection: DbConnection
    ws: Workspace
    committee: Committee
    _reports: dict[int, Mapping[int, SubmissionRow]]
    _dossiers: dict[int, duty_dossiers.OfUnits]
    _events: dict[int, tuple[Event, ...]]

    @staticmethod
    def read(connection: DbConnection, ws: Workspace) -> "Feeds":
        """Ready to ask within one transaction."""
        return Feeds(connection, ws, scope.committee_of(connection), {}, {}, {})

    def arrival(self, slot: DutySlot, owner: DutyOwner) -> Arrival | None:
        """What came of an owner; ``None`` where it is not kept elsewhere, so that receipts are entered."""
        known = _SOURCES.get(slot.duty.fed_by)
        return None if known is None else known(self, slot, owner)

    def report(self, slot: DutySlot, owner: DutyOwner) -> Arrival | None:
        """The report of a commune or station, with both its copies where the plan asks for them."""
        year = report_year(self.committee, slot)
        if year not in self._reports:
            self._reports[year] = {row.unit_id: row for row in submissions.board_of(self.connection, year)}
        row = self._reports[year].get(owner.unit_id or 0)
        if row is None:
            return None
        if not row.is_here:
            return Arrival()
        receipt = DutyReceipt(part_id=0, soft_copy_on=row.soft_copy_on, hard_copy_on=row.hard_copy_on)
        came = arrival(receipt, slot.duty.copies)
        is_by_file = not slot.duty.copies and came.came_on is None and row.received_at is not None
        return Arrival(row.received_at.date()) if is_by_file and row.received_at else came

    def dossier(self, slot: DutySlot, owner: DutyOwner) -> Arrival | None:
        """The dossiers a unit sends for commendation."""
        if owner.unit_id is None:
            return None
        year = report_year(self.committee, slot)
        if year not in self._dossiers:
            self._dossiers[year] = duty_dossiers.of_year(self.connection, self.ws, year)
        return duty_dossiers.arrival(self._dossiers[year].get(owner.unit_id, ()))

    def review(self, slot: DutySlot, _owner: DutyOwner) -> Arrival | None:
        """The issued report of the committee, whoever drafts it."""
        issued = db_papers.issued(self.connection, self.committee.unit_id, report_year(self.committee, slot))
        return Arrival(min((item.issued_on for item in issued), default=None))

    def event(self, slot: DutySlot, owner: DutyOwner) -> Arrival | None:
        """Held on the first day of the first event held; owed no more where all were called off."""
        if owner.unit_id is None:
            return None
        year = (slot.due.last or (slot.period.last if slot.period.text else slot.period.first)).year
        if year not in self._events:
            self._events[year] = db_events.events(self.connection, year)
        own = [event for event in self._events[year] if owner.unit_id in event.hosts]
        held = [event.last_day for event in own if event.status is EventStatus.HELD]
        days = [day for day in held if day is not None]
        if days:
            return Arrival(min(days))
        return Arrival(is_waived=bool(own) and all(event.status is EventStatus.CANCELLED for event in own))


_SOURCES: Final[Mapping[str, Callable[[Feeds, DutySlot, DutyOwner], Arrival | None]]] = MappingProxyType(
    {"submissions": Feeds.report, DOSSIERS: Feeds.dossier, "review": Feeds.review, "events": Feeds.event}
)

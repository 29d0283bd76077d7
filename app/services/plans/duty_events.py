"""Reports that events owe, as lines of the board: each with the unit, the addressee and the day the event gives it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.obligations import OBLIGATION_WORDS, Obligation, ObligationKind
from app.domain.plans.duties import Duty
from app.domain.plans.duty_rows import SOON, DutyAt, DutyOwner, DutyRow
from app.domain.plans.duty_slots import Due, DutyPeriod, DutySlot, StatedDue
from app.domain.plans.duty_standing import Arrival, standing
from app.domain.plans.workdays import WorkCalendar
from app.i18n import _
from app.services.workspace import Workspace

#: Which duty of a plan (``fed_by``) is about reports of which kind.
KINDS: Final[Mapping[str, ObligationKind]] = MappingProxyType(
    {"result_reports": ObligationKind.RESULT_REPORT, "written_reports": ObligationKind.WRITTEN_REPORT}
)


@dataclass(slots=True)
class EventReports:
    """The reports of events that are or were owed."""

    connection: DbConnection
    ws: Workspace
    calendar: WorkCalendar

    def rows(self) -> Iterator[DutyRow]:
        """All of them, of no plan."""
        return (self._row(item) for item in db_obligations.obligations(self.connection))

    def under(self, slot: DutySlot, part_id: int) -> Iterator[DutyRow]:
        """Those that fulfil a duty of a plan: of its kind, of events of its years."""
        years = range(slot.period.first.year, slot.period.last.year + 1)
        for item in db_obligations.obligations(self.connection):
            event = db_events.find(self.connection, item.event_id) if item.event_id else None
            if item.kind is KINDS[slot.duty.fed_by] and event is not None and event.year in years:
                row = self._row(item)
                duty = replace(slot.duty, title=f"{slot.duty.title}: {event.name}")
                yield replace(row, at=replace(row.at, part_id=part_id), duty=duty)

    def _row(self, item: Obligation) -> DutyRow:
        event = db_events.find(self.connection, item.event_id) if item.event_id else None
        unit = db_units.unit_of(self.connection, item.unit_id)
        dates = (StatedDue(item.due_on, item.due_on, is_inclusive=True, clause=item.clause),) if item.due_on else ()
        due, came = Due(dates), Arrival(item.settled_on, is_waived=item.is_waived)
        words = _(OBLIGATION_WORDS[item.kind])
        day = item.due_on or self.ws.today
        return DutyRow(
            at=DutyAt(0, unit_id=item.unit_id, obligation_id=item.id),
            plan_id=0,
            plan_key="",
            plan_title=event.name if event is not None else "",
            duty=Duty(
                key=f"event-{item.id}",
                title=f"{words[0].upper()}{words[1:]}",
                owed_by=(),
                clause=item.clause,
                note=item.note,
            ),
            period=DutyPeriod("", "", day, day),
            owner=DutyOwner(unit.title, unit_id=unit.id),
            owed_to=item.owed_to,
            due=due,
            arrival=came,
            standing=standing(due, came, self.ws.today, self.calendar, SOON),
            source=next(name for name, kind in KINDS.items() if kind is item.kind),
        )

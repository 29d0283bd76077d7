"""The board of duties: all that is owed under all plans, and by events, in one list that stores nothing twice."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from app.db import plans as db_plans
from app.db.remembering import remembered
from app.db.types import DbConnection
from app.domain.plans.duty_rows import SOON, DutyAt, DutyFilter, DutyOwner, DutyRow, plan_title
from app.domain.plans.duty_slots import DutySlot
from app.domain.plans.duty_standing import arrival, standing
from app.domain.plans.plan import Plan
from app.domain.plans.work import DutyReceipt
from app.errors import Refused
from app.i18n import _
from app.services.plans import days_off
from app.services.plans.duty_events import KINDS, EventReports
from app.services.plans.duty_feeds import Feeds
from app.services.plans.duty_occurrences import duties_of, occurrences, receipts_of
from app.services.plans.duty_owners import Owners, seen_on
from app.services.workspace import Workspace

_EVERYTHING = DutyFilter()


def board(ws: Workspace, wanted: DutyFilter = _EVERYTHING) -> tuple[DutyRow, ...]:
    """Every line wanted, by the day worked towards; what has no day comes last."""
    with ws.store.read() as connection:
        return rows(connection, ws, wanted)


def rows(connection: DbConnection, ws: Workspace, wanted: DutyFilter = _EVERYTHING) -> tuple[DutyRow, ...]:
    """:func:`board` within a transaction."""
    return tuple(row for row in _every(connection, ws) if wanted.takes(row))


@remembered
def _every(connection: DbConnection, ws: Workspace) -> tuple[DutyRow, ...]:
    found = Board.read(connection, ws).rows(db_plans.plans(connection))
    return tuple(sorted(found, key=lambda row: row.sorting))


def find(connection: DbConnection, ws: Workspace, at: DutyAt) -> DutyRow:
    """One line; raises ``Refused`` when nobody owes that."""
    for row in Board.read(connection, ws).rows(db_plans.plans(connection)):
        if row.at == at:
            return row
    raise Refused("no-duty", _("Không có nghĩa vụ này trong các kế hoạch; chưa đổi gì."))


@dataclass(slots=True)
class Board:
    """All that lines are made of, read once in a transaction."""

    connection: DbConnection
    ws: Workspace
    owners: Owners
    feeds: Feeds
    events: EventReports
    closed: Collection[int]

    @staticmethod
    def read(connection: DbConnection, ws: Workspace) -> "Board":
        """Ready to make the lines of any plan."""
        reports = EventReports(connection, ws, days_off.calendar(connection, ws))
        closed = db_plans.closed(connection)
        return Board(connection, ws, Owners.read(connection), Feeds.read(connection, ws), reports, closed)

    def rows(self, plans: Iterable[Plan]) -> Iterator[DutyRow]:
        """The lines of plans, then the reports of events that no duty among them is about, each once."""
        told: set[int] = set()
        for row in (*(row for plan in plans for row in self.of_plan(plan)), *self.events.rows()):
            event = row.at.obligation_id
            if event not in told:
                yield row
            if event:
                told.add(event)

    def of_plan(self, plan: Plan) -> Iterator[DutyRow]:
        """The lines of one plan."""
        receipts = receipts_of(self.connection, plan.id)
        for duty, part_id in duties_of(self.connection, plan):
            for slot in occurrences(self.connection, plan, duty, part_id):
                if duty.fed_by in KINDS:
                    for row in self.events.under(slot, part_id):
                        yield replace(row, plan_id=plan.id, plan_key=plan.key, plan_title=plan_title(plan))
                    continue
                for owner in self.owners.of(plan, slot):
                    at = DutyAt(part_id, slot.period.text, owner.agency, owner.unit_id)
                    yield self._row(plan, slot, owner, at, self.owners.receipt_of(plan, slot, at, receipts))

    def _row(self, plan: Plan, slot: DutySlot, owner: DutyOwner, at: DutyAt, receipt: DutyReceipt | None) -> DutyRow:
        fed = self.feeds.arrival(slot, owner)
        came = arrival(receipt, slot.duty.copies) if fed is None else fed
        if receipt is not None and receipt.is_waived:
            came = replace(came, is_waived=True)
        due = slot.due.for_owner(receipt.new_due_on if receipt else None)
        return DutyRow(
            at=at,
            plan_id=plan.id,
            plan_key=plan.key,
            plan_title=plan_title(plan),
            duty=slot.duty,
            period=slot.period,
            owner=owner,
            owed_to=self.owners.name(plan, slot.duty.owed_to, seen_on(slot)),
            through=self.owners.name(plan, slot.duty.through, seen_on(slot)),
            due=due,
            arrival=came,
            standing=standing(due, came, self.ws.today, self.events.calendar, SOON),
            receipt=receipt,
            source="" if fed is None else slot.duty.fed_by,
            is_closed=plan.id in self.closed,
        )

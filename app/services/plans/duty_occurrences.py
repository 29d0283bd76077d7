"""Occurrences of a duty with the decisions about their days, and of which year what is owed tells."""

from collections.abc import Collection
from dataclasses import replace

from app.db import nominations as db_nominations
from app.db import plan_work as db
from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.plans.duties import Duty
from app.domain.plans.duty_rows import DutyAt
from app.domain.plans.duty_slots import DutySlot, slots
from app.domain.plans.plan import PartKind, Plan
from app.domain.plans.spans import Frequency
from app.domain.plans.work import DutyReceipt, DutyRuling
from app.errors import Refused
from app.i18n import _
from app.services import scope

#: Kept by commendation, the decision about the day, too.
DOSSIERS = "dossiers"


def occurrences(connection: DbConnection, plan: Plan, duty: Duty, part_id: int) -> tuple[DutySlot, ...]:
    """Every occurrence of a duty within its plan; about dossiers the decision is the one commendation goes by."""
    if duty.fed_by == DOSSIERS:
        return slots(duty, plan, _of_campaigns(connection, plan, part_id))
    return slots(duty, plan, rulings_of(connection, plan.id, part_id))


def of_key(connection: DbConnection, plan_keys: Collection[str], duty_key: str) -> DutySlot | None:
    """A duty owed once, as the first of these plans in the data file states it by now; ``None`` where none has it."""
    for plan in db_plans.plans(connection):
        for duty, part_id in duties_of(connection, plan) if plan.key in plan_keys else ():
            if duty.key == duty_key and duty.frequency is Frequency.ONCE:
                return occurrences(connection, plan, duty, part_id)[0]
    return None


def part_of(connection: DbConnection, part_id: int) -> tuple[Plan, Duty]:
    """A duty by its number, with its plan; raises ``Refused`` when there is none."""
    for plan in db_plans.plans(connection):
        for duty, known in duties_of(connection, plan):
            if known == part_id:
                return plan, duty
    raise Refused("no-duty", _("Không có nghĩa vụ số {id}; chưa đổi gì.").format(id=part_id))


def duties_of(connection: DbConnection, plan: Plan) -> tuple[tuple[Duty, int], ...]:
    """The duties of a plan with their numbers."""
    parts = db_plans.part_ids(connection, plan.id, PartKind.DUTY)
    return tuple((duty, parts[duty.key]) for duty in plan.duties)


def rulings_of(connection: DbConnection, plan_id: int, part_id: int) -> tuple[DutyRuling, ...]:
    """The decisions stored about a duty."""
    return tuple(item for item in db.entries(connection, DutyRuling, plan_id) if item.part_id == part_id)


def receipts_of(connection: DbConnection, plan_id: int) -> dict[DutyAt, DutyReceipt]:
    """What was entered under a plan, by whose it is."""
    return {
        DutyAt(item.part_id, item.period, item.agency, item.unit_id): item
        for item in db.entries(connection, DutyReceipt, plan_id)
    }


def report_year(committee: Committee, slot: DutySlot) -> int:
    """Of which year something is that is owed: a plan of 2022 asks for the reports of 2021 when they are due."""
    if slot.period.text:
        return slot.period.year
    return (slot.due.last or slot.period.first).year - _ahead(committee)


def season_year(connection: DbConnection, slot: DutySlot) -> int:
    """The report year of the season of commendation whose dossiers are owed."""
    return report_year(scope.committee_of(connection), slot)


def _ahead(committee: Committee) -> int:
    return committee.event_year - committee.report_year


def _of_campaigns(connection: DbConnection, plan: Plan, part_id: int) -> tuple[DutyRuling, ...]:
    """The decisions about the seasons of the plan's years: of a duty owed once, and of one owed every year."""
    ahead = _ahead(scope.committee_of(connection))
    found = []
    for campaign in db_nominations.campaigns(connection):
        ruling = db_nominations.deadline_ruling_of(connection, campaign.id)
        if ruling is not None and plan.head.starts.year <= campaign.year + ahead <= plan.head.ends.year:
            known = DutyRuling(
                part_id=part_id,
                due_on=ruling.due_on,
                document=ruling.document,
                decided_on=ruling.decided_on,
                decided_by=ruling.decided_by,
                note=ruling.note,
                id=ruling.id,
            )
            found += [known, replace(known, period=f"{campaign.year:04}")]
    return tuple(found)

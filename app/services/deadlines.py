"""The dated duties «thời hạn» of the plan, and what of them the program itself sees as done."""

from collections.abc import Sequence

from app.domain.overview import DeadlineDate, DeadlineRow
from app.domain.plans.citations import printed_clause
from app.domain.plans.duty_slots import DutySlot
from app.domain.submissions import SubmissionRow
from app.presets.plans import PlanObligation
from app.services import scope
from app.services.plans import duty_deadlines, duty_occurrences
from app.services.workspace import Workspace

#: The duty of a plan that the reports of communes fulfil, and the one that the review fulfils.
COMMUNE_REPORT = "commune-report"
_REVIEW = "district-review"


def deadlines_of(
    ws: Workspace, year: int, communes: Sequence[SubmissionRow], *, is_issued: bool
) -> tuple[DeadlineRow, ...]:
    """The dated duties of the plan, when the plan is the one of this year; without a date there is no deadline."""
    with ws.store.read() as connection:
        committee = scope.committee_of_year(connection, year)
        plan = ws.presets.plan(committee.plan_preset)
        if plan.report_year != year:
            return ()
        stored = {duty.id: duty_occurrences.of_key(connection, plan.plans, duty.id) for duty in plan.obligations}
    return tuple(
        DeadlineRow(
            code=duty.id,
            title=duty.title,
            dates=dates,
            is_met=_is_met(duty, communes, is_issued=is_issued),
        )
        for duty in plan.obligations
        if (dates := _dates(duty, stored[duty.id]))
    )


def of_other_plans(ws: Workspace, year: int) -> tuple[DeadlineRow, ...]:
    """The next days of plans this committee follows besides the one it reports under, in the year it works on."""
    with ws.store.read() as connection:
        committee = scope.committee_of(connection)
        if committee.report_year != year:
            return ()
        return duty_deadlines.nearest(connection, ws, ws.presets.plan(committee.plan_preset).plans)


def _dates(duty: PlanObligation, stored: DutySlot | None) -> tuple[DeadlineDate, ...]:
    """The days of the plan in the data file, or the one that was decided; those of its file where it is not here."""
    if stored is None:
        return tuple(DeadlineDate(item.due_on, item.quote, item.clause) for item in duty.dates)
    ruling = stored.due.ruling
    if ruling is not None:
        return (DeadlineDate(ruling.due_on, ruling.document, duty.clause),)
    return tuple(DeadlineDate(item.due_on, item.quote, printed_clause(item.clause)) for item in stored.due.dates)


def _is_met(duty: PlanObligation, communes: Sequence[SubmissionRow], *, is_issued: bool) -> bool:
    """Only what this program sees can be known as done: reports with their copies, and the issued review."""
    if duty.id == _REVIEW:
        return is_issued
    if duty.id != COMMUNE_REPORT or not communes:
        return False
    return all(
        row.is_here
        and ("soft" not in duty.copies or row.soft_copy_on is not None)
        and ("hard" not in duty.copies or row.hard_copy_on is not None)
        for row in communes
    )

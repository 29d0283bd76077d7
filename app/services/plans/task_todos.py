"""What tasks of plans ask for on the first page: those that are overdue, with the agencies that lead them."""

from collections.abc import Sequence
from datetime import date

from app.domain.overview import Todo, TodoKind
from app.domain.plans.progress import TaskState
from app.services import scope
from app.services.plans import lookup, tasks
from app.services.plans.tasks import TaskRow
from app.services.workspace import Workspace
from app.text import sort_key


def todos(ws: Workspace, report_year: int) -> tuple[Todo, ...]:
    """One line for all overdue tasks of plans that are not closed, in the year the committee works on."""
    with ws.store.read() as connection:
        if scope.committee_of(connection).report_year != report_year:
            return ()
    rows = tasks.overdue(ws)
    if not rows:
        return ()
    slots = [slot for row in rows if row.standing for slot in row.standing.slots if slot.state is TaskState.OVERDUE]
    late = {
        lookup.agency_name(row.plan, key)
        for row in rows
        if row.standing
        for slot in row.standing.slots
        for key, state in slot.by_lead.items()
        if state is TaskState.OVERDUE
    }
    due = min(slot.slot.due_on for slot in slots if slot.slot.due_on)
    names = tuple(sorted(late, key=sort_key))
    return (Todo(TodoKind.TASKS_LATE, len(rows), (), names, due_on=due, plan_key=_first_plan(rows, due)),)


def _first_plan(rows: Sequence[TaskRow], due: date) -> str:
    """The plan with the task that is overdue longest."""
    return next(
        row.plan.key
        for row in rows
        for slot in (row.standing.slots if row.standing else ())
        if slot.state is TaskState.OVERDUE and slot.slot.due_on == due
    )

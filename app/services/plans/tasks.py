"""Tasks of plans as they stand today: as a tree, as a work list of one agency, the overdue ones of all plans."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.plans.plan import Plan
from app.domain.plans.progress import TaskStanding, TaskState, rolled_up
from app.domain.plans.tasks import Task
from app.domain.plans.work import Evidence, TaskOpening
from app.domain.plans.work_list import WorkItem, one_and_the_same, roles, work_list
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.services.plans import group_units, lookup, register
from app.services.plans.group_units import GroupUnits
from app.services.plans.known_tasks import KnownTasks
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are wanted: of an agency (any part in it), a phase, a period, in some states; empty wants all."""

    agency: str = ""
    phase: str = ""
    period: str = ""
    states: frozenset[TaskState] = frozenset()


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as the tree shows it; a group has no standing but counts what is below it.

    ``groups`` are the units of those of its agencies that stand for many.
    """

    plan: Plan = field(repr=False)
    task: Task
    depth: int
    standing: TaskStanding | None = None
    below: Mapping[TaskState, int] = field(default_factory=dict)
    opening: TaskOpening | None = None
    evidence: tuple[Evidence, ...] = ()
    groups: GroupUnits = field(default_factory=dict)


_EVERYTHING = TaskFilter()


# --- looking ---------------------------------------------------------------------------------------------------------


def rows(ws: Workspace, key: str, wanted: TaskFilter = _EVERYTHING) -> tuple[TaskRow, ...]:
    """The tasks of a plan as a tree, groups above what they group; with a filter only what is wanted and its groups."""
    with ws.store.read() as connection:
        return rows_of(connection, ws, register.found(connection, key), wanted)


def rows_of(
    connection: DbConnection, ws: Workspace, plan: Plan, wanted: TaskFilter = _EVERYTHING
) -> tuple[TaskRow, ...]:
    """:func:`rows` inside a transaction."""
    known = KnownTasks.read(connection, ws, plan)
    found = known.standings()
    chosen = {key for key, item in found.items() if _is_wanted(plan, item, wanted)}
    counts = rolled_up(plan, {key: found[key].state for key in chosen})
    openings = known.openings_by_key()
    return tuple(
        TaskRow(
            plan,
            task,
            depth,
            found.get(task.key),
            counts.get(task.key, Counter()),
            openings.get(task.key),
            known.files(task),
            group_units.of_task(task, known.groups),
        )
        for task, depth in _tree(plan)
        if task.key in chosen or (task.key not in found and (wanted == _EVERYTHING or counts[task.key]))
    )


def standings(connection: DbConnection, ws: Workspace, plan: Plan) -> dict[str, TaskStanding]:
    """How every task that is done itself stands today, by its key."""
    return KnownTasks.read(connection, ws, plan).standings()


def unit_named(row: TaskRow, text: str, day: date) -> Unit:
    """The unit of a task's groups that bears a code or name on a day; raises ``Refused`` where there is none."""
    return group_units.named(row.task, row.groups, text, day)


def find(ws: Workspace, key: str, task: str) -> TaskRow:
    """One task; raises ``Refused`` when the plan has none of that key."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        lookup.task(plan, task)
        return row(connection, ws, plan, task)


def overdue(ws: Workspace) -> tuple[TaskRow, ...]:
    """Every overdue task of the plans that are not closed, for the overview."""
    late = TaskFilter(states=frozenset({TaskState.OVERDUE}))
    with ws.store.read() as connection:
        closed = db_plans.closed(connection)
        running = [plan for plan in db_plans.plans(connection) if plan.id not in closed]
        return tuple(item for plan in running for item in rows_of(connection, ws, plan, late) if item.standing)


def row(connection: DbConnection, ws: Workspace, plan: Plan, task: str) -> TaskRow:
    """:func:`find` inside a transaction, for a task the plan has."""
    return next(item for item in rows_of(connection, ws, plan) if item.task.key == task)


def worklist(ws: Workspace, key: str, agency: str, period: str = "") -> tuple[WorkItem, ...]:
    """What an agency has to do under a plan (in a period), what it leads first."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        named = lookup.agency(plan, agency)
        if not named:
            raise Refused("no-agency", _("Phải ghi cơ quan nào."))
        within = lookup.period(plan, period) if period else None
        return work_list(plan, named, standings(connection, ws, plan), within)


def knows(plan: Plan, wanted: TaskFilter) -> bool:
    """Whether a plan has the agency and the period of a filter."""
    has_agency = not wanted.agency or lookup.has_agency(plan, wanted.agency)
    return has_agency and (not wanted.period or lookup.has_period(plan, wanted.period))


def _is_wanted(plan: Plan, item: TaskStanding, wanted: TaskFilter) -> bool:
    if wanted.states and item.state not in wanted.states:
        return False
    if wanted.agency and not roles(item.task, one_and_the_same(plan, lookup.agency(plan, wanted.agency))):
        return False
    if wanted.phase and item.task.phases and wanted.phase not in item.task.phases:
        return False
    return not wanted.period or bool(item.within(lookup.period(plan, wanted.period)))


def _tree(plan: Plan) -> Iterator[tuple[Task, int]]:
    """Every task after the group it is in, in the order of the plan, with how deep it stands."""
    below: dict[str, list[Task]] = {}
    for task in plan.tasks:
        below.setdefault(task.parent, []).append(task)
    waiting = [(task, 0) for task in reversed(below.get("", []))]
    while waiting:
        task, depth = waiting.pop()
        yield task, depth
        waiting += [(child, depth + 1) for child in reversed(below.get(task.key, []))]

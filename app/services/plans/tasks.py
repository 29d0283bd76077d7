"""Tasks of plans as they stand today: as a tree, as a work list of one agency, the overdue ones of all plans."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.db import plan_work, task_evidence
from app.db import plans as db_plans
from app.db.task_evidence import Evidence
from app.db.types import DbConnection
from app.domain.plans.plan import PartKind, Plan
from app.domain.plans.progress import TaskStanding, TaskState, rolled_up, standing
from app.domain.plans.spans import Span, joined, span
from app.domain.plans.tasks import Task
from app.domain.plans.timing import Slot, leaf_tasks, slots
from app.domain.plans.work import TaskOpening, TaskProgress
from app.domain.plans.work_list import WorkItem, one_and_the_same, roles, work_list
from app.errors import Refused
from app.i18n import _
from app.services.plans import lookup, register
from app.services.plans.measures import Measures
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
    """A task as the tree shows it; a group has no standing but counts what is below it."""

    plan: Plan = field(repr=False)
    task: Task
    depth: int
    standing: TaskStanding | None = None
    below: Mapping[TaskState, int] = field(default_factory=dict)
    opening: TaskOpening | None = None
    evidence: tuple[Evidence, ...] = ()


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
        )
        for task, depth in _tree(plan)
        if task.key in chosen or (task.key not in found and (wanted == _EVERYTHING or counts[task.key]))
    )


def standings(connection: DbConnection, ws: Workspace, plan: Plan) -> dict[str, TaskStanding]:
    """How every task that is done itself stands today, by its key."""
    return KnownTasks.read(connection, ws, plan).standings()


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


@dataclass(slots=True)
class KnownTasks:
    """Everything entered about the tasks of one plan, read within one transaction."""

    plan: Plan
    ws: Workspace
    measures: Measures
    part_ids: Mapping[str, int]
    entries: Mapping[int, list[TaskProgress]]
    openings: Mapping[int, TaskOpening]
    evidence: tuple[Evidence, ...]

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, plan: Plan) -> "KnownTasks":
        """Ready to ask."""
        entries: dict[int, list[TaskProgress]] = {}
        for item in plan_work.entries(connection, TaskProgress, plan.id):
            entries.setdefault(item.part_id, []).append(item)
        return KnownTasks(
            plan,
            ws,
            Measures.read(connection, ws, plan),
            db_plans.part_ids(connection, plan.id, PartKind.TASK),
            entries,
            {item.part_id: item for item in plan_work.entries(connection, TaskOpening, plan.id)},
            task_evidence.of_plan(connection, plan.id),
        )

    def standings(self) -> dict[str, TaskStanding]:
        """How every task that is done itself stands today, by its key."""
        return {task.key: self._standing(task) for task in leaf_tasks(self.plan)}

    def openings_by_key(self) -> dict[str, TaskOpening]:
        """The conditions that came about, by the key of the task."""
        return {key: self.openings[part] for key, part in self.part_ids.items() if part in self.openings}

    def files(self, task: Task) -> tuple[Evidence, ...]:
        """The files under the entries of a task."""
        ids = {item.id for item in self.entries.get(self.part_ids[task.key], [])}
        return tuple(item for item in self.evidence if item.progress_id in ids) if ids else ()

    def slots(self, task: Task) -> tuple[Slot, ...]:
        """The slots of a task, by what was recorded of its condition."""
        return slots(task, self.plan, self.openings.get(self.part_ids[task.key]))

    def _standing(self, task: Task) -> TaskStanding:
        when = self.slots(task)
        entries = self.entries.get(self.part_ids[task.key], [])
        return standing(task, when, entries, self.ws.today, dict(self._measured(task, when)))

    def _measured(self, task: Task, when: Sequence[Slot]) -> Iterator[tuple[tuple[str, str], Decimal]]:
        """What the measures of products count in each slot that has begun."""
        head = self.plan.head
        for product in task.deliverables:
            for slot in when if product.measure else ():
                if slot.starts_on <= self.ws.today:
                    days = _days(head.starts, head.ends) if product.is_total else self._span(slot)
                    found = self.measures.value(product.measure, days)
                    if found.value is not None:
                        yield (product.key, slot.period), found.value

    def _span(self, slot: Slot) -> Span:
        """The days of a slot, to the end of the plan where it has none."""
        if slot.period:
            return span(slot.period)
        return _days(slot.starts_on, max(slot.due_on or self.plan.head.ends, slot.starts_on))


def _days(first: date, last: date) -> Span:
    return joined(first.isoformat(), last.isoformat())


def is_same(one: Span, other: Span) -> bool:
    """Whether two spans are the same days, however they are written."""
    return (one.first, one.last) == (other.first, other.last)

"""Everything entered about the tasks of one plan, read within one transaction: how each of them stands today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.db import plan_work, task_evidence
from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.plans.plan import PartKind, Plan
from app.domain.plans.progress import Actors, TaskStanding, standing
from app.domain.plans.spans import Span, joined, span
from app.domain.plans.tasks import Task
from app.domain.plans.timing import Slot, leaf_tasks, slots
from app.domain.plans.work import Evidence, TaskOpening, TaskProgress
from app.domain.plans.work_list import heirs
from app.services.plans import group_units, lookup
from app.services.plans.group_units import GroupUnits, UnitsOverTime
from app.services.plans.measures import Measures
from app.services.workspace import Workspace


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
    groups: GroupUnits
    over_time: UnitsOverTime
    _acting: dict[tuple[date, date], Actors] = field(default_factory=dict)

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
            group_units.of_plan(connection, plan, ws.today),
            UnitsOverTime(connection, plan),
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

    def refuse_unit(self, task: Task, period: str, unit_id: int) -> None:
        """Raise ``Refused`` for a unit that was not there at any time of a slot."""
        slot = next(item for item in self.slots(task) if item.period == period)
        lookup.unit_in(self.measures.connection, unit_id, self._span(slot))

    def _standing(self, task: Task) -> TaskStanding:
        when = self.slots(task)
        entries = self.entries.get(self.part_ids[task.key], [])
        return standing(task, when, entries, self.ws.today, dict(self._measured(task, when)), self._actors)

    def _actors(self, slot: Slot) -> Actors:
        """Who acts in a slot: those of its last day, or of today while it goes on."""
        day = max(slot.starts_on, min(self._span(slot).last, self.ws.today))
        days = slot.starts_on, day
        if days not in self._acting:
            units = {key: self.over_time.ids(key, day) for key in self.groups}
            self._acting[days] = Actors(units, heirs(self.plan, day), self.over_time.former(slot.starts_on, day))
        return self._acting[days]

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

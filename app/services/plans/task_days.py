"""Days by which tasks of plans are to be done, as the calendar shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.db import plan_work as db
from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.plans.duty_rows import plan_title
from app.domain.plans.plan import PartKind
from app.domain.plans.tasks import ProgressState
from app.domain.plans.timing import leaf_tasks, slots
from app.domain.plans.work import TaskOpening, TaskProgress


@dataclass(frozen=True, slots=True)
class TaskDay:
    """The last day of one slot of a task that nobody has told to be done; ``who`` are its leads.

    ``is_closed``: its plan is closed, so that nobody is asked for it any more.
    """

    plan_key: str
    plan_title: str
    key: str
    title: str
    period: str
    words: str
    due_on: date
    who: str
    is_closed: bool = False


def task_days(connection: DbConnection) -> Iterator[TaskDay]:
    """Of every plan; what was told done or not to be done as a whole is left out."""
    closed = db_plans.closed(connection)
    for plan in db_plans.plans(connection):
        parts = db_plans.part_ids(connection, plan.id, PartKind.TASK)
        opened = {item.part_id: item for item in db.entries(connection, TaskOpening, plan.id)}
        over = {
            (item.part_id, item.period)
            for item in db.entries(connection, TaskProgress, plan.id)
            if not item.agency and item.state in (ProgressState.DONE, ProgressState.NOT_DONE)
        }
        names = {item.key: item.short_name or item.name for item in plan.agencies}
        for task in leaf_tasks(plan):
            part_id = parts[task.key]
            who = ", ".join(names.get(key, key) for key in task.leads)
            for slot in slots(task, plan, opened.get(part_id)):
                if slot.due_on is not None and (part_id, slot.period) not in over:
                    yield TaskDay(
                        plan.key,
                        plan_title(plan),
                        task.key,
                        task.title,
                        slot.period,
                        slot.words,
                        slot.due_on,
                        who,
                        plan.id in closed,
                    )

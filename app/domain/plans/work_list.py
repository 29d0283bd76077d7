"""What one agency has to do under a plan: what it leads «chủ trì» first, then what it takes part in «phối hợp»."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.plans.duty_rows import agency_on
from app.domain.plans.plan import Agency, Plan
from app.domain.plans.progress import SlotStanding, TaskStanding, TaskState
from app.domain.plans.spans import Span
from app.domain.plans.tasks import Task
from app.i18n import N_
from app.text import fold


class Role(StrEnum):
    """In which part an agency has to do with a task."""

    LEAD = "lead"
    PARTNER = "partner"
    HOST = "host"


ROLE_WORDS: Mapping[Role, str] = {
    Role.LEAD: N_("chủ trì"),
    Role.PARTNER: N_("phối hợp"),
    Role.HOST: N_("cơ quan tổ chức"),
}


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One slot of one task for one agency; ``state`` is its own where it leads, else that of the whole."""

    task: Task
    role: Role
    slot: SlotStanding
    state: TaskState


def agencies_named(plan: Plan, text: str) -> tuple[Agency, ...]:
    """The agencies a text may mean: by key or a unit of a group, by any of its names, else by a part of its name."""
    wanted = fold(text)
    if not wanted:
        return ()
    names = {
        item: {fold(name) for name in (item.name, item.short_name, *item.aliases) if name} for item in plan.agencies
    }
    by_key = tuple(item for item in names if text == item.key or text in item.unit_codes)
    by_name = tuple(item for item, known in names.items() if wanted in known)
    return by_key or by_name or tuple(item for item in names if wanted in fold(item.name))


def one_and_the_same(plan: Plan, key: str) -> frozenset[str]:
    """An agency with all it took the place of: what they had to do it has to do."""
    found = {key}
    for _step in plan.agencies:
        found |= {item.key for item in plan.agencies if item.became in found}
    return frozenset(found)


def heirs(plan: Plan, day: date | None = None) -> dict[str, frozenset[str]]:
    """The agencies whose word counts for each, by its key: those that took its place, also by way of others.

    On a ``day`` on which several have become one, the word of each of them counts for all.
    """
    one = {item.key: one_and_the_same(plan, item.key) - {item.key} for item in plan.agencies}
    found = {item.key: frozenset(key for key in one if item.key in one[key]) for item in plan.agencies}
    if day is not None:
        acting = {item.key: agency_on(plan, item.key, day) for item in plan.agencies}
        same = {key: frozenset(other for other in acting if acting[other] == acting[key]) for key in acting}
        found = {key: (found[key] | same[key]) - {key} for key in found}
    return {key: others for key, others in found.items() if others}


def roles(task: Task, keys: Iterable[str]) -> tuple[Role, ...]:
    """The parts of an agency, known under ``keys``, in a task; the heaviest first."""
    known = frozenset(keys)
    of = ((Role.LEAD, task.leads), (Role.PARTNER, task.partners), (Role.HOST, task.hosts))
    return tuple(role for role, named in of if known & set(named))


def work_list(
    plan: Plan, agency: str, standings: Mapping[str, TaskStanding], within: Span | None = None
) -> tuple[WorkItem, ...]:
    """Everything an agency has to do (in a span), by part, then by last day, then as the plan orders it."""
    keys = one_and_the_same(plan, agency)
    order = {task.key: rank for rank, task in enumerate(plan.tasks)}
    found = [item for standing in standings.values() for item in _items(standing, keys, within)]
    return tuple(sorted(found, key=lambda item: (list(Role).index(item.role), _due(item), order[item.task.key])))


def _items(standing: TaskStanding, keys: frozenset[str], within: Span | None) -> Iterator[WorkItem]:
    role = next(iter(roles(standing.task, keys)), None)
    if role is None:
        return
    for slot in standing.slots if within is None else standing.within(within):
        own = next((state for key, state in slot.by_lead.items() if key in keys), slot.state)
        yield WorkItem(standing.task, role, slot, own if role is Role.LEAD else slot.state)


def _due(item: WorkItem) -> date:
    return item.slot.slot.due_on or date.max

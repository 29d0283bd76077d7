"""How tasks stand on a day: told of each lead, of the slot, of the task, of the group above, never stored.

Overdue is only what was not done by the last day of its slot. An entry without an agency speaks for all leads, one
without a unit for all units of an agency that stands for many.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span
from app.domain.plans.tasks import Deliverable, ProgressState, Task
from app.domain.plans.timing import Slot, leaf_tasks
from app.domain.plans.work import TaskProgress
from app.i18n import N_, _
from app.text import format_number


class TaskState(StrEnum):
    """What can be said of a task, one of its slots, one of its leads or a group of tasks."""

    NOT_DUE = "not_due"
    WAITING = "waiting"
    NOT_STARTED = "not_started"
    DOING = "doing"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    DROPPED = "dropped"


TASK_STATE_WORDS: Mapping[TaskState, str] = {
    TaskState.NOT_DUE: N_("chưa đến kỳ"),
    TaskState.WAITING: N_("chờ điều kiện"),
    TaskState.NOT_STARTED: N_("chưa bắt đầu"),
    TaskState.DOING: N_("đang làm"),
    TaskState.OVERDUE: N_("quá hạn"),
    TaskState.DONE: N_("xong"),
    TaskState.DONE_LATE: N_("xong muộn"),
    TaskState.DROPPED: N_("không thực hiện"),
}
FINISHED = frozenset({TaskState.DONE, TaskState.DONE_LATE})


@dataclass(frozen=True, slots=True)
class ProductStanding:
    """A product against its count: ``entered`` with the progress, ``measured`` by the measure that counts it."""

    product: Deliverable
    entered: Decimal | None = None
    measured: Decimal | None = None

    @property
    def made(self) -> Decimal | None:
        """How many there are; ``None`` when nobody has told. What a measure counts is taken before what was entered."""
        return self.entered if self.measured is None else self.measured

    @property
    def is_short(self) -> bool:
        """Whether the plan asks for more than is known to be made."""
        return self.product.count is not None and (self.made or Decimal(0)) < self.product.count

    @property
    def words(self) -> str:
        """«2/3 lớp», «2 lớp», «Tài liệu: 4», or the plan's text; both numbers where register and entries differ."""
        count, unit = self.product.count, self.product.unit
        if self.made is None and count is None:
            return self.product.text
        made = _("chưa ghi") if self.made is None else format_number(self.made)
        if count is not None:
            told = f"{made}/{format_number(count)} {unit}"
        else:
            told = f"{made} {unit}" if unit else f"{self.product.text}: {made}"
        if None not in (self.entered, self.measured) and self.entered != self.measured:
            differs = _("{told} (tiến độ ghi {entered})")
            told = differs.format(told=told.strip(), entered=format_number(self.entered or Decimal(0)))
        return told.strip()


#: The agencies that took the place of each, by its key: what they tell is told of it.
Heirs = Mapping[str, Collection[str]]
#: The units of each agency that stands for many, by its key; ``None`` stands for all that the data file lacks.
Groups = Mapping[str, Sequence[int | None]]


@dataclass(frozen=True, slots=True)
class Actors:
    """Who acts in a slot: groups with their units, agencies in the place of others, units that took in ``former``."""

    groups: Groups = field(default_factory=dict)
    heirs: Heirs = field(default_factory=dict)
    former: Mapping[int, Sequence[int]] = field(default_factory=dict)


_ONLY_NAMED = Actors()


@dataclass(frozen=True, slots=True)
class SlotStanding:
    """One slot on a day: the state of the whole and of each lead by its key, products, and what was entered.

    ``by_unit`` has the units of each lead that stands for many.
    """

    slot: Slot
    state: TaskState
    by_lead: Mapping[str, TaskState] = field(default_factory=dict)
    by_unit: Mapping[str, Mapping[int | None, TaskState]] = field(default_factory=dict)
    products: tuple[ProductStanding, ...] = ()
    entries: tuple[TaskProgress, ...] = ()

    def finished_units(self, lead: str) -> int:
        """How many known units of a lead that stands for many are done."""
        return sum(state in FINISHED for unit, state in self.by_unit.get(lead, {}).items() if unit is not None)


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """A task that is done itself, on a day; ``stray`` are entries for a period the plan no longer has."""

    task: Task
    slots: tuple[SlotStanding, ...]
    state: TaskState
    stray: tuple[TaskProgress, ...] = ()

    @property
    def current(self) -> SlotStanding | None:
        """The slot to look at: the first overdue one, else the last that began, else the first to come."""
        late = next((item for item in self.slots if item.state is TaskState.OVERDUE), None)
        begun = [item for item in self.slots if item.state is not TaskState.NOT_DUE]
        return late or (begun[-1] if begun else next(iter(self.slots), None))

    @property
    def finished(self) -> int:
        """How many of its slots are done."""
        return sum(item.state in FINISHED for item in self.slots)

    def within(self, wanted: Span) -> tuple[SlotStanding, ...]:
        """The slots that have days in a span."""
        return tuple(item for item in self.slots if item.slot.is_within(wanted))


def standing(
    task: Task,
    slots: Sequence[Slot],
    entries: Iterable[TaskProgress],
    today: date,
    measured: Mapping[tuple[str, str], Decimal] | None = None,
    actors: Callable[[Slot], Actors] = lambda _slot: _ONLY_NAMED,
) -> TaskStanding:
    """How a task stands; ``measured`` has what measures count, by key of the product and period of the slot.

    ``actors`` tells who acts in a slot: an agency that stands for many is done when all its units are. What was told
    while a task waited for its condition is told of its first slot.
    """
    by_period: dict[str, list[TaskProgress]] = {slot.period: [] for slot in slots}
    stray: list[TaskProgress] = []
    waited = slots[0].period if task.timing.condition and slots else ""
    for item in entries:
        by_period.get(item.period or waited, stray).append(item)
    everything = [item for some in by_period.values() for item in some]
    counted = measured or {}
    found = tuple(
        _slot_standing(task, slot, by_period[slot.period], everything, _Known(today, counted, actors(slot)))
        for slot in slots
    )
    return TaskStanding(task, found, _over_time([item.state for item in found]), tuple(stray))


@dataclass(frozen=True, slots=True)
class _Known:
    """What a slot is judged by beside its entries."""

    today: date
    measured: Mapping[tuple[str, str], Decimal]
    actors: Actors

    def told_of(self, entries: Sequence[TaskProgress], key: str, unit: int | None = None) -> list[TaskProgress]:
        """The entries that speak for a lead, or for one unit of it."""
        names = {"", key, *self.actors.heirs.get(key, ())}
        return [item for item in entries if item.agency in names and item.unit_id in (None, unit)]


def _slot_standing(
    task: Task, slot: Slot, entries: Sequence[TaskProgress], everything: Sequence[TaskProgress], known: _Known
) -> SlotStanding:
    today = known.today
    by_unit = {key: _by_unit(slot, entries, key, known) for key in task.leads if known.actors.groups.get(key)}
    by_lead = {
        key: together(by_unit[key].values()) if key in by_unit else state_of(slot, known.told_of(entries, key), today)
        for key in task.leads
    }
    whole = together(by_lead.values()) if by_lead else state_of(slot, entries, today)
    products = tuple(
        ProductStanding(
            product,
            _entered(product.key, everything if product.is_total else entries),
            known.measured.get((product.key, slot.period)),
        )
        for product in task.deliverables
    )
    return SlotStanding(slot, whole, by_lead, by_unit, products, tuple(entries))


def _by_unit(slot: Slot, entries: Sequence[TaskProgress], key: str, known: _Known) -> dict[int | None, TaskState]:
    return {unit: _of_unit(slot, entries, key, unit, known) for unit in known.actors.groups[key]}


def _of_unit(slot: Slot, entries: Sequence[TaskProgress], key: str, unit: int | None, known: _Known) -> TaskState:
    """By what it told itself; until it tells anything, by what all those it was made of told in this slot."""
    own = known.told_of(entries, key, unit)
    former = () if unit is None else known.actors.former.get(unit, ())
    if not former or any(item.unit_id == unit for item in own):
        return state_of(slot, own, known.today)
    return together(state_of(slot, known.told_of(entries, key, one), known.today) for one in former)


def _entered(key: str, entries: Iterable[TaskProgress]) -> Decimal | None:
    some = [item.quantity for item in entries if item.deliverable == key and item.quantity is not None]
    return sum(some, Decimal(0)) if some else None


def state_of(slot: Slot, entries: Sequence[TaskProgress], today: date) -> TaskState:
    """How one lead (or a task without any) stands in a slot, by what was entered of it until ``today``."""
    known = sorted((item for item in entries if item.on_day <= today), key=lambda item: (item.on_day, item.id))
    said = [item for item in known if item.state is not ProgressState.PRODUCT]
    last = said[-1].state if said else None
    if last is ProgressState.DONE:
        return TaskState.DONE_LATE if slot.is_past(_done_on(said)) else TaskState.DONE
    if last is ProgressState.NOT_DONE:
        return TaskState.DROPPED
    if slot.is_past(today) and not (slot.is_open_ended and known):
        return TaskState.OVERDUE
    if known:
        return TaskState.DOING
    if slot.waits:
        return TaskState.WAITING
    return TaskState.NOT_DUE if today < slot.starts_on else TaskState.NOT_STARTED


def _done_on(said: Sequence[TaskProgress]) -> date:
    """The day since which it has been told to be done."""
    day = said[-1].on_day
    for item in reversed(said):
        if item.state is not ProgressState.DONE:
            break
        day = item.on_day
    return day


def together(states: Iterable[TaskState]) -> TaskState:
    """The state of several side by side, leads or tasks: what is dropped counts only where all is."""
    everything = set(states)
    found = everything - {TaskState.DROPPED}
    if not found:
        return TaskState.DROPPED if everything else TaskState.NOT_DUE
    if TaskState.OVERDUE in found:
        return TaskState.OVERDUE
    if found <= FINISHED:
        return TaskState.DONE_LATE if TaskState.DONE_LATE in found else TaskState.DONE
    if len(found) == 1:
        return found.pop()
    if found & {TaskState.DOING, *FINISHED}:
        return TaskState.DOING
    return TaskState.NOT_STARTED if TaskState.NOT_STARTED in found else TaskState.WAITING


def _over_time(states: Sequence[TaskState]) -> TaskState:
    """The state of slots one after another: overdue if any is, else as the last one that began."""
    begun = [item for item in states if item is not TaskState.NOT_DUE]
    if TaskState.OVERDUE in begun:
        return TaskState.OVERDUE
    return begun[-1] if begun else TaskState.NOT_DUE


def rolled_up(plan: Plan, states: Mapping[str, TaskState]) -> dict[str, Counter[TaskState]]:
    """For every group of tasks, how many of the tasks done below it (or serving it) are in which state."""
    above = {task.key: [key for key in (task.parent, *task.supports) if key] for task in plan.tasks}
    leaves = {task.key for task in leaf_tasks(plan)}
    found: dict[str, Counter[TaskState]] = {task.key: Counter() for task in plan.tasks if task.key not in leaves}
    for key in leaves & states.keys():
        seen: set[str] = set()
        waiting = list(above[key])
        while waiting:
            group = waiting.pop()
            if group not in seen:
                seen.add(group)
                waiting += above.get(group, [])
                if group in found:
                    found[group][states[key]] += 1
    return found

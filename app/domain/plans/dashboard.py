"""A plan at one look: whether it runs, its tasks counted by phase and by who leads them, what is owed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.plan import Plan, PlanHead
from app.domain.plans.progress import TaskStanding, TaskState
from app.domain.plans.timing import phase_span
from app.i18n import N_

_DONE = frozenset({TaskState.DONE, TaskState.DONE_LATE})


class PlanState(StrEnum):
    """Where a plan stands in its time; CLOSED by somebody, OVER by the calendar alone."""

    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"
    CLOSED = "closed"


PLAN_STATE_WORDS: Mapping[PlanState, str] = {
    PlanState.AHEAD: N_("chưa đến kỳ"),
    PlanState.RUNNING: N_("đang thực hiện"),
    PlanState.OVER: N_("đã hết thời gian"),
    PlanState.CLOSED: N_("đã kết thúc"),
}


def state_of(head: PlanHead, closed_on: date | None, today: date) -> PlanState:
    """Where a plan stands today."""
    if closed_on is not None:
        return PlanState.CLOSED
    if today < head.starts:
        return PlanState.AHEAD
    return PlanState.OVER if today > head.ends else PlanState.RUNNING


@dataclass(frozen=True, slots=True)
class TaskStrip:
    """How many tasks of a phase or of an agency (``key``) are in which state."""

    key: str
    name: str
    counts: Mapping[TaskState, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """Those that are done, in time or late."""
        return sum(self.counts.get(state, 0) for state in _DONE)

    @property
    def overdue(self) -> int:
        """Those whose last day is over."""
        return self.counts.get(TaskState.OVERDUE, 0)


def whole(standings: Iterable[TaskStanding]) -> TaskStrip:
    """All tasks of a plan that are done themselves."""
    return TaskStrip("", "", Counter(item.state for item in standings))


def by_phase(plan: Plan, standings: Mapping[str, TaskStanding]) -> tuple[TaskStrip, ...]:
    """Each phase with the tasks that are to be done in it, as they stand in it."""

    def states(phase_key: str, within: Sequence[TaskStanding]) -> Iterator[TaskState]:
        wanted = phase_span(next(item for item in plan.phases if item.key == phase_key))
        for item in within:
            if not item.task.phases or phase_key in item.task.phases:
                found = [one.state for one in item.within(wanted)]
                if found:
                    yield _over_time(found)

    every = tuple(standings.values())
    return tuple(TaskStrip(item.key, item.name, Counter(states(item.key, every))) for item in plan.phases)


def by_agency(plan: Plan, standings: Mapping[str, TaskStanding]) -> tuple[TaskStrip, ...]:
    """Each agency that leads tasks, with how far it is itself: another lead may be late with the same task."""
    found: dict[str, Counter[TaskState]] = {}
    for item in standings.values():
        for key in item.task.leads:
            states = [slot.by_lead[key] for slot in item.slots if key in slot.by_lead]
            found.setdefault(key, Counter())[_over_time(states) if states else item.state] += 1
    return tuple(
        TaskStrip(item.key, item.short_name or item.name, found[item.key])
        for item in plan.agencies
        if item.key in found
    )


def _over_time(states: Sequence[TaskState]) -> TaskState:
    """Overdue if any is, else as the last one that began."""
    if TaskState.OVERDUE in states:
        return TaskState.OVERDUE
    begun = [item for item in states if item is not TaskState.NOT_DUE]
    return begun[-1] if begun else TaskState.NOT_DUE


@dataclass(frozen=True, slots=True)
class OwedDay:
    """One duty of one period as several owners owe it by the same day; of every period where no day is stated."""

    rows: tuple[DutyRow, ...]

    @property
    def first(self) -> DutyRow:
        """What holds for all of them."""
        return self.rows[0]

    @property
    def is_behind(self) -> bool:
        """Whether somebody has missed a stated day."""
        return any(row.is_behind for row in self.rows)


def owed_days(rows: Iterable[DutyRow]) -> tuple[OwedDay, ...]:
    """What is still owed, one entry for each duty, period and days, in the order of the rows."""
    found: dict[tuple[str, str, date | None, date | None], list[DutyRow]] = {}
    for row in rows:
        if row.is_owed:
            key = (row.duty.key, row.period.text if row.due.working else "", row.due.working, row.due.last)
            found.setdefault(key, []).append(row)
    return tuple(OwedDay(tuple(some)) for some in found.values())


def nearest(days: Sequence[OwedDay], today: date, behind: int, ahead: int) -> tuple[OwedDay, ...]:
    """The last ``behind`` days that are over and the next ``ahead`` to come; days nobody has set come after all."""
    dated = [(item.first.due.working, item) for item in days]
    over = [item for day, item in dated if day is not None and day < today]
    coming = [item for day, item in dated if day is not None and day >= today]
    unset = [item for day, item in dated if day is None]
    return (*over[-behind:], *(*coming, *unset)[:ahead])

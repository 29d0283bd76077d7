"""When a task is to be done: its slots «kỳ thực hiện», worked out of what the plan says and never stored.

A plan gives days, quarters, years, «hằng năm», «thường xuyên», phases, or a condition. What is due in a quarter is late
only after the quarter's last day; what waits for its condition, or has no time at all in the plan, is never late.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.plans.plan import Phase, Plan
from app.domain.plans.spans import MONTHS, Frequency, Span, joined, repeated, span
from app.domain.plans.tasks import Task, Timing
from app.domain.plans.work import TaskOpening
from app.i18n import _
from app.text import short_date


@dataclass(frozen=True, slots=True)
class Slot:
    """One time a task is to be done.

    ``period`` is the text of a span, empty for what happens once; ``due_on`` the last day on time, ``None`` where none
    is set. ``is_open_ended`` is work that goes on («thường xuyên») or has no end: to be at it is enough. ``waits`` says
    that the condition of the task has not come about.
    """

    period: str
    starts_on: date
    due_on: date | None = None
    is_open_ended: bool = False
    waits: bool = False

    @property
    def words(self) -> str:
        """«Quý III/2022», «năm 2022», «đến 20/01/2022»; empty where the plan sets no time."""
        if self.period:
            return span(self.period).words
        return _("đến {day}").format(day=short_date(self.due_on)) if self.due_on else ""

    def is_past(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.due_on is not None and today > self.due_on

    def is_within(self, wanted: Span) -> bool:
        """Whether any of its days is in a span; what has no end is in every span after its first day."""
        return self.starts_on <= wanted.last and (self.due_on is None or self.due_on >= wanted.first)


def leaf_tasks(plan: Plan) -> tuple[Task, ...]:
    """Tasks that are done themselves: no group of others, nor a general one that others serve and nobody leads."""
    groups = {task.parent for task in plan.tasks}
    served = {key for task in plan.tasks for key in task.supports}
    return tuple(
        task for task in plan.tasks if task.key not in groups and (task.leads or task.hosts or task.key not in served)
    )


def slots(task: Task, plan: Plan, opening: TaskOpening | None = None) -> tuple[Slot, ...]:
    """The slots of a task that is done itself, in order; ``opening`` is what was recorded of its condition."""
    timing = task.timing
    if timing.condition and opening is None:
        return (Slot("", _windows(task, plan)[0].first, is_open_ended=True, waits=True),)
    found = _repeated(task, plan) if _comes_back(timing) else (_once(task, plan),)
    return _opened(found, opening) if opening is not None else found


def _comes_back(timing: Timing) -> bool:
    return timing.is_ongoing or timing.frequency is not Frequency.ONCE


def _once(task: Task, plan: Plan) -> Slot:
    timing, windows = task.timing, _windows(task, plan)
    first, last = windows[0].first, _last_day(windows)
    # A begin alone says nothing of the end of what waits for something else; an end or a phase does.
    has_time = bool(timing.ends or task.phases or (timing.starts and not timing.condition))
    return Slot("", first, last if has_time else None, is_open_ended=not has_time)


def _opened(found: tuple[Slot, ...], opening: TaskOpening) -> tuple[Slot, ...]:
    """What the condition leaves of the slots: nothing begins before it, nor before its own time in the plan.

    A last day that was over by then is none. The day set when it came about is that of the first slot left, which
    begins at once where that day lies before its own time. Where all were over by then, one is left to be done.
    """
    day = opening.opened_on
    left = [slot for slot in found if slot.period and (slot.due_on is None or slot.due_on >= day)]
    if left:
        first, *others = (replace(slot, starts_on=max(slot.starts_on, day)) for slot in left)
        due_on = opening.due_on or first.due_on
        return (replace(first, starts_on=_begun(first, day, due_on), due_on=due_on), *others)
    stated = next((slot.due_on for slot in found if not slot.period and slot.due_on and slot.due_on >= day), None)
    due_on = opening.due_on or stated
    return (Slot("", _begun(found[0], day, due_on), due_on, is_open_ended=due_on is None),)


def _begun(slot: Slot, day: date, due_on: date | None) -> date:
    """When a slot begins whose condition came about on a day: never after its last day."""
    starts_on = max(slot.starts_on, day)
    return day if due_on is not None and due_on < starts_on else starts_on


# --- the days a task may be done on ----------------------------------------------------------------------------------


def phase_span(phase: Phase) -> Span:
    """The days of a phase."""
    return joined(phase.starts, phase.ends)


def _windows(task: Task, plan: Plan) -> tuple[Span, ...]:
    """The days the plan gives a task, in order: its own times, else those of its phases, else the whole execution."""
    head, timing = plan.head, task.timing
    if timing.starts or timing.ends:
        first = span(timing.starts).first if timing.starts else head.starts
        last = span(timing.ends).last if timing.ends else head.ends
        return (Span(max(first, head.starts), last, ""),)
    named = sorted(phase_span(item) for item in plan.phases if item.key in task.phases)
    return tuple(named) or (Span(head.starts, head.ends, ""),)


def _last_day(windows: Iterable[Span]) -> date:
    """The last day of any: the window that began last may lie within another one."""
    return max(item.last for item in windows)


def _repeated(task: Task, plan: Plan) -> tuple[Slot, ...]:
    timing = task.timing
    if timing.frequency is Frequency.PHASE:
        phases = [item for item in plan.phases if item.key in task.phases or not task.phases]
        whole = [phase_span(item) for item in phases] or [Span(plan.head.starts, plan.head.ends, "")]
        return tuple(Slot(item.text, item.first, item.last, timing.is_ongoing) for item in sorted(whole))
    frequency = Frequency.YEAR if timing.frequency is Frequency.ONCE else timing.frequency
    pattern = _pattern(timing, frequency)
    coming_back = tuple(_of_pattern(pattern, frequency, task, plan)) if pattern is not None else ()
    if coming_back:
        return coming_back
    found: dict[str, Span] = {}
    for window in _windows(task, plan):
        for item in repeated(frequency, window.first, window.last):
            first, last = max(item.first, window.first), min(item.last, window.last)
            before = found.get(item.text)
            if before is not None:
                first, last = before.first, max(before.last, last)
            found[item.text] = Span(first, last, item.text)
    return tuple(Slot(item.text, item.first, item.last, timing.is_ongoing) for item in found.values())


def _pattern(timing: Timing, frequency: Frequency) -> Span | None:
    """Days within one month, quarter or year that come back in each («Quý IV hằng năm»); ``None`` if there are none."""
    if not (timing.starts and timing.ends):
        return None
    within = Span(span(timing.starts).first, span(timing.ends).last, "")
    of = repeated(frequency, within.first, within.first)[0]
    is_part = within.last <= of.last and (within.first, within.last) != (of.first, of.last)
    return within if is_part else None


def _of_pattern(pattern: Span, frequency: Frequency, task: Task, plan: Plan) -> Iterator[Slot]:
    named = sorted(phase_span(item) for item in plan.phases if item.key in task.phases)
    windows = named or [Span(plan.head.starts, plan.head.ends, "")]
    for step, item in enumerate(repeated(frequency, pattern.first, _last_day(windows))):
        months = step * MONTHS[frequency]
        first, last = _moved(pattern.first, months), _moved(pattern.last, months)
        if any(first <= window.last and last >= window.first for window in windows):
            yield Slot(item.text, first, last, task.timing.is_ongoing)


def _moved(day: date, months: int) -> date:
    """The same day some months later; the last day of a month stays the last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_last else min(day.day, length))

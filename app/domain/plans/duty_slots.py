"""When a duty of a plan is due: its periods, the days its text states for each, and which of them counts.

"Trước ngày 21/01" is exclusive: the 20th is the last day on time, unless plan or date say otherwise. Several stated
days stay side by side: the earliest last day is worked towards, until the latest what comes is still taken
(plan 74/KH-BCĐ, IV.6 and III.3); a ruling settles them, an extension moves one owner alone. What is due «tháng sau»
or «năm sau» stays about its own period: the report of December is owed under a plan that ended with December.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.domain.plans.citations import printed_clause
from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.plan import Phase, Plan
from app.domain.plans.spans import MONTHS, Frequency, joined, repeated
from app.domain.plans.work import DutyRuling
from app.i18n import _
from app.text import short_date

_A_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class DutyPeriod:
    """What one occurrence is about: a span, that of a phase by its name; an empty ``text`` is the plan as a whole."""

    text: str
    words: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """The year it ends in."""
        return self.last.year


@dataclass(frozen=True, slots=True)
class StatedDue:
    """One day a text states; ``due_on`` is the last day on time."""

    due_on: date
    stated: date
    is_inclusive: bool
    clause: str = ""
    quote: str = ""

    @property
    def words(self) -> str:
        """«trước ngày 21/01/2022: đúng hạn đến hết ngày 20/01/2022», so that the rule of reading is seen."""
        told = _("đến hết ngày {stated}") if self.is_inclusive else _("trước ngày {stated}: đến hết ngày {due}")
        return told.format(stated=short_date(self.stated), due=short_date(self.due_on))


@dataclass(frozen=True, slots=True)
class Due:
    """By when something is owed: every stated day, the decision that settles them, the extension of one owner."""

    dates: tuple[StatedDue, ...] = ()
    ruling: DutyRuling | None = None
    extended_to: date | None = None

    @property
    def settled(self) -> date | None:
        """The day that counts alone: the extension or the ruling, whichever gives more time."""
        days = (self.extended_to, self.ruling.due_on if self.ruling else None)
        return max((day for day in days if day is not None), default=None)

    @property
    def working(self) -> date | None:
        """The last day on time one works towards; ``None`` while no day is known."""
        return self.settled or min((item.due_on for item in self.dates), default=None)

    @property
    def last(self) -> date | None:
        """The last day something is taken as in time under any reading."""
        return self.settled or max((item.due_on for item in self.dates), default=None)

    @property
    def is_conflict(self) -> bool:
        """Whether the text states several days, whether or not somebody has decided."""
        return len({item.due_on for item in self.dates}) > 1

    @property
    def is_contradicted(self) -> bool:
        """Whether several days still stand side by side."""
        return self.working != self.last

    @property
    def last_clause(self) -> str:
        """The clause that states the last day, as papers cite it."""
        return printed_clause(max(self.dates, key=lambda item: item.due_on).clause) if self.dates else ""

    def for_owner(self, extended_to: date | None) -> "Due":
        """The same for one owner, who may have got more time."""
        return self if extended_to is None else replace(self, extended_to=extended_to)


@dataclass(frozen=True, slots=True)
class DutySlot:
    """One occurrence of a duty, for all its owners alike."""

    duty: Duty
    period: DutyPeriod
    due: Due


def slots(duty: Duty, plan: Plan, rulings: Iterable[DutyRuling] = ()) -> tuple[DutySlot, ...]:
    """Every occurrence in order of time; one whose only days lie before the plan began or was issued is not owed."""
    head = plan.head
    binds = max(head.starts, head.issued_on or head.starts)
    decided = {item.period: item for item in rulings}
    return tuple(
        DutySlot(duty, period, due)
        for period in periods(duty, plan)
        for due in (Due(tuple(_stated(duty, plan, period)), decided.get(period.text)),)
        if not period.text or due.last is None or due.last >= binds
    )


def periods(duty: Duty, plan: Plan) -> tuple[DutyPeriod, ...]:
    """What the occurrences are about: the plan, its phases, or the parts of its years, within the years of the duty."""
    head = plan.head
    if duty.frequency is Frequency.ONCE:
        return (DutyPeriod("", "", head.starts, head.ends),)
    first = date(duty.from_year, 1, 1) if duty.from_year else head.starts
    last = date(duty.to_year, 12, 31) if duty.to_year else head.ends
    if duty.frequency is Frequency.PHASE:
        return tuple(item for item in map(_of_phase, plan.phases) if first <= item.last <= last)
    return tuple(
        DutyPeriod(part.text, part.words, part.first, part.last) for part in repeated(duty.frequency, first, last)
    )


def days_within(stated: DutyDate, duty: Duty, period: DutyPeriod) -> tuple[date, date]:
    """Between which days a date is looked for: those of the period, or of the one right after it («năm sau»).

    After a phase, or the plan as a whole, that is the year that follows.
    """
    if not stated.periods_later:
        return period.first, period.last
    after = period.last + timedelta(days=1)
    if duty.frequency in MONTHS:
        following = repeated(duty.frequency, after, after)[0]
        return following.first, following.last
    return after, after + _A_YEAR


def _of_phase(phase: Phase) -> DutyPeriod:
    days = joined(phase.starts, phase.ends)
    return DutyPeriod(days.text, phase.name, days.first, days.last)


def _stated(duty: Duty, plan: Plan, period: DutyPeriod) -> Iterator[StatedDue]:
    """The days of a period, earliest first; one text twice about one day stays twice, each with its clause."""
    found = (_stated_due(item, plan, day) for item in duty.dates for day in _days(item, duty, period))
    yield from sorted(found, key=lambda item: item.due_on)


def _stated_due(item: DutyDate, plan: Plan, day: tuple[date, bool]) -> StatedDue:
    stated, is_shorter = day
    is_inclusive = plan.head.is_inclusive if item.is_inclusive is None else item.is_inclusive
    # A month without that day ends before it: its own last day is on time under both readings.
    due_on = stated if is_inclusive or is_shorter else stated - timedelta(days=1)
    return StatedDue(due_on, stated, is_inclusive or is_shorter, item.clause, item.quote)


def _days(item: DutyDate, duty: Duty, period: DutyPeriod) -> Iterator[tuple[date, bool]]:
    """The day a date names in a period, and whether its month is too short for it."""
    first, last = days_within(item, duty, period)
    if item.day is not None:
        if not period.text or first <= item.day <= last:
            yield item.day, False
        return
    if item.month_day is None:
        return
    if item.month is None:
        # «ngày 20 tháng cuối quý», «ngày 25 hằng tháng»: the last month of the period. «Ngày 05 tháng sau»: the next.
        month = _month_after(period.last) if item.periods_later else last
        yield _day_of(month.year, month.month, item.month_day)
        return
    found = [_day_of(year, item.month, item.month_day) for year in range(first.year, last.year + 1)]
    inside = [one for one in found if first <= one[0] <= last]
    if inside:
        is_first = item.periods_later or duty.frequency is Frequency.ONCE
        yield inside[0 if is_first else -1]


def _month_after(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1]) + timedelta(days=1)


def _day_of(year: int, month: int, day: int) -> tuple[date, bool]:
    longest = monthrange(year, month)[1]
    return date(year, month, min(day, longest)), day > longest

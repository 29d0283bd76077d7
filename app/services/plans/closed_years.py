"""What a closed year refuses of plans: whatever lies wholly in closed years stays until one of them is opened again.

What goes on over years, as a phase or a plan does, may be entered while one of its years is open.
"""

from collections.abc import Collection, Iterator
from datetime import date

from app.db import years as db
from app.db.plan_work import AnyWork
from app.db.types import DbConnection
from app.domain.plans.duty_slots import DutyPeriod
from app.domain.plans.spans import Span, span
from app.domain.plans.work import DayOff, DutyReceipt, DutyRuling, PlanCost, TaskOpening, TaskProgress
from app.services.years import lock


def refuse_closed_years(connection: DbConnection, first: date | None, last: date | None) -> None:
    """Raise ``Refused`` when every year from one day to another is closed; without days nothing is refused."""
    if first is None or last is None:
        return
    closed = {item.year for item in db.closings(connection) if item.is_closed}
    if all(year in closed for year in range(first.year, last.year + 1)):
        lock.refuse_closed(connection, last.year)


def refuse_closed_span(connection: DbConnection, within: Span) -> None:
    """Raise ``Refused`` when every year of a span is closed."""
    refuse_closed_years(connection, within.first, within.last)


def refuse_closed_duty(connection: DbConnection, within: DutyPeriod, years: Collection[int]) -> None:
    """Raise ``Refused`` for what is owed for a closed period; for what is owed once, when its ``years`` are closed."""
    if within.text:
        refuse_closed_years(connection, within.first, within.last)
    elif years:
        refuse_closed_years(connection, date(min(years), 1, 1), date(max(years), 12, 31))


def refuse_closed_work(connection: DbConnection, *entries: AnyWork | None) -> None:
    """Raise ``Refused`` for an entry under a plan whose time lies wholly in closed years; ``None`` is no entry.

    The time is the period it is about; for what has none, or one that goes on over years, its own day.
    """
    for entry in entries:
        for within in _times(entry):
            refuse_closed_span(connection, within)


def _times(entry: AnyWork | None) -> Iterator[Span]:
    if entry is None or isinstance(entry, DayOff):
        return
    if isinstance(entry, PlanCost):
        yield span(f"{entry.year:04}")
        return
    period = None if isinstance(entry, TaskOpening) else entry.period
    if period:
        yield span(period)
    if not period or span(period).first.year != span(period).last.year:
        day = _day(entry)
        if day is not None:
            yield span(day.isoformat())


def _day(entry: AnyWork) -> date | None:
    """The day an entry speaks of, where it is about no period of one year."""
    if isinstance(entry, TaskProgress):
        return entry.on_day
    if isinstance(entry, TaskOpening):
        return entry.opened_on
    if isinstance(entry, DutyRuling):
        return entry.due_on
    if isinstance(entry, DutyReceipt):
        return max(filter(None, (entry.soft_copy_on, entry.hard_copy_on)), default=None)
    return None

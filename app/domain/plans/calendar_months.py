"""A month of the calendar: its weeks from Monday to Sunday, each day with what falls on it and whether it is worked."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.plans.ics import CalendarEntry
from app.domain.plans.workdays import KnownDay, WorkCalendar


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the page; ``is_inside`` tells days of the month from those that fill its first and last week."""

    day: date
    is_inside: bool
    is_working: bool
    known: KnownDay | None
    entries: tuple[CalendarEntry, ...]


def month_of(
    year: int, month: int, entries: Iterable[CalendarEntry], worked: WorkCalendar
) -> tuple[tuple[CalendarDay, ...], ...]:
    """The weeks of a month; ``ValueError`` for no month."""
    known = sorted(entries, key=lambda item: (item.first, item.title, item.uid))
    return tuple(
        tuple(_day(day, month, known, worked) for day in week) for week in Calendar().monthdatescalendar(year, month)
    )


def _day(day: date, month: int, entries: Iterable[CalendarEntry], worked: WorkCalendar) -> CalendarDay:
    own = tuple(item for item in entries if item.first <= day <= item.last)
    return CalendarDay(day, day.month == month, worked.is_working(day), worked.entry(day), own)

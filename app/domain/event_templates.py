"""From the template of a kind to one event: places in texts filled, items, groups and activities taken over.

Two years stand in one line of plan 74/KH-BCĐ, III.A.3: the year that is reviewed and the year that is opened.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.domain.events import Event, EventCost, EventKind, EventPlan, ProgrammeItem
from app.domain.listed_kinds import Family, family_of
from app.domain.units import Unit, UnitKind
from app.text import clean

#: What may stand in braces in a title, a line of a ma-két, an item of a programme or a group.
PLACES = ("report_year", "event_year", "movement", "unit")
_PLACE = re.compile("|".join(rf"\{{{name}\}}" for name in PLACES))


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What is put into the places of a template; ``unit`` names the hosts ("xã Sóc Hà")."""

    report_year: int
    event_year: int
    movement: str = ""
    unit: str = ""

    def fill(self, text: str) -> str:
        """``text`` with its places filled; other braces stay, what is not known leaves no gap behind."""
        filled = _PLACE.sub(lambda found: str(getattr(self, found[0].strip("{}"))), text)
        return text if filled == text else clean(filled)


def host_words(paths: Iterable[Sequence[Unit]]) -> str:
    """Hosts as the name of an event has them: hamlets with their commune, whose name they may share with others.

    A path is a unit with those above it, the nearest first.
    """
    hamlets: dict[str, list[str]] = {}
    told: list[str] = []
    for path in paths:
        if path[0].kind is UnitKind.HAMLET and len(path) > 1:
            hamlets.setdefault(path[1].title, []).append(path[0].title)
        else:
            told.append(path[0].title)
    return ", ".join([*told, *(", ".join([*titles, commune]) for commune, titles in hamlets.items())])


def season_day(kind: EventKind, year: int) -> date | None:
    """The day the season of a kind is about in ``year`` (03/3, 19/8); ``None`` for a kind without one."""
    return None if kind.month is None or kind.day is None else date(year, kind.month, kind.day)


def season_of(kind: EventKind, year: int) -> tuple[date, date] | None:
    """First and last day on which events of a kind may be held in ``year``; ``None`` for a kind without a season.

    Without a number of days before, the season begins with the year.
    """
    day = season_day(kind, year)
    if day is None:
        return None
    opens = date(year, 1, 1) if kind.opens_days_before is None else day - timedelta(days=kind.opens_days_before)
    return opens, day + timedelta(days=kind.closes_days_after)


@dataclass(frozen=True, slots=True)
class EventWindow:
    """Until which day of a year events of one kind are to be held, as the lists of communes are held against it.

    It is made of the kind, so that lists and events go by one season; days before ``since`` are not its business.
    """

    occasion: str
    family: Family
    month: int
    day: int
    closes_days_after: int
    clause: str
    since: date

    def last_day(self, word: str, starts_on: date) -> date | None:
        """The last day for an event of this word that starts on a day; ``None`` when the window is not about it."""
        if family_of(word) is not self.family or starts_on < self.since:
            return None
        return date(starts_on.year, self.month, self.day) + timedelta(days=self.closes_days_after)


def windows_of(kinds: Iterable[EventKind], since: date) -> tuple[EventWindow, ...]:
    """The windows of kinds in use that have a season and count as something."""
    return tuple(
        EventWindow(kind.name, family_of(kind.word), kind.month, kind.day, kind.closes_days_after, kind.clause, since)
        for kind in kinds
        if not (kind.is_retired or kind.month is None or kind.day is None or family_of(kind.word) is Family.OTHER)
    )


def missed(windows: Iterable[EventWindow], word: str, starts_on: date) -> tuple[EventWindow, date] | None:
    """The window an event came too late for, with its last day: of several that are about it the last one to close."""
    closing = [(last, window) for window in windows if (last := window.last_day(word, starts_on)) is not None]
    last, window = max(closing, key=lambda item: item[0], default=(starts_on, None))
    return (window, last) if window is not None and starts_on > last else None


def from_kind(kind: EventKind, hosts: tuple[int, ...], words: TemplateWords, starts_on: date | None = None) -> Event:
    """A new event of a kind as its template has it; nobody's name and no number is made up."""
    plan = EventPlan(
        chair=words.fill(kind.chair),
        groups=tuple(replace(item, text=words.fill(item.text)) for item in kind.groups),
        programme=tuple(replace(item, text=words.fill(item.text)) for item in kind.programme),
        activities=kind.activities,
        costs=tuple(EventCost(text) for text in kind.costs),
    )
    return Event(
        kind=kind.key,
        name=words.fill(kind.title),
        year=words.event_year,
        hosts=hosts,
        parts=kind.parts,
        starts_on=starts_on,
        plan=plan,
    )


def timed(items: Iterable[ProgrammeItem], starts_at: time | None) -> tuple[ProgrammeItem, ...]:
    """Items with the times that follow from their minutes, beginning at ``starts_at``.

    A time somebody gave stays and the next item follows it; after an item without minutes no time is known.
    """
    found: list[ProgrammeItem] = []
    clock = starts_at
    day = None
    for item in items:
        if item.day != day and found:
            clock = None
        day = item.day
        begins = item.starts_at or clock
        found.append(replace(item, starts_at=begins))
        clock = _after(begins, item.minutes)
    return tuple(found)


def _after(begins: time | None, minutes: int | None) -> time | None:
    if begins is None or minutes is None:
        return None
    ends = datetime.combine(date.min, begins) + timedelta(minutes=minutes)
    return ends.time() if ends.date() == date.min else None

"""The board of a season «Ngày hội»: every place, what it may hold and why, and what stands in its plan."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.event_assessment import Assessment, Outcome
from app.domain.event_templates import season_day, season_of
from app.domain.events import Event, EventKind, EventStatus, HostLevel
from app.domain.units import Unit, UnitKind

#: What the tiers make of an event on its own days, or as if it were held on the day given.
Judge = Callable[[Event, date | None], Assessment]


class PlaceStanding(StrEnum):
    """Where a place stands in the plan of the season, the most urgent first."""

    TO_ADJUST = "to_adjust"
    OUTSIDE = "outside"
    NO_DAY = "no_day"
    POSTPONED = "postponed"
    PLANNED = "planned"
    NO_EVENT = "no_event"
    NOT_ALLOWED = "not_allowed"
    NOT_WANTED = "not_wanted"
    CANCELLED = "cancelled"
    HELD = "held"


_URGENCY = tuple(PlaceStanding)
_CLOSED = {EventStatus.CANCELLED: PlaceStanding.CANCELLED, EventStatus.HELD: PlaceStanding.HELD}


@dataclass(frozen=True, slots=True)
class Occasion:
    """Kinds of events around one day of the year (03/3, 19/8); those without a day share one of their own."""

    month: int | None
    day: int | None
    kinds: tuple[EventKind, ...]

    def window(self, year: int) -> tuple[date, date] | None:
        """First and last day of the season in ``year``, as wide as the widest of its kinds."""
        found = [item for item in (season_of(kind, year) for kind in self.kinds) if item is not None]
        return (min(first for first, _last in found), max(last for _first, last in found)) if found else None

    def on(self, year: int) -> date | None:
        """The day the season is about."""
        return season_day(self.kinds[0], year)


def occasions(kinds: Iterable[EventKind], events: Iterable[Event] = ()) -> tuple[Occasion, ...]:
    """The occasions of a data file in the order of the year; a retired kind counts while an event is of it."""
    used = {event.kind for event in events}
    found: dict[tuple[int | None, int | None], list[EventKind]] = {}
    for kind in kinds:
        if not kind.is_retired or kind.key in used:
            found.setdefault((kind.month, kind.day), []).append(kind)
    order = sorted(found, key=lambda at: (at[0] is None, at[0] or 0, at[1] or 0))
    return tuple(Occasion(month, day, tuple(found[month, day])) for month, day in order)


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """One place: its events of the season, the most urgent first, and what the tiers say of that one.

    A place without an event is judged as if it held one of its ``kind`` on the day of the season; ``kind`` is ``None``
    where the season has none for such a place. ``alone`` is what the tiers say of the place by itself: those of others
    that hold or join the event left out.
    """

    unit: Unit
    standing: PlaceStanding
    assessment: Assessment
    alone: Assessment
    kind: EventKind | None = None
    events: tuple[Event, ...] = ()
    hamlets: tuple["SeasonRow", ...] = ()

    @property
    def event(self) -> Event | None:
        """The event that is shown."""
        return self.events[0] if self.events else None

    @property
    def is_hamlet(self) -> bool:
        """Whether it stands below a commune."""
        return self.unit.kind is UnitKind.HAMLET

    @property
    def has_own_tier(self) -> bool:
        """Whether the tier that decides was announced for the place itself."""
        ruling = self.alone.ruling
        return ruling is not None and ruling.place.is_own(self.unit.id)

    @property
    def is_forbidden(self) -> bool:
        """Whether nothing may be held."""
        return self.assessment.outcome is Outcome.FORBIDDEN


@dataclass(frozen=True, slots=True)
class SeasonCounts:
    """How many places: communes, hamlets; of both together what may be held, and where the plan stands."""

    communes: int
    hamlets: int
    whole: int
    partly: int
    forbidden: int
    to_adjust: int
    outside: int
    no_event: int
    no_day: int
    unannounced: int


@dataclass(frozen=True, slots=True)
class SeasonSource:
    """What a board is made of; ``judge`` tells what the tiers make of an event."""

    occasion: Occasion
    year: int
    events: Sequence[Event]
    judge: Judge


@dataclass(frozen=True, slots=True)
class SeasonBoard:
    """All places of one occasion of a year."""

    occasion: Occasion
    year: int
    rows: tuple[SeasonRow, ...]

    @property
    def every(self) -> tuple[SeasonRow, ...]:
        """All rows, hamlets behind their commune."""
        return tuple(item for row in self.rows for item in (row, *row.hamlets))

    @property
    def counts(self) -> SeasonCounts:
        """What the sentence of state says."""
        rows = self.every
        outcomes = [row.assessment.outcome for row in rows]
        standings = [row.standing for row in rows]
        return SeasonCounts(
            communes=sum(not row.is_hamlet for row in rows),
            hamlets=sum(row.is_hamlet for row in rows),
            whole=sum(item in (Outcome.FREE, Outcome.LIMITED, Outcome.NOT_ANNOUNCED) for item in outcomes),
            partly=outcomes.count(Outcome.PARTLY),
            forbidden=outcomes.count(Outcome.FORBIDDEN),
            to_adjust=standings.count(PlaceStanding.TO_ADJUST),
            outside=standings.count(PlaceStanding.OUTSIDE),
            no_event=standings.count(PlaceStanding.NO_EVENT),
            no_day=standings.count(PlaceStanding.NO_DAY),
            unannounced=sum(bool(row.assessment.unannounced) for row in rows),
        )


def standing_of(event: Event, kind: EventKind | None, assessment: Assessment) -> PlaceStanding:
    """Where one event stands."""
    if event.status in _CLOSED:
        return _CLOSED[event.status]
    if event.status is EventStatus.TO_ADJUST or assessment.forbidden:
        return PlaceStanding.TO_ADJUST
    if event.status is EventStatus.POSTPONED:
        return PlaceStanding.POSTPONED
    if event.starts_on is None:
        return PlaceStanding.NO_DAY
    window = season_of(kind, event.year) if kind else None
    is_inside = window is None or (window[0] <= event.starts_on and (event.last_day or event.starts_on) <= window[1])
    return PlaceStanding.PLANNED if is_inside else PlaceStanding.OUTSIDE


def season(
    source: SeasonSource, places: Iterable[tuple[Unit, Sequence[Unit]]], others: Sequence[Unit] = ()
) -> SeasonBoard:
    """The board of an occasion over ``places`` (communes with hamlets).

    ``others`` are units that hold an event of it and are none of the places: they stand behind.
    """
    rows = [_row(source, unit, tuple(_hamlets(source, hamlets))) for unit, hamlets in places]
    rows += [_row(source, unit, ()) for unit in others]
    return SeasonBoard(source.occasion, source.year, tuple(rows))


def _hamlets(source: SeasonSource, hamlets: Iterable[Unit]) -> Iterator[SeasonRow]:
    has_kind = any(kind.host_level is HostLevel.HAMLET for kind in source.occasion.kinds)
    for unit in hamlets:
        if has_kind or any(unit.id in event.hosts for event in source.events):
            yield _row(source, unit, ())


def _row(source: SeasonSource, unit: Unit, hamlets: tuple[SeasonRow, ...]) -> SeasonRow:
    wanted = _kind_for(unit, source.occasion)
    alone = Event(wanted.key if wanted else "", "", source.year, (unit.id,), wanted.parts if wanted else ())
    own = sorted(_judged(source, unit), key=lambda item: (_URGENCY.index(item[0]), _order(item[1])))
    if own:
        standing, event, judged = own[0]
        by_itself = judged if event.units == (unit.id,) else source.judge(alone, event.starts_on)
        kind = next(item for item in source.occasion.kinds if item.key == event.kind)
        return SeasonRow(unit, standing, judged, by_itself, kind, tuple(item[1] for item in own), hamlets)
    judged = source.judge(alone, source.occasion.on(source.year))
    return SeasonRow(unit, _standing_without(wanted, judged), judged, judged, wanted, (), hamlets)


def _standing_without(wanted: EventKind | None, judged: Assessment) -> PlaceStanding:
    """Where a place without an event stands: nobody waits for a plan of what may not be held."""
    if wanted is None:
        return PlaceStanding.NOT_WANTED
    return PlaceStanding.NOT_ALLOWED if judged.outcome is Outcome.FORBIDDEN else PlaceStanding.NO_EVENT


def _order(event: Event) -> tuple[date, int]:
    return event.starts_on or date.max, event.id


def _judged(source: SeasonSource, unit: Unit) -> Iterator[tuple[PlaceStanding, Event, Assessment]]:
    """The events of the occasion that a place holds."""
    kinds = {kind.key: kind for kind in source.occasion.kinds}
    for event in source.events:
        if unit.id in event.hosts and event.kind in kinds:
            judged = source.judge(event, None)
            yield standing_of(event, kinds[event.kind], judged), event, judged


def _kind_for(unit: Unit, occasion: Occasion) -> EventKind | None:
    level = HostLevel.HAMLET if unit.kind is UnitKind.HAMLET else HostLevel.COMMUNE
    fitting = (kind for kind in occasion.kinds if kind.host_level is level and not kind.is_retired)
    return next(fitting, None)

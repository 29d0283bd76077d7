"""Events as lists and pages show them: a season, one event with all that belongs to it; nothing is changed here.

The first page reads these before it shows: what writes papers is not loaded with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db.types import DbConnection
from app.domain.event_assessment import Assessment
from app.domain.event_changes import may_restore
from app.domain.event_faults import EventFault
from app.domain.event_steps import NextStep, needs_adjusting, next_step
from app.domain.events import Event, EventPart, EventPhoto, EventVersion
from app.domain.obligations import Obligation
from app.services import scope
from app.services.event_assessments import Grounds, Judged, undated_day
from app.services.event_steps import found
from app.services.workspace import Workspace
from app.text import fold, short_date


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of a list: names of its units, what holds for it, what is wrong with it, what to do next."""

    event: Event
    kind_name: str
    kind_word: str
    hosts: tuple[str, ...]
    participants: tuple[str, ...]
    assessment: Assessment
    faults: tuple[EventFault, ...]
    step: NextStep

    @property
    def needs_adjusting(self) -> bool:
        """Whether its tier changed what was planned, and nobody has accepted it yet."""
        return needs_adjusting(self.event, self.assessment)

    @property
    def blocking(self) -> tuple[EventFault, ...]:
        """What keeps it from being marked as held and its papers from being printed for good."""
        return tuple(fault for fault in self.faults if fault.blocks)


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event with all that belongs to it; ``offered`` are parts that may be held again, ``papers`` their ids."""

    row: EventRow
    offered: tuple[EventPart, ...]
    versions: tuple[EventVersion, ...]
    obligations: tuple[Obligation, ...]
    papers: tuple[tuple[str, int], ...]
    photos: tuple[EventPhoto, ...]

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.row.event


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event that fits what somebody looks for, with its hosts as text names them."""

    event: Event
    hosts: tuple[str, ...]


# --- reading ---------------------------------------------------------------------------------------------------------


def seasons(ws: Workspace) -> tuple[int, ...]:
    """The years there are events of, and the one the committee prepares; the last one first."""
    with ws.store.read() as connection:
        years = {event.year for event in db_events.events(connection)}
        return tuple(sorted({*years, scope.committee_of(connection).event_year}, reverse=True))


def events(ws: Workspace, year: int | None = None) -> tuple[EventRow, ...]:
    """Every event of a season by its day, those without one last; of all seasons without ``year``."""
    with ws.store.read() as connection:
        grounds = Grounds.read(connection, ws.today)
        known = db_events.events(connection, year)
        owed = _owed(connection)
        held: dict[int, list[Event]] = {}
        for event in known:
            for unit_id in event.hosts:
                held.setdefault(unit_id, []).append(event)
        return tuple(_row(grounds, event, _beside(event, held), owed.get(event.id, ())) for event in known)


def search(ws: Workspace, text: str) -> tuple[FoundEvent, ...]:
    """Events of all seasons that fit every word, marks or none: by name, kind, hosts, place or day; newest first."""
    words = fold(text).split()
    if not words:
        return ()
    with ws.store.read() as connection:
        grounds = Grounds.read(connection, ws.today)
        known = db_events.events(connection)
    found = [FoundEvent(event, grounds.titles(event.hosts)) for event in known]
    fitting = [item for item in found if all(word in _searched(item, grounds) for word in words)]
    return tuple(sorted(fitting, key=lambda item: (-item.event.year, item.event.starts_on or date.max, item.event.id)))


def _searched(found: FoundEvent, grounds: Grounds) -> str:
    event, kind = found.event, grounds.kinds.get(found.event.kind)
    day = short_date(event.starts_on) if event.starts_on else ""
    return fold(" ".join((event.name, kind.name if kind else "", *found.hosts, event.place, day)))


def detail(ws: Workspace, event_id: int) -> EventDetail:
    """One event whole; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        event = found(connection, event_id)
        grounds = Grounds.read(connection, ws.today)
        owed = db_obligations.obligations(connection, event_id)
        row = _row(grounds, event, db_events.events_of(connection, event.hosts), owed)
        return EventDetail(
            row,
            may_restore(event, row.assessment),
            db_events.versions(connection, event_id),
            owed,
            db_events.papers(connection, event_id),
            db_events.photos(connection, event_id),
        )


def versions(ws: Workspace, event_id: int) -> tuple[EventVersion, ...]:
    """How an event stood before each change of plan, the original plan first."""
    with ws.store.read() as connection:
        found(connection, event_id)
        return db_events.versions(connection, event_id)


def judge(ws: Workspace, event: Event) -> Judged:
    """What holds for an event as it is on a screen, and all that is wrong with it or missing; nothing is stored."""
    with ws.store.read() as connection:
        return Grounds.read(connection, ws.today).judge(event, db_events.events_of(connection, event.hosts))


def lookup_day(ws: Workspace, kind_key: str, year: int | None = None) -> date:
    """The day whose units are meant where an event of a kind has no day yet; ``year`` is by default the next season."""
    with ws.store.read() as connection:
        kind = db_events.find_kind(connection, kind_key)
        return undated_day(kind, year or scope.committee_of(connection).event_year)


def _owed(connection: DbConnection) -> dict[int, tuple[Obligation, ...]]:
    owed: dict[int, tuple[Obligation, ...]] = {}
    for item in db_obligations.obligations(connection):
        if item.event_id is not None:
            owed[item.event_id] = (*owed.get(item.event_id, ()), item)
    return owed


def _beside(event: Event, held: Mapping[int, Sequence[Event]]) -> tuple[Event, ...]:
    """The events that its hosts hold, each once."""
    return tuple({item.id: item for unit_id in event.hosts for item in held.get(unit_id, ())}.values())


def _row(grounds: Grounds, event: Event, beside: Sequence[Event], owed: Sequence[Obligation]) -> EventRow:
    judged = grounds.judge(event, beside)
    kind = grounds.kinds.get(event.kind)
    return EventRow(
        event,
        kind.name if kind is not None else event.kind,
        (kind.word or kind.name) if kind is not None else event.kind,
        grounds.titles(event.hosts),
        grounds.titles(event.participants),
        judged.assessment,
        judged.faults,
        next_step(event, judged.assessment, judged.faults, owed, grounds.today),
    )

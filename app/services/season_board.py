"""The board of a season: places of the committee, their events, what the tiers say of each, all read at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db.types import DbConnection
from app.domain.events import Event, EventStatus
from app.domain.obligations import Obligation
from app.domain.season_board import Occasion, SeasonBoard, SeasonSource, occasions
from app.domain.season_board import season as board_of
from app.domain.units import Unit
from app.services import scope
from app.services.event_assessments import Grounds
from app.services.tier_places import TierPlaces
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Season:
    """What the first page of the season shows; ``board`` is ``None`` while the data file knows no kind of event.

    ``obligations`` are those still open for events of the board.
    """

    year: int
    occasions: tuple[Occasion, ...]
    board: SeasonBoard | None
    events: tuple[Event, ...]
    obligations: tuple[Obligation, ...]


def season(ws: Workspace, year: int | None = None, number: int = 0) -> Season:
    """The season of a year, by default the event year of the committee; ``number`` tells its occasions apart."""
    with ws.store.read() as connection:
        at = scope.committee_of(connection).event_year if year is None else year
        events = db_events.events(connection, at)
        found = occasions(db_events.kinds(connection), events)
        if not found:
            return Season(at, (), None, events, ())
        occasion = found[min(number, len(found) - 1)]
        places = TierPlaces.of(connection, _day(connection, occasion, at))
        grounds = Grounds.read(connection, ws.today)
        known, hosts = places.hamlets(), {unit_id for event in events for unit_id in event.hosts}
        shown = [(unit, _hamlets(known.get(unit.id, ()), hosts)) for unit in places.expected]
        inside = {item.id for unit, hamlets in shown for item in (unit, *hamlets)}
        keys = {kind.key for kind in occasion.kinds}
        own = tuple(event for event in events if event.kind in keys)
        others = tuple(_others(own, inside, grounds))
        board = board_of(SeasonSource(occasion, at, own, grounds.assess), shown, others)
        ids = {event.id for event in own}
        owed = (item for item in db_obligations.obligations(connection) if item.event_id in ids and item.is_open)
        return Season(at, found, board, own, tuple(owed))


def waiting(ws: Workspace) -> int:
    """How many events of the season the committee prepares have to be adjusted."""
    with ws.store.read() as connection:
        known = db_events.events(connection, scope.committee_of(connection).event_year)
    return sum(event.status is EventStatus.TO_ADJUST for event in known)


def _day(connection: DbConnection, occasion: Occasion, year: int) -> date:
    """The day whose units are shown, on which the committee's own unit is there."""
    owner = scope.own_unit(connection)
    wanted = occasion.on(year) or scope.year_end(year)
    return max(min(wanted, scope.last_day(owner, year)), owner.valid_from)


def _hamlets(known: Sequence[Unit], hosts: set[int]) -> tuple[Unit, ...]:
    """The border hamlets of a commune (all where none is marked), and others that hold an event."""
    has_marked = any(item.is_border for item in known)
    return tuple(item for item in known if item.is_border or not has_marked or item.id in hosts)


def _others(events: Sequence[Event], inside: set[int], grounds: Grounds) -> Iterator[Unit]:
    """Units that hold an event and are no place of the board, each once."""
    hosts = dict.fromkeys(unit_id for event in events for unit_id in event.hosts)
    return (grounds.units[unit_id] for unit_id in hosts if unit_id not in inside and unit_id in grounds.units)

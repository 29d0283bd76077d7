"""The register of events «sổ sự kiện» as reports see it: every event with its units, its kind's word and its tier."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.db import events as db_events
from app.db import units
from app.db.types import DbConnection
from app.domain.event_figures import UnitEvents, unit_events
from app.domain.event_rows import EventPlace, RegisteredEvent
from app.domain.event_rulings import Paths, rulings
from app.domain.events import CancelReason, Event, EventStatus
from app.domain.periods import ReportingPeriod
from app.domain.tiers import RuleMatrix
from app.domain.units import COMMUNE_KINDS, Unit, UnitKind
from app.services.event_assessments import Grounds
from app.services.scope import Expected
from app.services.season_hamlets import SeasonHamlets
from app.services.workspace import Workspace

#: What the column of the epidemic's tier holds, as reports write it.
_FALLEN, _NO_TIER = "4", "Không áp dụng"
#: How strict a level is that lets nothing be held.
_NOTHING_HELD = 4


def registered(connection: DbConnection, period: ReportingPeriod | None = None) -> tuple[RegisteredEvent, ...]:
    """The events of a period, or all, in the order of their days; communes are those of each event's day."""
    found = [item for item in db_events.events(connection) if period is None or _may_be_in(item, period)]
    if not found:
        return ()
    words = {item.key: item.word for item in db_events.kinds(connection)}
    # No event is judged here by the day on which somebody looks at it.
    grounds = Grounds.read(connection, date.max)
    hamlets = SeasonHamlets(grounds)
    return tuple(_registered(item, words[item.kind], hamlets) for item in found)


def of_unit(connection: DbConnection, ws: Workspace, unit_id: int, period: ReportingPeriod) -> UnitEvents | None:
    """What the register knows of one commune with its hamlets in a period; ``None`` when that is nothing."""
    known = registered(connection, period)
    return unit_events(known, unit_id, ws.presets.catalogue(period.year), period)


def placed(
    connection: DbConnection, known: Sequence[RegisteredEvent], expected: Expected
) -> tuple[RegisteredEvent, ...]:
    """The same events under the units of a scope: a commune that has become one other since counts as that one."""
    ids = {item.id: item.name for item in expected.all}
    if not expected.changed_on or not known:
        return tuple(known)
    heirs: dict[int, set[int]] = {}
    for item in units.lineage(connection):
        heirs.setdefault(item.predecessor_id, set()).add(item.successor_id)

    def now(place: EventPlace) -> EventPlace:
        commune, seen = place.commune_id, set[int]()
        while commune is not None and commune not in ids and commune not in seen:
            seen.add(commune)
            commune = next(iter(heirs[commune])) if len(heirs.get(commune, ())) == 1 else commune
        return place if commune not in ids else replace(place, commune_id=commune, commune_name=ids[commune])

    return tuple(
        replace(item, hosts=tuple(map(now, item.hosts)), guests=tuple(map(now, item.guests))) for item in known
    )


def hosts(connection: DbConnection, event: Event) -> tuple[EventPlace, ...]:
    """The hosts of an event, each with the commune in whose report it stands on the day."""
    return _registered(event, "", SeasonHamlets(Grounds.read(connection, date.max))).hosts


def reported_by(connection: DbConnection, events: Iterable[Event]) -> set[tuple[int, int]]:
    """In whose reports of which years some events stand, as hosts or as units that take part."""
    hamlets = SeasonHamlets(Grounds.read(connection, date.max))
    found = set()
    for event in events:
        known = _registered(event, "", hamlets)
        year = event.starts_on.year if event.starts_on else event.year
        communes = (item.commune_id for item in (*known.hosts, *known.guests))
        found |= {(commune_id, year) for commune_id in communes if commune_id is not None}
    return found


def _may_be_in(event: Event, period: ReportingPeriod) -> bool:
    return event.year == period.year if event.starts_on is None else period.contains(event.starts_on)


def _registered(event: Event, word: str, hamlets: SeasonHamlets) -> RegisteredEvent:
    grounds, day = hamlets.grounds, event.starts_on or date(event.year, 12, 31)
    paths = grounds.paths(event, day)
    guests = (unit_id for unit_id in event.participants if unit_id not in event.hosts)
    return RegisteredEvent(
        event,
        word,
        tuple(_place(paths[unit_id], hamlets, day, word) for unit_id in event.hosts),
        tuple(_place(paths[unit_id], hamlets, day, word) for unit_id in guests),
        _FALLEN if _fell_to_epidemic(event, grounds) else _tier(event, paths, grounds),
    )


def _tier(event: Event, paths: Paths, grounds: Grounds) -> str:
    """The strictest level of the epidemic on the first day, as the column «Cấp độ dịch áp dụng» has it."""
    if event.starts_on is None:
        return _NO_TIER
    of_epidemic = replace(grounds.rules, matrices=grounds.rules.matrices[:1])
    found = (item.rule for item in rulings(event, paths, of_epidemic, event.starts_on))
    rules = [(rule.strictness, rule.level) for rule in found if rule is not None]
    return str(max(rules)[1]) if rules else _NO_TIER


def _fell_to_epidemic(event: Event, grounds: Grounds) -> bool:
    """Whether an event was called off because the epidemic left nothing to hold, not another danger.

    The danger is the one that forbids the whole event now; where its level has fallen since, one that did at some
    time. Somebody who called it off for its tier without any tier entered is believed.
    """
    if event.status is not EventStatus.CANCELLED or event.reason is not CancelReason.TIER:
        return False
    parts = frozenset(event.parts)
    top = grounds.assess(event).rulings
    closing = [(item.matrix, item.strictness) for item in top if item.forbidden and parts <= item.forbidden]
    closing = closing or [(matrix, _NOTHING_HELD) for matrix in grounds.rules.matrices if _once(event, matrix, grounds)]
    return not closing or (grounds.rules.matrices[0], _NOTHING_HELD) in closing


def _once(event: Event, matrix: RuleMatrix, grounds: Grounds) -> bool:
    """Whether this danger ever left nothing to hold at a unit of an event or above it."""
    day = event.starts_on or date(event.year, 12, 31)
    paths = grounds.paths(event, day).values()
    ids = {unit.id for path in paths for unit in path}
    entries = (entry for unit_id in ids for entry in grounds.rules.register.history(unit_id, matrix.key))
    rules = (matrix.rule(entry.level, day) for entry in entries if entry.from_day <= day)
    return any(rule is not None and rule.strictness == _NOTHING_HELD for rule in rules)


def _place(path: Sequence[Unit], hamlets: SeasonHamlets, day: date, word: str) -> EventPlace:
    unit = path[0]
    commune = next((item for item in path if item.kind in COMMUNE_KINDS), None)
    return EventPlace(
        unit.id,
        unit.name,
        None if commune is None else commune.id,
        "" if commune is None else commune.name,
        is_hamlet=unit.kind is UnitKind.HAMLET,
        hamlets=() if commune is None else hamlets.of(commune.id, day, word),
    )

"""Assessing events by what the data file says now: matrices, tiers, limits, and where units stand on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.db import events as db_events
from app.db import tiers as db_tiers
from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.event_assessment import Assessment, assess
from app.domain.event_faults import EventFault, faults
from app.domain.event_names import NamedUnit, elsewhere, named_units
from app.domain.event_rulings import Moves, Paths, TierRules
from app.domain.event_templates import season_of
from app.domain.events import Event, EventKind
from app.domain.periods import is_valid_on
from app.domain.tier_history import TierRegister
from app.domain.units import RelationRole, Unit, UnitRelation


def rules_of(connection: DbConnection) -> TierRules:
    """All that decides about tiers as it is stored now."""
    return TierRules(
        db_tiers.matrices(connection), TierRegister(db_tiers.entries(connection)), db_tiers.limits(connection)
    )


def undated_day(kind: EventKind | None, year: int) -> date:
    """The day by which events are looked at that have none yet: the last one of their season, else of their year.

    So everything announced until then counts, and the clock of the computer does not.
    """
    season = season_of(kind, year) if kind is not None else None
    return date(year, 12, 31) if season is None else season[1]


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds for an event, and all that is wrong with it or missing."""

    assessment: Assessment
    faults: tuple[EventFault, ...]

    @property
    def blocking(self) -> tuple[EventFault, ...]:
        """What keeps it from being marked as held and its papers from being printed for good."""
        return tuple(fault for fault in self.faults if fault.blocks)


@dataclass(frozen=True, slots=True)
class Grounds:
    """All an assessment rests on, read once for any number of events."""

    rules: TierRules
    units: Mapping[int, Unit]
    kinds: Mapping[str, EventKind]
    today: date
    _above: Mapping[int, tuple[UnitRelation, ...]] = field(repr=False)
    _named: tuple[NamedUnit, ...] = field(repr=False)

    @staticmethod
    def read(connection: DbConnection, today: date) -> "Grounds":
        """As the data file says now."""
        above: dict[int, tuple[UnitRelation, ...]] = {}
        for tie in db_units.relations(connection):
            if tie.role is RelationRole.ADMINISTRATION:
                above[tie.child_id] = (*above.get(tie.child_id, ()), tie)
        known = {unit.id: unit for unit in db_units.all_units(connection)}
        kinds = {kind.key: kind for kind in db_events.kinds(connection)}
        return Grounds(rules_of(connection), known, kinds, today, above, named_units(known.values()))

    def under(self, rules: TierRules) -> "Grounds":
        """The same units under other rules: as they were, or as they would be."""
        return replace(self, rules=rules)

    def path(self, unit_id: int, day: date) -> tuple[Unit, ...]:
        """A unit and all above it in the administration of a day, or of its own last one; the nearest first."""
        unit = self.units.get(unit_id)
        if unit is not None and unit.valid_to is not None:
            day = min(day, unit.valid_to - timedelta(days=1))
        found: list[Unit] = []
        while unit is not None and unit not in found:
            found.append(unit)
            ties = self._above.get(unit.id, ())
            above = next((tie.parent_id for tie in ties if is_valid_on(day, tie.valid_from, tie.valid_to)), None)
            unit = None if above is None else self.units.get(above)
        return tuple(found)

    def paths(self, event: Event, day: date) -> Paths:
        """The path of every unit of an event."""
        return {unit_id: self.path(unit_id, day) for unit_id in event.units}

    def assess(self, event: Event, day: date | None = None) -> Assessment:
        """What holds for an event on its days, or on ``day``; one without a day is judged at the end of its season."""
        only = day if event.starts_on else day or undated_day(self.kinds.get(event.kind), event.year)
        on = only or event.starts_on or self.today
        rules = self.rules
        moves = {} if only else self._moves_of(event)
        return assess(event, self.paths(event, on), rules.matrices, rules.register, rules.limits, only, moves)

    def _moves_of(self, event: Event) -> Moves:
        """How the units of an event lie from each later day on that puts a unit elsewhere while it lasts."""
        first, last = event.starts_on, event.last_day
        if first is None or last is None or last <= first:
            return {}
        ties = (tie for some in self._above.values() for tie in some)
        days = {day for tie in ties for day in (tie.valid_from, tie.valid_to) if day is not None}
        return {day: self.paths(event, day) for day in sorted(days) if first < day <= last}

    def judge(self, event: Event, others: Iterable[Event] = ()) -> "Judged":
        """What holds for an event and what is wrong with it; ``others`` are events its hosts hold too."""
        found = self.assess(event)
        units = [self.units[unit_id] for unit_id in event.units if unit_id in self.units]
        own = {unit.id for path in self.paths(event, event.starts_on or self.today).values() for unit in path}
        named = elsewhere(event.name, self._named, own)
        return Judged(found, faults(event, self.kinds.get(event.kind), found, self.today, others, units, named))

    def titles(self, unit_ids: Iterable[int]) -> tuple[str, ...]:
        """Units as running text names them: "xã Sóc Hà"."""
        return tuple(self.units[unit_id].title for unit_id in unit_ids if unit_id in self.units)

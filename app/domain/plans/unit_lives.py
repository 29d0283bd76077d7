"""How long units are there and what becomes of them, as far as sums of their figures need it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.plans.spans import Days
from app.domain.units import Lineage, Unit

_ALWAYS: Days = (date.min, date.max)
_DAY = timedelta(days=1)
#: A unit and the day from which a unit before or after it is, whole or in part, this one.
_Tie = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Lives:
    """The days of some units and which of them became which; a unit that is not here is taken to be always there."""

    days: Mapping[int, Days] = field(default_factory=dict)
    later: Mapping[int, tuple[_Tie, ...]] = field(default_factory=dict)
    earlier: Mapping[int, tuple[_Tie, ...]] = field(default_factory=dict)

    @staticmethod
    def of(wanted: Collection[int], units: Iterable[Unit], lineage: Iterable[Lineage]) -> "Lives":
        """The lives of some units and of all whose territory they took over or left to."""
        later: dict[int, tuple[_Tie, ...]] = {}
        earlier: dict[int, tuple[_Tie, ...]] = {}
        for edge in lineage:
            later[edge.predecessor_id] = (*later.get(edge.predecessor_id, ()), (edge.on, edge.successor_id))
            earlier[edge.successor_id] = (*earlier.get(edge.successor_id, ()), (edge.on, edge.predecessor_id))
        known = Lives({}, later, earlier)
        meant = set(wanted)
        for unit_id in wanted:
            meant |= known.heirs(unit_id) | known.forebears(unit_id)
        days = {
            unit.id: (unit.valid_from, date.max if unit.valid_to is None else unit.valid_to - _DAY)
            for unit in units
            if unit.id in meant
        }
        return Lives(days, later, earlier)

    def of_unit(self, unit_id: int | None) -> Days:
        """The first and the last day of a unit; agencies and the plan as a whole are always there."""
        return _ALWAYS if unit_id is None else self.days.get(unit_id, _ALWAYS)

    def heirs(self, unit_id: int | None, after: date = date.min, until: date = date.max) -> frozenset[int]:
        """The units that took it, or a part of it, over after one day and until another, also by way of others."""
        found: set[_Tie] = set()
        waiting = [tie for tie in self._ties(self.later, unit_id) if after < tie[0] <= until]
        while waiting:
            tie = waiting.pop()
            if tie not in found:
                found.add(tie)
                waiting += [more for more in self._ties(self.later, tie[1]) if tie[0] <= more[0] <= until]
        return frozenset(heir for _on, heir in found if heir != unit_id)

    def forebears(self, unit_id: int | None) -> frozenset[int]:
        """The units it took over, whole or in part, also by way of others."""
        found: set[_Tie] = set()
        waiting = list(self._ties(self.earlier, unit_id))
        while waiting:
            tie = waiting.pop()
            if tie not in found:
                found.add(tie)
                waiting += [more for more in self._ties(self.earlier, tie[1]) if more[0] <= tie[0]]
        return frozenset(before for _on, before in found if before != unit_id)

    @staticmethod
    def _ties(ties: Mapping[int, tuple[_Tie, ...]], unit_id: int | None) -> tuple[_Tie, ...]:
        return () if unit_id is None else ties.get(unit_id, ())


NO_LIVES = Lives()

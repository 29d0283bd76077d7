"""Which units may have a tier «cấp độ»: those of the committee's place and all above it, as they stood on a day."""

from dataclasses import dataclass, field
from datetime import date

from app.db import units
from app.db.types import DbConnection
from app.domain.hamlet_names import KnownHamlet
from app.domain.tier_history import paths
from app.domain.tier_units import KnownUnits
from app.domain.units import COMMUNE_KINDS, Unit, UnitKind
from app.services import scope


@dataclass(slots=True)
class TierPlaces:
    """The units of one day; made once for many entries of that day.

    ``inside`` holds the committee's unit, everything within it and what it lies in.
    """

    day: date
    units: tuple[Unit, ...]
    by_id: dict[int, Unit]
    paths: dict[int, tuple[int, ...]]
    inside: frozenset[int]
    expected: tuple[Unit, ...] = field(default=())

    @classmethod
    def of(cls, connection: DbConnection, day: date) -> "TierPlaces":
        """Look at the units of ``day``; the border communes that report to the committee are ``expected``."""
        owner = scope.own_unit(connection)
        known = units.units(connection, day)
        ways = paths(known)
        inside = {unit_id for unit_id, way in ways.items() if owner.id in way} | set(ways.get(owner.id, ()))
        found = scope.expected(connection, day).communes
        return cls(day, known, {item.id: item for item in known}, ways, frozenset(inside), found)

    def path(self, unit_id: int) -> tuple[int, ...]:
        """The unit and all above it on the day."""
        return self.paths.get(unit_id, (unit_id,))

    def hamlets(self) -> dict[int, list[Unit]]:
        """Hamlets by their commune, in Vietnamese order."""
        found: dict[int, list[Unit]] = {}
        for item in self.units:
            if item.kind is UnitKind.HAMLET and item.parent_id is not None:
                found.setdefault(item.parent_id, []).append(item)
        return found

    def communes(self) -> tuple[Unit, ...]:
        """Every commune of the committee's place, those that report to it first."""
        reporting = {item.id for item in self.expected}
        others = (item for item in self.units if item.kind in COMMUNE_KINDS and item.id in self.inside - reporting)
        return (*self.expected, *others)


class TierCalendar:
    """The units of several days, each day looked at once."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection
        self._days: dict[date, TierPlaces] = {}
        self._known: dict[date, KnownUnits] = {}

    def on(self, day: date) -> TierPlaces:
        """The units of a day."""
        if day not in self._days:
            self._days[day] = TierPlaces.of(self._connection, day)
        return self._days[day]

    def known(self, day: date) -> KnownUnits:
        """The units a list of that day may mean, with their other spellings."""
        if day not in self._known:
            places = self.on(day)
            inside = [item for item in places.units if item.id in places.inside]
            names = units.aliases_of(self._connection, [item.id for item in inside])
            hamlets: dict[int, list[KnownHamlet]] = {}
            upper: list[KnownHamlet] = []
            for item in inside:
                named = KnownHamlet(item, names.get(item.id, ()))
                below = hamlets.setdefault(item.parent_id or 0, []) if item.kind is UnitKind.HAMLET else upper
                below.append(named)
            self._known[day] = KnownUnits(tuple(upper), hamlets)
        return self._known[day]

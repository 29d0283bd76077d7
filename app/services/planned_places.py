"""The places a season of events is planned for: border communes, their hamlets, and who comes to everything there."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.db import units
from app.db.types import DbConnection
from app.domain.event_planning import PlannedPlace
from app.domain.events import HostLevel
from app.domain.periods import is_valid_on
from app.domain.units import COMMUNE_KINDS, RelationRole, Unit, UnitKind
from app.services import scope
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SeasonPlaces:
    """Places of one day: the committee's own, communes that report to it in their order, hamlets by commune."""

    owner: PlannedPlace
    communes: tuple[PlannedPlace, ...]
    hamlets: dict[int, tuple[PlannedPlace, ...]]

    @property
    def by_id(self) -> dict[int, PlannedPlace]:
        """Every place by its unit."""
        below = (place for places in self.hamlets.values() for place in places)
        return {place.unit.id: place for place in (self.owner, *self.communes, *below)}

    def hosts(self, level: HostLevel, wanted: Collection[int] | None = None) -> tuple[PlannedPlace, ...]:
        """Who holds events of a level: all, or of ``wanted`` units; a wanted commune stands for its hamlets too.

        Of a commune the hamlets marked as border hamlets; all of them where nobody has marked any.
        """
        if level is HostLevel.COMMITTEE:
            found: Iterable[PlannedPlace] = (self.owner,)
        elif level is HostLevel.COMMUNE:
            found = self.communes
        else:
            return tuple(place for commune in self.communes for place in self._hamlets(commune.unit.id, wanted))
        return tuple(place for place in found if wanted is None or place.unit.id in wanted)

    def _hamlets(self, commune_id: int, wanted: Collection[int] | None) -> tuple[PlannedPlace, ...]:
        below = self.hamlets.get(commune_id, ())
        named = tuple(place for place in below if wanted is not None and place.unit.id in wanted)
        if named or (wanted is not None and commune_id not in wanted):
            return named
        meant = {unit.id for unit in hosting([place.unit for place in below])}
        return tuple(place for place in below if place.unit.id in meant)


def hosting(hamlets: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of a commune's hamlets that hold festivals: marked border hamlets; all where nobody has marked any."""
    return tuple(unit for unit in hamlets if unit.is_border) or tuple(hamlets)


def season_places(connection: DbConnection, day: date, wanted: Collection[int] = ()) -> SeasonPlaces:
    """The places of a day; communes among ``wanted`` that do not report to the committee come after those that do."""
    known = units.units(connection, day)
    by_id = {unit.id: unit for unit in known}
    owner = scope.own_unit(connection)
    communes = list(scope.expected(connection, day).communes)
    asked = {_commune_of(unit_id, by_id) for unit_id in wanted} - {unit.id for unit in communes}
    communes += [unit for unit in known if unit.id in asked and unit.kind in COMMUNE_KINDS]
    stations = _stations(connection, day)
    hamlets: dict[int, list[PlannedPlace]] = {}
    for unit in known:
        if unit.kind is UnitKind.HAMLET and unit.parent_id is not None:
            place = PlannedPlace(unit, unit.parent_id, stations.get(unit.parent_id, frozenset()))
            hamlets.setdefault(unit.parent_id, []).append(place)
    return SeasonPlaces(
        PlannedPlace(owner, owner.id),
        tuple(PlannedPlace(unit, unit.id, stations.get(unit.id, frozenset())) for unit in communes),
        {unit.id: tuple(hamlets.get(unit.id, ())) for unit in communes},
    )


def in_hamlets(ws: Workspace, unit_ids: Sequence[int], day: date) -> tuple[int, ...]:
    """Units with the hamlets that hold festivals in the place of each commune; one without any hamlet stays."""
    with ws.store.read() as connection:
        places = season_places(connection, day, unit_ids)
    communes = {place.unit.id for place in places.communes}
    found: list[int] = []
    for unit_id in unit_ids:
        below = [place.unit.id for place in places.hosts(HostLevel.HAMLET, {unit_id})] if unit_id in communes else []
        found += below or [unit_id]
    return tuple(dict.fromkeys(found))


def _commune_of(unit_id: int, known: dict[int, Unit]) -> int | None:
    unit = known.get(unit_id)
    if unit is None:
        return None
    return unit.id if unit.kind in COMMUNE_KINDS else unit.parent_id


def _stations(connection: DbConnection, day: date) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for tie in units.relations(connection):
        if tie.role is RelationRole.STATION_IN_CHARGE and is_valid_on(day, tie.valid_from, tie.valid_to):
            found[tie.child_id] = found.get(tie.child_id, frozenset()) | {tie.parent_id}
    return found

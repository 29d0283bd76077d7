"""Names of units on a day, and finding them: hamlets of one name are told apart by their commune."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.units import RelationRole, Unit, UnitKind
from app.i18n import _
from app.services import units
from app.services.units import UnitNode
from app.services.workspace import Workspace
from app.text import fold
from app.ui.units.words import kind_and_name


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit with the name it has in lists and the folded text it is found by."""

    unit: Unit
    name: str
    folded: str


class UnitNames:
    """All units of the data file on a day, in the order of both trees."""

    def __init__(self, ws: Workspace, day: date) -> None:
        self._ws, self._day = ws, day
        self._known: dict[int, NamedUnit] = {}
        for role in (RelationRole.ADMINISTRATION, RelationRole.STATION_IN_CHARGE):
            for unit, above in _walk(units.tree(ws, day, role)):
                self._known.setdefault(unit.id, _named(unit, above))

    def name(self, unit_id: int) -> str:
        """What a unit is called in lists; also one that is not there any more."""
        if unit_id in self._known:
            return self._known[unit_id].name
        return kind_and_name(units.standing(self._ws, unit_id, self._day)[0])

    def named(self, unit_ids: Iterable[int]) -> tuple[tuple[int, str], ...]:
        """Ids with their names."""
        return tuple((unit_id, self.name(unit_id)) for unit_id in unit_ids)

    def search(self, text: str) -> tuple[tuple[int, str], ...]:
        """Units whose name or code has all typed words, whole names and beginnings first."""
        wanted = fold(text)
        found = [item for item in self._known.values() if all(word in item.folded for word in wanted.split())]
        return tuple((item.unit.id, item.name) for item in sorted(found, key=lambda item: _rank(item.unit, wanted)))

    def of_kinds(self, kinds: Iterable[UnitKind]) -> tuple[NamedUnit, ...]:
        """Every unit of some kinds."""
        wanted = frozenset(kinds)
        return tuple(item for item in self._known.values() if item.unit.kind in wanted)


def _rank(unit: Unit, wanted: str) -> int:
    name = fold(unit.name)
    return 0 if name == wanted else 1 if name.startswith(wanted) else 2


def _walk(nodes: Iterable[UnitNode], above: Unit | None = None) -> Iterator[tuple[Unit, Unit | None]]:
    for node in nodes:
        yield node.unit, above
        yield from _walk(node.children, node.unit)


def _named(unit: Unit, above: Unit | None) -> NamedUnit:
    own = kind_and_name(unit)
    is_hamlet = unit.kind is UnitKind.HAMLET and above is not None
    name = _("{hamlet}, {commune}").format(hamlet=own, commune=kind_and_name(above)) if is_hamlet and above else own
    return NamedUnit(unit, name, fold(f"{name} {unit.code or ''}"))

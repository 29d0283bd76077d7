"""The hamlets of a commune that are to hold a festival, whether or not the register knows an event of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.events import HostLevel
from app.domain.listed_kinds import Family, family_of, is_of_movement
from app.domain.units import Unit, UnitKind
from app.services.event_assessments import Grounds
from app.services.planned_places import hosting

_Due = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class SeasonHamlets:
    """Those a season would be planned for; none where no kind in use is a festival of hamlets."""

    grounds: Grounds
    _known: dict[date, Mapping[int, _Due]] = field(default_factory=dict, repr=False)

    def of(self, commune_id: int, day: date, word: str) -> _Due:
        """The unit and the words of each hamlet of a commune on a day: marked border hamlets, all where none is.

        ``word`` says which festival: that of the movement, or the one of 19/8.
        """
        if not self._is_held_by_hamlets(word):
            return ()
        if day not in self._known:
            self._known[day] = self._on(day)
        return self._known[day].get(commune_id, ())

    def _is_held_by_hamlets(self, word: str) -> bool:
        kinds = (kind for kind in self.grounds.kinds.values() if kind.host_level is HostLevel.HAMLET)
        same = (kind for kind in kinds if is_of_movement(kind.word) == is_of_movement(word))
        return any(family_of(kind.word) is not Family.OTHER and not kind.is_retired for kind in same)

    def _on(self, day: date) -> Mapping[int, _Due]:
        below: dict[int, list[Unit]] = {}
        for unit in self.grounds.units.values():
            if unit.kind is UnitKind.HAMLET and unit.is_valid_on(day):
                for above in self.grounds.path(unit.id, day)[1:2]:
                    below.setdefault(above.id, []).append(unit)
        return {key: tuple((unit.id, unit.title) for unit in hosting(units)) for key, units in below.items()}

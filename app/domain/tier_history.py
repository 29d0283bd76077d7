"""Which tier «cấp độ» a place is at on a day: announced per unit, never computed, never rewritten.

The level of a commune or hamlet is a fact that an authority announced with a document; a hamlet's own level goes
before that of its commune (plan 74/KH-BCĐ, II.3: "các xã, xóm … thuộc vùng cấp độ"). Entries are only added: a later
one of the same day replaces what was said before, and both stay readable.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.periods import is_valid_on
from app.domain.units import Unit
from app.i18n import N_


class Standing(StrEnum):
    """What an entry says of a place: its level, that none applies «không áp dụng», or that it follows its parent."""

    LEVEL = "level"
    NONE = "none"
    INHERIT = "inherit"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.LEVEL: N_("có cấp độ"),
    Standing.NONE: N_("không áp dụng"),
    Standing.INHERIT: N_("theo cấp trên"),
}


@dataclass(frozen=True, slots=True)
class TierEntry:
    """One line of the tier register: from ``from_day`` on, ``unit_id`` is at ``level`` of the matrix ``matrix``.

    ``document`` is number and symbol of the deciding paper ("15/TB-UBND"), ``document_on`` its day, ``authority`` who
    decided. ``level`` is set for :attr:`Standing.LEVEL` only. ``entered_at`` and ``id`` are empty until it is stored.
    """

    unit_id: int
    matrix: str
    standing: Standing
    from_day: date
    level: int | None = None
    document: str = ""
    document_on: date | None = None
    authority: str = ""
    note: str = ""
    entered_by: str = ""
    entered_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class TierOfPlace:
    """The tier of one place on one day: ``level`` is ``None`` when none applies or nobody announced one.

    ``entry`` is the line it rests on, of the place itself or of one above it.
    """

    level: int | None = None
    entry: TierEntry | None = None

    def is_own(self, unit_id: int) -> bool:
        """Whether the place has a level of its own rather than that of a place above."""
        return self.entry is not None and self.entry.unit_id == unit_id


@dataclass(frozen=True, slots=True)
class PeopleLimit:
    """How many people a local authority allows at one level: with its document, over one unit and all within it."""

    matrix: str
    level: int
    unit_id: int
    max_people: int
    document: str
    valid_from: date
    document_on: date | None = None
    valid_to: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class TierPeriod:
    """One entry of a place with how long it held: ``until`` is the first day of the next one, if there is one.

    ``is_replaced`` marks an entry that another one of the very same day took the place of.
    """

    entry: TierEntry
    until: date | None = None
    is_replaced: bool = False


class TierRegister:
    """All entries, asked for the tier of a place on a day."""

    def __init__(self, entries: Iterable[TierEntry]) -> None:
        self._by_place: dict[tuple[int, str], list[TierEntry]] = {}
        for entry in sorted(entries, key=lambda item: (item.from_day, item.id or _NOT_STORED)):
            self._by_place.setdefault((entry.unit_id, entry.matrix), []).append(entry)

    def own(self, unit_id: int, matrix: str, day: date) -> TierEntry | None:
        """The last entry about the unit itself that holds on ``day``."""
        found = [item for item in self._by_place.get((unit_id, matrix), ()) if item.from_day <= day]
        return found[-1] if found else None

    def effective(self, path: Sequence[int], matrix: str, day: date) -> TierOfPlace:
        """The tier of the first unit of ``path`` (hamlet, commune, district, province) that has one on ``day``."""
        for unit_id in path:
            entry = self.own(unit_id, matrix, day)
            if entry is None or entry.standing is Standing.INHERIT:
                continue
            return TierOfPlace(entry.level if entry.standing is Standing.LEVEL else None, entry)
        return TierOfPlace()

    def history(self, unit_id: int, matrix: str) -> tuple[TierEntry, ...]:
        """Every entry about the unit itself, oldest first."""
        return tuple(self._by_place.get((unit_id, matrix), ()))

    def periods(self, unit_id: int, matrix: str) -> tuple[TierPeriod, ...]:
        """The same entries with how long each one held."""
        known = self.history(unit_id, matrix)
        following = (*(item.from_day for item in known[1:]), None)
        pairs = zip(known, following, strict=False)
        return tuple(TierPeriod(item, until, is_replaced=until == item.from_day) for item, until in pairs)


#: Entries that are not stored yet come after all that are.
_NOT_STORED = 1 << 62


def paths(units: Iterable[Unit]) -> dict[int, tuple[int, ...]]:
    """Of each unit of one day the way up that :meth:`TierRegister.effective` wants: itself, then all above it."""
    above = {item.id: item.parent_id for item in units}
    found: dict[int, tuple[int, ...]] = {}
    for unit_id in above:
        way: list[int] = []
        current: int | None = unit_id
        while current in above and current not in way:
            way.append(current)
            current = above[current]
        found[unit_id] = tuple(way)
    return found


def nearest_limit(
    limits: Iterable[PeopleLimit], path: Sequence[int], matrix: str, level: int, day: date
) -> PeopleLimit | None:
    """The local limit that counts at a level: of the nearest unit of ``path``, the newest where several hold."""
    holding = [
        item
        for item in limits
        if (item.matrix, item.level) == (matrix, level) and is_valid_on(day, item.valid_from, item.valid_to)
    ]
    for unit_id in path:
        own = [item for item in holding if item.unit_id == unit_id]
        if own:
            return max(own, key=lambda item: item.valid_from)
    return None

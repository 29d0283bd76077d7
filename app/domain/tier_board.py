"""Map of tiers «bảng cấp độ»: on one day every commune with its hamlets, the level of each, and what it allows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.tier_history import PeopleLimit, Standing, TierEntry, TierRegister, nearest_limit, paths
from app.domain.tier_words import level_words, permission_words
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import Unit
from app.i18n import _


class TierOrigin(StrEnum):
    """Where the level of a place comes from: its own, a place above, none applies, nobody announced any."""

    OWN = "own"
    ABOVE = "above"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlaceTier:
    """The tier of one place under one matrix on one day.

    ``rule`` is ``None`` where the matrix says nothing about the level on that day; ``above`` is the unit whose level
    the place follows; ``limit`` the local limit of people that counts here.
    """

    matrix: str
    origin: TierOrigin
    level: int | None = None
    rule: TierRule | None = None
    entry: TierEntry | None = None
    above: Unit | None = None
    limit: PeopleLimit | None = None

    @property
    def words(self) -> str:
        """ "cấp độ 3", "cấp độ 2 (theo xã Sóc Hà)", "không áp dụng", "chưa công bố"."""
        if self.level is None:
            return _("không áp dụng") if self.origin is TierOrigin.NONE else _("chưa công bố")
        said = self.rule.words if self.rule else level_words(None, self.level, date.min)
        return f"{said} ({_('theo {unit}').format(unit=self.above.title)})" if self.above else said

    @property
    def strictness(self) -> int | None:
        """1 green to 4 red; ``None`` where no rule speaks."""
        return self.rule.strictness if self.rule else None

    @property
    def permission(self) -> str:
        """What the level allows, in words; empty where no rule speaks."""
        return permission_words(self.rule, self.limit) if self.rule else ""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit with its tier under each matrix, and its hamlets where it has some."""

    unit: Unit
    tiers: tuple[PlaceTier, ...]
    hamlets: tuple["BoardRow", ...] = ()

    @property
    def strictest(self) -> PlaceTier | None:
        """The tier that decides where several matrices speak; ``None`` without any matrix."""
        return max(self.tiers, key=lambda item: item.strictness or 0, default=None)


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many communes and hamlets are at one level; ``level=None`` counts by ``origin`` those without one."""

    matrix: str
    level: int | None
    origin: TierOrigin | None
    words: str
    communes: int
    hamlets: int


@dataclass(frozen=True, slots=True)
class TierBoard:
    """The whole map of one day."""

    day: date
    matrices: tuple[RuleMatrix, ...]
    rows: tuple[BoardRow, ...]
    counts: tuple[LevelCount, ...]

    def row(self, unit_id: int) -> BoardRow | None:
        """The row of a commune or hamlet."""
        every = (item for row in self.rows for item in (row, *row.hamlets))
        return next((item for item in every if item.unit.id == unit_id), None)


@dataclass(frozen=True, slots=True)
class BoardSource:
    """All units of the day by id, with their parents, and everything that was announced."""

    day: date
    units: Mapping[int, Unit]
    matrices: Sequence[RuleMatrix]
    register: TierRegister
    limits: Sequence[PeopleLimit] = ()


def place_tier(source: BoardSource, path: Sequence[int], matrix: RuleMatrix) -> PlaceTier:
    """The tier of the first unit of ``path`` under one matrix."""
    found = source.register.effective(path, matrix.key, source.day)
    if found.entry is None:
        return PlaceTier(matrix.key, TierOrigin.UNKNOWN)
    is_own = found.is_own(path[0])
    above = None if is_own else source.units.get(found.entry.unit_id)
    if found.entry.standing is Standing.NONE or found.level is None:
        return PlaceTier(matrix.key, TierOrigin.NONE, entry=found.entry, above=above)
    rule = matrix.rule(found.level, source.day)
    limit = nearest_limit(source.limits, path, matrix.key, found.level, source.day)
    origin = TierOrigin.OWN if is_own else TierOrigin.ABOVE
    return PlaceTier(matrix.key, origin, found.level, rule, found.entry, above, limit)


def board(source: BoardSource, communes: Iterable[Unit], hamlets: Mapping[int, Sequence[Unit]]) -> TierBoard:
    """The map of ``communes`` in their order, each with its ``hamlets`` by id of the commune."""
    ways = paths(source.units.values())

    def row(unit: Unit, below: Sequence[Unit]) -> BoardRow:
        tiers = tuple(place_tier(source, ways.get(unit.id, (unit.id,)), matrix) for matrix in source.matrices)
        return BoardRow(unit, tiers, tuple(row(item, ()) for item in below))

    rows = tuple(row(item, hamlets.get(item.id, ())) for item in communes)
    counts = tuple(_counts(source, rows))
    return TierBoard(source.day, tuple(source.matrices), rows, counts)


def _counts(source: BoardSource, rows: Sequence[BoardRow]) -> Iterator[LevelCount]:
    for place, matrix in enumerate(source.matrices):
        communes = [row.tiers[place] for row in rows]
        hamlets = [item.tiers[place] for row in rows for item in row.hamlets]
        for level in sorted({item.level for item in (*communes, *hamlets) if item.level is not None}):
            words = level_words(matrix, level, source.day)
            at = [sum(item.level == level for item in some) for some in (communes, hamlets)]
            yield LevelCount(matrix.key, level, None, words, *at)
        for origin in (TierOrigin.NONE, TierOrigin.UNKNOWN):
            at = [sum(item.origin is origin for item in some) for some in (communes, hamlets)]
            if any(at):
                yield LevelCount(matrix.key, None, origin, PlaceTier(matrix.key, origin).words, *at)

"""What everybody told of a measure for one period: no day of an owner twice, no place by its old and its new unit.

When communes merge or split within a period, its days are told by the old units until then and by the new ones since:
a flow is the sum of both, a stock is what the units of its end tell. Nobody owes days before or after its own; who told
a measure is followed by who took its place over. What two units tell of the same place and days is taken once. A stock
of a unit that goes on stays although another tells a part of it since: its last figure is all that is known of it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from app.domain.plans.measures import MeasureTime, Owner
from app.domain.plans.spans import Days
from app.domain.plans.unit_lives import Lives

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure somebody told, with its days."""

    id: int
    owner: Owner
    value: Decimal
    days: Days

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.days[1] - self.days[0]

    def speaks_for(self, other: "Piece") -> bool:
        """Whether the other is a part of it, or the same once more."""
        if self.days == other.days:
            return self.value == other.value
        return self.days[0] <= other.days[0] and other.days[1] <= self.days[1]


@dataclass(frozen=True, slots=True)
class Told:
    """What one owner told; ``lacks`` some of the days asked, or their end."""

    value: Decimal
    lacks: bool = False


@dataclass(slots=True)
class Telling:
    """Who tells a measure for the days asked; ``told`` has everybody who is to, with ``None`` for who did not.

    ``clashing`` told figures of days that cross, ``doubled`` are units that told the same days of the same place;
    ``ceded`` are units that go on and told a stock from before they left a part to somebody who told it since;
    ``spoken_for`` are units of before whose part those tell that took them over.
    """

    told: dict[Owner, Told | None] = field(default_factory=dict)
    clashing: list[Owner] = field(default_factory=list)
    doubled: list[Owner] = field(default_factory=list)
    ceded: list[Owner] = field(default_factory=list)
    spoken_for: frozenset[Owner] = frozenset()


def telling(time: MeasureTime, pieces: Mapping[Owner, Sequence[Piece]], asked: Days, lives: Lives) -> Telling:
    """Everybody's figures inside the days asked; ``pieces`` has nothing of owners that told the measure otherwise."""
    found = _Stock(asked, lives, pieces) if time is MeasureTime.STOCK else _Flow(asked, lives, pieces)
    return found.telling()


def touch(one: Days, other: Days) -> bool:
    """Whether some day is in both."""
    return one[0] <= other[1] and other[0] <= one[1]


def _covered(days: Days, some: Iterable[Days]) -> bool:
    """Whether every one of the days is in some others."""
    day = days[0]
    for first, last in sorted(some):
        if first > day or last >= days[1]:
            return first <= day
        day = max(day, last + _DAY)
    return False


class _Sum(ABC):
    """One measure in one period; what is common to flows and stocks."""

    def __init__(self, asked: Days, lives: Lives, pieces: Mapping[Owner, Sequence[Piece]]) -> None:
        self.asked, self.lives, self.pieces = asked, lives, pieces
        self.found = Telling()

    @abstractmethod
    def is_there(self, unit_id: int) -> bool:
        """Whether a unit is one of those that are to tell."""

    def ends(self, unit_id: int | None) -> bool:
        """Whether a unit is gone before the days asked are over."""
        return self.lives.of_unit(unit_id)[1] < self.asked[1]

    def heads(self, unit_id: int | None) -> list[Owner]:
        """Whom the place of a unit that is gone belongs to at the end of the days asked."""
        heirs = sorted(self.lives.heirs(unit_id, until=self.asked[1])) if self.ends(unit_id) else []
        return [("", heir) for heir in heirs if self.lives.of_unit(heir)[1] >= self.asked[1]]

    def expect(self) -> None:
        """Who is to tell besides those who did: units that were there, and those before and after who told."""
        told = self.found.told
        for owner in self.pieces:
            if owner not in told and (owner[1] is None or self.is_silent(owner[1])):
                told[owner] = None
        for owner in (*told, *self.pieces):
            heirs = sorted(self.lives.heirs(owner[1], until=self.asked[1])) if self.ends(owner[1]) else []
            for heir in filter(self.is_silent, heirs):
                told.setdefault(("", heir), None)
        for _agency, unit_id in (*told, *self.pieces):
            before = sorted(self.lives.forebears(unit_id)) if self.lacks_before(unit_id) else []
            for item in filter(self.is_silent, before):
                told.setdefault(("", item), None)

    @abstractmethod
    def is_silent(self, unit_id: int) -> bool:
        """Whether a unit that told nothing is missed."""

    @abstractmethod
    def lacks_before(self, unit_id: int | None) -> bool:
        """Whether somebody before a unit is to tell what it cannot."""

    @abstractmethod
    def telling(self) -> Telling:
        """The sum."""


class _Flow(_Sum):
    """What was done: everybody's days add up."""

    def __init__(self, asked: Days, lives: Lives, pieces: Mapping[Owner, Sequence[Piece]]) -> None:
        super().__init__(asked, lives, pieces)
        self.taken: dict[Owner, list[Piece]] = {}

    def telling(self) -> Telling:
        for piece in sorted((piece for some in self.pieces.values() for piece in some), key=_longest_first):
            self._take(piece)
        for owner in self.pieces:
            if taken := self.taken.get(owner):
                total = sum((piece.value for piece in taken), Decimal(0))
                self.found.told[owner] = Told(total, self._lacks(owner))
        self.expect()
        before = {("", item) for _agency, unit_id in self.taken for item in self.lives.forebears(unit_id)}
        is_known = (owner for owner in before if owner not in self.found.told and not self._lacks(owner))
        self.found.spoken_for = frozenset(is_known)
        return self.found

    def _take(self, piece: Piece) -> None:
        own = [other for other in self.taken.get(piece.owner, ()) if touch(other.days, piece.days)]
        if own:
            if not any(other.speaks_for(piece) for other in own):
                _add(self.found.clashing, piece.owner)
            return
        twice = next(self._same(piece), None)
        if twice is None:
            self.taken.setdefault(piece.owner, []).append(piece)
        else:
            _add(self.found.doubled, twice.owner)
            _add(self.found.doubled, piece.owner)

    def _same(self, piece: Piece) -> Iterator[Piece]:
        """What was taken of the same days and place, told by its unit of before or since."""
        unit_id = piece.owner[1]
        for heir in self.lives.heirs(unit_id):
            yield from (other for other in self.taken.get(("", heir), ()) if self._is_twice(piece, other))
        for before in self.lives.forebears(unit_id):
            yield from (other for other in self.taken.get(("", before), ()) if self._is_twice(other, piece))

    def _is_twice(self, older: Piece, newer: Piece) -> bool:
        """Whether one of two units tells days that were the other's alone: before its time or after it."""
        first, last = max(older.days[0], newer.days[0]), min(older.days[1], newer.days[1])
        is_alone = first < self.lives.of_unit(newer.owner[1])[0] or last > self.lives.of_unit(older.owner[1])[1]
        return first <= last and is_alone

    def _lacks(self, owner: Owner) -> bool:
        """Whether some of its own days are told neither by it nor, of before their time, by those who took it over."""
        days = self._own(owner[1])
        mine = [piece.days for piece in self.taken.get(owner, ())]
        return days is not None and not self._is_told(days, owner[1], date.min, mine)

    def _is_told(
        self,
        days: Days,
        unit_id: int | None,
        since: date,
        some: list[Days],
        passed: frozenset[int | None] = frozenset(),
    ) -> bool:
        """Whether days are among some, or told by those who took the place over since then, whichever way it went."""
        if _covered(days, some):
            return True
        ties = self.lives.later.get(unit_id, ()) if unit_id is not None and self.ends(unit_id) else ()
        passed |= {unit_id}
        heirs = {(on, heir) for on, heir in ties if since <= on <= self.asked[1] and heir not in passed}
        return bool(heirs) and all(
            self._is_told(days, heir, on, some + self._of_before(("", heir)), passed) for on, heir in heirs
        )

    def _own(self, unit_id: int | None) -> Days | None:
        life = self.lives.of_unit(unit_id)
        return (max(life[0], self.asked[0]), min(life[1], self.asked[1])) if touch(life, self.asked) else None

    def _of_before(self, owner: Owner) -> list[Days]:
        """The days a unit told on which it was not there yet."""
        first = self.lives.of_unit(owner[1])[0]
        taken = self.taken.get(owner, ())
        return [(piece.days[0], min(piece.days[1], first - _DAY)) for piece in taken if piece.days[0] < first]

    def is_there(self, unit_id: int) -> bool:
        return touch(self.lives.of_unit(unit_id), self.asked) and ("", unit_id) not in self.found.doubled

    def is_silent(self, unit_id: int) -> bool:
        return self.is_there(unit_id) and self._lacks(("", unit_id))

    def lacks_before(self, unit_id: int | None) -> bool:
        first = self.lives.of_unit(unit_id)[0]
        if first <= self.asked[0]:
            return False
        return not _covered((self.asked[0], min(first - _DAY, self.asked[1])), self._of_before(("", unit_id)))


class _Stock(_Sum):
    """What there is: the last that was told of every place."""

    def telling(self) -> Telling:
        latest = {owner: max(some, key=_latest) for owner, some in self.pieces.items() if some}
        for owner, last in latest.items():
            if any(piece.days == last.days and piece.value != last.value for piece in self.pieces[owner]):
                _add(self.found.clashing, owner)
            later = self._later(last, latest)
            if any(self.lives.of_unit(owner[1])[1] < day for day in later):
                continue  # it was gone by then: whatever is left of it is told by others, or missed of them
            if later:
                self.found.ceded.append(owner)
            self.found.told[owner] = Told(last.value, lacks=last.days[1] < self.asked[1])
        self.expect()
        before = {("", item) for _agency, unit_id in latest for item in self.lives.forebears(unit_id)}
        self.found.spoken_for = frozenset(owner for owner in before if self.ends(owner[1]))
        return self.found

    def _later(self, piece: Piece, latest: Mapping[Owner, Piece]) -> list[date]:
        """As of which days those told it who took the place, or a part of it, over since."""
        at = self._at(piece)
        heirs = [("", heir) for heir in sorted(self.lives.heirs(piece.owner[1], after=at))]
        told = {heir: self._at(latest[heir]) for heir in heirs if heir in latest}
        return [day for heir, day in told.items() if heir[1] in self.lives.heirs(piece.owner[1], at, day)]

    def _at(self, piece: Piece) -> date:
        first, last = self.lives.of_unit(piece.owner[1])
        return min(max(piece.days[1], first), last)

    def is_there(self, unit_id: int) -> bool:
        first, last = self.lives.of_unit(unit_id)
        return first <= self.asked[1] <= last

    def is_silent(self, unit_id: int) -> bool:
        is_gone_for_good = touch(self.lives.of_unit(unit_id), self.asked) and not self.heads(unit_id)
        return self.is_there(unit_id) or is_gone_for_good

    def lacks_before(self, unit_id: int | None) -> bool:
        return self.lives.of_unit(unit_id)[0] > self.asked[1]


def _longest_first(piece: Piece) -> tuple[timedelta, int]:
    return -piece.length, -piece.id


def _latest(piece: Piece) -> tuple[date, timedelta, int]:
    return piece.days[1], piece.length, piece.id


def _add(owners: list[Owner], owner: Owner) -> None:
    if owner not in owners:
        owners.append(owner)

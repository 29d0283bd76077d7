"""What each matrix says about each unit of an event on each of its days: the rulings an assessment is made of.

Plan 74/KH-BCĐ, II.3: "các xã, xóm biên giới thuộc vùng cấp độ …", a hamlet's own tier before that of its commune.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.events import Event, EventPart
from app.domain.periods import is_valid_on
from app.domain.tier_history import PeopleLimit, TierOfPlace, TierRegister, nearest_limit
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import Unit
from app.i18n import _

#: Every unit of an event with the units above it on the day, the nearest first: hamlet, commune, district, province.
Paths = Mapping[int, Sequence[Unit]]
#: The same from days on that come while the event lasts: communes are merged, a hamlet goes to another commune.
Moves = Mapping[date, Paths]


@dataclass(frozen=True, slots=True)
class TierRules:
    """All that decides about tiers at one moment: the matrices, what was announced, local limits of people."""

    matrices: tuple[RuleMatrix, ...]
    register: TierRegister
    limits: tuple[PeopleLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one matrix says about one unit on one day.

    ``path`` is the unit with those above it that day, ``place`` the tier that holds there, ``rule`` the row for it
    (``None``: no row, nothing is forbidden), ``limit`` the local limit of people of the nearest unit that has one.
    """

    path: Sequence[Unit]
    matrix: RuleMatrix
    day: date
    place: TierOfPlace
    rule: TierRule | None = None
    limit: PeopleLimit | None = None

    @property
    def unit(self) -> Unit:
        """The unit it is about."""
        return self.path[0]

    @property
    def strictness(self) -> int:
        """0 where nothing is known, else that of the rule: 1 free … 4 nothing held."""
        return 0 if self.rule is None else self.rule.strictness

    @property
    def words(self) -> str:
        """What the tier is called: "cấp độ 3", the name the matrix gives it, or that none applies."""
        if self.rule is not None:
            return self.rule.words
        if self.place.level is None:
            return _("không áp dụng")
        return _("cấp độ {level}").format(level=self.place.level)

    @property
    def forbidden(self) -> frozenset[EventPart]:
        """The parts that may not be held."""
        return frozenset() if self.rule is None else forbidden_by(self.rule)

    @property
    def max_people(self) -> int | None:
        """How many may come: by the local limit, else by the rule; ``None`` when there is no number."""
        if self.limit is not None:
            return self.limit.max_people
        return None if self.rule is None else self.rule.max_people

    @property
    def asks_limit(self) -> bool:
        """Whether the number is left to the locality and nobody has entered it."""
        return self.rule is not None and self.rule.limits_people and self.max_people is None

    @property
    def weight(self) -> tuple[int, int, bool, float]:
        """By it the strictest of several is found."""
        people = float("inf") if self.max_people is None else self.max_people
        return (self.strictness, len(self.forbidden), self.limits, -people)

    @property
    def limits(self) -> bool:
        """Whether the number of people is limited, known or not."""
        return self.max_people is not None or self.asks_limit


def forbidden_by(rule: TierRule) -> frozenset[EventPart]:
    """The parts that may not be held under a rule."""
    allows = {
        EventPart.REVIEW: rule.allows_review,
        EventPart.CEREMONY: rule.allows_ceremony,
        EventPart.FESTIVITIES: rule.allows_festivities,
    }
    return frozenset(part for part, is_allowed in allows.items() if not is_allowed)


def counting_days(event: Event, paths: Paths, rules: TierRules, moves: Moves) -> tuple[date, ...]:
    """The first day, and every later one on which a rule, a tier or a limit begins or ends or a unit is put elsewhere.

    Between them nothing changes.
    """
    if event.starts_on is None or event.last_day is None:
        return ()
    if event.last_day <= event.starts_on:
        return (event.starts_on,)
    ends: set[date | None] = set(moves)
    known = {unit.id for some in (paths, *moves.values()) for path in some.values() for unit in path}
    for matrix in rules.matrices:
        ends |= {day for rule in matrix.rules for day in (rule.valid_from, rule.valid_to)}
        for unit_id in known:
            ends |= {entry.from_day for entry in rules.register.history(unit_id, matrix.key)}
    ends |= {day for limit in rules.limits for day in (limit.valid_from, limit.valid_to)}
    later = {day for day in ends if day is not None and event.starts_on < day <= event.last_day}
    return (event.starts_on, *sorted(later))


def paths_on(day: date, paths: Paths, moves: Moves) -> Paths:
    """How the units of an event lie on a day."""
    last = max((since for since in moves if since <= day), default=None)
    return paths if last is None else moves[last]


def rulings(event: Event, paths: Paths, rules: TierRules, day: date) -> Iterator[Ruling]:
    """Of every matrix with rules for that day: what it says about every unit of the event."""
    for matrix in rules.matrices:
        if not any(is_valid_on(day, rule.valid_from, rule.valid_to) for rule in matrix.rules):
            continue
        for unit_id in event.units:
            path = paths.get(unit_id, ())
            if not path:
                continue
            ids = [unit.id for unit in path]
            place = rules.register.effective(ids, matrix.key, day)
            level = place.level
            limit = None if level is None else nearest_limit(rules.limits, ids, matrix.key, level, day)
            yield Ruling(path, matrix, day, place, matrix.rule(place.level, day), limit)


def strictest(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The strictest ruling of each matrix, the strictest first; of equal ones that of the first unit and day."""
    found: dict[str, Ruling] = {}
    for item in rulings:
        known = found.get(item.matrix.key)
        if known is None or item.weight > known.weight:
            found[item.matrix.key] = item
    return tuple(sorted(found.values(), key=lambda item: item.weight, reverse=True))

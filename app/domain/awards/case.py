"""A season of commendation under examination: who is proposed, who was decided to be one, what proves anything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from app.domain.awards.book import RuleBook
from app.domain.awards.catalogue import Confidence, Criterion, DatedRule, NomineeKind
from app.domain.awards.councils import CouncilSitting
from app.domain.awards.nominations import (
    Campaign,
    ConductNote,
    Nomination,
    NominationState,
    Nominee,
    NomineeMatch,
    Sameness,
)
from app.domain.awards.quotas import QuotaStanding
from app.domain.awards.sameness import NOWHERE, Likeness, Places, Portrait, Strength, alike, compare
from app.domain.registers import Registration, Team
from app.domain.submissions import ReportedRow
from app.domain.units import Unit
from app.text import fold

_ENDED = frozenset({NominationState.WITHDRAWN, NominationState.REPLACED})


@dataclass(frozen=True, slots=True)
class Given:
    """An award somebody has: of an earlier year, of elsewhere, or decided in another season."""

    nominee_id: int
    year: int
    title: str
    decision: str = ""
    achievement: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nominees that look alike and nobody has decided about, or what was decided; smaller id first."""

    first: Nominee
    second: Nominee
    likeness: Likeness | None = None
    match: NomineeMatch | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What reports of the year say, by unit: rows of the lists of teams and registrations, the unit's own figures."""

    rows: Mapping[int, tuple[ReportedRow, ...]] = field(default_factory=dict)
    figures: Mapping[int, Mapping[str, Decimal]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list that is about a nominee, and the unit whose report it stands in."""

    unit_id: int
    item: ReportedRow


def circles(matches: Iterable[NomineeMatch]) -> dict[int, frozenset[int]]:
    """Who belongs together by what was decided: every entry with all that were called the same, also through others."""
    found: dict[int, frozenset[int]] = {}
    for match in matches:
        if match.sameness is Sameness.SAME:
            both = frozenset({match.first_id, match.second_id})
            one = both.union(*(found.get(key, frozenset()) for key in both))
            found |= dict.fromkeys(one, one)
    return found


@dataclass(frozen=True)
class AwardCase:
    """One season, read once; ``day`` is the one whose law holds.

    ``nominees`` are all that are known, of every season; ``only`` are the nominations that are asked about, ``None``
    for all. ``provinces`` leads from a unit to its province, ``province``
    is the committee's. ``titles`` are the awards as printed, by nomination; own-level awards name their unit.
    ``decided`` are the days of decisions, by nomination: what was decided goes by the law of its own day.
    ``unlimited`` are nominations no quota limits only because nobody has written down any for the season,
    ``unforeseen`` those for which the plan has no place although it limits the award. ``sittings`` are those of the
    council, by their day.
    """

    campaign: Campaign
    day: date
    today: date
    book: RuleBook
    nominations: tuple[Nomination, ...]
    nominees: Mapping[int, Nominee]
    standings: tuple[QuotaStanding, ...] = ()
    matches: tuple[NomineeMatch, ...] = ()
    given: tuple[Given, ...] = ()
    conduct: tuple[ConductNote, ...] = ()
    places: Places = NOWHERE
    units: Mapping[int, Unit] = field(default_factory=dict)
    provinces: Mapping[int, int] = field(default_factory=dict)
    province: int | None = None
    titles: Mapping[int, str] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    decided: Mapping[int, date] = field(default_factory=dict)
    unlimited: frozenset[int] = frozenset()
    unforeseen: frozenset[int] = frozenset()
    sittings: tuple[CouncilSitting, ...] = ()
    only: frozenset[int] | None = None

    def law_day(self, nomination: Nomination) -> date:
        """The day whose law a nomination goes by: that of its decision, else the season's."""
        return self.decided.get(nomination.id, self.day)

    def is_asked(self, nomination_id: int) -> bool:
        """Whether findings are wanted of a nomination."""
        return self.only is None or nomination_id in self.only

    @cached_property
    def live(self) -> tuple[Nomination, ...]:
        """Nominations that were neither withdrawn nor replaced."""
        return tuple(item for item in self.nominations if item.state not in _ENDED)

    @cached_property
    def asked(self) -> tuple[Nomination, ...]:
        """The live nominations that findings are wanted of."""
        return tuple(item for item in self.live if self.is_asked(item.id))

    @cached_property
    def by_id(self) -> Mapping[int, Nomination]:
        """Nominations by their key."""
        return {item.id: item for item in self.nominations}

    @cached_property
    def live_of(self) -> Mapping[int, tuple[Nomination, ...]]:
        """Live nominations by nominee."""
        found: dict[int, list[Nomination]] = defaultdict(list)
        for item in self.live:
            found[item.nominee_id].append(item)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def portraits(self) -> Mapping[int, Portrait]:
        """All nominees, prepared for comparing."""
        return {key: Portrait.of(nominee, self.places) for key, nominee in self.nominees.items()}

    @cached_property
    def _circles(self) -> Mapping[int, frozenset[int]]:
        return circles(self.matches)

    def circle(self, nominee_id: int) -> frozenset[int]:
        """A nominee with all that were decided to be the same, itself among them."""
        return self._circles.get(nominee_id, frozenset({nominee_id}))

    @cached_property
    def undecided(self) -> tuple[Pair, ...]:
        """Pairs that look alike, one of them proposed in this season, that nobody has decided about."""
        return tuple(
            Pair(first, second, found)
            for first, second, found in alike(self._compared)
            if (first.id in self.live_of or second.id in self.live_of)
            and self.circle(first.id) != self.circle(second.id)
            and not self.is_apart(first.id, second.id)
        )

    def is_apart(self, first_id: int, second_id: int) -> bool:
        """Whether somebody said that two nominees are two."""
        return frozenset({self.circle(first_id), self.circle(second_id)}) in self._apart

    @cached_property
    def _apart(self) -> frozenset[frozenset[frozenset[int]]]:
        return frozenset(
            frozenset({self.circle(match.first_id), self.circle(match.second_id)})
            for match in self.matches
            if match.sameness is Sameness.DIFFERENT
        )

    @property
    def _compared(self) -> Iterable[Portrait]:
        """Everybody, or those that share something with those that are asked about."""
        if self.only is None:
            return self.portraits.values()
        wanted = {key for item in self.asked for key in self.portraits[item.nominee_id].keys}
        return (portrait for portrait in self.portraits.values() if not wanted.isdisjoint(portrait.keys))

    @cached_property
    def _given_to(self) -> Mapping[int, tuple[Given, ...]]:
        found: dict[int, list[Given]] = defaultdict(list)
        for item in self.given:
            found[item.nominee_id].append(item)
        return {key: tuple(items) for key, items in found.items()}

    def given_to(self, nominee_id: int) -> tuple[Given, ...]:
        """Awards of a nominee under all its entries, the earliest first."""
        found = [item for key in self.circle(nominee_id) for item in self._given_to.get(key, ())]
        return tuple(sorted(found, key=lambda item: item.year))

    @cached_property
    def _conduct_of(self) -> Mapping[int, tuple[ConductNote, ...]]:
        found: dict[int, list[ConductNote]] = defaultdict(list)
        for item in self.conduct:
            found[item.nominee_id].append(item)
        return {key: tuple(items) for key, items in found.items()}

    def conduct_of(self, nominee_id: int) -> tuple[ConductNote, ...]:
        """Notes of conduct of a nominee under all its entries; one of a day to come says nothing yet."""
        notes = (item for key in sorted(self.circle(nominee_id)) for item in self._conduct_of.get(key, ()))
        return tuple(item for item in notes if item.from_day <= self.today)

    def is_open(self, note: ConductNote) -> bool:
        """Whether discipline or an examination is still under way."""
        return note.to_day is None or note.to_day >= self.today

    # --- words --------------------------------------------------------------------------------------------------------

    def unit_title(self, unit_id: int) -> str:
        """A unit as running text names it."""
        unit = self.units.get(unit_id)
        return unit.title if unit else str(unit_id)

    def award_title(self, nomination: Nomination) -> str:
        """The award of a nomination as printed."""
        return self.titles.get(nomination.id, nomination.award)

    # --- rules --------------------------------------------------------------------------------------------------------

    def criterion(self, nomination: Nomination, source: str) -> DatedRule[Criterion] | None:
        """The rule of the catalogue whose data is ``source``; ``None`` where no row says anything."""
        rules = self.criteria(nomination)
        return next((rule for rule in rules if rule.content.source.partition(":")[0] == source), None)

    def criteria(self, nomination: Nomination) -> tuple[DatedRule[Criterion], ...]:
        """The conditions of the award for this kind of nominee, in the order of the catalogue."""
        return self._criteria[self._asks(nomination)]

    def _asks(self, nomination: Nomination) -> tuple[str, NomineeKind, date]:
        return nomination.award, self.nominees[nomination.nominee_id].kind, self.law_day(nomination)

    @cached_property
    def _criteria(self) -> Mapping[tuple[str, NomineeKind, date], tuple[DatedRule[Criterion], ...]]:
        return {asks: self.book.criteria(*asks) for asks in {self._asks(item) for item in self.nominations}}

    # --- lists of reports ---------------------------------------------------------------------------------------------

    @cached_property
    def _listed(self) -> Mapping[object, tuple[tuple[Portrait, Listed], ...]]:
        found: dict[object, list[tuple[Portrait, Listed]]] = defaultdict(list)
        for unit_id, rows in self.evidence.rows.items():
            for item in rows:
                nominee = _as_nominee(item, unit_id)
                if nominee is not None:
                    portrait = Portrait.of(nominee, self.places)
                    for key in portrait.keys:
                        found[key].append((portrait, Listed(unit_id, item)))
        return {key: tuple(items) for key, items in found.items()}

    def listed(self, nominee: Nominee) -> Iterator[Listed]:
        """Rows of reports about a nominee: the same name in the same place."""
        portrait = self.portraits.get(nominee.id) or Portrait.of(nominee, self.places)
        for key in portrait.keys:
            for other, row in self._listed.get(key, ()):
                found = compare(portrait, other)
                if found is not None and found.strength is not Strength.POSSIBLE:
                    yield row


def _as_nominee(item: ReportedRow, unit_id: int) -> Nominee | None:
    """A row of a list as the group, household or person it is about."""
    row = item.row
    if isinstance(row, Team):
        return Nominee(NomineeKind.COLLECTIVE, row.name, unit_id, place=row.hamlet, leader=row.leader)
    if isinstance(row, Registration):
        kinds = {"ho": NomineeKind.HOUSEHOLD, "ca": NomineeKind.INDIVIDUAL}
        kind = kinds.get(fold(row.kind).split(" ")[0], NomineeKind.COLLECTIVE)
        return Nominee(kind, row.name, unit_id, place=row.hamlet)
    return None


def is_sure(rule: DatedRule[Criterion]) -> bool:
    """Whether a rule may block: it must hold, and its text was read or reliably reported."""
    return rule.content.is_required and rule.confidence is not Confidence.PRACTICE

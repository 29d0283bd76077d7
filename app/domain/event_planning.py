"""Plan of one click: which unit gets which event on which day, which parts its tier allows, and why.

Plan 74/KH-BCĐ, II.3 and III: every border commune its conference, every hamlet its festival, until 03/3. Days are
spread by rules that anybody can check: nobody has to be at two places at once while another day is free.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.domain.event_assessment import Assessment
from app.domain.event_reasons import clause_words
from app.domain.event_templates import season_day
from app.domain.event_words import capital
from app.domain.events import STATUS_WORDS, Event, EventKind, EventPart, EventStatus, HostLevel
from app.domain.units import Unit
from app.i18n import N_, _
from app.text import short_date

#: What the tiers make of an event as if it were held on the day.
Judge = Callable[[Event, date], Assessment]

_SATURDAY = 5


class Prospect(StrEnum):
    """What comes of a proposal: all parts, some of them, a report in writing instead, or there is an event already."""

    WHOLE = "whole"
    PARTLY = "partly"
    FORBIDDEN = "forbidden"
    EXISTS = "exists"


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """A unit that holds events.

    ``family`` is its commune (itself for a commune): nothing else is held in a commune on the day of its conference.
    ``attending`` are those who come to everything there, stations in charge and the commune.
    """

    unit: Unit
    family: int
    attending: frozenset[int] = frozenset()

    @property
    def is_hamlet(self) -> bool:
        """Whether it lies within another place that holds events."""
        return self.unit.id != self.family


@dataclass(frozen=True, slots=True)
class Proposal:
    """One event that could be planned: ``day`` is ``None`` where no day can be found.

    ``why`` tells what the tier allows with its clause, ``day_words`` what is to be said about the day. ``existing`` is
    the event the unit has already, ``season`` the first and last day the plan leaves for such an event.
    """

    kind: EventKind
    unit: Unit
    prospect: Prospect
    day: date | None = None
    assessment: Assessment | None = None
    why: str = ""
    day_words: str = ""
    existing: Event | None = None
    season: tuple[date, date] | None = None

    @property
    def is_new(self) -> bool:
        """Whether planning it makes anything: the others are left as they are."""
        return self.prospect is not Prospect.EXISTS

    @property
    def is_outside(self) -> bool:
        """Whether its day lies outside the season of the plan."""
        return self.day is not None and self.season is not None and not self.season[0] <= self.day <= self.season[1]

    @property
    def parts(self) -> tuple[EventPart, ...]:
        """The parts that would be held."""
        if self.existing is not None:
            return self.existing.held_parts
        allowed = frozenset(EventPart) if self.assessment is None else self.assessment.allowed
        return tuple(part for part in self.kind.parts if part in allowed)

    @property
    def fallen(self) -> tuple[EventPart, ...]:
        """The parts of the kind that would not be held."""
        return tuple(part for part in self.kind.parts if part not in self.parts)


@dataclass(frozen=True, slots=True)
class Wish:
    """One kind for some places, to be spread over ``days`` (none: events without a day) of its ``season``."""

    kind: EventKind
    places: tuple[PlannedPlace, ...]
    days: tuple[date, ...] = ()
    season: tuple[date, date] | None = None


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every day from ``first`` to ``last``, both included; none when they are reversed."""
    return tuple(first + timedelta(days=count) for count in range((last - first).days + 1))


def propose(
    wishes: Iterable[Wish], known: Mapping[int, PlannedPlace], existing: Iterable[Event], judge: Judge
) -> tuple[Proposal, ...]:
    """What to plan, conferences of communes before what hamlets hold, places in their order.

    ``existing`` are the events of the season; a unit that has one of the kind is left alone, whatever became of it.
    The same input makes the same proposals, and proposals that were planned are not made again.
    """
    calendar = _Calendar(known)
    held: dict[tuple[str, int], Event] = {}
    for known_event in existing:
        calendar.enter(known_event)
        for unit_id in known_event.hosts:
            held.setdefault((known_event.kind, unit_id), known_event)
    found: list[Proposal] = []
    waiting: list[tuple[int, Wish, PlannedPlace]] = []
    for wish in sorted(wishes, key=lambda item: item.kind.host_level is HostLevel.HAMLET):
        for place in wish.places:
            event = held.get((wish.kind.key, place.unit.id))
            proposal = _known(wish.kind, place, event) if event else _new(wish, place, calendar, judge)
            if proposal.prospect is Prospect.FORBIDDEN:
                waiting.append((len(found), wish, place))
            elif proposal.is_new and proposal.day is not None:
                calendar.take(place, proposal.day)
            found.append(proposal)
    for index, wish, place in waiting:
        # What may not be held takes no day from what may, but gets a good one for when its tier falls.
        found[index] = _new(wish, place, calendar, judge)
        calendar.take(place, found[index].day or date.max)
    return tuple(found)


def moved(proposal: Proposal, day: date | None, judge: Judge) -> Proposal:
    """The same proposal on a day somebody chose, judged by what holds on it."""
    if not proposal.is_new:
        return proposal
    if day is None:
        return replace(proposal, day=None, day_words=_no_day())
    assessment = judge(_bare(proposal.kind, proposal.unit), day)
    found = _judged(proposal.kind, proposal.unit, day, assessment, _(_WEEKDAYS[day.weekday()]))
    return _in_season(found, proposal.season)


# --- one proposal ----------------------------------------------------------------------------------------------------


def _bare(kind: EventKind, unit: Unit) -> Event:
    return Event(kind.key, kind.name, 0, (unit.id,), kind.parts)


def _known(kind: EventKind, place: PlannedPlace, event: Event) -> Proposal:
    told = _("đã có “{name}” ({status})").format(name=event.name, status=_(STATUS_WORDS[event.status]))
    return Proposal(kind, place.unit, Prospect.EXISTS, event.starts_on, why=told, existing=event)


def _new(wish: Wish, place: PlannedPlace, calendar: "_Calendar", judge: Judge) -> Proposal:
    kind = wish.kind
    event = _bare(kind, place.unit)
    choices = sorted((calendar.cost(place, kind, day), day) for day in wish.days)
    if not choices:
        return Proposal(kind, place.unit, Prospect.WHOLE, day_words=_no_day(), season=wish.season)
    day, assessment = _best(event, choices, judge)
    return _in_season(_judged(kind, place.unit, day, assessment, calendar.words(place, day)), wish.season)


def _in_season(proposal: Proposal, season: tuple[date, date] | None) -> Proposal:
    """The proposal with its season, and with a word about a day that lies outside."""
    found = replace(proposal, season=season)
    if season is None or not found.is_outside:
        return found
    told = _("ngoài thời gian của kế hoạch {first} – {last}")
    words = told.format(first=short_date(season[0]), last=short_date(season[1]))
    return replace(found, day_words=f"{found.day_words}, {words}")


def _best(event: Event, choices: Sequence[tuple["_Cost", date]], judge: Judge) -> tuple[date, Assessment]:
    """The first day that allows every part, else the one that forbids least; never for the price of a clash."""
    tried: list[tuple[int, int, date, Assessment]] = []
    least_clash = choices[0][0].clash
    for order, (cost, day) in enumerate(choices):
        if cost.clash > least_clash:
            break
        assessment = judge(event, day)
        tried.append((len(assessment.forbidden), order, day, assessment))
        if not assessment.forbidden:
            break
    _forbidden, _order, day, assessment = min(tried, key=lambda item: item[:2])
    return day, assessment


def _judged(kind: EventKind, unit: Unit, day: date, assessment: Assessment, day_words: str) -> Proposal:
    forbidden = [part for part in kind.parts if part not in assessment.allowed]
    prospect = Prospect.PARTLY if forbidden else Prospect.WHOLE
    if len(forbidden) == len(kind.parts):
        prospect = Prospect.FORBIDDEN
    return Proposal(kind, unit, prospect, day, assessment, why_words(assessment), day_words)


def why_words(assessment: Assessment) -> str:
    """Why an event may be held as it is: the tier that counts, what comes out, the clause."""
    if not assessment.rulings:
        return assessment.verdict if assessment.unannounced else _("Không có quy định nào hạn chế")
    rules = ((item.rule, item.matrix) for item in assessment.rulings)
    clauses = "; ".join(clause_words(rule, matrix) for rule, matrix in rules if rule is not None)
    verdict = assessment.verdict[:1].lower() + assessment.verdict[1:]
    told = _("{tier}: {verdict}").format(tier=capital(assessment.tier_words), verdict=verdict)
    return f"{told}. {clauses}" if clauses else told


def _no_day() -> str:
    return _("chưa có ngày")


# --- the calendar of a season ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class _Cost:
    """What speaks against a day, the gravest first.

    ``clash``: a hamlet and its commune, or one unit twice; ``load``: events of the day which the same station or
    commune has to attend; then how many of the level are held that day and whether it is the wrong sort of day (a
    working day for a festival, a weekend for a conference), which of the two first differs by level; ``distance`` in
    days from the day of the season.
    """

    clash: int
    load: int
    first: int
    second: int
    distance: int


class _Calendar:
    """Who is where on which day, with what was planned so far."""

    def __init__(self, known: Mapping[int, PlannedPlace]) -> None:
        self._known = known
        self._attended: Counter[tuple[int, date]] = Counter()
        self._levels: Counter[tuple[bool, date]] = Counter()
        self._families: dict[tuple[int, date], set[int]] = {}

    def enter(self, event: Event) -> None:
        """An event that is planned or was held; one that is not held takes nobody's time."""
        if event.starts_on is None or event.last_day is None or event.status in _NOT_HELD:
            return
        for day in days_between(event.starts_on, event.last_day):
            for unit_id in event.hosts:
                if unit_id in self._known:
                    self.take(self._known[unit_id], day)

    def take(self, place: PlannedPlace, day: date) -> None:
        """One more event."""
        self._levels[place.is_hamlet, day] += 1
        for body in place.attending | {place.family}:
            self._attended[body, day] += 1
        self._families.setdefault((place.family, day), set()).add(place.unit.id)

    def cost(self, place: PlannedPlace, kind: EventKind, day: date) -> _Cost:
        """What speaks against holding an event of the kind there on the day."""
        busy = self._levels[place.is_hamlet, day]
        mismatch = int(_is_weekend(day) is not _is_festival(kind))
        about = season_day(kind, day.year)
        distance = 0 if about is None else abs((day - about).days)
        first, second = (mismatch, busy) if place.is_hamlet else (busy, mismatch)
        return _Cost(int(self._clashes(place, day)), self._load(place, day), first, second, distance)

    def words(self, place: PlannedPlace, day: date) -> str:
        """What is to be said about the day that was found."""
        told = [_(_WEEKDAYS[day.weekday()])]
        if self._clashes(place, day):
            told.append(_("trùng ngày với sự kiện khác của xã"))
        elif load := self._load(place, day):
            told.append(_("cùng ngày với {count} nơi khác của đồn hoặc của xã").format(count=load))
        return ", ".join(told)

    def _load(self, place: PlannedPlace, day: date) -> int:
        return max(self._attended[body, day] for body in place.attending | {place.family})

    def _clashes(self, place: PlannedPlace, day: date) -> bool:
        """A hamlet and its commune never on one day, nor one unit twice; two hamlets of a commune may be."""
        held = self._families.get((place.family, day), set())
        return bool(held & {place.unit.id, place.family}) if place.is_hamlet else bool(held)


_NOT_HELD = (EventStatus.CANCELLED, EventStatus.POSTPONED)
_WEEKDAYS = (
    N_("thứ Hai"), N_("thứ Ba"), N_("thứ Tư"), N_("thứ Năm"), N_("thứ Sáu"), N_("thứ Bảy"), N_("Chủ nhật"),
)  # fmt: skip


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _is_festival(kind: EventKind) -> bool:
    """A festival is for everybody, so it is better on a day off; a conference is work."""
    return EventPart.REVIEW not in kind.parts

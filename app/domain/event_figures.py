"""Figures of events from the register of events «sổ sự kiện»: group N, and of group Q what events cost.

One rule, not two: an event becomes the line a commune would write of it on its list (sheet 09, its costs sheet 11),
and the definitions that count the lists of a workbook count these lines. What the lists do not tell (N01, N02, N14) is
counted as the definitions of the catalogue say. What nobody has told yet stays unknown: it is never taken for 0.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.events import (
    REASON_WORDS,
    Activity,
    ActivityKind,
    CancelReason,
    Event,
    EventPart,
    EventResult,
    EventStatus,
)
from app.domain.indicators import Catalogue
from app.domain.list_definitions import ONE, ZERO, definition_of
from app.domain.lists import ListSheets, add, derive
from app.domain.periods import ReportingPeriod
from app.domain.registers import BudgetLine, Register, RegisterRow, ReportedEvent
from app.domain.sharing import list_names
from app.domain.submissions import ReportedRow
from app.i18n import _
from app.text import fold

#: Who organised, hamlets that did, pledges signed: no list of a workbook tells these.
COMMUNE_HELD, HAMLETS_HELD, PLEDGES = "N01", "N02", "N14"
#: Of every list name of events, which events have told it once they were held.
_TIER_4 = "written_reports"
_STATUS: Mapping[EventStatus, str] = {
    EventStatus.PLANNED: "kế hoạch",
    EventStatus.TO_ADJUST: "kế hoạch",
    EventStatus.POSTPONED: "hoãn",
    EventStatus.CANCELLED: "không tổ chức",
    EventStatus.HELD: "đã tổ chức",
}
_ACTIVITIES: Mapping[ActivityKind, str] = {
    ActivityKind.ART: "VHVN",
    ActivityKind.SPORT: "TDTT",
    ActivityKind.GAME: "TCDG",
}


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A unit of an event as reports see it: itself, and the commune in whose report it stands (``None``: nobody's)."""

    unit_id: int
    name: str
    commune_id: int | None = None
    commune_name: str = ""
    is_hamlet: bool = False


@dataclass(frozen=True, slots=True)
class RegisteredEvent:
    """An event with what its line needs beside it: the word of its kind, its units, the tier that applied."""

    event: Event
    word: str
    hosts: tuple[EventPlace, ...]
    guests: tuple[EventPlace, ...] = ()
    tier: str = ""

    @property
    def is_of_movement(self) -> bool:
        """Whether it belongs to the movement: the festival of 19/8 is of another one."""
        return "19/8" not in self.word

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.event.status is EventStatus.HELD

    @property
    def lead_id(self) -> int | None:
        """The commune that answers for what is counted once: pledges and money of a joint event."""
        return next((item.commune_id for item in self.hosts if item.commune_id is not None), None)

    @property
    def commune_ids(self) -> tuple[int, ...]:
        """The communes in whose reports it stands."""
        return tuple(dict.fromkeys(item.commune_id for item in self.hosts if item.commune_id is not None))

    def of_commune(self, commune_id: int | None) -> tuple[EventPlace, ...]:
        """The hosts that stand in the report of one commune; of ``None`` all, where they stand in nobody's."""
        if commune_id is None:
            return () if self.commune_ids else self.hosts
        return tuple(item for item in self.hosts if item.commune_id == commune_id)

    def is_in(self, period: ReportingPeriod) -> bool:
        """Whether it is of these days; without a day the year of its season decides."""
        if self.event.starts_on is None:
            return self.event.year == period.year
        return period.contains(self.event.starts_on)


@dataclass(frozen=True, slots=True)
class EventShare:
    """What one event adds to a figure."""

    event_id: int
    name: str
    day: date | None
    amount: Decimal
    version: int = 1


@dataclass(frozen=True, slots=True)
class EventFigure:
    """A figure of one unit: the sum of what its events told, and the names of events that have not told it yet."""

    code: str
    value: Decimal
    shares: tuple[EventShare, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every event has told it; otherwise the figure is at least this."""
        return not self.lacking


@dataclass(frozen=True, slots=True)
class UnitEvents:
    """What the register says of one unit in a period: its figures, and every line of its list with the event."""

    figures: Mapping[str, EventFigure]
    lines: tuple[tuple[RegisteredEvent, ReportedEvent], ...]


# --- the line of a list ----------------------------------------------------------------------------------------------


def as_reported(known: RegisteredEvent, commune_id: int | None, place: str = "") -> ReportedEvent:
    """The line of sheet 09 that a commune would write: results of a held event, else what is planned.

    ``place`` stands in for the place of the event.
    """
    event, own = known.event, known.of_commune(commune_id)
    told = event.result if known.is_held else _expected(event)
    parts = () if event.status is EventStatus.CANCELLED else event.held_parts
    names = (item.commune_name for item in known.hosts if item.commune_id not in (None, commune_id))
    return ReportedEvent(
        name=event.name,
        kind=known.word,
        level="xóm" if own and all(item.is_hamlet for item in own) else "xã",
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        place=place or event.place or ", ".join(item.name for item in own if item.is_hamlet),
        partner_commune=", ".join(dict.fromkeys(names)),
        tier="4" if _fell_to_tier(event) else known.tier,
        has_ceremony=EventPart.CEREMONY in parts,
        has_festivities=EventPart.FESTIVITIES in parts,
        delegate_count=told.delegate_count,
        people_count=told.people_count,
        activities=_activities(told),
        gift_count=told.gift_count,
        gift_value=told.gift_value,
        status=_STATUS[event.status],
        reason=event.reason_text or (_(REASON_WORDS[event.reason]) if event.reason else ""),
    )


def rows_of(known: RegisteredEvent, commune_id: int | None) -> tuple[ReportedEvent, ...]:
    """All lines of one event in one commune's list: one; of an event not held one for each hamlet that was to hold it.

    A unit that held nothing is counted by its place (N13), so two hamlets that share a place are two lines.
    """
    hamlets = [item.name for item in known.of_commune(commune_id) if item.is_hamlet]
    if known.event.status is EventStatus.CANCELLED and hamlets:
        return tuple(as_reported(known, commune_id, name) for name in hamlets)
    return (as_reported(known, commune_id),)


def costs_of(known: RegisteredEvent) -> tuple[BudgetLine, ...]:
    """The lines of sheet 11 of one event; of one that was not held only what was spent all the same."""
    was_dropped = known.event.status is EventStatus.CANCELLED
    return tuple(
        BudgetLine(
            content=f"{known.event.name}: {item.text}", source=item.source, planned=item.planned, spent=item.spent
        )
        for item in known.event.plan.costs
        if not was_dropped or item.spent is not None
    )


def _fell_to_tier(event: Event) -> bool:
    return event.status is EventStatus.CANCELLED and event.reason is CancelReason.TIER


def _expected(event: Event) -> EventResult:
    """What is planned, in the words of a result; nothing of what was called off."""
    plan = event.plan
    if event.status is EventStatus.CANCELLED:
        return EventResult()
    held = EventPart.FESTIVITIES in event.held_parts
    arts, sports, games = (_planned(plan.activities if held else (), kind) for kind in _ACTIVITIES)
    parts = (sum(item.count for item in plan.gifts), sum((item.count * item.unit_value for item in plan.gifts), ZERO))
    return EventResult(
        delegate_count=plan.expected_delegates,
        people_count=plan.expected_people,
        arts=arts,
        sports=sports,
        games=games,
        gift_count=parts[0] if plan.gifts else plan.gift_total,
        gift_value=parts[1] if plan.gifts else plan.gift_value_total,
    )


def _planned(activities: Sequence[Activity], kind: ActivityKind) -> int | None:
    counts = [item.count for item in activities if item.kind is kind]
    return sum(counts) if counts else None


def _activities(told: EventResult) -> str:
    counts = zip(_ACTIVITIES.values(), (told.arts, told.sports, told.games), strict=True)
    return "; ".join(f"{word}: {count:02}" for word, count in counts if count is not None)


# --- figures ---------------------------------------------------------------------------------------------------------


def figures_of(
    known: Sequence[RegisteredEvent], commune_id: int | None, catalogue: Catalogue, period: ReportingPeriod
) -> Mapping[str, EventFigure]:
    """What the register says of one commune with its hamlets, by code; ``None`` is who reports to nobody (a committee).

    Without any event of the movement in the period it says nothing: that is not the same as none held.
    """
    meant = [item for item in known if item.is_of_movement and item.is_in(period)]
    own = [item for item in meant if item.of_commune(commune_id)]
    lists = {code: name for code, name in list_names(catalogue).items() if _register_of(name) is Register.EVENTS}
    found: dict[str, EventFigure] = {}
    if own:
        found = {code: _counted(code, name, own, commune_id, period) for code, name in lists.items()}
        found[HAMLETS_HELD] = _hamlets(own, commune_id)
        found |= _pledges([item for item in own if item.lead_id == commune_id])
        found |= _money([item for item in own if item.lead_id == commune_id], catalogue)
    if commune_id is None:
        found = {code: item for code, item in found.items() if code not in (HAMLETS_HELD, *_named(lists, _TIER_4))}
    elif held := _organised(meant, own, commune_id):
        found[COMMUNE_HELD] = held
    return {code: found[code] for code in sorted(found) if code in catalogue}


def _named(lists: Mapping[str, str], wanted: str) -> list[str]:
    return [code for code, name in lists.items() if name == wanted]


def _register_of(name: str) -> Register | None:
    found = definition_of(name)
    return Register.EVENTS if name == _TIER_4 else found.register if found else None


def _counted(
    code: str, name: str, own: Sequence[RegisteredEvent], commune_id: int | None, period: ReportingPeriod
) -> EventFigure:
    """A figure that a list name counts."""
    rows = [rows_of(item, commune_id) for item in own]
    told = [_derived(name, some, period) for some in rows]
    value = _derived(name, [row for some in rows for row in some], period)
    shares = _shares((item, amount) for item, amount in zip(own, told, strict=True) if amount)
    return EventFigure(code, value, shares, _lacking(own, lambda item: _has_told(item.event, name)))


def _derived(name: str, rows: Sequence[RegisterRow], period: ReportingPeriod | None = None) -> Decimal:
    """What a list name counts of lines that are all there."""
    register = Register.BUDGET if rows and isinstance(rows[0], BudgetLine) else Register.EVENTS
    lines = tuple(ReportedRow(register, "", number, row) for number, row in enumerate(rows))
    found = derive(name, ListSheets(lines, period=period, registers=frozenset({register})))
    return ZERO if found is None else found


def _shares(found: Iterator[tuple[RegisteredEvent, Decimal]]) -> tuple[EventShare, ...]:
    return tuple(
        EventShare(item.event.id, item.event.name, item.event.starts_on, amount, item.event.version)
        for item, amount in found
    )


def _lacking(own: Sequence[RegisteredEvent], has_told: Callable[[RegisteredEvent], bool]) -> tuple[str, ...]:
    """Events still to be held or told of, and held ones that have not told this."""
    return tuple(
        item.event.name
        for item in own
        if item.event.status in (EventStatus.PLANNED, EventStatus.TO_ADJUST) or (item.is_held and not has_told(item))
    )


def _has_told(event: Event, name: str) -> bool:
    """Whether a held event has said what a list name counts; what was neither planned nor told is none."""
    result, with_fun = event.result, EventPart.FESTIVITIES in event.held_parts
    with_gifts = bool(event.plan.gifts) or bool(event.plan.gift_total)
    known: Mapping[str, bool] = {
        "events_delegates": result.delegate_count is not None,
        "events_people": result.people_count is not None,
        "events_art": result.arts is not None or not with_fun,
        "events_sport": result.sports is not None or not with_fun,
        "events_games": result.games is not None or not with_fun,
        "events_gifts": result.gift_count is not None or not with_gifts,
        "events_gift_value": result.gift_value is not None or not with_gifts,
    }
    return known.get(name, True)


def _is_meeting(known: RegisteredEvent) -> bool:
    """Whether its kind is a review or a festival, as N01 and N02 ask."""
    word = fold(known.word)
    return word.startswith("so ket") or "ngay hoi" in word


def _organised(meant: Sequence[RegisteredEvent], own: Sequence[RegisteredEvent], commune_id: int) -> EventFigure | None:
    """N01: the commune itself held a review or festival, or took part in another's."""

    def takes_part(item: RegisteredEvent) -> bool:
        of_commune = (*item.hosts, *item.guests)
        return _is_meeting(item) and any(one.commune_id == commune_id and not one.is_hamlet for one in of_commune)

    held = [item for item in meant if item.is_held and takes_part(item)]
    if held:
        return EventFigure(COMMUNE_HELD, ONE, _shares((item, ONE) for item in held))
    if not own:
        return None
    return EventFigure(COMMUNE_HELD, ZERO, (), _lacking(list(filter(takes_part, own)), lambda _item: True))


def _hamlets(own: Sequence[RegisteredEvent], commune_id: int | None) -> EventFigure:
    """N02: hamlets that held one, each once."""
    meetings = [
        item for item in own if _is_meeting(item) and any(host.is_hamlet for host in item.of_commune(commune_id))
    ]
    seen: set[int] = set()
    found = []
    for item in meetings:
        new = {host.unit_id for host in item.of_commune(commune_id) if host.is_hamlet and item.is_held} - seen
        seen |= new
        if new:
            found.append((item, Decimal(len(new))))
    return EventFigure(HAMLETS_HELD, Decimal(len(seen)), _shares(iter(found)), _lacking(meetings, lambda _item: True))


def _pledges(own: Sequence[RegisteredEvent]) -> dict[str, EventFigure]:
    """N14, once an event has told how many signed; those that said nothing of it had no signing."""
    counts = ((item, item.event.result.pledge_count) for item in own if item.is_held)
    told = [(item, Decimal(count)) for item, count in counts if count is not None]
    if not told:
        return {}
    value = sum((amount for _item, amount in told), ZERO)
    return {PLEDGES: EventFigure(PLEDGES, value, _shares(iter(told)), _lacking(own, lambda _item: True))}


def _money(own: Sequence[RegisteredEvent], catalogue: Catalogue) -> dict[str, EventFigure]:
    """Group Q: what events were planned to cost, by who pays, and what was spent; only a part of a unit's budget."""
    with_costs = [item for item in own if costs_of(item)]
    found = {}
    for code, name in list_names(catalogue).items():
        if not with_costs or _register_of(name) is not Register.BUDGET:
            continue
        of_spending = name == "budget_spent"
        told = [(item, _derived(name, costs_of(item))) for item in with_costs]
        value = add(amount for _item, amount in told) or ZERO
        found[code] = EventFigure(
            code,
            value,
            _shares((item, amount) for item, amount in told if amount),
            tuple(item.event.name for item in with_costs if not _is_priced(item, of_spending=of_spending)),
        )
    return found


def _is_priced(known: RegisteredEvent, *, of_spending: bool) -> bool:
    return all((line.spent if of_spending else line.planned) is not None for line in costs_of(known))


def unit_events(
    known: Sequence[RegisteredEvent], commune_id: int, catalogue: Catalogue, period: ReportingPeriod
) -> UnitEvents | None:
    """What the register says of one commune with its hamlets; ``None`` when it knows no event of it in the period.

    Lines are also those of 19/8 and those of events that were not held.
    """
    figures = figures_of(known, commune_id, catalogue, period)
    lines = tuple(
        (item, row)
        for item in known
        if item.of_commune(commune_id) and item.is_in(period)
        for row in rows_of(item, commune_id)
    )
    return UnitEvents(figures, lines) if figures or lines else None

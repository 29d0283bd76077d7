"""Figures of events from the register of events «sổ sự kiện»: group N, and of group Q what events cost.

One rule, not two: an event becomes the line a commune would write of it on its list (sheet 09, its costs sheet 11),
and the definitions that count the lists of a workbook count these lines. What the lists do not tell (N01, N02, N14) is
counted as the definitions of the catalogue say. What nobody has told yet stays unknown: it is never taken for 0.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.event_rows import RegisteredEvent, costs_of, rows_of
from app.domain.events import Event, EventPart, EventStatus
from app.domain.indicators import Catalogue
from app.domain.list_definitions import ONE, ZERO, definition_of
from app.domain.lists import ListSheets, add, derive
from app.domain.periods import ReportingPeriod
from app.domain.registers import BudgetLine, Register, RegisterRow, ReportedEvent
from app.domain.sharing import list_names
from app.domain.submissions import ReportedRow

#: Who organised, hamlets that did, pledges signed: no list of a workbook tells these.
COMMUNE_HELD, HAMLETS_HELD, PLEDGES = "N01", "N02", "N14"
#: Where and by how many the festival of 19/8 was held.
SECURITY_FESTIVAL = "T20"
#: What the lists call units that held nothing because of the strictest tier.
_TIER_4 = "written_reports"
#: Conferences of communes; hamlets have no part in them.
_REVIEWS = "events_reviews"


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
    """A figure of one unit: the sum of what its events told.

    ``lacking`` are names of events that have not told it yet, ``silent`` hamlets that were to hold one and of which the
    register knows none ("xóm Láp"): what they did is not known. ``part`` is which of several it is (T20: điểm, lượt).
    """

    code: str
    value: Decimal
    shares: tuple[EventShare, ...] = ()
    lacking: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    part: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other figures of its unit: the code, with its part where it has several."""
        return f"{self.code} {self.part}".strip()

    @property
    def is_whole(self) -> bool:
        """Whether it is the unit's figure: every event has told it and no hamlet is silent; else it is a part of it."""
        return not (self.lacking or self.silent)


@dataclass(frozen=True, slots=True)
class UnitEvents:
    """What the register says of one unit in a period: its figures, and every line of its list with the event."""

    figures: Mapping[str, EventFigure]
    lines: tuple[tuple[RegisteredEvent, ReportedEvent], ...]


# --- figures ---------------------------------------------------------------------------------------------------------


def figures_of(
    known: Sequence[RegisteredEvent], commune_id: int | None, catalogue: Catalogue, period: ReportingPeriod
) -> Mapping[str, EventFigure]:
    """What the register says of one commune with its hamlets, by :attr:`EventFigure.key`.

    ``None`` is who reports to nobody (a committee). Without any event of the movement in the period group N says
    nothing: that is not the same as none held; so with the festival of 19/8 and its own figure. Money is that of both.
    """
    now = [item for item in known if item.is_in(period)]
    found = [*_of_movement(known, commune_id, catalogue, period).values()]
    found += _of_security(now, commune_id, catalogue)
    if any(item.of_commune(commune_id) for item in now):
        found += _money([item for item in now if item.lead_id == commune_id], catalogue).values()
    return {item.key: item for item in sorted(found, key=lambda item: item.code) if item.code in catalogue}


def _of_movement(
    known: Sequence[RegisteredEvent], commune_id: int | None, catalogue: Catalogue, period: ReportingPeriod
) -> dict[str, EventFigure]:
    meant = [item for item in known if item.is_of_movement and item.is_in(period)]
    own = [item for item in meant if item.of_commune(commune_id)]
    lists = {code: name for code, name in list_names(catalogue).items() if _register_of(name) is Register.EVENTS}
    found: dict[str, EventFigure] = {}
    if own:
        led = [item for item in own if item.lead_id == commune_id]
        found = {code: _counted(code, name, own, commune_id, period) for code, name in lists.items()}
        found |= _hamlets(own, commune_id) | _pledges(led)
        found = _with_silent(found, _silent(own, commune_id), _named(lists, _REVIEWS))
    if commune_id is None:
        found = {code: item for code, item in found.items() if code not in (HAMLETS_HELD, *_named(lists, _TIER_4))}
    elif held := _organised(meant, own, commune_id):
        found[COMMUNE_HELD] = held
    return found


def _of_security(
    known: Sequence[RegisteredEvent], commune_id: int | None, catalogue: Catalogue
) -> Iterator[EventFigure]:
    """T20 by its two parts: places «điểm» the festival of 19/8 was held at, people «lượt» who came; once if joint."""
    own = [item for item in known if not item.is_of_movement and item.lead_id == commune_id]
    if not any(item.of_commune(commune_id) for item in own) or SECURITY_FESTIVAL not in catalogue:
        return
    places, people = catalogue[SECURITY_FESTIVAL].parts
    held, silent = [item for item in own if item.is_held], _silent(own, commune_id)
    one_each = _shares((item, ONE) for item in held)
    yield EventFigure(
        SECURITY_FESTIVAL, Decimal(len(held)), one_each, _lacking(own, lambda _item: True), silent, places
    )
    told = [(item, Decimal(item.event.result.people_count or 0)) for item in held]
    value = sum((amount for _item, amount in told), ZERO)
    lacking = _lacking(own, lambda item: item.event.result.people_count is not None)
    shares = _shares((item, amount) for item, amount in told if amount)
    yield EventFigure(SECURITY_FESTIVAL, value, shares, lacking, silent, people)


def _silent(own: Sequence[RegisteredEvent], commune_id: int | None) -> tuple[str, ...]:
    """Hamlets that are to hold a festival and of which the register knows none."""
    places = [place for item in own for place in item.of_commune(commune_id)]
    told = {place.unit_id for item in own if item.counts_hamlets for place in item.of_commune(commune_id)}
    due = {unit_id: words for place in places for unit_id, words in place.hamlets}
    return tuple(words for unit_id, words in due.items() if unit_id not in told)


def _with_silent(
    found: Mapping[str, EventFigure], silent: tuple[str, ...], of_communes: Sequence[str]
) -> dict[str, EventFigure]:
    others = {code: replace(item, silent=silent) for code, item in found.items()}
    return others | {code: found[code] for code in of_communes}


def _named(lists: Mapping[str, str], wanted: str) -> list[str]:
    return [code for code, name in lists.items() if name == wanted]


def _register_of(name: str) -> Register | None:
    found = definition_of(name)
    return Register.EVENTS if name == _TIER_4 else found.register if found else None


def _counted(
    code: str, name: str, own: Sequence[RegisteredEvent], commune_id: int | None, period: ReportingPeriod
) -> EventFigure:
    """A figure that a list name counts."""
    rows: list[RegisterRow] = []
    value, told = ZERO, []
    for item in own:
        # A unit that held nothing twice is one unit: what an event adds depends on those before it.
        rows += rows_of(item, commune_id)
        before, value = value, _derived(name, rows, period)
        told.append((item, value - before))
    shares = _shares((item, amount) for item, amount in told if amount)
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


def _organised(meant: Sequence[RegisteredEvent], own: Sequence[RegisteredEvent], commune_id: int) -> EventFigure | None:
    """N01: the commune itself held a review or festival, or took part in another's."""

    def takes_part(item: RegisteredEvent) -> bool:
        of_commune = (*item.hosts, *item.guests)
        return item.is_meeting and any(one.commune_id == commune_id and not one.is_hamlet for one in of_commune)

    held = [item for item in meant if item.is_held and takes_part(item)]
    if held:
        return EventFigure(COMMUNE_HELD, ONE, _shares((item, ONE) for item in held[:1]))
    if not own:
        return None
    return EventFigure(COMMUNE_HELD, ZERO, (), _lacking(list(filter(takes_part, own)), lambda _item: True))


def _hamlets(own: Sequence[RegisteredEvent], commune_id: int | None) -> dict[str, EventFigure]:
    """N02: hamlets that held one, each once; nothing while the register knows no event of any hamlet."""
    meetings = [item for item in own if item.is_meeting and any(host.is_hamlet for host in item.of_commune(commune_id))]
    if not meetings:
        return {}
    seen: set[int] = set()
    found = []
    for item in meetings:
        new = {host.unit_id for host in item.of_commune(commune_id) if host.is_hamlet and item.is_held} - seen
        seen |= new
        if new:
            found.append((item, Decimal(len(new))))
    value, lacking = Decimal(len(seen)), _lacking(meetings, lambda _item: True)
    return {HAMLETS_HELD: EventFigure(HAMLETS_HELD, value, _shares(iter(found)), lacking)}


def hamlets_held(
    known: Sequence[RegisteredEvent], commune_id: int, period: ReportingPeriod
) -> Mapping[int, bool | None]:
    """Of each hamlet that was to hold a review or festival whether it did; ``None`` while that is open."""
    found: dict[int, bool | None] = {}
    for item in known:
        if not (item.is_meeting and item.is_in(period)):
            continue
        for host in item.of_commune(commune_id):
            if host.is_hamlet and not found.get(host.unit_id):
                is_known = item.event.status in (EventStatus.HELD, EventStatus.CANCELLED)
                found[host.unit_id] = item.is_held if is_known else None
    return found


def costs_in(known: Sequence[RegisteredEvent], commune_id: int, period: ReportingPeriod) -> tuple[BudgetLine, ...]:
    """The budget lines of the events a commune leads in a period, the festival of 19/8 with them."""
    own = (item for item in known if item.lead_id == commune_id and item.is_in(period))
    return tuple(line for item in own for line in costs_of(item))


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

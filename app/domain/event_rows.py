"""Lines of a commune's list that an event of the register makes: sheet 09 of its report, its costs sheet 11."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain import listed_kinds
from app.domain.events import (
    REASON_WORDS,
    Activity,
    ActivityKind,
    Event,
    EventPart,
    EventResult,
    EventStatus,
)
from app.domain.list_definitions import ZERO
from app.domain.periods import ReportingPeriod
from app.domain.registers import BudgetLine, ReportedEvent
from app.i18n import _

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
    """A unit of an event as reports see it: itself, and the commune in whose report it stands (``None``: nobody's).

    ``hamlets`` are those of its commune that are to hold a festival too, by unit, in words ("xóm Láp").
    """

    unit_id: int
    name: str
    commune_id: int | None = None
    commune_name: str = ""
    is_hamlet: bool = False
    hamlets: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RegisteredEvent:
    """An event with what its line needs beside it: the word of its kind, its units, the epidemic's tier that applied.

    ``tier`` is what the column «Cấp độ dịch áp dụng» holds: other dangers have no place in it.
    """

    event: Event
    word: str
    hosts: tuple[EventPlace, ...]
    guests: tuple[EventPlace, ...] = ()
    tier: str = ""

    @property
    def is_of_movement(self) -> bool:
        """Whether it counts in group N."""
        return listed_kinds.is_of_movement(self.word)

    @property
    def is_meeting(self) -> bool:
        """Whether it is a review or a festival of the movement."""
        return listed_kinds.is_meeting(self.word)

    @property
    def counts_hamlets(self) -> bool:
        """Whether a hamlet that holds it is no longer asked for its festival."""
        return self.is_meeting or not self.is_of_movement

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
        tier=known.tier,
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

"""Events «sự kiện»: conferences and festivals with all that is planned for them and what came of it.

Plan 74/KH-BCĐ, III.A (commune conference: participants, programme of eight items, ma-két) and III.B (festival of a
hamlet: phần lễ, phần hội). What a kind of event is made of is data (:class:`EventKind`); the festival of 19/8 is
another kind, not another program.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from app.i18n import N_


class EventPart(StrEnum):
    """The parts a tier rule speaks of."""

    REVIEW = "review"
    CEREMONY = "ceremony"
    FESTIVITIES = "festivities"


PART_WORDS: Mapping[EventPart, str] = {
    EventPart.REVIEW: N_("sơ kết"),
    EventPart.CEREMONY: N_("phần lễ"),
    EventPart.FESTIVITIES: N_("phần hội"),
}


class EventStatus(StrEnum):
    """Where an event stands. TO_ADJUST: the tier changed after it was planned, somebody has to look at it."""

    PLANNED = "planned"
    TO_ADJUST = "to_adjust"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


STATUS_WORDS: Mapping[EventStatus, str] = {
    EventStatus.PLANNED: N_("kế hoạch"),
    EventStatus.TO_ADJUST: N_("cần điều chỉnh"),
    EventStatus.POSTPONED: N_("hoãn"),
    EventStatus.CANCELLED: N_("không tổ chức"),
    EventStatus.HELD: N_("đã tổ chức"),
}


class CancelReason(StrEnum):
    """Why an event is postponed or not held (E21: not only an epidemic); TIER alone owes a report by itself."""

    NONE = ""
    TIER = "tier"
    WEATHER = "weather"
    OTHER = "other"


REASON_WORDS: Mapping[CancelReason, str] = {
    CancelReason.NONE: N_("chưa ghi lý do"),
    CancelReason.TIER: N_("do cấp độ"),
    CancelReason.WEATHER: N_("do thiên tai, thời tiết"),
    CancelReason.OTHER: N_("lý do khác"),
}


class HostLevel(StrEnum):
    """Which units hold events of a kind."""

    COMMUNE = "commune"
    HAMLET = "hamlet"
    COMMITTEE = "committee"


class UnitRole(StrEnum):
    """A host «đơn vị tổ chức» counts as having held the event, a participant «đơn vị tham gia» only sends people."""

    HOST = "host"
    PARTICIPANT = "participant"


UNIT_ROLE_WORDS: Mapping[UnitRole, str] = {
    UnitRole.HOST: N_("đơn vị tổ chức"),
    UnitRole.PARTICIPANT: N_("đơn vị tham gia"),
}


class GroupOrigin(StrEnum):
    """Where delegates come from: above and partner units, or the place itself (plan 74/KH-BCĐ, III.A.1 a and b)."""

    ABOVE = "above"
    LOCAL = "local"


class ActivityKind(StrEnum):
    """What is counted of phần hội: N06 VHVN, N07 TDTT, N08 trò chơi dân gian."""

    ART = "art"
    SPORT = "sport"
    GAME = "game"


ACTIVITY_WORDS: Mapping[ActivityKind, str] = {
    ActivityKind.ART: N_("văn hóa, văn nghệ"),
    ActivityKind.SPORT: N_("thể dục, thể thao"),
    ActivityKind.GAME: N_("trò chơi dân gian"),
}


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One item of the programme; ``day`` only where an event lasts several, ``part`` what falls away with it.

    ``minutes`` is how long it takes, where somebody says so: times of the items after it follow from it.
    """

    text: str
    starts_at: time | None = None
    day: date | None = None
    in_charge: str = ""
    part: EventPart = EventPart.CEREMONY
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ParticipantGroup:
    """One group of delegates by the plan's rule; ``planned`` is how many are expected of it.

    ``sources`` say from which registers its persons can be proposed (see :mod:`app.domain.participants`).
    """

    text: str
    origin: GroupOrigin
    planned: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegate:
    """One person invited; ``group`` is the text of the group, ``attended`` ``None`` until somebody took note."""

    name: str
    title: str = ""
    place: str = ""
    group: str = ""
    attended: bool | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of phần hội; ``count`` is how many items, sports or games it stands for."""

    kind: ActivityKind
    name: str
    count: int = 1
    in_charge: str = ""


@dataclass(frozen=True, slots=True)
class GiftPart:
    """Gifts «suất quà» of one kind: so many at so many đồng each, for whom, paid by whom."""

    text: str
    count: int
    unit_value: Decimal
    source: str = ""
    receivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventCost:
    """One budget line «kinh phí» in đồng; ``source`` is who pays (huyện, xã, xã hội hóa)."""

    text: str
    source: str = ""
    planned: Decimal | None = None
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EventResult:
    """What came of an event; ``None`` = nobody has told yet. Counts of activities are those really held."""

    delegate_count: int | None = None
    people_count: int | None = None
    arts: int | None = None
    sports: int | None = None
    games: int | None = None
    gift_count: int | None = None
    gift_value: Decimal | None = None
    pledge_count: int | None = None
    summary: str = ""
    shortcomings: str = ""


@dataclass(frozen=True, slots=True)
class EventPlan:
    """All that is planned for an event beside its head: what the papers print and the result is held against.

    ``gift_total`` and ``gift_value_total`` are what somebody stated for all gifts, to be equal to their parts.
    """

    chair: str = ""
    expected_delegates: int | None = None
    expected_people: int | None = None
    groups: tuple[ParticipantGroup, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    activities: tuple[Activity, ...] = ()
    gifts: tuple[GiftPart, ...] = ()
    gift_total: int | None = None
    gift_value_total: Decimal | None = None
    costs: tuple[EventCost, ...] = ()
    measures: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event «sự kiện».

    ``kind`` is the key of its :class:`EventKind`, ``year`` the year of the season it belongs to. ``parts`` are those
    planned, ``dropped`` those of them that fell away under a tier. Days are inclusive; one without ``starts_on`` has no
    day yet. Several hosts make it a joint event, counted once.
    """

    kind: str
    name: str
    year: int
    hosts: tuple[int, ...]
    parts: tuple[EventPart, ...]
    participants: tuple[int, ...] = ()
    dropped: tuple[EventPart, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    place: str = ""
    status: EventStatus = EventStatus.PLANNED
    reason: CancelReason = CancelReason.NONE
    reason_text: str = ""
    plan: EventPlan = field(default_factory=EventPlan)
    result: EventResult = field(default_factory=EventResult)
    version: int = 1
    id: int = 0

    @property
    def held_parts(self) -> tuple[EventPart, ...]:
        """The parts that are still to be held, or were."""
        return tuple(part for part in self.parts if part not in self.dropped)

    @property
    def last_day(self) -> date | None:
        """The last day of the event."""
        return self.ends_on or self.starts_on

    @property
    def is_open(self) -> bool:
        """Whether a change of tier still matters to it."""
        return self.status in (EventStatus.PLANNED, EventStatus.TO_ADJUST, EventStatus.POSTPONED)

    @property
    def units(self) -> tuple[int, ...]:
        """Hosts, then units that take part."""
        return (*self.hosts, *(item for item in self.participants if item not in self.hosts))


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day whose years are counted at events of a kind: 03/3/1959 makes "63 năm" in 2022, never typed."""

    name: str
    since: date

    def years(self, year: int) -> int:
        """The years that are full in ``year``; below 1 the day is not celebrated yet."""
        return year - self.since.year


@dataclass(frozen=True, slots=True)
class EventKind:
    """What events of one kind are made of, as the plan says it; editable, dated by the data file's history.

    ``word`` is what the commune's list calls it: by it alone, never by its name, the event counts
    (:mod:`app.domain.listed_kinds`). ``title`` and ``backdrop`` hold places for {report_year}, {event_year}, {movement}
    and {unit}; the last line of a ma-két, place and day, is added. ``month`` and ``day`` is the day the season is about
    (03/3, 19/8), ``opens_days_before`` how many days before it events may begin. ``anniversaries`` are the days whose
    years its papers count, ``result_report_days`` how many days after the day of the season (else after the event) the
    report of its result is due.
    """

    key: str
    name: str
    host_level: HostLevel
    word: str
    title: str
    parts: tuple[EventPart, ...]
    clause: str = ""
    month: int | None = None
    day: int | None = None
    opens_days_before: int | None = None
    closes_days_after: int = 0
    programme: tuple[ProgrammeItem, ...] = ()
    groups: tuple[ParticipantGroup, ...] = ()
    activities: tuple[Activity, ...] = ()
    backdrop: tuple[str, ...] = ()
    chair: str = ""
    costs: tuple[str, ...] = ()
    result_report_days: int | None = None
    anniversaries: tuple[Anniversary, ...] = ()
    note: str = ""
    is_retired: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class EventVersion:
    """How an event stood before a change: ``reason`` in words, who and when; the original plan is version 1."""

    event_id: int
    version: int
    event: Event
    reason: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EventPhoto:
    """A picture of an event, kept as its bytes."""

    event_id: int
    source_file_id: int
    caption: str = ""
    id: int = 0

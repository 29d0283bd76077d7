"""Rows of the list sheets, as reported: lists are the truth, totals are derived from them.

Lengths are decimal kilometres with three places, money is đồng, markers are written as on the marker ("728/1").
There is deliberately no field for an informant anywhere (plan 74/KH-BCĐ; tips are only counted).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Register(StrEnum):
    """The list sheets 04–11 of the workbook."""

    TEAMS = "teams"
    REGISTRATIONS = "registrations"
    MARKERS = "markers"
    INCIDENTS = "incidents"
    PATROLS = "patrols"
    EVENTS = "events"
    NOMINEES = "nominees"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Team:
    """SelfManagedTeam «tổ, ban tự quản» (sheet 04)."""

    code: str = ""
    name: str = ""
    kind: str = ""
    hamlet: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    leader: str = ""
    member_count: int | None = None
    household_count: int | None = None
    length_km: Decimal | None = None
    markers: str = ""
    rating: str = ""
    former_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Registration:
    """Registration «đăng ký tự quản» of a group, household or person (sheet 05)."""

    kind: str = ""
    name: str = ""
    hamlet: str = ""
    from_marker: str = ""
    to_marker: str = ""
    length_km: Decimal | None = None
    marker_count: int | None = None
    signed_on: date | None = None
    is_valid: bool = False
    team_code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """Marker «mốc quốc giới» (sheet 06); ``shared_with`` names the commune that lists it too."""

    number: str = ""
    kind: str = ""
    pillar_count: int | None = None
    hamlet: str = ""
    station: str = ""
    condition: str = ""
    checked_on: date | None = None
    shared_with: str = ""
    is_self_managed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Incident «vụ việc» (sheet 07); ``kind`` is an indicator code F08–F11 or G01…; counts only, no informant."""

    happened_on: date | None = None
    kind: str = ""
    hamlet: str = ""
    commune: str = ""
    marker_area: str = ""
    offender_count: int | None = None
    nationality: str = ""
    is_from_tip: bool = False
    measure: str = ""
    handled_by: str = ""
    value: Decimal | None = None
    value_unit: str = ""
    secrecy: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Patrol:
    """Row of the optional log (sheet 08): Patrol «tuần tra», clearing «phát quang», OutreachSession «tuyên truyền»."""

    held_on: date | None = None
    kind: str = ""
    content: str = ""
    with_whom: str = ""
    attendance: int | None = None
    militia_count: int | None = None
    length_km: Decimal | None = None
    markers: str = ""
    topics: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportedEvent:
    """Event «sự kiện» as a commune reports it (sheet 09)."""

    name: str = ""
    kind: str = ""
    level: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    partner_commune: str = ""
    tier: str = ""
    has_ceremony: bool = False
    has_festivities: bool = False
    delegate_count: int | None = None
    people_count: int | None = None
    activities: str = ""
    gift_count: int | None = None
    gift_value: Decimal | None = None
    status: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportedNominee:
    """Nominee «đề nghị khen thưởng» as a commune or post reports it (sheet 10)."""

    kind: str = ""
    name: str = ""
    sex: str = ""
    born_on: date | None = None
    birth_year: int | None = None
    ethnicity: str = ""
    position: str = ""
    place: str = ""
    award: str = ""
    achievement: str = ""
    is_different_achievement: bool = False
    earlier_awards: str = ""
    priority: int | None = None
    has_letter: bool = False
    has_minutes: bool = False
    has_report: bool = False
    replaces_row: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Budget line «kinh phí» (sheet 11)."""

    content: str = ""
    source: str = ""
    planned: Decimal | None = None
    spent: Decimal | None = None
    voucher: str = ""
    note: str = ""


RegisterRow = Team | Registration | Marker | Incident | Patrol | ReportedEvent | ReportedNominee | BudgetLine

ROW_TYPES: dict[Register, type[RegisterRow]] = {
    Register.TEAMS: Team,
    Register.REGISTRATIONS: Registration,
    Register.MARKERS: Marker,
    Register.INCIDENTS: Incident,
    Register.PATROLS: Patrol,
    Register.EVENTS: ReportedEvent,
    Register.NOMINEES: ReportedNominee,
    Register.BUDGET: BudgetLine,
}

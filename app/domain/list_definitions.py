"""What each list name of the rule language counts: the sheet, the rows, and how much one row weighs."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.listed_kinds import Family, family_of, is_of_movement
from app.domain.registers import (
    BudgetLine,
    Incident,
    Marker,
    Patrol,
    Register,
    RegisterRow,
    Registration,
    ReportedEvent,
    Team,
)
from app.i18n import N_, _
from app.text import fold

Amount = Callable[[RegisterRow], Decimal | None]
_DAMAGE = re.compile(r"\b(hu|hong|xe dich|sat lo|mat|nghieng|vo|gay|do)\b")
ONE, ZERO = Decimal(1), Decimal(0)


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """What a list name means: the sheet, the amount of one row, and the words for it."""

    register: Register
    title: str
    amount: Amount


def is_held(event: ReportedEvent) -> bool:
    """Whether the event took place and belongs to the movement (the festival of 19/8 is another one)."""
    return fold(event.status) == "da to chuc" and is_of_movement(event.kind)


def tier_of(event: ReportedEvent) -> int | None:
    """The epidemic tier «cấp độ dịch» the event stood under; ``None`` when none applied."""
    found = re.search(r"[1-4]", event.tier)
    return int(found[0]) if found else None


def activity_count(event: ReportedEvent, kind: str) -> Decimal:
    """How many activities of one kind the festival had, from "VHVN: 06; TDTT: 03; TCDG: 04"."""
    found = re.search(rf"{kind}\s*[:=-]?\s*([0-9]+)", fold(event.activities))
    return Decimal(found[1]) if found else ZERO


def team_kind(team: Team) -> str:
    """``border``, ``security`` or ``board``, from the type «ĐBMG, ANTT, Ban»; empty when it is none of them."""
    kind = fold(team.kind)
    if "dbmg" in kind or "duong bien" in kind or "moc" in kind:
        return "border"
    if "antt" in kind or "an ninh" in kind:
        return "security"
    return "board" if kind.startswith("ban") else ""


def is_damaged(marker: Marker) -> bool:
    """Whether the marker is reported as damaged, moved or washed away."""
    condition = fold(marker.condition)
    return not condition.startswith(("tot", "binh thuong")) and bool(_DAMAGE.search(condition))


def _number(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _teams(kind: str, field: str = "") -> Amount:
    def amount(row: RegisterRow) -> Decimal | None:
        if not isinstance(row, Team) or team_kind(row) != kind:
            return ZERO
        return _number(getattr(row, field)) if field else ONE

    return amount


def _registrations(kind: str) -> Amount:
    return lambda row: ONE if isinstance(row, Registration) and row.is_valid and fold(row.kind) == kind else ZERO


def _registered_km(row: RegisterRow) -> Decimal | None:
    counted = isinstance(row, Registration) and row.is_valid
    return (row.length_km or ZERO) if isinstance(row, Registration) and counted else ZERO


def _markers(counts: Callable[[Marker], bool]) -> Amount:
    return lambda row: ONE if isinstance(row, Marker) and counts(row) else ZERO


def _pillars(row: RegisterRow) -> Decimal | None:
    return _number(row.pillar_count) if isinstance(row, Marker) else ZERO


def _incidents(counts: Callable[[Incident], bool], *, persons: bool = False) -> Amount:
    def amount(row: RegisterRow) -> Decimal | None:
        if not isinstance(row, Incident) or not counts(row):
            return ZERO
        return Decimal(row.offender_count or 0) if persons else ONE

    return amount


def _events(value: Callable[[ReportedEvent], int | Decimal | None]) -> Amount:
    return lambda row: _number(value(row) or 0) if isinstance(row, ReportedEvent) and is_held(row) else ZERO


def _budget(field: str, counts: Callable[[str], bool]) -> Amount:
    def amount(row: RegisterRow) -> Decimal | None:
        matches = isinstance(row, BudgetLine) and counts(fold(row.source))
        return (getattr(row, field) or ZERO) if matches else ZERO

    return amount


def _review(event: ReportedEvent) -> int:
    return 1 if family_of(event.kind) is Family.REVIEW else 0


def _is_offence(incident: Incident) -> bool:
    return incident.kind.startswith("G")


def is_criminal(incident: Incident) -> bool:
    """Whether the case was handled as a crime «xử lý hình sự»."""
    return _is_offence(incident) and "hinh su" in fold(incident.measure)


def is_fined(incident: Incident) -> bool:
    """Whether the case was fined «xử phạt hành chính»."""
    return _is_offence(incident) and "hanh chinh" in fold(incident.measure)


_R = Register
#: name in the rule language -> meaning; ``incidents_<code>`` and ``incidents_<code>_persons`` are made on demand.
DEFINITIONS: Mapping[str, ListDefinition] = {
    "markers": ListDefinition(_R.MARKERS, N_("danh sách mốc"), _markers(lambda _marker: True)),
    "markers_main": ListDefinition(
        _R.MARKERS, N_("mốc chính trong danh sách mốc"), _markers(lambda marker: fold(marker.kind).startswith("chinh"))
    ),
    "markers_aux": ListDefinition(
        _R.MARKERS, N_("mốc phụ trong danh sách mốc"), _markers(lambda marker: fold(marker.kind).startswith("phu"))
    ),
    "markers_damaged": ListDefinition(_R.MARKERS, N_("mốc hư hỏng trong danh sách mốc"), _markers(is_damaged)),
    "pillars": ListDefinition(_R.MARKERS, N_("số cột trong danh sách mốc"), _pillars),
    "teams_border": ListDefinition(_R.TEAMS, N_("tổ đường biên, mốc giới trong danh sách tổ"), _teams("border")),
    "teams_border_members": ListDefinition(
        _R.TEAMS, N_("thành viên các tổ đường biên, mốc giới trong danh sách tổ"), _teams("border", "member_count")
    ),
    "teams_border_households": ListDefinition(
        _R.TEAMS, N_("hộ của các tổ đường biên, mốc giới trong danh sách tổ"), _teams("border", "household_count")
    ),
    "teams_security": ListDefinition(_R.TEAMS, N_("tổ an ninh trật tự trong danh sách tổ"), _teams("security")),
    "teams_security_members": ListDefinition(
        _R.TEAMS, N_("thành viên các tổ an ninh trật tự trong danh sách tổ"), _teams("security", "member_count")
    ),
    "boards": ListDefinition(_R.TEAMS, N_("ban tự quản trong danh sách tổ"), _teams("board")),
    "regs_groups": ListDefinition(
        _R.REGISTRATIONS, N_("tập thể còn hiệu lực trong danh sách đăng ký"), _registrations("tap the")
    ),
    "regs_households": ListDefinition(
        _R.REGISTRATIONS, N_("hộ còn hiệu lực trong danh sách đăng ký"), _registrations("ho")
    ),
    "regs_persons": ListDefinition(
        _R.REGISTRATIONS, N_("cá nhân còn hiệu lực trong danh sách đăng ký"), _registrations("ca nhan")
    ),
    "regs_km": ListDefinition(_R.REGISTRATIONS, N_("số km trong danh sách đăng ký"), _registered_km),
    "incidents_tip": ListDefinition(
        _R.INCIDENTS, N_("vụ từ nguồn tin nhân dân trong danh sách vụ việc"), _incidents(lambda item: item.is_from_tip)
    ),
    "incidents_tip_persons": ListDefinition(
        _R.INCIDENTS,
        N_("đối tượng của các vụ từ nguồn tin nhân dân trong danh sách vụ việc"),
        _incidents(lambda item: item.is_from_tip, persons=True),
    ),
    "incidents_persons": ListDefinition(
        _R.INCIDENTS,
        N_("đối tượng của các vụ vi phạm trong danh sách vụ việc"),
        _incidents(_is_offence, persons=True),
    ),
    "patrols_bilateral": ListDefinition(
        _R.PATROLS,
        N_("lần tuần tra song phương trong sổ tuần tra"),
        lambda row: ONE if isinstance(row, Patrol) and "song phuong" in fold(row.kind) else ZERO,
    ),
    "events_reviews": ListDefinition(_R.EVENTS, N_("hội nghị sơ kết đã tổ chức trong danh sách"), _events(_review)),
    "events_delegates": ListDefinition(
        _R.EVENTS, N_("đại biểu dự các sự kiện đã tổ chức"), _events(lambda item: item.delegate_count)
    ),
    "events_people": ListDefinition(
        _R.EVENTS, N_("nhân dân tham gia các sự kiện đã tổ chức"), _events(lambda item: item.people_count)
    ),
    "events_art": ListDefinition(
        _R.EVENTS, N_("tiết mục VHVN của các sự kiện đã tổ chức"), _events(lambda item: activity_count(item, "vhvn"))
    ),
    "events_sport": ListDefinition(
        _R.EVENTS, N_("môn TDTT của các sự kiện đã tổ chức"), _events(lambda item: activity_count(item, "tdtt"))
    ),
    "events_games": ListDefinition(
        _R.EVENTS, N_("trò chơi của các sự kiện đã tổ chức"), _events(lambda item: activity_count(item, "tcdg"))
    ),
    "events_gifts": ListDefinition(
        _R.EVENTS, N_("suất quà của các sự kiện đã tổ chức"), _events(lambda item: item.gift_count)
    ),
    "events_gift_value": ListDefinition(
        _R.EVENTS, N_("giá trị quà của các sự kiện đã tổ chức"), _events(lambda item: item.gift_value)
    ),
    "budget_plan": ListDefinition(
        _R.BUDGET, N_("dự toán trong bảng kinh phí"), _budget("planned", lambda _source: True)
    ),
    "budget_district": ListDefinition(
        _R.BUDGET,
        N_("nguồn huyện, tỉnh trong bảng kinh phí"),
        _budget("planned", lambda source: "huyen" in source or "tinh" in source),
    ),
    "budget_commune": ListDefinition(
        _R.BUDGET,
        N_("nguồn xã, phường trong bảng kinh phí"),
        _budget("planned", lambda source: source in ("xa", "ngan sach xa", "phuong", "ngan sach phuong")),
    ),
    "budget_social": ListDefinition(
        _R.BUDGET,
        N_("nguồn xã hội hóa trong bảng kinh phí"),
        _budget("planned", lambda source: "xa hoi hoa" in source),
    ),
    "budget_spent": ListDefinition(
        _R.BUDGET, N_("số đã chi trong bảng kinh phí"), _budget("spent", lambda _source: True)
    ),
}

_TITLES: Mapping[Register, str] = {
    _R.TEAMS: N_("danh sách tổ, ban tự quản"),
    _R.REGISTRATIONS: N_("danh sách đăng ký"),
    _R.MARKERS: N_("danh sách mốc"),
    _R.INCIDENTS: N_("danh sách vụ việc"),
    _R.PATROLS: N_("sổ tuần tra"),
    _R.EVENTS: N_("danh sách sự kiện"),
    _R.NOMINEES: N_("danh sách đề nghị khen thưởng"),
    _R.BUDGET: N_("bảng kinh phí"),
}


def list_title(register: Register) -> str:
    """Vietnamese words for a whole list."""
    return _(_TITLES[register])


_INCIDENTS_OF = re.compile(r"incidents_([A-Z][0-9]{2}[a-z]?)(_persons)?")


def definition_of(name: str) -> ListDefinition | None:
    """The definition behind a list name, also for ``incidents_<code>``."""
    if found := _INCIDENTS_OF.fullmatch(name):
        code, persons = found[1], bool(found[2])
        title = _("dòng {code} trong danh sách vụ việc")
        if persons:
            title = _("đối tượng của các dòng {code} trong danh sách vụ việc")
        return ListDefinition(
            Register.INCIDENTS,
            title.format(code=code),
            _incidents(lambda item: item.kind == code, persons=persons),
        )
    return DEFINITIONS.get(name)

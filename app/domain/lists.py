"""Lists are the truth: what the totals beside a list sheet must be, derived from its rows.

Each list name of the rule language is one definition: which rows count, and with how much. Rows outside the period
and events that were not held never count. A list without rows gives no value, unless its sheet is known to be there.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.list_definitions import ZERO, definition_of, team_kind, tier_of
from app.domain.markers import between, marker_key
from app.domain.periods import ReportingPeriod
from app.domain.registers import Incident, Marker, Patrol, Register, RegisterRow, Registration, ReportedEvent, Team
from app.domain.submissions import ReportedHamlet, ReportedRow
from app.i18n import N_
from app.text import clean, fold

_LOCAL_WORD = re.compile(r"^(?:(?:xom|thon|ban|to dan pho|khu pho|khom|ap|buon)\s+(?=\S))+")
_DAYS: Mapping[type, str] = {Incident: "happened_on", Patrol: "held_on", ReportedEvent: "starts_on"}


@dataclass(frozen=True, slots=True)
class ListSheets:
    """The list sheets of one report: rows, hamlets, period, and which sheets are there even if empty."""

    rows: tuple[ReportedRow, ...]
    hamlets: tuple[ReportedHamlet, ...] = ()
    period: ReportingPeriod | None = None
    registers: frozenset[Register] = frozenset()

    def of(self, register: Register) -> list[RegisterRow]:
        """The rows of one sheet that lie inside the period."""
        return [item.row for item in self.rows if item.register is register and in_period(item.row, self.period)]

    @property
    def present(self) -> frozenset[Register]:
        """Sheets that are there."""
        return self.registers | {item.register for item in self.rows}


def hamlet_key(name: str) -> str:
    """The same for one hamlet with and without local words in front ("Xóm Kéo Sỹ", "Kéo Sỹ"; "Xóm Bản Láp")."""
    return _LOCAL_WORD.sub("", fold(name))


def in_period(row: RegisterRow, period: ReportingPeriod | None) -> bool:
    """Whether a dated row belongs to the period; rows without a date do (their date is another finding)."""
    day = _DAYS.get(type(row))
    happened = getattr(row, day) if day else None
    return period is None or happened is None or period.contains(happened)


_WHOLE: Mapping[str, tuple[tuple[Register, ...], str]] = {
    "hamlets": ((), N_("biểu xóm")),
    "border_hamlets": ((), N_("xóm giáp biên trong biểu xóm")),
    "border_hamlets_with_team": ((Register.TEAMS,), N_("xóm giáp biên có tổ trong danh sách tổ")),
    "regs_markers": ((Register.REGISTRATIONS, Register.MARKERS), N_("mốc khác nhau trong danh sách đăng ký")),
    "written_reports": ((Register.EVENTS,), N_("đơn vị cấp độ 4 trong danh sách sự kiện")),
}


def title_of(name: str) -> str:
    """Vietnamese words for a list name; the name itself when it means nothing."""
    if name in _WHOLE:
        return _WHOLE[name][1]
    found = definition_of(name)
    return found.title if found else name


def derive(name: str, sheets: ListSheets) -> Decimal | None:
    """The value a list gives; ``None`` when its sheet is missing or a needed cell of it is blank."""
    if name in _WHOLE:
        return _whole(name, sheets)
    definition = definition_of(name)
    if definition is None or definition.register not in sheets.present:
        return None
    rows = sheets.of(definition.register)
    if definition.register is Register.MARKERS:
        rows = list({marker_key(row.number): row for row in rows if isinstance(row, Marker)}.values())
    return add(definition.amount(row) for row in rows)


def add(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, or ``None`` as soon as one amount is unknown."""
    total = ZERO
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _whole(name: str, sheets: ListSheets) -> Decimal | None:
    if not set(_WHOLE[name][0]) <= sheets.present:
        return None
    if name == "regs_markers":
        return registered_markers(sheets)
    if name == "written_reports":
        return Decimal(len(_places_of_tier_4(sheets.of(Register.EVENTS))))
    hamlets: Collection[ReportedHamlet] = sheets.hamlets
    if name != "hamlets":
        hamlets = [item for item in hamlets if item.is_border]
    if name == "border_hamlets_with_team":
        guarded = {
            hamlet_key(row.hamlet)
            for row in sheets.of(Register.TEAMS)
            if isinstance(row, Team) and team_kind(row) == "border"
        }
        hamlets = [item for item in hamlets if hamlet_key(item.name) in guarded]
    return Decimal(len(hamlets)) if sheets.hamlets else None


def registered_markers(sheets: ListSheets) -> Decimal | None:
    """Distinct markers that valid registrations cover; ``None`` when a range cannot be placed in the marker list."""
    known = [row.number for row in sheets.of(Register.MARKERS) if isinstance(row, Marker)]
    covered: set[str] = set()
    for row in sheets.of(Register.REGISTRATIONS):
        if isinstance(row, Registration) and row.is_valid and clean(row.from_marker):
            markers = between(row.from_marker, row.to_marker, known)
            if markers is None:
                return None
            covered.update(map(str, markers))
    return Decimal(len(covered))


def _places_of_tier_4(rows: Iterable[RegisterRow]) -> set[tuple[str, str]]:
    """Units that held nothing because of tier 4: the commune itself, or a hamlet by its place."""
    places = set()
    for row in rows:
        if isinstance(row, ReportedEvent) and tier_of(row) == 4 and fold(row.status) == "khong to chuc":
            level = fold(row.level)
            places.add((level, fold(row.place) if level != "xa" else ""))
    return places

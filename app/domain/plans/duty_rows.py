"""One line of the board of duties: who owes what of which plan to whom by when, what came, how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from app.domain.plans.duties import Duty
from app.domain.plans.duty_slots import Due, DutyPeriod
from app.domain.plans.duty_standing import BEHIND, Arrival, DutyState, Standing
from app.domain.plans.plan import Agency, Plan, PlanHead
from app.domain.plans.work import DutyReceipt
from app.i18n import N_, _
from app.text import fold, short_date

#: So many working days before its last one a duty is due soon.
SOON: Final = 5
#: Where receipts of what is kept elsewhere are entered, by ``Duty.fed_by``.
SOURCE_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "submissions": N_("Báo cáo xã"),
        "dossiers": N_("Khen thưởng"),
        "review": N_("Báo cáo sơ kết"),
        "events": N_("Ngày hội"),
        "result_reports": N_("Ngày hội"),
        "written_reports": N_("Ngày hội"),
    }
)


@dataclass(frozen=True, slots=True)
class DutyAt:
    """Which occurrence of whom: an agency of the plan by its key, or a unit; that is where receipts are kept.

    ``obligation_id`` is the number of what an event owes, which is kept with the event; 0 for everything else.
    """

    part_id: int
    period: str = ""
    agency: str = ""
    unit_id: int | None = None
    obligation_id: int = 0


@dataclass(frozen=True, slots=True)
class DutyOwner:
    """Who owes: a unit of the data file, or an agency by its key with the name it bears then."""

    name: str
    agency: str = ""
    unit_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One line; ``plan_id`` is 0 for what an event owes and no plan has a duty for.

    ``source`` says who keeps the receipts (``Duty.fed_by``), empty when they are entered here. ``receipt`` is what was
    entered here, also an extension or a waiver of something kept elsewhere. ``is_closed``: its plan is closed, so that
    nobody is asked for it any more.
    """

    at: DutyAt
    plan_id: int
    plan_key: str
    plan_title: str
    duty: Duty
    period: DutyPeriod
    owner: DutyOwner
    owed_to: str
    through: str = ""
    due: Due
    arrival: Arrival
    standing: Standing
    receipt: DutyReceipt | None = None
    source: str = ""
    is_closed: bool = False

    @property
    def title(self) -> str:
        """The duty with its period: «Báo cáo tổng kết hằng năm (năm 2022)»."""
        return f"{self.duty.title} ({self.period.words})" if self.period.words else self.duty.title

    @property
    def is_owed(self) -> bool:
        """Whether something still has to come."""
        return self.standing.is_owed and not self.is_closed

    @property
    def is_late(self) -> bool:
        """Whether it is owed and a stated day is over, or it came after the last one."""
        return self.is_behind or self.standing.state is DutyState.DONE_LATE

    @property
    def is_behind(self) -> bool:
        """Whether it is owed and a stated day is over."""
        return self.standing.state in BEHIND and not self.is_closed

    @property
    def is_unsettled(self) -> bool:
        """Whether it is owed while two stated days still stand side by side."""
        return self.is_owed and self.due.is_contradicted

    @property
    def years(self) -> tuple[int, ...]:
        """The years it belongs to: those of its days, else those of its period."""
        days = sorted({day.year for day in (self.due.working, self.due.last) if day is not None})
        return tuple(days) or tuple(range(self.period.first.year, self.period.last.year + 1))

    @property
    def sorting(self) -> tuple[bool, date, str, str]:
        """By the day worked towards, those without one last."""
        return self.due.working is None, self.due.working or date.max, fold(self.title), fold(self.owner.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFilter:
    """Which lines of the board; empty fields leave all. ``due_in`` are working days, today counted.

    ``is_late`` and ``due_in`` together give what is late or due soon.
    """

    plan: str = ""
    who: str = ""
    year: int | None = None
    is_late: bool = False
    due_in: int | None = None
    only_owed: bool = False

    def takes(self, row: DutyRow) -> bool:
        """Whether a line is wanted."""
        if self.plan and self.plan not in (row.plan_key, row.plan_title):
            return False
        if self.year is not None and self.year not in row.years:
            return False
        if self.only_owed and not row.is_owed:
            return False
        return self._is_of(row) and self._is_in_time(row)

    def _is_of(self, row: DutyRow) -> bool:
        wanted = fold(self.who)
        return (
            not wanted or wanted in (fold(row.owner.agency), str(row.owner.unit_id)) or wanted in fold(row.owner.name)
        )

    def _is_in_time(self, row: DutyRow) -> bool:
        if not self.is_late and self.due_in is None:
            return True
        left = row.standing.left
        is_soon = self.due_in is not None and row.is_owed and left is not None and left.days <= self.due_in
        return is_soon or (self.is_late and row.is_late)


def unsettled(rows: Iterable[DutyRow]) -> tuple[DutyRow, ...]:
    """One line of each duty that is owed while its plan states two days for it."""
    return tuple({(row.at.part_id, row.period.text): row for row in rows if row.is_unsettled}.values())


def agency_on(plan: Plan, key: str, day: date) -> Agency | None:
    """The agency of a key as it is on a day: the one that took its place, where it is no more."""
    known = {item.key: item for item in plan.agencies}
    found = known.get(key)
    passed: set[str] = set()
    while found is not None and found.valid_to is not None and found.valid_to <= day and found.became in known:
        if found.key in passed:
            break
        passed.add(found.key)
        found = known[found.became]
    return found


def plan_title(plan: Plan) -> str:
    """How lists name a plan."""
    return plan.head.short_title or plan.head.number or plan.head.title


def plan_words(head: PlanHead) -> str:
    """A plan as papers cite it: «Kế hoạch số 74/KH-BCĐ ngày 11/01/2022 của …»; what it lacks is left out."""
    number = _("Kế hoạch số {number}").format(number=head.number) if head.number else _("Kế hoạch")
    day = _(" ngày {day}").format(day=short_date(head.issued_on)) if head.issued_on else ""
    return _("{number}{day} của {issuer}").format(number=number, day=day, issuer=head.issuer)


def plan_day(head: PlanHead) -> date:
    """The first day anything can be owed under a plan: when it was issued or began, whichever came first."""
    return min(filter(None, (head.issued_on, head.starts)))

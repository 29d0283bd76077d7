"""How a duty of one owner stands: due, soon due, partly here, in time, between two stated days, late, waived.

Something is handed in once every copy asked for is here (plan 74/KH-BCĐ, IV.6 asks for the signed paper and the file);
hard and soft copy come on days of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.plans.duties import Copy
from app.domain.plans.duty_slots import Due
from app.domain.plans.work import DutyReceipt
from app.domain.plans.workdays import DayCount, WorkCalendar
from app.i18n import N_, _
from app.text import padded_count, short_date

COPY_WORDS: Final[Mapping[Copy, str]] = MappingProxyType({Copy.HARD: N_("bản cứng"), Copy.SOFT: N_("bản mềm")})


class DutyState(StrEnum):
    """How it stands; PARTIAL is partly here while the last day has not passed."""

    UNDATED = "undated"
    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    PARTIAL = "partial"
    BETWEEN = "between"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_BETWEEN = "done_between"
    DONE_LATE = "done_late"
    WAIVED = "waived"


class DutyTone(StrEnum):
    """How urgent a state is; ASK wants a day from somebody."""

    CALM = "calm"
    ASK = "ask"
    GOOD = "good"
    AMBER = "amber"
    RED = "red"


TONES: Final[Mapping[DutyState, DutyTone]] = MappingProxyType(
    {
        DutyState.UNDATED: DutyTone.ASK,
        DutyState.NOT_DUE: DutyTone.CALM,
        DutyState.DUE_SOON: DutyTone.AMBER,
        DutyState.PARTIAL: DutyTone.AMBER,
        DutyState.BETWEEN: DutyTone.AMBER,
        DutyState.OVERDUE: DutyTone.RED,
        DutyState.DONE: DutyTone.GOOD,
        DutyState.DONE_BETWEEN: DutyTone.AMBER,
        DutyState.DONE_LATE: DutyTone.RED,
        DutyState.WAIVED: DutyTone.CALM,
    }
)
#: Nothing more is owed in these.
SETTLED: Final = frozenset({DutyState.DONE, DutyState.DONE_BETWEEN, DutyState.DONE_LATE, DutyState.WAIVED})
#: Not handed in though a stated day is over.
BEHIND: Final = frozenset({DutyState.BETWEEN, DutyState.OVERDUE})

_SENTENCES: Final[Mapping[DutyState, str]] = MappingProxyType(
    {
        DutyState.UNDATED: N_("{lack}; kế hoạch không ghi hạn, cần đặt hạn"),
        DutyState.NOT_DUE: N_("Chưa đến hạn, nộp đến hết ngày {working}"),
        DutyState.DUE_SOON: N_("Sắp đến hạn, nộp đến hết ngày {working}, còn {left}"),
        DutyState.PARTIAL: N_("{lack}; hạn đến hết ngày {working}, còn {left}"),
        DutyState.BETWEEN: N_("{lack}; đã qua hạn chính {working}, còn trong hạn {clause} đến hết ngày {last}"),
        DutyState.OVERDUE: N_("{lack}; quá hạn {days} ngày (hạn đến hết ngày {last})"),
        DutyState.DONE: N_("Đủ"),
        DutyState.DONE_BETWEEN: N_("Đủ; nộp sau hạn chính {working}, còn trong hạn {clause}"),
        DutyState.DONE_LATE: N_("Đủ; nộp muộn {days} ngày"),
        DutyState.WAIVED: N_("Được miễn"),
    }
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came: the day it was whole (``None`` while something lacks), and what lacks although a part is here."""

    came_on: date | None = None
    missing: tuple[str, ...] = ()
    is_waived: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether a part of it is here."""
        return self.came_on is None and bool(self.missing)


def arrival(receipt: DutyReceipt | None, copies: Iterable[Copy]) -> Arrival:
    """What a receipt says came; where the plan asks for no copy in particular the first one is enough."""
    if receipt is None:
        return Arrival()
    days = {Copy.HARD: receipt.hard_copy_on, Copy.SOFT: receipt.soft_copy_on}
    here = [day for day in days.values() if day is not None]
    asked = tuple(dict.fromkeys(copies))
    if not asked:
        return Arrival(min(here, default=None), is_waived=receipt.is_waived)
    lacking = tuple(copy for copy in asked if days[copy] is None)
    if lacking:
        return Arrival(None, tuple(_(COPY_WORDS[copy]) for copy in lacking) if here else (), receipt.is_waived)
    return Arrival(max(day for copy in asked if (day := days[copy])), is_waived=receipt.is_waived)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state with its sentence; ``days`` are calendar days late, ``left`` working days from today to the last one.

    ``left`` is ``None`` once nothing is owed or the day is over.
    """

    state: DutyState
    sentence: str
    days: int = 0
    left: DayCount | None = None

    @property
    def tone(self) -> DutyTone:
        """How urgent it is."""
        return TONES[self.state]

    @property
    def is_owed(self) -> bool:
        """Whether something still has to come."""
        return self.state not in SETTLED


def standing(due: Due, came: Arrival, today: date, calendar: WorkCalendar, soon: int) -> Standing:
    """How it stands ``today``; due soon is what has at most ``soon`` working days left, today counted."""
    left = None
    if due.working is not None and came.came_on is None and not came.is_waived and today <= due.working:
        left = calendar.count(today, due.working)
    state = _state(due, came, today, left.days <= soon if left else False)
    return Standing(state, _sentence(state, due, came, today, left), _late(state, due, came, today), left)


def _state(due: Due, came: Arrival, today: date, is_soon: bool) -> DutyState:
    if came.is_waived:
        return DutyState.WAIVED
    is_here = came.came_on is not None
    if due.working is None or due.last is None:
        return DutyState.DONE if is_here else DutyState.UNDATED
    day = came.came_on or today
    if day > due.last:
        return DutyState.DONE_LATE if is_here else DutyState.OVERDUE
    if day > due.working:
        return DutyState.DONE_BETWEEN if is_here else DutyState.BETWEEN
    return DutyState.DONE if is_here else _waiting(came, is_soon)


def _waiting(came: Arrival, is_soon: bool) -> DutyState:
    if came.is_partial:
        return DutyState.PARTIAL
    return DutyState.DUE_SOON if is_soon else DutyState.NOT_DUE


def _late(state: DutyState, due: Due, came: Arrival, today: date) -> int:
    if state not in (DutyState.OVERDUE, DutyState.DONE_LATE) or due.last is None:
        return 0
    return ((came.came_on or today) - due.last).days


def _sentence(state: DutyState, due: Due, came: Arrival, today: date, left: DayCount | None) -> str:
    lack = _("Thiếu {missing}").format(missing=", ".join(came.missing)) if came.missing else _("Chưa nộp")
    working, last = (short_date(day) if day else "" for day in (due.working, due.last))
    return _(_SENTENCES[state]).format(
        lack=lack,
        working=working,
        last=last,
        clause=due.last_clause,
        days=padded_count(_late(state, due, came, today)),
        left=left.words if left else "",
    )

"""Dossier «hồ sơ khen thưởng»: which papers it must have, what came and when, what lacks, whether it came in time.

The papers are those of the law in force on the day the dossier came in. Plan 74/KH-BCĐ states two dates for one duty
(IV.6 before 21/01/2022, III.3 before 10/02/2022): the earlier is the working date, the later the last one, until the
committee decides on one. "Trước ngày" is exclusive: what comes on the 21st comes after the working date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.awards.catalogue import Confidence, DatedRule, DossierItem
from app.domain.awards.nominations import DeadlineRuling, DossierReceipt
from app.i18n import N_, _
from app.text import padded_count, short_date


class Timeliness(StrEnum):
    """Whether a dossier came in time, or how much time is left."""

    NO_DEADLINE = "no_deadline"
    OPEN = "open"
    OPEN_BETWEEN = "open_between"
    OVERDUE = "overdue"
    ON_TIME = "on_time"
    BETWEEN = "between"
    LATE = "late"


#: Where something has to be done or explained: amber, then red.
AMBER: Final = frozenset({Timeliness.OPEN_BETWEEN, Timeliness.BETWEEN})
RED: Final = frozenset({Timeliness.OVERDUE, Timeliness.LATE})
_SENTENCES: Mapping[Timeliness, str] = {
    Timeliness.NO_DEADLINE: N_("Kế hoạch không ghi hạn nộp hồ sơ khen thưởng"),
    Timeliness.OPEN: N_("Chưa nộp, hạn đến hết ngày {working}"),
    Timeliness.OPEN_BETWEEN: N_("Chưa nộp, đã qua hạn chính {working}, còn trong hạn {clause} đến hết ngày {last}"),
    Timeliness.OVERDUE: N_("Chưa nộp, đã quá hạn cuối {last}"),
    Timeliness.ON_TIME: N_("Nộp đúng hạn (đến hết ngày {working})"),
    Timeliness.BETWEEN: N_("Nộp sau hạn chính, còn trong hạn {clause}"),
    Timeliness.LATE: N_("Nộp quá hạn cuối {last}"),
}


@dataclass(frozen=True, slots=True)
class StatedDate:
    """One date a plan states; ``due_on`` is the last day on time."""

    due_on: date
    clause: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class DossierDeadline:
    """When dossiers are due: every date the plan states, and what the committee decided where it did.

    ``copies`` are those the plan asks for, "hard" and "soft".
    """

    dates: tuple[StatedDate, ...] = ()
    owed_to: str = ""
    copies: frozenset[str] = frozenset()
    ruling: DeadlineRuling | None = None

    @property
    def working(self) -> date | None:
        """The day to work towards: the decided one, else the earliest last day."""
        return self.ruling.due_on if self.ruling else min((item.due_on for item in self.dates), default=None)

    @property
    def last(self) -> date | None:
        """The last day of acceptance: the decided one, else the latest."""
        return self.ruling.due_on if self.ruling else max((item.due_on for item in self.dates), default=None)

    @property
    def is_contradicted(self) -> bool:
        """Whether the plan states several days and nobody has decided on one."""
        return self.working != self.last

    def timeliness(self, received: date | None, today: date) -> Timeliness:
        """Whether what came on ``received`` came in time; without it, how it stands ``today``."""
        if self.working is None or self.last is None:
            return Timeliness.NO_DEADLINE
        is_here = received is not None
        day = received or today
        if day <= self.working:
            return Timeliness.ON_TIME if is_here else Timeliness.OPEN
        if day <= self.last:
            return Timeliness.BETWEEN if is_here else Timeliness.OPEN_BETWEEN
        return Timeliness.LATE if is_here else Timeliness.OVERDUE

    def sentence(self, received: date | None, today: date) -> str:
        """The same in words: «Nộp sau hạn chính, còn trong hạn III.3»."""
        working, last = (short_date(day) if day else "" for day in (self.working, self.last))
        words = _(_SENTENCES[self.timeliness(received, today)])
        return words.format(working=working, last=last, clause=self._last_clause())

    def _last_clause(self) -> str:
        return max(self.dates, key=lambda item: item.due_on).clause if self.dates else ""


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One paper of the checklist with what came of it; soft and hard copy are independent."""

    rule: DatedRule[DossierItem]
    receipt: DossierReceipt | None = None

    @property
    def key(self) -> str:
        """The key of the paper."""
        return self.rule.content.key

    @property
    def name(self) -> str:
        """The paper as forms call it."""
        return self.rule.content.name

    @property
    def soft_on(self) -> date | None:
        """When the soft copy came."""
        return self.receipt.soft_copy_on if self.receipt else None

    @property
    def hard_on(self) -> date | None:
        """When the hard copy came."""
        return self.receipt.hard_copy_on if self.receipt else None

    @property
    def is_certain(self) -> bool:
        """Whether the rule behind it was read, or rests on reports and practice."""
        return self.rule.confidence is Confidence.READ

    def lacks(self, copies: frozenset[str]) -> tuple[str, ...]:
        """Which of the copies asked for are not here: "hard", "soft"; without any asked for one of both is enough."""
        here = {"hard": self.hard_on, "soft": self.soft_on}
        if not copies:
            return () if any(here.values()) else ("any",)
        return tuple(name for name in ("hard", "soft") if name in copies and here[name] is None)

    def came_on(self, copies: frozenset[str]) -> date | None:
        """The day the paper was whole; ``None`` while a copy lacks."""
        if self.lacks(copies):
            return None
        days = {"hard": self.hard_on, "soft": self.soft_on}
        wanted = [day for name, day in days.items() if day is not None and (not copies or name in copies)]
        return max(wanted) if copies else min(wanted)


_COPY_WORDS: Mapping[str, str] = {"hard": N_("bản cứng"), "soft": N_("bản mềm")}


@dataclass(frozen=True, slots=True)
class Dossier:
    """The dossier of one nomination: its checklist, when it came, by when it is due.

    ``received_on`` is the day written down for the whole of it; ``regime`` the key of the law that gives the checklist.
    One that was returned (``is_returned``) is not here, whatever came before.
    """

    nomination_id: int
    lines: tuple[DossierLine, ...]
    deadline: DossierDeadline
    received_on: date | None = None
    regime: str = ""
    is_returned: bool = False

    @property
    def required(self) -> tuple[DossierLine, ...]:
        """The papers that must be there."""
        return tuple(line for line in self.lines if line.rule.content.is_required)

    @property
    def missing(self) -> tuple[DossierLine, ...]:
        """Required papers of which a copy lacks."""
        return tuple(line for line in self.required if line.lacks(self.deadline.copies))

    @property
    def is_whole(self) -> bool:
        """Whether nothing lacks; a checklist nobody wrote is not whole, because nobody can know."""
        return bool(self.required) and not self.missing

    @property
    def percent(self) -> int | None:
        """How much of it is here, rounded down, so that only a whole dossier has 100; ``None`` without a checklist."""
        if not self.required:
            return None
        return 100 * (len(self.required) - len(self.missing)) // len(self.required)

    @property
    def came_on(self) -> date | None:
        """The day it came: the one written down, else the day the last required paper came."""
        if self.is_returned or self.received_on is not None:
            return None if self.is_returned else self.received_on
        return self.whole_on

    @property
    def whole_on(self) -> date | None:
        """The day the last required paper came; ``None`` while one lacks."""
        days = [line.came_on(self.deadline.copies) for line in self.required]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def timeliness(self, today: date) -> Timeliness:
        """Whether it came in time, or how it stands ``today``."""
        return self.deadline.timeliness(self.came_on, today)

    @property
    def is_whole_late(self) -> bool:
        """Whether the last of its papers came after the working date, although it was received in time."""
        working, whole_on = self.deadline.working, self.whole_on
        return bool(self.came_on and working and whole_on and self.came_on <= working < whole_on)

    def sentence(self, today: date) -> str:
        """Whether it came in time, and what of its papers lacks or came only later."""
        told = self.deadline.sentence(self.came_on, today)
        if self.is_returned:
            return told.replace(_("Chưa nộp"), _("Chưa nộp lại"), 1)
        if self.came_on is None or not self.required:
            return told
        if self.missing:
            return _("{told}; còn thiếu {count} giấy tờ").format(told=told, count=padded_count(len(self.missing)))
        if self.whole_on is None or self.whole_on <= self.came_on:
            return told
        words = _("{told}; giấy tờ đủ ngày {day}")
        if self.is_whole_late:
            is_last = self.deadline.last is not None and self.whole_on > self.deadline.last
            words = (
                _("{told}; giấy tờ đủ ngày {day}, sau hạn cuối")
                if is_last
                else _("{told}; giấy tờ đủ ngày {day}, sau hạn chính")
            )
        return words.format(told=told, day=short_date(self.whole_on))

    def missing_words(self) -> tuple[str, ...]:
        """What lacks, one phrase for each paper: «Biên bản xét khen thưởng (thiếu bản cứng)»."""
        return tuple(_missing(line, self.deadline.copies) for line in self.missing)


def _missing(line: DossierLine, copies: frozenset[str]) -> str:
    lacking = [_(_COPY_WORDS[name]) for name in line.lacks(copies) if name in _COPY_WORDS]
    if not lacking or line.receipt is None:
        return line.name
    return _("{paper} (thiếu {copies})").format(paper=line.name, copies=", ".join(lacking))


def checklist(
    rules: Iterable[DatedRule[DossierItem]], receipts: Iterable[DossierReceipt]
) -> tuple[tuple[DossierLine, ...], tuple[DossierReceipt, ...]]:
    """The papers of a dossier with their receipts, and receipts of papers that the law of this day does not ask for."""
    by_item = {item.item: item for item in receipts}
    lines = tuple(DossierLine(rule, by_item.pop(rule.content.key, None)) for rule in rules)
    return lines, tuple(by_item.values())

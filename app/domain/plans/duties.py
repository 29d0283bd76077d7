"""Duty «nghĩa vụ» stated by a plan: who owes which paper to whom by when, once or every year, in which copies.

Where the text names two dates for one duty, both are kept with their clauses: the earlier is the one to work towards,
the later the last one taken (plan 74/KH-BCĐ, III.3 and IV.6), until a decision settles it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.plans.spans import Frequency
from app.i18n import N_, _

_FOLLOWING: Final[Mapping[Frequency | None, str]] = MappingProxyType(
    {Frequency.MONTH: N_("tháng sau"), Frequency.QUARTER: N_("quý sau"), Frequency.YEAR: N_("năm sau")}
)


class Copy(StrEnum):
    """A form in which something is to be handed in; each arrives on its own day."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDate:
    """One date the text states: a ``day``, or ``month`` and ``month_day`` of every year («trước ngày 15/11 hằng năm»).

    ``month_day`` alone is a day of the last month of each quarter, half-year or month («ngày 25 hằng tháng»).
    With ``periods_later`` = 1 the day lies in the period after the one reported on («trước ngày 15/01 năm sau»), and
    ``month_day`` alone in the month right after it («trước ngày 05 tháng sau»); 0 is the period itself.
    ``is_inclusive`` decides whether that day itself is still on time; ``None`` leaves it to the plan.
    """

    day: date | None = None
    month: int | None = None
    month_day: int | None = None
    clause: str = ""
    quote: str = ""
    is_inclusive: bool | None = None
    periods_later: int = 0

    def later_words(self, frequency: Frequency | None = None) -> str:
        """«tháng sau», «năm sau», «kỳ sau» where how often is not known; empty for a day of the period itself."""
        if not self.periods_later:
            return ""
        is_day_alone = self.day is None and self.month is None
        return _("tháng sau") if is_day_alone else _(_FOLLOWING.get(frequency, N_("kỳ sau")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty of a plan.

    ``owed_by`` are keys of agencies, or ``communes``, ``stations``, ``committee``, ``collecting_point`` of the data
    file. ``owed_to`` is a key or plain words. ``fed_by`` says who already keeps the receipts: ``submissions`` (reports
    of communes), ``dossiers`` (commendation), ``review`` (the issued report), ``events`` (that they were held),
    ``result_reports`` and ``written_reports`` (of events held, and of those that could not be); empty when they are
    entered here. Without ``dates`` the plan states none: the officer sets one or leaves it open.
    """

    key: str
    title: str
    owed_by: tuple[str, ...]
    owed_to: str = ""
    through: str = ""
    dates: tuple[DutyDate, ...] = ()
    frequency: Frequency = Frequency.ONCE
    from_year: int | None = None
    to_year: int | None = None
    copies: tuple[Copy, ...] = ()
    fed_by: str = ""
    clause: str = ""
    quote: str = ""
    note: str = ""

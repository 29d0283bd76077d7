"""Duty «nghĩa vụ» stated by a plan: who owes which paper to whom by when, once or every year, in which copies.

Where the text names two dates for one duty, both are kept with their clauses: the earlier is the one to work towards,
the later the last one taken (plan 74/KH-BCĐ, III.3 and IV.6), until a decision settles it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.plans.spans import Frequency


class Copy(StrEnum):
    """A form in which something is to be handed in; each arrives on its own day."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDate:
    """One date the text states: a ``day``, or ``month`` and ``month_day`` of every year («trước ngày 15/11 hằng năm»).

    ``month_day`` alone is a day of the last month of each quarter, half-year or month («ngày 25 hằng tháng»).
    ``is_inclusive`` decides whether that day itself is still on time; ``None`` leaves it to the plan.
    """

    day: date | None = None
    month: int | None = None
    month_day: int | None = None
    clause: str = ""
    quote: str = ""
    is_inclusive: bool | None = None


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

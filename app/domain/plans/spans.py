"""Spans of the calendar as plans name them: a day, a month, a quarter, a half-year, a year.

A plan writes "Quý I/2022" or "năm 2023" where others write a day; what is due in a quarter is late only after the
quarter's last day. In files and in the store a span is a short text: ``2022``, ``2022-H1``, ``2022-Q3``, ``2022-07``,
``2022-07-28``; from one to another ``2022-Q1..2023-Q4``, as a phase runs.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from app.i18n import N_, _
from app.text import short_date

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?", re.A
)
_ROMAN = ("I", "II", "III", "IV")
_TO = ".."
#: Years a plan may be about: since there is a state that makes plans, and as far as one is foreseen.
EARLIEST, LATEST = 1945, 2100

#: First and last day, both inside.
Days = tuple[date, date]


class Frequency(StrEnum):
    """How often something is done, reported or measured."""

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    PHASE = "phase"


FREQUENCY_WORDS: Mapping[Frequency, str] = MappingProxyType(
    {
        Frequency.ONCE: N_("một lần"),
        Frequency.MONTH: N_("hằng tháng"),
        Frequency.QUARTER: N_("hằng quý"),
        Frequency.HALF_YEAR: N_("6 tháng một lần"),
        Frequency.YEAR: N_("hằng năm"),
        Frequency.PHASE: N_("theo giai đoạn"),
    }
)
#: Months from one occurrence to the next; a phase has its own days, and what is done once has no next.
MONTHS: Mapping[Frequency, int] = MappingProxyType(
    {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF_YEAR: 6, Frequency.YEAR: 12}
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one day to another, both inside; ``text`` is its short form."""

    first: date
    last: date
    text: str

    @property
    def is_joined(self) -> bool:
        """Whether it is told from one span to another."""
        return _TO in self.text

    def has_days_of(self, other: "Span") -> bool:
        """Whether both are the same days, whichever way they are written."""
        return (self.first, self.last) == (other.first, other.last)

    @property
    def words(self) -> str:
        """«ngày 28/07/2022», «Quý III/2022», «6 tháng đầu năm 2022», «năm 2022», «giai đoạn 2026 - 2027»."""
        if self.is_joined:
            return self._words_of_two()
        found = _FORM.fullmatch(self.text)
        assert found is not None  # only span() makes one
        year = found["year"]
        if found["half"]:
            half = _("6 tháng đầu năm {year}") if found["half"] == "1" else _("6 tháng cuối năm {year}")
            return half.format(year=year)
        if found["quarter"]:
            return _("Quý {number}/{year}").format(number=_ROMAN[int(found["quarter"]) - 1], year=year)
        if found["day"]:
            return _("ngày {day}").format(day=short_date(self.first))
        if found["month"]:
            return _("tháng {month}/{year}").format(month=int(found["month"]), year=year)
        return _("năm {year}").format(year=year)

    def _words_of_two(self) -> str:
        starts, ends = self.text.split(_TO)
        if starts.isdecimal() and ends.isdecimal():
            return _("giai đoạn {starts} - {ends}").format(starts=starts, ends=ends)
        return _("từ {starts} đến {ends}").format(starts=span(starts).words, ends=span(ends).words)


@lru_cache(maxsize=4096)
def span(text: str) -> Span:
    """The span of a short text; ``ValueError`` for any other text, also for a day that is not in the calendar."""
    if _TO in text:
        starts, ends = map(_single, text.split(_TO, 1))
        if ends.last < starts.first:
            raise ValueError(text)
        return Span(starts.first, ends.last, text)
    return _single(text)


def _single(text: str) -> Span:
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year = int(found["year"])
    if found["half"]:
        first, last = (1, 6) if found["half"] == "1" else (7, 12)
    elif found["quarter"]:
        last = int(found["quarter"]) * 3
        first = last - 2
    elif found["month"]:
        first = last = int(found["month"])
        if found["day"]:
            day = date(year, first, int(found["day"]))
            return Span(day, day, text)
    else:
        first, last = 1, 12
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), text)


def year_span(year: int) -> Span:
    """The calendar year."""
    return span(f"{year:04}")


def joined(starts: str, ends: str) -> Span:
    """From one span to another, as one; a span to itself is just that."""
    return span(starts if starts == ends else f"{starts}{_TO}{ends}")


def repeated(frequency: Frequency, first: date, last: date) -> tuple[Span, ...]:
    """Every month, quarter, half-year or year that touches the days from ``first`` to ``last``, in order.

    ``KeyError`` for a frequency without length: what is done once or by phases.
    """
    months = MONTHS[frequency]
    begins = range(first.year * 12 + (first.month - 1) // months * months, last.year * 12 + last.month, months)
    return tuple(span(_text(frequency, *divmod(month, 12))) for month in begins)


def _text(frequency: Frequency, year: int, month: int) -> str:
    if frequency is Frequency.YEAR:
        return f"{year:04}"
    if frequency is Frequency.HALF_YEAR:
        return f"{year:04}-H{month // 6 + 1}"
    if frequency is Frequency.QUARTER:
        return f"{year:04}-Q{month // 3 + 1}"
    return f"{year:04}-{month + 1:02}"

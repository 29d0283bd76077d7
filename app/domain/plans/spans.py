"""Spans of the calendar as plans name them: a day, a month, a quarter, a half-year, a year.

A plan writes "Quý I/2022" or "năm 2023" where others write a day; what is due in a quarter is late only after the
quarter's last day. In files and in the store a span is a short text: ``2022``, ``2022-H1``, ``2022-Q3``, ``2022-07``,
``2022-07-28``.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.i18n import _
from app.text import short_date

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?", re.A
)
_ROMAN = ("I", "II", "III", "IV")


class Frequency(StrEnum):
    """How often something is done, reported or measured."""

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    PHASE = "phase"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one day to another, both inside; ``text`` is its short form."""

    first: date
    last: date
    text: str

    @property
    def words(self) -> str:
        """«ngày 28/07/2022», «tháng 7/2022», «Quý III/2022», «6 tháng đầu năm 2022», «năm 2022»."""
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


def span(text: str) -> Span:
    """The span of a short text; ``ValueError`` for any other text, also for a day that is not in the calendar."""
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

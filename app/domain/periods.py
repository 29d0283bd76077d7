"""ReportingPeriod «kỳ báo cáo»: the year that is reported is not the year of the event.

Validity ranges of units, rules and offices are half-open everywhere in the program: ``valid_from`` is the first day
inside, ``valid_to`` the first day outside (``None`` = still valid). Reporting periods are printed on papers and
therefore carry their last day.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from types import MappingProxyType
from typing import Final

from app.i18n import N_, _
from app.text import short_date

#: The clock of every paper; Việt Nam has no summer time.
VIETNAM = timezone(timedelta(hours=7))


#: Periods with a name, by first and last month: the short name for commands and files, and the words on papers.
_NAMED: Final[Mapping[tuple[int, int], tuple[str, str]]] = MappingProxyType(
    {
        (1, 12): ("nam", N_("năm {year}")),
        (1, 6): ("6t", N_("6 tháng đầu năm {year}")),
        (7, 12): ("6tc", N_("6 tháng cuối năm {year}")),
        (1, 9): ("9t", N_("9 tháng đầu năm {year}")),
        (1, 3): ("q1", N_("quý I năm {year}")),
        (4, 6): ("q2", N_("quý II năm {year}")),
        (7, 9): ("q3", N_("quý III năm {year}")),
        (10, 12): ("q4", N_("quý IV năm {year}")),
        **{(month, month): (f"t{month}", N_("tháng {month} năm {year}")) for month in range(1, 13)},
    }
)
#: The short names, the year first.
PERIOD_NAMES: Final = tuple(name for name, _words in _NAMED.values())


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """«Kỳ báo cáo»: first and last day, both inside."""

    start: date
    end: date

    @staticmethod
    def of_year(year: int) -> "ReportingPeriod":
        """The calendar year, the rhythm of Chỉ thị 01/CT-TTg (commune review every year)."""
        return ReportingPeriod(date(year, 1, 1), date(year, 12, 31))

    @staticmethod
    def named(name: str, year: int) -> "ReportingPeriod":
        """The period of a short name: "nam", "6t", "9t", "q3", "t5"; ``ValueError`` for another word."""
        months = next((months for months, (known, _words) in _NAMED.items() if known == name.casefold()), None)
        if months is None:
            raise ValueError(name)
        first, last = months
        return ReportingPeriod(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @property
    def name(self) -> str:
        """Its short name; empty for days that are no named period."""
        months = (self.start.month, self.end.month)
        name = _NAMED[months][0] if months in _NAMED else ""
        return name if name and ReportingPeriod.named(name, self.year) == self else ""

    @property
    def words(self) -> str:
        """«năm 2021», «9 tháng đầu năm 2021», «quý III năm 2021», otherwise from which day to which."""
        if not self.name:
            return _("từ {start} đến {end}").format(start=short_date(self.start), end=short_date(self.end))
        words = _NAMED[self.start.month, self.end.month][1]
        return _(words).format(year=self.year, month=self.end.month)

    @property
    def year(self) -> int:
        """The year the figures are of."""
        return self.end.year

    @property
    def year_before(self) -> "ReportingPeriod":
        """The same period of the year before; the last of February stays its last day."""
        return ReportingPeriod(*(_year_before(day) for day in (self.start, self.end)))

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies inside the period."""
        return self.start <= day <= self.end


def _year_before(day: date) -> date:
    is_last = day.day == monthrange(day.year, day.month)[1]
    last = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=last if is_last else min(day.day, last))


def is_valid_on(day: date, valid_from: date, valid_to: date | None) -> bool:
    """Whether a dated fact holds on ``day`` (half-open range)."""
    return valid_from <= day and (valid_to is None or day < valid_to)

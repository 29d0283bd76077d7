"""ReportingPeriod «kỳ báo cáo»: the year that is reported is not the year of the event.

Validity ranges of units, rules and offices are half-open everywhere in the program: ``valid_from`` is the first day
inside, ``valid_to`` the first day outside (``None`` = still valid). Reporting periods are printed on papers and
therefore carry their last day.
"""

from dataclasses import dataclass
from datetime import date, timedelta, timezone

#: The clock of every paper; Việt Nam has no summer time.
VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """«Kỳ báo cáo»: first and last day, both inside."""

    start: date
    end: date

    @staticmethod
    def of_year(year: int) -> "ReportingPeriod":
        """The calendar year, the rhythm of Chỉ thị 01/CT-TTg (commune review every year)."""
        return ReportingPeriod(date(year, 1, 1), date(year, 12, 31))

    @property
    def year(self) -> int:
        """The year the figures are of."""
        return self.end.year

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies inside the period."""
        return self.start <= day <= self.end


def is_valid_on(day: date, valid_from: date, valid_to: date | None) -> bool:
    """Whether a dated fact holds on ``day`` (half-open range)."""
    return valid_from <= day and (valid_to is None or day < valid_to)

"""Working days «ngày làm việc»: weekends, public holidays, Saturdays worked in exchange, counted between two days.

Holidays are data by year (the lunar ones, too): a year nobody entered is told as unknown, never counted as if it had
no Tết.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.awards.catalogue import Confidence
from app.i18n import _
from app.text import padded_count, short_date

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDay:
    """A day off, or with ``is_working`` one that is worked although its weekday or the files say otherwise.

    ``document`` is the announcement, ``id`` the number of the row somebody entered (0 = from the shipped files).
    """

    on_day: date
    name: str
    is_working: bool = False
    document: str = ""
    confidence: Confidence = Confidence.READ
    id: int = 0


@dataclass(frozen=True, slots=True)
class DayCount:
    """So many working days; ``unknown`` are years whose holidays nobody entered, so that it may be fewer."""

    days: int
    unknown: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """«08 ngày làm việc», with what is not known."""
        told = _("{count} ngày làm việc").format(count=padded_count(self.days))
        if not self.unknown:
            return told
        years = ", ".join(str(year) for year in self.unknown)
        return _("{told} (chưa có ngày nghỉ năm {years})").format(told=told, years=years)


class WorkCalendar:
    """Which days are worked. Of several entries about one day the last one counts: one's own after the shipped ones.

    ``years`` are those whose holidays are known whole. A year becomes known, too, once as many weekdays off are entered
    for it as the poorest of them has.
    """

    def __init__(self, days: Iterable[KnownDay] = (), years: Iterable[int] = ()) -> None:
        self._days = {item.on_day: item for item in days}
        counted = Counter(day.year for day, item in self._days.items() if _is_weekday(day) and not item.is_working)
        stated = frozenset(years)
        enough = min((counted[year] for year in stated), default=0)
        self._years = stated | {year for year, count in counted.items() if stated and count >= enough}
        self._counts: dict[tuple[date, date], DayCount] = {}

    @property
    def days(self) -> tuple[KnownDay, ...]:
        """Every day that is entered, in order."""
        return tuple(self._days[day] for day in sorted(self._days))

    def entry(self, day: date) -> KnownDay | None:
        """What is entered about a day."""
        return self._days.get(day)

    def knows(self, year: int) -> bool:
        """Whether the holidays of a year are entered."""
        return year in self._years

    def is_working(self, day: date) -> bool:
        """Whether a day is worked: by its entry, else every day but Saturday and Sunday."""
        known = self._days.get(day)
        return _is_weekday(day) if known is None else known.is_working

    def count(self, first: date, last: date) -> DayCount:
        """Working days from ``first`` to ``last``, both counted; none when ``last`` is before ``first``.

        From 11/01 to 20/01/2022 there are eight (plan 74/KH-BCĐ: issued on the 11th, reports before the 21st).
        """
        if last < first:
            return DayCount(0)
        if (first, last) not in self._counts:
            self._counts[first, last] = self._count(first, last)
        return self._counts[first, last]

    def _count(self, first: date, last: date) -> DayCount:
        unknown = tuple(year for year in range(first.year, last.year + 1) if not self.knows(year))
        return DayCount(sum(self.is_working(day) for day in _days_between(first, last)), unknown)

    def days_off(self, first: date, last: date) -> tuple[KnownDay, ...]:
        """The weekdays between two days, both inside, that are entered as off."""
        return tuple(
            item
            for item in self.days
            if first <= item.on_day <= last and not item.is_working and _is_weekday(item.on_day)
        )

    def count_words(self, first: date, last: date) -> str:
        """«từ 28/01/2022 đến hết 09/02/2022: 04 ngày làm việc, đã trừ ngày nghỉ Tết Nguyên đán (05 ngày)»."""
        told = _("từ {first} đến hết {last}: {count}")
        words = told.format(first=short_date(first), last=short_date(last), count=self.count(first, last).words)
        names = Counter(item.name for item in self.days_off(first, last))
        listed = (_("{name} ({count} ngày)").format(name=name, count=padded_count(names[name])) for name in names)
        return _("{words}, đã trừ {names}").format(words=words, names=", ".join(listed)) if names else words

    def rest_words(self, day: date) -> str:
        """Told of a last day nobody works, with the working day before it; empty for a day that is worked."""
        if self.is_working(day):
            return ""
        known = self.entry(day)
        told = _("{day} là ngày nghỉ ({name}), ngày làm việc cuối cùng trước đó là {eve}")
        name = known.name if known else _("cuối tuần")
        return told.format(day=short_date(day), name=name, eve=short_date(self.shifted(day, -1)))

    def shifted(self, day: date, count: int) -> date:
        """The day ``count`` working days after ``day``, before it when negative; ``day`` itself for 0."""
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day


def _is_weekday(day: date) -> bool:
    return day.weekday() < _SATURDAY


def _days_between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=index) for index in range((last - first).days + 1))

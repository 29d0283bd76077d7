"""The day in a cell: real dates and text with the day first; day and month are never swapped."""

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.importing.raw import NUMBER, CellKind, NumberFormat, RawCell
from app.importing.values import exact_number, plain_text, says_nothing
from app.text import fold

_LONGEST = 60
_LAST_SERIAL = 2_958_465
_NOISE = 1e-7
_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]*Z?)?")
_SPOKEN = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")


@dataclass(frozen=True, slots=True)
class DateReading:
    """A day, nothing, or the code of a question; ``year`` when only a year was written."""

    day: date | None = None
    question: str = ""
    year: int | None = None


def read_date(cell: RawCell | None, *, is_1904: bool = False) -> DateReading:
    """The day in a cell: a real date, or text with the day first; day and month are never swapped."""
    if cell is None:
        return DateReading()
    if cell.kind is NUMBER:
        return _serial_date(cell.text, cell.format, is_1904=is_1904)
    if cell.kind in (CellKind.TEXT, CellKind.ISO_DATE):
        return read_date_text(cell.text)
    return DateReading(question="formula-without-value" if cell.kind is CellKind.UNCALCULATED else "not-a-date")


def read_date_text(text: str) -> DateReading:
    """A day written as text; text that says nothing («không», "-") is no date."""
    plain = plain_text(text)
    if len(plain) > _LONGEST:
        return DateReading(question="not-a-date")
    if not plain or says_nothing(fold(plain)):
        return DateReading()
    if re.fullmatch(r"(19|20)[0-9]{2}", plain):
        return DateReading(year=int(plain))
    if match := _ISO.fullmatch(plain):
        return _day(match[3], match[2], match[1])
    match = _DAY_FIRST.fullmatch(plain) or _SPOKEN.fullmatch(fold(plain))
    return _day(match[1], match[2], match[3]) if match else DateReading(question="not-a-date")


def _day(day: str, month: str, year: str) -> DateReading:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return DateReading(question="impossible-date")
    return DateReading(found) if 1900 <= found.year <= 2200 else DateReading(question="impossible-date")


@lru_cache(maxsize=4096)
def _serial_date(text: str, number_format: NumberFormat, *, is_1904: bool) -> DateReading:
    """The day a number stands for; the days of one year come again and again."""
    number = exact_number(text)
    if number is None or number < 0:
        return DateReading(question="not-a-date")
    if number_format is not NumberFormat.DATE:
        is_year = number == int(number) and 1900 <= number <= 2100
        return DateReading(year=int(number)) if is_year else DateReading(question="not-a-date")
    # The time of the day is cut off; only the noise of a computed midnight is rounded up.
    serial = math.floor(float(text) + _NOISE)
    # Day 60 is 29/02/1900, which never was; day 0 is what a zero looks like in a date column.
    if serial in (0, 60) or serial > _LAST_SERIAL - (1462 if is_1904 else 0):
        return DateReading(question="impossible-date")
    if is_1904:
        return DateReading(date(1904, 1, 1) + timedelta(days=serial))
    return DateReading(date(1899, 12, 30 if serial > 60 else 31) + timedelta(days=serial))

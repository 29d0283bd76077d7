"""Days off as files: ``resources/presets/days-off/<year>.toml``, one year each, every day with its source."""

from collections.abc import Iterator
from datetime import date

import msgspec

from app.domain.awards.catalogue import Confidence
from app.domain.plans.workdays import KnownDay, WorkCalendar
from app.i18n import _
from app.presets.load import PresetLibrary
from app.presets.reading import bad_preset, convert
from app.presets.schema import PresetFile
from app.text import short_date

KIND = "days-off"


class DayRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[days]]``; without ``confidence`` that of the file."""

    on_day: date
    name: str
    is_working: bool = False
    document: str = ""
    confidence: Confidence | None = None


class YearOfDaysOff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a file: the whole of one year, weekdays off and Saturdays worked in exchange."""

    year: int
    days: tuple[DayRow, ...]


def shipped_days(presets: PresetLibrary) -> tuple[tuple[KnownDay, ...], tuple[int, ...]]:
    """Every day of every file, and the years that are told whole.

    Raises :class:`~app.errors.Problem` naming file and day for one outside its year or told twice.
    """
    files = [presets.newest(KIND, header.id) for header in presets.headers(KIND)]
    years = [(item, convert(item.body, YearOfDaysOff, item.file_name)) for item in files]
    days = tuple(day for item, body in years for day in _days(item, body))
    return days, tuple(body.year for _item, body in years)


def shipped_calendar(presets: PresetLibrary) -> WorkCalendar:
    """Working days by the files alone."""
    return WorkCalendar(*shipped_days(presets))


def _days(item: PresetFile, body: YearOfDaysOff) -> Iterator[KnownDay]:
    seen: set[date] = set()
    for index, row in enumerate(body.days):
        place = f"days[{index}]"
        if row.on_day.year != body.year:
            told = _("ngày {day} không thuộc năm {year}").format(day=short_date(row.on_day), year=body.year)
            raise bad_preset(item.file_name, place, told)
        if row.on_day in seen:
            raise bad_preset(item.file_name, place, _("ngày {day} có hai lần").format(day=short_date(row.on_day)))
        seen.add(row.on_day)
        confidence = row.confidence or Confidence(item.header.confidence)
        yield KnownDay(
            on_day=row.on_day,
            name=row.name,
            is_working=row.is_working,
            document=row.document,
            confidence=confidence,
        )

"""Days off «ngày nghỉ»: those that ship with the program, and what is entered here, which counts before them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.db import plan_work as db
from app.db.types import DbConnection
from app.domain.plans.day_off_spans import DayOffSpan, spans
from app.domain.plans.work import DayOff
from app.domain.plans.workdays import KnownDay, WorkCalendar
from app.errors import Refused
from app.i18n import _
from app.presets.days_off import shipped_days
from app.services.workspace import Workspace
from app.text import clean, short_date

#: Plans, their deadlines and everything stored lie between these years.
_EARLIEST, _LATEST = 1990, 2100
#: The longest leave there is «nghỉ Tết» ends long before: a year typed wrong is caught.
_LONGEST = 31
_SATURDAY = 5


def calendar(connection: DbConnection, ws: Workspace) -> WorkCalendar:
    """Working days by the files and by what was entered here."""
    shipped, years = shipped_days(ws.presets)
    return WorkCalendar((*shipped, *map(_known, db.entries(connection, DayOff))), years)


def days_off(ws: Workspace, year: int | None = None) -> tuple[KnownDay, ...]:
    """Every day entered, in order; of one year if it is given."""
    with ws.store.read() as connection:
        return tuple(item for item in calendar(connection, ws).days if year is None or item.on_day.year == year)


def listed(ws: Workspace, year: int | None = None) -> tuple[DayOffSpan, ...]:
    """The same as lines of a list: neighbouring days of one name together."""
    return spans(days_off(ws, year))


def count_words(ws: Workspace, first: date, last: date) -> str:
    """The working days between two days, both counted, with the holidays among them; told if the last is one."""
    with ws.store.read() as connection:
        worked = calendar(connection, ws)
    return "; ".join(filter(None, (worked.count_words(first, last), worked.rest_words(last))))


def save(ws: Workspace, item: DayOff) -> KnownDay:
    """Enter a day off, or one that is worked; one entered before for the same day is replaced.

    Raises ``Refused`` without a name, and for a day no plan can reach.
    """
    return save_days(ws, item, item.on_day)[0]


def save_days(ws: Workspace, item: DayOff, last: date, instead_of: Sequence[date] = ()) -> tuple[KnownDay, ...]:
    """Enter the weekdays from the day of ``item`` to ``last``, all in one step; a single day may be any.

    Days entered before are replaced; of ``instead_of`` those outside the new days are taken out. Raises ``Refused``
    without a name, for days the wrong way round or too many, for days no plan can reach, for a weekend alone.
    """
    tidy = replace(item, name=clean(item.name), document=clean(item.document))
    days = _days(tidy, last)
    words = _("Ngày làm việc {day}: {name}") if item.is_working else _("Ngày nghỉ {day}: {name}")
    shown = short_date(days[0]) if len(days) == 1 else f"{short_date(days[0])} – {short_date(days[-1])}"
    with ws.store.write(words.format(day=shown, name=tidy.name), ws.actor) as connection:
        for day in set(instead_of) - set(days):
            if former := _entered(connection, day):
                db.remove(connection, former)
        return tuple(_stored(connection, replace(tidy, on_day=day)) for day in days)


def _days(item: DayOff, last: date) -> tuple[date, ...]:
    """Which days somebody means; a weekend within several days is off anyway, or worked only where it is said alone."""
    first = item.on_day
    if not item.name:
        raise Refused("no-name", _("Chưa ghi tên ngày nghỉ (ví dụ “Tết Nguyên đán”); chưa lưu gì."))
    for day in (first, last):
        if not _EARLIEST <= day.year <= _LATEST:
            raise Refused("bad-year", _("Năm {year} không hợp lệ; chưa lưu gì.").format(year=day.year))
    if last < first or (last - first).days >= _LONGEST:
        told = _("Từ ngày {first} đến ngày {last} không phải một kỳ nghỉ; chưa lưu gì.")
        raise Refused("bad-span", told.format(first=short_date(first), last=short_date(last)))
    if first == last:
        return (first,)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    found = tuple(day for day in days if day.weekday() < _SATURDAY)
    if not found:
        raise Refused("weekend", _("Thứ Bảy, Chủ nhật vốn là ngày nghỉ; chưa lưu gì."))
    return found


def _stored(connection: DbConnection, item: DayOff) -> KnownDay:
    former = _entered(connection, item.on_day)
    tidy = replace(item, id=former.id if former else 0)
    return _known(replace(tidy, id=db.save(connection, tidy)))


def remove_days(ws: Workspace, span: DayOffSpan) -> None:
    """Take out a line entered here; raises ``Refused`` for one that ships, saying what to do."""
    if not span.is_own:
        raise _shipped(span.first)
    words = _("Bỏ ngày nghỉ đã khai: {name}").format(name=span.name)
    with ws.store.write(words, ws.actor) as connection:
        for day in span.days:
            if former := _entered(connection, day):
                db.remove(connection, former)


def remove(ws: Workspace, day: date) -> None:
    """Take out what was entered about a day: the shipped files hold again."""
    with ws.store.write(_("Bỏ ngày nghỉ đã khai {day}").format(day=short_date(day)), ws.actor) as connection:
        former = _entered(connection, day)
        if former is None:
            raise _shipped(day)
        db.remove(connection, former)


def _shipped(day: date) -> Refused:
    told = _("Ngày {day} không phải ngày nghỉ khai thêm; chưa đổi gì.")
    way = _("Ngày nghỉ có sẵn thì khai lại thành ngày làm việc.")
    return Refused("no-day-off", told.format(day=short_date(day)), way)


def _entered(connection: DbConnection, day: date) -> DayOff | None:
    return next((item for item in db.entries(connection, DayOff) if item.on_day == day), None)


def _known(item: DayOff) -> KnownDay:
    return KnownDay(on_day=item.on_day, name=item.name, is_working=item.is_working, document=item.document, id=item.id)

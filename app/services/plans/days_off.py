"""Days off «ngày nghỉ»: those that ship with the program, and what is entered here, which counts before them."""

from dataclasses import replace
from datetime import date

from app.db import plan_work as db
from app.db.types import DbConnection
from app.domain.plans.work import DayOff
from app.domain.plans.workdays import KnownDay, WorkCalendar
from app.errors import Refused
from app.i18n import _
from app.presets.days_off import shipped_days
from app.services.workspace import Workspace
from app.text import clean, short_date

#: Plans, their deadlines and everything stored lie between these years.
_EARLIEST, _LATEST = 1990, 2100


def calendar(connection: DbConnection, ws: Workspace) -> WorkCalendar:
    """Working days by the files and by what was entered here."""
    shipped, years = shipped_days(ws.presets)
    return WorkCalendar((*shipped, *map(_known, db.entries(connection, DayOff))), years)


def days_off(ws: Workspace, year: int | None = None) -> tuple[KnownDay, ...]:
    """Every day entered, in order; of one year if it is given."""
    with ws.store.read() as connection:
        return tuple(item for item in calendar(connection, ws).days if year is None or item.on_day.year == year)


def save(ws: Workspace, item: DayOff) -> KnownDay:
    """Enter a day off, or one that is worked; one entered before for the same day is replaced.

    Raises ``Refused`` without a name, and for a day no plan can reach.
    """
    name = clean(item.name)
    if not name:
        raise Refused("no-name", _("Chưa ghi tên ngày nghỉ (ví dụ “Tết Nguyên đán”); chưa lưu gì."))
    if not _EARLIEST <= item.on_day.year <= _LATEST:
        raise Refused("bad-year", _("Năm {year} không hợp lệ; chưa lưu gì.").format(year=item.on_day.year))
    words = _("Ngày làm việc {day}: {name}") if item.is_working else _("Ngày nghỉ {day}: {name}")
    with ws.store.write(words.format(day=short_date(item.on_day), name=name), ws.actor) as connection:
        former = _entered(connection, item.on_day)
        tidy = replace(item, name=name, document=clean(item.document), id=former.id if former else 0)
        return _known(replace(tidy, id=db.save(connection, tidy)))


def remove(ws: Workspace, day: date) -> None:
    """Take out what was entered about a day: the shipped files hold again."""
    with ws.store.write(_("Bỏ ngày nghỉ đã khai {day}").format(day=short_date(day)), ws.actor) as connection:
        former = _entered(connection, day)
        if former is None:
            told = _("Ngày {day} không phải ngày nghỉ khai thêm; chưa đổi gì.")
            way = _("Ngày nghỉ có sẵn thì khai lại thành ngày làm việc.")
            raise Refused("no-day-off", told.format(day=short_date(day)), way)
        db.remove(connection, former)


def _entered(connection: DbConnection, day: date) -> DayOff | None:
    return next((item for item in db.entries(connection, DayOff) if item.on_day == day), None)


def _known(item: DayOff) -> KnownDay:
    return KnownDay(on_day=item.on_day, name=item.name, is_working=item.is_working, document=item.document, id=item.id)

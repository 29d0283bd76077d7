"""The calendar: last days of duties, tasks of plans, events, days off; as a month and as a file for other programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.db import events as db_events
from app.db.types import DbConnection
from app.domain.events import EventStatus
from app.domain.plans.calendar_months import CalendarDay, month_of
from app.domain.plans.citations import printed_clause
from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.duty_standing import SETTLED, DutyState
from app.domain.plans.ics import CalendarEntry, calendar_file
from app.domain.plans.workdays import WorkCalendar
from app.errors import Refused
from app.i18n import N_, _
from app.services import outgoing, scope
from app.services.plans import days_off, duties
from app.services.plans.task_days import TaskDay, task_days
from app.services.workspace import Workspace
from app.text import padded_count, short_date

#: A calendar reminds so many working days ahead.
_AHEAD = 3
_EARLIEST, _LATEST = 1990, 2100
#: What a closed plan never got stays in calendars that had it, but nobody is asked for it, and it is not done. Left out
#: of the file it would stay in those calendars as something still to be done.
_OVER = N_(" (kế hoạch đã kết thúc)")


def entries(ws: Workspace, first: date, last: date) -> tuple[CalendarEntry, ...]:
    """What falls on the days from ``first`` to ``last``, in order; raises ``Refused`` for days the wrong way round."""
    if last < first:
        told = _("Từ ngày {first} đến ngày {last} là ngược; hãy xem lại hai ngày.")
        raise Refused("bad-span", told.format(first=short_date(first), last=short_date(last)))
    with ws.store.read() as connection:
        worked = days_off.calendar(connection, ws)
        home = scope.own_unit(connection).uid
        found = [
            *_of_duties(duties.rows(connection, ws), worked, home),
            *_of_tasks(task_days(connection), worked, home),
            *_of_events(connection, home),
        ]
    inside = (item for item in found if item.first <= last and first <= item.last)
    return tuple(sorted(inside, key=lambda item: (item.first, item.title, item.uid)))


def month(ws: Workspace, year: int, number: int) -> tuple[tuple[CalendarDay, ...], ...]:
    """The weeks of a month with what falls on each day; raises ``Refused`` for no month."""
    if not (1 <= number <= 12 and _EARLIEST <= year <= _LATEST):
        raise Refused("bad-month", _("Không có tháng {month}/{year}.").format(month=number, year=year))
    with ws.store.read() as connection:
        worked = days_off.calendar(connection, ws)
    weeks = month_of(year, number, (), worked)
    inside = entries(ws, weeks[0][0].day, weeks[-1][-1].day)
    return month_of(year, number, inside, worked)


def file(ws: Workspace, first: date, last: date) -> bytes:
    """The calendar file of some days; raises ``Refused`` when nothing falls on them."""
    found = entries(ws, first, last)
    if not found:
        told = _("Từ {first} đến {last} không có thời hạn, nhiệm vụ hay sự kiện nào; chưa lập tệp lịch.")
        raise Refused("nothing-falls", told.format(first=short_date(first), last=short_date(last)))
    with ws.store.read() as connection:
        name = scope.committee_of(connection).name
    return calendar_file(found, ws.clock(), name)


def export(ws: Workspace, folder: Path, first: date, last: date) -> Path:
    """Write the calendar file of some days into ``folder``; never over another file."""
    name = _("Lịch công tác {first} đến {last}.ics").format(first=first.isoformat(), last=last.isoformat())
    return outgoing.write_file(folder, name, file(ws, first, last))


# --- duties ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _DueDay:
    """One last day of one occurrence with everybody it is the last day of."""

    uid: str
    day: date
    is_final: bool
    rows: list[DutyRow] = field(default_factory=list)


def _of_duties(rows: Iterable[DutyRow], worked: WorkCalendar, home: str) -> Iterator[CalendarEntry]:
    """One entry for each last day, not one for each office: the day worked towards, and the last one if it differs."""
    found: dict[str, _DueDay] = {}
    for row in rows:
        for is_final, day in ((False, row.due.working), (True, row.due.last)):
            if day is None or (is_final and not row.due.is_contradicted):
                continue
            owner = f"-{row.owner.agency or row.owner.unit_id}" if _is_alone(row) else ""
            ending = "-cuoi" if is_final else ""
            uid = f"{row.plan_key or 'su-kien'}-{row.duty.key}-{row.period.text}{owner}{ending}@{home}.phen-dau"
            found.setdefault(uid, _DueDay(uid, day, is_final)).rows.append(row)
    return (_due_entry(item, worked) for item in found.values())


def _is_alone(row: DutyRow) -> bool:
    """Whether somebody has a day of their own: more time, or the report of an event."""
    return row.due.extended_to is not None or bool(row.at.obligation_id)


def _ended(rows: Sequence[DutyRow]) -> str:
    """Why nothing is owed any more: it came, it was waived, or its plan is closed."""
    states = {row.standing.state for row in rows}
    if not states <= SETTLED:
        return _OVER
    return N_(" (được miễn)") if states == {DutyState.WAIVED} else N_(" (đã xong)")


def _due_entry(item: _DueDay, worked: WorkCalendar) -> CalendarEntry:
    owing = [row for row in item.rows if row.is_owed]
    first = item.rows[0]
    who = first.owner.name if len(item.rows) == 1 else _("{count} đơn vị").format(count=padded_count(len(item.rows)))
    state = "" if owing else _(_ended(item.rows))
    kind = _("Hạn cuối") if item.is_final else _("Hạn")
    title = _("{kind}: {title}, {who}{state}").format(kind=kind, title=first.title, who=who, state=state)
    lines = [f"{row.owner.name}: {row.standing.sentence}" for row in item.rows]
    cited = first.due.last_clause if item.is_final else printed_clause(first.duty.clause)
    clause = _("{plan}, mục {clause}").format(plan=first.plan_title, clause=cited)
    return CalendarEntry(
        uid=item.uid,
        first=item.day,
        last=item.day,
        title=title,
        details="\n".join([clause if cited else first.plan_title, *lines]),
        place=first.owed_to,
        category=_("Thời hạn"),
        remind_on=worked.shifted(item.day, -_AHEAD) if owing else None,
        name=_("Hạn cuối: {title}").format(title=first.title) if item.is_final else first.title,
        plan_key=first.plan_key,
        part=first.duty.key,
    )


# --- tasks and events ------------------------------------------------------------------------------------------------


def _of_tasks(found: Iterable[TaskDay], worked: WorkCalendar, home: str) -> Iterator[CalendarEntry]:
    for item in found:
        period = f" ({item.words})" if item.period else ""
        state = _(_OVER) if item.is_closed else ""
        yield CalendarEntry(
            uid=f"{item.plan_key}-nv-{item.key}-{item.period}@{home}.phen-dau",
            first=item.due_on,
            last=item.due_on,
            title=_("Hạn nhiệm vụ: {title}{period}{state}").format(title=item.title, period=period, state=state),
            details="\n".join(filter(None, (item.plan_title, item.who))),
            category=_("Nhiệm vụ"),
            remind_on=None if item.is_closed else worked.shifted(item.due_on, -_AHEAD),
            name=item.title,
            plan_key=item.plan_key,
            part=item.key,
        )


def _of_events(connection: DbConnection, home: str) -> Iterator[CalendarEntry]:
    for event in db_events.events(connection):
        if event.starts_on is None or event.status is EventStatus.CANCELLED:
            continue
        yield CalendarEntry(
            uid=f"su-kien-{event.id}@{home}.phen-dau",
            first=event.starts_on,
            last=event.last_day or event.starts_on,
            title=event.name,
            place=event.place,
            category=_("Sự kiện"),
            name=event.name,
            event_id=event.id,
        )

"""Who owes a report, and for which place numbers are made."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.db import committee, units
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.lineage import predecessors, successors
from app.domain.periods import ReportingPeriod
from app.domain.units import RelationRole, Unit, UnitKind
from app.errors import Refused
from app.i18n import _
from app.services.unit_naming import times_of
from app.text import fold, short_date


@dataclass(frozen=True, slots=True)
class Expected:
    """The place itself, and the communes and stations that report to it, each in Vietnamese order.

    ``former`` are units whose place is, whole or in part, in these since a change within the year, ``changed_on`` the
    days of such changes, earliest first: what these units reported before belongs to the year too.
    """

    owner: Unit
    communes: tuple[Unit, ...]
    stations: tuple[Unit, ...]
    former: tuple[Unit, ...] = ()
    changed_on: tuple[date, ...] = ()

    @property
    def all(self) -> tuple[Unit, ...]:
        """Communes, then stations."""
        return (*self.communes, *self.stations)

    @property
    def reporting(self) -> tuple[Unit, ...]:
        """All whose reports of the year count: those that owe one at its end, then former ones."""
        return (*self.all, *self.former)


def committee_of(connection: DbConnection, on: date | None = None) -> Committee:
    """The committee this data file belongs to, as it is now or was on a day; raises ``Refused`` while there is none."""
    found = committee.load(connection, on)
    if found is None:
        raise Refused(
            "no-committee",
            _("Dữ liệu này chưa có Ban chỉ đạo."),
            _("Tạo dữ liệu từ một kế hoạch, hoặc khai Ban chỉ đạo ở trang Hệ thống."),
        )
    return found


def committee_of_year(connection: DbConnection, year: int) -> Committee:
    """The committee whose report a year is: that of its last day."""
    return committee_of(connection, year_end(year))


def expected(connection: DbConnection, on: date, unit_id: int | None = None) -> Expected:
    """Who owes a report on ``on``: to the committee, or of one unit (a station: the communes it is in charge of)."""
    owner_id = committee_of(connection, on).unit_id if unit_id is None else unit_id
    owner = units.unit_of(connection, owner_id)
    if owner.kind is UnitKind.BORDER_STATION:
        served = units.children(connection, owner_id, on, RelationRole.STATION_IN_CHARGE)
        return Expected(owner, served, (owner,))
    found = units.expected(connection, owner_id, on)
    is_station = UnitKind.BORDER_STATION
    return Expected(
        owner,
        tuple(item for item in found if item.kind is not is_station),
        tuple(item for item in found if item.kind is is_station),
    )


def may_report(connection: DbConnection, on: date) -> tuple[Unit, ...]:
    """Whose reports of a period ending ``on`` are taken in: for a place made later, those of whom it was made."""
    found = expected(connection, on)
    if found.owner.valid_from <= on:
        return found.all
    return before(connection, expected(connection, found.owner.valid_from), on.year).reporting


def of_year(connection: DbConnection, year: int, unit_id: int | None = None) -> Expected:
    """Who owes a report for ``year``: those of its last day, or of the last day of a place that ended in the year."""
    owner_id = committee_of_year(connection, year).unit_id if unit_id is None else unit_id
    owner = units.unit_of(connection, owner_id)
    end = last_day(owner, year)
    if owner.valid_from > end:
        return before(connection, expected(connection, owner.valid_from, owner_id), year)
    return with_former(connection, expected(connection, end, owner_id), year)


def of_period(connection: DbConnection, period: ReportingPeriod) -> Expected:
    """Who owes a report for a period; for a part of a year those of its last day, whose files are taken in."""
    if period == ReportingPeriod.of_year(period.year):
        return of_year(connection, period.year)
    found = expected(connection, period.end)
    if found.owner.valid_from <= period.end:
        return found
    return before(connection, expected(connection, found.owner.valid_from), period.year)


def before(connection: DbConnection, known: Expected, year: int) -> Expected:
    """The units that were at the end of an earlier ``year`` what the units of a scope are now: by their lineage."""
    end = year_end(year)
    if all(item.is_valid_on(end) for item in known.all):
        return with_former(connection, known, year)
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    by_id = {item.id: item for item in everyone}

    def of(some: tuple[Unit, ...]) -> tuple[Unit, ...]:
        found = dict.fromkeys(key for item in some for key in predecessors(item.id, everyone, lineage, end))
        return tuple(by_id[key] for key in found)

    return with_former(connection, replace(known, communes=of(known.communes), stations=of(known.stations)), year)


def last_day(owner: Unit, year: int) -> date:
    """The last day of ``year`` on which the place was there; the end of the year for one that was not there at all."""
    end = year_end(year)
    if owner.valid_to is None or not date(year, 1, 1) < owner.valid_to <= end:
        return end
    return owner.valid_to - timedelta(days=1)


def with_former(connection: DbConnection, known: Expected, year: int) -> Expected:
    """The same scope with the units that merged into or split from its units in the course of ``year``."""
    end = last_day(known.owner, year)
    changes = [item for item in units.lineage(connection) if date(year, 1, 1) < item.on <= end]
    ids = {item.id for item in known.all}
    reached = set(ids)
    for item in sorted(changes, key=lambda item: item.on, reverse=True):
        if item.successor_id in reached:
            reached.add(item.predecessor_id)
    days = {item.on for item in changes if item.successor_id in reached or item.predecessor_id in reached}
    former = tuple(units.unit_of(connection, unit_id) for unit_id in sorted(reached - ids))
    return replace(known, former=former, changed_on=tuple(sorted(days)))


def labels(some: tuple[Unit, ...]) -> dict[int, str]:
    """Unit id -> the name to show; two units of one name are told apart by their codes (or our numbers)."""
    names = Counter(item.name for item in some)
    return {item.id: item.name if names[item.name] == 1 else f"{item.name} ({item.code or item.id})" for item in some}


def alone(connection: DbConnection, unit_id: int) -> Expected:
    """One unit by itself: only what it has reported, nothing that others report about it."""
    owner = units.unit_of(connection, unit_id)
    is_station = owner.kind is UnitKind.BORDER_STATION
    return Expected(owner, () if is_station else (owner,), (owner,) if is_station else ())


def own_unit(connection: DbConnection, on: date | None = None) -> Unit:
    """The unit of the committee, as it is now or was on a day."""
    return units.unit_of(connection, committee_of(connection, on).unit_id)


def area(connection: DbConnection, on: date) -> tuple[Unit, ...]:
    """The committee's own unit and those that report to it; once the own unit is no more, what became of them."""
    known = expected(connection, on)
    ended = known.owner.valid_to
    if ended is None or on < ended:
        return (known.owner, *known.all)
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    former = expected(connection, ended - timedelta(days=1), known.owner.id).all
    ids = {key for item in former for key in successors(item.id, everyone, lineage, on)}
    return tuple(item for item in everyone if item.id in ids)


def year_end(year: int) -> date:
    """The day the units of a year's report are looked at."""
    return date(year, 12, 31)


def unit_named(connection: DbConnection, text: str, on: date) -> Unit:
    """The committee's own unit or one that reports to it, by code or name; raises ``Refused`` when not exactly one."""
    known = expected(connection, on)
    return _one_named(connection, text, on, (known.owner, *known.all))


def place_named(connection: DbConnection, text: str, on: date) -> Unit:
    """The same of the :func:`area`: work goes on in a place also after the unit that reported for it was merged."""
    return _one_named(connection, text, on, area(connection, on))


def _one_named(connection: DbConnection, text: str, on: date, some: tuple[Unit, ...]) -> Unit:
    known = {item.id for item in some}
    coded = units.by_code(connection, text, on)
    if coded is not None and coded.id in known:
        return coded
    exact = [item for item in units.named(connection, text, on) if item.id in known]
    found = exact or [item for item in units.find(connection, text, on) if item.id in known]
    if len(found) == 1:
        return found[0]
    if not found:
        sentence = _("Không có đơn vị “{text}” trong phạm vi của Ban chỉ đạo ngày {day}.")
        raise Refused("unknown-unit", sentence.format(text=text, day=short_date(on)), _why(connection, text, on, known))
    names = ", ".join(f"{item.name} ({item.code})" for item in found)
    raise Refused("ambiguous-unit", _("“{text}” có thể là: {names}; hãy ghi mã.").format(text=text, names=names))


def _why(connection: DbConnection, text: str, on: date, known: set[int]) -> str:
    """What became of a unit that was there before, or that another one reports to; empty for a name nobody bore."""
    by_code = times_of(connection, text)
    if by_code:
        return by_code
    some = units.find(connection, text, None)
    wanted = fold(text)
    exact = [item for item in some if wanted in (fold(item.name), fold(item.title))]
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    titles = {item.id: item.title for item in everyone}
    told = []
    for item in exact:
        now = [key for key in successors(item.id, everyone, lineage, on) if key in known]
        if item.valid_to is not None and item.valid_to <= on and now:
            sentence = _("{unit} có đến hết ngày {day}; nay thuộc {now}: hãy ghi tên ấy.")
            day = short_date(item.valid_to - timedelta(days=1))
            told.append(sentence.format(unit=item.title, day=day, now=", ".join(titles[key] for key in now)))
    if not told and any(item.is_valid_on(on) for item in exact):
        owner = own_unit(connection, on).title
        return _("Đơn vị ấy không thuộc địa bàn {owner}; Ban chỉ đạo khai ở trang Hệ thống.").format(owner=owner)
    return " ".join(told)

"""The stretches of a year between two changes of units: which report tells of which, and what follows it."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.db import split_figures, units
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.figures import UnitFigures
from app.domain.indicators import Catalogue
from app.domain.lineage import RollUp, roll_up
from app.domain.over_time import across_periods
from app.domain.periods import ReportingPeriod
from app.domain.split_figures import Settled, settled
from app.domain.units import Unit, UnitKind
from app.domain.year_of_change import Stretch
from app.i18n import _
from app.services.scope import Expected, last_day, year_end
from app.text import short_date


def way_to(connection: DbConnection, unit_ids: Sequence[int], scope: Expected, year: int) -> RollUp:
    """Where units of the end of ``year`` belong at the end of the year after, the one of ``scope``."""
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    return roll_up(unit_ids, everyone, lineage, year_end(year), last_day(scope.owner, year + 1))


def gave_away(connection: DbConnection, unit_ids: Collection[int], year: int) -> bool:
    """Whether one of some units became another, or gave a part of itself away, in the year after ``year``."""
    edges = (item for item in units.lineage(connection) if year_end(year) < item.on <= year_end(year + 1))
    return any(item.predecessor_id in unit_ids for item in edges)


def settled_of(connection: DbConnection, year: int) -> Settled:
    """What documents of splits say about single figures of a year."""
    return settled(split_figures.figures(connection), year)


def joined(catalogue: Catalogue, periods: Sequence[UnitFigures]) -> UnitFigures:
    """One unit over its periods, which may be one."""
    return periods[0] if len(periods) == 1 else across_periods(catalogue, periods)


def stretch_of(scope: Expected, item: Unit, period: ReportingPeriod | None) -> int:
    """The stretch between two changes of the year that a report tells of: that of the last day it can be about."""
    if period is None:
        return len(scope.changed_on)
    end = period.end if item.valid_to is None else min(period.end, item.valid_to - timedelta(days=1))
    return bisect_right(scope.changed_on, end)


def stretches(
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    periods: Mapping[int, Sequence[UnitFigures]],
    year: int,
) -> list[Stretch]:
    """The reports of the year by the stretches between its changes, each with the way of its units to the last day."""
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    until = last_day(scope.owner, year)
    parts = settled_of(connection, year)
    starts = (date(year, 1, 1), *scope.changed_on)
    ends = (*(day - timedelta(days=1) for day in scope.changed_on), until)
    expected = {item.id for item in scope.all}
    found = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        there = [item for item in scope.reporting if item.is_valid_on(end)]
        reports = [
            joined(catalogue, some)
            for item in scope.reporting
            if (some := [one for one in periods.get(item.id, ()) if stretch_of(scope, item, one.period) == number])
        ]
        sources = dict.fromkeys([item.id for item in there] + [report.unit_id for report in reports])
        owing = {
            item.id: _named_with_days(item, start if number else None, end if number < len(ends) - 1 else None)
            for item in there
            # Nobody asks a commune inland for a report, only what it is part of later.
            if item.id in expected or item.is_border or item.kind is UnitKind.BORDER_STATION
        }
        found.append(Stretch(tuple(reports), roll_up(sources, everyone, lineage, end, until), end, owing, parts))
    return found


@dataclass(frozen=True, slots=True)
class Later:
    """What came after one version: by heir the versions of later days, and whether one is about its own days too."""

    versions: tuple[frozenset[int], ...] = ()
    is_told: bool = False


def replaced_by(
    connection: DbConnection, scope: Expected, chosen: Mapping[int, Sequence[Version]], year: int
) -> dict[int, Later]:
    """Of every version that is not the last word about its place: the versions that follow it."""
    if not scope.changed_on and all(len(versions) == 1 for versions in chosen.values()):
        return {}
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    known = {item.id: item for item in scope.reporting}
    found = {}
    for unit_id, versions in chosen.items():
        for version in versions:
            end = version.period.end
            if (gone := known[unit_id].valid_to) is not None:
                end = min(end, gone - timedelta(days=1))
            roll = roll_up([unit_id], everyone, lineage, end, max(end, last_day(scope.owner, year)))
            heirs = [chosen.get(heir, ()) for heir in roll.of(unit_id)]
            later = tuple(frozenset(one.id for one in some if one.period.end > end) for some in heirs)
            told = bool(heirs) and all(
                any(one.id != version.id and one.period.end > end and one.period.start <= end for one in some)
                for some in heirs
            )
            if told or any(later):
                found[version.id] = Later(later, told)
    return found


def dated_name(item: Unit) -> str:
    """A unit as a paper names it beside its heirs, which may bear the same name: one that is gone with its last day."""
    return _named_with_days(item, None, item.valid_to - timedelta(days=1) if item.valid_to else None)


def former_names(scope: Expected) -> dict[int, str]:
    """Former units of the year that owe a report of their part of it."""
    owing = (item for item in scope.former if item.is_border or item.kind is UnitKind.BORDER_STATION)
    return {item.id: dated_name(item) for item in owing}


def _named_with_days(item: Unit, start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return item.name
    if start is None and end is not None:
        return _("{unit} (đến {day})").format(unit=item.name, day=short_date(end))
    if end is None and start is not None:
        return _("{unit} (từ {day})").format(unit=item.name, day=short_date(start))
    days = [short_date(day) for day in (start, end) if day is not None]
    return _("{unit} ({first} đến {last})").format(unit=item.name, first=days[0], last=days[-1])

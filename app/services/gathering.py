"""From stored versions to the figures of units: what :mod:`app.domain.aggregate` adds up."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from app.db import board, packed, totals, units
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.figures import FigureKey, UnitFigures
from app.domain.indicators import AcrossUnits, Catalogue, from_milli
from app.domain.lineage import roll_up
from app.domain.over_time import across_periods
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register
from app.domain.restating import restate
from app.domain.submissions import ReportedRow
from app.domain.units import Unit, UnitKind
from app.domain.year_of_change import Stretch, YearOfChange, bring_together
from app.i18n import _
from app.services.scope import Expected, last_day, year_end
from app.text import short_date

#: Lists whose rows two communes can share, and the list a station's offences are counted from.
_OF_COMMUNES = (Register.MARKERS, Register.EVENTS)
_OF_STATIONS = (Register.INCIDENTS,)


@dataclass(slots=True)
class _Content:
    """What one version gives to totals."""

    values: dict[FigureKey, Decimal] = field(default_factory=dict)
    hamlets: dict[str, tuple[int, int]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    rows: tuple[ReportedRow, ...] = ()
    listed: frozenset[Register] = frozenset()


def chosen_versions(
    connection: DbConnection, expected: Sequence[Unit], year: int, *, provisional: bool = False
) -> dict[int, tuple[Version, ...]]:
    """The versions that count, by unit; a unit that has none is left out."""
    known = board.versions_of_year(connection, year)
    found = {item.id: board.counting(known.get(item.id, ()), provisional=provisional) for item in expected}
    return {unit_id: versions for unit_id, versions in found.items() if versions}


def is_one_commune(scope: Expected) -> bool:
    """Whether the scope is a single commune, of which stations know only a part of what they report."""
    return any(item.id == scope.owner.id for item in scope.communes)


def gather(
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    year: int,
    *,
    provisional: bool = False,
    with_coverage: bool = True,
) -> tuple[UnitFigures, ...]:
    """The figures of every expected unit that has an accepted report of ``year``.

    When the scope is one commune, a station speaks only with what it says about that commune. ``with_coverage`` also
    tells which figures only some hamlets gave.
    """
    return gather_year(connection, catalogue, scope, year, provisional=provisional, with_coverage=with_coverage).figures


def gather_year(
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    year: int,
    *,
    provisional: bool = False,
    with_coverage: bool = True,
) -> YearOfChange:
    """As :func:`gather`, with what former units reported of the year and no expected unit can be given."""
    chosen = chosen_versions(connection, scope.reporting, year, provisional=provisional)
    contents = _contents(connection, catalogue, scope, chosen, with_coverage=with_coverage)
    if is_one_commune(scope):
        _narrow(connection, contents, [item.id for item in scope.stations], chosen, scope.owner.id)
    periods = {
        item.id: [_figures(item, version, contents[version.id]) for version in chosen[item.id]]
        for item in scope.reporting
        if item.id in chosen
    }
    if scope.changed_on:
        names = {item.id: (item.name, item.code or "") for item in scope.all}
        return bring_together(catalogue, _stretches(connection, catalogue, scope, periods, year), names)
    return YearOfChange(tuple(_joined(catalogue, found) for found in periods.values()), ())


def _figures(item: Unit, version: Version, content: _Content) -> UnitFigures:
    return UnitFigures(
        unit_id=item.id,
        unit_name=item.name,
        unit_code=item.code or "",
        is_station=item.kind is UnitKind.BORDER_STATION,
        values=content.values,
        notes=content.notes,
        rows=content.rows,
        listed=content.listed,
        hamlets=content.hamlets,
        period=version.period,
    )


def _joined(catalogue: Catalogue, periods: Sequence[UnitFigures]) -> UnitFigures:
    return periods[0] if len(periods) == 1 else across_periods(catalogue, periods)


def stretch_of(scope: Expected, item: Unit, period: ReportingPeriod | None) -> int:
    """The stretch between two changes of the year that a report tells of: that of the last day it can be about."""
    if period is None:
        return len(scope.changed_on)
    end = period.end if item.valid_to is None else min(period.end, item.valid_to - timedelta(days=1))
    return bisect_right(scope.changed_on, end)


def _stretches(
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    periods: Mapping[int, Sequence[UnitFigures]],
    year: int,
) -> list[Stretch]:
    """The reports of the year by the stretches between its changes, each with the way of its units to the last day."""
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    until = last_day(scope.owner, year)
    starts = (date(year, 1, 1), *scope.changed_on)
    ends = (*(day - timedelta(days=1) for day in scope.changed_on), until)
    expected = {item.id for item in scope.all}
    found = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        there = [item for item in scope.reporting if item.is_valid_on(end)]
        reports = [
            _joined(catalogue, some)
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
        found.append(Stretch(tuple(reports), roll_up(sources, everyone, lineage, end, until), end, owing))
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


def _named_with_days(item: Unit, start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return item.name
    if start is None and end is not None:
        return _("{unit} (đến {day})").format(unit=item.name, day=short_date(end))
    if end is None and start is not None:
        return _("{unit} (từ {day})").format(unit=item.name, day=short_date(start))
    days = [short_date(day) for day in (start, end) if day is not None]
    return _("{unit} ({first} đến {last})").format(unit=item.name, first=days[0], last=days[-1])


def _contents(
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    chosen: Mapping[int, Sequence[Version]],
    *,
    with_coverage: bool,
) -> dict[int, _Content]:
    ids = [version.id for versions in chosen.values() for version in versions]
    own = packed.own_figures(connection, ids)
    contents = {submission_id: _Content(values) for submission_id, values in own.items()}
    telling = packed.with_hamlets_of_their_own(connection, own, with_blanks=with_coverage)
    for submission_id, indicator, part, milli, filled, asked_of in totals.hamlet_sums(connection, telling):
        content = contents[submission_id]
        if filled:
            # The commune's own cell already is this sum; a form without that cell still has its hamlets.
            content.values.setdefault((indicator, part), from_milli(milli))
        if 0 < filled < asked_of:
            content.hamlets[indicator] = (filled, asked_of)
    _add_lists(connection, scope, chosen, contents)
    named = [item.code for item in catalogue if item.across_units is AcrossUnits.UNION]
    for submission_id, notes in packed.notes(connection, ids, named).items():
        contents[submission_id].notes = notes
    return contents


def _add_lists(
    connection: DbConnection,
    scope: Expected,
    chosen: Mapping[int, Sequence[Version]],
    contents: Mapping[int, _Content],
) -> None:
    """Of communes the rows they may share and which lists there are; of stations every incident."""
    stationed = [item for item in scope.reporting if item.kind is UnitKind.BORDER_STATION]
    others = [item for item in scope.reporting if item.kind is not UnitKind.BORDER_STATION]
    communes = [version.id for item in others for version in chosen.get(item.id, ())]
    for submission_id, registers in packed.listed(connection, communes, _OF_COMMUNES).items():
        contents[submission_id].listed = registers
    found = packed.shared_rows(connection, communes)
    stations = [version.id for item in stationed for version in chosen.get(item.id, ())]
    found |= totals.rows_of(connection, stations, _OF_STATIONS)
    for submission_id, rows in found.items():
        contents[submission_id].rows = tuple(rows)


def _narrow(
    connection: DbConnection,
    contents: Mapping[int, _Content],
    station_ids: Sequence[int],
    chosen: Mapping[int, Sequence[Version]],
    commune_id: int,
) -> None:
    ids = [version.id for station_id in station_ids for version in chosen.get(station_id, ())]
    for submission_id in ids:
        contents[submission_id].values = {}
        # Nobody knows which incident of a list belongs to which part of a typed total of one commune.
        contents[submission_id].rows = ()
    for item in totals.commune_figures(connection, ids):
        if item.place_id == commune_id:
            contents[item.submission_id].values[item.indicator, item.part] = from_milli(item.milli)


def gather_former(
    connection: DbConnection, catalogue: Catalogue, scope: Expected, former: Expected, year: int
) -> tuple[UnitFigures, ...]:
    """The figures of ``year`` of ``former`` units, restated on the units of ``scope`` where those have changed."""
    reports = gather(connection, catalogue, former, year, with_coverage=False)
    now = {item.id for item in scope.all}
    if all(report.unit_id in now for report in reports):
        return reports
    roll = roll_up(
        [report.unit_id for report in reports],
        units.all_units(connection),
        units.lineage(connection),
        year_end(year),
        last_day(scope.owner, year + 1),
    )
    names = {item.id: (item.name, item.code or "") for item in scope.all}
    return restate(catalogue, reports, roll, names).figures

"""From stored versions to the figures of units: what :mod:`app.domain.aggregate` adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.db import board, packed, totals
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.figures import FigureKey, UnitFigures, Unplaced, UnplacedReason
from app.domain.indicators import AcrossUnits, Catalogue, from_milli
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register
from app.domain.restating import restate
from app.domain.submissions import ReportedRow
from app.domain.units import Unit, UnitKind
from app.domain.year_of_change import Stretch, YearOfChange, bring_together, lacking_of
from app.services.scope import Expected, year_end
from app.services.stretches import gave_away, joined, settled_of, stretches, way_to

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
    chosen = chosen_versions(connection, scope.reporting, year, provisional=provisional)
    return gather_year(connection, catalogue, scope, year, chosen=chosen, with_coverage=with_coverage).figures


def gather_year(
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    year: int,
    *,
    chosen: Mapping[int, Sequence[Version]],
    with_coverage: bool = True,
) -> YearOfChange:
    """As :func:`gather` of chosen versions, with what former units reported of the year and nobody can be given."""
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
        made = bring_together(catalogue, stretches(connection, catalogue, scope, periods, year), names)
        return replace(made, senders=frozenset(periods))
    figures = tuple(joined(catalogue, found) for found in periods.values())
    return YearOfChange(figures, (), senders=frozenset(periods))


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
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    former: Expected,
    year: int,
    *,
    period: ReportingPeriod | None = None,
) -> tuple[UnitFigures, ...]:
    """The figures of ``year`` of ``former`` units, restated on the units of ``scope`` where those have changed.

    ``period`` keeps to the reports of just these days.
    """
    chosen = chosen_versions(connection, former.reporting, year)
    if period is not None:
        same = {key: tuple(item for item in known if item.period == period) for key, known in chosen.items()}
        chosen = {key: known for key, known in same.items() if known}
    made = gather_year(connection, catalogue, former, year, chosen=chosen, with_coverage=False)
    return restated(connection, catalogue, scope, (former, year), made).figures


def restated(
    connection: DbConnection,
    catalogue: Catalogue,
    scope: Expected,
    of: tuple[Expected, int],
    made: YearOfChange,
) -> YearOfChange:
    """What former units reported of a year (``of``), on the units of ``scope``, with what could not be put there.

    A unit of ``scope`` lacks what a former border commune or station in it has not given: a sum without that one
    must not be compared with the sum of a later year.
    """
    former, year = of
    by_id = {report.unit_id: report for report in made.figures}
    owing = {item.id: item.name for item in former.all if item.is_border or item.kind is UnitKind.BORDER_STATION}
    are_here = {*by_id, *owing} <= {item.id for item in scope.all}
    if are_here and not gave_away(connection, {*by_id, *owing}, year):
        return made
    roll = way_to(connection, list(dict.fromkeys([*by_id, *owing])), scope, year)
    names = {item.id: (item.name, item.code or "") for item in scope.all}
    moved = restate(catalogue, made.figures, roll, names, settled_of(connection, year))
    lost = (
        Unplaced(item.unit_id, by_id[item.unit_id].unit_name, item.code, item.part, item.value, UnplacedReason.UNKNOWN)
        for item in moved.unresolved
    )
    stretch = Stretch(made.figures, roll, year_end(year), owing)
    figures = tuple(replace(report, lacking=lacking_of(catalogue, report.unit_id, stretch)) for report in moved.figures)
    return YearOfChange(figures, (*made.unplaced, *lost), made.senders)

"""Making totals from the accepted reports, and remembering them as long as these bear the same seals."""

from collections.abc import Iterable
from dataclasses import replace

from app.db import units
from app.db.types import DbConnection
from app.domain.aggregate import consolidate as total_up
from app.domain.figures import Consolidation, Unplaced
from app.domain.indicators import Catalogue
from app.services import gathering, scope, stretches
from app.services.scope import Expected
from app.services.workspace import Workspace

#: How many consolidations an open data file remembers.
_REMEMBERED = 16


def expected_of(connection: DbConnection, year: int, unit_id: int | None, *, alone: bool = False) -> Expected:
    """Who owes a report for ``year`` in the scope asked for; ``alone`` is one unit without what others say of it."""
    if alone and unit_id is not None:
        return scope.with_former(connection, scope.alone(connection, unit_id), year)
    return scope.of_year(connection, year, unit_id)


def consolidate(
    connection: DbConnection, ws: Workspace, year: int, expected: Expected, *, provisional: bool = False
) -> Consolidation:
    """Totals once made are kept as long as the accepted reports under them bear the same seals."""
    before = _former_units(connection, expected, year - 1)
    seals = _seals(connection, expected, year), _seals(connection, before, year - 1)
    key: tuple[object, ...] = (year, expected, before, *seals)
    is_same = {item.id for item in before.reporting} <= {item.id for item in expected.all}
    if not is_same or expected.changed_on:
        # Restated totals rest on the lineage too, which may be written down or corrected at any time.
        key = (*key, units.lineage(connection), units.all_units(connection))
    # A report that is not accepted may change without a trace.
    if not provisional and key in ws.totals:
        return ws.totals[key]
    made = _made(connection, ws.presets.catalogue(year), year, (expected, before), provisional=provisional)
    if not provisional:
        while len(ws.totals) >= _REMEMBERED:
            ws.totals.pop(next(iter(ws.totals)), None)
        ws.totals[key] = made
    return made


def _made(
    connection: DbConnection, catalogue: Catalogue, year: int, scopes: tuple[Expected, Expected], *, provisional: bool
) -> Consolidation:
    """Totals of ``scopes``: who owes a report of ``year``, and of the year before."""
    expected, before = scopes
    gathered = gathering.gather_year(connection, catalogue, expected, year, provisional=provisional)
    former = gathering.restated_year(connection, catalogue, expected, before, year - 1)
    communes, stations = scope.labels(expected.communes), scope.labels(expected.stations)
    return replace(
        total_up(catalogue, gathered.figures, communes, stations, former.figures),
        unplaced=_dated(gathered.unplaced, expected),
        unplaced_before=_dated(former.unplaced, before),
        # A unit may well have figures only because a former one reported: that is not its own report.
        submitted=gathered.senders,
        expected_former=stretches.former_names(expected),
    )


def _dated(some: Iterable[Unplaced], among: Expected) -> tuple[Unplaced, ...]:
    names = {item.id: stretches.dated_name(item) for item in among.reporting}
    return tuple(replace(item, unit_name=names[item.unit_id]) for item in some)


def _seals(connection: DbConnection, expected: Expected, year: int) -> tuple[tuple[int, str], ...]:
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    return tuple((version.id, version.seal) for versions in chosen.values() for version in versions)


def _former_units(connection: DbConnection, expected: Expected, year: int) -> Expected:
    """The same places the year before, whatever units those were then."""
    owner = units.find_unit(connection, expected.owner.id)
    is_one = expected.all == (expected.owner,)
    if not is_one and owner is not None and owner.is_valid_on(scope.year_end(year)):
        return scope.of_year(connection, year, expected.owner.id)
    return scope.before(connection, Expected(expected.owner, expected.communes, expected.stations), year)


def versions_used(connection: DbConnection, year: int) -> tuple[int, ...]:
    """Ids of the versions that count for the committee's own totals of a year."""
    return tuple(version_id for version_id, _seal in _seals(connection, expected_of(connection, year, None), year))

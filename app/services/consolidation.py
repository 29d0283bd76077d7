"""Making totals from the accepted reports, and remembering them as long as these bear the same seals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.db import split_figures, units
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.aggregate import consolidate as total_up
from app.domain.event_rows import RegisteredEvent
from app.domain.figures import Consolidation, Unplaced
from app.domain.indicators import Catalogue
from app.domain.year_of_change import YearOfChange
from app.services import event_totals, gathering, scope, stretches
from app.services.scope import Expected
from app.services.workspace import Workspace

#: How many consolidations an open data file remembers.
_REMEMBERED = 16
#: How many years of figures it remembers: those on screen and the ones before them.
_GATHERED = 4

Made = TypeVar("Made")


def expected_of(connection: DbConnection, year: int, unit_id: int | None, *, alone: bool = False) -> Expected:
    """Who owes a report for ``year`` in the scope asked for; ``alone`` is one unit without what others say of it."""
    if alone and unit_id is not None:
        return scope.with_former(connection, scope.alone(connection, unit_id), year)
    return scope.of_year(connection, year, unit_id)


def consolidate(
    connection: DbConnection, ws: Workspace, year: int, expected: Expected, *, provisional: bool = False
) -> Consolidation:
    """Totals once made are kept as long as the accepted reports under them bear the same seals."""
    now = _sent(connection, expected, year)
    before = _former_units(connection, expected, year - 1)
    then = _sent(connection, before, year - 1)
    key: tuple[object, ...] = (now.key, then.key, now.events, then.events)
    were = {item.id for item in before.reporting}
    is_same = were <= {item.id for item in expected.all} and not stretches.gave_away(connection, were, year - 1)
    if not is_same or expected.changed_on:
        # Restated totals rest on the lineage too, which may be written down or corrected at any time.
        key = (*key, units.lineage(connection), units.all_units(connection), split_figures.figures(connection))
    # A report that is not accepted may change without a trace.
    if not provisional and key in ws.totals:
        return ws.totals[key]
    if provisional:
        now = replace(now, chosen=gathering.chosen_versions(connection, expected.reporting, year, provisional=True))
    made = _made(connection, ws, now, then)
    if not provisional:
        _remember(ws.totals, key, made, _REMEMBERED)
    return made


@dataclass(frozen=True, slots=True)
class _Sent:
    """Who owes a report of a year, the versions that count, and the events that the register knows of the year."""

    scope: Expected
    year: int
    chosen: Mapping[int, Sequence[Version]]
    events: tuple[RegisteredEvent, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """Equal as long as the same units have the same accepted versions, by their seals."""
        return (self.year, self.scope, tuple((v.id, v.seal) for versions in self.chosen.values() for v in versions))


def _sent(connection: DbConnection, expected: Expected, year: int) -> _Sent:
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    return _Sent(expected, year, chosen, event_totals.events_for(connection, expected, year))


def _remember(kept: dict[object, Made], key: object, made: Made, most: int) -> None:
    while len(kept) >= most:
        kept.pop(next(iter(kept)), None)
    kept[key] = made


def _gathered(connection: DbConnection, ws: Workspace, catalogue: Catalogue, sent: _Sent) -> YearOfChange:
    """The figures of one year, kept because the totals of the next year compare with them."""
    # A version that is not accepted has no seal; what a year of changes gives rests on the lineage too.
    is_sealed = all(version.seal for versions in sent.chosen.values() for version in versions)
    known = ws.gathered.get(sent.key) if is_sealed and not sent.scope.changed_on else None
    if known is not None and known[0].indicators == catalogue.indicators:
        return known[1]
    made = gathering.gather_year(connection, catalogue, sent.scope, sent.year, chosen=sent.chosen)
    if is_sealed and not sent.scope.changed_on:
        _remember(ws.gathered, sent.key, (catalogue, made), _GATHERED)
    return made


def _with_events(connection: DbConnection, ws: Workspace, catalogue: Catalogue, sent: _Sent) -> YearOfChange:
    """The figures of one year with those of the register that no report gives."""
    made = _gathered(connection, ws, catalogue, sent)
    of = (sent.scope, sent.year, sent.chosen)
    return replace(made, figures=event_totals.filled(connection, catalogue, of, sent.events, made.figures))


def _made(connection: DbConnection, ws: Workspace, now: _Sent, then: _Sent) -> Consolidation:
    """Totals of a year, with the year before for comparison."""
    catalogue, expected, before = ws.presets.catalogue(now.year), now.scope, then.scope
    gathered = _with_events(connection, ws, catalogue, now)
    former = gathering.restated(
        connection, catalogue, expected, (before, then.year), _with_events(connection, ws, catalogue, then)
    )
    given = event_totals.Given({}, frozenset())
    own = (item for item in event_totals.fills(catalogue, expected, now.year, now.events, given) if item.is_own)
    communes, stations = scope.labels(expected.communes), scope.labels(expected.stations)
    return replace(
        total_up(
            catalogue,
            gathered.figures,
            communes,
            stations,
            former.figures,
            {item.figure.code: item.figure.value for item in own},
        ),
        unplaced=_dated(gathered.unplaced, expected),
        unplaced_before=_dated(former.unplaced, before),
        # A unit may well have figures only because a former one reported: that is not its own report.
        submitted=gathered.senders,
        expected_former=stretches.former_names(expected),
    )


def _dated(some: Iterable[Unplaced], among: Expected) -> tuple[Unplaced, ...]:
    names = {item.id: stretches.dated_name(item) for item in among.reporting}
    return tuple(replace(item, unit_name=names[item.unit_id]) for item in some)


def _former_units(connection: DbConnection, expected: Expected, year: int) -> Expected:
    """The same places the year before, whatever units those were then."""
    owner = units.find_unit(connection, expected.owner.id)
    is_one = expected.all == (expected.owner,)
    if not is_one and owner is not None and owner.is_valid_on(scope.year_end(year)):
        return scope.of_year(connection, year, expected.owner.id)
    return scope.before(connection, Expected(expected.owner, expected.communes, expected.stations), year)


def versions_used(connection: DbConnection, year: int) -> tuple[int, ...]:
    """Ids of the versions that the committee's own totals of a year rest on: those of the year, and of the year before.

    The latter are compared with, so a paper says something else when one of them changes.
    """
    expected = expected_of(connection, year, None)
    before = _former_units(connection, expected, year - 1)
    return (*_chosen(connection, expected, year), *_chosen(connection, before, year - 1))


def has_accepted(connection: DbConnection, year: int) -> bool:
    """Whether any report of the committee's own area counts in a year."""
    return bool(_chosen(connection, expected_of(connection, year, None), year))


def _chosen(connection: DbConnection, expected: Expected, year: int) -> tuple[int, ...]:
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    return tuple(version.id for versions in chosen.values() for version in versions)

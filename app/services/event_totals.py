"""What the register of events adds to totals: figures that no accepted report gives, and the committee's own events.

An accepted figure always stays (where it differs, that is a finding). Lines of reports about an event that the register
knows as joint get its hosts as partners, so that it counts once even where a commune forgot to write its partner.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.db import totals
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.event_comparison import pair
from app.domain.event_figures import EventFigure, figures_of, unit_events
from app.domain.event_rows import RegisteredEvent, rows_of
from app.domain.figures import UnitFigures
from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register, ReportedEvent
from app.domain.submissions import ReportedRow
from app.domain.units import Unit
from app.services import event_register
from app.services.scope import Expected, committee_of_year

#: What a line of the register is called where reports name the sheet of a line.
SHEET = "Sổ sự kiện"
#: The group of the budget, of which events are only a part.
_BUDGET = "Q"


@dataclass(frozen=True, slots=True)
class Fill:
    """A figure of the register that counts: of a commune that gave none, or the committee's own."""

    unit: Unit
    figure: EventFigure
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What accepted reports give: codes by unit, and the units that list events themselves."""

    codes: Mapping[int, Collection[str]]
    listing: frozenset[int]


def fills(
    catalogue: Catalogue, expected: Expected, year: int, known: Sequence[RegisteredEvent], given: Given
) -> Iterator[Fill]:
    """The figures of the register that enter totals of a year; one of which anything is not known does not.

    What events cost is only a part of a commune's budget, so it never stands in for it. Of the committee's own events
    figures in parts are left out: their totals are those of communes.
    """
    period = ReportingPeriod.of_year(year)
    for unit in expected.communes if known else ():
        for figure in figures_of(known, unit.id, catalogue, period).values():
            code = figure.code
            is_listed = catalogue[code].owner is OwnerLevel.COMPUTED and unit.id in given.listing
            is_given = code in given.codes.get(unit.id, ()) or is_listed
            if figure.is_whole and not is_given and catalogue[code].group != _BUDGET:
                yield Fill(unit, figure)
    for figure in figures_of(known, None, catalogue, period).values():
        if figure.is_whole and figure.shares and not figure.part:
            yield Fill(expected.owner, figure, is_own=True)


def events_for(connection: DbConnection, expected: Expected, year: int) -> tuple[RegisteredEvent, ...]:
    """The events of a year under the units of a scope; those of no commune only for the committee's whole area."""
    known = event_register.registered(connection, ReportingPeriod.of_year(year))
    if not known:
        return ()
    is_whole = expected.owner.id == committee_of_year(connection, year).unit_id
    return tuple(item for item in event_register.placed(connection, known, expected) if is_whole or item.commune_ids)


def filled(
    connection: DbConnection,
    catalogue: Catalogue,
    sent: tuple[Expected, int, Mapping[int, Sequence[Version]]],
    known: Sequence[RegisteredEvent],
    figures: Sequence[UnitFigures],
) -> tuple[UnitFigures, ...]:
    """Figures of units (of scope, year and chosen versions ``sent``) with what the register knows beside them."""
    expected, year, chosen = sent
    if not known:
        return tuple(figures)
    given = Given(
        {item.unit_id: {code for code, _part in item.values} for item in figures},
        frozenset(item.unit_id for item in figures if Register.EVENTS in item.registers),
    )
    added: dict[int, dict[str, EventFigure]] = {}
    for fill in fills(catalogue, expected, year, known, given):
        if not fill.is_own:
            added.setdefault(fill.unit.id, {})[fill.figure.key] = fill.figure
    by_id = {item.unit_id: item for item in figures}
    period = ReportingPeriod.of_year(year)
    for unit in expected.communes:
        if unit.id in added:
            blank = UnitFigures(unit.id, unit.name, unit.code or "", is_station=False, values={}, period=period)
            by_id[unit.id] = _added(by_id.get(unit.id, blank), catalogue, added[unit.id], known)
    joint = {unit_id for item in known if len(item.commune_ids) > 1 for unit_id in item.commune_ids}
    for unit_id in joint & given.listing & chosen.keys():
        by_id[unit_id] = _with_partners(connection, catalogue, by_id[unit_id], chosen[unit_id], known)
    order = {item.id: number for number, item in enumerate(expected.reporting)}
    return tuple(sorted(by_id.values(), key=lambda item: order.get(item.unit_id, len(order))))


def _added(
    report: UnitFigures, catalogue: Catalogue, found: Mapping[str, EventFigure], known: Sequence[RegisteredEvent]
) -> UnitFigures:
    """A unit with figures of the register; its lines too where they are to be counted."""
    values = {**report.values, **{(item.code, item.part): item.value for item in found.values()}}
    codes = frozenset(item.code for item in found.values())
    report = replace(report, from_events=codes)
    if not any(catalogue[code].owner is OwnerLevel.COMPUTED for code in codes):
        return replace(report, values=values)
    lines = [row for item in known if item.of_commune(report.unit_id) for row in rows_of(item, report.unit_id)]
    rows = tuple(ReportedRow(Register.EVENTS, SHEET, number, row) for number, row in enumerate(lines, 1))
    return replace(report, values=values, rows=(*report.rows, *rows))


def _with_partners(
    connection: DbConnection,
    catalogue: Catalogue,
    report: UnitFigures,
    versions: Sequence[Version],
    known: Sequence[RegisteredEvent],
) -> UnitFigures:
    """The lines of a report with day and partners of joint events as the register has them."""
    period = report.period or versions[-1].period
    of_unit = unit_events(known, report.unit_id, catalogue, period)
    found = totals.rows_of(connection, [version.id for version in versions], (Register.EVENTS,))
    listed = [row for version in versions for row in found.get(version.id, ())]
    rows: list[ReportedRow] = []
    for item in pair(listed, of_unit.lines if of_unit else ()):
        if item.row is None:
            continue
        row, line = item.row.row, item.line[1] if item.line else None
        if isinstance(row, ReportedEvent) and line is not None and line.partner_commune:
            row = replace(row, partner_commune=line.partner_commune, starts_on=line.starts_on or row.starts_on)
        rows.append(replace(item.row, row=row))
    others = (row for row in report.rows if row.register is not Register.EVENTS)
    return replace(report, rows=(*others, *rows))

"""Lines of the annexes of the review: what the units wrote and listed, and where every figure stands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from app.db import registers, totals
from app.db.types import DbConnection
from app.domain.border_line import border_line
from app.domain.indicators import Catalogue
from app.domain.plans.register_secrecy import is_marked
from app.domain.registers import Incident, Marker, Register, RegisterRow, Team
from app.reports.review_annexes import SourceLine, UnitNarrative
from app.reports.review_lists import IncidentLine, MarkerLine, TeamLine, UnitLists
from app.services import event_annex, gathering, scope, stretches, tracing

_LISTED = (Register.TEAMS, Register.MARKERS, Register.INCIDENTS, Register.EVENTS)


def narratives(connection: DbConnection, expected: scope.Expected, year: int) -> tuple[UnitNarrative, ...]:
    """Every text of the accepted reports that speak for the year, unit by unit in the order of the board.

    Units that ended in the year come last, named with their last day: what they wrote is of this year too.
    """
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    former = stretches.former_names(expected)
    return tuple(
        UnitNarrative(former.get(item.id, item.name), text.leaf, text.text, is_own=item.id == expected.owner.id)
        for item in expected.reporting
        for version in chosen.get(item.id, ())
        for text in registers.load_narrative(connection, version.id)
        if text.text.strip()
    )


def source_lines(
    connection: DbConnection, catalogue: Catalogue, expected: scope.Expected, year: int
) -> tuple[SourceLine, ...]:
    """Every figure that counts, under its own code: what is worked out stands on the lines of its parts."""
    codes = [item.code for item in catalogue]
    traced = tracing.trace(connection, catalogue, expected, year, codes)
    return tuple(
        _source_line(item, item.value)
        for code in codes
        for item in traced[code]
        if item.counts and item.indicator == code and item.value is not None
    )


def _source_line(item: tracing.Source, value: Decimal) -> SourceLine:
    """A cell of a file, or an event of the register by its name and day."""
    place = (item.file, item.sheet, item.cell)
    if item.event_id:
        place = (f"{item.file}: {item.sheet}", item.cell, "")
    return SourceLine(item.indicator, item.unit, value, *place, item.version, item.part)


def unit_lists(connection: DbConnection, expected: scope.Expected, year: int) -> tuple[UnitLists, ...]:
    """What the accepted reports of the year list, unit by unit in the order of the board, and events of the register.

    The register stands in for communes that list no events; what the committee itself held comes last.
    """
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    former = stretches.former_names(expected)
    ids = [version.id for versions in chosen.values() for version in versions]
    rows = totals.rows_of(connection, ids, _LISTED)
    held = event_annex.of_register(connection, expected, year)
    found = []
    for item in expected.reporting:
        versions = chosen.get(item.id, ())
        own = [[row.row for row in rows.get(version.id, ())] for version in versions]
        title = former.get(item.id, item.title)
        made = lists_of_unit(item.id, f"{title[:1].upper()}{title[1:]}", own)
        events = event_annex.reported((version.period, rows.get(version.id, ())) for version in versions)
        made = replace(made, events=events or held.get(item.id, ()), is_register=not events and item.id in held)
        if any(own) or made.events:
            found.append(made)
    if own_events := held.get(None, ()):
        name = f"Ban chỉ đạo {expected.owner.title}"
        found.append(UnitLists(expected.owner.id, name, events=own_events, is_register=True))
    return tuple(found)


def lists_of_unit(unit_id: int, name: str, reports: Sequence[Sequence[RegisterRow]]) -> UnitLists:
    """Only what is printed; an incident with a secrecy mark is counted and left behind."""
    every = [row for rows in reports for row in rows]
    teams = _as_told_last([[row for row in rows if isinstance(row, Team)] for rows in reports])
    # A marker is one however often its number stands there; without a number each line is one.
    marked = (
        (row.number, 0 if row.number else place, row) for place, row in enumerate(every) if isinstance(row, Marker)
    )
    markers = list({(number, place): row for number, place, row in marked}.values())
    incidents = [row for row in every if isinstance(row, Incident)]
    shown = [row for row in incidents if not is_marked(row.secrecy)]
    return UnitLists(
        unit_id,
        name,
        tuple(_team(row) for row in teams),
        tuple(_marker(row) for row in markers),
        tuple(_incident(row) for row in shown),
        len(incidents) - len(shown),
        border_line(markers, teams),
    )


def _as_told_last(reports: Iterable[Sequence[Team]]) -> list[Team]:
    """What two reports of parts of one year both name, as the later one tells it.

    One report may well list teams of two hamlets under one name: all of them are there.
    """
    found: list[Team] = []
    for rows in reports:
        named = {_identity(row) for row in rows}
        found = [*(row for row in found if _identity(row) not in named), *rows]
    return found


def _identity(row: Team) -> tuple[str, ...]:
    return (row.code,) if row.code else (row.name, row.hamlet)


def _team(row: Team) -> TeamLine:
    numbers = (row.member_count, row.household_count, row.length_km)
    return TeamLine(row.name, row.hamlet, row.leader, *numbers, row.markers, row.rating)


def _marker(row: Marker) -> MarkerLine:
    texts = (row.number, row.kind, row.hamlet, row.station, row.condition, row.shared_with)
    return MarkerLine(*texts, is_self_managed=row.is_self_managed)


def _incident(row: Incident) -> IncidentLine:
    """Without what tells of who reported it: tip, note, who handled it."""
    return IncidentLine(row.happened_on, row.kind, row.hamlet, row.marker_area, row.offender_count, row.measure)

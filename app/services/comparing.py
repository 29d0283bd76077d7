"""Comparing the reports of one year with each other: markers, lengths, nominees, and numbers far off the others'.

Made anew whenever a report comes, goes or changes; reports that are locked are looked at and keep their findings.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.db import board, figures, findings, packed, submissions, totals, units
from app.db.types import DbConnection
from app.domain.check_magnitude import neighbour_findings
from app.domain.checks import cross_check
from app.domain.findings import Finding, Where
from app.domain.indicators import Catalogue, OwnerLevel, from_milli
from app.domain.registers import Register
from app.domain.submissions import FigureStatus, ParsedReport, ReportedFigure, SubmissionState
from app.services.workspace import Workspace


def compare_reports(connection: DbConnection, ws: Workspace, year: int) -> None:
    """Compare the current reports of a year with each other; locked ones are looked at but keep their findings."""
    current = {
        unit_id: version
        for unit_id, known in board.versions_of_year(connection, year).items()
        for version in (submissions.current_of(board.by_period(known)[-1]),)
        if version is not None and version.state in (SubmissionState.RECEIVED, SubmissionState.ACCEPTED)
    }
    catalogue = ws.presets.catalogue(year)
    ids = {unit_id: version.id for unit_id, version in current.items()}
    reports = _outlines(connection, ids, catalogue)
    found: dict[int, list[Finding]] = {}
    served = _served(connection, {version.id: unit_id for unit_id, version in current.items()}, reports)
    neighbours = _beside_neighbours(
        connection, ws, year, {unit_id: item.id for unit_id, item in current.items()}, reports
    )
    for unit_id, item in (*cross_check(reports, catalogue, served), *neighbours):
        found.setdefault(unit_id, []).append(item)
    for unit_id, version in current.items():
        if version.state is SubmissionState.RECEIVED:
            replace_findings(connection, version.id, found.get(unit_id, []), findings.FoundBy.CROSS)


def _beside_neighbours(
    connection: DbConnection,
    ws: Workspace,
    year: int,
    submission_ids: Mapping[int, int],
    reports: Mapping[int, ParsedReport],
) -> Iterator[tuple[int, Finding]]:
    """V14 beside the communes of the year: what only the others show, each at its cell."""
    communes = {key: one for key, one in submission_ids.items() if not reports[key].header.is_station}
    own = packed.own_figures(connection, list(communes.values()))
    accepted = board.versions_of_year(connection, year - 1)
    before = {key: [item.id for item in board.counting(accepted.get(key, ()))] for key in communes}
    then = packed.own_figures(connection, [one for ids in before.values() for one in ids])
    former = {key: {name: value for one in ids for name, value in then[one].items()} for key, ids in before.items()}
    levels = (OwnerLevel.COMMUNE, OwnerLevel.HAMLET)
    indicators = {item.code: item for item in ws.presets.catalogue(year) if item.owner in levels}
    values = {key: own[one] for key, one in communes.items()}
    for unit_id, finding in neighbour_findings(values, former, indicators):
        places = totals.places(connection, [communes[unit_id]], [finding.indicator or ""])
        where = next((Where(item.sheet, item.cell) for item in places if item.scope == figures.UNIT), Where())
        yield unit_id, replace(finding, where=where)


def _served(
    connection: DbConnection, units_of: Mapping[int, int], reports: Mapping[int, ParsedReport]
) -> dict[int, frozenset[int]]:
    """Which communes each station reports figures of, by unit id: a header may well bear no code."""
    found: dict[int, frozenset[int]] = {}
    for item in totals.commune_figures(connection, list(units_of)):
        station = units_of[item.submission_id]
        if reports[station].header.is_station:
            found[station] = found.get(station, frozenset()) | {item.place_id}
    return found


def _outlines(
    connection: DbConnection, submission_ids: Mapping[int, int], catalogue: Catalogue
) -> dict[int, ParsedReport]:
    """Of each report what the comparison looks at: header, markers, nominees, and figures that are compared."""
    ids = list(submission_ids.values())
    headers = submissions.headers(connection, ids)
    rows = totals.rows_of(connection, ids, (Register.MARKERS, Register.NOMINEES))
    compared = [item.code for item in catalogue if any("cross:" in rule for rule in item.rules)]
    reported: dict[int, list[ReportedFigure]] = {}
    for place in totals.places(connection, ids, compared):
        reported.setdefault(place.submission_id, []).append(_reported(place))
    # The comparison asks stations which communes they serve: any of their figures by commune tells.
    codes: dict[int, str] = {}
    for item in totals.commune_figures(connection, ids):
        if item.place_id not in codes:
            codes[item.place_id] = units.unit_of(connection, item.place_id).code or ""
        code = codes[item.place_id]
        figure = ReportedFigure(item.indicator, from_milli(item.milli), "", Where(), item.part, commune_code=code)
        reported.setdefault(item.submission_id, []).append(figure)
    return {
        unit_id: ParsedReport(headers[one], (), tuple(reported.get(one, ())), tuple(rows.get(one, ())), (), ())
        for unit_id, one in submission_ids.items()
    }


def _reported(place: totals.Place) -> ReportedFigure:
    is_hamlet, is_commune = place.scope == figures.HAMLET, place.scope == figures.COMMUNE
    return ReportedFigure(
        place.indicator,
        None if place.milli is None else from_milli(place.milli),
        place.raw,
        Where(place.sheet, place.cell),
        place.part,
        hamlet=place.place_name if is_hamlet else "",
        commune_code=place.place_code if is_commune else "",
        status=FigureStatus(place.status),
    )


def replace_findings(
    connection: DbConnection, submission_id: int, new: Sequence[Finding], found_by: findings.FoundBy
) -> None:
    """Put new findings of one maker in the place of the former ones; decisions that still fit stay."""
    old = [record for record in findings.load_all(connection, submission_id) if record.found_by is found_by]
    if [record.stored.finding for record in old] == list(new):
        return
    findings.remove(connection, [record.stored.id for record in old])
    findings.insert_all(connection, submission_id, new, found_by, findings.decisions_of(old))

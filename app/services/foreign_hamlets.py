"""Hamlets and communes in a report that belong to others: a wrong code of its unit betrays itself by them."""

import re

from app.db import units
from app.db.types import DbConnection
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ParsedReport
from app.domain.units import RelationRole, Unit, UnitKind

#: The code of a hamlet begins with that of its commune.
_CODE = re.compile(r"([0-9]{5})\.")


def questions(
    connection: DbConnection, unit: Unit, report: ParsedReport, period: ReportingPeriod
) -> tuple[Finding, ...]:
    """What has to be asked about units that belong to others on the last day of the period."""
    if unit.kind is UnitKind.BORDER_STATION:
        return _communes(connection, unit, report, period)
    return _hamlets(connection, unit, report, period)


def _communes(
    connection: DbConnection, unit: Unit, report: ParsedReport, period: ReportingPeriod
) -> tuple[Finding, ...]:
    """Columns of communes that the station does not serve, one question each."""
    served = {item.code for item in units.children(connection, unit.id, period.end, RelationRole.STATION_IN_CHARGE)}
    typed = {item.commune_code: item.where for item in reversed(report.figures) if item.commune_code and item.counts}
    found = []
    for code in sorted(set(typed) - served) if served else ():
        other = units.by_code(connection, code, period.end)
        name = f"{other.name} ({code})" if other else code
        data = {"unit": unit.name, "other": name}
        candidates = (Candidate(name, ()),)
        found.append(
            Finding("commune-not-served", Severity.QUESTION, Where(typed[code].sheet), data=data, candidates=candidates)
        )
    return tuple(found)


def _hamlets(
    connection: DbConnection, unit: Unit, report: ParsedReport, period: ReportingPeriod
) -> tuple[Finding, ...]:
    """One question when hamlets carry the code of another commune, which may be who really reports."""
    codes = {match[1] for item in report.hamlets if (match := _CODE.match(item.code))}
    others = [
        other
        for code in sorted(codes - {unit.code})
        if (other := units.by_code(connection, code, period.end)) and other.id != unit.id
    ]
    if not others:
        return ()
    names = ", ".join(f"{item.name} ({item.code})" for item in others)
    candidates = (Candidate(f"{unit.name} ({unit.code})", ()),)
    data = {"unit": unit.name, "code": unit.code or "", "other": names}
    return (Finding("hamlets-of-other-unit", Severity.QUESTION, data=data, candidates=candidates),)

"""Hamlets whose codes are those of another commune: a report with the wrong code of its unit betrays itself by them."""

import re
from collections.abc import Sequence

from app.db import units
from app.db.types import DbConnection
from app.domain.findings import Candidate, Finding, Severity
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReportedHamlet
from app.domain.units import Unit

#: The code of a hamlet begins with that of its commune.
_CODE = re.compile(r"([0-9]{5})\.")


def questions(
    connection: DbConnection, unit: Unit, hamlets: Sequence[ReportedHamlet], period: ReportingPeriod
) -> tuple[Finding, ...]:
    """One question when hamlets carry the code of another commune of that day, which may be who really reports."""
    codes = {match[1] for item in hamlets if (match := _CODE.match(item.code))}
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

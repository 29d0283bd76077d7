"""Hamlets and communes in a report that belong to others: a wrong code of its unit betrays itself by them.

The columns of a station are its communes by code; a code under the name of another commune is refused.
"""

import re
from collections.abc import Sequence

from app.db import units
from app.db.types import DbConnection
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ParsedReport
from app.domain.units import RelationRole, Unit, UnitKind
from app.errors import Refused
from app.i18n import _
from app.services.recognition import proper_name
from app.text import fold

#: The code of a hamlet begins with that of its commune.
_CODE = re.compile(r"([0-9]{5})\.")
_NO_LETTER = re.compile(r"[^\w]+")


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


def refuse_misnamed_columns(
    connection: DbConnection, expected: Sequence[Unit], report: ParsedReport, period: ReportingPeriod
) -> None:
    """Raise ``Refused`` when a column of a station says one commune by code and another one of ``expected`` by name."""
    communes = [item for item in expected if item.kind is not UnitKind.BORDER_STATION]
    names = units.aliases_of(connection, [item.id for item in communes])
    spellings = {item.id: {proper_name(name) for name in (item.name, *names.get(item.id, ()))} for item in communes}
    seen: dict[str, str] = {}
    for code, title in report.commune_titles:
        if code in seen:
            raise _column_twice(code, seen[code], title)
        seen[code] = title
        own = units.by_code(connection, code, period.end)
        words = f" {_NO_LETTER.sub(' ', fold(title))} "
        named = [item for item in communes if any(f" {name} " in words for name in spellings[item.id] - {""})]
        if own and named and all(item.id != own.id for item in named):
            raise Refused(
                "column-misnamed",
                _("Cột “{title}” mang mã của {unit} nhưng ghi tên {other}; không rõ là số của đơn vị nào.").format(
                    title=title, unit=own.title, other=named[0].title
                ),
                _("Hỏi lại đồn, sửa mã hoặc tên ở đầu cột rồi nhập lại; chưa lưu gì của tệp này."),
            )


def _column_twice(code: str, first: str, second: str) -> Refused:
    sentence = _("Hai cột “{first}” và “{second}” cùng mã {code}; không rõ cột nào đúng.")
    return Refused(
        "column-twice-coded",
        sentence.format(first=first, second=second, code=code),
        _("Hỏi lại đồn, sửa mã ở đầu cột rồi nhập lại; chưa lưu gì của tệp này."),
    )

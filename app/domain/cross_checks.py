"""Checks over several reports of one year: markers claimed twice, lengths of communes and stations, nominees."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.domain.awards.nominee_names import person_key
from app.domain.check_case import cell_of, error, note, warning
from app.domain.check_nominees import birth_in_words, current_nominees, is_collective, is_one_person
from app.domain.findings import Finding, Where
from app.domain.indicators import Catalogue
from app.domain.markers import marker_key
from app.domain.registers import Marker, Register, ReportedNominee
from app.domain.rules import CommunesEqualStations, RuleContext, parse
from app.domain.submissions import ParsedReport, ReportedRow
from app.domain.values import values_of
from app.text import clean, format_number

#: The indicator a station reports in the head of its workbook instead of sheet 02.
_BORDER_LENGTH = "A01"

#: unit id -> its report; findings come back with the unit they belong to.
Reports = Mapping[int, ParsedReport]
#: unit id of a station -> unit ids of the communes it reports figures of.
Served = Mapping[int, frozenset[int]]


def cross_check(
    reports: Reports, catalogue: Catalogue, served: Served | None = None
) -> tuple[tuple[int, Finding], ...]:
    """V07, V08 and V11 over the reports of one period, one per unit.

    ``served`` names the communes of each station by unit id; without it the codes the reports bear are believed.
    """
    known = _served_by_code(reports) if served is None else served
    return (*_markers(reports), *_lengths(reports, catalogue, known), *_nominees(reports))


def _served_by_code(reports: Reports) -> dict[int, frozenset[int]]:
    """A commune nobody has a report of stands as 0, which is no unit: then nothing can be compared."""
    ids = {report.header.unit_code: unit_id for unit_id, report in reports.items() if not report.header.is_station}
    return {
        unit_id: frozenset(ids.get(figure.commune_code, 0) for figure in report.figures if figure.commune_code)
        for unit_id, report in reports.items()
        if report.header.is_station
    }


def _markers(reports: Reports) -> Iterator[tuple[int, Finding]]:
    """V07: a marker in the lists of two communes that nobody marks as shared."""
    claims: dict[str, list[tuple[int, ReportedRow, Marker]]] = defaultdict(list)
    for unit_id, report in reports.items():
        seen: set[str] = set()
        for item in report.rows:
            if isinstance(item.row, Marker) and not report.header.is_station:
                key = marker_key(item.row.number)
                if key and key not in seen:
                    seen.add(key)
                    claims[key].append((unit_id, item, item.row))
    for key, claimed in claims.items():
        if len(claimed) > 1 and not any(clean(marker.shared_with) for _unit, _item, marker in claimed):
            for unit_id, item, _marker in claimed:
                others = ", ".join(reports[other].header.unit_name for other, _i, _m in claimed if other != unit_id)
                yield (
                    unit_id,
                    error("marker-claimed-twice", cell_of(item, "number"), "A04", None, marker=key, other=others),
                )


def _lengths(reports: Reports, catalogue: Catalogue, served: Served) -> Iterator[tuple[int, Finding]]:
    """V08: the border of a station is that of the communes it alone serves."""
    for indicator in catalogue:
        for text in indicator.rules:
            rule = parse(text, indicator.code)
            if not isinstance(rule.body, CommunesEqualStations):
                continue
            for unit_id, communes in served.items():
                if not communes or not communes <= reports.keys() or _serves_jointly(unit_id, served):
                    continue
                values = [_value(reports[commune], indicator.code, catalogue) for commune in sorted(communes)]
                known = [value for value in values if value is not None]
                total = sum(known, Decimal(0)) if len(known) == len(values) else None
                length = _stated(reports[unit_id], indicator.code, catalogue)
                context = RuleContext(communes={indicator.code: total}, stations={indicator.code: length})
                outcome = rule.evaluate({}, context)
                if outcome.holds is False and total is not None and length is not None:
                    data = {"left": format_number(total), "right": format_number(length)}
                    found = Finding("communes-stations-mismatch", rule.severity, Where(), indicator.code, None, data)
                    yield unit_id, found


def _stated(report: ParsedReport, code: str, catalogue: Catalogue) -> Decimal | None:
    """What a station says itself: its border length stands on its first sheet, everything else is a figure."""
    return report.header.border_length_km if code == _BORDER_LENGTH else _value(report, code, catalogue)


def _serves_jointly(unit_id: int, served: Served) -> bool:
    """Whether another station serves one of the same communes: then no length can be compared."""
    return any(other != unit_id and communes & served[unit_id] for other, communes in served.items())


def _value(report: ParsedReport, code: str, catalogue: Catalogue) -> Decimal | None:
    return values_of(catalogue, report.figures).unit.get((code, ""))


_Claim = tuple[int, ReportedRow, ReportedNominee]


def _nominees(reports: Reports) -> Iterator[tuple[int, Finding]]:
    """V11: one person proposed by two units; people of one name with other days of birth are two people."""
    by_name: dict[str, list[_Claim]] = defaultdict(list)
    ordered = sorted(reports.items(), key=lambda pair: (pair[1].header.is_station, pair[1].header.unit_code))
    for unit_id, report in ordered:
        rows = [item for item in report.rows if item.register is Register.NOMINEES]
        for item, nominee in current_nominees(rows):
            if not is_collective(nominee):
                by_name[person_key(nominee.name)].append((unit_id, item, nominee))
    for claims in by_name.values():
        for index, first in enumerate(claims):
            for second in claims[index + 1 :]:
                if first[0] != second[0]:
                    yield from _pair(reports, first, second)


def _pair(reports: Reports, first: _Claim, second: _Claim) -> Iterator[tuple[int, Finding]]:
    """Told at communes; at a station only what no commune could see."""
    both = ((first, second), (second, first))
    if not is_one_person(first[2], second[2]):
        yield _told(reports, second, first, "namesake")
        return
    for (unit_id, item, nominee), other in both:
        if not reports[unit_id].header.is_station or reports[other[0]].header.is_station:
            yield _told(reports, (unit_id, item, nominee), other, "duplicate-nominee")


def _told(reports: Reports, claim: _Claim, other: _Claim, code: str) -> tuple[int, Finding]:
    unit_id, item, nominee = claim
    data = {
        "person": clean(nominee.name),
        "birth": birth_in_words(nominee),
        "other": reports[other[0]].header.unit_name,
        "award": clean(other[2].award),
    }
    make = note if code == "namesake" else warning
    return unit_id, make(code, cell_of(item, "name"), None, None, **data)

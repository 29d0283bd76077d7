"""The list sheets: blank ones; days, marker ranges, tiers of rows, held against period, plan and marker list."""

from collections.abc import Iterator
from datetime import date

from app.domain.check_case import Case, cell_of, error, warning
from app.domain.event_templates import missed
from app.domain.findings import Finding
from app.domain.list_definitions import activity_count, definition_of, is_held, list_title
from app.domain.listed_kinds import Family, family_of
from app.domain.markers import between
from app.domain.registers import Incident, Marker, Patrol, Register, Registration, ReportedEvent
from app.domain.rules import EqualsList, parse
from app.domain.submissions import ReportedRow
from app.domain.tiers import TierRule
from app.i18n import _
from app.text import clean, short_date


def blank_list_findings(case: Case) -> Iterator[Finding]:
    """A list sheet left blank beside figures that are counted from it: one warning, as nobody knows its rows."""
    told: dict[Register, list[str]] = {}
    for indicator in case.owned:
        for body in (parse(text, indicator.code).body for text in indicator.rules):
            definition = definition_of(body.name) if isinstance(body, EqualsList) else None
            if definition is not None and case.values.unit.get((indicator.code, "")):
                told.setdefault(definition.register, []).append(indicator.code)
    for register in Register:
        codes = list(dict.fromkeys(told.get(register, ())))
        if codes and register in case.report.registers and not case.rows(register):
            data = {"list": list_title(register), "codes": ", ".join(codes)}
            yield warning("list-blank", case.where(codes[0]), codes[0], None, **data)


def day_findings(case: Case) -> Iterator[Finding]:
    """V09: incidents, patrols and events that were held outside the reporting period; plans may lie ahead."""
    period = case.report.header.period
    if period is None:
        return
    for item in case.report.rows:
        day, field, code = _happened(item, is_station=case.report.header.is_station)
        if day is not None and not period.contains(day):
            where = cell_of(item, field)
            yield error(
                "date-outside-period",
                where,
                code if code in case.catalogue else None,
                None,
                row=str(item.row_no),
                day=short_date(day),
                start=short_date(period.start),
                end=short_date(period.end),
            )


def _happened(item: ReportedRow, *, is_station: bool) -> tuple[date | None, str, str]:
    """Day, field and the indicator the row feeds: a commune counts tips, a station each kind."""
    row = item.row
    if isinstance(row, Incident):
        return row.happened_on, "happened_on", row.kind if is_station else "F06"
    if isinstance(row, Patrol):
        return row.held_on, "held_on", "E11" if is_station else "E01"
    if isinstance(row, ReportedEvent) and is_held(row):
        return row.starts_on, "starts_on", "N03"
    return None, "", ""


def event_findings(case: Case) -> Iterator[Finding]:
    """V10 and the tier matrix of the plan: season, order of days, what a tier forbids."""
    for item in case.rows(Register.EVENTS):
        row = item.row
        if not isinstance(row, ReportedEvent) or row.starts_on is None:
            continue
        data = {"title": row.name, "day": short_date(row.starts_on)}
        if row.ends_on and row.ends_on < row.starts_on:
            yield error(
                "event-dates-reversed", cell_of(item, "ends_on"), None, None, **data, end=short_date(row.ends_on)
            )
        if late := missed(case.context.windows, row.kind, row.starts_on):
            window, limit = late
            clause = window.clause or _("tổ chức sự kiện")
            said = {**data, "limit": short_date(limit), "occasion": window.occasion, "clause": clause}
            yield warning("event-outside-window", cell_of(item, "starts_on"), None, None, **said)
        rule = case.tier_rule(row)
        if rule is not None and is_held(row):
            yield from _tier_findings(case, item, row, rule)


def _tier_findings(case: Case, item: ReportedRow, row: ReportedEvent, rule: TierRule) -> Iterator[Finding]:
    day = short_date(row.starts_on) if row.starts_on else ""
    said = {"title": row.name, "day": day, "tier": str(rule.level), "clause": rule.clause}
    for name, what in _forbidden(row, rule):
        yield error("tier-forbids", cell_of(item, name), None, None, **said, what=what)
    people = (row.delegate_count or 0) + (row.people_count or 0)
    if rule.limits_people and rule.max_people is not None and people > rule.max_people:
        where, counts = cell_of(item, "people_count"), {"people": str(people), "limit": str(rule.max_people)}
        yield warning("too-many-people", where, None, None, **said, **counts)
    header = case.report.header
    if header.tier_on and header.tier.strip() == str(rule.level) and row.starts_on and row.starts_on < header.tier_on:
        where = cell_of(item, "tier")
        yield warning("event-before-tier", where, None, None, **said, tier_on=short_date(header.tier_on))


def _forbidden(row: ReportedEvent, rule: TierRule) -> Iterator[tuple[str, str]]:
    """Field and words of what took place although the tier forbids it."""
    is_review = family_of(row.kind) is Family.REVIEW
    has_games = row.has_festivities or any(activity_count(row, kind) for kind in ("vhvn", "tdtt", "tcdg"))
    may_be_held = rule.allows_review if is_review else rule.allows_ceremony or rule.allows_festivities
    if not may_be_held:
        yield "status", _("được tổ chức")
        return
    if row.has_ceremony and not is_review and not rule.allows_ceremony:
        yield "has_ceremony", _("có phần lễ")
    if has_games and not rule.allows_festivities:
        yield "has_festivities", _("có phần hội")


def range_findings(case: Case) -> Iterator[Finding]:
    """V16: a range of markers holds another number of markers than typed, or markers that no list has."""
    known = [item.row.number for item in case.rows(Register.MARKERS) if isinstance(item.row, Marker)]
    if not known:
        return
    for item in case.rows(Register.REGISTRATIONS):
        row = item.row
        if not isinstance(row, Registration) or not clean(row.from_marker):
            continue
        data = {"first": clean(row.from_marker), "last": clean(row.to_marker) or clean(row.from_marker)}
        markers = between(row.from_marker, row.to_marker, known)
        if markers is None:
            yield warning("marker-not-listed", cell_of(item, "from_marker"), "D08", None, **data)
        elif row.marker_count is not None and row.marker_count != len(markers):
            where = cell_of(item, "marker_count")
            counts = {"typed": str(row.marker_count), "recomputed": str(len(markers))}
            yield warning("marker-range-count", where, "D08", None, **data, **counts)

"""Rows of the list sheets: days, marker ranges, tiers, held against period, plan and marker list."""

from collections.abc import Iterator
from datetime import date

from app.domain.check_case import Case, cell_of, error, warning
from app.domain.findings import Finding
from app.domain.list_definitions import activity_count, is_held, tier_of
from app.domain.markers import between
from app.domain.registers import Incident, Marker, Patrol, Register, Registration, ReportedEvent
from app.domain.submissions import ReportedRow
from app.i18n import _
from app.text import clean, fold, short_date


def day_findings(case: Case) -> Iterator[Finding]:
    """V09: incidents and patrols outside the reporting period."""
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
    return None, "", ""


def event_findings(case: Case) -> Iterator[Finding]:
    """V10 and the tier matrix: season, order of days, what a tier forbids."""
    for item in case.rows(Register.EVENTS):
        row = item.row
        if not isinstance(row, ReportedEvent) or row.starts_on is None:
            continue
        data = {"title": row.name, "day": short_date(row.starts_on)}
        if row.ends_on and row.ends_on < row.starts_on:
            yield error(
                "event-dates-reversed", cell_of(item, "ends_on"), None, None, **data, end=short_date(row.ends_on)
            )
        limit = date(row.starts_on.year, *case.context.window_end)
        if _is_of_season(row) and row.starts_on > limit:
            where = cell_of(item, "starts_on")
            yield warning("event-outside-window", where, None, None, **data, limit=short_date(limit))
        yield from _tier_findings(case, item, row, data)


def _is_of_season(event: ReportedEvent) -> bool:
    kind = fold(event.kind)
    return "19/8" not in kind and (kind.startswith("so ket") or "ngay hoi" in kind)


def _tier_findings(case: Case, item: ReportedRow, row: ReportedEvent, data: dict[str, str]) -> Iterator[Finding]:
    tier = tier_of(row)
    if tier is None or not is_held(row):
        return
    said = {**data, "tier": str(tier)}
    has_games = row.has_festivities or any(activity_count(row, kind) for kind in ("vhvn", "tdtt", "tcdg"))
    if tier == 4:
        yield error("tier-forbids", cell_of(item, "status"), None, None, **said, what=_("được tổ chức"))
    elif tier == 3 and has_games:
        where = cell_of(item, "has_festivities")
        yield error("tier-forbids", where, None, None, **said, what=_("có phần hội"))
    header = case.report.header
    if header.tier_on and header.tier.strip() == str(tier) and row.starts_on and row.starts_on < header.tier_on:
        where = cell_of(item, "tier")
        yield warning("event-before-tier", where, None, None, **said, tier_on=short_date(header.tier_on))


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

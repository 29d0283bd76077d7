"""What closing a year would find and carry over; nothing is changed by looking."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.db import certificates, papers, plans, units
from app.db import committee as committees
from app.db import events as db_events
from app.db import nominations as db_nominations
from app.db import obligations as db_obligations
from app.db import years as db
from app.db.types import DbConnection
from app.domain.awards.nominations import HOLDING, NominationState
from app.domain.events import EventStatus
from app.domain.plans.spans import Frequency
from app.domain.submissions import SubmissionRow, SubmissionState
from app.domain.years.closing import Carried, CarriedKind, OpenKind, OpenMatter, YearPreview, YearStanding, is_due
from app.services import scope, submissions
from app.services.awards import campaigns
from app.services.workspace import Workspace
from app.services.years import season
from app.text import sort_key


def preview(ws: Workspace, year: int) -> YearPreview:
    """What is open in a year and what would go on; raises ``Refused`` where the year may not be closed at all."""
    with ws.store.read() as connection:
        season.refuse_unclosable(connection, ws, year)
        return looked_at(connection, ws, year)


def looked_at(connection: DbConnection, ws: Workspace, year: int) -> YearPreview:
    """The same inside a transaction, of a year that may be closed."""
    at = season.of(connection, year)
    titles = {unit.id: unit.title for unit in units.all_units(connection)}
    found = (
        *_reports(submissions.board_of(connection, year)),
        (OpenKind.NO_REVIEW, _review(connection, year)),
        (OpenKind.EVENT_RESULT, _events(connection, at, ws.today)),
        (OpenKind.OPEN_DUTY, _duties(connection, at, titles)),
        (OpenKind.UNDECIDED, _nominations(connection, year)),
        (OpenKind.ENDING_PLAN, _ending(connection, year)),
    )
    matters = tuple(OpenMatter(kind, tuple(sorted(names, key=sort_key))) for kind, names in found if names)
    moves_on = scope.committee_of(connection).report_year == year
    return YearPreview(year, at, matters, carried(connection, year, ws.today) if moves_on else (), moves_on)


def _reports(rows: Iterable[SubmissionRow]) -> Iterator[tuple[OpenKind, list[str]]]:
    known = list(rows)
    yield OpenKind.MISSING_REPORT, [row.unit_name for row in known if not row.is_here]
    waiting = (row for row in known if row.is_here and row.state is not SubmissionState.ACCEPTED)
    yield OpenKind.WAITING_REPORT, [row.unit_name for row in waiting]


def _review(connection: DbConnection, year: int) -> list[str]:
    own = scope.of_year(connection, year).owner
    return [] if papers.issued(connection, own.id, year) else [own.title]


def _events(connection: DbConnection, at: int, today: date) -> list[str]:
    over = (
        event
        for event in db_events.events(connection, at)
        if event.status is EventStatus.PLANNED and (event.starts_on is None or event.starts_on <= today)
    )
    return [event.name for event in over]


def _duties(connection: DbConnection, at: int, titles: dict[int, str]) -> list[str]:
    seasons = {event.id: event.year for event in db_events.events(connection)}
    return [
        titles[item.unit_id]
        for item in db_obligations.obligations(connection)
        if item.is_open and seasons.get(item.event_id or 0, at) == at
    ]


def _nominations(connection: DbConnection, year: int) -> list[str]:
    campaign = campaigns.current(connection, year)
    if campaign is None:
        return []
    waiting = HOLDING - {NominationState.DECIDED}
    known = db_nominations.nominations(connection, campaign.id)
    return [item.snapshot.name for item in known if item.state in waiting]


def _ending(connection: DbConnection, year: int) -> list[str]:
    return [plan.head.short_title or plan.head.title for plan in plans.plans(connection) if plan.head.ends.year == year]


def carried(connection: DbConnection, year: int, today: date) -> tuple[Carried, ...]:
    """What goes on into the next year: quotas as drafts are new rows, everything else simply holds on."""
    going_on = [plan for plan in plans.plans(connection) if plan.head.ends.year > year]
    recurring = [duty for plan in going_on for duty in plan.duties if duty.frequency is not Frequency.ONCE]
    counts = {
        CarriedKind.QUOTA: len(season.quotas_to_carry(connection, year, today)),
        CarriedKind.PLAN: len(going_on),
        CarriedKind.DUTY: len(recurring),
        CarriedKind.HOLDER: len(committees.holders(connection, today)),
        CarriedKind.RECIPIENTS: len(papers.recipient_sets(connection)),
        CarriedKind.PRINTER: len(certificates.offsets(connection)),
    }
    return tuple(Carried(kind, count) for kind, count in counts.items() if count)


def standings(ws: Workspace) -> tuple[YearStanding, ...]:
    """Every year that has reports or was closed, and the committee's own; the latest first."""
    with ws.store.read() as connection:
        own = scope.committee_of(connection).report_year
        closings = {item.year: item for item in db.closings(connection)}
        years = sorted({own, *closings, *season.years_with_data(connection)}, reverse=True)
        return tuple(
            YearStanding(year, closings.get(year), year <= own and is_due(year, season.of(connection, year), ws.today))
            for year in years
        )

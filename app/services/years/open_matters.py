"""What is still open in a year: reports, the review, events, duties, nominations, plans that end."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.db import events as db_events
from app.db import nominations as db_nominations
from app.db import obligations as db_obligations
from app.db import papers, plans, units
from app.db.types import DbConnection
from app.domain.awards.nominations import HOLDING, NominationState
from app.domain.events import EventStatus
from app.domain.submissions import SubmissionRow, SubmissionState
from app.domain.years.closing import OpenKind, OpenMatter
from app.services import scope, submissions
from app.services.awards import campaigns
from app.text import sort_key


def open_matters(connection: DbConnection, year: int, season: int, today: date) -> tuple[OpenMatter, ...]:
    """Everything that is not done of a report year and of the ``season`` of its events, by kind."""
    titles = {unit.id: unit.title for unit in units.all_units(connection)}
    found = (
        *_reports(submissions.board_of(connection, year)),
        (OpenKind.NO_REVIEW, _review(connection, year)),
        (OpenKind.EVENT_RESULT, _events(connection, season, today)),
        (OpenKind.OPEN_DUTY, _duties(connection, season, titles)),
        (OpenKind.UNDECIDED, _nominations(connection, year)),
        (OpenKind.ENDING_PLAN, _ending(connection, year)),
    )
    return tuple(OpenMatter(kind, tuple(sorted(names, key=sort_key))) for kind, names in found if names)


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

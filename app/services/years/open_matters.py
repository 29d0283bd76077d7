"""What is still open in a year: reports, the review, events, duties, nominations, plans that end."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.db import events as db_events
from app.db import nominations as db_nominations
from app.db import papers, plans
from app.db.types import DbConnection
from app.domain.awards.nominations import HOLDING, NominationState
from app.domain.events import EventStatus
from app.domain.plans.duty_rows import DutyFilter, DutyRow
from app.domain.submissions import SubmissionRow, SubmissionState
from app.domain.years.closing import OpenKind, OpenMatter
from app.services import scope, submissions
from app.services.awards import campaigns
from app.services.plans import duties
from app.services.workspace import Workspace
from app.text import sort_key


def open_matters(connection: DbConnection, ws: Workspace, year: int, season: int) -> tuple[OpenMatter, ...]:
    """Everything that is not done of a report year and of the ``season`` of its events, by kind."""
    found = (
        *_reports(submissions.board_of(connection, year)),
        (OpenKind.NO_REVIEW, _review(connection, year)),
        (OpenKind.EVENT_RESULT, _events(connection, season, ws.today)),
        (OpenKind.OPEN_DUTY, _duties(connection, ws, year, season)),
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


def _duties(connection: DbConnection, ws: Workspace, year: int, season: int) -> list[str]:
    """What is owed of every plan and past its day, as the list of deadlines tells it, and what events still owe."""
    owed = duties.rows(connection, ws, DutyFilter(only_owed=True))
    return [
        f"{row.owner.name}: {row.title}"
        for row in owed
        if (row.is_behind or row.at.obligation_id) and _is_of(row, year, season)
    ]


def _is_of(row: DutyRow, year: int, season: int) -> bool:
    """Whether closing the year would lock it: by the end of its period; what is owed once by its days."""
    if row.period.text and not row.at.obligation_id:
        return row.period.last.year == year
    return not {year, season}.isdisjoint(row.years)


def _nominations(connection: DbConnection, year: int) -> list[str]:
    campaign = campaigns.current(connection, year)
    if campaign is None:
        return []
    waiting = HOLDING - {NominationState.DECIDED}
    known = db_nominations.nominations(connection, campaign.id)
    return [item.snapshot.name for item in known if item.state in waiting]


def _ending(connection: DbConnection, year: int) -> list[str]:
    return [plan.head.short_title or plan.head.title for plan in plans.plans(connection) if plan.head.ends.year == year]

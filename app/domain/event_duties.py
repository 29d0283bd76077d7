"""By when what an event owes is due: the report of its result, and the one in writing of whoever may hold nothing.

Plan 74/KH-BCĐ, II.3 says of the latter "đúng thời gian quy định" and states no day at all for the former; the days here
are where a user begins, who may move them.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.event_assessment import Assessment
from app.domain.event_templates import season_day
from app.domain.events import Event, EventKind


def result_due_on(kind: EventKind, event: Event) -> date | None:
    """So many days after the day of the season or the event itself, whichever is later; ``None`` without a number."""
    if kind.result_report_days is None:
        return None
    known = [day for day in (season_day(kind, event.year), event.last_day) if day is not None]
    return max(known) + timedelta(days=kind.result_report_days) if known else None


def written_due_on(
    stated: Iterable[date | None], kind: EventKind | None, event: Event, assessment: Assessment
) -> date | None:
    """The first of the days a plan states that was not over when the tier began to hold, else that of the result."""
    since = max((item.place.entry.from_day for item in assessment.rulings if item.place.entry), default=None)
    for day in stated:
        if day is not None and (since is None or since <= day):
            return day
    return None if kind is None else result_due_on(kind, event)

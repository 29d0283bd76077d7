"""By when what an event owes is due: the report of its result, and the one in writing of whoever may hold nothing.

Plan 74/KH-BCĐ, II.3 says of the latter "đúng thời gian quy định" and states no day at all for the former; the days here
are where a user begins, who may move them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.event_assessment import Assessment
from app.domain.event_templates import season_day
from app.domain.events import Event, EventKind, EventPart
from app.i18n import _
from app.text import short_date


def result_due_on(kind: EventKind, event: Event) -> date | None:
    """So many days after the day of the season or the event itself, whichever is later; ``None`` without a number."""
    if kind.result_report_days is None:
        return None
    known = [day for day in (season_day(kind, event.year), event.last_day) if day is not None]
    return max(known) + timedelta(days=kind.result_report_days) if known else None


@dataclass(frozen=True, slots=True)
class WrittenDue:
    """By when a report in writing is due; ``stated`` is the day of the plan where that lies before the event."""

    day: date | None
    stated: date | None = None

    @property
    def words(self) -> str:
        """Why it is another day than that of the plan; empty where it is the same."""
        if self.day is None or self.stated is None:
            return ""
        told = _("kế hoạch ghi hạn {stated}, trước ngày của sự kiện nên lấy {day}")
        return told.format(stated=short_date(self.stated), day=short_date(self.day))


def written_due_on(
    stated: Iterable[date | None], kind: EventKind | None, event: Event, assessment: Assessment
) -> WrittenDue:
    """The first of the days a plan states that was not over when the tier began to hold, else that of the result.

    Such a day is that of the review of the year: a report instead of a festival without one is not due before its day.
    """
    since = max((item.place.entry.from_day for item in assessment.rulings if item.place.entry), default=None)
    for day in stated:
        if day is not None and (since is None or since < day):
            return _not_before(day, kind, event)
    return WrittenDue(None if kind is None else result_due_on(kind, event))


def _not_before(stated: date, kind: EventKind | None, event: Event) -> WrittenDue:
    day = event.last_day or (None if kind is None else season_day(kind, event.year))
    if EventPart.REVIEW in event.parts or day is None or day <= stated:
        return WrittenDue(stated)
    return WrittenDue(day, stated)

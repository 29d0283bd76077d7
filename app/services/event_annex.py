"""Events that were held, as the annex of the review lists them: of reports, else of the register of events."""

from collections.abc import Iterable, Sequence

from app.db.types import DbConnection
from app.domain.event_rows import rows_of
from app.domain.list_definitions import is_held
from app.domain.lists import in_period
from app.domain.periods import ReportingPeriod
from app.domain.registers import RegisterRow, ReportedEvent
from app.domain.submissions import ReportedRow
from app.reports.review_lists import EventLine
from app.services import event_totals
from app.services.scope import Expected


def reported(reports: Iterable[tuple[ReportingPeriod, Sequence[ReportedRow]]]) -> tuple[EventLine, ...]:
    """The events of one unit's reports, each with its period; those of other days or another movement are left out."""
    return _lines(row.row for period, rows in reports for row in rows if in_period(row.row, period))


def of_register(connection: DbConnection, expected: Expected, year: int) -> dict[int | None, tuple[EventLine, ...]]:
    """The events of the register by the commune they stand with; those of nobody's report by ``None``."""
    found: dict[int | None, tuple[EventLine, ...]] = {}
    for item in event_totals.events_for(connection, expected, year):
        for unit_id in item.commune_ids or (None,):
            if lines := _lines(rows_of(item, unit_id)):
                found[unit_id] = (*found.get(unit_id, ()), *lines)
    return found


def _lines(rows: Iterable[RegisterRow]) -> tuple[EventLine, ...]:
    return tuple(_line(row) for row in rows if isinstance(row, ReportedEvent) and is_held(row))


def _line(row: ReportedEvent) -> EventLine:
    texts = (row.name, row.place, row.partner_commune)
    return EventLine(row.starts_on, *texts, row.delegate_count, row.people_count, row.gift_count)

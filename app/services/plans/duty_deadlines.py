"""Days of the other plans for the first page: what is owed under them next, one line for everybody who owes it."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from app.db.types import DbConnection
from app.domain.overview import DeadlineDate, DeadlineRow
from app.domain.plans.citations import printed_clause
from app.domain.plans.duty_rows import DutyFilter, DutyRow
from app.i18n import _
from app.services.plans import duties
from app.services.workspace import Workspace

#: How far back and ahead the first page looks, in days, and how many lines it has room for.
_PAST: Final = timedelta(days=30)
_AHEAD: Final = timedelta(days=60)
_MOST: Final = 2


def nearest(connection: DbConnection, ws: Workspace, shown: Collection[str]) -> tuple[DeadlineRow, ...]:
    """The next days of plans but those ``shown`` already; what is long overdue is among the things to do."""
    found: dict[str, DeadlineRow] = {}
    for row in duties.rows(connection, ws, DutyFilter(only_owed=True)):
        day = row.due.working
        if row.plan_key and row.plan_key not in shown and day and ws.today - _PAST <= day <= ws.today + _AHEAD:
            code = f"{row.plan_key}:{row.duty.key}:{row.period.text}"
            found.setdefault(code, DeadlineRow(code=code, title=row.title, dates=_dates(row)))
    return tuple(found.values())[:_MOST]


def _dates(row: DutyRow) -> tuple[DeadlineDate, ...]:
    """The day that counts alone, else every day the plan states."""
    settled, due = row.due.settled, row.due
    if settled is not None:
        document = due.ruling.document if due.ruling else ""
        return (DeadlineDate(settled, document, _cited(row, row.duty.clause)),)
    return tuple(DeadlineDate(item.due_on, item.quote, _cited(row, item.clause)) for item in due.dates)


def _cited(row: DutyRow, clause: str) -> str:
    told = _("{plan}, mục {clause}").format(plan=row.plan_title, clause=printed_clause(clause))
    return told if clause else row.plan_title

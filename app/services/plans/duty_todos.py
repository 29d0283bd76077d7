"""What duties of plans ask for on the first page: what is late, then what is due soon, each with its offices."""

from collections.abc import Sequence
from datetime import date

from app.domain.overview import Todo, TodoKind
from app.domain.plans.duty_rows import SOON, DutyFilter, DutyRow
from app.services import scope
from app.services.plans import duties
from app.services.workspace import Workspace
from app.text import sort_key


def todos(ws: Workspace, report_year: int) -> tuple[tuple[Todo, ...], tuple[Todo, ...]]:
    """What comes before everything else and what can wait, in the year the committee works on.

    What reports, dossiers and events owe is asked for by those already.
    """
    with ws.store.read() as connection:
        if scope.committee_of(connection).report_year != report_year:
            return (), ()
        found = duties.rows(connection, ws, DutyFilter(is_late=True, due_in=SOON, only_owed=True))
    own = [row for row in found if not row.source]
    late = [row for row in own if row.is_behind]
    soon = [row for row in own if not row.is_behind]
    return _about(TodoKind.DUTIES_LATE, late), _about(TodoKind.DUTIES_SOON, soon)


def _about(kind: TodoKind, rows: Sequence[DutyRow]) -> tuple[Todo, ...]:
    if not rows:
        return ()
    units = tuple(dict.fromkeys(row.owner.unit_id for row in rows if row.owner.unit_id is not None))
    names = sorted(dict.fromkeys(row.owner.name for row in rows), key=sort_key)
    first = min((row for row in rows if row.due.working), key=lambda row: row.due.working or date.max)
    return (Todo(kind, len(rows), units, tuple(names), due_on=first.due.working, plan_key=first.plan_key),)

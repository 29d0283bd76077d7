"""What events of a season ask for on the first page: adjusting, results to be written down, reports that are owed."""

from collections.abc import Iterable, Sequence

from app.domain.event_steps import NextStep
from app.domain.overview import Todo, TodoKind
from app.services import event_list, obligations, scope
from app.services.event_list import EventRow
from app.services.obligations import ObligationRow
from app.services.workspace import Workspace
from app.text import sort_key

_Todos = tuple[Todo, ...]


def todos(ws: Workspace, report_year: int) -> tuple[_Todos, _Todos]:
    """What comes before everything else and what can wait; events are those of the season after the year reported."""
    with ws.store.read() as connection:
        committee = scope.committee_of(connection)
    year = report_year + committee.event_year - committee.report_year
    rows = event_list.events(ws, year)
    owed = [row for row in obligations.obligations(ws, year, only_open=True) if row.obligation.event_id is not None]
    adjusting = [row for row in rows if row.needs_adjusting]
    untold = [row for row in rows if row.step is NextStep.ENTER_RESULT]
    late = _of_duties([row for row in owed if row.is_late])
    waiting = _of_duties([row for row in owed if not row.is_late])
    return (
        (*_of_events(TodoKind.ADJUST_EVENTS, adjusting), *late),
        (*waiting, *_of_events(TodoKind.EVENT_RESULTS, untold)),
    )


def _of_events(kind: TodoKind, rows: Sequence[EventRow]) -> _Todos:
    if not rows:
        return ()
    hosts = {unit_id: name for row in rows for unit_id, name in zip(row.event.hosts, row.hosts, strict=False)}
    event_id = rows[0].event.id if len(rows) == 1 else None
    due = min((row.event.starts_on for row in rows if row.event.starts_on), default=None)
    is_over = kind is TodoKind.EVENT_RESULTS
    return (Todo(kind, len(rows), tuple(hosts), _in_order(hosts.values()), None, None if is_over else due, event_id),)


def _of_duties(rows: Sequence[ObligationRow]) -> _Todos:
    if not rows:
        return ()
    units = tuple(dict.fromkeys(row.obligation.unit_id for row in rows))
    ids = {row.obligation.event_id for row in rows}
    due = min((row.obligation.due_on for row in rows if row.obligation.due_on), default=None)
    names = _in_order(row.unit_name for row in rows)
    return (Todo(TodoKind.EVENT_REPORTS, len(rows), units, names, None, due, ids.pop() if len(ids) == 1 else None),)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=sort_key))

"""What events ask for on the first page, the urgent first."""

from datetime import date

from app.domain.events import EventResult
from app.domain.overview import Todo, TodoKind
from app.services import events, obligations, overview
from app.services.workspace import Workspace
from tests.support.planned_events import EVENT_DAY, a_stored_event, at_tier, commune


def of_events(ws: Workspace) -> list[Todo]:
    return [todo for todo in overview.overview(ws, 2021).todos if todo.kind is not TodoKind.IMPORT]


def test_that_the_first_page_asks_to_adjust_before_anything_else(ws: Workspace) -> None:
    hosts = [commune(ws, name) for name in ("Sóc Hà", "Cần Yên")]
    for host in hosts:
        at_tier(ws, host, 2)
    kept = [a_stored_event(ws, host) for host in hosts]
    assert of_events(ws) == []
    at_tier(ws, hosts[0], 3, date(2022, 2, 1), "30/TB-UBND")
    (todo,) = of_events(ws)
    assert (todo.kind, todo.count, todo.unit_names, todo.event_id) == (
        TodoKind.ADJUST_EVENTS,
        1,
        ("xã Sóc Hà",),
        kept[0].id,
    )
    assert todo.due_on == EVENT_DAY
    at_tier(ws, hosts[1], 3, date(2022, 2, 1), "31/TB-UBND")
    (todo,) = of_events(ws)
    assert (todo.count, todo.unit_names, todo.event_id) == (2, ("xã Cần Yên", "xã Sóc Hà"), None)
    assert overview.overview(ws, 2021).todos[0] == todo
    assert TodoKind.ADJUST_EVENTS not in {item.kind for item in overview.overview(ws, 2020).todos}


def test_that_a_report_that_is_late_comes_first_and_one_that_is_not_last(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 3)
    event = a_stored_event(ws, host)
    at_tier(ws, host, 4, ws.today, "40/TB-UBND")
    first, waiting = overview.overview(ws, 2021).todos
    assert (first.kind, waiting.kind) == (TodoKind.IMPORT, TodoKind.EVENT_REPORTS)
    assert (waiting.due_on, waiting.event_id, waiting.unit_names) == (date(2022, 1, 20), event.id, ("xã Cần Yên",))
    (duty,) = obligations.obligations(ws)
    obligations.move(ws, duty.obligation.id, date(2022, 1, 10))
    assert overview.overview(ws, 2021).todos[0].kind is TodoKind.EVENT_REPORTS
    obligations.settle(ws, duty.obligation.id)
    assert of_events(ws) == []


def test_that_an_event_that_is_over_asks_for_its_result(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 1, date(2022, 1, 10))
    event = a_stored_event(ws, host, starts_on=date(2022, 1, 15))
    (todo,) = of_events(ws)
    assert (todo.kind, todo.event_id, todo.due_on) == (TodoKind.EVENT_RESULTS, event.id, None)
    events.mark_held(ws, event.id, EventResult(people_count=100))
    assert [item.kind for item in of_events(ws)] == [TodoKind.EVENT_REPORTS]

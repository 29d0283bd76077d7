"""What tasks of plans ask for on the first page."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.overview import Todo, TodoKind
from app.domain.plans.tasks import ProgressState, Timing
from app.domain.plans.work import TaskProgress
from app.services import overview
from app.services.plans import register, task_entries
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan, a_task


def asked(ws: Workspace, day: date, year: int = 2021) -> list[Todo]:
    seen = replace(ws, clock=lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC))
    return [todo for todo in overview.overview(seen, year).todos if todo.kind is TodoKind.TASKS_LATE]


def test_that_overdue_tasks_are_one_line_with_who_is_late(bare: Workspace) -> None:
    when = Timing(ends="2022-01-16")
    register.save(bare, a_plan([a_task("1", timing=when, leads=("stp", "cat")), a_task("2", timing=when)]))
    assert asked(bare, date(2022, 1, 16)) == []
    (line,) = asked(bare, date(2022, 1, 17))
    assert (line.count, line.unit_names, line.due_on) == (2, ("Công an tỉnh", "Sở Tư pháp"), date(2022, 1, 16))
    assert asked(bare, date(2022, 1, 17), 2020) == []
    done = TaskProgress(part_id=0, state=ProgressState.DONE, on_day=date(2022, 1, 15), agency="stp")
    task_entries.record(bare, "minh-hoa", "1", done)
    task_entries.record(bare, "minh-hoa", "2", done)
    (line,) = asked(bare, date(2022, 1, 17))
    assert (line.count, line.unit_names) == (1, ("Công an tỉnh",))

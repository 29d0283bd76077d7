"""What a season asks for on the first page beside its reports: events, plans, awards, closing the year."""

from app.domain.overview import Todo
from app.services import event_todos
from app.services.awards import todos as award_todos
from app.services.plans import duty_todos, task_todos
from app.services.workspace import Workspace
from app.services.years import todos as year_todos


def todos(ws: Workspace, report_year: int) -> tuple[tuple[Todo, ...], tuple[Todo, ...]]:
    """What comes before everything else and what can wait."""
    urgent, later = event_todos.todos(ws, report_year)
    late, soon = duty_todos.todos(ws, report_year)
    urgent = (*urgent, *late, *task_todos.todos(ws, report_year))
    later = (*later, *soon, *award_todos.todos(ws, report_year))
    return urgent, (*later, *year_todos.todos(ws, report_year))

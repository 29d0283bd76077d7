"""A window on a day over the data file of a district, with the plans a test is about."""

from collections.abc import Callable
from datetime import date

from app.services.plans import register
from app.services.workspace import Workspace
from app.ui.plans.page import PlansPage
from app.ui.plans.tasks_tab import TasksTab
from app.ui.window import MainWindow
from tests.support.filled_plans import seen_on

#: Opens the data file of that name.
Opener = Callable[[str], Workspace]


def tasks_on(made: MainWindow, open_data: Opener, day: date, plan: str) -> TasksTab:
    """«Nhiệm vụ» of a plan on a day; the plan is taken from its file where the data file lacks it."""
    ws = open_data("empty")
    if plan not in {item.key for item in register.plans(ws)}:
        register.adopt(ws, plan)
    made.show_workspace(seen_on(ws, day))
    made.go("plans", ("tasks", plan))
    page = made.page
    assert isinstance(page, PlansPage)
    assert isinstance(page.tab, TasksTab)
    return page.tab

"""«Nhiệm vụ»: the tasks of the plan as a tree with how they stand today, the chosen one in full beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services.plans import tasks
from app.services.plans.tasks import TaskFilter, TaskRow
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.plans import task_boxes
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.plans.task_columns import sentence_of, task_model
from app.ui.plans.task_filter import TaskFilterButton
from app.ui.plans.task_panel import TaskPanel
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.table import Table


class TasksTab(PlanTab):
    """The tree left, the panel right; Enter or Insert tells progress of the chosen task."""

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context, choice)
        self._rows: tuple[TaskRow, ...] = ()
        self._is_reading = False
        self.table = Table(context, "plan-tasks", task_model(context), row_height="row_two_lines")
        self.side = TaskPanel(context, self._close_side)
        self.filter = TaskFilterButton()
        self.filter.changed.connect(self._turn)
        self._tools = ListTools.over(self.table, _("Tìm nhiệm vụ, cơ quan (Ctrl+F)"), _("Tìm nhiệm vụ"))
        self._tools.add(self.filter)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(lambda _row: self.tell())
        listed = Panel(flush=True)
        listed.body.addWidget(self.table, 1)
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = FrontStack()
        outer.addWidget(self._stack)
        self._stack.addWidget(task_boxes.no_tasks(context))
        self._stack.addWidget(Beside(listed, self.side))
        self.setFocusProxy(self.table.view)

    def tools(self) -> QWidget:
        """Search and filter."""
        return self._tools

    # --- state ---

    def reload(self) -> None:
        """Read the tasks of the chosen plan as they stand today."""
        plan = self.plan()
        self.filter.show_plan(plan)
        self._stack.setCurrentIndex(1 if plan is not None and plan.tasks else 0)
        self._rows = tasks.rows(self.context.workspace, plan.key, self.filter.wanted) if plan is not None else ()
        self._is_reading = True  # for a moment no row is chosen; the panel shall not follow that
        self.table.set_rows(self._rows, same=lambda row: (row.plan.key, row.task.key))
        if self.table.current_row() is None:
            self.table.select(_is_late) or self.table.select(lambda row: row.standing is not None)
        self._is_reading = False
        self.side.show_row(self.current)

    def _turn(self) -> None:
        self.reload()
        self.news.emit()

    @property
    def current(self) -> TaskRow | None:
        """The task under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, TaskRow) else None

    def sentence(self) -> tuple[Part | str, ...]:
        """How many are overdue first."""
        if self._stack.currentIndex() == 0:
            return (_("Kế hoạch chưa có nhiệm vụ."),) if self.plan_key else ()
        return sentence_of(self._rows)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The work lists on paper."""
        if self._stack.currentIndex() == 0:
            return None, None
        return Button(_("In phiếu việc của cơ quan…"), "plain", "printer", self.print_lists), None

    def open_part(self, part: object) -> None:
        """Show a task by its key, or what a filter leaves."""
        if isinstance(part, TaskFilter):
            self._tools.clear()
            self.filter.take(part)
        elif not self._select(part):
            self.filter.clear()
            self._tools.clear()
            self._select(part)

    def _select(self, key: object) -> bool:
        return self.table.select(lambda row: row.task.key == key)

    # --- acting ---

    def tell(self) -> None:
        """Open the form for the chosen task."""
        self.side.tell()

    def print_lists(self) -> None:
        """Which work list is written where."""
        plan, wanted = self.plan(), self.filter.wanted
        if plan is not None:
            task_boxes.ask_work_list(self, self.context, plan, wanted.agency, wanted.period)

    def _on_row(self, row: object) -> None:
        if not self._is_reading:
            self.side.show_row(row if isinstance(row, TaskRow) else None)

    def _close_side(self) -> None:
        self.table.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert tells progress."""
        if event.key() == Qt.Key.Key_Insert:
            self.tell()
        else:
            super().keyPressEvent(event)


def _is_late(row: TaskRow) -> bool:
    return row.standing is not None and row.standing.state.value == "overdue"

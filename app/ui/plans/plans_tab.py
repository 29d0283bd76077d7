"""«Kế hoạch»: the plans of the data file as a list; in its place one plan at one look, its text, its editor."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.i18n import _
from app.services.plans import dashboard
from app.services.plans.dashboard import PlanLine
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.plans import plans_actions, plans_ways
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.plans.plans_columns import FILTERS, plans_model, sentence_of
from app.ui.plans.plans_rooms import PlanRooms
from app.ui.plans.plans_side import PlanSide
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.table import Table

#: Endings of files that may be the text of a plan.
_TEXTS = frozenset({".docx", ".txt"})


class PlansTab(PlanTab):
    """The list with its side panel, or in its place what is open of one plan.

    A part to open is a clause of the plan's text; without one its dashboard is shown.
    """

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context, choice)
        self.table = Table(context, "plans", plans_model(), row_height="row_two_lines", frozen=1)
        self.table.row_chosen.connect(self._show_side)
        self.table.row_opened.connect(lambda _row: self.open_plan())
        hint = _("Tìm kế hoạch, số, cơ quan (Ctrl+F)")
        self._tools = ListTools.over(self.table, hint, _("Tìm kế hoạch"), FILTERS)
        self.side = PlanSide(self.open_plan, self.menu_of_plan, self.table.view.setFocus)
        self.rooms = PlanRooms(context)
        self.rooms.entered.connect(self._enter)
        self.rooms.left.connect(self._leave)
        self.rooms.edited.connect(self._follow)
        self.rooms.news.connect(self.news)
        listed = Panel(flush=True)
        listed.body.addWidget(self.table, 1)
        self._list = Beside(listed, self.side)
        self._empty = plans_ways.no_plans(self.adopt, self.rooms)
        self._stack = FrontStack()
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._stack)
        for widget in (self._empty, self._list, self.rooms):
            self._stack.addWidget(widget)
        self.setFocusProxy(self.table.view)

    def tools(self) -> QWidget:
        """Search and filter."""
        return self._tools

    def head(self) -> QWidget:
        """The name of what is open, the way back."""
        return self.rooms.heads

    # --- state ---

    @property
    def is_open(self) -> bool:
        """Whether something of one plan is open in place of the list."""
        return self._stack.currentWidget() is self.rooms

    @property
    def has_choice(self) -> bool:
        """The list itself chooses; one plan at one look and its text turn to another."""
        return self.is_open and self.rooms.is_about_one

    @property
    def line(self) -> PlanLine | None:
        """The plan under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, PlanLine) else None

    def reload(self) -> None:
        """Read the plans; what is open shows the chosen one as it is now."""
        lines = dashboard.lines(self.context.workspace)
        key = self.plan_key
        self.table.set_rows(lines, same=lambda line: line.plan.key)
        self.table.select(lambda line: line.plan.key == key)
        self._show_side(self.table.current_row())
        if self.is_open:
            self.rooms.refresh(key)
        if not self.is_open:
            self._show_list(lines)

    def _show_list(self, lines: Sequence[object]) -> None:
        self._stack.setCurrentWidget(self._list if lines else self._empty)

    def _show_side(self, row: object) -> None:
        line = row if isinstance(row, PlanLine) else None
        self.side.show_line(line)
        if line is not None:
            self.choice.follow(line.plan.key)
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many run and what is late, or what holds for what is open."""
        if self.is_open:
            return self.rooms.sentence()
        return sentence_of(self.table.model.rows) if self.table.model.rows else ()

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Those of what is open, else one more plan and what is late under the chosen one."""
        if self.is_open:
            return self.rooms.buttons()
        line = self.line
        if line is None:
            return None, None
        more = Button(_("Thêm kế hoạch"), "plain", "plus", self.show_ways)
        return more, plans_actions.next_button(self.context, line.plan.key, line.late_tasks, line.late_duties)

    # --- acting ---

    def _enter(self) -> None:
        self._stack.setCurrentWidget(self.rooms)
        self.news.emit()

    def _leave(self) -> None:
        self._show_list(self.table.model.rows)
        self.reload()
        self.table.view.setFocus()
        self.news.emit()

    def _follow(self, key: str) -> None:
        """Another plan was written on: it is the chosen one, also one that was just begun."""
        self.choice.fill(tuple(line.plan for line in dashboard.lines(self.context.workspace)))
        self.choice.follow(key)

    def open_plan(self) -> None:
        """Show the chosen plan at one look."""
        if self.plan_key:
            self.rooms.show_dashboard(self.plan_key)

    def open_part(self, part: object) -> None:
        """Show the dashboard of the chosen plan, or its text at a clause."""
        if part:
            self.rooms.show_text(self.plan_key, str(part))
        else:
            self.open_plan()

    def show_ways(self) -> None:
        """How one more plan may come in."""
        self.menu_of_ways().popup(QCursor.pos())

    def menu_of_ways(self) -> QMenu:
        """A plan comes from a file that ships, from its signed text, or is written here."""
        return plans_ways.menu_of_ways(self, self.context, self.adopt, self.rooms)

    def menu_of_plan(self) -> QMenu:
        """What else can be done with the chosen plan."""
        menu, line = QMenu(self), self.line
        if line is None:
            return menu
        plan, page, context = line.plan, self, self.context
        menu.addAction(_("Đọc nguyên văn")).triggered.connect(lambda: self.rooms.show_text(plan.key, ""))
        menu.addAction(_("Sửa kế hoạch")).triggered.connect(lambda: self.rooms.edit(plan.key))
        menu.addAction(_("Chép thành kế hoạch kỳ sau")).triggered.connect(lambda: self.rooms.edit_next(plan))
        menu.addSeparator()
        menu.addAction(_("Soạn báo cáo…")).triggered.connect(lambda: plans_actions.ask_draft(page, context, plan))
        menu.addAction(_("Xuất báo cáo ra Word, PDF…")).triggered.connect(
            lambda: plans_actions.ask_export(page, context, plan)
        )
        menu.addSeparator()
        ending = _("Kết thúc kế hoạch…") if line.row.closed_on is None else _("Mở lại kế hoạch")
        menu.addAction(ending).triggered.connect(lambda: plans_actions.close_or_reopen(page, context, line.row))
        menu.addAction(_("Bỏ kế hoạch")).triggered.connect(self.remove)
        return menu

    def adopt(self) -> None:
        """Take plans there are files of."""
        plans_actions.ask_adopt(self, self.context, self.choice.turn_to)

    def remove(self) -> None:
        """Take the chosen plan out."""
        if self.line is not None:
            plans_actions.remove(self, self.context, self.line.plan)

    def take_file(self, path: Path) -> bool:
        """The text of a plan dropped onto the page is read."""
        if path.suffix.lower() not in _TEXTS:
            return False
        self.rooms.read_file(path)
        return True

    def flush(self) -> None:
        """Keep what is being typed."""
        self.rooms.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert brings a plan in, Delete takes the chosen one out."""
        if self.is_open or event.key() not in (Qt.Key.Key_Insert, Qt.Key.Key_Delete):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Insert:
            self.show_ways()
        else:
            self.remove()

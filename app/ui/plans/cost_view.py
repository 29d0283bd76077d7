"""«Kinh phí»: the money of a plan by lines, its sums by year, source and task, what was overspent."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.work import PlanCost
from app.i18n import _
from app.services.plans import costs
from app.services.plans.costs import CostBoard, CostSum
from app.text import format_number
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools, choice
from app.ui.plans.cost_box import ask_cost
from app.ui.plans.cost_columns import columns, task_titles
from app.ui.tables import Cell, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part, label
from app.ui.widgets.panel import Beside, Facts, Panel, SidePanel, clear_layout
from app.ui.widgets.table import Table


class CostView(QWidget):
    """Lines with their totals in sight, sums beside them; Insert adds, Enter changes, Delete takes out."""

    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.plan: Plan | None = None
        self.board: CostBoard | None = None
        self._titles: dict[str, str] = {}
        model: TableModel[PlanCost] = TableModel(columns(lambda key: self._titles.get(key, key)))
        self.table = Table(context, "plan-costs", model, row_height="row_two_lines")
        self.table.view.setAccessibleName(_("Kinh phí của kế hoạch"))
        self.table.row_opened.connect(lambda _row: self.change())
        self.table.row_chosen.connect(lambda _row: self.news.emit())
        self.table.view.installEventFilter(self)
        self.tools = ListTools.over(self.table, _("Tìm khoản chi…"), _("Tìm khoản chi"))
        self.year = choice(_("Năm của kinh phí"))
        self.year.currentIndexChanged.connect(lambda _index: self._read())
        self.tools.add(self.year, 1)
        self._side = SidePanel()
        self._side.heading.setText(_("Cộng kinh phí (đồng)"))
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._stack)
        left = Panel(flush=True)
        left.body.addWidget(self.table, 1)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(Beside(left, self._side))
        self.setFocusProxy(self.table.view)

    def _empty(self) -> EmptyState:
        return EmptyState(
            _("Chưa ghi kinh phí nào"),
            _("Mỗi khoản có năm, nội dung, nguồn, dự toán và số đã chi; chương trình cộng và nhắc khi chi vượt."),
            (),
            (Button(_("Thêm khoản kinh phí…"), "primary", "plus", self.add),),
        )

    # --- reading ---

    def show_plan(self, plan: Plan | None) -> None:
        """Show the money of a plan."""
        self.plan = plan
        self._titles = task_titles(plan) if plan is not None else {}
        kept = self.year.currentData()
        self.year.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.year.clear()
        self.year.addItem(_("Mọi năm"), None)
        for year in range(plan.head.starts.year, plan.head.ends.year + 1) if plan is not None else ():
            self.year.addItem(_("Năm {year}").format(year=year), year)
        self.year.setCurrentIndex(max(0, self.year.findData(kept)))
        self.year.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._read()

    def _read(self) -> None:
        ws, plan = self._context.workspace, self.plan
        self.board = costs.board(ws, plan.key, self.year.currentData()) if plan is not None else None
        lines = self.board.lines if self.board else ()
        self.table.set_rows(lines, same=lambda line: line.id)
        if lines and self.table.current_row() is None:
            self.table.select(lambda _line: True)
        self._stack.setCurrentIndex(1 if lines or self.year.currentData() is not None else 0)
        self._show_totals()
        self._show_sums()
        self.news.emit()

    def _show_totals(self) -> None:
        total = self.board.total if self.board else None
        if total is None:
            self.table.set_totals(())
            return
        strong = Cell(is_strong=True)
        shown = {
            "title": _("Tổng cộng"),
            "planned": "" if total.planned is None else format_number(total.planned),
            "spent": "" if total.spent is None else format_number(total.spent),
        }
        self.table.set_totals([(shown.get(column.key, ""), strong) for column in self.table.model.columns])

    def _show_sums(self) -> None:
        clear_layout(self._side.content)
        board = self.board
        if board is None:
            return
        self._side.chip.show_state(*((_("Vượt dự toán"), "warn") if board.warnings else ("", "plain")))
        for sentence in board.warnings:
            self._side.content.addWidget(label(sentence, "content", "warn", wrap=True))
        for title, sums in (
            (_("Theo năm"), board.by_year),
            (_("Theo nguồn"), board.by_source),
            (_("Theo nhiệm vụ"), board.by_task),
        ):
            self._side.content.addWidget(label(title, "strong"))
            for item in sums:
                self._side.content.addWidget(label(item.label[:1].upper() + item.label[1:], "caption", wrap=True))
                self._side.content.addWidget(_sum(item))
        self._side.content.addStretch(1)

    # --- state ---

    def sentence(self) -> tuple[Part | str, ...]:
        """What is planned and spent, what was overspent, what is not known."""
        total = self.board.total if self.board else None
        if self.board is None or total is None or not self.board.lines:
            return (_("Chưa ghi kinh phí nào."),)
        told = _("Dự toán {planned} đồng, đã chi {spent} đồng")
        parts: list[Part | str] = [told.format(planned=_amount(total.planned), spent=_amount(total.spent))]
        if total.unspent:
            parts.append(_("; {count} khoản chưa ghi chi").format(count=total.unspent))
        if self.board.warnings:
            parts += ["; ", Part(_("{count} chỗ chi vượt dự toán").format(count=len(self.board.warnings)), "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Change the chosen line, add one."""
        if self.plan is None:
            return None, None
        change = Button(_("Sửa khoản này…"), "plain", "pencil", self.change) if self.current else None
        add = Button(_("Thêm khoản kinh phí…"), "primary", "plus", self.add)
        return change, add

    @property
    def current(self) -> PlanCost | None:
        """The line under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, PlanCost) else None

    # --- acting ---

    def add(self) -> None:
        """Ask for a new line of the chosen year, else of today's."""
        plan = self.plan
        if plan is not None:
            today = self._context.workspace.today.year
            year = self.year.currentData() or min(max(today, plan.head.starts.year), plan.head.ends.year)
            ask_cost(self, self._context, plan, PlanCost(plan_id=plan.id, year=int(year), title=""))

    def change(self) -> None:
        """Ask for the chosen line again."""
        if self.plan is not None and self.current is not None:
            ask_cost(self, self._context, self.plan, self.current)

    def remove(self) -> None:
        """Take the chosen line out; it can be undone."""
        plan, line = self.plan, self.current
        if plan is not None and line is not None:
            operations.write(self, lambda: costs.remove(self._context.workspace, plan.key, line.id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Insert adds, Delete takes out."""
        if watched is self.table.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = {Qt.Key.Key_Insert: self.add, Qt.Key.Key_Delete: self.remove}.get(Qt.Key(event.key()))
            if act is not None and not event.modifiers():
                act()
                return True
        return super().eventFilter(watched, event)


def _amount(value: int | None) -> str:
    return _("chưa có") if value is None else format_number(value)


def _sum(item: CostSum) -> Facts:
    made = Facts(names_give_way=True)
    made.add(_("dự toán"), _known(item.planned, item.unplanned))
    made.add(_("đã chi"), _known(item.spent, item.unspent), "warn" if item.warning else "")
    return made


def _known(value: int | None, lacking: int) -> str:
    if value is None:
        return _("chưa ghi")
    told = format_number(value)
    return _("{amount}, {count} khoản chưa ghi").format(amount=told, count=lacking) if lacking else told

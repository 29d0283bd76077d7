"""The registers at the left, the lines of the chosen one in the middle, the line under the cursor at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.registers import RegisterEntry
from app.services.plans import register_shelf, registers
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans import register_ways
from app.ui.plans.register_grid import RegisterGrid
from app.ui.plans.register_head import Menu, RegisterHead
from app.ui.plans.register_rows import GridRow
from app.ui.plans.register_sheet import GAP, ShownSheet
from app.ui.plans.register_shelf_view import shelf_table
from app.ui.plans.register_side import RegisterSide
from app.ui.widgets.labels import ElidedLabel, Sentence
from app.ui.widgets.panel import Panel

#: Widths at 100 %: of the list of registers, and from which room on it stays beside an open line.
_SHELF, _ROOM = 256, 1000
#: Below this height at 100 % lines come before totals.
_LOW = 380


class RegisterBoard(QWidget):
    """``news`` says that state changed; ``plan`` gives the plan the page is about."""

    news = Signal()

    def __init__(self, context: UiContext, plan: Callable[[], Plan | None]) -> None:
        super().__init__()
        self.context, self._plan = context, plan
        self.key = ""
        self.shown: ShownSheet | None = None
        self.shelf = shelf_table(context)
        # What was typed into the form is stored when the cursor goes on: not while the cursor of a table still moves.
        later = Qt.ConnectionType.QueuedConnection
        self.shelf.row_chosen.connect(self._on_register, later)
        self.head = RegisterHead(self._in_ways, self._out_ways)
        self.head.turned.connect(self.reload)
        self.grid = RegisterGrid(context)
        self.shelf.row_opened.connect(lambda _row: self.grid.table.enter())
        self.grid.drafted.connect(self.news)
        self.grid.table.row_chosen.connect(self._on_row, later)
        self.grid.table.cell_opened.connect(self._open_cell)
        self.totals = Sentence()
        # On a low screen the lines need the room: one line of totals, all of them in its tooltip.
        self.totals_line = ElidedLabel("", "caption")
        self.side = RegisterSide(context)
        self.side.typed.connect(lambda row, texts: self.grid.take([(row, texts)]))
        self.side.closed.connect(self.close_side)
        self.side.hide()
        self._is_side_wanted = False
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        self._shelf_panel = Panel(flush=True)
        self._shelf_panel.body.addWidget(self.shelf, 1)
        theme.fix(self._shelf_panel, width=_SHELF)
        row.addWidget(self._shelf_panel)
        panel = Panel(flush=True)
        panel.body.addWidget(self.head)
        panel.body.addWidget(self.grid, 1)
        foot = QHBoxLayout()
        theme.space(foot, (12, 2, 12, 8))
        foot.addWidget(self.totals)
        foot.addWidget(self.totals_line)
        panel.body.addLayout(foot)
        row.addWidget(panel, 1)
        row.addWidget(self.side)
        self.setFocusProxy(self.grid)

    # --- state ---

    def reload(self) -> None:
        """Read the shelf and the chosen register again."""
        self.side.flush()
        ws, plan = self.context.workspace, self._plan()
        self.head.offer_periods(self._year(plan), ws.today)
        rows = register_shelf.shelf(ws, self.head.span, plan)
        known = [row.definition.key for row in rows]
        if self.key not in known:
            self.key = next((row.definition.key for row in rows if row.uses), known[0] if known else "")
        self.shelf.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.shelf.set_rows(rows)
        self.shelf.select(lambda row: row.definition.key == self.key)
        self.shelf.blockSignals(False)  # noqa: FBT003 - Qt's own
        if self.key:
            self._show_register(plan)
        self.news.emit()

    def _year(self, plan: Plan | None) -> int:
        """The year of the window, or the nearest one the plan runs in."""
        year, today = self.context.year, self.context.workspace.today.year
        if plan is None:
            return year
        return min(max(year, plan.head.starts.year), max(plan.head.starts.year, min(plan.head.ends.year, today)))

    def _show_register(self, plan: Plan | None) -> None:
        ws = self.context.workspace
        of, titles = registers.definition(ws, self.key), registers.unit_titles(ws)
        plan_id = plan.id if plan and self.head.is_of_plan else None
        whole = registers.sheet(ws, self.key, self.head.span, plan_id)
        there = {row.entry.unit_id for row in whole.rows}
        self.head.offer_register(
            of, {key: title for key, title in titles.items() if key in there}, has_plan=plan is not None
        )
        unit_id = self.head.unit_id
        if unit_id is not None:
            whole = registers.sheet(ws, self.key, self.head.span, plan_id, unit_id)
        # A line that only counts where the communes report it is written under no plan.
        under = plan.id if plan and not of.fed_by else None
        self.shown = ShownSheet(whole, titles, self.head.level, under, unit_id)
        self.grid.show_sheet(self.shown)
        parts = self.shown.told()
        self.totals.set_parts(parts)
        totals = "".join(part.text for part in parts).split(GAP)
        self.totals_line.setText(" · ".join(item.strip() for item in totals if item.strip()))
        self._on_row()

    @property
    def current(self) -> register_shelf.ShelfRow | None:
        """The chosen register with its counts."""
        row = self.shelf.current_row()
        return row if isinstance(row, register_shelf.ShelfRow) else None

    def open_register(self, key: str) -> None:
        """Show a register."""
        if key in (row.definition.key for row in self.shelf.model.rows):
            self.shelf.select(lambda row: row.definition.key == key)
            self._on_register()

    def open_entry(self, entry_id: int) -> None:
        """Show a line in its register, its form beside it; of any year."""
        entry = registers.find(self.context.workspace, entry_id).entry
        self.open_register(entry.register)
        if not self.grid.select_entry(entry_id) and entry.on_day is not None:
            place = self.head.period.findData(str(entry.on_day.year))
            self.head.period.setCurrentIndex(max(0, place))
        if self.grid.select_entry(entry_id):
            self.open_side()

    def open_line(self, entry: RegisterEntry) -> None:
        """Show a line: stored here by its number, of a report by its register and what it is called."""
        if entry.id:
            self.open_entry(entry.id)
            return
        self.open_register(entry.register)
        if self.grid.table.select(lambda row: row.identity == (entry.origin, entry.title)):
            self.open_side()

    def _on_register(self, _row: object = None) -> None:
        row = self.current
        if row is not None and row.definition.key != self.key:
            self.side.flush()
            self.side.forget()
            self.key = row.definition.key
            self._show_register(self._plan())
            self.news.emit()

    # --- the line under the cursor ---

    def _on_row(self, _row: object = None) -> None:
        if not self._is_side_wanted:
            return
        row = self.grid.table.current_row()
        if isinstance(row, GridRow) and self.shown is not None:
            if self.side.row is not None and self.side.row.identity != row.identity:
                self.side.flush()
                row = self.grid.table.current_row()
            self.side.show_row(self.shown.definition, row)
        self._share(is_open=isinstance(row, GridRow))

    def _open_cell(self, row: object, key: str) -> None:
        """Enter and double click: a cell that can be typed into is typed into by F2, Enter opens the line."""
        del key
        if isinstance(row, GridRow):
            self.open_side()

    def open_side(self) -> None:
        """Show the line under the cursor beside the grid."""
        self._is_side_wanted = True
        self._on_row()

    def close_side(self) -> None:
        """Back to the grid."""
        self.side.flush()
        self.side.forget()
        self._is_side_wanted = False
        self._share(is_open=False)
        self.grid.table.view.setFocus()

    def _share(self, *, is_open: bool) -> None:
        """An open line takes the room of the list of registers where there is little."""
        is_narrow = self.width() < theme.current().px(_ROOM)
        self.side.setVisible(is_open)
        self.side.make_narrow(is_narrow=self.width() < theme.current().px(_ROOM + 200))
        self._shelf_panel.setVisible(not (is_open and is_narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        super().resizeEvent(event)
        is_low = self.height() < theme.current().px(_LOW)
        self.totals.setVisible(not is_low)
        self.totals_line.setVisible(is_low)
        self.grid.be_low(is_low=is_low)
        self._share(is_open=not self.side.isHidden())

    # --- acting ---

    def add(self) -> None:
        """Begin a new line."""
        self.grid.insert()

    def take_file(self, path: Path) -> bool:
        """Read a dropped file as lines of the chosen register."""
        if self.shown is None:
            return False
        register_ways.take_file(self, self.context, self.shown, path)
        return True

    def _in_ways(self) -> Menu:
        return register_ways.in_ways(self, self.context, self.shown) if self.shown else {}

    def _out_ways(self) -> Menu:
        if self.shown is None:
            return {}
        plan = self._plan()
        plan_id = plan.id if plan and self.head.is_of_plan else None
        wanted = register_ways.Wanted(self.head.span, plan_id, self.head.level)
        return register_ways.out_ways(self, self.context, self.shown, wanted)

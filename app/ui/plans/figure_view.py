"""«Số liệu»: what the targets are counted from, entered like a sheet; refusals stand at their cells."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.i18n import N_, _
from app.services.plans import figure_typing
from app.services.plans.figure_sheet import Sheet
from app.services.plans.figure_typing import TypedFigure
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.plans import figure_box, figure_words
from app.ui.plans.figure_columns import Wrong, legend
from app.ui.plans.figure_grid import CellText, FigureGrid
from app.ui.plans.figure_lens import FigureLens
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label, set_tone
from app.ui.widgets.panel import Panel


class FigureView(QWidget):
    """Periods of one owner across, or the owners of one period; ``news`` says that the state changed."""

    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.plan: Plan | None = None
        #: Refused texts of plans that are not in sight, by the key of the plan.
        self._kept: dict[str, Wrong] = {}
        self.sheet = Sheet()
        self.table = FigureGrid(context)
        self.table.typed.connect(self.type_in)
        self.table.moved.connect(self._tell)
        self.table.cell_opened.connect(lambda _row, _key: self.open_cell())
        self.lens = FigureLens(context, self)
        self.lens.changed.connect(self._read)
        self.tools = ListTools.over(
            self.table, _("Tìm số đo…"), _("Tìm số đo"),
            {N_("Tất cả số đo"): None, N_("Chỉ số nhập tay"): lambda row: row.origin.is_typed},
        )  # fmt: skip
        self.tools.add(self.lens.across, 3)
        self.tools.add(self.lens.period, 2)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=8)
        # Above the grid, like the line of a spreadsheet: no message of the window may cover a refusal.
        self.words = label("", "content", "muted", wrap=True)
        outer.addWidget(self.words)
        panel = Panel(flush=True)
        panel.body.addWidget(self.table, 1)
        outer.addWidget(panel, 1)
        outer.addWidget(legend())
        self.setFocusProxy(self.table.view)

    # --- reading ---

    def show_plan(self, plan: Plan | None) -> None:
        """Show the figures of a plan, with the texts that were refused there before."""
        if self.plan is None or plan is None or self.plan.key != plan.key:
            if self.plan is not None:
                self._kept[self.plan.key] = dict(self.table.wrong)
            self.table.wrong.clear()
            self.table.wrong.update(self._kept.pop(plan.key, {}) if plan else {})
        self.plan = plan
        self.lens.offer(plan)
        self._read()

    def _read(self) -> None:
        self.lens.period.setVisible(self.lens.is_by_owner)
        self.sheet = self.lens.sheet()
        self.table.show_sheet(self.sheet, by_owner=self.lens.is_by_owner)
        self._tell()
        self.news.emit()

    # --- state ---

    def sentence(self) -> tuple[Part | str, ...]:
        """How many measures are entered by hand, how many places are empty, how many texts were refused."""
        return figure_words.sentence(self.sheet, len(self.table.wrong))

    def _tell(self) -> None:
        """Say about the current cell what cannot be seen in it; a refusal in full."""
        cell = self.table.current_cell()
        words, is_wrong = figure_words.of_cell(cell, self.table.wrong)
        set_tone(self.words, "block" if is_wrong else "muted")
        self.words.setText(words or " ")

    def more_button(self) -> Button | None:
        """The button that adds units as columns."""
        if self.plan is None or not self.lens.is_by_owner:
            return None
        return Button(_("Thêm đơn vị…"), "plain", "plus", lambda: self.lens.ask_more(self))

    # --- acting ---

    def type_in(self, cells: Sequence[CellText]) -> None:
        """Store what was typed or pasted, in one step; what was refused stays at its cell with the reason."""
        plan = self.plan
        if plan is None:
            return
        typed = [
            TypedFigure(
                cell.row.origin.measure.key, cell.place.period.text, cell.text,
                cell.place.owner.agency, cell.place.owner.unit_id,
            )
            for cell in cells
        ]  # fmt: skip
        operations.write(
            self,
            lambda: figure_typing.type_in(self._context.workspace, plan.key, typed),
            done=lambda refused: self._show_refused(cells, refused),
        )

    def _show_refused(self, cells: Sequence[CellText], refused: Sequence[str]) -> None:
        """Keep each text that was not stored at its cell with its sentence; the cursor goes to the first."""
        first: CellText | None = None
        for cell, sentence in zip(cells, refused, strict=True):
            at = (cell.row.origin.measure.key, cell.place.key)
            self.table.wrong.pop(at, None)
            if sentence and cell.text:
                self.table.wrong[at] = (cell.text, sentence)
                first = first or cell
        self._read()
        if first is not None:
            self.table.go_to(first)

    def open_cell(self) -> None:
        """Value, paper and remark of the current cell in a box."""
        cell = self.table.current_cell()
        if cell is not None and self.plan is not None and cell.row.origin.is_typed:
            figure_box.ask_figure(self, self._context, self.plan.key, cell)

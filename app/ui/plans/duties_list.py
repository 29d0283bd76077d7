"""The board of duties as a list by day, the chosen line in full beside it; steps are taken here."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.duty_rows import DutyAt, DutyRow
from app.domain.plans.duty_steps import DutyStep, steps
from app.domain.plans.plan import Plan
from app.services.plans import days_off, duty_rulings
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans import duty_boxes
from app.ui.plans.duties_columns import columns
from app.ui.plans.duty_ruling_box import ask_ruling
from app.ui.plans.duty_side import DutyNews, DutySide
from app.ui.tables import TableModel
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.table import Table

#: Where what is kept elsewhere is entered: place and target of the window, by ``DutyRow.source``.
_PLACES: Mapping[str, tuple[str, object]] = {
    "submissions": ("submissions", "board"),
    "dossiers": ("awards", "nominations"),
    "review": ("reviews", None),
    "events": ("events", "events"),
    "result_reports": ("events", "events"),
    "written_reports": ("events", "events"),
}
_ASKING = {
    DutyStep.RECEIVE: duty_boxes.ask_receipt,
    DutyStep.CORRECT: duty_boxes.ask_correction,
    DutyStep.EXTEND: duty_boxes.ask_extension,
    DutyStep.WAIVE: duty_boxes.ask_waiver,
}


class DutiesList(QWidget):
    """Enter does the next step of a line, Delete takes back what came; ``chosen`` follows the cursor."""

    chosen = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._plans: Mapping[str, Plan] = {}
        self.table = Table(context, "duties", TableModel(columns()), row_height="row_two_lines", frozen=1)
        self.table.row_chosen.connect(lambda _row: self._show())
        self.table.row_opened.connect(self.go_on)
        listed = Panel(flush=True)
        listed.body.addWidget(self.table, 1)
        self.side = DutySide(context, self.take, self.table.view.setFocus)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(Beside(listed, self.side), 1)
        self.setFocusProxy(self.table.view)

    def show_rows(self, rows: Sequence[DutyRow], plans: Mapping[str, Plan]) -> None:
        """Show other lines; the cursor stays on its own, else on the first that is behind."""
        self._plans = plans
        self.table.set_rows(rows, same=lambda row: row.at)
        if self.current is None and not self.table.select(lambda row: row.is_behind):
            self.table.select(lambda _row: True)
        self._show()

    @property
    def current(self) -> DutyRow | None:
        """The line under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, DutyRow) else None

    @property
    def selected(self) -> tuple[DutyRow, ...]:
        """Every line that is selected."""
        return tuple(row for row in self.table.selected_rows() if isinstance(row, DutyRow))

    def select_at(self, at: DutyAt) -> bool:
        """Put the cursor on a line; whether it is in sight."""
        return self.table.select(lambda row: row.at == at)

    def _show(self) -> None:
        row = self.current
        self.side.show_row(row, self._news(row) if row else DutyNews())
        self.chosen.emit()

    def _news(self, row: DutyRow) -> DutyNews:
        ws = self._context.workspace
        is_waiting = row.standing.left is not None and row.due.working is not None
        count = days_off.count_words(ws, ws.today, row.due.working) if is_waiting and row.due.working else ""
        is_of_plan = bool(row.at.part_id and row.at.period)
        coming = duty_rulings.following(ws, row.at.part_id, row.at.period) if is_of_plan else ()
        return DutyNews(self._plans.get(row.plan_key), count, coming)

    # --- steps ---

    def take(self, row: DutyRow, step: DutyStep) -> None:
        """Do one step about a line: ask for what it needs, lead elsewhere, or take back what was entered."""
        if step is DutyStep.OPEN_SOURCE:
            self._context.go(*_PLACES[row.source])
        elif step is DutyStep.RULE:
            ask_ruling(self, self._context, row, self._plans.get(row.plan_key))
        elif step in _ASKING:
            _ASKING[step](self, self._context, row)
        else:
            duty_boxes.take_back(self, self._context, row, step)

    def settle(self) -> None:
        """Ask which day counts for the current line."""
        if self.current is not None:
            self.take(self.current, DutyStep.RULE)

    def go_on(self, row: object) -> None:
        """The next step of a line."""
        if isinstance(row, DutyRow) and (found := steps(row)):
            self.take(row, found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes back what was written down as having come."""
        row = self.current
        if event.key() == Qt.Key.Key_Delete and row is not None and DutyStep.DROP_RECEIPT in steps(row):
            self.take(row, DutyStep.DROP_RECEIPT)
        else:
            super().keyPressEvent(event)

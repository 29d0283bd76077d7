"""Beside the board: the nominations as a short list, those that need somebody first; below it the chosen one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.awards.steps import Step
from app.i18n import _
from app.services.awards.nominations import NominationRow
from app.ui import theme
from app.ui.awards import compare_box
from app.ui.awards.nomination_columns import FILTERS, short_columns
from app.ui.awards.nomination_panel import NominationActions, NominationPanel
from app.ui.awards.words import needs_attention
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.tables import TableModel
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table


class BoardSide(QWidget):
    """List and panel; ``shown`` says which nomination is in the panel now, ``opened`` asks for its editor."""

    shown = Signal(object)
    opened = Signal(int)

    def __init__(
        self, context: UiContext, take: Callable[[NominationRow, Step], object], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._context = context
        self.rows: tuple[NominationRow, ...] = ()
        self.table = Table(context, "award-board", TableModel(short_columns()), row_height="row_two_lines")
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(lambda row: self.opened.emit(row.id))
        self._list = Panel(flush=True)
        self._list.body.addWidget(self.table, 1)
        self.panel = NominationPanel(
            NominationActions(take, lambda row: self.opened.emit(row.id), closed, self._compare)
        )
        self.panel.stretch()
        column = QVBoxLayout(self)
        theme.space(column, gap=12)
        column.addWidget(self._list, 5)
        column.addWidget(self.panel, 6)
        hint = _("Tìm tên, xóm, đơn vị (Ctrl+F)")
        self.tools = ListTools.over(self.table, hint, _("Tìm đề nghị"), FILTERS)

    def show_rows(self, rows: Sequence[NominationRow]) -> None:
        """Show other nominations; the panel keeps its own, else shows the first that needs somebody."""
        former = self.panel.row.id if self.panel.row else 0
        self.rows = tuple(rows)
        self.table.set_rows(sorted(rows, key=lambda row: not needs_attention(row)), same=lambda row: row.id)
        waiting = self.waiting
        first = waiting[0] if waiting else (self.rows[0] if self.rows else None)
        self.show_row(self.row(former) or first)

    def row(self, nomination_id: int) -> NominationRow | None:
        """A nomination by its number."""
        return next((row for row in self.rows if row.id == nomination_id), None)

    @property
    def waiting(self) -> tuple[NominationRow, ...]:
        """Those that need somebody."""
        return tuple(row for row in self.rows if needs_attention(row))

    def show_row(self, row: NominationRow | None) -> None:
        """Show one in the panel."""
        catalogue = self._context.workspace.presets.catalogue(self._context.year) if row else None
        self.panel.show_row(row, catalogue)
        self.shown.emit(row)

    def show_id(self, nomination_id: int) -> bool:
        """Put the cursor of the list on a nomination and show it; whether it is there."""
        self.tools.clear()
        found = self.row(nomination_id)
        if found is not None:
            self.table.select(lambda row: row.id == nomination_id)
            self.show_row(found)
        return found is not None

    def next_waiting(self) -> NominationRow | None:
        """The next one that needs somebody after the one in the panel, round the end."""
        waiting = self.waiting
        shown = self.panel.row.id if self.panel.row else 0
        here = next((number for number, row in enumerate(waiting) if row.id == shown), -1)
        return waiting[(here + 1) % len(waiting)] if waiting else None

    def show_list(self, *, is_shown: bool) -> None:
        """Give the room of the list to the panel where there is little height."""
        self._list.setVisible(is_shown)

    def _on_row(self, row: object) -> None:
        if isinstance(row, NominationRow):
            self.show_row(row)

    def _compare(self, row: NominationRow) -> None:
        compare_box.ask_pair(self, self._context, row)

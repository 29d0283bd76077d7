"""«Số liệu tổng hợp»: indicators × communes, totals, coverage, last year; every number opens its source."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.figures import Consolidation
from app.i18n import N_, _
from app.services import reviews
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.reviews.figures_columns import UNIT, columns
from app.ui.reviews.figures_rows import FigureRow, rows_of
from app.ui.reviews.sources_panel import SourcesPanel
from app.ui.tables import Cell, CellState, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.legend import Legend
from app.ui.widgets.panel import Panel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

_LEGEND = (
    (Cell(CellState.BLANK), "", N_("chưa có số liệu")),
    (Cell(), "0", N_("không phát sinh")),
    (Cell(CellState.NOT_SUBMITTED), "", N_("chưa có báo cáo được duyệt")),
    (Cell(CellState.NOT_OWNED), "", N_("không thuộc xã ghi")),
)


class FiguresTab(QWidget):
    """The consolidated table; ``opened`` asks for a cell of a report, ``news`` tells that totals were read again."""

    opened = Signal(object)
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.totals = Consolidation({})
        self._wanted_code = ""
        self._shown = ("", "")
        self._filters: list[tuple[Button, Callable[[FigureRow], bool]]] = []
        outer = QVBoxLayout(self)
        theme.space(outer, gap=12)
        self.search = SearchField(_("Tìm chỉ tiêu…"), _("Tìm chỉ tiêu"))
        outer.addLayout(self._bar())
        self.changes = label("", "content", "warn", wrap=True)
        self.changes.hide()
        outer.addWidget(self.changes)
        row = QHBoxLayout()
        theme.space(row, gap=16)
        panel = Panel(flush=True)
        model: TableModel[FigureRow] = TableModel((), section_of=lambda item: item.heading)
        self.table = Table(
            context, "reviews-figures", model, frozen=2, row_height="row_dense", by_cell=True, is_sortable=False
        )
        self.table.view.setAccessibleName(_("Số liệu tổng hợp"))
        self.table.cell_opened.connect(self._open)
        self.search.textChanged.connect(self.table.set_text)
        self.search.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(self.search.setFocus)
        panel.body.addWidget(self.table, 1)
        row.addWidget(panel, 1)
        self.sources = SourcesPanel(self._close_sources)
        self.sources.opened.connect(self.opened)
        self.sources.hide()
        row.addWidget(self.sources)
        outer.addLayout(row, 1)
        outer.addWidget(Legend(_LEGEND, _("Enter xem nguồn · Ctrl+C chép · Ctrl+F tìm · Alt+↓ lọc")))

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        theme.space(bar, gap=8)
        theme.fix(self.search, width=200)
        bar.addWidget(self.search)
        for word, wanted in (
            (_("Chỉ tiêu chính"), lambda row: bool(row.indicator and row.indicator.is_core)),
            (_("Lệch với năm trước"), lambda row: row.is_notable),
            (_("Chưa đủ đơn vị"), lambda row: row.is_partial),
        ):
            button = Button(word, "plain")
            button.setCheckable(True)
            button.toggled.connect(self._filter)
            self._filters.append((button, wanted))
            bar.addWidget(button)
        bar.addStretch(1)
        return bar

    def reload(self) -> None:
        """Total up again on the worker."""
        ws, year = self.context.workspace, self.context.year
        operations.run(
            self, self.context, _("Tổng hợp số liệu"), lambda _progress: reviews.consolidate(ws, year), done=self._show
        )

    def _show(self, totals: Consolidation) -> None:
        self.totals = totals
        catalogue = self.context.workspace.presets.catalogue(self.context.year)
        rows = tuple(rows_of(catalogue, totals))
        notes = reviews.change_notes(self.context.year, totals)
        self.changes.setText("\n".join(notes))
        self.changes.setVisible(bool(notes))
        kept = self.table.current_row()
        self.table.model.set_columns(columns(totals, rows), rows)
        self.table.fit()
        self._filter()
        code, self._wanted_code = self._wanted_code, ""
        if code:
            self.show_code(code)
        elif kept is not None and kept.indicator is not None:
            self._select(kept.indicator.code)
        elif rows:
            self.table.select(lambda row: row.indicator is not None)
        self.news.emit()

    def _filter(self, *_checked: object) -> None:
        chosen = [wanted for button, wanted in self._filters if button.isChecked()]
        accept = (lambda row: all(wanted(row) for wanted in chosen)) if chosen else None
        self.table.proxy.set_predicate(accept)

    def _select(self, code: str) -> bool:
        return self.table.select(lambda row: row.indicator is not None and row.indicator.code == code)

    def show_code(self, code: str) -> None:
        """Put the cursor on an indicator and show its sources, as soon as the totals are there."""
        if not self.totals.cells:
            self._wanted_code = code
        elif self._select(code):
            self._open(self.table.current_row(), "total")

    def _open(self, row: FigureRow, column: str) -> None:
        if row.indicator is None or row.total is None:
            return
        if self.sources.isVisible() and self._shown == (row.indicator.code, column):
            self.sources.focus_first()
            return
        self._shown = (row.indicator.code, column)
        found = reviews.sources(self.context.workspace, self.context.year, row.indicator.code)
        if column.startswith(UNIT):
            unit = int(column.removeprefix(UNIT))
            found = tuple(item for item in found if item.unit_id == unit) or found
        self.sources.show_total(row.indicator, row.total, found)
        self.sources.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the sources first."""
        if event.key() == Qt.Key.Key_Escape and self.sources.isVisible():
            self._close_sources()
        else:
            super().keyPressEvent(event)

    def _close_sources(self) -> None:
        self.sources.hide()
        self.table.view.setFocus()

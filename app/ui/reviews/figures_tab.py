"""«Số liệu tổng hợp»: indicators × communes, totals, coverage, last year; every number opens its source."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.figures import Consolidation
from app.domain.indicators import OwnerLevel
from app.i18n import _
from app.services import reviews
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.reviews.figures_rows import FigureRow, coverage, rows_of, written, written_change, written_total
from app.ui.reviews.sources_panel import SourcesPanel
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table

_UNIT = "unit:"


def _of(row: FigureRow, text: Callable[[FigureRow], str]) -> str:
    return row.heading if row.indicator is None else text(row)


def _columns(totals: Consolidation, sent: frozenset[int]) -> tuple[Column[FigureRow], ...]:
    return (
        Column("code", _("Mã"), lambda row: row.indicator.code if row.indicator else row.heading, width=52),
        Column("name", _("Chỉ tiêu"), lambda row: row.indicator.name if row.indicator else "", width=216),
        Column("measure", _("ĐVT"), lambda row: row.indicator.unit if row.indicator else "", width=62),
        *(_unit_column(unit, name, sent) for unit, name in totals.expected_communes.items()),
        Column(
            "total",
            _("Toàn bộ"),
            lambda row: row.total.value if row.total else None,
            show=lambda row: written_total(row.indicator, row.total) if row.indicator and row.total else "",
            cell=lambda _row: Cell(is_strong=True, is_shaded=True),
            width=100,
            is_number=True,
        ),
        Column(
            "coverage",
            _("Số xã"),
            lambda row: coverage(row.indicator, row.total) if row.indicator and row.total else "",
            cell=lambda row: Cell(tone="warn" if row.is_partial else "text2", is_shaded=True),
            width=70,
            is_number=True,
        ),
        Column(
            "previous",
            _("Năm trước\ncùng đơn vị"),
            lambda row: row.total.previous if row.total else None,
            show=lambda row: written(row.indicator, row.total.previous) if row.indicator and row.total else "",
            cell=lambda _row: Cell(tone="text2"),
            width=96,
            is_number=True,
        ),
        Column(
            "change",
            "+/−",
            lambda row: row.change,
            show=written_change,
            cell=lambda row: Cell(tone="warn" if row.is_notable else "text2"),
            width=64,
            is_number=True,
        ),
    )


def _unit_column(unit_id: int, name: str, sent: frozenset[int]) -> Column[FigureRow]:
    def value(row: FigureRow) -> object:
        return row.total.by_unit.get(unit_id) if row.total else None

    def show(row: FigureRow) -> str:
        if row.indicator is None or row.total is None:
            return ""
        parts = row.total.parts_by_unit.get(unit_id)
        if parts:
            return "; ".join(f"{written(row.indicator, item)} {part}" for part, item in parts.items())
        return written(row.indicator, row.total.by_unit.get(unit_id))

    def look(row: FigureRow) -> Cell:
        if row.indicator is None:
            return Cell()
        if unit_id not in sent:
            return Cell(CellState.NOT_SUBMITTED, tooltip=_("Chưa có báo cáo được duyệt"))
        if row.indicator.owner in (OwnerLevel.BORDER_STATION, OwnerLevel.COMMITTEE):
            return Cell(CellState.NOT_OWNED, tooltip=_("Không thuộc xã ghi"))
        return Cell() if show(row) else Cell(CellState.BLANK, tooltip=_("Chưa có số liệu"))

    words = name.split(" ")
    title = name if len(words) == 1 else f"{' '.join(words[: len(words) // 2])}\n{' '.join(words[len(words) // 2 :])}"
    return Column(f"{_UNIT}{unit_id}", title, value, show=show, cell=look, width=66, is_number=True, tooltip=name)


class FiguresTab(QWidget):
    """The consolidated table; ``opened`` asks for a cell of a report, ``news`` tells that totals were read again."""

    opened = Signal(object)
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.totals = Consolidation({})
        outer = QVBoxLayout(self)
        theme.space(outer, gap=12)
        bar = QHBoxLayout()
        theme.space(bar, gap=8)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm chỉ tiêu…"))
        self.search.setAccessibleName(_("Tìm chỉ tiêu"))
        theme.fix(self.search, width=200)
        bar.addWidget(self.search)
        self._filters: list[tuple[Button, Callable[[FigureRow], bool]]] = []
        for word, wanted in (
            (_("Chỉ tiêu chính"), lambda row: bool(row.indicator and row.indicator.is_core)),
            (_("Lệch với năm trước"), lambda row: row.is_notable),
            (_("Chưa đủ đơn vị"), lambda row: row.is_partial),
        ):
            button = Button(word, "pill")
            button.setCheckable(True)
            button.toggled.connect(self._filter)
            self._filters.append((button, wanted))
            bar.addWidget(button)
        bar.addStretch(1)
        outer.addLayout(bar)
        row = QHBoxLayout()
        theme.space(row, gap=16)
        panel = Panel(flush=True)
        model: TableModel[FigureRow] = TableModel((), section_of=lambda item: item.heading)
        self.table = Table(
            context, "reviews-figures", model, frozen=3, row_height="row_dense", by_cell=True, is_sortable=False
        )
        self.table.cell_opened.connect(self._open)
        self.search.textChanged.connect(self.table.set_text)
        self.table.view.search_asked.connect(self.search.setFocus)
        panel.body.addWidget(self.table, 1)
        row.addWidget(panel, 1)
        self.sources = SourcesPanel(self._close_sources)
        self.sources.opened.connect(self.opened)
        self.sources.hide()
        row.addWidget(self.sources)
        outer.addLayout(row, 1)

    def reload(self) -> None:
        """Total up again on the worker."""
        ws, year = self.context.workspace, self.context.year
        operations.run(
            self, self.context, _("Tổng hợp số liệu"), lambda _progress: reviews.consolidate(ws, year), done=self._show
        )

    def _show(self, totals: Consolidation) -> None:
        self.totals = totals
        catalogue = self.context.workspace.presets.catalogue(self.context.year)
        sent = frozenset(
            unit for total in totals.cells.values() for unit, value in total.by_unit.items() if value is not None
        )
        self.table.model.set_columns(_columns(totals, sent), rows_of(catalogue, totals))
        self.table.fit()
        self._filter()
        self.news.emit()

    def _filter(self, *_checked: object) -> None:
        chosen = [wanted for button, wanted in self._filters if button.isChecked()]
        accept = (lambda row: all(wanted(row) for wanted in chosen)) if chosen else None
        self.table.proxy.set_predicate(accept)

    def show_code(self, code: str) -> None:
        """Put the cursor on an indicator and show its sources."""
        if self.table.select(lambda row: row.indicator is not None and row.indicator.code == code):
            self._open(self.table.current_row(), "total")

    def _open(self, row: FigureRow, column: str) -> None:
        if row.indicator is None or row.total is None:
            return
        found = reviews.sources(self.context.workspace, self.context.year, row.indicator.code)
        if column.startswith(_UNIT):
            unit = int(column.removeprefix(_UNIT))
            found = tuple(item for item in found if item.unit_id == unit) or found
        self.sources.show_total(row.indicator, row.total, found)
        self.sources.show()

    def _close_sources(self) -> None:
        self.sources.hide()
        self.table.view.setFocus()

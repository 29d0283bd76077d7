"""Table: what people know from Excel: frozen first columns, totals in sight, ranges copied and pasted by keys.

A column is filtered with Alt+↓, the table searched with Ctrl+F, a row opened with Enter or a double click. Widths
that the user set are remembered under the name of the table.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QVBoxLayout

from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, FilteredTable, RowRole, TableModel
from app.ui.widgets import column_fit
from app.ui.widgets.cells import CellDelegate, cell_width
from app.ui.widgets.totals_row import TotalsRow

_LONGEST_MENU = 60


class Grid(QTableView):
    """The view inside :class:`Table`; ``opened`` gives the row of Enter or double click."""

    opened = Signal(QModelIndex)
    search_asked = Signal()
    copied = Signal(int, int)
    resized = Signal()

    def __init__(self, *, by_cell: bool) -> None:
        super().__init__()
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if by_cell else behaviour.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        self.setTabKeyNavigation(by_cell)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.setItemDelegate(CellDelegate(self, frames_current=by_cell))
        self.doubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the table that there is more or less room."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802 - Qt's own
        """Tab walks the cells as in Excel; from the last one, and back from the first, it leaves the table."""
        if not self.tabKeyNavigation():
            return super().focusNextPrevChild(is_next)
        action = self.CursorAction.MoveNext if is_next else self.CursorAction.MovePrevious
        here, there = self.currentIndex(), self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        is_round = ((there.row(), there.column()) > (here.row(), here.column())) is not is_next
        self.setTabKeyNavigation(not is_round)
        try:
            return super().focusNextPrevChild(is_next)
        finally:
            self.setTabKeyNavigation(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys people have in their fingers."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_range()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_range()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.search_asked.emit()
        elif event.key() == Qt.Key.Key_Down and is_alt:
            self.show_column_filter()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy_range(self) -> None:
        """Copy the selection as Excel takes it: a single cell bare, a range with its headers."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes}, key=self.horizontalHeader().visualIndex)
        chosen = {(index.row(), index.column()) for index in indexes}
        model = self.model()
        lines = []
        if len(chosen) > 1:
            heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
            lines.append("\t".join(_one_line(head) for head in heads))
        for row in rows:
            cells = [model.index(row, column).data() if (row, column) in chosen else "" for column in columns]
            lines.append("\t".join(_one_line(cell) for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copied.emit(len(rows), len(columns))

    def paste_range(self) -> None:
        """Type a copied range into the editable cells from the current one on; anything else stays as it is."""
        start, model = self.currentIndex(), self.model()
        if not start.isValid():
            return
        for down, line in enumerate(QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()):
            for across, text in enumerate(line.split("\t")):
                index = model.index(start.row() + down, start.column() + across)
                if index.isValid() and model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                    model.setData(index, text)

    def show_column_filter(self) -> None:
        """A menu of the values in the current column; those ticked are shown."""
        model, index = self.model(), self.currentIndex()
        if not isinstance(model, FilteredTable) or not index.isValid():
            return
        column = index.column()
        values = model.distinct(column)
        wanted = model.column_filter(column)
        menu = QMenu(self)
        menu.addAction(_("Hiện tất cả")).triggered.connect(lambda: model.set_column_filter(column, None))
        menu.addSeparator()
        for value in values[:_LONGEST_MENU]:
            action = menu.addAction((value or _("(trống)")).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(wanted is None or value in wanted)
            action.triggered.connect(_toggle(model, column, value, values))
        left = self.columnViewportPosition(column)
        menu.popup(self.viewport().mapToGlobal(QPoint(max(0, left), 0)))


def _toggle(model: FilteredTable, column: int, value: str, values: Sequence[str]) -> Callable[[bool], None]:
    def toggled(_checked: bool) -> None:
        # From "everything" the first tick asks for this value alone, as in a spreadsheet's quick filter.
        before = model.column_filter(column)
        after = frozenset({value}) if before is None else before ^ {value}
        model.set_column_filter(column, None if not after or after == frozenset(values) else after)

    return toggled


def _one_line(value: object) -> str:
    return " ".join(str(value if value is not None else "").split())


def _wish(column: Column[Any], kept: int | None, content: int = 0) -> column_fit.Wish:
    """What a column would like, ``content`` pixels where it hugs; a width the user set is never narrowed."""
    look = theme.current()
    width, least = look.px(kept or column.width), look.px(kept or column.least or column.width)
    if content and not kept:
        width, least = min(width, content), min(least, content)
    return column_fit.Wish(width, least, column.drop, column.is_stretched)


class Table(QFrame):
    """A model, its filter, the view, frozen columns and totals; ``row_chosen`` follows the selection."""

    row_chosen = Signal(object)
    row_opened = Signal(object)
    cell_opened = Signal(object, str)

    def __init__(
        self,
        context: UiContext,
        name: str,
        model: TableModel[Any],
        *,
        frozen: int = 0,
        row_height: str = "row",
        by_cell: bool = False,
        is_sortable: bool = True,
    ) -> None:
        super().__init__()
        self._context, self._name, self._row_height = context, name, row_height
        self.model, self.frozen = model, frozen
        self._is_fitting = True
        self._wishes: list[column_fit.Wish] = []
        self.proxy = FilteredTable(model, self)
        self.view = Grid(by_cell=by_cell)
        self.view.setModel(self.proxy)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view, 1)
        self.totals = TotalsRow(self, self.view.horizontalHeader(), model, frozen, self.frozen_width)
        self.totals.hide()
        column.addWidget(self.totals)
        self._frozen_view = self._make_frozen(by_cell=by_cell) if frozen else None
        header = self.view.horizontalHeader()
        header.setSortIndicatorShown(is_sortable)
        header.setSectionsClickable(is_sortable)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if is_sortable:
            header.setSortIndicatorClearable(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.view.setSortingEnabled(True)
        header.sectionResized.connect(self._on_resized)
        self._connect()
        self.fit()

    def _connect(self) -> None:
        self.view.horizontalScrollBar().valueChanged.connect(lambda _value: self.totals.update())
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.opened.connect(self._on_opened)
        self.view.resized.connect(self._refit)
        for signal in (
            self.proxy.modelReset,
            self.proxy.layoutChanged,
            self.proxy.rowsInserted,
            self.proxy.rowsRemoved,
        ):
            signal.connect(self._respan)

    @property
    def frozen_view(self) -> QTableView | None:
        """What stands over the first columns: a cell that is typed there needs its editor in it."""
        return self._frozen_view

    # --- rows ---

    def set_rows(self, rows: Sequence[Any], same: Callable[[Any], object] | None = None) -> None:
        """Show other rows; with ``same`` the row with an equal key stays selected."""
        kept = same(self.current_row()) if same and self.current_row() is not None else None
        self.model.set_rows(rows)
        if any(column.hugs for column in self.model.columns):
            self.fit()
        if same and kept is not None:
            self.select(lambda row: same(row) == kept)

    def current_row(self) -> Any:
        """The row under the cursor, if any."""
        index = self.view.currentIndex()
        return index.data(RowRole) if index.isValid() else None

    def select(self, wanted: Callable[[Any], bool]) -> bool:
        """Put the cursor on the first row that is ``wanted``; whether there is one."""
        for number in range(self.proxy.rowCount()):
            index = self.proxy.index(number, 0)
            if wanted(index.data(RowRole)):
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.view.selectionModel().setCurrentIndex(index, flags)
                self.view.scrollTo(index)
                return True
        return False

    def enter(self) -> None:
        """Take the keyboard, the cursor on the first row unless it stands somewhere."""
        if self.current_row() is None:
            self.select(lambda _row: True)
        self.view.setFocus()

    def selected_rows(self) -> tuple[Any, ...]:
        """All selected rows, in the order shown."""
        numbers = sorted({index.row() for index in self.view.selectedIndexes()})
        return tuple(self.proxy.index(number, 0).data(RowRole) for number in numbers)

    def set_totals(self, cells: Sequence[tuple[str, Cell]]) -> None:
        """The row below: one text with its look per column; none hides it."""
        self.totals.cells = tuple(cells)
        self.totals.setVisible(bool(cells))
        self.totals.update()

    def set_text(self, text: str) -> None:
        """Search the rows."""
        self.proxy.set_text(text)

    # --- measures ---

    def frozen_width(self) -> int:
        """Pixels taken by the frozen columns."""
        header = self.view.horizontalHeader()
        return sum(header.sectionSize(column) for column in range(self.frozen))

    def fit(self) -> None:
        """Give columns their widths (the remembered ones first) and rows their height."""
        look = theme.current()
        self._is_fitting = True
        kept = self._kept_widths()
        header = self.view.horizontalHeader()
        header.setFixedHeight(look.size("header_two_lines" if self._has_two_line_heads() else "header"))
        self.view.verticalHeader().setDefaultSectionSize(look.size(self._row_height))
        self._wishes = [_wish(column, kept.get(column.key), self._content(column)) for column in self.model.columns]
        self._share()
        self.totals.setFixedHeight(look.size("row"))
        self._is_fitting = False
        self._respan()
        self._place_frozen()

    def _content(self, column: Column[Any]) -> int:
        """Pixels the widest cell of a column that hugs needs, its heading too; 0 of any other."""
        if not column.hugs:
            return 0
        cells = [cell_width(column.text(row), column.look(row)) for row in self.model.rows]
        return max([*cells, cell_width(column.title, Cell(is_strong=True))])

    def _has_two_line_heads(self) -> bool:
        return any("\n" in column.title for column in self.model.columns)

    def _share(self) -> None:
        """Let the columns share the room; those that may go where there is little do."""
        for number, width in enumerate(column_fit.fitted(self._wishes, self.view.viewport().width())):
            self.view.setColumnHidden(number, not width)
            if width:
                self.view.setColumnWidth(number, width)

    def _kept_widths(self) -> dict[str, int]:
        kept = json.loads(self._context.settings.column_widths or "{}").get(self._name, {})
        return {str(key): int(value) for key, value in kept.items()}

    def _on_resized(self, column: int, _old: int, new: int) -> None:
        if not self._is_fitting and column < len(self.model.columns):
            # Only a width the user dragged comes here while the table is not fitting itself.
            everything = json.loads(self._context.settings.column_widths or "{}")
            key = self.model.columns[column].key
            everything.setdefault(self._name, {})[key] = round(new * 100 / theme.current().percent)
            self._context.remember(column_widths=json.dumps(everything))
            self._wishes[column] = _wish(self.model.columns[column], everything[self._name][key])
        self._place_frozen()
        self.totals.update()

    def _refit(self) -> None:
        self._is_fitting = True
        self._share()
        self._is_fitting = False
        self._place_frozen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the letter size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    # --- frozen columns: a second view over the first columns of the same model and selection ---

    def _make_frozen(self, *, by_cell: bool) -> QTableView:
        frozen = Grid(by_cell=by_cell)
        frozen.setParent(self.view)
        frozen.setModel(self.proxy)
        frozen.setSelectionModel(self.view.selectionModel())
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.horizontalHeader().setSectionsClickable(False)
        frozen.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        frozen.verticalScrollBar().valueChanged.connect(self.view.verticalScrollBar().setValue)
        self.view.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.opened.connect(self._on_opened)
        frozen.show()
        return frozen

    def _place_frozen(self) -> None:
        if self._frozen_view is None:
            return
        header, frozen = self.view.horizontalHeader(), self._frozen_view
        for column in range(self.proxy.columnCount()):
            frozen.setColumnHidden(column, column >= self.frozen)
            if column < self.frozen:
                frozen.horizontalHeader().resizeSection(column, header.sectionSize(column))
        frozen.horizontalHeader().setFixedHeight(header.height())
        frozen.verticalHeader().setDefaultSectionSize(self.view.verticalHeader().defaultSectionSize())
        height = header.height() + self.view.viewport().height()
        frozen.setGeometry(0, 0, self.frozen_width(), height)
        frozen.raise_()

    def _respan(self) -> None:
        for view in (self.view, self._frozen_view):
            if view is None:
                continue
            view.clearSpans()
            for number in range(self.proxy.rowCount()):
                source = self.proxy.mapToSource(self.proxy.index(number, 0)).row()
                is_section = bool(self.model.section(source))
                if is_section:
                    columns = self.frozen if view is self._frozen_view else self.proxy.columnCount()
                    if columns > 1:
                        view.setSpan(number, 0, 1, columns)
                # A row may stand where a heading stood before.
                height = theme.current().size("row_section" if is_section else self._row_height)
                if view.rowHeight(number) != height:
                    view.setRowHeight(number, height)

    # --- news ---

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.row_chosen.emit(current.data(RowRole) if current.isValid() else None)

    def _on_opened(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        self.row_opened.emit(row)
        self.cell_opened.emit(row, self.model.columns[index.column()].key)

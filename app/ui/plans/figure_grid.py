"""The grid of figures: typed like a sheet, ranges pasted from Excel, Delete empties; a refused text stays, red."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from app.i18n import _
from app.services.plans.figure_sheet import Sheet, SheetPlace, SheetRow
from app.ui.context import UiContext
from app.ui.plans.figure_columns import FIXED, columns, typed_text
from app.ui.tables import RowRole, TableModel
from app.ui.widgets.cells import CellDelegate
from app.ui.widgets.table import Table

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CellText:
    """A text typed or pasted for a cell."""

    row: SheetRow
    place: SheetPlace
    text: str = ""


class FigureGrid(Table):
    """``typed`` brings texts for cells, all of one paste together; ``moved`` says that another cell is current."""

    typed = Signal(object)
    moved = Signal()

    def __init__(self, context: UiContext) -> None:
        self.wrong: dict[tuple[str, str], tuple[str, str]] = {}
        model: TableModel[SheetRow] = TableModel(())
        super().__init__(
            context, "plan-figures", model, frozen=2, row_height="row_dense", by_cell=True, is_sortable=False
        )
        self.places: tuple[SheetPlace, ...] = ()
        self._is_by_owner = False
        self.view.setAccessibleName(_("Số liệu của kế hoạch"))
        delegate = FigureDelegate(self)
        self.view.setItemDelegate(delegate)
        delegate.closeEditor.connect(self._after_editing)
        self.view.installEventFilter(self)
        self.view.resized.connect(lambda: self.view.scrollTo(self.view.currentIndex()))
        self.view.selectionModel().currentChanged.connect(self._on_moved)

    def show_sheet(self, sheet: Sheet, *, by_owner: bool) -> None:
        """Show a sheet; cursor and scrolling stay while its columns do."""
        rows = self.model.rows
        keys = [[row.origin.measure.key for row in some] for some in (rows, sheet.rows)]
        is_same = sheet.places == self.places and keys[0] == keys[1]
        self.places = sheet.places
        if is_same and rows:
            for number, row in enumerate(sheet.rows):
                self.model.replace_row(number, row)
            return
        at = self.current_row()
        self._is_by_owner = by_owner
        self.model.set_columns(columns(sheet.places, self.wrong, by_owner=by_owner), sheet.rows)
        self.fit()
        wanted = at.origin.measure.key if isinstance(at, SheetRow) else ""
        self.go(wanted)

    def go(self, measure: str, column: int = 0, *, period: str = "") -> None:
        """Put the cursor on a measure, or on the first one that is typed; into the last year unless told where."""
        of_period = [place for place, item in enumerate(self.places) if item.period.text == period]
        if of_period and not self._is_by_owner:
            column = FIXED + of_period[0]
        years = [place for place, item in enumerate(self.places) if item.period.text.isdecimal()]
        column = column or FIXED + (years[-1] if years and not self._is_by_owner else 0)
        rows = [self.proxy.index(number, 0).data(RowRole) for number in range(self.proxy.rowCount())]
        named = [number for number, row in enumerate(rows) if row.origin.measure.key == measure]
        typed = [number for number, row in enumerate(rows) if row.origin.is_typed]
        if rows and self.places:
            column = min(column, FIXED + len(self.places) - 1)
            self.view.horizontalScrollBar().setValue(0)
            self.view.setCurrentIndex(self.proxy.index((named or typed or [0])[0], column))

    def go_to(self, cell: "CellText") -> None:
        """Put the cursor on a cell."""
        if cell.place in self.places:
            self.go(cell.row.origin.measure.key, FIXED + self.places.index(cell.place))

    def _on_moved(self, now: QModelIndex) -> None:
        """Keep the current cell out from under the columns that stand still."""
        hidden = self.frozen_width() - self.view.columnViewportPosition(now.column())
        if now.column() >= self.frozen and hidden > 0:
            bar = self.view.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)
        self.moved.emit()

    # --- cells ---

    def cell_at(self, index: Index, text: str = "") -> CellText | None:
        """The cell of an index with a text; ``None`` for a column that is no place."""
        place = index.column() - FIXED
        if not index.isValid() or not 0 <= place < len(self.places):
            return None
        return CellText(index.data(RowRole), self.places[place], text)

    def current_cell(self) -> CellText | None:
        """The cell under the cursor."""
        return self.cell_at(self.view.currentIndex())

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._send([self.cell_at(index) for index in self.view.selectedIndexes()])

    def paste(self) -> None:
        """Type a copied range from the current cell on; names in front and headings above are no figures."""
        start = self.view.currentIndex()
        lines = QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()
        cells = [
            self.cell_at(self.proxy.index(start.row() + down, start.column() + across), text.strip())
            for down, line in enumerate(lines)
            for across, text in enumerate(line.split("\t"))
            if start.row() + down < self.proxy.rowCount() and start.column() + across < self.proxy.columnCount()
        ]
        self._send(cells)

    def _send(self, cells: Sequence[CellText | None]) -> None:
        known = [cell for cell in cells if cell is not None]
        if known:
            self.typed.emit(known)

    def _after_editing(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down as in Excel."""
        here = self.view.currentIndex()
        cell = self.cell_at(here)
        if cell is not None and (cell.row.origin.measure.key, cell.place.key) in self.wrong:
            return
        below = self.proxy.index(here.row() + 1, here.column())
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.view.setCurrentIndex(below)

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paste and Delete, before the table takes them for its own."""
        if watched is self.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
                return True
            if event.key() == Qt.Key.Key_Delete and not event.modifiers():
                self.clear_cells()
                return True
        return super().eventFilter(watched, event)


class FigureDelegate(CellDelegate):
    """Edits a cell: begins with what was entered there, hands a changed text over."""

    def __init__(self, grid: FigureGrid) -> None:
        super().__init__(grid.view, frames_current=True)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to type into."""
        del option, index
        line = QLineEdit(parent)
        line.setAcceptDrops(False)
        line.setMaxLength(40)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What was entered here, never a sum of others."""
        cell = self._grid.cell_at(index)
        if cell is not None and isinstance(editor, QLineEdit):
            editor.setText(typed_text(cell.row, cell.place, self._grid.wrong))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the text over if it is another one."""
        del model
        text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        cell = self._grid.cell_at(index, text)
        if cell is not None and text != typed_text(cell.row, cell.place, self._grid.wrong):
            self._grid.typed.emit([cell])

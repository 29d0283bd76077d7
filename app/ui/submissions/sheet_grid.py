"""The grid of a sheet: cells with the lines of a workbook; head rows and the columns of code and name stay in sight."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from app.ui import theme
from app.ui.submissions.sheet_head import Head
from app.ui.submissions.sheet_model import SheetModel
from app.ui.widgets.cells import CellDelegate

Index = QModelIndex | QPersistentModelIndex

#: The most of the width and of the height that may stand still; names narrower than this say nothing (at 100 %).
_MOST_OF_WIDTH, _MOST_OF_HEIGHT, _NARROWEST = 0.5, 0.4, 84


class _SheetDelegate(CellDelegate):
    """Cells with the vertical lines of a workbook; the cursor is a frame, so a cell keeps its ground."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        plain: Any = QStyleOptionViewItem(option)
        plain.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, plain, index)
        look = theme.current()
        painter.setPen(look.color("line"))
        painter.drawLine(plain.rect.topRight(), plain.rect.bottomRight())
        if index == self._grid.currentIndex():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.drawRoundedRect(QRectF(plain.rect).adjusted(1, 1, -1, -2), 3, 3)
            painter.restore()


class _Cells(QTableView):
    """What the grid and its panes have in common."""

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)


class _Pane(_Cells):
    """A part of the grid that stands still over it; it shares its cursor, never scrolls by itself."""

    def __init__(self, grid: "SheetGridView") -> None:
        super().__init__(grid.cells)
        self._grid = grid
        self.setParent(grid)
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(_SheetDelegate(grid))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoScroll(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionsClickable(False)
        self.setProperty("part", "pane")
        self.doubleClicked.connect(grid.edit_asked)
        self.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The whole grid scrolls."""
        QApplication.sendEvent(self._grid.viewport(), event)


class SheetGridView(_Cells):
    """``edit_asked`` wants the figure under the cursor corrected; :meth:`freeze` says what stays in sight."""

    edit_asked = Signal()

    def __init__(self, model: SheetModel) -> None:
        super().__init__(model)
        self.cells = model
        self._head = Head()
        self.setItemDelegate(_SheetDelegate(self))
        self.doubleClicked.connect(self.edit_asked)
        #: head rows, columns of code and name, and both where they cross
        self.rows_pane, self.columns_pane, self.corner_pane = _Pane(self), _Pane(self), _Pane(self)
        for scroll_bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            scroll_bar.valueChanged.connect(self._follow)
            scroll_bar.rangeChanged.connect(self._follow)
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self._place())

    @property
    def panes(self) -> tuple["_Pane", ...]:
        """The parts that stand still."""
        return self.rows_pane, self.columns_pane, self.corner_pane

    def freeze(self, head: Head, spans: Sequence[tuple[int, int, int, int]]) -> None:
        """Keep this head in sight, in another sheet with these merged cells."""
        self._head = head
        for view in (self, *self.panes):
            view.clearSpans()
            for span in spans:
                view.setSpan(*span)
        for pane in (self.columns_pane, self.corner_pane):
            for column in range(self.cells.columnCount()):
                pane.setColumnHidden(column, column not in head.columns)
        self._place()

    def _place(self) -> None:
        """Give the panes the sizes of the grid, then show those that are needed."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        for pane in self.panes:
            pane.horizontalHeader().setFixedHeight(across.height())
            pane.verticalHeader().setDefaultSectionSize(down.defaultSectionSize())
            pane.verticalHeader().setFixedWidth(down.width())
            pane.verticalHeader().setVisible(pane is not self.columns_pane)
            pane.horizontalHeader().setVisible(pane is self.columns_pane)
            for column in range(self.cells.columnCount()):
                pane.setColumnWidth(column, self.columnWidth(column))
        self._narrow()
        self._follow()

    def _narrow(self) -> None:
        """Where there is little room, names that stand still give way to the figures."""
        widths = {column: self.columnWidth(column) for column in self._head.columns}
        excess = sum(widths.values()) - int(_MOST_OF_WIDTH * self.viewport().width())
        if excess > 0 and widths:
            name = max(widths, key=lambda column: widths[column])
            for pane in (self.columns_pane, self.corner_pane):
                pane.setColumnWidth(name, max(theme.current().px(_NARROWEST), widths[name] - excess))

    def _follow(self) -> None:
        """Show a pane once its part would be out of sight, scrolled along with the other direction."""
        head, room = self._head, self.viewport()
        left, top = self.verticalHeader().width(), self.horizontalHeader().height()
        wide = sum(self.columns_pane.columnWidth(column) for column in head.columns)
        high = (head.end_row - head.first_row) * self.verticalHeader().defaultSectionSize()
        is_wide = 0 < wide < room.width() and self.columnViewportPosition(head.columns[0]) < 0
        is_high = 0 < high < _MOST_OF_HEIGHT * room.height() and self.rowViewportPosition(head.first_row) < 0
        self.columns_pane.setGeometry(left, 0, wide, top + room.height())
        self.rows_pane.setGeometry(0, top, left + room.width(), high)
        self.corner_pane.setGeometry(0, top, left + wide, high)
        self.columns_pane.verticalScrollBar().setValue(self.verticalScrollBar().value())
        self.rows_pane.horizontalScrollBar().setValue(self.horizontalScrollBar().value())
        start = self.verticalHeader().sectionPosition(head.first_row)
        for pane in (self.rows_pane, self.corner_pane):
            pane.verticalScrollBar().setValue(start)
        self.columns_pane.setVisible(is_wide)
        self.rows_pane.setVisible(is_high)
        self.corner_pane.setVisible(is_wide and is_high)
        for pane in self.panes:
            pane.raise_()

    def frozen(self) -> QRect:
        """Width and height at the left and at the top of the viewport that panes cover now."""
        wide = self.columns_pane.width() if self.columns_pane.isVisibleTo(self) else 0
        high = self.rows_pane.height() if self.rows_pane.isVisibleTo(self) else 0
        return QRect(0, 0, wide, high)

    def scrollTo(self, index: Index, hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible) -> None:
        """Bring a cell into sight, not below what stands still."""
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        head, cell, covered = self._head, self.visualRect(index), self.frozen()
        if index.column() not in head.columns and cell.left() < covered.width():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - covered.width() + cell.left())
        if not head.first_row <= index.row() < head.end_row and cell.top() < covered.height():
            down = self.verticalScrollBar()
            down.setValue(down.value() - covered.height() + cell.top())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the panes to the new room."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 corrects the figure of the cell; keys of the page are left to it, not used to search the cells."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif _is_of_the_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_of_the_page(event: QKeyEvent) -> bool:
    key, modifiers = event.key(), event.modifiers()
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return key == Qt.Key.Key_F8 or Qt.Key.Key_0 <= key <= Qt.Key.Key_9

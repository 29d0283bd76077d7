"""The row of totals below a table, under the same columns."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui import theme
from app.ui.tables import Cell, TableModel
from app.ui.widgets.cells import paint_cell


class TotalsRow(QWidget):
    """``header`` is that of the table, the first ``frozen`` columns stand still."""

    def __init__(
        self, parent: QWidget, header: QHeaderView, model: TableModel[Any], frozen: int, frozen_width: Callable[[], int]
    ) -> None:
        super().__init__(parent)
        self._header, self._model, self._frozen, self._frozen_width = header, model, frozen, frozen_width
        self.cells: tuple[tuple[str, Cell], ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw under the columns as they are scrolled now, frozen ones on top."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("window"))
        header, frozen = self._header, self._frozen_width()
        painter.setClipRect(QRect(frozen, 0, self.width() - frozen, self.height()))
        for column in range(self._frozen, len(self.cells)):
            self._paint(painter, column, header.sectionViewportPosition(column), header.sectionSize(column))
        painter.setClipRect(self.rect())
        left = 0
        for column in range(min(self._frozen, len(self.cells))):
            painter.fillRect(QRect(left, 0, header.sectionSize(column), self.height()), look.color("window"))
            self._paint(painter, column, left, header.sectionSize(column))
            left += header.sectionSize(column)
        painter.setPen(look.color("line2"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def _paint(self, painter: QPainter, column: int, left: int, width: int) -> None:
        if not width:  # a column that went for want of room
            return
        text, cell = self.cells[column]
        is_number = self._model.columns[column].is_number
        paint_cell(painter, QRect(left, 0, width, self.height()), text, cell, is_number=is_number, is_selected=False)

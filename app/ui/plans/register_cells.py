"""Typing into the frozen columns of a grid: their editor stands over them, not below."""

from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QTableView, QWidget

from app.ui.tables import Index
from app.ui.widgets.cells import CellDelegate


class FrozenDelegate(CellDelegate):
    """Paints as any table does; the editor of a frozen column belongs to the view that shows it."""

    def __init__(self, view: QTableView, frozen: QTableView) -> None:
        super().__init__(view, frames_current=True)
        self._frozen = frozen

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line without a frame, where the cell is seen."""
        is_frozen = not self._frozen.isColumnHidden(index.column())
        editor = QLineEdit(self._frozen.viewport() if is_frozen else parent)
        editor.setFrame(False)
        editor.setAcceptDrops(False)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over its cell."""
        if editor.parent() is self._frozen.viewport():
            editor.setGeometry(self._frozen.visualRect(self._frozen.model().index(index.row(), index.column())))
        else:
            super().updateEditorGeometry(editor, option, index)

"""Cells of rows that are typed like a sheet: what a column shows and takes, a place for a row, how a cell is edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from app.i18n import _
from app.text import fold
from app.ui.tables import NO_INDEX, Cell, RowRole, TableModel
from app.ui.widgets.cells import CellDelegate

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
#: Types a text into row and column; whether it was taken.
Put = Callable[[int, int, str], bool]


@dataclass(frozen=True)
class RowColumn(Generic[Row]):
    """One column: ``put`` gives the row with another text in it or raises ``ValueError`` with one sentence.

    A column without ``put`` only shows. ``choices`` are the words that can be chosen; what is pasted must be one of
    them, whatever its accents. ``cell`` is the look of a row,
    ``told`` what is shown where that is more than what is typed.
    """

    key: str
    title: str
    show: Callable[[Row], str]
    put: Callable[[Row, str], Row] | None = None
    width: int = 100
    least: int = 0
    drop: int = 0
    is_number: bool = False
    is_stretched: bool = False
    choices: tuple[str, ...] = ()
    cell: Callable[[Row], Cell] | None = None
    told: Callable[[Row], str] | None = None


def chosen(choices: Sequence[str], text: str) -> int:
    """The place of a typed word among ``choices``, whatever its accents; ``ValueError`` names what there is."""
    wanted = fold(text)
    for number, words in enumerate(choices):
        if wanted and fold(words).startswith(wanted):
            return number
    raise ValueError(_("Chọn một trong: {choices}").format(choices="; ".join(choices)))


class Slot(Generic[Row]):
    """A place in the table: two equal rows stay two; the last place is empty and takes a new row.

    ``wrong`` are texts that were refused, with the reason, by the key of their column: they stay in sight until mended.
    """

    __slots__ = ("row", "wrong")

    def __init__(self, row: Row | None) -> None:
        self.row = row
        self.wrong: dict[str, tuple[str, str]] = {}


class SlotModel(TableModel[Slot[Any]]):
    """Grows by an empty place without losing the cell that is being typed into."""

    def add_place(self) -> Slot[Any]:
        """One more empty place at the end."""
        made: Slot[Any] = Slot(None)
        last = len(self._rows)
        self.beginInsertRows(NO_INDEX, last, last)
        self._rows.append(made)
        self.endInsertRows()
        return made


class RowDelegate(CellDelegate):
    """Edits with a list where a column has choices; a text that is refused is told."""

    def __init__(self, view: QWidget, column_at: Callable[[int], RowColumn[Any]], put: Put) -> None:
        super().__init__(view, frames_current=True)
        self._column_at, self._put = column_at, put

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list for choices, a line for everything else."""
        choices = self._column_at(index.column()).choices
        if not choices:
            line = QLineEdit(parent)
            line.setAcceptDrops(False)
            line.setMaxLength(1000)
            return line
        box = QComboBox(parent)
        box.addItems(list(choices))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the cell says; the hint of the empty place is no text."""
        slot, column = index.data(RowRole), self._column_at(index.column())
        text = column.show(slot.row) if slot.row is not None else ""
        text = slot.wrong[column.key][0] if column.key in slot.wrong else text
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the text over."""
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        self._put(index.row(), index.column(), text)

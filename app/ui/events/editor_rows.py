"""Rows of an event typed like a sheet: cells by keyboard, ranges from Excel, rows moved with Alt+↑ and Alt+↓."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Generic

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_cells import Row, RowColumn, RowDelegate, Slot, SlotModel
from app.ui.tables import PLAIN, Cell, Column
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table

#: How many refusals are told at once.
_MOST_TOLD = 3


class RowsEditor(QWidget, Generic[Row]):
    """A table of rows with an empty place at its end; ``changed`` after every change by the user.

    ``refused_text`` comes after a text that was not taken. ``blank`` makes a new row, ``hint`` stands in the empty
    place. The rows are taken over with :meth:`rows`.
    """

    changed = Signal()
    refused_text = Signal()

    def __init__(
        self,
        context: UiContext,
        name: str,
        columns: Sequence[RowColumn[Row]],
        blank: Callable[[], Row],
        hint: str,
        *,
        row_height: str = "row",
    ) -> None:
        super().__init__()
        self.columns = self._all_columns = tuple(columns)
        self._blank, self._hint = blank, hint
        self._slots: list[Slot[Row]] = [Slot(None)]
        self.is_locked = False
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        made = [self._column(number, item) for number, item in enumerate(self.columns)]
        self._model = SlotModel(made, self._slots)
        self.table = Table(context, name, self._model, by_cell=True, is_sortable=False, row_height=row_height)
        self.table.view.setItemDelegate(RowDelegate(self.table.view, lambda at: self.columns[at], self.put))
        self.table.view.setAccessibleName(hint)
        self.table.view.opened.connect(self._edit)
        self.table.view.installEventFilter(self)
        self.table.setProperty("framed", "true")
        column.addWidget(self.table, 1)
        self.refusal = label("", "caption", "block", wrap=True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        self.foot = self._make_foot()
        column.addLayout(self.foot)
        self.setFocusProxy(self.table.view)
        self.go(0)

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        theme.space(foot, gap=4)
        self._tools = (
            IconButton("plus", _("Thêm dòng (Insert)"), self.insert),
            IconButton("trash-2", _("Bỏ dòng đang chọn (Ctrl+Delete)"), self.remove),
            IconButton("chevron-up", _("Đưa lên (Alt+↑)"), lambda: self.move_by(-1)),
            IconButton("chevron-down", _("Đưa xuống (Alt+↓)"), lambda: self.move_by(1)),
        )
        for tool in self._tools:
            foot.addWidget(tool)
        foot.addStretch(1)
        return foot

    def add_button(self, button: Button) -> Button:
        """One more button below the table, at its right."""
        self.foot.addWidget(button)
        return button

    def _column(self, number: int, wanted: RowColumn[Row]) -> Column[Slot[Row]]:
        def text(slot: Slot[Row]) -> str:
            if wanted.key in slot.wrong:
                return slot.wrong[wanted.key][0]
            if slot.row is None:
                return self._hint if number == 0 and not self.is_locked else ""
            return (wanted.told or wanted.show)(slot.row)

        def look(slot: Slot[Row]) -> Cell:
            if wanted.key in slot.wrong:
                return Cell(tone="block", icon="triangle-alert", tooltip=slot.wrong[wanted.key][1])
            if slot.row is None:
                return Cell(tone="text3")
            cell = wanted.cell(slot.row) if wanted.cell else PLAIN
            is_long = wanted.is_stretched and not cell.tooltip
            return replace(cell, tooltip=wanted.show(slot.row)) if is_long else cell

        def edit(slot: Slot[Row], typed: str) -> None:
            self._change(slot, wanted, typed)

        return Column(
            wanted.key,
            wanted.title,
            text,
            cell=look,
            edit=edit if wanted.put else None,
            width=wanted.width,
            least=wanted.least,
            drop=wanted.drop,
            is_number=wanted.is_number,
            is_stretched=wanted.is_stretched,
        )

    def leave_out(self, keys: Collection[str]) -> None:
        """Show the columns but those with these keys."""
        shown = tuple(item for item in self._all_columns if item.key not in keys)
        if shown != self.columns:
            self.columns = shown
            made = [self._column(number, item) for number, item in enumerate(shown)]
            self._model.set_columns(made, self._slots)
            self.table.fit()
            self.go(0)

    # --- rows ---

    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return tuple(slot.row for slot in self._slots if slot.row is not None)

    def refused(self) -> tuple[tuple[int, str, str, str], ...]:
        """Texts that were not taken: number of the row, key of the column, text, reason."""
        return tuple(
            (number, key, text, reason)
            for number, slot in enumerate(self._slots)
            for key, (text, reason) in slot.wrong.items()
        )

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the same ones keep the cursor and what is being typed."""
        if self.rows() == tuple(rows):
            self.table.view.viewport().update()
            return
        self._show([Slot(row) for row in rows], self.table.view.currentIndex().row())

    def lock(self, *, is_locked: bool) -> None:
        """Only show, or take changes again."""
        self.is_locked = is_locked
        triggers = self.table.view.EditTrigger
        usual = triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        self.table.view.setEditTriggers(triggers.NoEditTriggers if is_locked else usual)
        for tool in self._tools:
            tool.setEnabled(not is_locked)

    def _show(self, slots: list[Slot[Row]], row: int, column: int | None = None) -> None:
        at = self.table.view.currentIndex().column() if column is None else column
        self._slots = [*(slot for slot in slots if slot.row is not None), Slot(None)]
        self.table.model.set_rows(self._slots)
        self._tell_wrong()
        self.go(min(max(row, 0), len(self._slots) - 1), max(at, 0))

    def go(self, row: int, column: int = 0) -> None:
        """Put the cursor on a cell."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.view.selectionModel().setCurrentIndex(self.table.proxy.index(row, column), flag)

    def enter(self) -> None:
        """Take the keyboard."""
        self.table.view.setFocus()

    # --- changes ---

    def put(self, row: int, column: int, text: str) -> bool:
        """Type a text into a cell; whether it was taken. A refused one stays in its cell, the reason below."""
        if self.is_locked:
            return False
        index = self.table.proxy.index(row, column)
        is_taken = bool(self.table.proxy.setData(index, text))
        slot, key = self._slots[row], self.columns[column].key
        slot.wrong.pop(key, None)
        if not is_taken and text.strip():
            slot.wrong[key] = (text.strip(), self.table.model.refused)
        self._tell_wrong("" if is_taken or text.strip() else self.table.model.refused)
        self.table.view.viewport().update()
        if is_taken and self._slots[-1].row is not None:
            self._slots.append(self._model.add_place())
        if is_taken:
            self.changed.emit()
        else:
            self.refused_text.emit()
        return is_taken

    def _change(self, slot: Slot[Row], column: RowColumn[Row], text: str) -> None:
        if column.put and (slot.row is not None or text.strip()):
            slot.row = column.put(self._blank() if slot.row is None else slot.row, text)

    def insert(self) -> None:
        """Begin a row above the current one; on the empty place typing is enough."""
        row = max(0, self.table.view.currentIndex().row())
        if row < len(self._slots) - 1:
            self._show([*self._slots[:row], Slot(self._blank()), *self._slots[row:]], row, 0)
            self.changed.emit()
        self.table.view.setFocus()
        self.table.view.edit(self.table.proxy.index(row, 0))

    def remove(self) -> None:
        """Take out the rows with a selected cell."""
        numbers = {index.row() for index in self.table.view.selectedIndexes()}
        kept = [slot for number, slot in enumerate(self._slots) if number not in numbers]
        if len(kept) == len(self._slots) or not any(self._slots[number].row is not None for number in numbers):
            return
        self._show(kept, min(numbers))
        self.changed.emit()

    def add_missing(self, rows: Sequence[Row], key: Callable[[Row], str]) -> None:
        """Put rows behind those that are there, but for those with a key that is there already."""
        known = {key(row) for row in self.rows()}
        fresh = [row for row in rows if key(row) not in known]
        if fresh and not self.is_locked:
            self.show_rows((*self.rows(), *fresh))
            self.changed.emit()

    def move_by(self, step: int) -> None:
        """Move the current row up or down."""
        row = self.table.view.currentIndex().row()
        target, last = row + step, len(self._slots) - 2
        if not (0 <= row <= last and 0 <= target <= last):
            return
        self._slots[row], self._slots[target] = self._slots[target], self._slots[row]
        self._show(self._slots, target)
        self.changed.emit()

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        for index in self.table.view.selectedIndexes():
            slot = self._slots[index.row()]
            if (slot.row is not None or slot.wrong) and self.columns[index.column()].put:
                self.put(index.row(), index.column(), "")

    def paste(self) -> None:
        """Type a copied range from the current cell on; rows are added as needed, refused cells are told."""
        start = self.table.view.currentIndex()
        row, column = max(0, start.row()), max(0, start.column())
        wrong: list[str] = []
        lines = _without_numbers(_copied(), column)
        for cells in lines:
            if row == len(self._slots) - 1:
                self._slots[-1].row = self._blank()
                self._slots.append(self._model.add_place())
            for across, text in enumerate(cells):
                place, typed = column + across, text.strip()
                is_wanted = place < len(self.columns) and self.columns[place].put and typed
                if is_wanted and not self.put(row, place, typed):
                    wrong.append(f"“{typed}”: {self.table.model.refused}")
            row += 1
        if lines:
            self.go(row - 1, column)
            self.changed.emit()
        if wrong:
            self._refuse(_("Chưa dán được {cells}").format(cells="; ".join(wrong[:_MOST_TOLD])))

    def _tell_wrong(self, sentence: str = "") -> None:
        """Say of every text that was refused where it stands and why, or one sentence that is news."""
        titles = {item.key: item.title for item in self.columns}
        wrong = [
            f"{titles[key]} “{typed}”: {reason}"
            for slot in self._slots
            for key, (typed, reason) in slot.wrong.items()
            if key in titles
        ]
        self._refuse("; ".join(filter(None, (sentence, *wrong[:_MOST_TOLD]))))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _edit(self, index: QModelIndex) -> None:
        if not self.is_locked and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.view.edit(index)

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of a sheet, before the table takes them for its own."""
        if watched is self.table.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._act_of(event)
            if act is None and self._is_typed_into_sum(event):
                return True
            if act is not None:
                if not self.is_locked or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                    act()
                return True
        return super().eventFilter(watched, event)

    def _is_typed_into_sum(self, event: QKeyEvent) -> bool:
        """Whether somebody types where nothing can be typed; that is said instead of nothing happening."""
        at = self.table.view.currentIndex().column()
        column = self.columns[at] if 0 <= at < len(self.columns) else None
        if self.is_locked or column is None or column.put or not event.text().strip().isprintable():
            return False
        is_text = bool(event.text().strip()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_text:
            told = _("Cột “{title}” được tính từ các cột khác, không gõ vào được.")
            self._tell_wrong(told.format(title=column.title))
        return is_text

    def _leave(self, *, forward: bool) -> None:
        """Take the keyboard out of the table: Tab goes from cell to cell."""
        view = self.table.view
        found: QWidget = view
        while True:
            found = (found.nextInFocusChain() if forward else found.previousInFocusChain()) or view
            takes_keys = bool(found.focusPolicy() & Qt.FocusPolicy.TabFocus) and found.isEnabled() and found.isVisible()
            if found is view or (takes_keys and not view.isAncestorOf(found)):
                found.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        found: dict[tuple[int, bool, bool], Callable[[], None]] = {
            (Qt.Key.Key_Up, True, False): lambda: self.move_by(-1),
            (Qt.Key.Key_Down, True, False): lambda: self.move_by(1),
            (Qt.Key.Key_Delete, False, True): self.remove,
            (Qt.Key.Key_Delete, False, False): self.clear_cells,
            (Qt.Key.Key_Insert, False, False): self.insert,
            (Qt.Key.Key_Tab, False, True): lambda: self._leave(forward=True),
            (Qt.Key.Key_Backtab, False, True): lambda: self._leave(forward=False),
        }
        return found.get((event.key(), is_alt, is_control))


def _copied() -> list[list[str]]:
    """The range on the clipboard, without its empty lines."""
    lines = QGuiApplication.clipboard().text().splitlines()
    return [line.split("\t") for line in lines if line.strip()]


def _without_numbers(lines: list[list[str]], column: int) -> list[list[str]]:
    """The range without running numbers «STT» in front, where it is pasted into the first column."""
    is_numbered = all(len(cells) > 1 and cells[0].strip() == str(at) for at, cells in enumerate(lines, 1))
    return [cells[1:] for cells in lines] if is_numbered and column == 0 else lines

"""The lines of a register as a sheet: typed, pasted, added and taken out by the keys people have in their fingers.

What is typed is stored at once when all of it is right. While one cell is not, nothing of what was typed together is
stored: the cells wait in the grid, the wrong ones say why, and the strip below leads from one to the next.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.services.plans import registers
from app.text import format_number
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.plans.register_cells import FrozenDelegate
from app.ui.plans.register_drafts import Drafts
from app.ui.plans.register_rows import GridRow, RegisterModel, columns_of
from app.ui.plans.register_sheet import ShownSheet
from app.ui.tables import RowRole
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.table import Table


class RegisterGrid(QWidget):
    """``drafted`` says that something waits to be stored, or no longer does."""

    drafted = Signal()
    _cell_typed = Signal(object, dict)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.shown: ShownSheet | None = None
        self.drafts = Drafts(context)
        self._is_low = False
        self.table = Table(context, "registers", RegisterModel([]), frozen=1, by_cell=True)
        self.table.view.setAccessibleName(_("Các dòng của sổ"))
        # Stored only once the editor of the cell is closed: storing reads all rows again.
        self._cell_typed.connect(self._take_cell, Qt.ConnectionType.QueuedConnection)
        self.table.view.installEventFilter(self)
        typing = self.table.view.EditTrigger
        self.table.view.setEditTriggers(typing.EditKeyPressed | typing.AnyKeyPressed)
        frozen = self.table.frozen_view
        if frozen is not None:
            frozen.setEditTriggers(typing.NoEditTriggers)
            self.table.view.setItemDelegate(FrozenDelegate(self.table.view, frozen))
        self._strip = QFrame()
        self._strip.setProperty("part", "ask")
        lines = QVBoxLayout(self._strip)
        theme.space(lines, (12, 4, 8, 4), 2)
        self.waiting = ElidedLabel("", "caption", "block")
        lines.addWidget(self.waiting)
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addStretch(1)
        self.next_wrong = Button(_("Ô sai tiếp (F8)"), "ghost", clicked=self.go_to_wrong, small=True)
        self.leave_out = Button("", "plain", clicked=self.store_right_ones, small=True)
        self.drop = Button(_("Bỏ hết (Esc)"), "quiet", clicked=self.forget, small=True)
        for button in (self.next_wrong, self.leave_out, self.drop):
            row.addWidget(button)
        lines.addLayout(row)
        self._strip.hide()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.table, 1)
        column.addWidget(self._strip)
        self.setFocusProxy(self.table.view)

    # --- what is shown ---

    def show_sheet(self, shown: ShownSheet) -> None:
        """Show a register; what waits to be stored in it stands on top."""
        is_other = self.shown is None or self.shown.definition != shown.definition
        self.shown = shown
        self.drafts.turn_to(shown.definition)
        if is_other:
            self.table.model.set_columns(columns_of(shown.definition, self._typed), self._rows())
            self.table.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.table.fit()
        else:
            kept = self.table.view.currentIndex()
            self.table.set_rows(self._rows(), same=lambda row: row.identity)
            self._keep_column(kept)
        self._show_totals()
        self._tell()

    def be_low(self, *, is_low: bool) -> None:
        """Leave out the row of totals where there is little height."""
        if is_low is not self._is_low:
            self._is_low = is_low
            self._show_totals()

    def _show_totals(self) -> None:
        self.table.set_totals(() if self._is_low or self.shown is None else self.shown.total_cells())

    def _keep_column(self, kept: QModelIndex) -> None:
        """The cursor stays in its column, as in a sheet."""
        now = self.table.view.currentIndex()
        if kept.isValid() and now.isValid():
            at = self.table.proxy.index(now.row(), kept.column())
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.view.selectionModel().setCurrentIndex(at, flag)

    def _rows(self) -> list[GridRow]:
        return self.drafts.over(self.shown.rows) if self.shown else []

    def _again(self) -> None:
        kept = self.table.view.currentIndex()
        self.table.set_rows(self._rows(), same=lambda row: row.identity)
        self._keep_column(kept)
        self._tell()

    # --- typing ---

    def _typed(self, row: GridRow, key: str, text: str) -> None:
        """One cell; a text that stays as it was is no typing."""
        if text.strip() != row.texts.get(key, "") and not row.is_locked:
            self._cell_typed.emit(row, {key: text.strip()})

    def _take_cell(self, row: GridRow, texts: dict[str, str]) -> None:
        self.take([(row, texts)])

    def take(self, changes: Sequence[tuple[GridRow, dict[str, str]]]) -> None:
        """Texts for cells of rows: stored if everything that waits is right, else kept and told."""
        for row, texts in changes:
            self.drafts.put(row, texts)
        self._settle()

    def _settle(self) -> None:
        self.drafts.check()
        entries = self.drafts.entries
        if self.drafts.has_faults or not entries or self.shown is None:
            self._again()
            return
        key, ws = self.shown.definition.key, self.context.workspace
        ids: list[int] = []
        if operations.write(self, lambda: ids.extend(registers.save_all(ws, key, entries))):
            stored = dict(zip(self.drafts.keys, ids, strict=True))
            now, column = self.table.current_row(), self.table.view.currentIndex().column()
            self.drafts.clear()
            self._again()
            if isinstance(now, GridRow) and self.select_entry(stored.get(now.key, now.key)):
                self.go(self.table.view.currentIndex().row(), column)
        else:
            self._again()

    def select_entry(self, entry_id: int) -> bool:
        """The cursor on a line; whether it is in sight."""
        return self.table.select(lambda row: row.key == entry_id)

    def _tell(self) -> None:
        """The strip: how many wait, what is wrong with the first of them."""
        wrong = self.drafts.wrong_rows
        self._strip.setVisible(bool(wrong))
        count = len(self.drafts.entries) + len(wrong)
        if wrong:
            told = _("{count} dòng chưa lưu, {wrong} dòng có ô chưa đúng. {first}")
            first = self._fault_here() or self.drafts.first_fault
            self.waiting.setText(told.format(count=format_number(count), wrong=len(wrong), first=first))
            self.waiting.setToolTip(self.waiting.text())
        right = len(self.drafts.entries)
        self.leave_out.setVisible(bool(right))
        self.leave_out.setText(_("Bỏ dòng sai, lưu {count} dòng").format(count=format_number(right)))
        self.drafted.emit()

    def _fault_here(self) -> str:
        """What is wrong with the cell under the cursor."""
        index = self.table.view.currentIndex()
        if not index.isValid():
            return ""
        return self._row_at(index.row()).faults.get(self.table.model.columns[index.column()].key, "")

    def go_to_wrong(self) -> None:
        """The cursor on the next wrong cell, round the end."""
        places = [
            (number, column)
            for number in range(self.table.proxy.rowCount())
            for column, item in enumerate(self.table.model.columns)
            if item.key in self._row_at(number).faults
        ]
        if not places:
            return
        now = self.table.view.currentIndex()
        after = [place for place in places if place > (now.row(), now.column())]
        self.go(*(after or places)[0], is_centred=True)
        self._tell()
        self.table.view.setFocus()

    def _row_at(self, number: int) -> GridRow:
        row = self.table.proxy.index(number, 0).data(RowRole)
        if not isinstance(row, GridRow):
            raise TypeError(f"row {number} of the grid is no line")
        return row

    def go(self, row: int, column: int = 0, *, is_centred: bool = False) -> None:
        """The cursor on a cell, in the middle of the view or just in sight."""
        index = self.table.proxy.index(row, column)
        self.table.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        hint = self.table.view.ScrollHint
        self.table.view.scrollTo(index, hint.PositionAtCenter if is_centred else hint.EnsureVisible)

    def store_right_ones(self) -> None:
        """Leave out the lines that are wrong by somebody's word, store the others in one step."""
        self.drafts.drop_wrong()
        self._settle()

    def forget(self) -> None:
        """Drop everything that waits; nothing of it was stored."""
        self.drafts.clear()
        self._again()
        self.table.view.setFocus()

    # --- lines ---

    def insert(self) -> None:
        """Begin a new line and type its name."""
        if self.shown is None:
            return
        key = self.drafts.add(self.shown.blank())
        self._again()
        self.table.select(lambda row: row.key == key)
        self.go(self.table.view.currentIndex().row(), 0)
        self.table.view.setFocus()
        self.table.view.edit(self.table.view.currentIndex())

    def remove(self) -> None:
        """Take out the selected lines in one step; those of reports stay."""
        rows = [row for row in self.table.selected_rows() if not row.is_locked]
        for row in rows:
            self.drafts.forget(row.key)
        gone = [row.key for row in rows if row.key > 0]
        ws = self.context.workspace
        if gone:
            operations.write(self, lambda: registers.remove(ws, *gone))
        if any(row.key < 0 for row in rows):
            self._again()

    def paste(self) -> None:
        """Type a copied range from the current cell on; what goes beyond the last line becomes new lines."""
        lines = [line.split("\t") for line in QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()]
        if self.shown is None or not any(text.strip() for line in lines for text in line):
            return
        start = self.table.view.currentIndex()
        top, left = (start.row(), start.column()) if start.isValid() else (self.table.proxy.rowCount(), 0)
        shown = [at for at in range(left, len(self.table.model.columns)) if not self.table.view.isColumnHidden(at)]
        keys = [self.table.model.columns[at].key for at in shown]
        changes: list[tuple[GridRow, dict[str, str]]] = []
        room = iter([row for n in range(top, self.table.proxy.rowCount()) if not (row := self._row_at(n)).is_locked])
        for line in lines:
            texts = {key: text.strip() for key, text in zip(keys, line, strict=False)}
            row = next(room, None) or self.drafts.row(self.drafts.add(self.shown.blank()))
            changes.append((row, texts))
        self.take(changes)
        self.go_to_wrong()

    def paste_below(self) -> None:
        """Paste as new lines, whatever stands under the cursor."""
        self.table.view.setCurrentIndex(QModelIndex())
        self.paste()

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of a sheet, before the table takes them for its own."""
        if watched is self.table.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._act_of(event)
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.table.view.state() == self.table.view.State.EditingState:
            return None
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste
        has_drafts = self.drafts.is_waiting
        found: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Insert: self.insert,
            Qt.Key.Key_Delete: self.remove,
            Qt.Key.Key_F8: self.go_to_wrong,
        }
        if has_drafts:
            found[Qt.Key.Key_Escape] = self.forget
        return found.get(event.key())

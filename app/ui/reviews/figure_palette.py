"""Palette of figures: type a word or a code, Enter puts the figure at the caret."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.i18n import _
from app.text import fold
from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.labels import label

_MOST = 200
_ROWS = 9


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One figure to choose: its field without braces, name and present value; ``is_own`` when the leaf asks for it."""

    field: str
    name: str
    value: str
    is_own: bool = False

    @property
    def line(self) -> str:
        """Field, name and value on one line."""
        return f"{self.field}  ·  {self.name}  ·  {self.value}"


class _Search(QLineEdit):
    """Arrows and Enter belong to the list below; Esc and leaving close it."""

    moved = Signal(int)
    chosen = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, choose, or type."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody clicked elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class FigurePalette(QFrame):
    """A popover with a search; ``picked`` brings the field, ``closed`` says it is gone. Own figures come first."""

    picked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("popover", "true")
        self._entries: tuple[PaletteEntry, ...] = ()
        self._keys: dict[str, str] = {}
        column = QVBoxLayout(self)
        theme.space(column, (8, 8, 8, 8), 6)
        self.search = _Search()
        self.search.setPlaceholderText(_("Tên hoặc mã chỉ tiêu"))
        self.search.setAccessibleName(_("Tìm số liệu để chèn"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.moved.connect(self._move)
        self.search.chosen.connect(self._choose)
        self.search.left.connect(self._close)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemClicked.connect(lambda _item: self._choose())
        column.addWidget(self.list)
        self._nothing = label(_("Không thấy; có thể gõ không dấu hoặc gõ mã."), "content", "muted", wrap=True)
        column.addWidget(self._nothing)
        self.hide()

    def open_at(self, place: QPoint, entries: Sequence[PaletteEntry]) -> None:
        """Open over the window below ``place`` (global) with all that can be put in."""
        parent = self.parentWidget()
        window = parent.window() if parent else self
        self.setParent(window)
        look = theme.current()
        self._entries = tuple(sorted(entries, key=lambda entry: not entry.is_own))
        self._keys = {entry.field: fold(f"{entry.field} {entry.name}") for entry in self._entries}
        self.search.clear()
        self._filter()
        theme.fix(self, width=460)
        self.list.setFixedHeight(look.px(28) * _ROWS)
        self.adjustSize()
        at, room = window.mapFromGlobal(place), window.rect()
        below = at.y() + self.height() <= room.bottom()
        top = at.y() if below else at.y() - self.height() - look.px(28)
        self.move(max(0, min(at.x(), room.right() - self.width())), max(0, top))
        self.show()
        self.raise_()
        self.search.setFocus()

    def _filter(self) -> None:
        words = fold(self.search.text()).split()
        self.list.clear()
        fitting = [entry for entry in self._entries if all(word in self._keys[entry.field] for word in words)]
        for entry in sorted(fitting, key=lambda entry: _rank(self._keys[entry.field], words))[:_MOST]:
            item = QListWidgetItem(entry.line)
            item.setData(Qt.ItemDataRole.UserRole, entry.field)
            item.setSizeHint(QSize(10, theme.current().px(28)))
            item.setToolTip(entry.line)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    def _move(self, step: int) -> None:
        self.list.setCurrentRow(min(self.list.count() - 1, max(0, self.list.currentRow() + step)))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._close()
            self.picked.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _close(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()


def _rank(key: str, words: Sequence[str]) -> int:
    """How well a name fits what is typed: the very phrase, whole words, beginnings of words, pieces of words."""
    padded = f" {key} "
    if f" {' '.join(words)} " in padded:
        return 0
    if all(f" {word} " in padded for word in words):
        return 1
    return 2 if all(f" {word}" in padded for word in words) else 3

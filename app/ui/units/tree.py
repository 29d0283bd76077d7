"""One of the trees on a day; what is typed narrows it to the units that fit, with what stands above them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from app.domain.units import Unit, UnitKind
from app.text import fold
from app.ui import theme
from app.ui.icons import icon
from app.ui.units.words import kind_and_name

if TYPE_CHECKING:
    from app.services.units import UnitNode

_UNIT = Qt.ItemDataRole.UserRole + 1
_FOLDED = Qt.ItemDataRole.UserRole + 2
_ICONS = {UnitKind.BORDER_STATION: "shield-check", UnitKind.HAMLET: "users"}


class _Narrowed(QSortFilterProxyModel):
    """Keeps units whose name or code contains all typed words."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)

    def set_text(self, text: str) -> None:
        """Narrow to ``text``."""
        self.beginFilterChange()
        self._words = tuple(fold(text).split())
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a unit itself fits."""
        folded = str(self.sourceModel().index(source_row, 0, source_parent).data(_FOLDED))
        return all(word in folded for word in self._words)


class UnitTree(QTreeView):
    """The tree; ``chosen`` gives the id of the unit under the cursor."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._items = QStandardItemModel(self)
        self._narrowed = _Narrowed()
        self._narrowed.setSourceModel(self._items)
        self.setModel(self._narrowed)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(theme.current().px(18))
        self.setIconSize(QSize(theme.current().px(14), theme.current().px(14)))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_nodes(self, nodes: Sequence["UnitNode"], kept: int | None) -> None:
        """Show a tree, opened where there is little; the unit ``kept`` stays under the cursor."""
        self._items.clear()
        for node in nodes:
            self._items.appendRow(_items_of(node))
        self.expandToDepth(1 if len(nodes) <= 3 else -1)
        if kept is None or not self.select(kept):
            first = self._narrowed.index(0, 0)
            if first.isValid():
                self.setCurrentIndex(first)

    def narrow(self, text: str) -> None:
        """Show units that fit ``text``; all their parents are opened."""
        self._narrowed.set_text(text)
        if text.strip():
            self.expandAll()

    def select(self, unit_id: int) -> bool:
        """Put the cursor on a unit; whether it is in this tree."""
        start = self._narrowed.index(0, 0)
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        found = self._narrowed.match(start, _UNIT, unit_id, 1, flags)
        if found:
            self.setCurrentIndex(found[0])
            self.scrollTo(found[0])
        return bool(found)

    def enter(self, text: str) -> None:
        """Take the keyboard, the cursor on the first unit that fits ``text`` itself, not on what stands above it."""
        words = fold(text).split()
        index = self._narrowed.index(0, 0)
        while words and index.isValid():
            if all(word in str(index.data(_FOLDED)) for word in words):
                self.setCurrentIndex(index)
                break
            index = self.indexBelow(index)
        self.setFocus()

    @property
    def count(self) -> int:
        """How many units stand at the top."""
        return self._narrowed.rowCount()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(int(current.data(_UNIT)))


def _items_of(node: "UnitNode") -> QStandardItem:
    item = _item(node.unit)
    for child in node.children:
        item.appendRow(_items_of(child))
    return item


def _item(unit: Unit) -> QStandardItem:
    item = QStandardItem(icon(_ICONS.get(unit.kind, "map-pinned")), kind_and_name(unit))
    item.setData(unit.id, _UNIT)
    item.setData(fold(f"{unit.name} {unit.code or ''}"), _FOLDED)
    item.setToolTip(f"{kind_and_name(unit)} · {unit.code}" if unit.code else kind_and_name(unit))
    return item

"""Units of an event: typed with or without accents, chosen from those that fit, taken out with Delete."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.labels import label
from app.ui.widgets.search_field import SearchField

_ID = Qt.ItemDataRole.UserRole
_MOST_FOUND = 8
_SHOWN_FOUND = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: Ids and names of what fits a text, best first; everything there is for no text.
Search = Callable[[str], Sequence[tuple[Any, str]]]


class UnitPicker(QWidget):
    """Chosen units and a field that finds more; ``changed`` when the user put one in or took one out.

    ``search`` finds units for what is typed. Enter takes the first found, ↓ goes to the others, or to all while nothing
    is typed. With ``is_single`` the next one chosen takes the place of the one before.
    """

    changed = Signal()

    def __init__(self, title: str, search: Search, hint: str = "", *, is_single: bool = False) -> None:
        super().__init__()
        self._search, self._is_single = search, is_single
        self._nothing = _("Không có gì khớp") if hint else _("Không có đơn vị nào khớp")
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        name = label(title, "caption", "muted")
        column.addWidget(name)
        self.chosen = _Chosen(title)
        self.chosen.installEventFilter(self)
        self.chosen.itemDoubleClicked.connect(lambda _item: self._take_out())
        column.addWidget(self.chosen)
        self.field = SearchField(hint or _("Thêm: gõ tên xã, xóm, đồn…"), title)
        name.setBuddy(self.field)
        self.field.textChanged.connect(self._find)
        self.field.onward.connect(self._onward)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.found = QListWidget()
        self.found.setProperty("framed", "true")
        self.found.setAccessibleName(_("{title}: tìm thấy").format(title=title))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemClicked.connect(self._take)
        self.found.installEventFilter(self)
        self.found.hide()
        column.addWidget(self.found)
        self.fault = label("", "caption", "block", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)

    # --- state ---

    def ids(self) -> tuple[Any, ...]:
        """The chosen units in their order."""
        return tuple(self.chosen.item(row).data(_ID) for row in range(self.chosen.count()))

    def show_units(self, units: Sequence[tuple[Any, str]]) -> None:
        """Show other chosen units, by id and name."""
        if self.ids() == tuple(unit_id for unit_id, _name in units):
            return
        self.chosen.clear()
        for unit_id, name in units:
            self._add(unit_id, name)
        self.chosen.fit()

    def say(self, sentence: str, tone: str = "block") -> None:
        """Say what is wrong with the choice; empty takes it back."""
        self.fault.setProperty("tone", tone)
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _add(self, unit_id: Any, name: str) -> None:
        item = QListWidgetItem(icon("x"), name, self.chosen)
        item.setData(_ID, unit_id)
        item.setToolTip(_("{name}; Delete hoặc bấm đúp để bỏ").format(name=name))

    # --- choosing ---

    def _find(self, text: str, *, shows_all: bool = False) -> None:
        self.found.clear()
        taken = set(self.ids())
        is_asked = bool(text.strip()) or shows_all
        fitting = [item for item in self._search(text) if item[0] not in taken] if is_asked else []
        for unit_id, name in fitting[: None if shows_all else _MOST_FOUND]:
            item = QListWidgetItem(name, self.found)
            item.setData(_ID, unit_id)
            item.setToolTip(name)
        if is_asked and not fitting:
            item = QListWidgetItem(self._nothing, self.found)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        rows = min(_SHOWN_FOUND, self.found.count())
        self.found.setFixedHeight(max(1, rows) * max(1, self.found.sizeHintForRow(0)) + theme.current().px(8))
        self.found.setVisible(is_asked)
        if fitting:
            self.found.setCurrentRow(0)

    def _onward(self) -> None:
        if not self.field.text().strip():
            self._find("", shows_all=True)
        if self.found.isVisible() and self.found.count() and self.found.item(0).flags():
            self.found.setFocus()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or item.data(_ID) is None:
            return
        chosen, name = item.data(_ID), item.text()
        if self._is_single:
            self.chosen.clear()
        self._add(chosen, name)
        self.chosen.fit()
        self.field.clear()
        self._find("")
        self.field.setFocus()
        self.changed.emit()

    def _take_out(self) -> None:
        row = self.chosen.currentRow()
        if row >= 0:
            self.chosen.takeItem(row)
            self.chosen.fit()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes, Delete takes out, Esc leaves the search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._took(watched, event.key()):
            return True
        return super().eventFilter(watched, event)

    def _took(self, watched: QObject, key: int) -> bool:
        if watched is self.chosen and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_out()
        elif watched in (self.found, self.field) and key in _ENTER and self.found.isVisible():
            self._take(self.found.currentItem())
        elif watched in (self.found, self.field) and key == Qt.Key.Key_Escape and self.found.isVisible():
            self.field.clear()
            self._find("")
            self.field.setFocus()
        else:
            return False
        return True


class _Chosen(QListWidget):
    """Units side by side, broken into lines; as high as they need."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(_("{title}: đã chọn").format(title=title))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(theme.current().px(2))
        self.setIconSize(QSize(theme.current().px(12), theme.current().px(12)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.fit()

    def fit(self) -> None:
        """Be as high as the lines of units need, up to three."""
        self.setVisible(self.count() > 0)
        self.doItemsLayout()
        line = max(1, self.sizeHintForRow(0)) + 2 * self.spacing() if self.count() else 1
        bottom = self.visualItemRect(self.item(self.count() - 1)).bottom() if self.count() else 0
        self.setFixedHeight(min(max(line, bottom + 2 * self.spacing()), 3 * line) + theme.current().px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self.fit()

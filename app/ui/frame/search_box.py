"""Search box (Ctrl+K): units, events and indicators, whatever the accents typed; Enter goes to the exact place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.labels import label

_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its words, what it is, and where to go."""

    title: str
    caption: str
    icon: str
    place: str
    target: object


class _Results(QFrame):
    """The list under the box."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("popover", "true")
        column = QVBoxLayout(self)
        theme.space(column, (4, 4, 4, 4), 0)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda item: self.picked.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.nothing = label("", "content", "muted", wrap=True)
        theme.space(column, (6, 6, 6, 6), 0)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self.hide()

    def show_hits(self, hits: Sequence[Hit], text: str) -> None:
        """Show what was found, or that nothing was."""
        look = theme.current()
        self.list.clear()
        self.list.setIconSize(QSize(look.size("icon"), look.size("icon")))
        for hit in hits:
            item = QListWidgetItem(icon(hit.icon), f"{hit.title}  ·  {hit.caption}")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setSizeHint(QSize(10, look.px(30)))
            item.setToolTip(f"{hit.title} · {hit.caption}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self.nothing.setText(
            _("Không thấy “{text}”. Có thể gõ không dấu, mã đơn vị hoặc mã chỉ tiêu.").format(text=text)
        )
        rows = min(len(hits), 10)
        self.resize(self.width(), look.px(16) + (rows * look.px(30) if hits else look.px(52)))


class SearchBox(QLineEdit):
    """One line; results appear while typing."""

    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("search", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.fix(self, max_width=288)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._key = label("Ctrl+K", "key")
        self._key.setParent(self)
        self.finder: Callable[[str], Sequence[Hit]] = lambda _text: ()
        self._results: _Results | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.search_now)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.setAccessibleName(_("Tìm"))
        self.set_short(is_short=False)

    def set_short(self, *, is_short: bool) -> None:
        """Fewer words when there is little room."""
        self.setPlaceholderText(_("Tìm…") if is_short else _("Tìm đơn vị, sự kiện, chỉ tiêu…"))

    def minimumSizeHint(self) -> QSize:
        """A few letters and the key."""
        return QSize(theme.current().px(130), super().minimumSizeHint().height())

    def search_now(self) -> None:
        """Look for what is typed."""
        text = self.text().strip()
        if not text:
            self.close_results()
            return
        self._popup().show_hits(self.finder(text), text)

    def close_results(self) -> None:
        """Hide the list."""
        if self._results:
            self._results.hide()

    @property
    def results(self) -> tuple[Hit, ...]:
        """What the list shows."""
        if self._results is None or not self._results.isVisible():
            return ()
        items = self._results.list
        return tuple(items.item(number).data(Qt.ItemDataRole.UserRole) for number in range(items.count()))

    def _popup(self) -> _Results:
        window = self.window()
        if self._results is None:
            self._results = _Results(window)
            self._results.picked.connect(self._go)
            window.installEventFilter(self)
        look = theme.current()
        width = max(self.width(), look.px(420))
        place = self.mapTo(window, QPoint(self.width() - width, self.height() + look.px(4)))
        self._results.setGeometry(max(look.px(8), place.x()), place.y(), width, self._results.height())
        self._results.show()
        self._results.raise_()
        return self._results

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere or another size of the window closes the list."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize):
            self.close_results()
        return super().eventFilter(watched, event)

    def _go(self, hit: Hit) -> None:
        self.close_results()
        self.clear()
        self.went.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ choose, Enter goes, Esc closes."""
        rows = self._results.list if self._results and self._results.isVisible() else None
        if event.key() == Qt.Key.Key_Escape:
            self.close_results()
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if rows is None or self._pause.isActive():
                self._pause.stop()
                self.search_now()
                rows = self._results.list if self._results else None
            if rows is not None and rows.currentItem():
                self._go(rows.currentItem().data(Qt.ItemDataRole.UserRole))
        elif rows is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            rows.setCurrentRow(min(rows.count() - 1, max(0, rows.currentRow() + by)))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Leaving the box closes the list."""
        super().focusOutEvent(event)  # type: ignore[arg-type]  # any event of Qt's choosing
        self.close_results()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key cap at the right end."""
        super().resizeEvent(event)
        self._key.adjustSize()
        self.setTextMargins(0, 0, self._key.width(), 0)
        gap = (self.height() - self._key.height()) // 2
        self._key.move(self.width() - self._key.width() - gap, gap)

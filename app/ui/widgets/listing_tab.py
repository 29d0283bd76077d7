"""A tab that shows a list, or in its place the editor of one thing; what such editors have in common."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.open_head import OpenHead
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class OpenEditor(QWidget):
    """Edits one thing in place of its list: ``closed`` goes back there, ``news`` says that state changed.

    The page shows :attr:`head` in place of its title.
    """

    closed = Signal()
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.head = OpenHead(self.leave)

    def save(self) -> object:
        """Keep what was typed, if anything is new."""

    def refresh(self) -> None:
        """Show what the data file holds now."""

    def forget(self) -> None:
        """Show nothing any more."""

    def sentence(self) -> tuple[Part | str, ...]:
        """The state of the open thing."""
        return ()

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Secondary and primary button of the page while the thing is open."""
        return None, None

    def leave(self) -> None:
        """Back to the list."""
        self.save()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class ListingTab(PageTab):
    """A class of it makes its parts, hands them to :meth:`_put` and says in :meth:`rows` what is listed."""

    table: Table

    def _put(self, editor: OpenEditor, empty: QWidget, tools: QWidget, listed: QWidget | None = None) -> None:
        """Put the parts in their places; ``listed`` holds the table and whatever stands beside it."""
        self._editor, self._empty, self._tools = editor, empty, tools
        self._has_rows = False
        self._listed = listed or self._alone()
        self._stack = FrontStack()
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._stack)
        for widget in (empty, self._listed, editor):
            self._stack.addWidget(widget)
        editor.closed.connect(self.close_one)
        editor.news.connect(self.news)
        self.setFocusProxy(self.table.view)

    def _alone(self) -> Panel:
        panel = Panel(flush=True)
        panel.body.addWidget(self.table, 1)
        return panel

    def tools(self) -> QWidget:
        """Search and filter."""
        return self._tools

    def head(self) -> QWidget:
        """The name of the open thing, the way back."""
        return self._editor.head

    # --- what it lists ---

    def rows(self) -> Sequence[Any] | None:
        """What is listed now; ``None`` where there is nothing to list, so that the tab says how to begin."""
        raise NotImplementedError

    def key_of(self, row: Any) -> object:
        """What makes a row the same after it was read again."""
        raise NotImplementedError

    @property
    def open_key(self) -> object:
        """The key of the row that is open; ``None`` where what opens is no row of the list."""
        return None

    # --- state ---

    @property
    def is_open(self) -> bool:
        """Whether something is open in place of the list."""
        return self._stack.currentWidget() is self._editor

    def reload(self) -> None:
        """Read the list again; what is open stays while it is there."""
        rows = self.rows()
        self._has_rows = rows is not None
        self.table.set_rows(rows or (), same=self.key_of)
        key = self.open_key
        if self.is_open and (key is None or any(self.key_of(row) == key for row in rows or ())):
            self._editor.refresh()
        else:
            self._show_list()

    def open_one(self) -> None:
        """Show the editor in place of the list."""
        self._stack.setCurrentWidget(self._editor)

    def close_one(self) -> None:
        """Back to the list, the cursor on what was open."""
        key = self.open_key
        self._show_list()
        self.reload()
        if key is not None:
            self.table.select(lambda row: self.key_of(row) == key)
        self.table.view.setFocus()
        self.news.emit()

    def _show_list(self) -> None:
        if self.is_open:
            self._editor.forget()
        self._stack.setCurrentWidget(self._listed if self._has_rows else self._empty)

    def flush(self) -> None:
        """Keep what is being typed."""
        self._editor.save()

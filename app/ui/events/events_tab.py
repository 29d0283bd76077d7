"""«Sự kiện»: every event of the season as a list, and the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.i18n import _
from app.services import committee, event_kinds, events
from app.services.events import EventRow
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.events.editor import EventEditor
from app.ui.events.events_columns import FILTERS, empty_state, events_model, sentence_of
from app.ui.events.list_tools import ListTools
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class EventsTab(PageTab):
    """The list, or in its place the editor of one event."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = FrontStack()
        outer.addWidget(self._stack)
        self._list = Panel(flush=True)
        self.table = Table(context, "events", events_model(), row_height="row_two_lines", frozen=1)
        self.table.row_opened.connect(self._open_row)
        self._list.body.addWidget(self.table, 1)
        self._tools = self._bar()
        self.editor = EventEditor(context)
        self.editor.closed.connect(self.close_event)
        self.editor.news.connect(self.news)
        self._empty = empty_state(self.ask_kind)
        for widget in (self._empty, self._list, self.editor):
            self._stack.addWidget(widget)

    def _bar(self) -> ListTools:
        hint = _("Tìm sự kiện, đơn vị, nơi tổ chức (Ctrl+F)")
        tools = ListTools(hint, _("Tìm sự kiện"), [_(word) for word in FILTERS])
        tools.narrowed.connect(self.table.set_text)
        tools.filtered.connect(lambda number: self.table.proxy.set_predicate(tuple(FILTERS.values())[number]))
        tools.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(tools.search.setFocus)
        return tools

    def tools(self) -> QWidget:
        """Search and filter."""
        return self._tools

    def head(self) -> QWidget:
        """The name of the open event, the way back, whether it is kept."""
        return self.editor.head

    # --- state ---

    @property
    def is_open(self) -> bool:
        """Whether an event is open."""
        return self._stack.currentWidget() is self.editor

    def reload(self) -> None:
        """Read the list again; an open event stays while it is there."""
        ws = self.context.workspace
        rows = events.events(ws, committee.profile(ws).event_year)
        self.table.set_rows(rows, same=lambda row: row.event.id)
        if self.is_open and all(row.event.id != self.editor.event_id for row in rows):
            # Its beginning was taken back, or another season is shown.
            self._show_list()
        elif self.is_open:
            self.editor.refresh()
        else:
            self._stack.setCurrentWidget(self._list if rows else self._empty)

    def sentence(self) -> tuple[Part | str, ...]:
        """How many there are and what waits, or what holds for the open one."""
        if self.is_open:
            return self.editor.sentence()
        return sentence_of(self.table.model.rows)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Those of the open event, else a copy and a new one."""
        if self.is_open:
            return self.editor.buttons()
        copy = Button(_("Chép thành sự kiện mới"), "plain", "copy", self.copy)
        copy.lock("" if self.table.model.rows else _("Chưa có sự kiện nào để chép"))
        return copy, Button(_("Thêm sự kiện"), "primary", "plus", self.ask_kind)

    # --- acting ---

    def ask_kind(self) -> None:
        """Choose the kind of a new event."""
        self.menu_of_kinds().popup(QCursor.pos())

    def menu_of_kinds(self) -> QMenu:
        """Every kind that is still in use."""
        menu = QMenu(self)
        for kind in event_kinds.kinds(self.context.workspace, with_retired=False):
            menu.addAction(kind.name.replace("&", "&&")).triggered.connect(
                lambda _checked=False, key=kind.key: self.new_event(key)
            )
        menu.addSeparator()
        menu.addAction(_("Khai loại sự kiện khác…")).triggered.connect(lambda: self.context.go("events", "rules"))
        return menu

    def new_event(self, kind: str, hosts: Sequence[int] = ()) -> None:
        """Begin an event of a kind and open it."""
        self.editor.new_event(kind, hosts)
        if self.editor.event_id:
            self._stack.setCurrentWidget(self.editor)
            self.reload()
            self.news.emit()

    def copy(self) -> None:
        """Begin an event with the plan of the chosen one."""
        row = self.table.current_row()
        if isinstance(row, EventRow):
            ws = self.context.workspace
            operations.write(self, lambda: events.copy(ws, row.event.id), done=lambda saved: self.open_event(saved.id))

    def open_event(self, event_id: int) -> None:
        """Show one event in place of the list."""
        self._stack.setCurrentWidget(self.editor)
        self.editor.open_event(event_id)
        self.news.emit()

    def open_papers(self, event_id: int) -> None:
        """Show the papers of one event."""
        self.open_event(event_id)
        self.editor.go_to(self.editor.sections.papers)

    def close_event(self) -> None:
        """Back to the list, the cursor on the event."""
        event_id = self.editor.event_id
        self._show_list()
        self.reload()
        self.table.select(lambda row: row.event.id == event_id)
        self.table.view.setFocus()
        self.news.emit()

    def _show_list(self) -> None:
        self.editor.forget()
        self._stack.setCurrentWidget(self._list if self.table.model.rows else self._empty)

    def _open_row(self, row: object) -> None:
        if isinstance(row, EventRow):
            self.open_event(row.event.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert begins an event."""
        if event.key() == Qt.Key.Key_Insert and not self.is_open:
            self.ask_kind()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.editor.save()

"""«Sự kiện»: every event of the season as a list, and the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.services import committee, event_kinds, events
from app.services.events import EventRow
from app.ui import operations
from app.ui.context import UiContext
from app.ui.events.editor import EventEditor
from app.ui.events.events_columns import FILTERS, empty_state, events_model, sentence_of
from app.ui.events.list_tools import ListTools
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import ListingTab
from app.ui.widgets.table import Table


class EventsTab(ListingTab):
    """The list, or in its place the editor of one event."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.table = Table(context, "events", events_model(), row_height="row_two_lines", frozen=1)
        self.table.row_opened.connect(lambda row: self.open_event(row.event.id))
        self.editor = EventEditor(context)
        hint = _("Tìm sự kiện, đơn vị, nơi tổ chức (Ctrl+F)")
        tools = ListTools.over(self.table, hint, _("Tìm sự kiện"), FILTERS)
        self._put(self.editor, empty_state(self.ask_kind), tools)

    # --- state ---

    def rows(self) -> Sequence[EventRow] | None:
        """Every event of the season."""
        ws = self.context.workspace
        return events.events(ws, committee.profile(ws).event_year) or None

    def key_of(self, row: EventRow) -> int:
        """The number of an event."""
        return row.event.id

    @property
    def open_key(self) -> int:
        """The number of the event that is open."""
        return self.editor.event_id

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
            self.open_one()
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
        self.open_one()
        self.editor.open_event(event_id)
        self.news.emit()

    def open_papers(self, event_id: int) -> None:
        """Show the papers of one event."""
        self.open_event(event_id)
        self.editor.go_to(self.editor.sections.papers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert begins an event."""
        if event.key() == Qt.Key.Key_Insert and not self.is_open:
            self.ask_kind()
        else:
            super().keyPressEvent(event)

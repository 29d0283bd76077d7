"""The frame of an editor in sections: head with what is open and whether it is kept, tabs, a pause before keeping."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_section import Section
from app.ui.icons import icon
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.listing_tab import OpenEditor
from app.ui.widgets.panel import Beside, Panel, SidePanel

_PAUSE_MS = 900
#: Below this width (at 100 %) what stands beside the sections is folded until it is asked for.
_BESIDE = 880


class SectionedEditor(OpenEditor):
    """Sections behind tabs (Ctrl+PgUp, Ctrl+PgDn).

    What is typed is kept by :meth:`save` a moment after the last key, at once when the editor is left.
    """

    def __init__(self, context: UiContext, *, beside: SidePanel | None = None) -> None:
        super().__init__(context)
        self._beside = beside
        self._wants_beside: bool | None = None
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        panel = Panel(flush=True)
        panel.body.setSpacing(0)
        self.title, self.chip, self.saved = self.head.title, self.head.chip, self.head.saved
        self.head_lines = QVBoxLayout()
        panel.body.addLayout(self.head_lines)
        panel.body.addLayout(self._make_tabs())
        self.stack = QStackedWidget()
        panel.body.addWidget(self.stack, 1)
        row.addWidget(panel if beside is None else Beside(panel, beside))
        self.share_room()
        self.tab_bar.currentChanged.connect(self._turned)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.turn(step))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)

    def _make_tabs(self) -> QHBoxLayout:
        self.tab_bar = QTabBar()
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setProperty("dense", "true")
        tabs = QHBoxLayout()
        theme.space(tabs, (16, 4, 8, 0), 0)
        tabs.addWidget(self.tab_bar, 1)
        self.more = IconButton("chevron-down", _("Các trang của mục này (Ctrl+PgUp, Ctrl+PgDn)"), self._open_list)
        tabs.addWidget(self.more)
        self.more.hide()
        self.tab_bar.installEventFilter(self)
        beside = self._beside.heading.text() if self._beside else ""
        self.unfold = Button(beside, "ghost", "chevron-left", self.toggle_beside, small=True)
        tabs.addWidget(self.unfold)
        self._tools = tabs
        return tabs

    def add_tools(self, *widgets: QWidget) -> None:
        """Put buttons right of the tabs."""
        for widget in widgets:
            self._tools.addWidget(widget)

    def add_sections(self, sections: Sequence[tuple[str, QWidget]]) -> None:
        """Put sections behind their tabs."""
        for words, widget in sections:
            self.stack.addWidget(widget)
            self.tab_bar.addTab(words)

    # --- room ---

    @property
    def must_decide(self) -> bool:
        """Whether what stands beside the sections asks for a decision and may not be folded away unseen."""
        return False

    def toggle_beside(self) -> None:
        """Fold what stands beside the sections, or bring it back."""
        self._wants_beside = self._beside is not None and self._beside.isHidden()
        self.share_room()

    def share_room(self) -> None:
        """Where there is little width, what stands beside the sections is shown when it is asked for or asks."""
        is_tight = self._beside is not None and self.width() < theme.current().px(_BESIDE)
        self.unfold.setVisible(is_tight)
        if self._beside is not None:
            wanted = self.must_decide if self._wants_beside is None else self._wants_beside
            self._beside.setVisible(wanted or not is_tight)
            self.unfold.setIcon(icon("chevron-right" if wanted else "chevron-left", "accenttext"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room again."""
        super().resizeEvent(event)
        self.share_room()

    # --- sections ---

    def menu_of_sections(self) -> QMenu:
        """Every section by its name, also those whose tabs have no room."""
        menu = QMenu(self)
        for number in range(self.tab_bar.count()):
            act = menu.addAction(self.tab_bar.tabText(number))
            act.triggered.connect(partial(self._open_section, number))
        return menu

    def _open_list(self) -> None:
        self.menu_of_sections().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _open_section(self, number: int, *_checked: bool) -> None:
        self.tab_bar.setCurrentIndex(number)
        self.enter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer the list of sections where not all tabs have room."""
        if watched is self.tab_bar and event.type() == QEvent.Type.Resize:
            room = self.tab_bar.width() + (self.more.width() if self.more.isVisibleTo(self) else 0)
            self.more.setVisible(self.tab_bar.sizeHint().width() > room)
        return super().eventFilter(watched, event)

    def turn(self, step: int) -> None:
        """Go to the next section, round the end, and into it."""
        count = self.tab_bar.count()
        self.tab_bar.setCurrentIndex((self.tab_bar.currentIndex() + step) % count)
        self.enter()

    def go_to(self, widget: QWidget) -> None:
        """Bring a section into sight and go into it."""
        self.tab_bar.setCurrentIndex(self.stack.indexOf(widget))
        self.enter()

    def enter(self) -> None:
        """Take the keyboard into the section in sight."""
        current = self.stack.currentWidget()
        if isinstance(current, Section):
            current.enter()
        elif current is not None:
            current.setFocus()

    def _turned(self, number: int) -> None:
        self.stack.setCurrentIndex(number)

    # --- keeping ---

    def typed(self) -> None:
        """Something changed: keep it a moment later."""
        self.saved.setText(_("Đang ghi…"))
        self._pause.start()

    def changed_now(self) -> None:
        """Something was chosen: keep it at once."""
        self.saved.setText(_("Đang ghi…"))
        self._pause.start(0)

    def stop_pause(self) -> None:
        """Nothing waits to be kept any more."""
        self._pause.stop()

"""A page of tabs: each brings its own state and buttons, Alt and a number turns to it."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.widgets import tabs
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.page import Page
from app.ui.widgets.panel import scrolled
from app.ui.widgets.tab import PageTab

#: Key, word and class of a tab.
TabChoice = tuple[str, str, type[PageTab]]
Kind = TypeVar("Kind", bound=PageTab)


class TabbedPage(Page):
    """Tabs over a stack; one is made when it is first asked for, and only that in sight is read. Target: a tab's key.

    With ``is_scrolled`` a tab that is higher than the page scrolls as a whole. While one thing is open in a tab, its
    head stands in place of the title, and the row of the tabs gives it its room.
    """

    def __init__(
        self, context: UiContext, title: str, choices: Sequence[TabChoice], *, is_scrolled: bool = False
    ) -> None:
        super().__init__(context, title)
        self._keys = tuple(key for key, _words, _kind in choices)
        self._kinds = tuple(kind for _key, _words, kind in choices)
        self._is_scrolled = is_scrolled
        self._made: dict[int, PageTab] = {}
        self._tools: dict[int, QWidget] = {}
        self._heads: dict[int, QWidget] = {}
        self.tab_bar = QTabBar()
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setUsesScrollButtons(False)
        self._stack = FrontStack()
        self._row = QHBoxLayout()
        theme.space(self._row, gap=12)
        self._row.addWidget(self.tab_bar)
        self._row.addStretch(1)
        self.body.addLayout(self._row)
        self.body.addWidget(self._stack, 1)
        for _key, words, _kind in choices:
            self.tab_bar.addTab(_(words))
            self._stack.addWidget(QWidget())
        self._tab_at(0)
        self._share_room()
        tabs.number_keys(self, self.tab_bar)
        self.tab_bar.currentChanged.connect(self._on_tab)

    def make_tab(self, kind: type[PageTab]) -> PageTab:
        """A tab of a class; a page whose tabs need more than the context says how."""
        return kind(self.context)

    def _tab_at(self, number: int) -> PageTab:
        """The tab of a place, made now if nobody asked for it before."""
        if number not in self._made:
            tab = self._made[number] = self.make_tab(self._kinds[number])
            tab.news.connect(self._show_head)
            self._put(number, scrolled(tab) if self._is_scrolled else tab)
            if (tool := tab.tools()) is not None:
                self._tools[number] = tool
                self._row.addWidget(tool, 3)
            if (head := tab.head()) is not None:
                self._heads[number] = head
                self.words.insertWidget(0, head)
            self._share_room()
        return self._made[number]

    def _put(self, number: int, widget: QWidget) -> None:
        """In place of what kept its place."""
        shown = self._stack.currentIndex()
        kept = self._stack.widget(number)
        if kept is not None:
            self._stack.removeWidget(kept)
            kept.deleteLater()
        self._stack.insertWidget(number, widget)
        self._stack.setCurrentIndex(shown)

    @property
    def made_tabs(self) -> tuple[PageTab, ...]:
        """Tabs somebody asked for: only they can hold anything typed."""
        return tuple(self._made.values())

    @property
    def tab(self) -> PageTab:
        """The tab in sight."""
        return self._tab_at(self._stack.currentIndex())

    def tab_of(self, kind: type[Kind]) -> Kind:
        """The tab of a class."""
        number = next(number for number, known in enumerate(self._kinds) if issubclass(known, kind))
        tab = self._tab_at(number)
        assert isinstance(tab, kind)
        return tab

    def flush(self) -> None:
        """Keep what is being typed in any tab."""
        for tab in self.made_tabs:
            tab.flush()

    def reload(self) -> None:
        """Read what the tab in sight shows."""
        self.tab.reload()
        self._show_head()

    def open_target(self, target: object) -> None:
        """Open a tab by its key."""
        if target in self._keys:
            self.tab_bar.setCurrentIndex(self._keys.index(str(target)))

    def _on_tab(self, number: int) -> None:
        self.flush()
        self._tab_at(number)
        self._stack.setCurrentIndex(number)
        self._share_room()
        self.refresh()

    def _share_room(self) -> None:
        """Show title, tabs and tools, or the head of what is open."""
        shown = self._stack.currentIndex()
        is_open = shown in self._heads and self._made[shown].is_open
        for number, tool in self._tools.items():
            tool.setVisible(number == shown and not is_open)
        for number, head in self._heads.items():
            head.setVisible(number == shown and is_open)
        self.tab_bar.setVisible(not is_open)
        self.title_label.setVisible(not is_open)

    def _show_head(self) -> None:
        self._share_room()
        self.say(*self.tab.sentence())
        self.set_actions(*self.tab.buttons())

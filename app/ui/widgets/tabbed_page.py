"""A page of tabs: each brings its own state and buttons, Alt and a number turns to it."""

from collections.abc import Callable, Sequence
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

#: Key, word and maker of a tab.
TabChoice = tuple[str, str, Callable[[UiContext], PageTab]]
Kind = TypeVar("Kind", bound=PageTab)


class TabbedPage(Page):
    """Tabs over a stack; only the one in sight is read. Target: the key of a tab.

    With ``is_scrolled`` a tab that is higher than the page scrolls as a whole. While one thing is open in a tab, its
    head stands in place of the title, and the row of the tabs gives it its room.
    """

    def __init__(
        self, context: UiContext, title: str, choices: Sequence[TabChoice], *, is_scrolled: bool = False
    ) -> None:
        super().__init__(context, title)
        self._keys = tuple(key for key, _words, _make in choices)
        self._tabs: list[PageTab] = []
        self._tools: list[QWidget | None] = []
        self._heads: list[QWidget | None] = []
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
        for _key, words, make in choices:
            tab = make(context)
            tab.news.connect(self._show_head)
            self._tabs.append(tab)
            self._stack.addWidget(scrolled(tab) if is_scrolled else tab)
            self.tab_bar.addTab(_(words))
            self._tools.append(tab.tools())
            self._heads.append(tab.head())
        for tool, head in zip(self._tools, self._heads, strict=True):
            if tool is not None:
                self._row.addWidget(tool, 3)
            if head is not None:
                self.words.insertWidget(0, head)
        self._share_room()
        tabs.number_keys(self, self.tab_bar)
        self.tab_bar.currentChanged.connect(self._on_tab)

    @property
    def tab(self) -> PageTab:
        """The tab in sight."""
        return self._tabs[self._stack.currentIndex()]

    def tab_of(self, kind: type[Kind]) -> Kind:
        """The tab of a class."""
        return next(tab for tab in self._tabs if isinstance(tab, kind))

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
        self._stack.setCurrentIndex(number)
        self._share_room()
        self.refresh()

    def _share_room(self) -> None:
        """Show title, tabs and tools, or the head of what is open."""
        shown = self._stack.currentIndex()
        is_open = self.tab.is_open and self._heads[shown] is not None
        for number, (tool, head) in enumerate(zip(self._tools, self._heads, strict=True)):
            if tool is not None:
                tool.setVisible(number == shown and not is_open)
            if head is not None:
                head.setVisible(number == shown and is_open)
        self.tab_bar.setVisible(not is_open)
        self.title_label.setVisible(not is_open)

    def _show_head(self) -> None:
        self._share_room()
        self.say(*self.tab.sentence())
        self.set_actions(*self.tab.buttons())

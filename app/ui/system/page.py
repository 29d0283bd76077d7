"""Hệ thống: the committee and who signs, backups, history, settings of this computer, about."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QTabBar

from app.i18n import N_, _
from app.ui.context import UiContext
from app.ui.system.about import AboutTab
from app.ui.system.backups import BackupsTab
from app.ui.system.committee import CommitteeTab
from app.ui.system.history import HistoryTab
from app.ui.system.preferences import PreferencesTab
from app.ui.widgets.page import Page
from app.ui.widgets.panel import scrolled
from app.ui.widgets.tab import PageTab

_TABS: tuple[tuple[str, str, Callable[[UiContext], PageTab]], ...] = (
    ("committee", N_("Ban chỉ đạo"), CommitteeTab),
    ("backups", N_("Sao lưu"), BackupsTab),
    ("history", N_("Lịch sử"), HistoryTab),
    ("preferences", N_("Máy này"), PreferencesTab),
    ("about", N_("Giới thiệu"), AboutTab),
)


class SystemPage(Page):
    """Five tabs; each says its state and brings its buttons."""

    help_lines = (
        N_("Ban chỉ đạo: tên, ký hiệu, nơi nhận in trên văn bản; người ký theo ngày giữ chức."),
        N_("Sao lưu: mỗi ngày một bản tự động; bản nào cũng được kiểm tra; khôi phục vẫn giữ lại tệp đang dùng."),
        N_("Lịch sử: ai, lúc nào, từ gì thành gì; việc cuối cùng hoàn tác được."),
        N_("Máy này: giao diện, cỡ chữ, người thao tác; không đi theo số liệu."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Hệ thống"))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.body.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self._tabs: list[PageTab] = []
        for _key, words, make in _TABS:
            tab = make(context)
            tab.news.connect(self._show_head)
            self._tabs.append(tab)
            self._stack.addWidget(scrolled(tab))
            self.tabs.addTab(_(words))
        self.tabs.currentChanged.connect(self._on_tab)

    @property
    def tab(self) -> PageTab:
        """The tab in sight."""
        return self._tabs[self._stack.currentIndex()]

    def reload(self) -> None:
        """Read what the tab in sight shows."""
        self.tab.reload()
        self._show_head()

    def open_target(self, target: object) -> None:
        """Open a tab by its key."""
        keys = [key for key, _words, _make in _TABS]
        if target in keys:
            self.tabs.setCurrentIndex(keys.index(str(target)))

    def _on_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.refresh()

    def _show_head(self) -> None:
        self.say(*self.tab.sentence())
        self.set_actions(*self.tab.buttons())

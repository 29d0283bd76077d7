"""Văn bản: papers written here, and the register of outgoing papers."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QTabBar

from app.i18n import N_, _
from app.services import linting
from app.ui import theme
from app.ui.context import UiContext
from app.ui.papers.lint_tab import LintTab
from app.ui.papers.papers_tab import PapersTab
from app.ui.papers.register_tab import RegisterTab
from app.ui.papers.templates_tab import TemplatesTab
from app.ui.widgets import tabs
from app.ui.widgets.page import Page
from app.ui.widgets.tab import PageTab

_TABS: tuple[tuple[str, str, Callable[[UiContext], PageTab]], ...] = (
    ("papers", N_("Soạn văn bản"), PapersTab),
    ("register", N_("Sổ văn bản đi"), RegisterTab),
    ("lint", N_("Kiểm tra thể thức"), LintTab),
    ("templates", N_("Mẫu Word"), TemplatesTab),
)
#: What was plainly written with Word or its like; the check says of each whether it can be read.
_WORD = linting.SUFFIXES | {".doc", ".dot", ".rtf", ".odt"}


class PapersPage(Page):
    """Tabs that bring their own state and buttons. Targets: the key of a tab, or the id of a paper."""

    tables = frozenset({"paper", "issued_document", "recipient_set", "committee", "office_holder", "paper_template"})
    quiet_tables = frozenset({"paper"})
    # Room of the buttons that stand below the papers, templates and departures.
    foot = 48
    help_lines = (
        N_("Chọn loại văn bản; căn cứ, nơi nhận, người ký có sẵn. Chữ gõ vào được lưu ngay, trang in hiện bên cạnh."),
        N_("Đầu dòng “I.”, “1.”, “a)”, “-”, “Điều 1.” được hiểu là mục; dòng có dấu Tab là hàng của bảng."),
        N_("Ban hành lấy số kế tiếp của loạt, ghi ngày và giữ nguyên từng chữ; bản đã ban hành không đổi nữa."),
        N_("Sổ văn bản đi ghi mọi số, cả văn bản soạn bên ngoài; số bỏ trống và số đã hủy đều thấy."),
        N_("Thả tệp .docx vào cửa sổ khi ở trang này: thể thức được kiểm tra ngay; tệp không bị sửa, không được lưu."),
        N_("Mẫu Word: tệp của mình có thẻ như {{ so_hieu }}; thẻ sai được nêu từng chỗ, kèm gợi ý, trước khi dùng."),
        N_("Alt+1, Alt+2… đổi trang con; Esc về danh sách; Ctrl+E xuất Word và PDF; Ctrl+P in trang đang xem."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Văn bản"))
        self.tab_bar = QTabBar()
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setExpanding(False)
        self.body.addWidget(self.tab_bar)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self._tabs: list[PageTab] = []
        for _key, words, make in _TABS:
            tab = make(context)
            tab.news.connect(self._show_head)
            self._tabs.append(tab)
            self._stack.addWidget(tab)
            self.tab_bar.addTab(_(words))
        tabs.number_keys(self, self.tab_bar)
        self.tab_bar.currentChanged.connect(self._on_tab)
        theme.space(self.body, gap=12)

    @property
    def tab(self) -> PageTab:
        """The tab in sight."""
        return self._tabs[self._stack.currentIndex()]

    @property
    def papers(self) -> PapersTab:
        """The tab of papers."""
        return next(tab for tab in self._tabs if isinstance(tab, PapersTab))

    @property
    def register(self) -> RegisterTab:
        """The tab of the register."""
        return next(tab for tab in self._tabs if isinstance(tab, RegisterTab))

    def reload(self) -> None:
        """Read what the tab in sight shows."""
        self.tab.reload()
        self._show_head()

    def open_target(self, target: object) -> None:
        """Open a tab by its key, or a paper by its id."""
        keys = [key for key, _words, _make in _TABS]
        if target in keys:
            self.tab_bar.setCurrentIndex(keys.index(str(target)))
        elif isinstance(target, int):
            self.tab_bar.setCurrentIndex(0)
            self.papers.open_paper(target)

    @property
    def lint(self) -> LintTab:
        """The tab that checks the form of Word files."""
        return next(tab for tab in self._tabs if isinstance(tab, LintTab))

    @property
    def templates(self) -> TemplatesTab:
        """The tab of the user's own templates."""
        return next(tab for tab in self._tabs if isinstance(tab, TemplatesTab))

    def take_files(self, paths: Sequence[object]) -> bool:
        """Word files are checked here, folders too while the check is in sight; reports are for another page.

        While «Mẫu Word» is in sight a Word file is a template.
        """
        files = [Path(str(path)) for path in paths]
        takes_folders = self.tab is self.lint
        if not all(takes_folders if path.is_dir() else path.suffix.lower() in _WORD for path in files):
            return False
        if self.tab is self.templates:
            self.templates.take(files[0])
            if len(files) > 1:
                self.context.say(_("Mỗi lần thêm một mẫu; đã lấy {name}").format(name=files[0].name))
            return True
        self.open_target("lint")
        self.lint.check(files)
        return True

    def flush(self) -> None:
        """Keep what is being typed."""
        self.papers.flush()

    def _on_tab(self, number: int) -> None:
        self.flush()
        self._stack.setCurrentIndex(number)
        self.refresh()

    def _show_head(self) -> None:
        self.say(*self.tab.sentence())
        self.set_actions(*self.tab.buttons())

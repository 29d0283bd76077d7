"""Văn bản: papers written here, and the register of outgoing papers."""

from collections.abc import Sequence
from pathlib import Path

from app.i18n import N_, _
from app.services import linting
from app.ui.context import UiContext
from app.ui.papers.lint_tab import LintTab
from app.ui.papers.papers_tab import PapersTab
from app.ui.papers.register_tab import RegisterTab
from app.ui.papers.templates_tab import TemplatesTab
from app.ui.widgets.tabbed_page import TabbedPage, TabChoice

_TABS: tuple[TabChoice, ...] = (
    ("papers", N_("Soạn văn bản"), PapersTab),
    ("register", N_("Sổ văn bản đi"), RegisterTab),
    ("lint", N_("Kiểm tra thể thức"), LintTab),
    ("templates", N_("Mẫu Word"), TemplatesTab),
)
#: What was plainly written with Word or its like; the check says of each whether it can be read.
_WORD = linting.SUFFIXES | {".doc", ".dot", ".rtf", ".odt"}


class PapersPage(TabbedPage):
    """Targets: the key of a tab, or the id of a paper."""

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
        super().__init__(context, _("Văn bản"), _TABS)

    @property
    def papers(self) -> PapersTab:
        """The tab of papers."""
        return self.tab_of(PapersTab)

    @property
    def register(self) -> RegisterTab:
        """The tab of the register."""
        return self.tab_of(RegisterTab)

    def open_target(self, target: object) -> None:
        """Open a tab by its key, or a paper by its id."""
        if isinstance(target, int):
            super().open_target("papers")
            self.papers.open_paper(target)
        else:
            super().open_target(target)

    @property
    def lint(self) -> LintTab:
        """The tab that checks the form of Word files."""
        return self.tab_of(LintTab)

    @property
    def templates(self) -> TemplatesTab:
        """The tab of the user's own templates."""
        return self.tab_of(TemplatesTab)

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

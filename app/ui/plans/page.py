"""Kế hoạch: the plans of the committee, their targets, tasks, deadlines, registers, surveys and classification."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QResizeEvent

from app.i18n import N_, _
from app.services.plans import register
from app.ui.context import UiContext
from app.ui.plans.classification_tab import ClassificationTab
from app.ui.plans.duties_tab import DutiesTab
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.plans.plans_tab import PlansTab
from app.ui.plans.registers_tab import RegistersTab
from app.ui.plans.surveys_tab import SurveysTab
from app.ui.plans.targets_tab import TargetsTab
from app.ui.plans.tasks_tab import TasksTab
from app.ui.widgets.tab import PageTab
from app.ui.widgets.tabbed_page import TabbedPage, TabChoice

_TABS: tuple[TabChoice, ...] = (
    ("plans", N_("Kế hoạch"), PlansTab),
    ("targets", N_("Chỉ tiêu"), TargetsTab),
    ("tasks", N_("Nhiệm vụ"), TasksTab),
    ("duties", N_("Thời hạn"), DutiesTab),
    ("registers", N_("Sổ theo dõi"), RegistersTab),
    ("surveys", N_("Khảo sát"), SurveysTab),
    ("classification", N_("Phân loại"), ClassificationTab),
)


class PlansPage(TabbedPage):
    """Targets: the key of a tab, or a tuple of tab, key of a plan and, where it has one, the part to open."""

    #: The totals of a matrix and of a register, with the sentence below.
    foot = 64
    tables = frozenset()  # whatever is entered anywhere may count towards a target
    help_lines = (
        N_("Chọn kế hoạch ở góc trên bên phải; mọi thẻ đều nói về kế hoạch ấy."),
        N_("Danh sách kế hoạch: Enter mở bảng theo dõi, Insert thêm, Delete bỏ; thả tệp .docx, .txt để đọc văn bản."),
        N_("Bảng theo dõi: Tab tới từng ô, ↑↓ đi từng dòng, Enter tới đúng chỗ ghi; Esc trở về danh sách."),
        N_("Mỗi chỉ tiêu, nhiệm vụ, thời hạn đều dẫn mục của kế hoạch: bấm vào mục để đọc nguyên văn."),
        N_("Trống là chưa có số liệu, không phải bằng 0; cạnh mỗi số là mấy nơi đã báo."),
    )

    def __init__(self, context: UiContext) -> None:
        self.choice = PlanChoice()
        super().__init__(context, _("Kế hoạch"), _TABS)
        self.head_row.insertWidget(1, self.choice)
        self.choice.turned.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A long title of a plan takes at most a quarter, so that the sentence of state keeps its room."""
        super().resizeEvent(event)
        self.choice.setMaximumWidth(max(self.choice.minimumSizeHint().width(), self.width() // 4))

    def make_tab(self, kind: type[PageTab]) -> PageTab:
        """A tab over the choice all of them share."""
        return kind(self.context, self.choice) if issubclass(kind, PlanTab) else kind(self.context)

    def reload(self) -> None:
        """Read the plans there are, then what the tab in sight shows."""
        self.choice.fill(register.plans(self.context.workspace))
        super().reload()

    def _show_head(self) -> None:
        super()._show_head()
        is_wanted = not isinstance(self.tab, PlanTab) or self.tab.has_choice
        self.choice.setVisible(is_wanted and self.choice.count() > 0)

    def take_files(self, paths: Sequence[object]) -> bool:
        """One file dropped onto a tab that takes such files."""
        files = [path for path in paths if isinstance(path, Path)]
        return len(files) == 1 and isinstance(self.tab, PlanTab) and self.tab.take_file(files[0])

    def open_target(self, target: object) -> None:
        """Open a tab by its key, and there a plan and one of its parts."""
        tab, plan, *part = target if isinstance(target, tuple) else (target, "")
        if plan:
            self.choice.turn_to(str(plan))
        super().open_target(tab)
        if part and isinstance(self.tab, PlanTab):
            self.tab.open_part(part[0])

"""Start page: open, make a new data file from a plan, look at sample data, or go on where one was."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app import paths
from app.i18n import N_, _
from app.text import short_date
from app.ui import dialogs, theme
from app.ui.context import UiContext
from app.ui.icons import BrandLabel, IconLabel
from app.ui.notices import SECRECY
from app.ui.start.new_folder import ask_new_folder
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label, rule
from app.ui.widgets.panel import Panel, clear_layout, scrolled
from app.version import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SAMPLE_FOLDER = "so-lieu-mau"
_MOST_RECENT = 4


class StartPage(QWidget):
    """What is seen while no data file is open."""

    plan_asked = Signal(Path, str)
    sample_asked = Signal(Path)

    help_lines = (
        N_("Mở số liệu đang dùng: chọn thư mục chứa số liệu, kể cả thư mục mang từ máy khác bằng USB."),
        N_("Tạo từ kế hoạch: chương trình điền sẵn đơn vị, đồn, thời hạn, đề cương theo kế hoạch đã chọn."),
        N_("Số liệu mẫu nằm ở thư mục riêng, không lẫn với số liệu thật."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        #: plan id and title of every plan that ships with the program; given by the window
        self.plans: Callable[[], Sequence[tuple[str, str]]] = tuple
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        middle = QWidget()
        column = QVBoxLayout(middle)
        theme.space(column, (24, 16, 24, 16), 16)
        column.addStretch(1)
        for part in (self._make_head(), self._make_cards()):
            column.addWidget(part)
        self._recent_panel = Panel(flush=True)
        column.addWidget(self._recent_panel)
        column.addWidget(self._make_foot())
        column.addStretch(2)
        theme.fix(middle, max_width=900)
        outer = QHBoxLayout()
        theme.space(outer, gap=0)
        outer.addStretch(1)
        outer.addWidget(middle, 20)
        outer.addStretch(1)
        whole = QWidget()
        whole.setLayout(outer)
        frame = QVBoxLayout(self)
        theme.space(frame, gap=0)
        frame.addWidget(scrolled(whole))
        self._operator.setText(context.settings.operator)
        self.refresh()

    # --- parts ---

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        theme.space(row, gap=16)
        row.addWidget(BrandLabel(48))
        words = QVBoxLayout()
        theme.space(words, gap=2)
        words.addWidget(label(PROGRAM, "title"))
        purpose = _("Theo dõi phong trào toàn dân bảo vệ biên giới, tổng hợp báo cáo xã, viết báo cáo sơ kết.")
        words.addWidget(label(purpose, "content", "muted", wrap=True))
        row.addLayout(words, 1)
        return head

    def _make_cards(self) -> QWidget:
        cards = QWidget()
        grid = QGridLayout(cards)
        theme.space(grid, gap=16)
        self._open_button = Button(_("Mở thư mục…"), "plain", "folder-open", self.pick_folder)
        self._plan_button = Button(_("Chọn kế hoạch…"), "primary", "file-text", self.choose_plan)
        self._sample_button = Button(_("Mở số liệu mẫu"), "plain", "play", self.open_sample)
        texts = (
            (
                "folder-open",
                _("Mở số liệu đang dùng"),
                _("Tiếp tục công việc của năm, hoặc mở thư mục mang từ máy khác bằng USB."),
                self._open_button,
            ),
            (
                "file-plus",
                _("Tạo từ kế hoạch"),
                _("Chọn kế hoạch của BCĐ: đơn vị, đồn, thời hạn và đề cương được điền sẵn."),
                self._plan_button,
            ),
            (
                "sparkles",
                _("Xem thử với số liệu mẫu"),
                _("Huyện Hà Quảng, 8 xã, năm 2021. Không ảnh hưởng số liệu thật, xóa lúc nào cũng được."),
                self._sample_button,
            ),
        )
        for column, (icon, title, text, button) in enumerate(texts):
            grid.addWidget(self._card(icon, title, text, button, is_main=column == 1), 0, column)
            grid.setColumnStretch(column, 1)
        return cards

    @staticmethod
    def _card(icon: str, title: str, text: str, button: Button, *, is_main: bool) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "accent" if is_main else "true")
        column = QVBoxLayout(card)
        theme.space(column, (20, 20, 20, 20), 8)
        tile = QFrame()
        tile.setProperty("part", "accent" if is_main else "sunken")
        theme.fix(tile, width=40, height=40)
        inside = QHBoxLayout(tile)
        theme.space(inside, gap=0)
        inside.addWidget(IconLabel(icon, "accenttext" if is_main else "text2", 20), 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(tile)
        column.addWidget(label(title, "strong", wrap=True))
        words = label(text, "content", "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(words, 1)
        column.addSpacing(theme.current().px(8))
        column.addWidget(button)
        return card

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        theme.space(column, gap=8)
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addWidget(label(_("Người thao tác"), "content", "muted"))
        self._operator = QLineEdit()
        self._operator.setPlaceholderText(_("Họ tên, ghi vào lịch sử thay đổi"))
        self._operator.setAccessibleName(_("Người thao tác"))
        self._operator.setMaxLength(80)
        theme.fix(self._operator, max_width=320)
        self._operator.editingFinished.connect(self._keep_operator)
        row.addWidget(self._operator, 1)
        self._busy = ElidedLabel("", "content", "good")
        row.addStretch(1)
        row.addWidget(self._busy)
        column.addLayout(row)
        for icon, text in (
            (
                "shield-check",
                _("Chạy trên máy này, không gửi gì ra mạng. Mở rồi có thể kéo cả thư mục báo cáo xã vào."),
            ),
            ("ban", _(SECRECY)),
        ):
            line = QHBoxLayout()
            theme.space(line, gap=8)
            line.addWidget(IconLabel(icon, "text3", 14), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text, "caption", "faint", wrap=True), 1)
            column.addLayout(line)
        return foot

    # --- state ---

    def refresh(self) -> None:
        """Show the folders opened before that are still there."""
        body = self._recent_panel.body
        clear_layout(body)
        files = [Path(line) for line in self._context.settings.recent_folders.splitlines() if line]
        found = [file for file in files if file.is_file()][:_MOST_RECENT]
        self._recent_panel.setVisible(bool(found))
        if not found:
            return
        title = QHBoxLayout()
        theme.space(title, (20, 12, 20, 6), 0)
        title.addWidget(label(_("Mở gần đây"), "strong"))
        body.addLayout(title)
        for file in found:
            body.addWidget(rule())
            body.addWidget(self._recent_row(file))

    def _recent_row(self, file: Path) -> QWidget:
        folder = file.parent
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, (20, 2, 12, 2), 10)
        row.addWidget(IconLabel("database"))
        row.addWidget(label(folder.name, "strong"))
        row.addWidget(ElidedLabel(str(folder.parent), "caption", "muted"), 1)
        changed = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
        if folder.name == SAMPLE_FOLDER:
            row.addWidget(Chip(_("Số liệu mẫu"), "plain", holder))
        row.addWidget(label(f"{short_date(changed.date())} {changed:%H:%M}", "caption", "muted"))
        row.addWidget(Button(_("Mở"), "ghost", clicked=lambda: self._context.folder_chosen.emit(file)))
        return holder

    def show_busy(self, title: str) -> None:
        """Say what is under way and lock the buttons; empty unlocks them."""
        self._busy.setText(f"{title}…" if title else "")
        for button in (self._open_button, self._plan_button, self._sample_button):
            button.lock(_("Đang làm: {title}").format(title=title) if title else "")

    def _keep_operator(self) -> None:
        self._context.remember(operator=self._operator.text().strip())

    # --- the three ways ---

    def pick_folder(self) -> None:
        """Open a data folder."""
        start = self._context.settings.data_folder or str(paths.default_data_folder().parent)
        if folder := dialogs.pick_folder(self, self._context, _("Chọn thư mục số liệu"), start):
            self._context.folder_chosen.emit(folder)

    def menu_of_plans(self) -> QMenu:
        """The plans that ship with the program."""
        menu = QMenu(self)
        for plan_id, title in self.plans():
            action = menu.addAction(title.replace("&", "&&"))
            action.triggered.connect(lambda _checked, chosen=plan_id: self.create_from(chosen))
        return menu

    def choose_plan(self) -> None:
        """Offer the plans."""
        self.menu_of_plans().popup(self._plan_button.mapToGlobal(QPoint(0, self._plan_button.height() + 2)))

    def create_from(self, plan_id: str) -> None:
        """Ask for a folder and make the data file of a plan there."""
        ask_new_folder(self.window(), lambda folder: self.plan_asked.emit(folder, plan_id))

    def open_sample(self) -> None:
        """Open the sample data, made the first time."""
        folder = paths.default_data_folder() / SAMPLE_FOLDER
        if any(folder.glob("*.pdau")):
            self._context.folder_chosen.emit(folder)
        else:
            self.sample_asked.emit(folder)

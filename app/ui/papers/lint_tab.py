"""«Kiểm tra thể thức»: Word files of anybody, dropped here, held against Nghị định 30/2020/NĐ-CP; nothing is stored."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.services import linting
from app.services.linting import LintResult
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.papers.lint_findings import FindingsView, as_text, verdict
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import ElidedLabel, Part, label, set_tone
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class LintTab(PageTab):
    """Files left with their verdicts, the departures of the chosen one right."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.results: tuple[LintResult, ...] = ()
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(self._make_empty())
        inner = QWidget()
        row = QHBoxLayout(inner)
        theme.space(row, gap=16)
        row.addWidget(self._make_list(), 2)
        row.addWidget(self._make_findings(), 3)
        self._stack.addWidget(inner)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            _("Kiểm tra thể thức một tệp Word"),
            _("Văn bản của bất kỳ ai, soạn ở đâu cũng được. Tệp không bị sửa, không có gì được lưu lại."),
            (
                (_("Thả tệp .docx vào cửa sổ"), _("một hay nhiều tệp, cả thư mục; hoặc bấm nút dưới đây")),
                (_("Đọc từng điều chưa đúng"), _("thành phần, điều khoản Nghị định 30, đang là gì, phải là gì")),
                (_("Sửa trong Word rồi kiểm tra lại"), _("Ctrl+R đọc lại đúng những tệp ấy")),
            ),
            (Button(_("Chọn tệp Word…"), "primary", "folder-open", self.choose),),
        )

    def _make_list(self) -> Panel:
        panel = Panel(flush=True)
        self.table = Table(self.context, "lint", TableModel(_columns()), row_height="row_two_lines")
        self.table.row_chosen.connect(self._show)
        self.table.row_opened.connect(lambda _row: self.view.enter())
        panel.body.addWidget(self.table, 1)
        return panel

    def _make_findings(self) -> Panel:
        panel = Panel(flush=True)
        head = QHBoxLayout()
        theme.space(head, (16, 12, 16, 0), 8)
        self._name = ElidedLabel("", "strong")
        self._chip = Chip("", "plain", self)
        head.addWidget(self._name, 1)
        head.addWidget(self._chip)
        panel.body.addLayout(head)
        self._summary = label("", "content", "muted", wrap=True)
        self._summary.setContentsMargins(theme.current().px(16), 0, theme.current().px(16), 0)
        panel.body.addWidget(self._summary)
        self.view = FindingsView()
        panel.body.addWidget(self.view, 1)
        foot = QHBoxLayout()
        theme.space(foot, (16, 0, 16, 12), 8)
        foot.addWidget(Button(_("Chép danh sách"), "plain", "copy", self.copy, small=True))
        foot.addWidget(Button(_("Mở trong Word"), "plain", "file-text", self.open_file, small=True))
        foot.addStretch(1)
        panel.body.addLayout(foot)
        return panel

    # --- state ---

    @property
    def chosen(self) -> LintResult | None:
        """The file whose departures are shown."""
        row = self.table.current_row()
        return row if isinstance(row, LintResult) else None

    def sentence(self) -> tuple[Part | str, ...]:
        """How many files are right."""
        if not self.results:
            return (_("Thả tệp .docx vào cửa sổ để kiểm tra; không có gì được lưu lại."),)
        right = sum(1 for item in self.results if verdict(item)[1] == "ok")
        told = _("{right}/{count} tệp đúng thể thức").format(right=right, count=len(self.results))
        wrong = sum(len(item.wrong) for item in self.results)
        parts: list[Part | str] = [Part(told, "accenttext" if right == len(self.results) else "text2")]
        if wrong:
            parts += ["; ", Part(_("{count} điều phải sửa").format(count=wrong), "block")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Check again, check others."""
        again = Button(_("Kiểm tra lại"), "plain", "rotate-ccw", self.again) if self.results else None
        return again, Button(_("Chọn tệp Word…"), "primary", "folder-open", self.choose)

    def _show(self, row: object) -> None:
        if not isinstance(row, LintResult):
            return
        self._name.setText(row.path.name)
        self._chip.show_state(*verdict(row))
        self._summary.setText(row.summary)
        set_tone(self._summary, "block" if row.problem is not None else "muted")
        self.view.show_result(row)

    # --- acting ---

    def choose(self) -> None:
        """Choose Word files in the dialog of the system."""
        kinds = _("Văn bản Word (*.docx *.docm *.dotx *.dotm);;Mọi tệp (*)")
        self.check(dialogs.pick_files(self.window(), self.context, _("Chọn tệp Word để kiểm tra"), kinds))

    def again(self) -> None:
        """Check the same files once more, after they were mended in Word."""
        self.check([item.path for item in self.results])

    def check(self, paths: Sequence[Path]) -> None:
        """Check files and the Word files of folders; what is shown stays until the new verdicts are there."""
        if not paths:
            return
        operations.run(
            self,
            self.context,
            _("Kiểm tra thể thức"),
            lambda progress: linting.lint_all(linting.files_in(paths), progress),
            done=self._checked,
        )

    def _checked(self, results: tuple[LintResult, ...]) -> None:
        if not results:
            self.context.say(_("Không có tệp Word nào ở nơi đã chọn."))
            return
        self.results = results
        self._stack.setCurrentIndex(1)
        self.table.set_rows(results, same=lambda row: row.path)
        if self.table.current_row() is None:
            self.table.select(lambda _row: True)
        self.table.view.setFocus()
        self.news.emit()

    def copy(self) -> None:
        """Put the list of the chosen file on the clipboard, to be sent to whoever wrote it."""
        if self.chosen is not None:
            QGuiApplication.clipboard().setText(as_text(self.chosen))
            self.context.say(_("Đã chép danh sách của {name}").format(name=self.chosen.path.name))

    def open_file(self) -> None:
        """Open the chosen file in the program that the system has for it."""
        if self.chosen is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.chosen.path)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+R checks again; Esc leads from the departures to the files."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() == Qt.Key.Key_R and self.results:
            self.again()
        elif event.key() == Qt.Key.Key_Escape and self.results and not self.context.jobs.jobs:
            self.table.enter()
        else:
            super().keyPressEvent(event)


def _columns() -> tuple[Column[LintResult], ...]:
    return (
        Column[LintResult](
            "file",
            _("Tệp"),
            lambda row: row.path.name,
            cell=lambda row: Cell(caption=_caption(row), tooltip=str(row.path)),
            width=200,
            least=120,
            is_stretched=True,
        ),
        Column[LintResult](
            "verdict",
            _("Kết luận"),
            lambda row: verdict(row)[0],
            cell=lambda row: Cell(chip=verdict(row)[1]),
            sort=lambda row: len(row.wrong),
            width=160,
        ),
    )


def _caption(row: LintResult) -> str:
    """Type of the paper, and what somebody has to judge."""
    doubts = _("{count} điều nên xem lại").format(count=len(row.doubts)) if row.doubts else ""
    return "; ".join(text for text in (row.kind, doubts) if text) or row.path.parent.name

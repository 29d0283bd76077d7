"""The row above the board: a search, the forms to send out, the imports that can be taken back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.domain.periods import ReportingPeriod
from app.domain.submissions import SubmissionRow
from app.i18n import _
from app.progress import Progress
from app.services import forms
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.submissions.imports_box import show_imports
from app.ui.widgets.buttons import Button
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.ui.jobs import Job


#: Parts of a year that reports are asked for, by their short names.
_PARTS = ("q1", "q2", "6t", "q3", "9t", "q4", "6tc")


class BoardTools(QWidget):
    """``text_changed`` narrows the board; ``rows`` and ``selected`` tell what the forms are for."""

    text_changed = Signal(str)

    def __init__(
        self,
        context: UiContext,
        rows: Callable[[], Sequence[SubmissionRow]],
        selected: Callable[[], Sequence[SubmissionRow]],
    ) -> None:
        super().__init__()
        self._context, self._rows, self._selected = context, rows, selected
        self._job: Job[tuple[Path, ...]] | None = None
        row = QHBoxLayout(self)
        theme.space(row, gap=8)
        self.search = SearchField(_("Tìm đơn vị (Ctrl+F)"), _("Tìm đơn vị"))
        self.search.textChanged.connect(self.text_changed)
        theme.fix(self.search, width=220)
        row.addWidget(self.search)
        row.addStretch(1)
        self.forms = self.forms_button("ghost", small=True)
        self.imports = Button(_("Các lần nhập"), "ghost", "history", lambda: show_imports(self, context), small=True)
        self.imports.setToolTip(_("Xem và hoàn tác cả một lần nhập, kể cả sau nhiều ngày"))
        row.addWidget(self.forms)
        row.addWidget(self.imports)

    def forms_button(self, kind: str, *, small: bool = False) -> Button:
        """A button with the menu of forms; also stands where no report has come yet: forms go out first."""
        made = Button(_("Tạo biểu mẫu"), kind, "file-plus", lambda: self._offer_forms(made), small=small)
        made.setToolTip(_("Lập tệp Excel để đơn vị điền: tên đơn vị, xóm và số năm trước có sẵn"))
        return made

    def _offer_forms(self, button: Button) -> None:
        self.menu_of_forms().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu_of_forms(self) -> QMenu:
        """For whom the forms can be written."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows, chosen = self._rows(), self._selected()
        missing = [row for row in rows if row.state is None]
        offers = [(_("Cho mọi đơn vị ({count})"), rows), (_("Cho đơn vị chưa nộp ({count})"), missing)]
        if chosen:
            offers.append((_("Cho {count} đơn vị đang chọn"), chosen))
        for words, units in offers:
            action = menu.addAction(words.format(count=len(units)))
            action.setEnabled(bool(units))
            action.triggered.connect(lambda _checked, wanted=tuple(units): self.write_forms(wanted))
        other = menu.addMenu(_("Kỳ khác, cho mọi đơn vị"))
        other.setEnabled(bool(rows))
        for name in _PARTS:
            part = ReportingPeriod.named(name, self._context.year)
            action = other.addAction(part.words[:1].upper() + part.words[1:])
            action.triggered.connect(lambda _checked, wanted=part: self.write_forms(None, wanted))
        return menu

    def write_forms(self, rows: Sequence[SubmissionRow] | None, period: ReportingPeriod | None = None) -> None:
        """Ask for a folder and write forms there on the worker: of these units or all, of the year or a part of it."""
        context = self._context
        start = context.settings.export_folder or str(Path.home())
        folder = dialogs.pick_folder(self.window(), context, _("Chọn nơi lưu biểu mẫu"), start)
        if folder is None:
            return
        context.remember(export_folder=str(folder))
        ws, ids = context.workspace, None if rows is None else [row.unit_id for row in rows]
        wanted = period or ReportingPeriod.of_year(context.year)

        def work(progress: Progress) -> tuple[Path, ...]:
            return forms.write_forms(
                ws, wanted, ids, folder, progress, lambda: bool(self._job and self._job.is_cancelled)
            )

        def done(files: tuple[Path, ...]) -> None:
            said = _("Đã tạo {count} biểu mẫu").format(count=len(files))
            context.offer(said, _("Mở thư mục"), lambda: dialogs.open_folder(folder))

        self._job = operations.run(self, context, _("Tạo biểu mẫu"), work, done=done)

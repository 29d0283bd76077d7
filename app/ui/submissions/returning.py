"""What goes back to the sender: the own workbook with every fault marked, and the slip that asks to mend it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.submissions import ReadResult
from app.files import write_new
from app.i18n import _
from app.progress import Progress, silent
from app.services import annotating, supplement
from app.services.workspace import Workspace
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button


@dataclass(frozen=True, slots=True)
class Returned:
    """What to write about one report: of a stored version by its id, of a file that was only read by its reading."""

    subject: int | ReadResult
    workbook: bool = True
    slip: bool = False

    def write(self, ws: Workspace, folder: Path, progress: Progress = silent) -> tuple[Path, ...]:
        """Write it into ``folder``; returns the files. Raises ``Refused`` when there is nothing to mark or to ask."""
        written: list[Path] = []
        if self.workbook:
            name, content = (
                annotating.annotated(ws, self.subject, progress)
                if isinstance(self.subject, int)
                else annotating.annotated_reading(ws, self.subject, progress)
            )
            written.append(write_new(folder, name, content))
        if self.slip:
            paper = (
                supplement.document(ws, self.subject)
                if isinstance(self.subject, int)
                else supplement.document_of_reading(ws, self.subject)
            )
            written += supplement.save(folder, paper)
        return tuple(written)


def save(page: QWidget, context: UiContext, returned: Returned) -> None:
    """Ask for a folder and write on the worker; the way to the folder is offered afterwards."""
    title = _("Chọn nơi lưu để gửi lại đơn vị")
    start = context.settings.export_folder or str(Path.home())
    folder = dialogs.pick_folder(page.window(), context, title, start)
    if folder is None:
        return
    context.remember(export_folder=str(folder))
    ws = context.workspace

    def work(progress: Progress) -> tuple[Path, ...]:
        progress(0, 1, _("Đang lập tệp gửi lại đơn vị"))
        return returned.write(ws, folder, progress)

    def done(files: tuple[Path, ...]) -> None:
        said = _("Đã lưu {name}").format(name=files[0].name)
        if len(files) > 1:
            said = _("Đã lưu {count} tệp vào {folder}").format(count=len(files), folder=folder.name)
        context.offer(said, _("Mở thư mục"), lambda: dialogs.open_folder(folder))

    operations.run(page, context, _("Lập tệp gửi lại"), work, done=done)


def add_buttons(
    row: QHBoxLayout, page: QWidget, context: UiContext, subject: Callable[[], int | ReadResult | None]
) -> None:
    """The two buttons at the foot of the findings; ``subject`` tells what they are about when they are pressed."""

    def write(*, slip: bool) -> None:
        about = subject()
        if about is not None:
            save(page, context, Returned(about, workbook=not slip, slip=slip))

    mark = Button(_("Tệp đánh dấu lỗi"), "plain", "download", lambda: write(slip=False), small=True)
    mark.setToolTip(_("Lưu tệp của đơn vị với từng ô sai được tô màu và ghi chú, để gửi lại (Ctrl+Shift+E)"))
    mark.setAccessibleName(_("Lưu tệp đã đánh dấu lỗi"))
    QShortcut(QKeySequence("Ctrl+Shift+E"), mark).activated.connect(mark.click)
    ask = Button(_("Phiếu bổ sung"), "plain", "file-text", lambda: write(slip=True), small=True)
    ask.setToolTip(_("Lập phiếu yêu cầu bổ sung một trang, Word và PDF (Ctrl+Shift+P)"))
    ask.setAccessibleName(_("Lập phiếu yêu cầu bổ sung"))
    QShortcut(QKeySequence("Ctrl+Shift+P"), ask).activated.connect(ask.click)
    row.addWidget(mark)
    row.addWidget(ask)
    row.addStretch(1)

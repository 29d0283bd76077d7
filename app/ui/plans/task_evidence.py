"""Evidence files of a task: opened, saved elsewhere, taken off; what may run as a program is only saved."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.plans.work import Evidence
from app.i18n import _
from app.services.plans import task_files
from app.ui import dialogs, operations
from app.ui.context import UiContext


class EvidenceFiles:
    """What can be done with the kept files of a plan; opened ones lie in a folder that goes with the program."""

    def __init__(self, page: QWidget, context: UiContext) -> None:
        self._page, self._context = page, context
        self._folder = QTemporaryDir()

    def menu_of(self, plan_key: str, item: Evidence) -> QMenu:
        """Open, save as, take off."""
        menu = QMenu(self._page)
        opened = menu.addAction(_("Mở"))
        opened.setEnabled(task_files.is_harmless(item))
        opened.triggered.connect(partial(self.open, item))
        menu.addAction(_("Lưu thành tệp khác…")).triggered.connect(partial(self.save, item))
        menu.addSeparator()
        menu.addAction(_("Bỏ minh chứng")).triggered.connect(partial(self.remove, plan_key, item))
        return menu

    def open(self, item: Evidence, *_checked: object) -> None:
        """Open a copy of a file in the program the system has for it."""
        ws = self._context.workspace

        def show(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        operations.write(self._page, lambda: task_files.copy_to(ws, item, Path(self._folder.path())), done=show)

    def save(self, item: Evidence, *_checked: object) -> None:
        """Write a file as it came to where the operator wants it."""
        title, kinds = _("Lưu minh chứng"), (_("Mọi tệp (*)"),)
        picked = dialogs.pick_target(self._page.window(), self._context, title, item.name, kinds)
        if picked is None:
            return
        path, ws = picked[0], self._context.workspace

        def write() -> None:
            done = _("Đã lưu {name}").format(name=path.name)
            operations.write(
                self._page, lambda: task_files.save_as(ws, item, path), done=lambda _none: self._context.say(done)
            )

        dialogs.ask_replace(self._page.window(), (path,), write)

    def remove(self, plan_key: str, item: Evidence, *_checked: object) -> None:
        """Take a file off its entry; undoing brings it back."""
        operations.write(self._page, lambda: task_files.remove(self._context.workspace, plan_key, item.id))

    def add(self, plan_key: str, entry_id: int) -> None:
        """Choose files and put them under an entry."""
        paths = dialogs.pick_files(self._page.window(), self._context, _("Chọn tệp minh chứng"), _("Mọi tệp (*)"))
        if paths:
            operations.write(self._page, lambda: task_files.add(self._context.workspace, plan_key, entry_id, paths))

"""Sao lưu: make, check, restore; every backup is opened and checked before it is listed as sound."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.i18n import _
from app.progress import Progress
from app.services import backups
from app.services.backups import BackupRow
from app.text import format_number, short_date
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class BackupsTab(PageTab):
    """The list of backups with what can be done."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._rows: tuple[BackupRow, ...] | None = None
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        panel = Panel(flush=True)
        self.table = Table(context, "backups", TableModel(_columns()))
        self.table.row_opened.connect(lambda _row: self.ask_restore())
        panel.body.addWidget(self.table, 1)
        self._empty = EmptyState(
            _("Chưa có bản sao lưu nào"),
            _("Mỗi ngày mở chương trình có một bản; cũng có thể sao lưu ngay bây giờ."),
        )
        panel.body.addWidget(self._empty, 1)
        foot = QHBoxLayout()
        theme.space(foot, (16, 0, 16, 12), 8)
        foot.addWidget(Button(_("Kiểm tra tệp số liệu"), "plain", "shield-check", self.check, small=True))
        foot.addWidget(Button(_("Khôi phục từ tệp khác…"), "plain", "folder-open", self._pick, small=True))
        foot.addStretch(1)
        foot.addWidget(Button(_("Khôi phục bản đang chọn…"), "plain", "rotate-ccw", self.ask_restore, small=True))
        panel.body.addLayout(foot)
        column.addWidget(panel)

    def reload(self) -> None:
        """List and check the backups on the worker."""
        operations.run(
            self,
            self.context,
            _("Kiểm tra các bản sao lưu"),
            lambda _p: backups.backups(self.context.workspace),
            done=self._show,
        )

    def _show(self, rows: tuple[BackupRow, ...]) -> None:
        self._rows = rows
        self.table.set_rows(rows, same=lambda row: row.path)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many, when the last, whether all are sound."""
        if self._rows is None:
            return (_("Đang kiểm tra các bản sao lưu…"),)
        if not self._rows:
            return (Part(_("Chưa có bản sao lưu nào."), "warn"),)
        newest = max(row.made_at for row in self._rows)
        words = _("{count} bản, bản mới nhất {day} {time}").format(
            count=len(self._rows), day=short_date(newest.date()), time=f"{newest:%H:%M}"
        )
        bad = sum(1 for row in self._rows if not row.is_sound)
        return (words, "; ", Part(_("{count} bản hỏng").format(count=bad), "block"), ".") if bad else (words + ".",)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Elsewhere, or here and now."""
        elsewhere = Button(_("Sao lưu ra USB…"), "plain", "usb", self._back_up_elsewhere)
        return elsewhere, Button(_("Sao lưu ngay"), "primary", "hard-drive", self.back_up)

    def back_up(self, folder: Path | None = None) -> None:
        """Make a verified backup."""

        def work(_progress: Progress) -> Path:
            return backups.back_up(self.context.workspace, folder)

        operations.run(self, self.context, _("Sao lưu"), work, done=self._made)

    def _made(self, path: Path) -> None:
        self.context.say(_("Đã sao lưu và kiểm tra: {name}").format(name=path.name))
        self.reload()

    def _back_up_elsewhere(self) -> None:
        if folder := dialogs.pick_folder(self, self.context, _("Chọn nơi sao lưu"), str(Path.home())):
            self.back_up(folder)

    def check(self) -> None:
        """Check everything the data file promises."""
        operations.run(
            self,
            self.context,
            _("Kiểm tra tệp số liệu"),
            lambda _p: backups.check(self.context.workspace),
            done=self._checked,
        )

    def _checked(self, faults: tuple[str, ...]) -> None:
        if not faults:
            self.context.say(_("Tệp số liệu nguyên vẹn."))
            return
        title = _("Tệp số liệu có {count} chỗ không đúng").format(count=len(faults))
        text = _("Hãy khôi phục một bản sao lưu nguyên vẹn; tệp đang dùng vẫn được giữ lại.")
        dialogs.ask(self.window(), title, text, _("Đã hiểu"), lambda: None, things=faults)

    def _pick(self) -> None:
        found = dialogs.pick_files(self, self.context, _("Chọn bản sao lưu"), _("Bản sao lưu (*.pdau);;Mọi tệp (*)"))
        if found:
            self._ask(found[0], found[0].name)

    def ask_restore(self) -> None:
        """Ask before the data of a backup take the place of the present ones."""
        row = self.table.current_row()
        if not isinstance(row, BackupRow):
            self.context.say(_("Chọn một bản sao lưu trong danh sách trước."))
            return
        self._ask(row.path, _("{day} {time}").format(day=short_date(row.made_at.date()), time=f"{row.made_at:%H:%M}"))

    def _ask(self, path: Path, name: str) -> None:
        dialogs.ask(
            self.window(),
            _("Khôi phục bản {name}?").format(name=name),
            _("Số liệu trở về như lúc sao lưu. Tệp đang dùng được giữ lại bên cạnh, không mất."),
            _("Khôi phục"),
            lambda: self.restore(path),
            is_danger=True,
        )

    def restore(self, path: Path) -> None:
        """Go on with the data of a backup."""

        def work(_progress: Progress) -> Path | None:
            return backups.restore(self.context.workspace, path)

        operations.run(self, self.context, _("Khôi phục"), work, done=self._restored)

    def _restored(self, kept: Path | None) -> None:
        if kept:
            self.context.say(_("Đã khôi phục. Tệp trước đó giữ ở {name}").format(name=kept.name))
        self.reload()


def _columns() -> tuple[Column[BackupRow], ...]:
    return (
        Column[BackupRow]("made", _("Lúc"), lambda row: row.made_at, width=150, least=126),
        Column[BackupRow]("reason", _("Vì"), lambda row: row.reason, width=220, least=140),
        Column[BackupRow](
            "state",
            _("Tình trạng"),
            lambda row: _("Nguyên vẹn") if row.is_sound else _("Không dùng được"),
            cell=lambda row: Cell(chip="ok" if row.is_sound else "block", tooltip=row.refusal),
            width=160,
            least=130,
        ),
        Column[BackupRow](
            "size",
            _("Cỡ (KB)"),
            lambda row: row.size,
            show=lambda row: format_number(row.size // 1024),
            width=90,
            least=76,
            drop=1,
            is_number=True,
        ),
        Column[BackupRow]("name", _("Tệp"), lambda row: row.name, width=240, least=140, drop=2, is_stretched=True),
    )

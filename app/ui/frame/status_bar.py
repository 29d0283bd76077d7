"""Status bar: saved or running (with Dừng), the last action with Hoàn tác, the data file and the last backup."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.jobs import Job
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, label, rule, set_tone


class StatusBar(QFrame):
    """The strip at the bottom of the window."""

    stop_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    backup_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bar", "bottom")
        theme.fix(self, height=32)
        row = QHBoxLayout(self)
        theme.space(row, (16, 0, 16, 0), 8)
        self._state_icon = IconLabel("check", "accenttext", 14)
        self.state = ElidedLabel("", "caption", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        theme.fix(self.progress, width=120)
        self._stop = Button(_("Dừng"), "danger", clicked=self.stop_asked.emit, small=True)
        self._stop_key = label("Esc", "caption", "faint")
        self._running: tuple[QWidget, ...] = (self.progress, self._stop, self._stop_key)
        for widget in (self._state_icon, self.state, *self._running):
            row.addWidget(widget)
        self._rule = rule(vertical=True)
        row.addWidget(self._rule)
        self._action_icon = IconLabel("undo-2", "text2", 14)
        self.action = ElidedLabel("", "caption", "muted")
        self._undo = Button(_("Hoàn tác"), "ghost", clicked=self._press, small=True)
        self._undo_key = label("Ctrl+Z", "caption", "faint")
        self._undoing: tuple[QWidget, ...] = (self._action_icon, self.action, self._undo, self._undo_key)
        for widget in self._undoing:
            row.addWidget(widget)
        self.further = Button(_("Hoàn tác tiếp"), "ghost", clicked=self.undo_asked.emit, small=True)
        row.addWidget(self.further)
        row.addStretch(1)
        self._file_icon = IconLabel("database", "text2", 14)
        self.file = ElidedLabel("", "caption", "muted")
        self._backup_icon = IconLabel("hard-drive", "text2", 14)
        self.backup = ElidedLabel("", "caption", "muted")
        for widget in (self._file_icon, self.file):
            row.addWidget(widget)
        row.addSpacing(theme.current().px(8))
        for widget in (self._backup_icon, self.backup):
            row.addWidget(widget)
        self._is_short = self._is_redo = False
        self.show_saved("")
        self.show_undo("")

    def show_saved(self, words: str) -> None:
        """Say that everything is saved, and when."""
        for widget in self._running:
            widget.hide()
        self._state_icon.show_icon("check", "accenttext")
        self.state.setText(words or _("Mọi thay đổi được lưu ngay"))

    def show_job(self, job: Job[object], waiting: int) -> None:
        """Say what runs, how far, and how many wait."""
        for widget in self._running:
            widget.show()
        self._state_icon.show_icon("loader-circle", "text2")
        words = job.text or job.title
        if job.is_cancelled:
            words = _("Đang dừng: {title}").format(title=job.title)
        elif job.total:
            words = f"{words} · {job.done}/{job.total}"
        if waiting:
            words += _(" · {count} việc đang chờ").format(count=waiting)
        self.state.setText(words)
        self.progress.setRange(0, job.total)
        self.progress.setValue(job.done)
        self._stop.setEnabled(not job.is_cancelled)

    def _press(self) -> None:
        (self.redo_asked if self._is_redo else self.undo_asked).emit()

    def show_redo(self, words: str, before: str = "") -> None:
        """Say what was taken back and offer to do it again, or to go on with what was done ``before`` it."""
        self.show_undo(words)
        self.further.setVisible(bool(before))
        self.further.setToolTip(_("Hoàn tác việc trước đó: {label} (Ctrl+Z)").format(label=before))
        self._is_redo = True
        self._undo.setText(_("Làm lại"))
        self._undo_key.setText("Ctrl+Y")

    def show_undo(self, words: str) -> None:
        """Offer to undo the last operation; empty hides the offer."""
        self._is_redo = False
        self._undo.setText(_("Hoàn tác"))
        self._undo_key.setText("Ctrl+Z")
        for widget in (*self._undoing, self._rule):
            widget.setVisible(bool(words))
        self.further.hide()
        self.action.setText(words)
        self._fit_undo()

    def show_file(self, name: str, path: str) -> None:
        """Name the data file."""
        self.file.setText(name)
        self.file.setToolTip(path)

    def show_backup(self, on: date | None) -> None:
        """Say when the last backup was made; none is worth a warning."""
        self.backup.setText(_("Sao lưu {day}").format(day=short_date(on)) if on else _("Chưa sao lưu"))
        set_tone(self.backup, "warn" if on is None else "muted")
        self._backup_icon.show_icon("hard-drive", "warn" if on is None else "text2")

    def set_short(self, *, is_short: bool) -> None:
        """Keep what is needed when there is little room."""
        self._is_short = is_short
        for widget in (self._file_icon, self.file):
            widget.setVisible(not is_short)
        self._fit_undo()

    def _fit_undo(self) -> None:
        if self.action.text():
            self.action.setVisible(not self._is_short)
            self._undo_key.setVisible(not self._is_short)

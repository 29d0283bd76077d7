"""«Nhập báo cáo»: files are read and judged; nothing is written before «Tiếp nhận», and only ticked files are taken."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.submissions import ReadResult
from app.i18n import _
from app.progress import Progress
from app.services import intake
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.submissions import receiving
from app.ui.submissions.basket import Basket
from app.ui.submissions.file_list import FileList
from app.ui.submissions.file_rows import FileRow
from app.ui.submissions.preview import Preview
from app.ui.submissions.reading_bar import ReadingBar
from app.ui.submissions.tab import Tab, Words
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from app.ui.jobs import Job

_EMPTY, _FILLED, _PREVIEW = range(3)


class IntakeTab(Tab):
    """The files of one import: read on the worker, judged one by one, ticked, received in one write."""

    def __init__(self, context: UiContext, choose: Sequence[Button], more: Sequence[Button]) -> None:
        super().__init__(context)
        #: the list as it was before the import that runs: a cancel goes back to it
        self._before: tuple[FileRow, ...] = ()
        self._job: Job[tuple[ReadResult, ...]] | None = None
        self._waiting: list[Path] = []
        #: whether something was stored or taken back since the verdicts were given
        self._is_stale = False
        self._basket: Basket[intake.FileNews] = Basket(self, context.jobs.post, self._heard)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=12)
        self._reading = ReadingBar(Button(_("Dừng"), "danger", "square", self.stop, small=True))
        self._reading.hide()
        outer.addWidget(self._reading)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack, 1)
        self._stack.addWidget(
            EmptyState(
                _("Kéo tệp hoặc thư mục báo cáo thả vào đây"),
                _("Chương trình đọc, kiểm tra từng tệp rồi nói kết luận; tệp gốc giữ nguyên, chưa ghi gì."),
                (),
                choose,
                _("Nhận .xlsx, .xlsm, .xls, .ods, .csv và .zip; nhiều tệp một lúc hoặc cả thư mục"),
            )
        )
        self.files = FileList(context, more, self.open_preview)
        self.files.changed.connect(self.news)
        self._stack.addWidget(self.files)
        self.preview = Preview(context, self.close_preview)
        self._stack.addWidget(self.preview)
        self._receive: Button | None = None
        context.jobs.changed.connect(self._follow)

    # --- reading ---

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and folders on the worker; what was read before stays listed, what comes meanwhile waits."""
        self.close_preview()
        if self._job is not None:
            self._waiting += [path for path in paths if path not in self._waiting]
            self.context.say(_("Sẽ đọc tiếp các tệp vừa thả khi đọc xong các tệp trước"))
            return
        ws = self.context.workspace
        self._before = self.rows
        self.files.begin()
        basket = self._basket

        def work(progress: Progress) -> tuple[ReadResult, ...]:
            watch = intake.Watch(progress, lambda: bool(self._job and self._job.is_cancelled), basket)
            return intake.read(ws, paths, watch)

        self._reading.show_state(0, 0, _("Đang tìm tệp"))
        self._reading.show()
        self.files.forget.setEnabled(False)
        self._job = operations.run(
            self, self.context, _("Đọc báo cáo"), work, done=self._arrived, cancelled=self._waiting.clear
        )
        self._show()

    def stop(self) -> None:
        """Stop reading; nothing was stored, and what waits is forgotten."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _heard(self, news: Sequence[intake.FileNews]) -> None:
        """Show verdicts as they come; what comes after a stop is forgotten."""
        if self._job is None or self._job.is_cancelled:
            return
        self.files.take(news)

    def _follow(self) -> None:
        job = self._job
        if job is None:
            return
        if job in self.context.jobs.jobs:
            self._reading.show_state(job.done, job.total, job.text or _("Đang đọc"))
            return
        # However it ended: done, stopped, or with a problem that was shown.
        self._basket.flush()
        self._job = None
        self._reading.hide()
        self.files.forget.setEnabled(True)
        if job.is_cancelled or any(row.result is None for row in self.rows):
            self.files.replace_all(self._before)
        self._show()

    def _arrived(self, results: tuple[ReadResult, ...]) -> None:
        if not results:
            self.context.say(_("Không thấy tệp Excel nào trong những gì vừa chọn"))
        if self.isVisible():
            self.focus_widget().setFocus()
        if self._waiting:
            paths = tuple(self._waiting)
            self._waiting.clear()
            self.start(paths)

    # --- judging anew ---

    def note_change(self) -> None:
        """Reports were received, accepted, returned or taken back: verdicts that were given may not hold."""
        self._is_stale = bool(self.rows)

    def judge_anew(self) -> None:
        """Judge the files that wait here once more if they have to be."""
        if not self._is_stale or self._job is not None:
            return
        self._is_stale = False
        read = [row.result for row in self.rows if row.result is not None]
        receiving.judge_anew(self, self.context, read, self.files.judge_anew)

    # --- looking ---

    def open_preview(self) -> None:
        """Show the workbook of the file under the cursor beside its findings."""
        row = self.files.current
        if row is None or row.result is None:
            return
        if not row.result.content:
            self.context.say(_("Tệp này không mở được; lý do ghi ở khung bên phải"))
            return
        self.preview.show_file(row)
        self._stack.setCurrentIndex(_PREVIEW)
        self.news.emit()
        self.preview.sheets.grid.setFocus()

    def close_preview(self) -> None:
        """Back to the files."""
        if self._stack.currentIndex() == _PREVIEW:
            self._stack.setCurrentIndex(_FILLED)
            self.news.emit()
            self.files.table.view.setFocus()

    # --- choosing and receiving ---

    @property
    def rows(self) -> tuple[FileRow, ...]:
        """The files as they are now."""
        return self.files.rows

    @property
    def is_reading(self) -> bool:
        """Whether files are being read now."""
        return self._job is not None

    def receive(self) -> None:
        """Store the ticked files in one write, then lead to the first report that needs somebody."""
        taken = [row.result for row in self.rows if row.is_ticked and row.result]
        paths = {item.path for item in taken}

        def done(following: int | None) -> None:
            self.files.replace_all([row for row in self.rows if row.path not in paths and row.is_file])
            self._show()
            if following is not None:
                self.wanted.emit(following)

        receiving.receive(self, self.context, taken, done)

    def _show(self) -> None:
        if self._stack.currentIndex() != _PREVIEW:
            self._stack.setCurrentIndex(_FILLED if self.rows or self.is_reading else _EMPTY)
        self.news.emit()

    # --- head of the page ---

    def sentence(self) -> Words:
        """What was read and how it was judged."""
        if not self.rows:
            waiting = _("Đang đọc; chưa ghi gì vào số liệu.")
            return [waiting if self.is_reading else _("Chọn hoặc thả tệp của đơn vị; chưa ghi gì vào số liệu.")]
        return self.files.sentence()

    def focus_widget(self) -> QWidget:
        """The files, or the workbook of the one that is looked at."""
        if self._stack.currentIndex() == _PREVIEW:
            return self.preview.sheets.grid
        return self.files.table.view if self.rows else self

    def receive_button(self) -> Button:
        """The primary button: how many will be received, locked when none can."""
        self._receive = Button("", "primary", "check", self.receive)
        self.refresh_button()
        return self._receive

    def refresh_button(self) -> None:
        """Let the green button say how many there are now, without taking it from under the mouse."""
        count = sum(1 for row in self.rows if row.is_ticked)
        if self._receive is not None:
            self._receive.setText(_("Tiếp nhận {count} báo cáo").format(count=count))
            why = _("Đang đọc tệp") if self.is_reading else _("Chưa đánh dấu tệp nào tiếp nhận được")
            self._receive.lock(why if self.is_reading or not count else "")

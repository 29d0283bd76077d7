"""«Nhập báo cáo»: files are read and judged; nothing is written before «Tiếp nhận», and only ticked files are taken."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.findings import Severity
from app.domain.submissions import RECEIVABLE, ReadResult
from app.i18n import _
from app.progress import Progress
from app.services import submissions
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.submissions.file_panel import FilePanel
from app.ui.submissions.file_table import FileRow, FileTable
from app.ui.submissions.reading_bar import ReadingBar
from app.ui.submissions.tab import Tab, Words
from app.ui.submissions.words import read_sentence
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from app.ui.jobs import Job

_EMPTY, _BUSY, _FILLED = range(3)


class IntakeTab(Tab):
    """The files of one import: read on the worker, judged, ticked, received in one write."""

    def __init__(self, context: UiContext, choose_files: Button) -> None:
        super().__init__(context)
        self._rows: list[FileRow] = []
        self._job: Job[tuple[ReadResult, ...]] | None = None
        self._waiting: list[Path] = []
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
                (choose_files,),
                _("Nhận .xlsx, .xlsm, .xls, .ods; nhiều tệp một lúc hoặc cả thư mục"),
            )
        )
        self._stack.addWidget(
            EmptyState(
                _("Đang đọc và kiểm tra các tệp"),
                _("Kết luận từng tệp hiện ở đây khi đọc xong. Bấm Dừng hoặc Esc để thôi, không để lại gì."),
            )
        )
        self._stack.addWidget(self._filled())
        context.jobs.changed.connect(self._follow)

    def _filled(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=16)
        left = Panel(flush=True)
        self.side = FilePanel(self.context)
        self.table = FileTable(self.context)
        self.table.toggled.connect(self.toggle)
        self.table.row_chosen.connect(lambda chosen: self.side.show_result(chosen.result if chosen else None))
        left.body.addWidget(self.table, 1)
        row.addWidget(left, 1)
        row.addWidget(self.side)
        return holder

    # --- reading ---

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and folders on the worker; what was read before stays listed, what comes meanwhile waits."""
        if self._job is not None:
            self._waiting += [path for path in paths if path not in self._waiting]
            self.context.say(_("Sẽ đọc tiếp các tệp vừa thả khi đọc xong các tệp trước"))
            return
        ws = self.context.workspace

        def work(progress: Progress) -> tuple[ReadResult, ...]:
            return submissions.read(ws, paths, progress, lambda: bool(self._job and self._job.is_cancelled))

        self._reading.show_state(0, 0, _("Đang tìm tệp"))
        self._reading.show()
        self._job = operations.run(
            self, self.context, _("Đọc báo cáo"), work, done=self._arrived, cancelled=self._waiting.clear
        )
        self._show()

    def stop(self) -> None:
        """Stop reading; nothing was stored, and what waits is forgotten."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _follow(self) -> None:
        job = self._job
        if job is None:
            return
        if job in self.context.jobs.jobs:
            self._reading.show_state(job.done, job.total, job.text or _("Đang đọc"))
            return
        # However it ended: done, stopped, or with a problem that was shown.
        self._job = None
        self._reading.hide()
        self._show()

    def _arrived(self, results: tuple[ReadResult, ...]) -> None:
        known = {row.result.path: row for row in self._rows}
        known.update({item.path: FileRow(item, item.verdict in RECEIVABLE) for item in results})
        self._rows = list(known.values())
        if not results:
            self.context.say(_("Không thấy tệp Excel nào trong những gì vừa chọn"))
        self._show()
        if self.isVisible():
            self.table.view.setFocus()
        if self._waiting:
            paths = tuple(self._waiting)
            self._waiting.clear()
            self.start(paths)

    # --- choosing and receiving ---

    @property
    def rows(self) -> tuple[FileRow, ...]:
        """The files as read."""
        return tuple(self._rows)

    @property
    def is_reading(self) -> bool:
        """Whether files are being read now."""
        return self._job is not None

    def toggle(self) -> None:
        """Tick or untick the selected files."""
        chosen = {row.result.path for row in self.table.selected_rows() if row.may_be_received}
        if not chosen:
            return
        wanted = not all(row.is_ticked for row in self._rows if row.result.path in chosen)
        self._rows = [replace(row, is_ticked=wanted) if row.result.path in chosen else row for row in self._rows]
        self._show()

    def receive(self) -> None:
        """Store the ticked files in one write, then lead to the first report that needs somebody."""
        taken = [row.result for row in self._rows if row.is_ticked]
        ws = self.context.workspace

        def done(ids: tuple[int, ...]) -> None:
            paths = {item.path for item in taken}
            self._rows = [row for row in self._rows if row.result.path not in paths]
            self._show()
            self._tell(taken)
            needy = [one for one, item in zip(ids, taken, strict=True) if _needs_work(item)]
            if self.context.year in {item.period.year for item in taken if item.period}:
                self.wanted.emit(next(iter(needy or ids)) if needy or len(ids) == 1 else 0)

        operations.run(
            self, self.context, _("Tiếp nhận báo cáo"), lambda _progress: submissions.receive(ws, taken), done=done
        )

    def _tell(self, taken: Sequence[ReadResult]) -> None:
        """Say what was received; reports of a year that is not shown are named with it, and the way there."""
        words = _("Đã tiếp nhận {count} báo cáo").format(count=len(taken))
        others = Counter(item.period.year for item in taken if item.period and item.period.year != self.context.year)
        if not others:
            self.context.say(words, can_undo=True)
            return
        named = ", ".join(
            _("{count} báo cáo năm {year}").format(count=others[year], year=year) for year in sorted(others)
        )
        newest = max(others)
        self.context.offer(
            _("Đã tiếp nhận {named}; đang xem năm {year}").format(named=named, year=self.context.year),
            _("Xem năm {year}").format(year=newest),
            lambda: self.context.set_year(newest),
        )

    def clear(self) -> None:
        """Forget the files that were read; nothing of them was stored."""
        self._rows = []
        self._show()

    def _show(self) -> None:
        self._stack.setCurrentIndex(_FILLED if self._rows else _BUSY if self.is_reading else _EMPTY)
        self.table.show_files([replace(row, year=self.context.year) for row in self._rows])
        self.news.emit()

    # --- head of the page ---

    def sentence(self) -> Words:
        """What was read and how it was judged."""
        if self.is_reading:
            return [_("Đang đọc; chưa ghi gì vào số liệu.")]
        if not self._rows:
            return [_("Chọn hoặc thả tệp của xã; chưa ghi gì vào số liệu.")]
        return read_sentence([row.result for row in self._rows])

    def focus_widget(self) -> QWidget:
        """The files."""
        return self.table.view if self._rows else self

    def receive_button(self) -> Button:
        """The primary button: how many will be received, locked when none can."""
        count = sum(1 for row in self._rows if row.is_ticked)
        button = Button(_("Tiếp nhận {count} báo cáo").format(count=count), "primary", "check", self.receive)
        if self.is_reading:
            button.lock(_("Đang đọc tệp"))
        elif not count:
            button.lock(_("Chưa đánh dấu tệp nào tiếp nhận được"))
        return button


def _needs_work(result: ReadResult) -> bool:
    return bool(result.count(Severity.ERROR) or result.count(Severity.QUESTION))

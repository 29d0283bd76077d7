"""«Nhập báo cáo»: files are read and judged; nothing is written before «Tiếp nhận», and only ticked files are taken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.domain.findings import Severity
from app.domain.submissions import RECEIVABLE, ReadResult
from app.i18n import _
from app.progress import Progress
from app.services import submissions
from app.text import format_number
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.icons import IconLabel
from app.ui.submissions.file_panel import FilePanel
from app.ui.submissions.tab import Tab
from app.ui.submissions.words import verdict_caption, verdict_chip
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import ElidedLabel, Part, label
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.ui.jobs import Job


@dataclass(frozen=True, slots=True)
class FileRow:
    """One read file and whether it is to be received."""

    result: ReadResult
    is_ticked: bool

    @property
    def may_be_received(self) -> bool:
        """Whether a tick is possible."""
        return self.result.verdict in RECEIVABLE


def _columns() -> tuple[Column[FileRow], ...]:
    def counted(key: str, title: str, tone: str, severity: Severity) -> Column[FileRow]:
        def value(row: FileRow) -> int | None:
            return row.result.count(severity) if row.result.report else None

        def look(row: FileRow) -> Cell:
            return Cell(tone=tone, is_strong=True) if value(row) else Cell(tone="text3")

        return Column(key, title, value, cell=look, width=50, is_number=True)

    return (
        Column(
            "tick",
            "",
            lambda row: row.is_ticked,
            show=lambda _row: "",
            cell=lambda row: Cell(icon=_tick_icon(row), tone="accenttext" if row.is_ticked else "text3"),
            width=36,
            tooltip=_("Phím cách: đánh dấu tệp sẽ tiếp nhận"),
        ),
        Column(
            "file",
            _("Tệp"),
            lambda row: row.result.file_name,
            cell=lambda row: Cell(caption=verdict_caption(row.result), tooltip=row.result.path),
            width=200,
            is_stretched=True,
        ),
        Column("unit", _("Đơn vị"), lambda row: row.result.unit_name, width=112),
        Column(
            "verdict",
            _("Kết luận"),
            lambda row: verdict_chip(row.result)[0],
            cell=lambda row: Cell(chip=verdict_chip(row.result)[1]),
            width=146,
        ),
        Column(
            "figures",
            _("Số đúng"),
            lambda row: row.result.figure_count if row.result.report else None,
            width=70,
            is_number=True,
        ),
        counted("questions", _("Hỏi"), "ask", Severity.QUESTION),
        counted("warnings", _("Nhắc"), "warn", Severity.WARNING),
        counted("errors", _("Chặn"), "block", Severity.ERROR),
    )


def _tick_icon(row: FileRow) -> str:
    if not row.may_be_received:
        return "ban"
    return "circle-check" if row.is_ticked else "circle-dashed"


class _FileTable(Table):
    """The result grid; the space bar ticks."""

    def __init__(self, context: UiContext, toggle: "IntakeTab") -> None:
        super().__init__(context, "submissions-intake", TableModel(_columns()), row_height="row_two_lines")
        self._owner = toggle
        self.view.clicked.connect(lambda index: self._owner.toggle() if index.column() == 0 else None)
        self.view.installEventFilter(self)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Take the space bar before the view uses it for its selection."""
        if watched is not self.view or not isinstance(event, QKeyEvent):
            return False
        is_space = event.type() == QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if is_space:
            self._owner.toggle()
        return is_space


class _Reading(Panel):
    """What is being read, how far it is, and the button that stops without a trace."""

    def __init__(self, stop: Button) -> None:
        super().__init__()
        row = QHBoxLayout()
        theme.space(row, gap=12)
        row.addWidget(IconLabel("loader-circle", "text2", 16))
        self.text = ElidedLabel("", "strong")
        row.addWidget(self.text, 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        theme.fix(self.bar, width=200, height=8)
        row.addWidget(self.bar)
        self.count = label("", "strong")
        row.addWidget(self.count)
        row.addWidget(stop)
        self.body.addLayout(row)

    def show_state(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.text.setText(text)
        self.count.setText(_("{done}/{total} tệp").format(done=done, total=total))


class IntakeTab(Tab):
    """The files of one import: read on the worker, judged, ticked, received in one write."""

    def __init__(self, context: UiContext, choose_files: Button) -> None:
        super().__init__(context)
        self._rows: list[FileRow] = []
        self._job: Job[tuple[ReadResult, ...]] | None = None
        outer = QVBoxLayout(self)
        theme.space(outer, gap=12)
        self._reading = _Reading(Button(_("Dừng"), "danger", "square", self.stop, small=True))
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
                _("Nhận .xlsx và .xlsm, nhiều tệp một lúc hoặc cả thư mục"),
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
        self.table = _FileTable(self.context, self)
        self.table.row_chosen.connect(lambda chosen: self.side.show_result(chosen.result if chosen else None))
        left.body.addWidget(self.table, 1)
        row.addWidget(left, 1)
        row.addWidget(self.side)
        return holder

    # --- reading ---

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and folders on the worker; what was read before stays listed."""
        if self._job is not None:
            self.context.say(_("Đang đọc các tệp trước; hãy chờ hoặc bấm Dừng rồi thả lại"))
            return
        ws = self.context.workspace

        def work(progress: Progress) -> tuple[ReadResult, ...]:
            return submissions.read(ws, paths, progress, lambda: bool(self._job and self._job.is_cancelled))

        self._reading.show_state(0, 0, _("Đang tìm tệp"))
        self._reading.show()
        self._job = operations.run(self, self.context, _("Đọc báo cáo"), work, done=self._arrived)
        self.news.emit()

    def stop(self) -> None:
        """Stop reading; nothing was stored."""
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
        self.news.emit()

    def _arrived(self, results: tuple[ReadResult, ...]) -> None:
        known = {row.result.path: row for row in self._rows}
        known.update({item.path: FileRow(item, item.verdict in RECEIVABLE) for item in results})
        self._rows = list(known.values())
        if not results:
            self.context.say(_("Không thấy tệp Excel nào trong những gì vừa chọn"))
        self._show()

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
        """Store the ticked files in one write."""
        taken = [row for row in self._rows if row.is_ticked]
        ws = self.context.workspace

        def done(ids: tuple[int, ...]) -> None:
            paths = {row.result.path for row in taken}
            self._rows = [row for row in self._rows if row.result.path not in paths]
            self._show()
            self.context.say(_("Đã tiếp nhận {count} báo cáo").format(count=len(ids)), can_undo=True)
            self.wanted.emit(ids[0] if len(ids) == 1 else 0)

        work = [row.result for row in taken]
        operations.run(
            self, self.context, _("Tiếp nhận báo cáo"), lambda _progress: submissions.receive(ws, work), done=done
        )

    def clear(self) -> None:
        """Forget the files that were read; nothing of them was stored."""
        self._rows = []
        self._show()

    def _show(self) -> None:
        self._stack.setCurrentIndex(1 if self._rows else 0)
        self.table.set_rows(self._rows, lambda row: row.result.path)
        if self.table.current_row() is None and self._rows:
            self.table.select(lambda _row: True)
        total = sum(row.result.figure_count for row in self._rows)
        sums = [
            sum(row.result.count(kind) for row in self._rows)
            for kind in (Severity.QUESTION, Severity.WARNING, Severity.ERROR)
        ]
        strong = Cell(is_strong=True)
        words = [_("{count} tệp đã đọc").format(count=len(self._rows)), "", "", format_number(total)]
        cells = [("", Cell()), *((text, strong) for text in (*words, *map(str, sums)))]
        self.table.set_totals(cells)
        self.news.emit()

    # --- head of the page ---

    def sentence(self) -> list[Part | str]:
        """What was read and how it was judged."""
        if self.is_reading:
            return [_("Đang đọc; chưa ghi gì vào số liệu.")]
        if not self._rows:
            return [_("Chọn hoặc thả tệp của xã; chưa ghi gì vào số liệu.")]
        results = [row.result for row in self._rows]
        kinds = [verdict_chip(item)[1] for item in results]
        parts: list[Part | str] = [_("Đã đọc {count} tệp: ").format(count=len(results))]
        parts.append(Part(_("{count} đúng").format(count=kinds.count("ok")), "accenttext"))
        if asked := kinds.count("ask"):
            parts.append(Part(_(", {count} cần hỏi").format(count=asked), "ask"))
        if blocked := kinds.count("block"):
            parts.append(Part(_(", {count} bị chặn").format(count=blocked), "block"))
        if same := kinds.count("plain"):
            parts.append(_(", {count} đã nhập rồi").format(count=same))
        return [*parts, _("; chưa ghi gì vào số liệu.")]

    def receive_button(self) -> Button:
        """The primary button: how many will be received, locked when none can."""
        count = sum(1 for row in self._rows if row.is_ticked)
        button = Button(_("Tiếp nhận {count} báo cáo").format(count=count), "primary", "check", self.receive)
        if self.is_reading:
            button.lock(_("Đang đọc tệp"))
        elif not count:
            button.lock(_("Chưa đánh dấu tệp nào tiếp nhận được"))
        return button

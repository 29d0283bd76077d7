"""The files of an import with all that stands around them: filter, search, the file under the cursor in full."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.submissions import ReadResult
from app.i18n import _
from app.services.intake import FileNews
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions.file_filter import FileFilter
from app.ui.submissions.file_panel import FilePanel
from app.ui.submissions.file_rows import FileRow, FileRows
from app.ui.submissions.file_table import FileTable
from app.ui.submissions.file_words import read_sentence
from app.ui.submissions.tab import Words
from app.ui.widgets.buttons import Button
from app.ui.widgets.panel import Beside, Panel


class FileList(QWidget):
    """Files with verdicts; ``changed`` says that rows are different, ``look`` is called to see a workbook."""

    changed = Signal()

    def __init__(self, context: UiContext, more: Sequence[Button], look: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._files = FileRows()
        column = QVBoxLayout(self)
        theme.space(column, gap=8)
        self.forget = Button(_("Bỏ danh sách"), "quiet", "x", lambda: self.replace_all(()), small=True)
        self.forget.setToolTip(_("Quên các tệp này; tệp gốc giữ nguyên, chưa ghi gì vào số liệu"))
        self.filter = FileFilter((*more, self.forget))
        column.addWidget(self.filter)
        left = Panel(flush=True)
        self.side = FilePanel(context, look, self.toggle)
        self.table = FileTable(context)
        self.table.toggled.connect(self.toggle)
        self.table.row_chosen.connect(lambda _row: self._show_side())
        self.table.row_opened.connect(lambda _row: look())
        self.table.view.search_asked.connect(self.filter.search.setFocus)
        self.filter.kind_chosen.connect(self.table.filter_by)
        self.filter.text_changed.connect(self.table.set_text)
        self.filter.search.onward.connect(self.table.enter)
        left.body.addWidget(self.table, 1)
        column.addWidget(Beside(left, self.side), 1)

    @property
    def rows(self) -> tuple[FileRow, ...]:
        """The files as they are now."""
        return self._files.all

    @property
    def current(self) -> FileRow | None:
        """The file under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, FileRow) else None

    def replace_all(self, rows: Sequence[FileRow]) -> None:
        """Another list."""
        self._files.replace_all(rows)
        self._show()

    def begin(self) -> None:
        """Other files come now; they stand over those that are here."""
        self._files.begin()

    def take(self, news: Sequence[FileNews]) -> None:
        """Show what became of files; only their own rows are drawn anew."""
        numbers = self._files.take(news, self._context.year)
        if numbers is None:
            self._show()
        else:
            self._show_changes(numbers)

    def judge_anew(self, results: Sequence[ReadResult]) -> None:
        """Show what files that were read before are now."""
        self._show_changes(self._files.judge_anew(results, self._context.year))

    def toggle(self) -> None:
        """Tick or untick the selected files; of two files of one unit the one ticked last is taken."""
        self._show_changes(self._files.toggle(frozenset(row.path for row in self.table.selected_rows())))

    def sentence(self) -> Words:
        """How many files were read and how they were judged."""
        return read_sentence(self.rows)

    def _show(self) -> None:
        self.table.show_files(self.rows)
        self._show_beside()

    def _show_changes(self, numbers: frozenset[int]) -> None:
        self.table.show_changes(self.rows, numbers)
        self._show_beside()

    def _show_beside(self) -> None:
        self.filter.count(self.rows)
        self._show_side()
        self.changed.emit()

    def _show_side(self) -> None:
        self.side.show_row(self.current, {row.path: row.name for row in self.rows})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches, also from beside the table."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() == Qt.Key.Key_F:
            self.filter.search.setFocus()
        else:
            super().keyPressEvent(event)

"""The files of one import as a table: verdict, counts, and the tick that the space bar sets."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.domain.findings import Severity
from app.domain.submissions import RECEIVABLE, ReadResult
from app.i18n import _
from app.text import format_number
from app.ui.context import UiContext
from app.ui.submissions.words import file_caption, verdict_chip
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.table import Table
from app.ui.wording import short_unit


@dataclass(frozen=True, slots=True)
class FileRow:
    """One read file and whether it is to be received."""

    result: ReadResult
    is_ticked: bool
    #: the year the window shows
    year: int = 0

    @property
    def may_be_received(self) -> bool:
        """Whether a tick is possible."""
        return self.result.verdict in RECEIVABLE


def _counted(key: str, title: str, tone: str, severity: Severity) -> Column[FileRow]:
    def value(row: FileRow) -> int | None:
        return row.result.count(severity) if row.result.report else None

    def look(row: FileRow) -> Cell:
        return Cell(tone=tone, is_strong=True) if value(row) else Cell(tone="text3")

    return Column(key, title, value, cell=look, width=50, is_number=True)


def _tick(row: FileRow) -> Cell:
    if not row.may_be_received:
        return Cell(icon="ban", tone="text3", tooltip=_("Tệp này không tiếp nhận được"))
    icon = "circle-check" if row.is_ticked else "circle-dashed"
    return Cell(icon=icon, tone="accenttext" if row.is_ticked else "text3")


def _file(row: FileRow) -> Cell:
    caption = file_caption(row.result, row.year)
    return Cell(caption=caption, tooltip="\n".join(part for part in (row.result.path, caption) if part))


def _columns() -> tuple[Column[FileRow], ...]:
    return (
        Column(
            "tick",
            "",
            lambda row: row.is_ticked,
            show=lambda _row: "",
            cell=_tick,
            width=36,
            tooltip=_("Phím cách: đánh dấu tệp sẽ tiếp nhận"),
        ),
        Column("file", _("Tệp"), lambda row: row.result.file_name, cell=_file, width=180, is_stretched=True),
        Column(
            "unit",
            _("Đơn vị"),
            lambda row: row.result.unit_name,
            show=lambda row: short_unit(row.result.unit_name),
            cell=lambda row: Cell(tooltip=row.result.unit_name),
            width=124,
        ),
        Column(
            "verdict",
            _("Kết luận"),
            lambda row: verdict_chip(row.result)[0],
            cell=lambda row: Cell(chip=verdict_chip(row.result)[1]),
            width=164,
        ),
        Column(
            "figures",
            _("Số đúng"),
            lambda row: row.result.figure_count if row.result.report else None,
            width=70,
            is_number=True,
        ),
        _counted("questions", _("Hỏi"), "ask", Severity.QUESTION),
        _counted("warnings", _("Nhắc"), "warn", Severity.WARNING),
        _counted("errors", _("Chặn"), "block", Severity.ERROR),
    )


class FileTable(Table):
    """The read files; ``toggled`` says that the space bar or a click on the first column asks for a tick."""

    toggled = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "submissions-intake", TableModel(_columns()), row_height="row_two_lines")
        self.view.setAccessibleName(_("Các tệp đã đọc"))
        self.view.clicked.connect(lambda index: self.toggled.emit() if index.column() == 0 else None)
        self.view.installEventFilter(self)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Take the space bar before the view uses it for its selection."""
        if watched is not self.view or not isinstance(event, QKeyEvent):
            return False
        is_space = event.type() == QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if is_space:
            self.toggled.emit()
        return is_space

    def show_files(self, rows: Sequence[FileRow]) -> None:
        """Show other files with their sums; the file under the cursor stays."""
        self.set_rows(rows, lambda row: row.result.path)
        if self.current_row() is None and rows:
            self.select(lambda _row: True)
        kinds = (Severity.QUESTION, Severity.WARNING, Severity.ERROR)
        sums = [str(sum(row.result.count(kind) for row in rows)) for kind in kinds]
        figures = format_number(sum(row.result.figure_count for row in rows))
        words = [_("{count} tệp đã đọc").format(count=len(rows)), "", "", figures, *sums]
        self.set_totals([("", Cell()), *((text, Cell(is_strong=True)) for text in words)])

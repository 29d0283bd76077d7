"""The files of one import as a table: verdict, counts, and the tick that the space bar sets."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.domain.findings import Severity
from app.i18n import _
from app.text import format_number
from app.ui.context import UiContext
from app.ui.submissions.file_rows import FileRow
from app.ui.submissions.file_words import KINDS, file_caption, file_chip
from app.ui.submissions.words import SEVERITY
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.table import Table
from app.ui.wording import short_unit


def _counted(key: str, title: str, severity: Severity, *, width: int, drop: int) -> Column[FileRow]:
    tone, _icon = SEVERITY[severity]

    def look(row: FileRow) -> Cell:
        return Cell(tone=tone, is_strong=True) if row.count(severity) else Cell(tone="text3")

    return Column(key, title, lambda row: row.count(severity), cell=look, width=width, drop=drop, is_number=True)


def _tick(row: FileRow) -> Cell:
    if row.result is None:
        return Cell(icon="circle-dashed", tone="text3", tooltip=_("Chưa đọc xong"))
    if not row.is_file:
        return Cell()
    if not row.may_be_received:
        return Cell(icon="ban", tone="text3", tooltip=_("Tệp này không tiếp nhận được"))
    icon = "circle-check" if row.is_ticked else "circle-dashed"
    return Cell(icon=icon, tone="accenttext" if row.is_ticked else "text3")


class FileTable(Table):
    """The files; ``toggled`` says that the space bar or a click on the first column asks for a tick."""

    toggled = Signal()

    def __init__(self, context: UiContext) -> None:
        self._names: dict[str, str] = {}
        super().__init__(context, "submissions-intake", TableModel(self._columns()), row_height="row_two_lines")
        self.view.setAccessibleName(_("Các tệp đã đọc"))
        self.view.clicked.connect(lambda index: self.toggled.emit() if index.column() == 0 else None)
        self.view.installEventFilter(self)

    def _columns(self) -> tuple[Column[FileRow], ...]:
        tip = _("Phím cách: đánh dấu tệp sẽ tiếp nhận")
        return (
            Column(
                "tick", "", lambda row: row.is_ticked, show=lambda _row: "", cell=_tick, width=36, least=32, tooltip=tip
            ),
            Column("file", _("Tệp"), lambda row: row.name, cell=self._file, width=180, least=116, is_stretched=True),
            Column(
                "unit",
                _("Đơn vị"),
                lambda row: row.unit_name,
                show=lambda row: short_unit(row.unit_name),
                cell=lambda row: Cell(tooltip=row.unit_name),
                width=116,
                least=98,
            ),
            Column(
                "verdict",
                _("Kết luận"),
                lambda row: file_chip(row)[0],
                cell=lambda row: Cell(chip=file_chip(row)[1]),
                width=164,
                least=132,
            ),
            Column("figures", _("Số đúng"), lambda row: row.figure_count, width=70, drop=1, is_number=True),
            _counted("questions", _("Hỏi"), Severity.QUESTION, width=46, drop=2),
            _counted("warnings", _("Cảnh báo"), Severity.WARNING, width=76, drop=4),
            _counted("errors", _("Chặn"), Severity.ERROR, width=50, drop=3),
        )

    def _file(self, row: FileRow) -> Cell:
        caption = file_caption(row, self._names)
        return Cell(caption=caption, tooltip="\n".join(part for part in (row.path, caption) if part))

    def eventFilter(self, watched: object, event: object) -> bool:
        """Take the space bar before the view uses it for its selection."""
        if watched is not self.view or not isinstance(event, QKeyEvent):
            return False
        is_space = event.type() == QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if is_space:
            self.toggled.emit()
        return is_space

    def filter_by(self, kind: str) -> None:
        """Show files of one of :data:`KINDS` only."""
        self.proxy.set_predicate(None if kind == "all" else KINDS[kind][1])

    def show_files(self, rows: Sequence[FileRow]) -> None:
        """Show another list; the file under the cursor stays."""
        self._names = {row.path: row.name for row in rows}
        self.set_rows(rows, lambda row: row.path)
        if self.current_row() is None and rows:
            self.select(lambda _row: True)
        self._show_totals(rows)

    def show_changes(self, rows: Sequence[FileRow], changed: Iterable[int]) -> None:
        """Show what became of some files, leaving all else as it is."""
        for number in changed:
            self.model.replace_row(number, rows[number])
        self._show_totals(rows)

    def _show_totals(self, rows: Sequence[FileRow]) -> None:
        kinds = (Severity.QUESTION, Severity.WARNING, Severity.ERROR)
        sums = [str(sum(row.count(kind) or 0 for row in rows)) for kind in kinds]
        figures = format_number(sum(row.figure_count or 0 for row in rows))
        read = sum(1 for row in rows if row.result and row.is_file)
        ticked = sum(1 for row in rows if row.is_ticked)
        said = _("{read} tệp đã đọc, {ticked} đánh dấu").format(read=read, ticked=ticked)
        words = [said, "", "", figures, *sums]
        self.set_totals([("", Cell()), *((text, Cell(is_strong=True)) for text in words)])

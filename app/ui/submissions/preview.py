"""A file before it is received: its workbook beside what was found in it; nothing can be decided here yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.findings import Finding, Where
from app.domain.submissions import RECEIVABLE, ReadResult, StoredFinding, Verdict
from app.i18n import _
from app.services import originals
from app.text import format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions import returning
from app.ui.submissions.file_rows import FileRow
from app.ui.submissions.findings_view import FindingsView
from app.ui.submissions.marks import Marks, marks_of_file
from app.ui.submissions.preview_head import PreviewHead
from app.ui.submissions.review_side import fit_beside
from app.ui.submissions.sheet_view import SheetView
from app.ui.submissions.shelf import Sheets, Shelf
from app.ui.widgets.panel import Panel


def _unsettled(findings: Sequence[Finding]) -> tuple[StoredFinding, ...]:
    return tuple(StoredFinding(number, item, is_open=True) for number, item in enumerate(findings, 1))


def _why_locked(result: ReadResult) -> str:
    if result.verdict in RECEIVABLE:
        return _("Mới xem, chưa ghi gì: tiếp nhận rồi mới trả lời, sửa được ở trang con Duyệt.")
    if result.verdict is Verdict.SAME:
        return _("Chỉ để xem: tệp này đã nhận rồi.")
    return _("Chỉ để xem: tệp này không tiếp nhận được.")


class Preview(QWidget):
    """The workbook of one file; Esc or the button at the left lead back (``close``)."""

    def __init__(self, context: UiContext, close: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._close = context, close
        self._shelf = Shelf(self, context)
        self._result: ReadResult | None = None
        outer = QVBoxLayout(self)
        theme.space(outer, gap=8)
        self.head = PreviewHead(close)
        outer.addWidget(self.head)
        row = QHBoxLayout()
        theme.space(row, gap=16)
        left = Panel(flush=True)
        self.sheets = SheetView()
        self.sheets.correct.hide()
        self.sheets.cell_chosen.connect(self._explain)
        left.body.addWidget(self.sheets, 1)
        row.addWidget(left, 1)
        self.findings = FindingsView()
        self.findings.chosen.connect(lambda item: self.sheets.go_to(item.finding.where))
        returning.add_buttons(self.findings.foot, self, context, lambda: self._result)
        row.addWidget(self.findings)
        outer.addLayout(row, 1)

    def show_file(self, row: FileRow) -> None:
        """Show a file; its workbook is read on the worker."""
        result = row.result
        if result is None:
            return
        self._result = result
        self.head.show_file(row)
        year = result.period.year if result.period else self._context.year
        catalogue = self._context.workspace.presets.catalogue(year)
        self.findings.show_findings(_unsettled(result.findings), catalogue, _why_locked(result))
        is_here = self._shelf.open(
            result.sha256,
            lambda progress: originals.preview(result, progress),
            lambda sheets: self._show_sheets(result, sheets),
        )
        if not is_here:
            self.sheets.show_workbook((), Marks())

    def _show_sheets(self, result: ReadResult, sheets: Sheets) -> None:
        if result is not self._result:
            return
        self.sheets.show_workbook(sheets, marks_of_file(result))
        current = self.findings.current
        if current is not None:
            self.sheets.go_to(current.finding.where)
        if self.isVisible():
            self.sheets.grid.setFocus()

    def _explain(self, where: Where) -> None:
        figures = self._result.report.figures if self._result and self._result.report else ()
        found = [item for item in figures if item.where == where]
        said = [f"{item.indicator}: {format_number(item.value)}" for item in found if item.value is not None]
        self.sheets.explain(_("đọc được {figures}").format(figures="; ".join(said)) if said else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the workbook."""
        super().resizeEvent(event)
        fit_beside(self.findings, self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the files, F8 walks the findings, Ctrl+PgUp/PgDn the sheets."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() == Qt.Key.Key_F8:
            self.findings.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif is_control and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.sheets.turn_sheet(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif not self.findings.press(event):
            super().keyPressEvent(event)

"""«Duyệt»: the workbook as sent beside what was found in it; corrected, answered, returned or accepted here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.findings import Where
from app.domain.submissions import FigureStatus, StoredFigure, SubmissionDetail
from app.i18n import _
from app.services import submissions
from app.text import format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions import review_head
from app.ui.submissions.decisions import Decisions
from app.ui.submissions.finding_card import Settlement
from app.ui.submissions.marks import Marks, marks_of
from app.ui.submissions.review_side import ReviewSide, fit_beside
from app.ui.submissions.sheet_view import SheetView
from app.ui.submissions.shelf import Sheets, Shelf
from app.ui.submissions.tab import HeadButtons, Tab, Words
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.panel import Panel


class ReviewTab(Tab):
    """One report under review."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._detail: SubmissionDetail | None = None
        self.decide = Decisions(self, context)
        self._shelf = Shelf(self, context)
        self._by_cell: dict[Where, StoredFigure] = {}
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(
            EmptyState(
                _("Chưa chọn báo cáo để duyệt"),
                _("Mở một báo cáo ở Theo dõi nộp; tệp của đơn vị hiện ở đây, bên cạnh là những gì cần xem lại."),
            )
        )
        self._stack.addWidget(self._filled())

    def _filled(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=16)
        left = Panel(flush=True)
        self.sheets = SheetView()
        self.sheets.cell_chosen.connect(self._explain)
        self.sheets.edit_asked.connect(self.correct_at)
        left.body.addWidget(self.sheets, 1)
        row.addWidget(left, 1)
        self.side = ReviewSide(self.context, lambda: self.submission_id)
        self.findings = self.side.findings
        self.findings.chosen.connect(lambda item: self.sheets.go_to(item.finding.where))
        self.findings.settled.connect(self._settle)
        self.side.versions.chosen.connect(self.sheets.go_to)
        self.side.reread.connect(self.wanted)
        row.addWidget(self.side)
        return holder

    # --- showing ---

    @property
    def submission_id(self) -> int | None:
        """The report that is open."""
        return self._detail.id if self._detail else None

    def open(self, submission_id: int, where: Where | None = None) -> None:
        """Show a report, at a cell if one is given; its workbook is read on the worker the first time."""
        self._detail = submissions.detail(self.context.workspace, submission_id)
        self._stack.setCurrentIndex(1)
        self._refresh()
        ws = self.context.workspace
        is_here = self._shelf.open(
            self._detail.file_sha256,
            lambda progress: submissions.grid(ws, submission_id, progress),
            lambda found: self._show_sheets(submission_id, found, where),
        )
        if not is_here:
            self.sheets.show_workbook((), Marks())

    def _show_sheets(self, submission_id: int, found: Sheets, where: Where | None) -> None:
        if self._detail is None or self._detail.id != submission_id:
            return
        self.sheets.show_workbook(found, marks_of(self._detail))
        current = self.findings.current
        if where is not None:
            self.sheets.go_to(where)
        elif current is not None:
            self.sheets.go_to(current.finding.where)

    def reload(self) -> None:
        """Read the report again after a change."""
        if self._detail is None:
            return
        self._detail = submissions.detail(self.context.workspace, self._detail.id)
        self._refresh()
        self.sheets.set_marks(marks_of(self._detail))
        self._explain(self.sheets.current())

    def forget(self) -> None:
        """Close the report: another year or data file is shown."""
        self._detail = None
        self._stack.setCurrentIndex(0)

    def _refresh(self) -> None:
        detail = self._detail
        if detail is None:
            return
        catalogue = self.context.workspace.presets.catalogue(detail.period.year)
        self._by_cell = {item.figure.where: item for item in detail.figures if item.figure.where.cell}
        why_locked = self.decide.why_locked(detail)
        focused = QApplication.focusWidget() or self.window().focusWidget()
        was_here = focused is not None and self.findings.isAncestorOf(focused)
        self.findings.show_findings(detail.findings, catalogue, why_locked)
        self.side.refresh()
        if was_here:
            # What held the keyboard is gone; Qt would hand it to the navigation, where a space leaves the page.
            self.sheets.grid.setFocus()
        self.news.emit()

    def _explain(self, where: Where) -> None:
        if self._detail is None:
            return
        stored = self._by_cell.get(where)
        why_fixed = self.decide.why_fixed(self._detail, stored)
        if stored is None:
            self.sheets.explain("", why_fixed)
            return
        figure = stored.figure
        catalogue = self.context.workspace.presets.catalogue(self._detail.period.year)
        name = catalogue[figure.indicator].name if figure.indicator in catalogue else ""
        place = f" · {figure.hamlet}" if figure.hamlet else ""
        parts = [f"{figure.indicator} {name}{place}", _("ghi trong tệp: “{raw}”").format(raw=figure.raw)]
        if figure.status is FigureStatus.CORRECTED:
            value = _("trống") if figure.value is None else format_number(figure.value)
            parts.append(_("đã sửa thành {value}: {reason}").format(value=value, reason=stored.reason))
        self.sheets.explain(" · ".join(parts), why_fixed)

    # --- deciding ---

    def _settle(self, decision: Settlement) -> None:
        if self._detail is not None and self.decide.settle(self._detail, decision):
            current = self.findings.current
            if current is not None and current.is_open:
                self.sheets.go_to(current.finding.where)

    def correct_at(self, where: Where) -> None:
        """Correct the figure that stands in a cell, with a reason."""
        if self._detail is not None:
            self.decide.correct(self._detail, self._by_cell.get(where))

    def focus_widget(self) -> QWidget:
        """The workbook."""
        return self.sheets.grid

    # --- head of the page ---

    def title(self) -> str:
        """Which report is open."""
        return review_head.title(self._detail)

    def sentence(self) -> Words:
        """Version, paper, and what is open in it."""
        return review_head.sentence(self._detail)

    def head_buttons(self) -> HeadButtons:
        """Return and accept while it is received; amend when it is accepted."""
        detail = self._detail
        catalogue = self.context.workspace.presets.catalogue(detail.period.year) if detail else None
        return review_head.buttons(detail, catalogue, self.decide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the workbook when the window is small or the letters are large."""
        super().resizeEvent(event)
        fit_beside(self.side, self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 walks the findings, Ctrl+PgUp/PgDn the sheets, numbers and Ctrl+Enter settle the open finding."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_F8:
            self.findings.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif is_control and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.sheets.turn_sheet(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif is_control and event.key() == Qt.Key.Key_D:
            self.side.turn()
        elif not self.findings.press(event):
            super().keyPressEvent(event)

"""«Duyệt»: the workbook as sent beside what was found in it; corrected, answered, returned or accepted here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.findings import Severity, Where
from app.domain.sheets import SheetGrid
from app.domain.submissions import FigureStatus, StoredFigure, SubmissionDetail, SubmissionState, blockers
from app.i18n import _
from app.progress import Progress
from app.services import submissions
from app.text import format_number
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.submissions.correction import ask_correction
from app.ui.submissions.findings_view import FindingsView, Settlement
from app.ui.submissions.sheet_view import Marks, SheetView
from app.ui.submissions.tab import Tab
from app.ui.submissions.words import version_chip
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel

_WEIGHT = {Severity.ERROR: 0, Severity.QUESTION: 1, Severity.WARNING: 2, Severity.NOTE: 3}


def marks_of(detail: SubmissionDetail) -> Marks:
    """Which cells of the workbook stand out, and why."""
    worst: dict[Where, Severity] = {}
    for item in detail.findings:
        found = item.finding
        if item.is_open and found.where.cell and found.severity is not Severity.NOTE:
            known = worst.get(found.where)
            if known is None or _WEIGHT[found.severity] < _WEIGHT[known]:
                worst[found.where] = found.severity
    corrected = {
        item.figure.where: format_number(item.figure.value) if item.figure.value is not None else ""
        for item in detail.figures
        if item.figure.status is FigureStatus.CORRECTED
    }
    others = frozenset(i.figure.where for i in detail.figures if i.figure.status is FigureStatus.NOT_OWNED)
    return Marks(worst, corrected, others)


class ReviewTab(Tab):
    """One report under review."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._detail: SubmissionDetail | None = None
        self._sheets: dict[str, tuple[SheetGrid, ...]] = {}
        self._by_cell: dict[Where, StoredFigure] = {}
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(
            EmptyState(
                _("Chưa chọn báo cáo để duyệt"),
                _("Mở một báo cáo ở Theo dõi nộp; tệp của xã hiện ở đây, bên cạnh là những gì cần xem lại."),
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
        self.findings = FindingsView()
        self.findings.chosen.connect(lambda item: self.sheets.go_to(item.finding.where))
        self.findings.settled.connect(self._settle)
        row.addWidget(self.findings)
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
        known = self._sheets.get(self._detail.file_sha256)
        if known is not None:
            self._show_sheets(submission_id, known, where)
            return
        ws, sha = self.context.workspace, self._detail.file_sha256
        self.sheets.show_workbook((), Marks())

        def work(progress: Progress) -> tuple[SheetGrid, ...]:
            progress(0, 1, _("Đang mở tệp"))
            return submissions.grid(ws, submission_id)

        def done(found: tuple[SheetGrid, ...]) -> None:
            self._sheets[sha] = found
            self._show_sheets(submission_id, found, where)

        operations.run(self, self.context, _("Mở tệp của xã"), work, done=done)

    def _show_sheets(self, submission_id: int, found: tuple[SheetGrid, ...], where: Where | None) -> None:
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
        is_locked = detail.state is not SubmissionState.RECEIVED
        self.findings.show_findings(detail.findings, catalogue, is_locked=is_locked)
        self.news.emit()

    def _explain(self, where: Where) -> None:
        stored = self._by_cell.get(where)
        if stored is None or self._detail is None:
            self.sheets.explain("")
            return
        figure = stored.figure
        catalogue = self.context.workspace.presets.catalogue(self._detail.period.year)
        name = catalogue[figure.indicator].name if figure.indicator in catalogue else ""
        place = f" · {figure.hamlet}" if figure.hamlet else ""
        parts = [f"{figure.indicator} {name}{place}", _("ghi trong tệp: “{raw}”").format(raw=figure.raw)]
        if figure.status is FigureStatus.CORRECTED:
            value = _("trống") if figure.value is None else format_number(figure.value)
            parts.append(_("đã sửa thành {value}: {reason}").format(value=value, reason=stored.reason))
        self.sheets.explain(" · ".join(parts))

    # --- deciding ---

    def _settle(self, decision: Settlement) -> None:
        detail, ws = self._detail, self.context.workspace
        if detail is None:
            return
        if decision.reason:
            operations.write(self, lambda: submissions.override(ws, detail.id, decision.finding.id, decision.reason))
        else:
            operations.write(
                self,
                lambda: submissions.answer(ws, detail.id, decision.finding.id, decision.candidate, decision.value),
            )

    def correct_at(self, where: Where) -> None:
        """Correct the figure that stands in a cell, with a reason."""
        detail, stored = self._detail, self._by_cell.get(where)
        if detail is None or stored is None:
            self.context.say(_("Ô này không phải số liệu của chỉ tiêu nào"))
            return
        if detail.state is not SubmissionState.RECEIVED:
            self.context.say(_("Báo cáo đã khóa; muốn sửa hãy lập bản đính chính"))
            return
        ws = self.context.workspace
        ask_correction(
            self,
            detail,
            stored,
            lambda value, reason: operations.write(
                self, lambda: submissions.correct(ws, detail.id, stored.id, value, reason)
            ),
        )

    def accept(self) -> None:
        """Accept the report: locked from now on, counted in totals."""
        detail, ws = self._detail, self.context.workspace
        if detail is not None:
            operations.write(
                self,
                lambda: submissions.accept(ws, detail.id),
                done=lambda _seal: self.context.say(
                    _("Đã duyệt báo cáo {unit}").format(unit=detail.unit_name), can_undo=True
                ),
            )

    def return_(self) -> None:
        """Return the report to its sender with a reason."""
        detail, ws = self._detail, self.context.workspace
        if detail is None:
            return
        open_ones = [item for item in detail.findings if item.is_open and item.finding.severity is not Severity.NOTE]
        dialogs.ask_text(
            self.window(),
            _("Trả lại báo cáo {unit}").format(unit=detail.unit_name),
            _("Báo cáo chờ đơn vị gửi bản mới; {count} phát hiện còn mở được giữ trong bản này.").format(
                count=len(open_ones)
            ),
            _("Trả lại"),
            lambda reason: _ignore(operations.write(self, lambda: submissions.return_(ws, detail.id, reason))),
            hint=_("Xã cần bổ sung, sửa những gì"),
        )

    def amend(self) -> None:
        """Start an amendment of an accepted report."""
        detail, ws = self._detail, self.context.workspace
        if detail is not None:
            dialogs.ask_text(
                self.window(),
                _("Đính chính báo cáo {unit}").format(unit=detail.unit_name),
                _("Bản đã duyệt vẫn được tính cho tới khi bản đính chính được duyệt."),
                _("Lập bản đính chính"),
                lambda reason: _ignore(
                    operations.write(self, lambda: submissions.amend(ws, detail.id, reason), done=self.open)
                ),
                hint=_("Vì sao phải đính chính"),
            )

    # --- head of the page ---

    def title(self) -> str:
        """Which report is open."""
        return _("Duyệt báo cáo {unit}").format(unit=self._detail.unit_name) if self._detail else _("Báo cáo xã")

    def sentence(self) -> list[Part | str]:
        """Version, file, and what is open in it."""
        detail = self._detail
        if detail is None:
            return [_("Chọn một báo cáo ở Theo dõi nộp.")]
        open_ones = [item.finding.severity for item in detail.findings if item.is_open]
        number = detail.header.document_number
        parts: list[Part | str] = [
            _("Bản {version}").format(version=detail.version),
            _(", số {number}").format(number=number) if number else "",
            _(", {state}").format(state=version_chip(detail.state)[0].lower()),
        ]
        for severity, words, tone in (
            (Severity.ERROR, _("; {count} lỗi chặn"), "block"),
            (Severity.QUESTION, _("; {count} câu hỏi"), "ask"),
            (Severity.WARNING, _("; {count} nhắc"), "warn"),
        ):
            if count := open_ones.count(severity):
                parts.append(Part(words.format(count=count), tone))
        return [*parts, "."]

    def head_buttons(self) -> tuple[Button | None, Button | None]:
        """Return and accept while it is received; amend when it is accepted."""
        detail = self._detail
        if detail is None:
            return None, None
        if detail.state is SubmissionState.ACCEPTED:
            return None, Button(_("Lập bản đính chính"), "plain", "file-plus", self.amend)
        if detail.state is not SubmissionState.RECEIVED:
            return None, None
        accept = Button(_("Duyệt báo cáo"), "primary", "check", self.accept)
        if blocking := len(blockers(detail)):
            accept.lock(_("Còn {count} lỗi chặn, câu hỏi phải giải quyết trước").format(count=blocking))
        return Button(_("Trả lại xã"), "plain", "corner-up-left", self.return_), accept

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 walks the findings, Ctrl+PgUp/PgDn the sheets, numbers and Ctrl+Enter settle the open finding."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_F8:
            self.findings.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif is_control and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.sheets.turn_sheet(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif not self.findings.press(event):
            super().keyPressEvent(event)


def _ignore(_done: bool) -> None:
    return

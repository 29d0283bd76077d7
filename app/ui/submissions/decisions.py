"""What a person decides about a report under review; each decision is one write that can be undone."""

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from app.domain.findings import Severity
from app.domain.submissions import Acceptance, StoredFigure, SubmissionDetail, SubmissionState
from app.i18n import N_, _
from app.services import corrections, open_reports, outdated, submissions
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.submissions import accepting, returning
from app.ui.submissions.correction import ToCorrect, ask_correction
from app.ui.submissions.finding_card import Settlement

_NO_FIGURE = N_("Ô này không phải số liệu của chỉ tiêu nào")


class Decisions:
    """The decisions, with the questions they need first; ``page`` is what the boxes stand over."""

    def __init__(self, page: QWidget, context: UiContext) -> None:
        self._page, self._context = page, context

    def settle(self, detail: SubmissionDetail, decision: Settlement) -> bool:
        """Answer a question, or let a finding pass with a reason; whether it was written."""
        ws, finding = self._context.workspace, decision.finding
        if decision.reason:
            return operations.write(
                self._page, lambda: submissions.override(ws, detail.id, finding.id, decision.reason)
            )
        return operations.write(
            self._page,
            lambda: submissions.answer(ws, detail.id, finding.id, decision.candidate, decision.values),
        )

    def why_locked(self, detail: SubmissionDetail) -> str:
        """Why nothing can be decided about a report now; empty when it can."""
        return "" if detail.state is SubmissionState.RECEIVED else open_reports.wrong_state(detail)

    def why_fixed(self, detail: SubmissionDetail, stored: StoredFigure | None) -> str:
        """Why the figure of a cell cannot be corrected; empty when it can."""
        if why := self.why_locked(detail):
            return why
        if stored is None:
            return _(_NO_FIGURE)
        catalogue = self._context.workspace.presets.catalogue(detail.period.year)
        return corrections.why_fixed(catalogue, detail, stored.figure)

    def correct(self, detail: SubmissionDetail, stored: StoredFigure | None) -> None:
        """Ask for the right value of a figure and why; a locked report or a cell without a figure says so."""
        why = self.why_fixed(detail, stored)
        if why or stored is None:
            self._context.say(why)
            return
        ws = self._context.workspace
        ask_correction(
            self._page,
            ToCorrect(detail, stored, ws.presets.catalogue(detail.period.year)),
            lambda value, reason: submissions.correct(ws, detail.id, stored.id, value, reason),
        )

    def accept(self, detail: SubmissionDetail) -> None:
        """Accept the report: locked from now on, counted in totals."""
        ws = self._context.workspace

        def done(acceptance: Acceptance) -> None:
            if said := accepting.accepted_words(detail, acceptance):
                self._context.say(said, can_undo=True)

        operations.write(self._page, lambda: submissions.accept(ws, detail.id), done=done)

    def return_(self, detail: SubmissionDetail) -> None:
        """Return the report to its sender with a reason."""
        ws = self._context.workspace
        open_ones = [item for item in detail.findings if item.is_open and item.finding.severity is not Severity.NOTE]
        with_files = QCheckBox(_("Lưu kèm tệp đánh dấu lỗi và phiếu yêu cầu bổ sung để gửi lại"))

        def save_files() -> None:
            if with_files.isChecked():
                returning.save(self._page, self._context, returning.Returned(detail.id, slip=True))

        box = dialogs.ask_text(
            self._page.window(),
            _("Trả lại báo cáo {unit}").format(unit=detail.unit_name),
            _("Báo cáo chờ đơn vị gửi bản mới; {count} phát hiện còn mở được giữ trong bản này.").format(
                count=len(open_ones)
            ),
            _("Trả lại"),
            lambda reason: submissions.return_(ws, detail.id, reason),
            hint=_("Đơn vị cần bổ sung, sửa những gì"),
        )
        box.body.addWidget(with_files)
        box.accepted.connect(save_files)
        # Tab goes in the order of making, which would lead from the words straight to «Thôi».
        QWidget.setTabOrder(box.findChildren(QPlainTextEdit)[0], with_files)

    def amend(self, detail: SubmissionDetail) -> None:
        """Start an amendment of an accepted report and open it; told before which issued papers rest on it."""
        ws = self._context.workspace
        still_counts = _("Bản đã duyệt vẫn được tính cho tới khi bản đính chính được duyệt.")
        dialogs.ask_text(
            self._page.window(),
            _("Đính chính báo cáo {unit}").format(unit=detail.unit_name),
            f"{outdated.told_before_amending(ws, detail.id)}\n\n{still_counts}".strip(),
            _("Lập bản đính chính"),
            lambda reason: self._context.go("submissions", submissions.amend(ws, detail.id, reason)),
            hint=_("Vì sao phải đính chính"),
        )

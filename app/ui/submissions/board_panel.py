"""The report of the selected unit beside the board: its copies, what is open in it, the way into it."""

from collections.abc import Callable
from datetime import date

from app.domain.findings import Severity
from app.domain.findings_text import severity_word
from app.domain.submissions import SubmissionRow
from app.i18n import _
from app.services import submissions
from app.text import format_number
from app.ui import operations
from app.ui.context import UiContext
from app.ui.submissions.words import SEVERITY, state_chip
from app.ui.widgets.buttons import Button
from app.ui.widgets.panel import Facts, SidePanel, clear_layout


class BoardPanel(SidePanel):
    """One line of the board in full; ``look`` opens its report."""

    def __init__(self, context: UiContext, look: Callable[[SubmissionRow], None]) -> None:
        super().__init__()
        self._context, self._look = context, look
        self._facts = Facts()
        self.content.addWidget(self._facts)
        self.content.addStretch(1)

    def show_row(self, row: SubmissionRow | None) -> None:
        """Show another unit; None empties the panel."""
        self._facts.clear()
        clear_layout(self.foot)
        if row is None:
            self.heading.setText(_("Chọn một đơn vị"))
            self.chip.show_state("", "plain")
            return
        self.heading.setText(row.unit_name)
        self.chip.show_state(*state_chip(row))
        self._facts.add(_("Mã"), row.unit_code)
        if row.submission_id is None:
            self._facts.add(_("Tình hình"), _("Chưa có bản mềm, chưa có bản cứng"))
            return
        self._add_report(row)
        if not row.hard_copy_on:
            words = _("Nhận bản cứng hôm nay")
            self.foot.addWidget(Button(words, clicked=lambda: self.note_hard_copy(row), small=True))
        self.foot.addStretch(1)
        self.foot.addWidget(Button(_("Mở báo cáo"), "primary", clicked=lambda: self._look(row), small=True))

    def _add_report(self, row: SubmissionRow) -> None:
        self._facts.add(_("Tệp"), row.file_name)
        self._facts.add(_("Bản"), str(row.version))
        self._facts.add(_("Bản mềm"), _day_text(row.soft_copy_on), "" if row.soft_copy_on else "warn")
        self._facts.add(_("Bản cứng"), _day_text(row.hard_copy_on), "" if row.hard_copy_on else "warn")
        self._facts.add(_("Số đã đọc đúng"), format_number(row.figures))
        for severity, count in (
            (Severity.ERROR, row.errors),
            (Severity.QUESTION, row.questions),
            (Severity.WARNING, row.warnings),
        ):
            if count:
                tone, _icon = SEVERITY[severity]
                self._facts.add(severity_word(severity), str(count), tone)

    def note_hard_copy(self, row: SubmissionRow) -> None:
        """Note that the signed paper came today."""
        ws, wanted = self._context.workspace, row.submission_id
        if wanted is None:
            return
        operations.write(
            self,
            lambda: submissions.record_copies(ws, wanted, row.soft_copy_on, ws.today),
            done=lambda _result: self._context.say(
                _("Đã ghi bản cứng của {unit} hôm nay").format(unit=row.unit_name), can_undo=True
            ),
        )


def _day_text(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else _("chưa có")

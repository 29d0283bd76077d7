"""The box that corrects one figure: the value of the workbook, the new one, and why."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.submissions import StoredFigure, SubmissionDetail
from app.i18n import _
from app.text import format_number
from app.ui.dialogs import Box, Look
from app.ui.submissions.words import typed_number
from app.ui.widgets.labels import label


def ask_correction(
    page: QWidget, detail: SubmissionDetail, stored: StoredFigure, act: Callable[[Decimal | None, str], None]
) -> Box:
    """Ask for value and reason; ``act`` gets them when both are in order, and its refusal is said where they stand."""
    figure = stored.figure
    now = _("trống") if figure.value is None else format_number(figure.value)
    title = _("Sửa {code} của {place}").format(code=figure.indicator, place=figure.hamlet or detail.unit_name)
    text = _("Trong tệp ghi “{raw}” (ô {cell}), đang tính là {now}. Số gốc vẫn được giữ cạnh số sửa.")
    box = Box(page.window(), Look("pencil", "text2"), title, text.format(raw=figure.raw, cell=figure.where, now=now))
    value = _field(_("Số đúng"), _("Số đúng, ví dụ 1.234 hoặc 20,203; để trống nếu chưa có số liệu"))
    reason = _field(_("Lý do"), _("Lý do, ví dụ: xã xác nhận qua điện thoại"))
    fault = label("", "caption", "block", wrap=True)
    for widget in (value, reason, fault):
        box.body.addWidget(widget)

    def attempt() -> bool:
        act(typed_number(value.text()), reason.text().strip())
        return True

    box.add_quiet(_("Thôi"))
    button = box.add_attempt(_("Ghi số sửa"), attempt)

    def check() -> None:
        box.refusal.hide()
        try:
            typed_number(value.text())
            said = "" if reason.text().strip() else _("Cần ghi lý do.")
        except ValueError as error:
            said = str(error)
        fault.setText(said)
        button.setEnabled(not said)

    value.textChanged.connect(check)
    reason.textChanged.connect(check)
    check()
    box.open()
    value.setFocus()
    return box


def _field(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(name)
    return made

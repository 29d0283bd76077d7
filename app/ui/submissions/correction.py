"""The box that corrects one figure: the value of the workbook, the new one, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.indicators import Catalogue
from app.domain.submissions import StoredFigure, SubmissionDetail
from app.i18n import _
from app.text import format_number
from app.ui.dialogs import Box, Look
from app.ui.submissions.words import typed_number
from app.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """The figure that is corrected, with the report it stands in and the definitions of its year."""

    detail: SubmissionDetail
    stored: StoredFigure
    catalogue: Catalogue

    @property
    def title(self) -> str:
        """The indicator by name, with code and unit of measure."""
        code = self.stored.figure.indicator
        if code not in self.catalogue:
            return _("Sửa số {code}").format(code=code)
        item = self.catalogue[code]
        return _("Sửa số: {name} ({code}, {unit})").format(name=item.name, code=code, unit=item.unit)

    @property
    def place(self) -> str:
        """Whose figure it is: the hamlet with its unit, or the unit."""
        if not self.stored.figure.hamlet:
            return self.detail.unit_name
        return _("xóm {hamlet}, {unit}").format(hamlet=self.stored.figure.hamlet, unit=self.detail.unit_name)

    @property
    def text(self) -> str:
        """What the file says, and what is counted now."""
        figure = self.stored.figure
        now = _("trống") if figure.value is None else format_number(figure.value)
        words = _("Của {place}. Tệp ghi “{raw}” ở trang {sheet}, ô {cell}; đang tính là {now}. Số gốc vẫn được giữ.")
        if not figure.raw:
            words = _("Của {place}. Tệp để trống ở trang {sheet}, ô {cell}; đang tính là {now}.")
        return words.format(place=self.place, raw=figure.raw, sheet=figure.where.sheet, cell=figure.where.cell, now=now)


def ask_correction(page: QWidget, subject: ToCorrect, act: Callable[[Decimal | None, str], None]) -> Box:
    """Ask for value and reason; ``act`` gets them when both are in order, and its refusal is said where they stand."""
    box = Box(page.window(), Look("pencil", "text2"), subject.title, subject.text)
    value = _field(box, _("Số đúng"), _("ví dụ 1.234 hoặc 20,203; để trống nếu chưa có số liệu"))
    reason = _field(box, _("Lý do"), _("ví dụ: xã xác nhận qua điện thoại"))
    fault = label("", "caption", "block", wrap=True)
    box.body.addWidget(fault)

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


def _field(box: Box, name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(name)
    box.body.addWidget(label(name, "caption", "muted"))
    box.body.addWidget(made)
    return made

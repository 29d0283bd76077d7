"""One finding on the screen: a line, or opened with everything needed to settle it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout

from app.domain import findings_text
from app.domain.finding_words_sender import sender_remedy
from app.domain.findings import Severity
from app.domain.indicators import Catalogue
from app.domain.submissions import StoredFinding
from app.i18n import _
from app.services import corrections
from app.ui import theme
from app.ui.submissions.own_values import OwnValues, Values
from app.ui.submissions.words import choice_text, consequence, place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person decided about one finding: a candidate, values of one's own, or a reason."""

    finding: StoredFinding
    candidate: int | None = None
    values: Values = ()
    reason: str = ""


class FindingLine(QFrame):
    """One finding that is not open; a click opens it."""

    opened = Signal()

    def __init__(self, item: StoredFinding, catalogue: Catalogue) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        theme.space(column, (16, 6, 16, 6), 2)
        sentence = label(findings_text.sentence(item.finding, catalogue), wrap=True)
        column.addWidget(sentence)
        if item.is_open and not item.finding.where.sheet:
            return
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addWidget(label(place(item.finding.where), "caption", "faint"))
        row.addStretch(1)
        if not item.is_open:
            row.addWidget(label(_settled(item), "caption", "muted", wrap=True), 1)
        column.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on click."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()


def _settled(item: StoredFinding) -> str:
    if item.answer:
        return _("Đã trả lời: {answer}").format(answer=item.answer)
    return _("Bỏ qua: {reason}").format(reason=item.reason) if item.reason else _("Đã xong")


def _advice(item: StoredFinding, *, is_locked: bool) -> str:
    """What to do about it: here, or by the sender where nothing can be done here."""
    found = item.finding
    if is_locked:
        return _("Đơn vị cần làm: {what}").format(what=sender_remedy(found.code, found.severity))
    return findings_text.remedy(found.code)


class FindingCard(QFrame):
    """The open finding with everything needed to settle it; locked, it only says what the answers would be."""

    settled = Signal(object)

    def __init__(self, item: StoredFinding, catalogue: Catalogue, *, is_locked: bool) -> None:
        super().__init__()
        self.item = item
        severity = item.finding.severity
        self.setProperty("part", {"question": "ask", "error": "block"}.get(severity.value, "warn"))
        self._column = QVBoxLayout(self)
        theme.space(self._column, (16, 10, 16, 10), 8)
        head = QHBoxLayout()
        theme.space(head, gap=8)
        title = label(findings_text.title(item.finding.code), "strong", wrap=True)
        head.addWidget(title, 1)
        head.addWidget(label(place(item.finding.where), "caption", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._column.addWidget(label(findings_text.sentence(item.finding, catalogue), wrap=True))
        if item.is_later:
            later = _("Thấy sau khi duyệt, lúc có số liệu năm trước: số nào sai thì lập bản đính chính.")
            if item.finding.code.startswith("register-"):
                later = _("Thấy sau khi duyệt, khi sổ sự kiện thay đổi: số nào sai thì lập bản đính chính.")
            self._column.addWidget(label(later, "caption", "muted", wrap=True))
            is_locked = False
        if item.is_open and (advice := _advice(item, is_locked=is_locked)):
            self._column.addWidget(label(advice, "caption", "muted", wrap=True))
        self._choices = QButtonGroup(self)
        self._own = OwnValues(())
        self._reason = QLineEdit()
        self._fault = label("", "caption", "block", wrap=True)
        self._fault.hide()
        if not item.is_open:
            self._column.addWidget(label(_settled(item), "caption", "muted", wrap=True))
        elif not is_locked:
            self._add_decision(severity, catalogue)
        else:
            self._add_answers()

    def _add_answers(self) -> None:
        for candidate in self.item.finding.candidates:
            said = ": ".join(filter(None, (candidate.label, consequence(candidate))))
            self._column.addWidget(label(f"• {said}", "caption", "muted", wrap=True))

    def _add_decision(self, severity: Severity, catalogue: Catalogue) -> None:
        if severity is Severity.QUESTION:
            for number, candidate in enumerate(self.item.finding.candidates):
                choice = QRadioButton(choice_text(number + 1, candidate))
                choice.setToolTip(consequence(candidate))
                self._choices.addButton(choice, number)
                self._column.addWidget(choice)
            codes = corrections.own_codes(self.item.finding)
            self._own = OwnValues([(code, catalogue[code].name) for code in codes if code in catalogue])
            self._column.addWidget(self._own)
            verb = _("Trả lời")
        else:
            self._reason.setPlaceholderText(_("Lý do, ví dụ: đơn vị xác nhận qua điện thoại"))
            self._reason.setAccessibleName(_("Lý do"))
            self._reason.setAcceptDrops(False)
            self._column.addWidget(self._reason)
            verb = _("Bỏ qua lỗi chặn") if severity is Severity.ERROR else _("Bỏ qua, ghi lý do")
        self._column.addWidget(self._fault)
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addWidget(
            Button(verb, "primary" if severity is Severity.QUESTION else "plain", clicked=self.settle, small=True)
        )
        row.addStretch(1)
        row.addWidget(label("Ctrl+Enter", "caption", "faint"))
        self._column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter settles, with Ctrl or without; taken here, so that it cannot settle the next finding as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        else:
            super().keyPressEvent(event)

    def choose(self, number: int) -> bool:
        """Tick the candidate with this number key; whether there is one."""
        buttons = self._choices.buttons()
        if not 1 <= number <= len(buttons):
            return False
        buttons[number - 1].setChecked(True)
        return True

    def settle(self) -> None:
        """Hand over the decision, or say what is missing."""
        if not self.item.is_open:
            return
        if self.item.finding.severity is Severity.QUESTION:
            self._settle_question()
        elif reason := self._reason.text().strip():
            self.settled.emit(Settlement(self.item, reason=reason))
        else:
            self._say(_("Hãy ghi lý do trước khi bỏ qua."))
            self._reason.setFocus()

    def _settle_question(self) -> None:
        if self._own.is_typed:
            try:
                self.settled.emit(Settlement(self.item, values=self._own.values()))
            except ValueError as error:
                self._say(str(error))
        elif self._choices.checkedId() >= 0:
            self.settled.emit(Settlement(self.item, candidate=self._choices.checkedId()))
        else:
            self._say(_("Hãy chọn một câu trả lời."))

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()

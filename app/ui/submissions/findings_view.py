"""What was found in a report, grouped by weight; the open one is settled where it stands.

A question is answered by a number key, a warning or error passes with a reason, a wrong figure is corrected; each
choice is one write that can be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.domain import findings_text
from app.domain.findings import Severity
from app.domain.indicators import Catalogue
from app.domain.submissions import StoredFinding
from app.i18n import _
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.submissions.words import ORDER, SEVERITY, place, typed_number
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel, clear_layout, scrolled


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person decided about one finding: a candidate, a value of one's own (with ``has_value``), or a reason."""

    finding: StoredFinding
    candidate: int | None = None
    value: Decimal | None = None
    has_value: bool = False
    reason: str = ""


class _Row(QFrame):
    """One finding that is not open; a click opens it."""

    opened = Signal()

    def __init__(self, item: StoredFinding, catalogue: Catalogue) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        theme.space(column, (16, 6, 16, 6), 2)
        sentence = label(findings_text.sentence(item.finding, catalogue), wrap=True)
        column.addWidget(sentence)
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


class _Card(QFrame):
    """The open finding with everything needed to settle it."""

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
        if remedy := findings_text.remedy(item.finding.code):
            self._column.addWidget(label(remedy, "caption", "muted", wrap=True))
        self._choices = QButtonGroup(self)
        self._value = QLineEdit()
        self._reason = QLineEdit()
        self._fault = label("", "caption", "block", wrap=True)
        self._fault.hide()
        if not item.is_open:
            self._column.addWidget(label(_settled(item), "caption", "muted", wrap=True))
        elif not is_locked:
            self._add_decision(severity)

    def _add_decision(self, severity: Severity) -> None:
        if severity is Severity.QUESTION:
            for number, candidate in enumerate(self.item.finding.candidates):
                choice = QRadioButton(f"{number + 1}   {candidate.label}".replace("&", "&&"))
                self._choices.addButton(choice, number)
                self._column.addWidget(choice)
            if self.item.finding.indicator:
                self._value.setPlaceholderText(_("Số khác, ví dụ 1.234 hoặc 20,203"))
                self._value.setAccessibleName(_("Số khác"))
                self._column.addWidget(self._value)
            verb = _("Trả lời")
        else:
            self._reason.setPlaceholderText(_("Lý do, ví dụ: xã xác nhận qua điện thoại"))
            self._reason.setAccessibleName(_("Lý do"))
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
        typed = self._value.text().strip()
        if typed:
            try:
                self.settled.emit(Settlement(self.item, value=typed_number(typed), has_value=True))
            except ValueError as error:
                self._say(str(error))
        elif self._choices.checkedId() >= 0:
            self.settled.emit(Settlement(self.item, candidate=self._choices.checkedId()))
        else:
            self._say(_("Hãy chọn một câu trả lời."))

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()


class FindingsView(Panel):
    """All findings of a report; ``chosen`` follows the open one, ``settled`` brings a decision."""

    chosen = Signal(object)
    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Phát hiện"), _("F8 sau · Shift+F8 trước"), flush=True)
        theme.fix(self, width=392)
        self._items: tuple[StoredFinding, ...] = ()
        self._current: int | None = None
        self._card: _Card | None = None
        self._catalogue: Catalogue | None = None
        self._is_locked = False
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        theme.space(self._list, gap=0)
        self._area = scrolled(inner)
        self.body.addWidget(self._area, 1)

    def show_findings(self, items: Sequence[StoredFinding], catalogue: Catalogue, *, is_locked: bool) -> None:
        """Show the findings of a report; the open one stays open while it is there, else the next open one opens."""
        order = {severity: number for number, severity in enumerate(ORDER)}
        before = next((n for n, item in enumerate(self._items) if item.id == self._current), 0)
        self._items = tuple(sorted(items, key=lambda item: (not item.is_open, order[item.finding.severity], item.id)))
        self._catalogue, self._is_locked = catalogue, is_locked
        ids = {item.id: item for item in self._items}
        kept = ids.get(self._current) if self._current is not None else None
        if kept is None or not kept.is_open:
            after = [*self._items[before:], *self._items[:before]]
            kept = next((item for item in after if item.is_open), None)
        self._current = kept.id if kept else None
        self._rebuild()

    @property
    def current(self) -> StoredFinding | None:
        """The open finding."""
        return next((item for item in self._items if item.id == self._current), None)

    def step(self, step: int) -> None:
        """Open the next or previous finding."""
        listed = [item for item in self._items if item.is_open] or list(self._items)
        if not listed:
            return
        ids = [item.id for item in listed]
        position = ids.index(self._current) + step if self._current in ids else 0
        self._open(listed[position % len(listed)])

    def _open(self, item: StoredFinding) -> None:
        self._current = item.id
        self._rebuild()
        self.chosen.emit(item)

    def _rebuild(self) -> None:
        clear_layout(self._list)
        self._card = None
        open_count = sum(1 for item in self._items if item.is_open and item.finding.severity is not Severity.NOTE)
        self.title.setText(
            _("{open} phát hiện còn mở").format(open=open_count) if open_count else _("Không còn phát hiện nào mở")
        )
        for severity in ORDER:
            self._add_group(
                *self._heading(severity), [i for i in self._items if i.is_open and i.finding.severity is severity]
            )
        done = [item for item in self._items if not item.is_open]
        self._add_group(_("Đã giải quyết"), "text2", "check", done)
        self._list.addStretch(1)
        # The new rows have no place before the layout has run.
        QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        """Scroll so that the open finding is in sight, its head before its foot."""
        if self._card is not None:
            self._area.ensureWidgetVisible(self._card, 0, 0)
            if self._card.height() > self._area.viewport().height():
                self._area.verticalScrollBar().setValue(self._card.y())

    @staticmethod
    def _heading(severity: Severity) -> tuple[str, str, str]:
        word, _chip, tone, icon = SEVERITY[severity]
        return _(word), tone, icon

    def _add_group(self, word: str, tone: str, icon: str, items: Sequence[StoredFinding]) -> None:
        if not items or self._catalogue is None:
            return
        head = QFrame()
        head.setProperty("part", "sunken")
        row = QHBoxLayout(head)
        theme.space(row, (16, 4, 16, 4), 8)
        row.addWidget(IconLabel(icon, tone, 16))
        row.addWidget(label(word, "strong", tone if tone != "text2" else "muted"), 1)
        row.addWidget(label(str(len(items)), "strong", "muted"))
        self._list.addWidget(head)
        for item in items:
            if item.id == self._current:
                self._card = _Card(item, self._catalogue, is_locked=self._is_locked)
                self._card.settled.connect(self.settled)
                self._list.addWidget(self._card)
                continue
            line = _Row(item, self._catalogue)
            line.opened.connect(lambda chosen=item: self._open(chosen))
            self._list.addWidget(line)

    def press(self, event: QKeyEvent) -> bool:
        """Number keys tick an answer, Ctrl+Enter settles; whether the key was for this panel."""
        if self._card is None:
            return False
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._card.settle()
            return True
        number = event.key() - Qt.Key.Key_0
        return not is_control and 1 <= number <= 9 and self._card.choose(number)

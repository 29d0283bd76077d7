"""The question in hand about a list of names: what is not certain, the answers, a digit for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout

from app.domain.awards.intake import IntakeQuestion
from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.panel import clear_layout

#: Answers of at most so many letters stand side by side.
_SHORT, _BESIDE = 44, 3


class QuestionCard(QFrame):
    """One question at a time; ``answered`` gives its key and the value."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "ask")
        self._questions: tuple[IntakeQuestion, ...] = ()
        self._number = 0
        column = QVBoxLayout(self)
        theme.space(column, (12, 8, 12, 8), 6)
        head = QHBoxLayout()
        theme.space(head, gap=8)
        self.heading = label("", "strong", "ask")
        head.addWidget(self.heading, 1)
        head.addWidget(IconButton("chevron-left", _("Câu trước (PgUp)"), lambda: self.turn(-1)))
        head.addWidget(IconButton("chevron-right", _("Câu sau (PgDn)"), lambda: self.turn(1)))
        column.addLayout(head)
        self.sentence = label("", wrap=True)
        column.addWidget(self.sentence)
        self._answers = QGridLayout()
        theme.space(self._answers, gap=2)
        column.addLayout(self._answers)
        foot = QHBoxLayout()
        theme.space(foot, gap=8)
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Câu trả lời khác"))
        self.field.returnPressed.connect(self._say)
        foot.addWidget(self.field, 1)
        foot.addStretch(1)
        self.verb = Button(_("Trả lời"), "plain", clicked=self._say, small=True)
        foot.addWidget(self.verb)
        column.addLayout(foot)
        self._group = QButtonGroup(self)

    @property
    def question(self) -> IntakeQuestion | None:
        """The question in hand."""
        return self._questions[self._number] if self._questions else None

    def show_questions(self, questions: Sequence[IntakeQuestion]) -> None:
        """Show other questions, going on where one was."""
        former = self.question
        self._questions = tuple(questions)
        keys = [item.key for item in questions]
        self._number = keys.index(former.key) if former and former.key in keys else min(self._number, len(keys) - 1)
        self._number = max(0, self._number)
        self.setVisible(bool(questions))
        self._show()

    def go_to(self, key: str) -> None:
        """Show one question."""
        keys = [item.key for item in self._questions]
        if key in keys:
            self._number = keys.index(key)
            self._show()
            self.enter()

    def turn(self, by: int) -> None:
        """Show the next question, round the end."""
        if self._questions:
            self._number = (self._number + by) % len(self._questions)
            self._show()

    def enter(self) -> None:
        """Take the keyboard, at the first answer."""
        buttons = self._group.buttons()
        (buttons[0] if buttons else self.field).setFocus()

    def _show(self) -> None:
        clear_layout(self._answers)
        for button in self._group.buttons():
            self._group.removeButton(button)
        question = self.question
        if question is None:
            return
        words = _("Câu hỏi {number}/{count}").format(number=self._number + 1, count=len(self._questions))
        self.heading.setText(f"{words} · {question.place}" if question.place else words)
        self.sentence.setText(question.sentence)
        longest = max((len(choice.words) for choice in question.choices), default=0)
        columns = _BESIDE if longest <= _SHORT else 1
        for number, choice in enumerate(question.choices, 1):
            button = QRadioButton(f"{number}. {choice.words}".replace("&", "&&"))
            self._group.addButton(button, number)
            self._answers.addWidget(button, *divmod(number - 1, columns))
        self.field.clear()
        self.field.setVisible(question.takes_text)
        self.field.setPlaceholderText(_("hoặc gõ câu trả lời"))

    def _say(self) -> None:
        question = self.question
        if question is None:
            return
        typed, chosen = self.field.text().strip(), self._group.checkedId()
        if question.takes_text and typed:
            self.answered.emit(question.key, typed)
        elif chosen > 0:
            self.answered.emit(question.key, question.choices[chosen - 1].value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, Enter answers, PgUp and PgDn turn."""
        key = event.key()
        number = key - int(Qt.Key.Key_0)
        button = self._group.button(number) if 1 <= number <= 9 else None
        if button is not None:
            button.setChecked(True)
            button.setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

"""One form typed by keyboard: a question at a time, 1–9 choose, Enter goes on and stores it after the last."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.plans.surveys import QUESTION_KIND_WORDS, QuestionKind, Survey, SurveyForm, read_answer
from app.errors import Problem
from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, label, rule
from app.ui.widgets.panel import clear_layout, scrolled

_CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
#: A scale of so many steps is chosen like an answer.
_MOST_STEPS = 9


class TypingCard(QWidget):
    """``left`` asks to go back to the list; ``store`` keeps a form and raises ``Problem`` with what is wrong."""

    left = Signal()

    def __init__(self, store: Callable[[SurveyForm], SurveyForm]) -> None:
        super().__init__()
        self._store = store
        self._survey: Survey | None = None
        self._form: SurveyForm | None = None
        self._answers: dict[int, tuple[str, ...]] = {}
        self.number = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        theme.space(column, (16, 8, 16, 8), 8)
        head = QHBoxLayout()
        theme.space(head, gap=12)
        self.heading = label("", "strong")
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(label(_("Nhóm người trả lời"), "caption", "muted"))
        self.group = QComboBox()
        self.group.setAccessibleName(_("Nhóm người trả lời"))
        self.group.setMinimumContentsLength(16)
        head.addWidget(self.group)
        column.addLayout(head)
        column.addWidget(rule())
        inner = QWidget()
        self._body = QVBoxLayout(inner)
        theme.space(self._body, (0, 0, 8, 0), 6)
        column.addWidget(scrolled(inner), 1)
        self.refusal = label("", "content", "block", wrap=True)
        column.addWidget(self.refusal)
        foot = QHBoxLayout()
        theme.space(foot, gap=8)
        foot.addWidget(Button(_("Câu trước"), "plain", "chevron-left", lambda: self.turn(-1), small=True))
        foot.addWidget(Button(_("Câu sau"), "plain", "chevron-right", lambda: self.turn(1), small=True))
        keys = _("Phím 1–9 chọn · Enter sang câu sau · PgUp câu trước · Esc về danh sách")
        foot.addWidget(ElidedLabel(keys, "caption", "muted"), 1)
        self.verb = Button(_("Lưu phiếu"), "primary", "check", self.keep, small=True)
        foot.addWidget(self.verb)
        column.addLayout(foot)
        self._choices = QButtonGroup(self)
        self.field: QLineEdit | None = None

    # --- showing ---

    def show_form(self, survey: Survey, form: SurveyForm | None, groups: tuple[str, ...]) -> None:
        """Type a new form, or change one; a new one keeps the group of the one before."""
        kept = form.respondents if form else self.group.currentText()
        self._survey, self._form = survey, form
        self._answers = dict(form.answers) if form else {}
        self.group.clear()
        self.group.setEditable(not survey.groups)
        self.group.addItems(["", *groups])
        self.group.setCurrentText(kept if kept in groups or not survey.groups else "")
        self._refuse("")
        self.number = 1
        self._show()

    @property
    def is_typed(self) -> bool:
        """Whether something was answered that is not kept yet."""
        self._take_text()
        return self._answers != (dict(self._form.answers) if self._form else {})

    def _show(self) -> None:
        survey = self._survey
        clear_layout(self._body)
        for button in self._choices.buttons():
            self._choices.removeButton(button)
        self.field = None
        if survey is None:
            return
        what = _("Phiếu số {number}").format(number=self._form.number) if self._form else _("Phiếu mới")
        place = _("câu {number}/{count}").format(number=self.number, count=len(survey.questions))
        self.heading.setText(f"{what} · {place}")
        question = survey.questions[self.number - 1]
        self._body.addWidget(label(f"{self.number}. {question.text}", "title", wrap=True))
        self._body.addWidget(label(_(QUESTION_KIND_WORDS[question.kind]), "caption", "muted"))
        options = self._options()
        said = self._answers.get(self.number, ())
        self._choices.setExclusive(question.kind is not QuestionKind.MULTIPLE)
        for digit, (value, words) in enumerate(options, 1):
            kind = QCheckBox if question.kind is QuestionKind.MULTIPLE else QRadioButton
            button = kind(f"{digit}. {words}".replace("&", "&&"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setChecked(value in said)
            self._choices.addButton(button, digit)
            button.clicked.connect(lambda _on=False, digit=digit: self.choose(digit, goes_on=False))
            self._body.addWidget(button)
        if not options:
            self.field = QLineEdit(", ".join(value.replace(".", ",") for value in said))
            self.field.setAccessibleName(question.text)
            self.field.installEventFilter(self)
            self._body.addWidget(self.field)
        self._body.addStretch(1)
        is_last = self.number == len(survey.questions)
        self.verb.setText(_("Lưu phiếu (Enter)") if is_last else _("Lưu phiếu"))
        if self.isVisible():
            self.enter()

    def _options(self) -> list[tuple[str, str]]:
        """What may be chosen: the values kept, and their words."""
        if self._survey is None:
            return []
        question = self._survey.questions[self.number - 1]
        if question.kind in _CHOSEN:
            return [(str(place), choice) for place, choice in enumerate(question.choices)]
        low, high = question.lowest, question.highest
        if question.kind is not QuestionKind.SCALE or low is None or high is None or high - low >= _MOST_STEPS:
            return []
        steps = range(int(low), int(high) + 1)
        words = question.choices or tuple(_("mức {step}").format(step=step) for step in steps)
        return [(str(step), word) for step, word in zip(steps, words, strict=True)]

    def enter(self) -> None:
        """Take the keyboard, into the field where words are typed."""
        (self.field or self).setFocus()

    # --- answering ---

    def choose(self, digit: int, *, goes_on: bool) -> None:
        """Choose the answer of a digit; of several it is ticked or unticked."""
        options = self._options()
        if self._survey is None or not 1 <= digit <= len(options):
            return
        value = options[digit - 1][0]
        if self._survey.questions[self.number - 1].kind is QuestionKind.MULTIPLE:
            said = set(self._answers.get(self.number, ())) ^ {value}
            self._say(tuple(sorted(said, key=int)))
            self._choices.button(digit).setChecked(value in said)
            return
        self._say((value,))
        self._choices.button(digit).setChecked(True)
        if goes_on and self.number < len(self._survey.questions):
            self.turn(1)

    def clear(self) -> None:
        """Leave the question unanswered."""
        self._say(())
        self._show()

    def _say(self, values: tuple[str, ...]) -> None:
        self._answers.pop(self.number, None)
        if values:
            self._answers[self.number] = values

    def _take_text(self) -> bool:
        """Understand what stands in the field; whether the question allows it."""
        if self.field is None or self._survey is None:
            return True
        read = read_answer(self._survey.questions[self.number - 1], self.field.text())
        self._refuse(_("Câu {n}: {fault}.").format(n=self.number, fault=read.fault) if read.fault else "")
        if not read.fault:
            self._say(read.values)
        return not read.fault

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def turn(self, step: int) -> None:
        """Go to another question; a text the question does not allow stays in sight."""
        if self._survey is not None and self._take_text():
            self.number = min(max(1, self.number + step), len(self._survey.questions))
            self._show()

    def keep(self) -> None:
        """Store the form and begin the next; a refusal is told and loses nothing."""
        survey = self._survey
        if survey is None or not self._take_text():
            return
        known = self._form or SurveyForm(survey_id=survey.id, number=0)
        group = self.group.currentText()
        form = SurveyForm(
            survey_id=survey.id, number=known.number, respondents=group, answers=dict(self._answers), id=known.id,
            source_file_id=known.source_file_id,
        )  # fmt: skip
        try:
            stored = self._store(form)
        except Problem as problem:
            self._refuse(str(problem))
            return
        groups = tuple(filter(None, (self.group.itemText(place) for place in range(self.group.count()))))
        if known.id:
            self._form = stored
            self.left.emit()
        else:
            self.show_form(survey, None, tuple(dict.fromkeys((*groups, *filter(None, [group])))))

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, PgUp and PgDn turn the question also out of a field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._turned_by(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, 0 and Delete clear, Esc goes back."""
        digit = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_0, Qt.Key.Key_Delete) and self.field is None:
            self.clear()
        elif 1 <= digit <= _MOST_STEPS:
            self.choose(digit, goes_on=True)
        elif not self._turned_by(event):
            super().keyPressEvent(event)

    def _turned_by(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_last = self._survey is not None and self.number == len(self._survey.questions)
            self.keep() if is_last else self.turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self.turn(1)
        else:
            return False
        return True

"""The question under the cursor with all that helps to answer it, by number key or a figure of one's own."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from app.domain import findings_text
from app.i18n import _
from app.services.questions import GivenAnswer, OpenQuestion
from app.text import format_number
from app.ui.submissions.own_values import OwnValues
from app.ui.submissions.words import choice_text, consequence, place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts, SidePanel, clear_layout


class QuestionCard(SidePanel):
    """``answered`` brings the answers, ``look_asked`` the question whose cell shall be shown."""

    answered = Signal(object)
    look_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(wide=True)
        self._question: OpenQuestion | None = None
        self._alike: tuple[OpenQuestion, ...] = ()
        self._choices = QButtonGroup(self)
        self._own = OwnValues(())
        self._all = QCheckBox()
        self._fault = label("", "caption", "block", wrap=True)
        self.verb = Button(_("Trả lời"), "primary", "check", self.answer, small=True)
        self.verb.setToolTip(_("Ghi câu trả lời (Ctrl+Enter)"))
        look = Button(_("Xem ô"), "plain", "file-text", lambda: self.look_asked.emit(self._question), small=True)
        look.setToolTip(_("Mở báo cáo ở đúng ô này (Enter)"))
        self.foot.addWidget(look)
        self.foot.addStretch(1)
        self.foot.addWidget(self.verb)
        self._foot = (look, self.verb)
        self.show_question(None, ())

    def show_question(self, question: OpenQuestion | None, alike: Sequence[OpenQuestion]) -> None:
        """Show another question; ``alike`` are all that ask the same, itself among them."""
        self._question, self._alike = question, tuple(alike)
        clear_layout(self.content)
        for button in self._choices.buttons():
            self._choices.removeButton(button)
        for widget in self._foot:
            widget.setEnabled(question is not None)
        if question is None:
            self.heading.setText(_("Không còn câu hỏi nào"))
            self.chip.show_state("", "plain")
            return
        self.heading.setText(findings_text.title(question.code))
        self.chip.show_state(question.unit, "ask")
        self.content.addWidget(label(question.sentence, wrap=True))
        self.content.addWidget(self._facts(question))
        self._add_answers(question)
        self._add_alike(question)
        self._fault = label("", "caption", "block", wrap=True)
        self._fault.hide()
        self.content.addWidget(self._fault)
        self.content.addStretch(1)

    def _facts(self, question: OpenQuestion) -> Facts:
        facts = Facts()
        facts.add(_("Tệp"), question.file)
        facts.add(_("Ô"), place(question.where))
        if question.said:
            facts.add(_("Ô ghi"), question.said)
        if question.indicator:
            facts.add(_("Năm trước"), _figure(question.last_year))
        if question.neighbours:
            shown = (f"{item.name}: {_figure(item.value)}" for item in question.neighbours)
            facts.add(_("Bên cạnh"), "; ".join(shown))
        return facts

    def _add_answers(self, question: OpenQuestion) -> None:
        for number, candidate in enumerate(question.candidates):
            choice = QRadioButton(choice_text(number + 1, candidate))
            choice.setAccessibleDescription(consequence(candidate))
            self._choices.addButton(choice, number)
            self.content.addWidget(choice)
            if figures := consequence(candidate):
                said = _("sẽ ghi {figures}").format(figures=figures)
                self.content.addWidget(label(f"        {said}", "caption", "muted", wrap=True))
        self._own = OwnValues(question.own)
        self._own.entered.connect(self.answer)
        self.content.addWidget(self._own)

    def _add_alike(self, question: OpenQuestion) -> None:
        reports = len({item.submission_id for item in self._alike})
        self._all = QCheckBox(
            _("Áp dụng cho cả {count} câu như thế (phím 0)").format(count=len(self._alike))
            if reports < 2
            else _("Áp dụng cho cả {count} câu như thế ở {reports} báo cáo (phím 0)").format(
                count=len(self._alike), reports=reports
            )
        )
        self._all.setToolTip(
            _("Cùng loại câu hỏi, ô ghi giống nhau, cùng các lựa chọn: {said}").format(said=question.said)
        )
        self._all.setVisible(len(self._alike) > 1)
        self.content.addWidget(self._all)

    def choose(self, number: int) -> bool:
        """Tick the candidate with this number key, 0 all questions alike; whether there is such a thing."""
        if number == 0 and len(self._alike) > 1:
            self._all.setChecked(not self._all.isChecked())
            return True
        if not 1 <= number <= len(self._choices.buttons()):
            return False
        self._choices.button(number - 1).setChecked(True)
        return True

    def answer(self) -> None:
        """Hand over the answers, or say what is missing."""
        question = self._question
        if question is None:
            return
        try:
            values = self._own.values() if self._own.is_typed else ()
        except ValueError as error:
            self._say(str(error))
            return
        candidate = None if values else self._choices.checkedId()
        if candidate == -1:
            self._say(_("Hãy chọn một câu trả lời hoặc ghi số khác."))
            return
        if candidate is None and self._all.isChecked():
            # One figure in many places would be a number nobody looked at.
            self._say(_("Số riêng chỉ ghi cho một câu; hãy bỏ dấu “áp dụng cho mọi câu”."))
            return
        asked = self._alike if self._all.isChecked() else (question,)
        self.answered.emit(tuple(GivenAnswer(item.submission_id, item.finding_id, candidate, values) for item in asked))

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()


def _figure(value: Decimal | None) -> str:
    return _("trống") if value is None else format_number(value)

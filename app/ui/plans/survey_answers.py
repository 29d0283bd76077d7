"""«Phiếu»: the forms that were entered, one a line; in their place the one that is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.surveys import Survey, SurveyForm
from app.i18n import _
from app.services.plans import survey_export, survey_forms, surveys
from app.services.plans.surveys import SurveySheet
from app.text import format_number
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.plans.survey_typing_card import TypingCard
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.table import Table


class SurveyAnswers(QWidget):
    """Insert types a form, Enter changes one, Delete takes one out."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._sheet: SurveySheet | None = None
        column = QVBoxLayout(self)
        theme.space(column)
        self.stack = FrontStack()
        column.addWidget(self.stack, 1)
        listed = QWidget()
        inner = QVBoxLayout(listed)
        theme.space(inner, (0, 4, 0, 8), 8)
        self.table = Table(context, "survey-forms", TableModel(form_columns(None)), frozen=1)
        self.table.row_opened.connect(self.change)
        inner.addWidget(self.table, 1)
        row = QHBoxLayout()
        theme.space(row, (16, 0, 16, 0), 8)
        row.addWidget(Button(_("Nhập một phiếu"), "ghost", "plus", self.add, small=True))
        row.addStretch(1)
        self.drop_button = Button(_("Bỏ phiếu này"), "ghost", "trash-2", self.drop, small=True)
        self.clear_button = Button(_("Bỏ mọi phiếu…"), "ghost", "trash-2", self.ask_clear, small=True)
        row.addWidget(self.drop_button)
        row.addWidget(self.clear_button)
        inner.addLayout(row)
        self.card = TypingCard(lambda form: survey_forms.save(context.workspace, form))
        self.card.left.connect(self.leave_card)
        self.stack.addWidget(listed)
        self.stack.addWidget(self.card)
        self.setFocusProxy(self.table.view)

    def show_sheet(self, sheet: SurveySheet) -> None:
        """Show the forms of a survey; one that is being typed stays."""
        is_same = self._sheet is not None and self._sheet.survey.questions == sheet.survey.questions
        is_same = is_same and self._sheet is not None and self._sheet.survey.id == sheet.survey.id
        self._sheet = sheet
        if not is_same:
            self.stack.setCurrentIndex(0)
            self.table.model.set_columns(form_columns(sheet.survey), sheet.forms)
            self.table.fit()
        self.table.set_rows(sheet.forms, same=lambda form: form.number)
        for button in (self.drop_button, self.clear_button):
            button.setEnabled(bool(sheet.forms))

    @property
    def is_typing(self) -> bool:
        """Whether a form is being typed."""
        return self.stack.currentWidget() is self.card

    # --- acting ---

    def add(self) -> None:
        """Type a new form."""
        self._type(None)

    def change(self, form: object) -> None:
        """Change a form that was entered."""
        if isinstance(form, SurveyForm):
            self._type(form)

    def _type(self, form: SurveyForm | None) -> None:
        if self._sheet is not None:
            asked = [item.name for item in self._sheet.survey.groups]
            answered = [item.name for item in self._sheet.result.counts if item.name]
            self.stack.setCurrentWidget(self.card)
            self.card.show_form(self._sheet.survey, form, tuple(dict.fromkeys((*asked, *answered))))
            self.card.enter()

    def leave_card(self) -> None:
        """Back to the list; answers that were not stored are asked about."""
        if self.card.is_typed:
            text = _("Các câu đã trả lời của phiếu này chưa được lưu.")
            dialogs.ask(self.window(), _("Bỏ phiếu đang nhập?"), text, _("Bỏ phiếu đang nhập"), self._show_list)
        else:
            self._show_list()

    def _show_list(self) -> None:
        self.stack.setCurrentIndex(0)
        self.table.view.setFocus()

    def drop(self) -> None:
        """Take out the form under the cursor."""
        form = self.table.current_row()
        if isinstance(form, SurveyForm):
            ws = self._context.workspace
            operations.write(self, lambda: survey_forms.remove(ws, form.survey_id, form.number))

    def ask_clear(self) -> None:
        """Take out every form, after one question."""
        sheet = self._sheet
        if sheet is None:
            return
        count = format_number(len(sheet.forms))
        text = _("Kết quả của cuộc khảo sát trống lại; việc này hoàn tác được.")
        dialogs.ask(
            self.window(), _("Bỏ {count} phiếu đã nhập?").format(count=count), text,
            _("Bỏ {count} phiếu").format(count=count),
            self._clear, is_danger=True,
        )  # fmt: skip

    def _clear(self) -> None:
        ws, sheet = self._context.workspace, self._sheet
        if sheet is not None:
            operations.write(self, lambda: surveys.remove_forms(ws, sheet.survey.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list."""
        if event.key() == Qt.Key.Key_Insert and not self.is_typing:
            self.add()
        elif event.key() == Qt.Key.Key_Delete and not self.is_typing:
            self.drop()
        else:
            super().keyPressEvent(event)


def form_columns(survey: Survey | None) -> tuple[Column[SurveyForm], ...]:
    """A form as a line: its number, its group, what it answers to each question."""
    questions = survey.questions if survey else ()

    def answer(place: int) -> Column[SurveyForm]:
        def said(form: SurveyForm) -> str:
            return tuple(survey_export.said(survey, form))[place] if survey else ""

        return Column(
            f"q{place + 1}", _("Câu {number}").format(number=place + 1), said, width=150, least=110,
            is_stretched=place == len(questions) - 1,
            tooltip=questions[place].text,
            cell=lambda form: Cell(tooltip=said(form)) if said(form) else Cell(state=CellState.BLANK),
        )  # fmt: skip

    return (
        Column("number", _("Phiếu"), lambda form: form.number or "", width=72, is_number=True),
        Column("group", _("Nhóm"), lambda form: form.respondents, width=140, least=90),
        *(answer(place) for place in range(len(questions))),
    )

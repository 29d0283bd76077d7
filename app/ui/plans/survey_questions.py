"""«Câu hỏi»: the questions of a survey in their order; they change only while no form was entered."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.surveys import QUESTION_KIND_WORDS, Survey, SurveyQuestion, allowed
from app.i18n import _
from app.services.plans import surveys
from app.text import format_number
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.plans import survey_boxes
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table

_Line = tuple[int, SurveyQuestion]


class SurveyQuestions(QWidget):
    """Insert adds, Enter changes, Delete takes out, Alt+PgUp and Alt+PgDn move."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._survey: Survey | None = None
        column = QVBoxLayout(self)
        theme.space(column, (0, 4, 0, 8), 8)
        self.locked = label("", "content", "muted", wrap=True)
        self.locked.setContentsMargins(theme.current().px(16), 0, theme.current().px(16), 0)
        column.addWidget(self.locked)
        model = TableModel(_columns())
        self.table = Table(context, "survey-questions", model, row_height="row_two_lines", is_sortable=False)
        self.table.row_opened.connect(lambda line: self.change(line[0]))
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        theme.space(row, (16, 0, 16, 0), 8)
        self.add_button = Button(_("Thêm câu hỏi"), "ghost", "plus", self.add, small=True)
        self.up = IconButton("chevron-up", _("Lên trước (Alt+PgUp)"), lambda: self.move_line(-1))
        self.down = IconButton("chevron-down", _("Xuống sau (Alt+PgDn)"), lambda: self.move_line(1))
        self.drop_button = Button(_("Bỏ câu này"), "ghost", "trash-2", self.drop, small=True)
        self._buttons = (self.add_button, self.up, self.down, self.drop_button)
        for button in self._buttons:
            row.addWidget(button)
            if button is self.down:
                row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.table.view)

    def show_survey(self, survey: Survey, forms: int) -> None:
        """Show the questions of a survey with so many forms entered."""
        self._survey = survey
        self.table.set_rows(tuple(enumerate(survey.questions)), same=lambda line: line[0])
        told = _("Đã nhập {count} phiếu theo các câu hỏi này nên không sửa được; bỏ hết phiếu rồi mới sửa câu hỏi.")
        self.locked.setText(told.format(count=format_number(forms)) if forms else "")
        self.locked.setVisible(bool(forms))
        for button in self._buttons:
            button.setEnabled(not forms)

    # --- acting ---

    def add(self) -> None:
        """One more question."""
        if self._survey is not None:
            survey_boxes.ask_question(self, self._context, self._survey, None, lambda _saved: None)

    def change(self, place: int) -> None:
        """Change a question; the service refuses one that was answered."""
        if self._survey is not None:
            survey_boxes.ask_question(self, self._context, self._survey, place, lambda _saved: None)

    def drop(self) -> None:
        """Take out the question under the cursor."""
        place = self._place()
        if self._survey is not None and place is not None:
            kept = tuple(item for number, item in enumerate(self._survey.questions) if number != place)
            self._store(kept)

    def move_line(self, step: int) -> None:
        """Put the question under the cursor before or behind its neighbour."""
        place = self._place()
        if self._survey is None or place is None or not 0 <= place + step < len(self._survey.questions):
            return
        every = list(self._survey.questions)
        every[place], every[place + step] = every[place + step], every[place]
        if self._store(tuple(every)):
            self.table.select(lambda line: line[0] == place + step)

    def _place(self) -> int | None:
        line = self.table.current_row()
        return line[0] if isinstance(line, tuple) else None

    def _store(self, questions: tuple[SurveyQuestion, ...]) -> bool:
        survey = self._survey
        if survey is None:
            return False
        ws = self._context.workspace
        return operations.write(self, lambda: surveys.save(ws, replace(survey, questions=questions)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        elif is_alt and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_line(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)


def _columns() -> tuple[Column[_Line], ...]:
    return (
        Column("number", _("Câu"), lambda line: line[0] + 1, width=52, is_number=True),
        Column(
            "text", _("Câu hỏi"), lambda line: line[1].text, width=320, least=180, is_stretched=True,
            cell=lambda line: Cell(caption=allowed(line[1]), tooltip=f"{line[1].text}\n{allowed(line[1])}"),
        ),
        Column("kind", _("Trả lời bằng"), lambda line: _(QUESTION_KIND_WORDS[line[1].kind]), width=110),
    )  # fmt: skip

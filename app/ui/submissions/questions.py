"""«Câu hỏi»: every open question of all received reports in one list, answered by keys one after the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain import findings_text
from app.i18n import _
from app.progress import Progress
from app.services import questions
from app.services.questions import GivenAnswer, OpenQuestion
from app.text import format_number
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.submissions.questions_card import QuestionCard
from app.ui.submissions.tab import Tab, Words
from app.ui.submissions.words import place
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.table import Table

#: From how many answers at once on, or reports to read, the worker does it.
_MANY = 6


def _key(item: OpenQuestion) -> tuple[int, int]:
    return (item.submission_id, item.finding_id)


def is_alike(one: OpenQuestion, other: OpenQuestion) -> bool:
    """Whether one answer fits both: the same kind of question about the same words with the same choices."""
    labels = [item.label for item in one.candidates]
    same_words = one.said.casefold().strip() == other.said.casefold().strip()
    return one.code == other.code and same_words and labels == [item.label for item in other.candidates]


def _last_year(row: OpenQuestion) -> Cell:
    return Cell(CellState.BLANK) if row.last_year is None and row.indicator else Cell()


def _columns() -> tuple[Column[OpenQuestion], ...]:
    return (
        Column("unit", _("Đơn vị"), lambda row: row.unit, cell=lambda row: Cell(tooltip=row.file), width=110, least=84),
        Column(
            "question",
            _("Câu hỏi"),
            lambda row: findings_text.title(row.code),
            cell=lambda row: Cell(caption=row.sentence, tooltip=row.sentence),
            width=220,
            least=140,
            is_stretched=True,
        ),
        Column("said", _("Ô ghi"), lambda row: row.said, cell=lambda row: Cell(tooltip=row.said), width=130, least=90),
        Column("place", _("Chỗ"), lambda row: place(row.where), width=130, least=110, drop=2),
        Column(
            "last",
            _("Năm trước"),
            lambda row: row.last_year,
            show=lambda row: "" if row.last_year is None else format_number(row.last_year),
            cell=_last_year,
            width=84,
            drop=1,
            is_number=True,
        ),
    )


class QuestionsTab(Tab):
    """The list at the left, the question under the cursor at the right."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._rows: tuple[OpenQuestion, ...] = ()
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(
            EmptyState(
                _("Không có câu hỏi nào đang chờ"),
                _("Ô nào máy đọc chưa chắc sẽ thành câu hỏi ở đây; chưa trả lời thì ô đó chưa được tính."),
            )
        )
        left = Panel(flush=True)
        self.table = Table(context, "submissions-questions", TableModel(_columns()), row_height="row_two_lines")
        self.table.view.setAccessibleName(_("Câu hỏi của mọi báo cáo"))
        self.table.row_chosen.connect(lambda _row: self._show_card())
        self.table.row_opened.connect(self._look)
        left.body.addWidget(self.table, 1)
        self.card = QuestionCard()
        self.card.answered.connect(self._answer)
        self.card.look_asked.connect(self._look)
        self._stack.addWidget(Beside(left, self.card))
        self.table.view.installEventFilter(self)

    # --- reading ---

    def load(self, submission_ids: Sequence[int]) -> None:
        """Read the questions of these reports: a few at once, many on the worker."""
        ws, wanted = self.context.workspace, tuple(submission_ids)
        if len(wanted) <= _MANY:
            self._show(questions.open_questions(ws, wanted))
            return

        def work(progress: Progress) -> tuple[OpenQuestion, ...]:
            progress(0, 1, _("Đang gom câu hỏi của {count} báo cáo").format(count=len(wanted)))
            return questions.open_questions(ws, wanted)

        operations.run(self, self.context, _("Đọc câu hỏi"), work, done=self._show)

    def _show(self, rows: tuple[OpenQuestion, ...]) -> None:
        before = self.table.view.currentIndex().row()
        self._rows = rows
        self._stack.setCurrentIndex(1 if rows else 0)
        self.table.set_rows(rows, _key)
        if self.table.current_row() is None and rows:
            number = min(max(0, before), self.table.proxy.rowCount() - 1)
            following = self.table.proxy.index(number, 0)
            self.table.view.setCurrentIndex(following)
        self._show_card()
        self.news.emit()

    @property
    def rows(self) -> tuple[OpenQuestion, ...]:
        """The questions as read last."""
        return self._rows

    def _show_card(self) -> None:
        current = self.table.current_row()
        alike = [row for row in self._rows if current is not None and is_alike(row, current)]
        self.card.show_question(current, alike)

    # --- answering ---

    def _answer(self, answers: Sequence[GivenAnswer]) -> None:
        ws, given = self.context.workspace, tuple(answers)
        if len(given) <= _MANY:
            operations.write(self, lambda: questions.answer_many(ws, given))
            return

        def work(progress: Progress) -> int:
            progress(0, 1, _("Đang ghi {count} câu trả lời").format(count=len(given)))
            return questions.answer_many(ws, given)

        operations.run(self, self.context, _("Trả lời câu hỏi"), work)

    def _look(self, question: OpenQuestion | None) -> None:
        if question is not None:
            self.context.go("submissions", (question.submission_id, question.where))

    def eventFilter(self, watched: object, event: object) -> bool:
        """Number keys and Ctrl+Enter answer; the view would search and open with them."""
        if watched is not self.table.view or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QKeyEvent.Type.KeyPress:
            return False
        return self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.card.answer()
            return True
        number = event.key() - Qt.Key.Key_0
        return (
            not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and 0 <= number <= 9
            and self.card.choose(number)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by keys also from beside the table."""
        if not self._press(event):
            super().keyPressEvent(event)

    # --- head of the page ---

    def sentence(self) -> Words:
        """How many questions of how many reports wait."""
        reports = len({row.submission_id for row in self._rows})
        if not reports:
            return [_("Không còn câu hỏi nào chờ trả lời.")]
        asked = Part(_("{count} câu hỏi").format(count=len(self._rows)), "ask")
        rest = _(" của {reports} báo cáo chờ trả lời; ô chưa trả lời thì chưa được tính.").format(reports=reports)
        return [asked, rest]

    def focus_widget(self) -> QWidget:
        """The questions."""
        return self.table.view if self._rows else self

"""The clause a part of a plan stands on: its number as a green word, the plan's own sentences below it on a click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.domain.plans.citations import cited, printed_clause
from app.domain.plans.plan import Plan, PlanParagraph
from app.i18n import _
from app.services.plans import register
from app.ui import theme
from app.ui.context import UiContext
from app.ui.icons import icon
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import clear_layout


class ClauseQuote(QWidget):
    """Shows «Theo mục II.1»; click or Enter unfolds what the plan says there, once more folds it.

    A part without a clause shows nothing. The sentence that is quoted is heavier than what stands around it.
    """

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._clause = self._quote = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        self.word = Button("", "ghost", "book-open", self.turn, small=True)
        column.addWidget(self.word, 0, Qt.AlignmentFlag.AlignLeft)
        self.text = QFrame()
        self.text.setProperty("part", "sunken")
        inner = QVBoxLayout(self.text)
        theme.space(inner, (12, 8, 12, 8), 4)
        self._lines = inner
        column.addWidget(self.text)
        self.text.hide()
        self.hide()

    @property
    def is_unfolded(self) -> bool:
        """Whether the sentences are in sight."""
        return not self.text.isHidden()

    def quote(self, plan: Plan | None, clause: str, quote: str = "") -> None:
        """Stand for another clause; what was unfolded stays so while the clause is the same."""
        before = (self._plan.key if self._plan else "", self._clause)
        self._plan, self._clause, self._quote = plan, clause, quote
        is_same = before == (plan.key if plan else "", clause)
        self.setVisible(bool(plan and clause))
        self.word.setText(_("Theo mục {clause}").format(clause=printed_clause(clause)))
        self._unfold(is_unfolded=is_same and self.is_unfolded)

    def turn(self) -> None:
        """Unfold the sentences, or fold them again."""
        self._unfold(is_unfolded=not self.is_unfolded)

    def _unfold(self, *, is_unfolded: bool) -> None:
        clear_layout(self._lines)
        if is_unfolded and self._plan is not None:
            self._show(self._plan)
        self.text.setVisible(is_unfolded)
        self.word.setIcon(icon("chevron-up" if is_unfolded else "book-open", "accenttext"))
        self.word.setToolTip(_("Gấp lại") if is_unfolded else _("Đọc nguyên văn trong kế hoạch"))

    def _show(self, plan: Plan) -> None:
        # Lists hold plans without their text.
        whole = plan if plan.paragraphs else register.find(self._context.workspace, plan.key)
        place = cited(whole.paragraphs, self._clause, self._quote) if self._quote else None
        quoted = whole.paragraphs[place.paragraph] if place else None
        lines = register.clause_text(whole, self._clause)
        if quoted is not None and not any(item is quoted for item in lines):
            lines = (*lines, quoted)
        for item in lines:
            self._lines.addWidget(_line(item, is_quoted=item is quoted))
        if not lines:
            told = _("Văn bản kế hoạch đã lưu không có mục này.") if whole.paragraphs else _("Chưa lưu nguyên văn.")
            self._lines.addWidget(label(told, "caption", "muted", wrap=True))


def _line(item: PlanParagraph, *, is_quoted: bool) -> QWidget:
    shown = label(item.text, "strong" if is_quoted else "content", wrap=True)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return shown

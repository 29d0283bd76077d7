"""«Khảo sát»: the surveys of the plan as a list, and the one that is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.i18n import _
from app.services.plans import surveys
from app.services.plans.surveys import SurveyRow
from app.text import format_number
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.plans import survey_boxes
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.plans.survey_columns import FILTERS, empty_state, list_model, sentence_of
from app.ui.plans.survey_editor import SurveyEditor
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import ListingTab
from app.ui.widgets.table import Table


class SurveysTab(PlanTab, ListingTab):
    """The list, or in its place one survey. Target: the number of a survey."""

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context, choice)
        self.table = Table(context, "surveys", list_model(), row_height="row_two_lines", frozen=1)
        self.table.row_opened.connect(lambda row: self.open_survey(row.survey.id))
        self.table.row_chosen.connect(lambda _row: self.news.emit())
        self.editor = SurveyEditor(context)
        tools = ListTools.over(self.table, _("Tìm cuộc khảo sát (Ctrl+F)"), _("Tìm cuộc khảo sát"), FILTERS)
        self._put(self.editor, empty_state(self.add), tools)
        choice.turned.connect(self.editor.forget)

    # --- state ---

    @property
    def has_choice(self) -> bool:
        """Another plan is chosen at the list."""
        return not self.is_open

    def rows(self) -> Sequence[SurveyRow] | None:
        """Every survey of the plan."""
        plan = self.plan()
        return surveys.rows(self.context.workspace, plan.id) or None if plan else None

    def key_of(self, row: SurveyRow) -> int:
        """The number of a survey."""
        return row.survey.id

    @property
    def open_key(self) -> int:
        """The number of the survey that is open."""
        return self.editor.survey_id

    def sentence(self) -> tuple[Part | str, ...]:
        """How many there are and what waits, or what holds for the open one."""
        if self.is_open:
            return self.editor.sentence()
        rows = self.table.model.rows
        return sentence_of(rows) if rows else (_("Kế hoạch này chưa có cuộc khảo sát."),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Those of the open survey, else one more."""
        if self.is_open:
            return self.editor.buttons()
        if not self.plan_key:
            return None, None
        return None, Button(_("Lập cuộc khảo sát"), "primary", "plus", self.add)

    # --- acting ---

    def add(self) -> None:
        """Begin a survey of the plan."""
        plan = self.plan()
        if plan is not None:
            survey_boxes.ask_survey(self, self.context, plan, None, lambda saved: self.open_survey(saved.id))

    def open_survey(self, survey_id: int) -> None:
        """Show one survey in place of the list."""
        self.open_one()
        self.editor.open_survey(survey_id, self.plan())
        self.news.emit()

    def open_part(self, part: object) -> None:
        """Open a survey by its number."""
        if any(row.survey.id == part for row in self.table.model.rows) and isinstance(part, int):
            self.open_survey(part)

    def take_file(self, path: Path) -> bool:
        """Read answers dropped onto the open survey; whether there is one."""
        if self.is_open:
            self.editor.take_file(path)
        return self.is_open

    def remove(self) -> None:
        """Take out the survey under the cursor, asked about while it has forms."""
        row = self.table.current_row()
        if not isinstance(row, SurveyRow):
            return
        if not row.forms:
            self._remove(row)
            return
        text = _("Cuộc khảo sát có {count} phiếu đã nhập; bỏ cả phiếu. Việc này hoàn tác được.")
        dialogs.ask(
            self.window(), _("Bỏ cuộc khảo sát “{title}”?").format(title=row.survey.title),
            text.format(count=format_number(row.forms)), _("Bỏ cuộc khảo sát"), lambda: self._remove(row),
            is_danger=True,
        )  # fmt: skip

    def _remove(self, row: SurveyRow) -> None:
        operations.write(self, lambda: surveys.remove(self.context.workspace, row.survey.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert begins a survey, Delete takes one out."""
        if event.key() == Qt.Key.Key_Insert and not self.is_open:
            self.add()
        elif event.key() == Qt.Key.Key_Delete and not self.is_open:
            self.remove()
        else:
            super().keyPressEvent(event)

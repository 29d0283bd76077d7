"""«Phân loại»: the rounds of the plan as a list, and the one that is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.i18n import _
from app.services.plans import classification
from app.services.plans.classification import RoundSheet
from app.text import format_number
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.plans import round_boxes
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.plans.round_columns import FILTERS, empty_state, list_model, sentence_of
from app.ui.plans.round_editor import RoundEditor
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import ListingTab
from app.ui.widgets.table import Table


class ClassificationTab(PlanTab, ListingTab):
    """The list, or in its place one round. Target: the number of a round."""

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context, choice)
        self.table = Table(context, "rounds", list_model(), row_height="row_two_lines", frozen=1)
        self.table.row_opened.connect(lambda sheet: self.open_round(sheet.round.id))
        self.editor = RoundEditor(context)
        tools = ListTools.over(self.table, _("Tìm đợt phân loại (Ctrl+F)"), _("Tìm đợt phân loại"), FILTERS)
        self._put(self.editor, empty_state(self.add), tools)
        choice.turned.connect(self.editor.forget)

    # --- state ---

    @property
    def has_choice(self) -> bool:
        """Another plan is chosen at the list."""
        return not self.is_open

    def rows(self) -> Sequence[RoundSheet] | None:
        """Every round of the plan, the newest first."""
        plan, ws = self.plan(), self.context.workspace
        if plan is None:
            return None
        found = [classification.sheet(ws, item.id) for item in classification.rounds(ws, plan.id)]
        return tuple(reversed(found)) or None

    def key_of(self, row: RoundSheet) -> int:
        """The number of a round."""
        return row.round.id

    @property
    def open_key(self) -> int:
        """The number of the round that is open."""
        return self.editor.round_id

    def sentence(self) -> tuple[Part | str, ...]:
        """How many there are and what the last one lacks, or what holds for the open one."""
        if self.is_open:
            return self.editor.sentence()
        rows = self.table.model.rows
        return sentence_of(rows) if rows else (_("Kế hoạch này chưa có đợt phân loại."),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Those of the open round, else one more."""
        if self.is_open:
            return self.editor.buttons()
        if not self.plan_key:
            return None, None
        return None, Button(_("Mở đợt phân loại"), "primary", "plus", self.add)

    # --- acting ---

    def add(self) -> None:
        """Begin a round of the plan."""
        plan = self.plan()
        if plan is not None:
            round_boxes.ask_round(self, self.context, plan, None, lambda saved: self.open_round(saved.id))

    def open_round(self, round_id: int) -> None:
        """Show one round in place of the list."""
        self.open_one()
        self.editor.open_round(round_id, self.plan())
        self.news.emit()

    def open_part(self, part: object) -> None:
        """Open a round by its number."""
        if isinstance(part, int) and any(row.round.id == part for row in self.table.model.rows):
            self.open_round(part)

    def take_file(self, path: Path) -> bool:
        """Read grades dropped onto the open round; whether there is one."""
        if self.is_open:
            self.editor.take_file(path)
        return self.is_open

    def remove(self) -> None:
        """Take out the round under the cursor, asked about while places were graded in it."""
        row = self.table.current_row()
        if not isinstance(row, RoundSheet):
            return
        if not row.results:
            self._remove(row)
            return
        text = _("Đợt này có {count} đơn vị đã phân loại; bỏ cả kết quả. Việc này hoàn tác được.")
        dialogs.ask(
            self.window(), _("Bỏ đợt “{title}”?").format(title=row.round.title),
            text.format(count=format_number(len(row.results))), _("Bỏ đợt phân loại"), lambda: self._remove(row),
            is_danger=True,
        )  # fmt: skip

    def _remove(self, row: RoundSheet) -> None:
        operations.write(self, lambda: classification.remove(self.context.workspace, row.round.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert begins a round, Delete takes one out."""
        if event.key() == Qt.Key.Key_Insert and not self.is_open:
            self.add()
        elif event.key() == Qt.Key.Key_Delete and not self.is_open:
            self.remove()
        else:
            super().keyPressEvent(event)

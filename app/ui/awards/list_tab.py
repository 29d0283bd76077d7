"""«Đề nghị»: every nomination of the season as a list, and the one that is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.i18n import _
from app.services.awards import nominations
from app.services.awards.nominations import NominationRow
from app.ui.awards import adding, step_boxes
from app.ui.awards.nomination_columns import FILTERS, list_model, sentence_of
from app.ui.awards.nomination_editor import NominationEditor
from app.ui.awards.season_choice import no_season, season_of
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import ListingTab
from app.ui.widgets.table import Table


class ListTab(ListingTab):
    """The list, or in its place the editor of one nomination."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.table = Table(context, "nominations", list_model(), row_height="row_two_lines", frozen=1)
        self.table.row_opened.connect(lambda row: self.open_nomination(row.id))
        self.editor = NominationEditor(context)
        hint = _("Tìm tên, xóm, đơn vị, hình thức (Ctrl+F)")
        tools = ListTools.over(self.table, hint, _("Tìm đề nghị"), FILTERS)
        self._put(self.editor, no_season(self, context), tools)

    # --- state ---

    def rows(self) -> Sequence[NominationRow] | None:
        """Every nomination of the season of the year."""
        ws = self.context.workspace
        campaign = season_of(ws, self.context.year)
        return nominations.rows(ws, campaign.id) if campaign else None

    def key_of(self, row: NominationRow) -> int:
        """The number of a nomination."""
        return row.id

    @property
    def open_key(self) -> int:
        """The number of the nomination that is open."""
        return self.editor.nomination_id

    def sentence(self) -> tuple[Part | str, ...]:
        """How many there are and what waits, or what holds for the open one."""
        if self.is_open:
            return self.editor.sentence()
        return sentence_of(self.table.model.rows)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The next step of the open one, else bring lists in and add one."""
        if self.is_open:
            row = self.editor.row
            if row is None or row.next_step is None:
                return None, None
            return None, Button(row.next_words, "primary", "arrow-right", self.editor.panel.press)
        if season_of(self.context.workspace, self.context.year) is None:
            return None, None
        bring = Button(_("Nhập danh sách"), "plain", "inbox", self.ask_lists)
        return bring, Button(_("Thêm đề nghị"), "primary", "plus", lambda: self.add(None))

    # --- acting ---

    def add(self, place: object) -> None:
        """Add somebody; ``place`` gives award, unit and kind where they are known."""
        campaign = season_of(self.context.workspace, self.context.year)
        if campaign is not None:
            adding.ask_new(self, self.context, campaign, place, self.open_nomination)

    def ask_lists(self) -> None:
        """Where lists of names may come from."""
        campaign = season_of(self.context.workspace, self.context.year)
        if campaign is not None:
            adding.show_ways(self, self.context, campaign)

    def read_reports(self) -> None:
        """Take the nominees of the reports of the year."""
        campaign = season_of(self.context.workspace, self.context.year)
        if campaign is not None:
            adding.read_reports(self, self.context, campaign)

    def take_file(self, path: Path) -> bool:
        """Take the table of names in a file that was dropped; whether there is a season for it."""
        campaign = season_of(self.context.workspace, self.context.year)
        if campaign is not None:
            adding.read_file(self, self.context, campaign, path)
        return campaign is not None

    def paste(self) -> None:
        """Take a range copied from Excel or Word."""
        campaign = season_of(self.context.workspace, self.context.year)
        if campaign is not None and not self.is_open:
            adding.read_clipboard(self, self.context, campaign)

    def open_nomination(self, nomination_id: int) -> None:
        """Show one nomination in place of the list."""
        self.open_one()
        self.editor.open_nomination(nomination_id)
        self.news.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds one, Alt+PgUp and Alt+PgDn move a candidate among those who wait."""
        row = self.table.current_row()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Insert and not self.is_open:
            self.add(None)
        elif is_alt and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and isinstance(row, NominationRow):
            step_boxes.move_in_line(self, self.context, row, -1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

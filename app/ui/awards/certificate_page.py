"""«Bằng, giấy khen»: who is ready to be printed, the blanks and their editor, calibration of printers."""

from collections.abc import Sequence

from PySide6.QtGui import QCursor

from app.domain.awards.certificates import CertificateLayout
from app.i18n import _
from app.services.awards import certificate_printing
from app.services.awards.certificate_printing import CertificateRow
from app.ui.awards.certificate_columns import FILTERS
from app.ui.awards.certificate_editor import CertificateEditor
from app.ui.awards.certificate_layout_menu import LayoutMenu
from app.ui.awards.certificate_list import CertificateList
from app.ui.awards.season_choice import no_season, season_of
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import ListingTab


class CertificatesTab(ListingTab):
    """The list with a look at the chosen certificate, or in its place the editor of one blank."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.list = CertificateList(context)
        self.table = self.list.table
        self.editor = CertificateEditor(context)
        self.layouts = LayoutMenu(self, context, self.open_layout)
        self.list.calibration_asked.connect(self.layouts.ask_calibration)
        hint = _("Tìm tên, đơn vị, hình thức (Ctrl+F)")
        tools = ListTools.over(self.table, hint, _("Tìm bằng, giấy khen"), FILTERS)
        self._put(self.editor, no_season(self, context), tools, self.list)

    # --- state ---

    def rows(self) -> Sequence[CertificateRow] | None:
        """Every certificate of the season of the year."""
        campaign = season_of(self.context.workspace, self.context.year)
        return certificate_printing.rows(self.context.workspace, campaign.id) if campaign else None

    def key_of(self, row: CertificateRow) -> int:
        """The number of the nomination."""
        return row.nomination_id

    def reload(self) -> None:
        """Read the list again, the look at the chosen certificate with it."""
        super().reload()
        self.list.side.show_row(self.table.current_row())

    def sentence(self) -> tuple[Part | str, ...]:
        """How many are ready, and how many are not."""
        if self.is_open:
            return ()
        ready = sum(row.is_ready for row in self.list.rows)
        waiting = sum(bool(row.obstacles) for row in self.list.rows)
        parts: list[Part | str] = [_("{count} tờ sẵn sàng in").format(count=ready)]
        if waiting:
            parts += ["; ", Part(_("{count} chưa in được").format(count=waiting), "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The blanks, and printing what is chosen."""
        if self.is_open or season_of(self.context.workspace, self.context.year) is None:
            return None, None
        blanks = Button(_("Mẫu phôi"), "plain", "file-text", self.ask_layout)
        return blanks, Button(_("In bằng, giấy khen…"), "primary", "printer", self.list.print_chosen)

    # --- blanks ---

    def ask_layout(self) -> None:
        """Choose a blank to be measured."""
        self.layouts.menu(self.table.current_row()).popup(QCursor.pos())

    def open_layout(self, layout: CertificateLayout) -> None:
        """Show one blank in place of the list."""
        campaign = season_of(self.context.workspace, self.context.year)
        self.open_one()
        self.editor.open_layout(layout, campaign.id if campaign else None)
        self.news.emit()

"""«Bằng, giấy khen»: who is ready to be printed, the blanks and their editor, calibration of printers."""

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.awards.certificates import CertificateLayout
from app.i18n import _
from app.services.awards import certificate_printing
from app.ui import theme
from app.ui.awards.certificate_columns import FILTERS
from app.ui.awards.certificate_editor import CertificateEditor
from app.ui.awards.certificate_layout_menu import LayoutMenu
from app.ui.awards.certificate_list import CertificateList
from app.ui.awards.season_choice import no_season, season_of
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.tab import PageTab


class CertificatesTab(PageTab):
    """The list with a look at the chosen certificate, or in its place the editor of one blank."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = FrontStack()
        outer.addWidget(self._stack)
        self.list = CertificateList(context)
        self.table = self.list.table
        self._tools = self._bar()
        self.editor = CertificateEditor(context)
        self.editor.closed.connect(self.close_layout)
        self.layouts = LayoutMenu(self, context, self.open_layout)
        self.list.calibration_asked.connect(self.layouts.ask_calibration)
        self._empty = no_season(self, context)
        for widget in (self._empty, self.list, self.editor):
            self._stack.addWidget(widget)
        self.setFocusProxy(self.table.view)

    def _bar(self) -> ListTools:
        tools = ListTools(_("Tìm tên, đơn vị, hình thức (Ctrl+F)"), _("Tìm bằng, giấy khen"), [_(w) for w in FILTERS])
        tools.narrowed.connect(self.table.set_text)
        tools.filtered.connect(lambda number: self.table.proxy.set_predicate(tuple(FILTERS.values())[number]))
        tools.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(tools.search.setFocus)
        return tools

    def tools(self) -> QWidget:
        """Search and filter."""
        return self._tools

    def head(self) -> QWidget:
        """The name of the open blank, the way back."""
        return self.editor.head

    # --- state ---

    @property
    def is_open(self) -> bool:
        """Whether a blank is open."""
        return self._stack.currentWidget() is self.editor

    def reload(self) -> None:
        """Read the list again; an open blank stays, shown as it is stored now."""
        campaign = season_of(self.context.workspace, self.context.year)
        self.list.show_rows(certificate_printing.rows(self.context.workspace, campaign.id) if campaign else ())
        if self.is_open:
            self.editor.refresh()
        else:
            self._stack.setCurrentWidget(self.list if campaign else self._empty)

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
        self._stack.setCurrentWidget(self.editor)
        self.editor.open_layout(layout, campaign.id if campaign else None)
        self.news.emit()

    def close_layout(self) -> None:
        """Back to the list."""
        self.editor.forget()
        self._stack.setCurrentWidget(self.list)
        self.reload()
        self.table.view.setFocus()
        self.news.emit()

    def flush(self) -> None:
        """Keep what is being moved."""
        self.editor.save()

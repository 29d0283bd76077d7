"""«Bằng, giấy khen»: who is ready to be printed, a look at each, printing, blanks, calibration; one blank when open."""

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.awards.certificates import CertificateLayout
from app.i18n import _
from app.services.awards import certificate_printing, golden_book
from app.services.awards.certificate_printing import CertificateRow
from app.ui import operations, theme
from app.ui.awards.certificate_columns import FILTERS, certificates_model
from app.ui.awards.certificate_editor import CertificateEditor
from app.ui.awards.certificate_layout_menu import LayoutMenu
from app.ui.awards.certificate_print_box import ask_print
from app.ui.awards.certificate_side import CertificateSide
from app.ui.awards.season_choice import no_season, season_of
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class CertificatesTab(PageTab):
    """The list with a look at the chosen certificate, or in its place the editor of one blank."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = FrontStack()
        outer.addWidget(self._stack)
        listed = Panel(flush=True)
        self.table = Table(context, "certificates", certificates_model(self._set_number), row_height="row_two_lines")
        self.side = CertificateSide(context)
        self.table.row_chosen.connect(self.side.show_row)
        self.table.row_opened.connect(self._print_row)
        listed.body.addWidget(self.table, 1)
        listed.body.addLayout(self._foot())
        self._list = Beside(listed, self.side)
        self._tools = self._bar()
        self.editor = CertificateEditor(context)
        self.editor.closed.connect(self.close_layout)
        self.layouts = LayoutMenu(self, context, self.open_layout)
        self._empty = no_season(self, context)
        for widget in (self._empty, self._list, self.editor):
            self._stack.addWidget(widget)
        self.setFocusProxy(self.table.view)

    def _bar(self) -> ListTools:
        tools = ListTools(_("Tìm tên, đơn vị, hình thức (Ctrl+F)"), _("Tìm bằng, giấy khen"), [_(w) for w in FILTERS])
        tools.narrowed.connect(self.table.set_text)
        tools.filtered.connect(lambda number: self.table.proxy.set_predicate(tuple(FILTERS.values())[number]))
        tools.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(tools.search.setFocus)
        return tools

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        theme.space(foot, (12, 4, 12, 8), 8)
        self.number = Button(_("Lấy số sổ vàng"), "plain", "book-open", self.take_numbers, small=True)
        self.prove = Button(_("Tên đã ký duyệt"), "plain", "check", self.prove_names, small=True)
        self.calibrate = Button(_("Căn máy in…"), "plain", "printer", self.ask_calibration, small=True)
        for button in (self.number, self.prove, self.calibrate):
            foot.addWidget(button)
        foot.addStretch(1)
        return foot

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
        rows = certificate_printing.rows(self.context.workspace, campaign.id) if campaign else ()
        self.table.set_rows(rows, same=lambda row: row.nomination_id)
        self.side.show_row(self.table.current_row())
        if self.is_open:
            self.editor.refresh()
        else:
            self._stack.setCurrentWidget(self._list if campaign else self._empty)

    def sentence(self) -> tuple[Part | str, ...]:
        """How many are ready and printed, and the state of the golden book."""
        if self.is_open:
            return ()
        rows = self.table.model.rows
        ready = sum(row.is_ready for row in rows)
        waiting = sum(bool(row.obstacles) for row in rows)
        parts: list[Part | str] = [_("{count} tờ sẵn sàng in").format(count=ready)]
        if waiting:
            parts += ["; ", Part(_("{count} chưa in được").format(count=waiting), "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The blanks, and printing what is chosen."""
        if self.is_open or season_of(self.context.workspace, self.context.year) is None:
            return None, None
        blanks = Button(_("Mẫu phôi"), "plain", "file-text", self.ask_layout)
        return blanks, Button(_("In bằng, giấy khen…"), "primary", "printer", self.print_chosen)

    # --- acting ---

    def chosen(self) -> tuple[CertificateRow, ...]:
        """The selected rows, else everybody who is ready."""
        return self._selected() or tuple(row for row in self.table.model.rows if row.is_ready)

    def _selected(self) -> tuple[CertificateRow, ...]:
        return tuple(row for row in self.table.selected_rows() if isinstance(row, CertificateRow))

    def print_chosen(self) -> None:
        """Ask how the chosen certificates are printed."""
        rows = self.chosen()
        if rows:
            ask_print(self, self.context, rows)
        else:
            self.context.say(_("Chưa có tờ nào sẵn sàng in; cột Trạng thái cho biết vì sao."))

    def _print_row(self, row: object) -> None:
        """Enter prints the selection the row is in, else the row alone."""
        if isinstance(row, CertificateRow):
            selected = self._selected()
            ask_print(self, self.context, selected if row in selected else (row,))

    def take_numbers(self) -> None:
        """The next numbers of the golden book for the selected, else for everybody with a decision."""
        rows, ws = self._selected() or self.table.model.rows, self.context.workspace
        ids = [row.nomination_id for row in rows if row.is_decided]
        campaign = season_of(ws, self.context.year)
        if ids and campaign and operations.write(self, lambda: golden_book.number(ws, ids)):
            self.context.say(" ".join(item.sentence for item in golden_book.series(ws, campaign.id)), can_undo=True)

    def _set_number(self, row: CertificateRow, text: str) -> None:
        ws = self.context.workspace
        if text.strip() != row.golden_book_no:
            operations.write(self, lambda: golden_book.set_number(ws, row.nomination_id, text))

    def prove_names(self) -> None:
        """The names of the chosen rows were signed on the proof list."""
        ids, ws = [row.nomination_id for row in self._selected()], self.context.workspace
        if ids:
            operations.write(self, lambda: certificate_printing.prove_names(ws, ids))
        else:
            self.context.say(_("Chọn các dòng có tên đã được ký duyệt trên bản in thử."))

    def ask_calibration(self) -> None:
        """Measure how far a printer prints off."""
        self.layouts.ask_calibration()

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
        self._stack.setCurrentWidget(self._list)
        self.reload()
        self.table.view.setFocus()
        self.news.emit()

    def flush(self) -> None:
        """Keep what is being moved."""
        self.editor.save()

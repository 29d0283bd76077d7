"""«Đã ban hành»: the reports that left, whether they still hold, in what they differ from today, how to mend them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.outdated import IssuedDifference
from app.i18n import _
from app.progress import Progress
from app.services import outdated, register, reviews
from app.services.reviews import IssuedReview
from app.ui import exporting, operations, theme
from app.ui.context import UiContext
from app.ui.reviews.issue_boxes import ask_correcting, ask_replacing
from app.ui.reviews.issued_lines import chain_lines, difference_lines, number_of
from app.ui.reviews.issued_list import make_table, state_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import Panel, SidePanel, clear_layout

_MOST = 60


class IssuedTab(QWidget):
    """Issued reports left, the difference to what counts today right."""

    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self._comparing = 0
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(
            EmptyState(
                _("Chưa ban hành báo cáo nào của năm này"),
                _("Khi ban hành, báo cáo lấy số, ghi ngày và được giữ nguyên từng chữ, cả Word và PDF."),
                (
                    (_("Viết xong các mục"), _("F7 tới mục chưa xong")),
                    (_("Ban hành"), _("chọn ngày và số; chương trình nói điều gì chưa ổn")),
                    (_("Số liệu đổi về sau"), _("trang này nói đổi gì và lập báo cáo đính chính hay thay thế")),
                ),
            )
        )
        inner = QWidget()
        row = QHBoxLayout(inner)
        theme.space(row, gap=16)
        panel = Panel(flush=True)
        self.table = make_table(context)
        self.table.row_chosen.connect(self._show)
        panel.body.addWidget(self.table, 1)
        row.addWidget(panel, 1)
        self.side = SidePanel(wide=True)
        self._replace = Button(_("Thay thế…"), "plain", clicked=self.replace, small=True)
        self._replace.setToolTip(_("Ban hành báo cáo mới thay báo cáo này, với số liệu đang được duyệt"))
        self._correct = Button(_("Đính chính…"), "plain", clicked=self.correct, small=True)
        self._correct.setToolTip(_("Ban hành báo cáo đính chính, chỉ nêu những số và lời đã đổi"))
        out = Button(_("Xuất…"), "plain", "upload", self.export, small=True)
        out.setToolTip(_("Ghi ra đúng tệp Word và PDF đã ban hành"))
        for button in (out, self._correct, self._replace):
            self.side.foot.addWidget(button)
        self.side.foot.addStretch(1)
        row.addWidget(self.side)
        self._stack.addWidget(inner)

    # --- state ---

    def reload(self) -> None:
        """Read the issued reports of the year again."""
        found = reviews.issued(self.context.workspace, self.context.year)
        self._stack.setCurrentIndex(1 if found else 0)
        self.table.set_rows(found, same=lambda row: row.document.id)
        if self.table.current_row() is None:
            self.table.select(lambda _row: True)
        else:
            self._show(self.table.current_row())
        self.news.emit()

    @property
    def chosen(self) -> IssuedReview | None:
        """The report that is shown."""
        row = self.table.current_row()
        return row if isinstance(row, IssuedReview) else None

    def _show(self, row: object) -> None:
        if not isinstance(row, IssuedReview):
            return
        clear_layout(self.side.content)
        self.side.heading.setText(number_of(row.document))
        self.side.chip.show_state(*state_of(row))
        for words in chain_lines(row):
            self.side.content.addWidget(label(words, "content", "muted", wrap=True))
        may_mend = row.replaced_by is None and row.is_stale
        for button in (self._replace, self._correct):
            button.setVisible(may_mend)
        if row.replaced_by is None:
            self._compare(row.document.id)

    def _compare(self, issued_id: int) -> None:
        """Tell what differs; counted on the worker, shown only while this report is chosen."""
        ws = self.context.workspace
        self._comparing += 1
        number = self._comparing

        def work(_progress: Progress) -> IssuedDifference:
            return outdated.difference(ws, issued_id)

        def done(found: IssuedDifference) -> None:
            if number == self._comparing:
                self._tell(found)

        operations.run(self, self.context, _("So báo cáo đã ban hành với số liệu hiện nay"), work, done=done)

    def _tell(self, found: IssuedDifference) -> None:
        column = self.side.content
        column.addWidget(rule())
        if found.is_empty and not found.units:
            column.addWidget(
                label(_("Mọi số và lời vẫn đúng như số liệu đang được duyệt."), "content", "good", wrap=True)
            )
        lines = list(difference_lines(found, self.context.workspace.presets.catalogue(self.context.year)))
        for title, text in lines[:_MOST]:
            column.addWidget(label(title, "strong", wrap=True))
            column.addWidget(label(text, "content", "muted", wrap=True))
        if len(lines) > _MOST:
            column.addWidget(label(_("và {count} chỗ nữa").format(count=len(lines) - _MOST), "caption", "muted"))
        column.addStretch(1)

    # --- acting ---

    def replace(self) -> None:
        """Issue the report anew in the place of the chosen one."""
        if self.chosen is not None:
            ask_replacing(self.window(), self.context, self.chosen.document, self.reload)

    def correct(self) -> None:
        """Issue a «báo cáo đính chính» about the chosen one."""
        if self.chosen is not None:
            ask_correcting(self.window(), self.context, self.chosen.document, self.reload)

    def export(self) -> None:
        """Write the chosen report byte for byte as it left."""
        row = self.chosen
        if row is not None:
            ws, issued_id = self.context.workspace, row.document.id
            exporting.into_folder(
                self,
                self.context,
                _("Xuất báo cáo đã ban hành"),
                lambda folder, _progress: register.export_paper(ws, issued_id, folder),
            )

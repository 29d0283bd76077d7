"""The papers of an event: which fit it now, how each looks; those with a number are written on in «Văn bản»."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout

from app.i18n import _
from app.progress import Progress
from app.services import event_papers, outgoing
from app.services.event_papers import EventPaper
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.events import editor_printing
from app.ui.events.editor_backdrop import ask_backdrop
from app.ui.events.editor_section import Section
from app.ui.papers import paper_actions
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.paper_preview import PaperPreview
from app.ui.widgets.table import Table


class PapersSection(Section):
    """The list left, the printed pages right; Enter on a paper with a number writes its draft and opens it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._event_id, self._is_stale = 0, False
        self._is_drawing, self._wants_drawing = False, False
        outer = QVBoxLayout(self)
        theme.space(outer, (16, 12, 16, 8), 8)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().px(10))
        model = TableModel(_columns())
        self.table = Table(context, "event_papers", model, row_height="row_two_lines", is_sortable=False)
        self.table.row_chosen.connect(lambda _row: self._look())
        self.table.row_opened.connect(lambda _row: self.write())
        self.table.setMinimumWidth(theme.current().px(220))
        self.setFocusProxy(self.table.view)
        split.addWidget(self.table)
        self.preview = PaperPreview()
        self.preview.close_button.hide()
        self.preview.print_asked.connect(self.print)
        split.addWidget(self.preview)
        split.setSizes([300, 420])
        outer.addWidget(split, 1)
        outer.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        theme.space(foot, gap=8)
        self.write_button = Button(_("Soạn thành văn bản"), "plain", "file-plus", self.write, small=True)
        self.again_button = Button(
            _("Lấy lại nội dung từ sự kiện"), "ghost", "rotate-ccw", self.write_again, small=True
        )
        foot.addWidget(self.write_button)
        foot.addWidget(self.again_button)
        foot.addStretch(1)
        foot.addWidget(Button(_("Ma-két…"), "plain", "monitor", self.open_backdrop, small=True))
        foot.addWidget(Button(_("In tất cả"), "plain", "printer", self.print_all, small=True))
        return foot

    # --- showing ---

    def show_papers(self, event_id: int) -> None:
        """Show the papers that fit an event as it stands in the data file."""
        if event_id != self._event_id:
            self.preview.view.clear()
            self.table.set_rows(())
        self._event_id, self._is_stale = event_id, True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        self._is_stale = False
        rows = event_papers.available(self.context.workspace, self._event_id)
        self.table.set_rows(rows, same=lambda row: row.purpose)
        if self.table.current_row() is None:
            self.table.select(lambda _row: True)
        self._look()

    @property
    def current(self) -> EventPaper | None:
        """The paper under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, EventPaper) else None

    def _look(self) -> None:
        paper = self.current
        has_number = paper is not None and paper.has_number
        self.write_button.setVisible(has_number)
        is_written = paper is not None and paper.paper_id is not None
        self.write_button.setText(_("Mở văn bản") if is_written else _("Soạn thành văn bản"))
        self.again_button.setVisible(paper is not None and paper.differs)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Read and draw when it comes into sight, not while one types elsewhere."""
        super().showEvent(event)
        if self._is_stale and self.context.is_open:
            self._load()

    def _draw(self) -> None:
        """Draw the pages; while that goes on, more changes wait for one more drawing."""
        paper = self.current
        if paper is None or self._is_drawing or not self.isVisible():
            self._wants_drawing = self._is_drawing
            return
        ws, event_id, purpose = self.context.workspace, self._event_id, paper.purpose
        self._is_drawing, self._wants_drawing = True, False
        self.preview.view.say(_("Đang vẽ trang in…"))

        def work(_progress: Progress) -> bytes:
            return outgoing.print_(event_papers.document(ws, event_id, purpose)).pdf

        operations.run(
            self, self.context, _("Vẽ trang in"), work, done=self._drawn, cancelled=self._ended, failed=self._not_drawn
        )

    def _drawn(self, content: bytes) -> None:
        if not self._wants_drawing:
            self.preview.show_bytes(content)
        self._ended()

    def _not_drawn(self, _problem: object) -> bool:
        self._ended()
        return False

    def _ended(self) -> None:
        self._is_drawing = False
        if self._wants_drawing:
            self._draw()

    # --- acting ---

    def write(self) -> None:
        """Write the draft of the current paper, if there is none yet, and open it among the papers."""
        paper = self.current
        if paper is None or not paper.has_number:
            return
        ws, event_id = self.context.workspace, self._event_id
        if paper.number and paper.paper_id is not None:
            self.context.go("papers", paper.paper_id)
            return
        operations.write(
            self,
            lambda: event_papers.write_draft(ws, event_id, paper.purpose),
            done=lambda paper_id: self.context.go("papers", paper_id),
        )

    def write_again(self) -> None:
        """Let the draft say what the event says now."""
        paper = self.current
        if paper is not None:
            event_id = self._event_id
            operations.write(self, lambda: event_papers.write_again(self.context.workspace, event_id, paper.purpose))

    def print(self) -> None:
        """Put the pages that are shown on paper."""
        paper = self.current
        if paper is not None:
            paper_actions.print_pages(self, self.context, paper.name, self.preview.view.content)

    def print_all(self) -> None:
        """Write every paper of the event into one folder."""
        editor_printing.print_events(self, self.context, (self._event_id,))

    def open_backdrop(self) -> None:
        """The ma-két of the event."""
        ask_backdrop(self, self.context, self._event_id)


def _state(paper: EventPaper) -> tuple[str, str]:
    if paper.number:
        return paper.number, "ok"
    if paper.paper_id is not None:
        return (_("dự thảo, khác sự kiện"), "warn") if paper.differs else (_("dự thảo"), "draft")
    return (_("chưa soạn"), "none") if paper.has_number else (_("in ngay"), "plain")


def _columns() -> Sequence[Column[EventPaper]]:
    return (
        Column(
            "name",
            _("Giấy tờ"),
            lambda paper: paper.name,
            cell=lambda paper: Cell(caption=_("lấy số ở Văn bản") if paper.has_number else _("in ra dùng ngay")),
            width=170,
            least=120,
            is_stretched=True,
        ),
        Column(
            "state",
            _("Trạng thái"),
            lambda paper: _state(paper)[0],
            cell=lambda paper: Cell(chip=_state(paper)[1]),
            width=128,
            drop=1,
        ),
    )

"""«Soạn văn bản»: every paper written here; one of them open in its place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from app.domain.paper_content import WRITTEN_KINDS
from app.domain.papers import PAPER_WORDS, PaperKind
from app.i18n import _
from app.services import papers
from app.services.papers import PaperRow
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.papers.paper_editor import PaperEditor
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class PapersTab(PageTab):
    """The list, or the paper that was opened from it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._empty = self._make_empty()
        self._list = Panel(flush=True)
        bar = QHBoxLayout()
        theme.space(bar, (16, 12, 16, 0), 8)
        self.search = SearchField(_("Lọc theo trích yếu, loại, số…"), _("Lọc văn bản"))
        bar.addWidget(self.search)
        self._list.body.addLayout(bar)
        self.table = Table(context, "papers", TableModel(_columns()), row_height="row_two_lines")
        self.table.row_opened.connect(self._open_row)
        self.search.textChanged.connect(self.table.set_text)
        self.search.onward.connect(self.table.enter)
        self._list.body.addWidget(self.table, 1)
        self.editor = PaperEditor(context)
        self.editor.closed.connect(self.close_paper)
        self.editor.news.connect(self.news)
        for widget in (self._empty, self._list, self.editor):
            self._stack.addWidget(widget)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            _("Chưa có văn bản nào"),
            _("Quyết định, kế hoạch, công văn, giấy mời, biên bản… soạn ở đây đúng thể thức Nghị định 30."),
            (
                (_("Chọn loại"), _("căn cứ, nơi nhận, người ký có sẵn từ kế hoạch và Ban chỉ đạo")),
                (_("Gõ nội dung"), _("I., 1., a), - được hiểu là mục; trang in hiện bên cạnh")),
                (_("Ban hành"), _("lấy số, ghi ngày, vào sổ đăng ký văn bản đi")),
            ),
            (Button(_("Soạn văn bản"), "primary", "file-plus", self.ask_kind),),
        )

    # --- state ---

    @property
    def is_open(self) -> bool:
        """Whether a paper is open."""
        return self._stack.currentWidget() is self.editor

    def reload(self) -> None:
        """Read the list again; an open paper stays."""
        rows = papers.papers(self.context.workspace)
        self.table.set_rows(rows, same=lambda row: row.id)
        if not self.is_open:
            self._stack.setCurrentWidget(self._list if rows else self._empty)
        elif all(row.id != self.editor.paper_id for row in rows):
            # Its beginning was taken back.
            self.editor.paper_id = 0
            self.close_paper()
        else:
            self.editor.refresh()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many drafts wait."""
        if self.is_open:
            if self.editor.issued:
                return (_("Đã ban hành số {number}; từng chữ được giữ nguyên.").format(number=self.editor.issued),)
            lacking = self.editor.lacking
            return (Part(lacking, "warn"),) if lacking else (_("Đủ điều kiện ban hành."),)
        rows = self.table.model.rows
        drafts = sum(1 for row in rows if row.issued is None)
        if not rows:
            return (_("Chưa soạn văn bản nào."),)
        done = _("; {count} đã ban hành.").format(count=len(rows) - drafts)
        return (Part(_("{count} dự thảo").format(count=drafts), "accenttext" if drafts else "text2"), done)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Those of the open paper, else a new one."""
        if self.is_open:
            return self.editor.buttons()
        many = Button(_("Xuất nhiều văn bản…"), "plain", "files", self.export_many)
        return many, Button(_("Soạn văn bản"), "primary", "file-plus", self.ask_kind)

    # --- acting ---

    def ask_kind(self) -> None:
        """Choose the kind of a new paper."""
        self.menu_of_kinds().popup(QCursor.pos())

    def menu_of_kinds(self) -> QMenu:
        """Every kind that is written here."""
        menu = QMenu(self)
        for kind in WRITTEN_KINDS:
            menu.addAction(_(PAPER_WORDS[kind])).triggered.connect(self._beginning(kind))
        return menu

    def _beginning(self, kind: PaperKind) -> Callable[..., None]:
        return lambda *_checked: self.begin(kind)

    def begin(self, kind: PaperKind) -> None:
        """Begin a paper of a kind and open it."""
        ws = self.context.workspace
        operations.write(self, lambda: papers.save(ws, papers.new(ws, kind)), done=self.open_paper)

    def export_many(self) -> None:
        """Write many papers at once; the selected ones are ticked."""
        self.editor.export_many([row.id for row in self.table.selected_rows()])

    def open_paper(self, paper_id: int) -> None:
        """Show one paper in place of the list."""
        self._stack.setCurrentWidget(self.editor)
        self.editor.open_paper(paper_id)

    def close_paper(self) -> None:
        """Back to the list."""
        paper_id = self.editor.paper_id
        self.editor.forget()
        self._stack.setCurrentWidget(self._list)
        self.reload()
        self.table.select(lambda row: row.id == paper_id)
        self.table.view.setFocus()
        self.news.emit()

    def _open_row(self, row: object) -> None:
        if isinstance(row, PaperRow):
            self.open_paper(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+E writes many papers at once."""
        wanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_E and event.modifiers() == wanted and not self.is_open:
            self.export_many()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Keep what is being typed; the pages are drawn when they come into sight again."""
        self.editor.keep()


def _chip(row: PaperRow) -> str:
    if row.issued is None:
        return "draft"
    return "block" if row.issued.cancel_reason else "ok"


def _columns() -> tuple[Column[PaperRow], ...]:
    return (
        Column[PaperRow]("kind", _("Loại"), lambda row: _(PAPER_WORDS[row.kind]), width=130, least=100),
        Column[PaperRow](
            "subject",
            _("Trích yếu"),
            lambda row: row.subject or _("(chưa có trích yếu)"),
            cell=lambda row: Cell(tone="" if row.subject else "text3", tooltip=row.subject),
            width=320,
            least=160,
            is_stretched=True,
        ),
        Column[PaperRow](
            "state",
            _("Trạng thái"),
            lambda row: row.number or _("Dự thảo"),
            cell=lambda row: Cell(chip=_chip(row)),
            width=150,
            least=120,
        ),
        Column[PaperRow](
            "issued_on", _("Ngày ban hành"), lambda row: row.issued.issued_on if row.issued else None, width=116, drop=1
        ),
        Column[PaperRow](
            "signer", _("Người ký"), lambda row: row.issued.signer if row.issued else "", width=160, drop=2
        ),
    )

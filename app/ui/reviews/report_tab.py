"""«Báo cáo»: outline, text of the leaf, and the real printed page beside it, kept up to date by the worker."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from app.i18n import _
from app.progress import Progress
from app.services import reviews
from app.services.reviews import LeafState
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.reviews.leaf_editor import LeafEditor
from app.ui.reviews.outline_list import OutlineList
from app.ui.reviews.sources_panel import SourcesPanel
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel
from app.ui.widgets.pdf_view import PdfView

_PAUSE_MS = 700


class PreviewPanel(Panel):
    """The pages of the PDF that would be written now."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        row = QHBoxLayout()
        theme.space(row, (16, 8, 8, 0), 4)
        row.addWidget(label(_("Trang in"), "strong"))
        self._count = label("", "content", "muted")
        row.addWidget(self._count, 1)
        self.view = PdfView()
        self.view.setAccessibleName(_("Trang in"))
        row.addWidget(IconButton("chevron-left", _("Trang trước"), lambda: self.view.go_to(self.view.page - 1)))
        row.addWidget(IconButton("chevron-right", _("Trang sau"), lambda: self.view.go_to(self.view.page + 1)))
        row.addWidget(IconButton("zoom-out", _("Thu nhỏ"), lambda: self.view.set_zoom(self.view.zoom / 1.2)))
        row.addWidget(IconButton("zoom-in", _("Phóng to"), lambda: self.view.set_zoom(self.view.zoom * 1.2)))
        self.body.addLayout(row)
        self.body.addWidget(self.view, 1)
        self.view.page_changed.connect(self._show_page)

    def _show_page(self, page: int) -> None:
        self._count.setText(f"{page + 1}/{self.view.page_count}" if self.view.page_count else "")


class ReportTab(QWidget):
    """Writes the report leaf by leaf; ``opened`` asks for a cell of a commune's report."""

    opened = Signal(object)
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.states: tuple[LeafState, ...] = ()
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        self.outline = OutlineList()
        self.outline.chosen.connect(self._show_leaf)
        row.addWidget(self.outline)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(theme.current().px(12))
        self.editor = LeafEditor()
        self.editor.written.connect(self._write)
        self.editor.figure_opened.connect(self._show_sources)
        self.editor.next_asked.connect(lambda: self.outline.step(1))
        self.editor.previous_asked.connect(lambda: self.outline.step(-1))
        self.editor.setMinimumWidth(theme.current().px(300))
        self._split.addWidget(self.editor)
        self.right = QStackedWidget()
        self.right.setMinimumWidth(theme.current().px(300))
        self.preview = PreviewPanel()
        self.right.addWidget(self.preview)
        self.sources = SourcesPanel(lambda: self.right.setCurrentIndex(0))
        self.sources.opened.connect(self.opened)
        self.right.addWidget(self.sources)
        self._split.addWidget(self.right)
        self._split.setSizes([460, 400])
        row.addWidget(self._split, 1)
        # A burst of writes is drawn once.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._draw)

    # --- reading ---

    def reload(self) -> None:
        """Read texts and figures again on the worker, then draw the pages."""
        ws, year = self.context.workspace, self.context.year
        operations.run(
            self, self.context, _("Lập báo cáo sơ kết"), lambda _progress: reviews.leaves(ws, year), done=self._show
        )

    def _show(self, states: Sequence[LeafState]) -> None:
        self.states = tuple(states)
        self.outline.show_outline(reviews.outline(self.context.workspace), self.states)
        if not self.outline.current() and self.states:
            self.outline.select(self.states[0].leaf.code)
        elif self.states:
            self._show_leaf(self.outline.current())
        self._pause.start()
        self.news.emit()

    def _show_leaf(self, code: str) -> None:
        state = next((item for item in self.states if item.leaf.code == code), None)
        if state is not None:
            self.editor.show_leaf(state)

    def _draw(self) -> None:
        ws, year = self.context.workspace, self.context.year

        def work(progress: Progress) -> bytes:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "xem-truoc.pdf"
                reviews.export(ws, year, [path], progress)
                return path.read_bytes()

        operations.run(self, self.context, _("Vẽ trang in"), work, done=self.preview.view.show_bytes)

    # --- acting ---

    def _write(self, leaf: str, text: str, is_done: bool) -> None:
        ws, year = self.context.workspace, self.context.year
        operations.write(self, lambda: reviews.save_text(ws, year, leaf, text, is_done))

    def flush(self) -> None:
        """Keep what is being typed now."""
        self.editor.save()

    def next_open(self) -> None:
        """Go to the next leaf that is not finished."""
        self.outline.next_open(self.states)
        self.editor.text.setFocus()

    def _show_sources(self, code: str) -> None:
        ws, year = self.context.workspace, self.context.year
        totals = reviews.consolidate(ws, year)
        catalogue = ws.presets.catalogue(year)
        if code in totals.cells and code in catalogue:
            self.sources.show_total(catalogue[code], totals.cells[code], reviews.sources(ws, year, code))
            self.right.setCurrentIndex(1)

"""What stands beside the text of a leaf: the pages, or the sources of a figure, aids, remarks, earlier versions."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.domain.figures import Consolidation
from app.domain.leaf_text import DraftSentence
from app.i18n import _
from app.progress import Progress
from app.services import review_writing, reviews
from app.services.review_writing import MergedNarratives
from app.ui import operations
from app.ui.context import UiContext
from app.ui.reviews.aids_panel import AidsPanel
from app.ui.reviews.comments_panel import CommentsPanel
from app.ui.reviews.history_panel import HistoryPanel
from app.ui.reviews.sources_panel import SourcesPanel
from app.ui.widgets.paper_preview import PaperPreview


class Beside(QStackedWidget):
    """One panel at a time; it follows the leaf.

    ``turned`` says that a panel came into sight, ``closed`` wants the text again, ``opened`` a cell of a commune's
    report; ``taken`` brings a text for the end of the leaf, ``restored`` one in place of what is there.
    """

    turned = Signal()
    closed = Signal()
    opened = Signal(object)
    taken = Signal(str)
    restored = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self._year, self._leaf = context.year, ""
        #: what each field says today, "{D04}" and its value
        self.values: Mapping[str, str] = {}
        self.preview = PaperPreview()
        self.preview.closed.connect(self.closed)
        self.preview.close_button.hide()
        self.sources = SourcesPanel(self.closed.emit)
        self.sources.stretch()
        self.sources.opened.connect(self.opened)
        self.aids = AidsPanel(self.closed.emit)
        self.aids.taken.connect(self.taken)
        self.comments = CommentsPanel(self.closed.emit)
        self.comments.said.connect(self._say)
        self.comments.settled.connect(self._settle)
        self.history = HistoryPanel(self.closed.emit)
        self.history.restored.connect(self.restored)
        for panel in (self.preview, self.sources, self.aids, self.comments, self.history):
            self.addWidget(panel)

    def follow(self, year: int, leaf: str) -> None:
        """Another leaf is written; what is shown becomes that of this one."""
        self._year, self._leaf = year, leaf
        shown = self.currentWidget()
        if shown is self.aids:
            self.show_aids()
        elif shown is self.comments:
            self.show_comments()
        elif shown is self.history:
            self.show_history()

    def show_pages(self) -> None:
        """Show the pages again."""
        self.setCurrentWidget(self.preview)

    def show_sources(self, code: str, totals: Consolidation) -> None:
        """Show where a total comes from."""
        ws = self.context.workspace
        catalogue = ws.presets.catalogue(self._year)
        if code in totals.cells and code in catalogue:
            self.sources.show_total(catalogue[code], totals.cells[code], reviews.sources(ws, self._year, code))
            self.setCurrentWidget(self.sources)
            self.turned.emit()
            self.sources.focus_first()

    def show_aids(self) -> None:
        """Show what the units wrote about this leaf and which sentences its figures suggest."""
        ws, year, leaf = self.context.workspace, self._year, self._leaf
        self.setCurrentWidget(self.aids)
        self.turned.emit()

        def work(_progress: Progress) -> tuple[MergedNarratives, Sequence[DraftSentence]]:
            return review_writing.merged_narratives(ws, year, leaf), review_writing.suggestions(ws, year, leaf)

        def done(found: tuple[MergedNarratives, Sequence[DraftSentence]]) -> None:
            if leaf == self._leaf:
                self.aids.show_aids(leaf, *found)

        operations.run(self, self.context, _("Tìm gợi ý"), work, done=done)

    def show_comments(self) -> None:
        """Show the remarks about this leaf."""
        found = review_writing.comments(self.context.workspace, self._year, self._leaf)
        self.comments.show_comments(self._leaf, found)
        self.setCurrentWidget(self.comments)
        self.turned.emit()

    def show_history(self) -> None:
        """Show the versions of this leaf's text."""
        versions = review_writing.versions(self.context.workspace, self._year, self._leaf)
        self.history.show_versions(self._leaf, versions, self.values)
        self.setCurrentWidget(self.history)
        self.turned.emit()

    def _say(self, text: str) -> None:
        ws, year, leaf = self.context.workspace, self._year, self._leaf

        def said(_id: int) -> None:
            self.comments.clear_typed()
            self.show_comments()

        operations.write(self, lambda: review_writing.add_comment(ws, year, leaf, text), done=said)

    def _settle(self, comment_id: int, is_settled: bool) -> None:
        ws = self.context.workspace
        operations.write(
            self,
            lambda: review_writing.settle_comment(ws, comment_id, is_settled=is_settled),
            done=lambda _nothing: self.show_comments(),
        )

"""«Báo cáo»: outline, text of the leaf, and the real printed page beside it, kept up to date by the worker."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from app.domain.figures import Consolidation
from app.domain.leaf_text import LeafIndicator
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services import review_writing, reviews
from app.services.review_writing import LeafState
from app.ui import operations, printing, theme
from app.ui.context import UiContext
from app.ui.reviews.beside import Beside
from app.ui.reviews.figure_choices import choices_of, looks_of
from app.ui.reviews.leaf_editor import LeafEditor
from app.ui.reviews.outline_list import OutlineList

_PAUSE_MS = 700
#: Least width at 100 % for outline, text and pages beside each other.
_ROOM_FOR_THREE = 940


class ReportTab(QWidget):
    """Writes the report leaf by leaf; ``opened`` asks for a cell of a commune's report."""

    opened = Signal(object)
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.states: tuple[LeafState, ...] = ()
        self.totals = Consolidation({})
        self._figures: tuple[LeafIndicator, ...] = ()
        self._year = context.year
        # A reading that began before the last write would bring back the text of before.
        self._reading = 0
        self._is_drawing, self._wants_drawing = False, False
        self._is_narrow, self._shows_right = False, False
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        self.outline = OutlineList()
        self.outline.chosen.connect(self._show_leaf)
        row.addWidget(self.outline)
        row.addWidget(self._make_split(), 1)
        # A burst of writes is drawn once.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._draw)

    def _make_split(self) -> QSplitter:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().px(12))
        self.editor = LeafEditor()
        self.editor.written.connect(self._write)
        self.editor.figure_opened.connect(self._show_sources)
        self.editor.next_asked.connect(lambda: self._step(1))
        self.editor.previous_asked.connect(lambda: self._step(-1))
        split.addWidget(self.editor)
        self.right = Beside(self.context)
        self.preview, self.sources = self.right.preview, self.right.sources
        self.aids, self.comments, self.history = self.right.aids, self.right.comments, self.right.history
        self.editor.pages_asked.connect(self._show_pages)
        self.editor.aids_asked.connect(self.show_aids)
        self.editor.comments_asked.connect(self.show_comments)
        self.editor.history_asked.connect(self.show_history)
        self.preview.print_asked.connect(self._print)
        self.aids.figure_opened.connect(self._show_sources)
        self.right.turned.connect(lambda: self._arrange(shows_right=True))
        self.right.closed.connect(self._close_sources)
        self.right.opened.connect(self.opened)
        self.right.taken.connect(self.editor.append)
        self.right.restored.connect(self._restore)
        split.addWidget(self.right)
        for widget, width in ((self.editor, 300), (self.right, 260)):
            widget.setMinimumWidth(theme.current().px(width))
        split.setSizes([520, 360])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        return split

    # --- reading ---

    def reload(self) -> None:
        """Read texts and figures again on the worker, then draw the pages."""
        ws, year = self.context.workspace, self.context.year
        if year != self._year:
            self.editor.forget()
            self._year = year
        self._reading += 1
        number = self._reading

        def work(_progress: Progress) -> tuple[Consolidation, Sequence[LeafState], Sequence[LeafIndicator]]:
            return reviews.consolidate(ws, year), review_writing.leaves(ws, year), review_writing.palette(ws, year)

        def done(found: tuple[Consolidation, Sequence[LeafState], Sequence[LeafIndicator]]) -> None:
            if number == self._reading:
                self._show(*found)

        operations.run(self, self.context, _("Lập báo cáo sơ kết"), work, done=done)

    def _show(self, totals: Consolidation, states: Sequence[LeafState], figures: Sequence[LeafIndicator]) -> None:
        self.totals, self.states, self._figures = totals, tuple(states), tuple(figures)
        self.editor.text.set_looks(looks_of(figures))
        self.right.values = {item.field: item.value for item in figures if item.value}
        self.outline.show_outline(review_writing.outline(self.context.workspace), self.states)
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
            self.editor.choices = choices_of(self._figures, state.leaf.indicators)
            self.right.follow(self._year, state.leaf.code)

    def _draw(self) -> None:
        """Draw the pages; while that goes on, more changes wait for one more drawing."""
        if self._is_drawing or not self.context.is_open:
            self._wants_drawing = self._is_drawing
            return
        ws, year = self.context.workspace, self._year
        self._is_drawing, self._wants_drawing = True, False
        self.preview.view.say(_("Đang vẽ trang in…"))

        def work(progress: Progress) -> bytes:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "xem-truoc.pdf"
                reviews.export(ws, year, [path], progress)
                return path.read_bytes()

        operations.run(
            self,
            self.context,
            _("Vẽ trang in"),
            work,
            done=self._drawn,
            cancelled=self._drawing_stopped,
            failed=self._drawing_failed,
        )

    def _drawn(self, content: bytes) -> None:
        self.preview.show_bytes(content)
        self._drawing_ended()

    def _print(self) -> None:
        """Put the pages that are shown on paper."""
        if self.preview.view.page_count:
            title = _("báo cáo sơ kết năm {year}").format(year=self._year)
            operations.write(self, lambda: printing.ask(self, self.context, title, self.preview.view.content))

    def _drawing_failed(self, _problem: Problem) -> bool:
        self._drawing_stopped()
        return False

    def _drawing_stopped(self) -> None:
        self.preview.view.say(_("Chưa vẽ được trang in; viết tiếp thì chương trình vẽ lại."))
        self._drawing_ended()

    def _drawing_ended(self) -> None:
        self._is_drawing = False
        if self._wants_drawing:
            self._pause.start()

    # --- acting ---

    def _write(self, leaf: str, text: str, is_done: bool) -> None:
        ws, year = self.context.workspace, self._year
        self._reading += 1
        operations.write(
            self,
            lambda: review_writing.save_text(ws, year, leaf, text, is_done),
            done=lambda _nothing: self._note(leaf, text, is_done),
        )

    def _note(self, leaf: str, text: str, is_done: bool) -> None:
        """Know what was written at once; the reading that follows confirms it."""
        self.states = tuple(
            replace(item, text=text.strip(), is_done=is_done) if item.leaf.code == leaf else item
            for item in self.states
        )
        self.editor.kept(leaf, text)

    def flush(self) -> None:
        """Keep what is being typed now."""
        self.editor.save()

    def _step(self, step: int) -> None:
        self.outline.step(step)
        self.editor.text.setFocus()

    def next_open(self) -> None:
        """Go to the next leaf that is not finished."""
        self.outline.next_open(self.states)
        self.editor.text.setFocus()

    # --- beside the text ---

    def _show_sources(self, code: str) -> None:
        self.right.show_sources(code, self.totals)

    def show_aids(self) -> None:
        """Show what the units wrote about this leaf and what its figures suggest."""
        self.right.show_aids()

    def show_comments(self) -> None:
        """Show the remarks about this leaf."""
        self.right.show_comments()

    def show_history(self) -> None:
        """Show the versions of this leaf's text, what is being typed included."""
        self.editor.save()
        self.right.show_history()

    def _restore(self, text: str) -> None:
        self.editor.text.selectAll()
        self.editor.text.insert_written(text)
        self.editor.save()

    def _show_pages(self) -> None:
        self.right.show_pages()
        self._arrange(shows_right=True)
        self.preview.view.setFocus()

    def _close_sources(self) -> None:
        self.right.show_pages()
        self._arrange(shows_right=False)
        self.editor.text.setFocus()

    # --- room ---

    def _arrange(self, *, shows_right: bool) -> None:
        """Text and pages side by side where there is room, else one of them at a time."""
        self._shows_right = shows_right
        self.editor.setVisible(not self._is_narrow or not shows_right)
        self.right.setVisible(not self._is_narrow or shows_right)
        self.editor.pages_button.setVisible(self._is_narrow)
        self.preview.close_button.setVisible(self._is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages up, not the text, when the window is small or the letters are large."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.current().px(_ROOM_FOR_THREE)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange(shows_right=self._shows_right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the text."""
        if event.key() == Qt.Key.Key_Escape and self._is_narrow and self._shows_right:
            self._close_sources()
        else:
            super().keyPressEvent(event)

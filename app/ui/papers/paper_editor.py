"""One paper: what is typed left, what will be printed right; kept and drawn anew a moment after each change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.papers import PAPER_WORDS, PaperKind
from app.i18n import _
from app.progress import Progress
from app.services import committee, papers, register
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.papers import annexes, paper_actions, recipient_sets
from app.ui.papers.paper_form import PaperForm
from app.ui.papers.paper_head import PaperHead
from app.ui.widgets.buttons import Button
from app.ui.widgets.panel import Panel, scrolled
from app.ui.widgets.paper_preview import PaperPreview

_PAUSE_MS = 1200


class PaperEditor(QWidget):
    """Edits one draft, shows an issued paper; ``closed`` goes back to the list, ``news`` says that state changed."""

    closed = Signal()
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.paper_id = 0
        self.issued = ""
        self.lacking = ""
        self._kept: object = None
        # What the pages on the right say.
        self._shown: object = None
        self._is_drawing, self._wants_drawing = False, False
        row = QHBoxLayout(self)
        theme.space(row, gap=0)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().px(12))
        split.addWidget(self._make_left())
        self.preview = PaperPreview()
        self.preview.close_button.hide()
        self.preview.print_asked.connect(self.print)
        split.addWidget(self.preview)
        split.setSizes([520, 480])
        row.addWidget(split)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)

    def _make_left(self) -> Panel:
        panel = Panel(flush=True)
        self._head = PaperHead()
        self._head.closed.connect(self.closed)
        self._head.copy_asked.connect(self.copy)
        self._head.remove_asked.connect(self.remove)
        self._head.each_asked.connect(self.export_each)
        panel.body.addWidget(self._head)
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, gap=0)
        self.form = PaperForm()
        self.form.changed.connect(self._typed)
        self.form.set_asked.connect(self._choose_set)
        self.form.annexes_asked.connect(self._edit_annexes)
        column.addWidget(self.form)
        panel.body.addWidget(scrolled(inner), 1)
        return panel

    # --- showing ---

    def open_paper(self, paper_id: int) -> None:
        """Show a paper of the list."""
        self.save()
        ws = self.context.workspace
        row = next(item for item in papers.papers(ws) if item.id == paper_id)
        content = papers.content(ws, paper_id)
        self.paper_id, self.issued, self._kept = paper_id, row.number, content
        reserved = register.reservations(ws, row.issued.id) if row.issued else ()
        self._head.show_paper(_(PAPER_WORDS[content.kind]), row.number, reserved)
        self.form.show_content(content, committee.holders(ws))
        self.form.setEnabled(not row.number)
        self._look()
        self._draw()
        if not row.number:
            self.form.focus_first()

    def refresh(self) -> None:
        """Show what the data file holds now: an undo may have changed it; what is being typed goes first."""
        self.save()
        content = papers.content(self.context.workspace, self.paper_id)
        if content != self._kept:
            self._kept = content
            self.form.show_content(content, committee.holders(self.context.workspace))
        if self._kept != self._shown:
            self._look()
            self._draw()

    def forget(self) -> None:
        """Show no paper; what was typed is kept first."""
        self.save()
        self.paper_id, self._kept = 0, None
        self.preview.view.clear()

    def _look(self) -> None:
        """Say what the paper lacks."""
        faults = () if self.issued else papers.lacks(self.context.workspace, self.form.content())
        self.form.show_faults(faults)
        content = self.form.content()
        self._head.show_invited(len(content.invitation.invited) if content.kind is PaperKind.INVITATION else 0)
        self.lacking = " ".join(fault.sentence for fault in faults if not fault.is_hint)
        self.news.emit()

    # --- keeping ---

    def _typed(self) -> None:
        if self.paper_id and not self.issued:
            self._head.saved.setText(_("Đang ghi…"))
            self._pause.start()

    def save(self) -> None:
        """Keep what was typed, if anything is new, and show what follows from it."""
        if self.keep():
            self._look()
            self._draw()

    def keep(self) -> bool:
        """Only keep what was typed: whether anything was new."""
        self._pause.stop()
        if not self.paper_id or self.issued or self._kept is None or not self.context.is_open:
            return False
        content = self.form.content()
        self._head.saved.setText("")
        if content == self._kept:
            return False
        if not operations.write(self, lambda: papers.save(self.context.workspace, content, self.paper_id)):
            return False
        self._kept = content
        self._head.saved.setText(_("đã lưu"))
        return True

    # --- the pages ---

    def _draw(self) -> None:
        """Draw the pages; while that goes on, more changes wait for one more drawing."""
        if self._is_drawing:
            self._wants_drawing = True
            return
        ws, paper_id = self.context.workspace, self.paper_id
        self._is_drawing, self._wants_drawing = True, False
        self._shown = self._kept
        self.preview.view.say(_("Đang vẽ trang in…"))

        def work(_progress: Progress) -> tuple[int, bytes]:
            return paper_id, papers.printed(ws, paper_id).pdf

        operations.run(
            self, self.context, _("Vẽ trang in"), work, done=self._drawn, cancelled=self._ended, failed=self._not_drawn
        )

    def _drawn(self, found: tuple[int, bytes]) -> None:
        paper_id, content = found
        if paper_id == self.paper_id:
            self.preview.show_bytes(content)
        self._ended()

    def _not_drawn(self, _problem: object) -> bool:
        self._ended()
        return False

    def _ended(self) -> None:
        self._is_drawing = False
        if self._wants_drawing and self.paper_id:
            self._draw()

    def print(self) -> None:
        """Put the pages that are shown on paper."""
        self.save()
        paper_actions.print_pages(self, self.context, self._head.title.text(), self.preview.view.content)

    # --- acting ---

    def _choose_set(self) -> None:
        recipient_sets.open_menu(self, self.context, self.form.content(), self.form.set_lines)

    def _edit_annexes(self) -> None:
        annexes.ask_annexes(self.window(), self.form.content(), self.form.set_annexes)

    def remove(self) -> None:
        """Take the draft out, after a question."""
        self.save()
        paper_actions.remove(self, self.context, self.paper_id, self._gone)

    def _gone(self) -> None:
        self.paper_id = 0
        self.closed.emit()

    def copy(self) -> None:
        """Begin a new paper that says the same."""
        operations.write(self, lambda: papers.copy(self.context.workspace, self.paper_id), done=self.open_paper)

    def buttons(self) -> tuple[Button, Button]:
        """Secondary and primary button of the head while a paper is open."""
        out = Button(_("Xuất Word và PDF"), "plain", "upload", self.export)
        if self.issued:
            return out, Button(_("Chép thành văn bản mới"), "primary", "copy", self.copy)
        issue = Button(_("Ban hành…"), "primary", "file-text", self.issue)
        issue.lock(self.lacking)
        return out, issue

    def export(self) -> None:
        """Write Word and PDF into a folder that is asked for."""
        self.save()
        paper_actions.export(self, self.context, self.paper_id)

    def export_each(self) -> None:
        """Write one invitation for each of the invited."""
        self.save()
        paper_actions.export_each(self, self.context, self.paper_id)

    def export_many(self, paper_ids: Sequence[int]) -> None:
        """Write many papers at once; those named are ticked."""
        paper_actions.export_many(self, self.context, paper_ids)

    def issue(self) -> None:
        """Ask for number and day, then issue."""
        self.save()
        paper_id = self.paper_id
        content = self.form.content()
        paper_actions.issue(self, self.context, paper_id, content, lambda: self.open_paper(paper_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, Ctrl+E exports."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_control and event.key() == Qt.Key.Key_E:
            self.export()
        else:
            super().keyPressEvent(event)

"""One leaf of the outline: its heading as printed, what the figures say, what the communes wrote, what we write."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.leaf_text import LeafMismatch
from app.i18n import _
from app.services.review_writing import LeafState
from app.ui import theme
from app.ui.reviews.field_edit import FieldEdit
from app.ui.reviews.figure_palette import FigurePalette, PaletteEntry
from app.ui.reviews.leaf_notices import LeafNotices
from app.ui.reviews.sentence_view import SentenceView
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, ShortLabel, label, rule
from app.ui.widgets.panel import Panel, clear_layout, scrolled

_PAUSE_MS = 1500


class LeafEditor(Panel):
    """Edits the text of one leaf; ``written`` brings (leaf, text, is done), at the latest after a short pause.

    Whoever writes it calls :meth:`kept`. Until then the typed text is the truth: no reload replaces it, and it comes
    back when the leaf is shown again.
    """

    written = Signal(str, str, bool)
    figure_opened = Signal(str)
    next_asked = Signal()
    previous_asked = Signal()
    pages_asked = Signal()
    aids_asked = Signal()
    comments_asked = Signal()
    history_asked = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self._state: LeafState | None = None
        self._kept = ""
        self._unwritten: dict[str, str] = {}
        #: what the palette offers
        self.choices: tuple[PaletteEntry, ...] = ()
        self._palette = FigurePalette(self)
        self._palette.picked.connect(self._put_in)
        self._palette.closed.connect(self._focus_text)
        self._is_filling = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        head = QHBoxLayout()
        theme.space(head, (16, 12, 16, 0), 8)
        self._title = label("", "strong", "muted")
        self._chip = Chip("", "plain", self)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        self.insert_button = Button(_("Chèn số liệu"), "ghost", "plus", self.open_palette, small=True)
        self.insert_button.setToolTip("Ctrl+Shift+N")
        head.addWidget(self.insert_button)
        for name, words, signal in (
            ("sparkles", _("Gợi ý: bài của các đơn vị, câu từ số liệu (Ctrl+Shift+G)"), self.aids_asked),
            ("message-square", _("Ý kiến về mục này (Ctrl+Shift+M)"), self.comments_asked),
            ("history", _("Các bản trước của mục này (Ctrl+Shift+H)"), self.history_asked),
        ):
            head.addWidget(IconButton(name, words, signal.emit))
        self.pages_button = Button(_("Trang in"), "ghost", "file-text", self.pages_asked.emit, small=True)
        self.pages_button.hide()
        head.addWidget(self.pages_button)
        self.body.addLayout(head)
        self._area = scrolled(self._middle())
        self.body.addWidget(self._area, 1)
        self.body.addWidget(rule())
        self.body.addLayout(self._foot())

    def _middle(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, (16, 0, 16, 12), 6)
        self._heading = ShortLabel("strong")
        self._heading.setAccessibleName(_("Tiêu đề in nguyên văn theo đề cương"))
        column.addWidget(self._heading)
        self.sentences = SentenceView()
        self.sentences.figure_opened.connect(self.figure_opened)
        column.addWidget(self.sentences)
        column.addWidget(label(_("Nội dung viết thêm, in sau các câu trên"), "caption", "faint"))
        self.text = FieldEdit()
        self.text.setAccessibleName(_("Nội dung viết thêm"))
        self.text.setPlaceholderText(_("Viết nhận xét, kết quả nổi bật; để trống nếu các câu trên đã đủ"))
        self.text.insert_asked.connect(self.open_palette)
        self.text.figure_opened.connect(lambda field: self.figure_opened.emit(field.partition(":")[0]))
        theme.fix(self.text, min_height=140)
        self.text.textChanged.connect(self._typed)
        self.notices = LeafNotices()
        self.notices.replace_asked.connect(self._replace_typed)
        column.addWidget(self.notices)
        column.addWidget(self.text, 1)
        self._narratives = QVBoxLayout()
        theme.space(self._narratives, gap=4)
        column.addLayout(self._narratives)
        return inner

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        theme.space(foot, (16, 4, 16, 10), 8)
        self._saved = ElidedLabel("", "caption", "muted")
        foot.addWidget(self._saved, 1)
        self._reopen = Button(_("Viết lại"), "quiet", clicked=self.reopen, small=True)
        self._reopen.setToolTip(_("Bỏ dấu đã xong của mục này"))
        foot.addWidget(self._reopen)
        foot.addWidget(Button(_("Mục trước"), "quiet", clicked=self.previous_asked.emit, small=True))
        finish = Button(_("Xong, sang mục sau"), "plain", "check", self.finish, small=True)
        finish.setToolTip("Ctrl+Enter")
        foot.addWidget(finish)
        return foot

    @property
    def leaf(self) -> str:
        """Code of the leaf that is shown."""
        return self._state.leaf.code if self._state else ""

    @property
    def is_unwritten(self) -> bool:
        """Whether something was typed that is not written yet."""
        return self._state is not None and self.text.written().strip() != self._kept

    def show_leaf(self, state: LeafState) -> None:
        """Show a leaf; what was typed for the one before is kept first, and what is being typed now stays."""
        is_same = state.leaf.code == self.leaf
        if not is_same:
            self.save()
        is_typing = is_same and self.is_unwritten
        self._state = state
        self._title.setText(state.leaf.code)
        self._chip.show_state(_("Đã xong") if state.is_done else _("Chưa xong"), "ok" if state.is_done else "draft")
        self._reopen.setVisible(state.is_done)
        self._heading.set_whole(state.heading)
        self.sentences.show_sentences(state.sentences)
        self.sentences.setVisible(bool(state.sentences))
        self._kept = state.text.strip()
        if not is_typing:
            self._fill(self._unwritten.get(state.leaf.code, state.text))
        self.notices.show_notices(state.problems, state.mismatches)
        self._show_narratives(state)
        self._count()

    def _fill(self, text: str) -> None:
        if text == self.text.written():
            return
        place = self.text.textCursor().position()
        self._is_filling = True
        self.text.set_written(text)
        self._is_filling = False
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)

    def _show_narratives(self, state: LeafState) -> None:
        clear_layout(self._narratives)
        if not state.narratives:
            return
        self._narratives.addWidget(label(_("Các đơn vị viết về mục này"), "caption", "faint"))
        for item in state.narratives:
            row = QHBoxLayout()
            theme.space(row, gap=8)
            row.addWidget(label(item.unit_name, "strong"), 1)
            copy = partial(self.append, item.text)
            row.addWidget(Button(_("Chép lên"), "ghost", "copy", copy, small=True))
            self._narratives.addLayout(row)
            self._narratives.addWidget(label(item.text, "content", "muted", wrap=True))

    def append(self, text: str) -> None:
        """Put text on a line of its own at the end, and bring that into sight."""
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = self.text.written()
        self.text.setTextCursor(cursor)
        self.text.insert_written(text if not before or before.endswith("\n") else f"\n{text}")
        self._area.ensureWidgetVisible(self.text)
        self.text.ensureCursorVisible()
        self.text.setFocus()

    def open_palette(self) -> None:
        """Choose a figure for the caret."""
        caret = self.text.cursorRect().bottomLeft()
        self._palette.open_at(self.text.viewport().mapToGlobal(caret), self.choices)

    def _put_in(self, field: str) -> None:
        self.text.insert_field(field)

    def _replace_typed(self, mismatch: LeafMismatch) -> None:
        """Make a number that somebody typed the live figure."""
        self.text.replace_typed(mismatch.text, mismatch.code)
        self.text.setFocus()

    def _focus_text(self) -> None:
        self.text.setFocus()

    def _typed(self) -> None:
        if not self._is_filling:
            self._pause.start()
            self._saved.setText(_("Đang ghi…"))

    def _count(self) -> None:
        if self.is_unwritten:
            self._saved.setText(_("Đang ghi…"))
            return
        words = len(self.text.written().split())
        figures = sum(1 for pieces in self._state.sentences for piece in pieces if piece.code) if self._state else 0
        self._saved.setText(_("{figures} số liệu · {words} chữ tự viết, đã lưu").format(figures=figures, words=words))

    # --- writing ---

    def save(self) -> None:
        """Hand over what was typed, if anything is new."""
        if self._state is not None and self.is_unwritten:
            self._write(is_done=self._state.is_done)
        self._pause.stop()

    def finish(self) -> None:
        """Call the leaf finished and go on."""
        self._write(is_done=True)
        self.next_asked.emit()

    def reopen(self) -> None:
        """Call the leaf unfinished again."""
        self._write(is_done=False)

    def _write(self, *, is_done: bool) -> None:
        self._pause.stop()
        if self._state is not None:
            leaf, text = self._state.leaf.code, self.text.written()
            self._unwritten[leaf] = text
            self.written.emit(leaf, text, is_done)

    def kept(self, leaf: str, text: str) -> None:
        """Note that a text is in the data file."""
        self._unwritten.pop(leaf, None)
        if leaf == self.leaf:
            self._kept = text.strip()
            self._count()

    def forget(self) -> None:
        """Show no leaf: another year comes; what was typed was handed over before."""
        self.save()
        self._state = None
        self._unwritten.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes the leaf; Ctrl+Shift+G, M, H open what stands beside it."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        beside = {
            Qt.Key.Key_G: self.aids_asked,
            Qt.Key.Key_M: self.comments_asked,
            Qt.Key.Key_H: self.history_asked,
        }
        if is_control and is_shift and event.key() in beside:
            beside[Qt.Key(event.key())].emit()
        elif is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

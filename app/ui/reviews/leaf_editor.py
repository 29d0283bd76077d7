"""One leaf of the outline: its heading as printed, what the figures say, what the communes wrote, what we write."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from app.domain.leaf_text import LeafPiece
from app.i18n import _
from app.services.reviews import LeafState
from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import Panel, clear_layout, scrolled

_PAUSE_MS = 1500


class SentenceView(QTextBrowser):
    """Generated sentences, never editable; each figure is a link to its source. Built from pieces, not from markup."""

    figure_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("ground", "none")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Câu lập từ số liệu"))
        self.anchorClicked.connect(self._open)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def show_sentences(self, sentences: Sequence[Sequence[LeafPiece]]) -> None:
        """Show other sentences."""
        self.clear()
        cursor = self.textCursor()
        look = theme.current()
        plain = QTextCharFormat()
        plain.setFont(look.font("content"))
        plain.setForeground(look.color("text"))
        for number, pieces in enumerate(sentences):
            if number:
                cursor.insertText(" ", plain)
            for piece in pieces:
                cursor.insertText(piece.text, self._format(piece, plain))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    @staticmethod
    def _format(piece: LeafPiece, plain: QTextCharFormat) -> QTextCharFormat:
        if not piece.code:
            return plain
        look = theme.current()
        tone = "warn" if piece.is_partial or piece.is_missing else "accenttext"
        ground = "warnsoft" if piece.is_partial or piece.is_missing else "accentsoft"
        made = QTextCharFormat(plain)
        made.setAnchor(True)
        made.setAnchorHref(piece.code)
        made.setForeground(look.color(tone))
        made.setBackground(look.color(ground))
        made.setFontWeight(600)
        made.setToolTip(_("{code}: nhấn để xem nguồn").format(code=piece.code))
        return made

    def _open(self, url: QUrl) -> None:
        self.figure_opened.emit(url.toString())

    def _fit(self) -> None:
        self.document().setTextWidth(max(100, self.viewport().width()))
        self.setFixedHeight(int(self.document().size().height()) + 2)

    def resizeEvent(self, event: object) -> None:
        """Keep the height of the text."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands over its own event
        self._fit()


class LeafEditor(Panel):
    """Edits the text of one leaf; ``written`` brings (leaf, text, is done), at the latest after a short pause."""

    written = Signal(str, str, bool)
    figure_opened = Signal(str)
    next_asked = Signal()
    previous_asked = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self._state: LeafState | None = None
        self._is_filling = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        head = QHBoxLayout()
        theme.space(head, (16, 12, 16, 0), 8)
        self._title = label("", "strong", wrap=True)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, (16, 4, 16, 12), 8)
        column.addWidget(label(_("Tiêu đề in nguyên văn theo đề cương"), "caption", "faint"))
        self._heading = label("", "content", wrap=True)
        column.addWidget(self._heading)
        column.addWidget(rule())
        column.addWidget(label(_("Câu lập từ số liệu"), "caption", "faint"))
        self.sentences = SentenceView()
        self.sentences.figure_opened.connect(self.figure_opened)
        column.addWidget(self.sentences)
        column.addWidget(rule())
        column.addWidget(label(_("Nội dung viết thêm, in sau các câu trên"), "caption", "faint"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Nội dung viết thêm"))
        self.text.setPlaceholderText(_("Viết nhận xét, kết quả nổi bật; để trống nếu các câu trên đã đủ"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.current().px(150))
        self.text.textChanged.connect(self._typed)
        column.addWidget(self.text, 1)
        self._narratives = QVBoxLayout()
        theme.space(self._narratives, gap=4)
        column.addLayout(self._narratives)
        self.body.addWidget(scrolled(inner), 1)
        foot = QHBoxLayout()
        theme.space(foot, (16, 8, 16, 10), 8)
        self._saved = label("", "caption", "muted")
        foot.addWidget(self._saved, 1)
        foot.addWidget(Button(_("Mục trước"), "quiet", clicked=self.previous_asked.emit, small=True))
        foot.addWidget(Button(_("Xong, sang mục sau"), "plain", "check", self.finish, small=True))
        self.body.addLayout(foot)

    @property
    def leaf(self) -> str:
        """Code of the leaf that is shown."""
        return self._state.leaf.code if self._state else ""

    def show_leaf(self, state: LeafState) -> None:
        """Show a leaf; what was typed for the one before is kept first."""
        is_same = state.leaf.code == self.leaf
        if not is_same:
            self.save()
        self._state = state
        self._title.setText(f"{state.leaf.code}   {_('Đã xong') if state.is_done else _('Chưa xong')}")
        self._heading.setText(state.heading)
        self.sentences.show_sentences(state.sentences)
        if not (is_same and self.text.hasFocus()):
            self._is_filling = True
            self.text.setPlainText(state.text)
            self._is_filling = False
        self._show_narratives(state)
        self._count()

    def _show_narratives(self, state: LeafState) -> None:
        clear_layout(self._narratives)
        if not state.narratives:
            return
        self._narratives.addWidget(label(_("Các đơn vị viết về mục này"), "caption", "faint"))
        for item in state.narratives:
            row = QHBoxLayout()
            theme.space(row, gap=8)
            row.addWidget(label(item.unit_name, "strong"), 1)
            copy = partial(self._append, item.text)
            row.addWidget(Button(_("Chép xuống"), "ghost", "copy", copy, small=True))
            self._narratives.addLayout(row)
            self._narratives.addWidget(label(item.text, "content", "muted", wrap=True))

    def _append(self, text: str) -> None:
        before = self.text.toPlainText().rstrip()
        self.text.setPlainText(f"{before}\n{text}" if before else text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()

    def _typed(self) -> None:
        if not self._is_filling:
            self._pause.start()
            self._saved.setText(_("Đang ghi…"))

    def _count(self) -> None:
        words = len(self.text.toPlainText().split())
        figures = sum(1 for pieces in self._state.sentences for piece in pieces if piece.code) if self._state else 0
        self._saved.setText(_("{figures} số liệu · {words} chữ tự viết").format(figures=figures, words=words))

    def save(self) -> None:
        """Hand over what was typed, if anything is new."""
        self._pause.stop()
        state = self._state
        if state is not None and self.text.toPlainText().strip() != state.text:
            self.written.emit(state.leaf.code, self.text.toPlainText(), state.is_done)

    def finish(self) -> None:
        """Call the leaf finished and go on."""
        self._pause.stop()
        if self._state is not None:
            self.written.emit(self._state.leaf.code, self.text.toPlainText(), True)  # noqa: FBT003 - a signal has no names
            self.next_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes the leaf."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

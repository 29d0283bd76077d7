"""The pages of a paper beside what makes it: turn, zoom, search (Ctrl+F), print (Ctrl+P)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import label, set_tone
from app.ui.widgets.panel import Panel
from app.ui.widgets.pdf_search import Hit, PdfText
from app.ui.widgets.pdf_view import PdfView


class _Field(QLineEdit):
    """Enter goes to the next place, Shift+Enter to the one before, Esc away."""

    turned = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.turned.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _SearchBar(QWidget):
    """Words to find, how many places there are, forward and back."""

    sought = Signal(str)
    turned = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, (16, 0, 8, 0), 4)
        self.field = _Field()
        self.field.setPlaceholderText(_("Tìm trong trang in"))
        self.field.setAccessibleName(_("Tìm trong trang in"))
        self.field.setAcceptDrops(False)
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self.sought)
        self.field.turned.connect(self.turned)
        self.field.left.connect(self.left)
        row.addWidget(self.field, 1)
        self._count = label("", "content", "muted")
        row.addWidget(self._count)
        row.addWidget(IconButton("chevron-left", _("Chỗ trước (Shift+Enter)"), lambda: self.turned.emit(-1)))
        row.addWidget(IconButton("chevron-right", _("Chỗ sau (Enter)"), lambda: self.turned.emit(1)))
        row.addWidget(IconButton("x", _("Thôi tìm (Esc)"), self.left.emit))

    def tell(self, current: int, count: int) -> None:
        """Say where the search is."""
        is_lost = bool(self.field.text().strip()) and not count
        self._count.setText(_("không thấy") if is_lost else (f"{current + 1}/{count}" if count else ""))
        set_tone(self._count, "warn" if is_lost else "muted")


class PaperPreview(Panel):
    """The pages of the PDF that would be written now.

    ``closed`` goes back to the text where both have no room, ``print_asked`` wants the pages on paper.
    """

    closed = Signal()
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.view = PdfView()
        self.view.setAccessibleName(_("Trang in"))
        self._text = PdfText(b"")
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self.body.addLayout(self._head())
        self.search = _SearchBar()
        self.search.sought.connect(self._seek)
        self.search.turned.connect(self._turn)
        self.search.left.connect(self._leave_search)
        self.search.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self.view, 1)
        self.view.page_changed.connect(self._show_page)
        for keys, act in ((QKeySequence("Ctrl+F"), self.open_search), (QKeySequence("Ctrl+P"), self.print_asked.emit)):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, (16, 8, 8, 0), 4)
        row.addWidget(label(_("Trang in"), "strong"))
        self._count = label("", "content", "muted")
        row.addWidget(self._count, 1)
        for name, words, act in (
            ("chevron-left", _("Trang trước"), lambda: self.view.go_to(self.view.page - 1)),
            ("chevron-right", _("Trang sau"), lambda: self.view.go_to(self.view.page + 1)),
            ("zoom-out", _("Thu nhỏ"), lambda: self.view.set_zoom(self.view.zoom / 1.2)),
            ("zoom-in", _("Phóng to"), lambda: self.view.set_zoom(self.view.zoom * 1.2)),
            ("search", _("Tìm trong trang in (Ctrl+F)"), self.open_search),
            ("printer", _("In (Ctrl+P)"), self.print_asked.emit),
        ):
            row.addWidget(IconButton(name, words, act))
        self.close_button = IconButton("x", _("Về phần viết (Esc)"), self.closed.emit)
        row.addWidget(self.close_button)
        return row

    def show_bytes(self, content: bytes) -> None:
        """Show another PDF; a search goes on in it."""
        self.view.show_bytes(content)
        self._text = PdfText(content)
        if not self.search.isHidden():
            self._seek(self.search.field.text())

    def open_search(self) -> None:
        """Ask for words."""
        self.search.show()
        self.search.field.setFocus()
        self.search.field.selectAll()

    def _seek(self, words: str) -> None:
        self._hits = self._text.find(words)
        self._hit = 0 if self._hits else -1
        self._tell()

    def _turn(self, step: int) -> None:
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._tell()

    def _tell(self) -> None:
        self.view.show_hits(self._hits, self._hit)
        self.search.tell(self._hit, len(self._hits))

    def _leave_search(self) -> None:
        self.search.hide()
        self.view.show_hits((), -1)
        self.view.setFocus()

    def _show_page(self, page: int) -> None:
        self._count.setText(f"{page + 1}/{self.view.page_count}" if self.view.page_count else "")

"""The line above a paper: back to the list, what it is, whether it is kept, what becomes of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel


class PaperHead(QWidget):
    """``closed`` goes back, ``copy_asked`` begins another that says the same, ``remove_asked`` takes the draft out."""

    closed = Signal()
    copy_asked = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, (8, 8, 16, 0), 8)
        row.addWidget(IconButton("chevron-left", _("Về danh sách (Esc)"), self.closed.emit))
        self.title = ElidedLabel("", "strong")
        self.saved = ElidedLabel("", "caption", "muted")
        self._chip = Chip("", "plain", self)
        self._copy = IconButton("copy", _("Chép thành văn bản mới"), self.copy_asked.emit)
        self._remove = IconButton("trash-2", _("Bỏ dự thảo"), self.remove_asked.emit)
        row.addWidget(self.title, 1)
        for widget in (self.saved, self._chip, self._copy, self._remove):
            row.addWidget(widget)

    def show_paper(self, title: str, number: str) -> None:
        """Show another paper; ``number`` is empty for a draft."""
        self.title.setText(title)
        self.saved.setText("")
        self._chip.show_state(number or _("Dự thảo"), "ok" if number else "draft")
        self._copy.setVisible(not number)
        self._remove.setVisible(not number)

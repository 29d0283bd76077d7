"""The line above a paper: back to the list, what it is, whether it is kept, what can be done, what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label


class PaperHead(QWidget):
    """``closed`` goes back, ``copy_asked`` begins another that says the same, ``remove_asked`` takes the draft out.

    ``each_asked`` wants the invitation of every invited person.
    """

    closed = Signal()
    copy_asked = Signal()
    remove_asked = Signal()
    each_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.space(column, (8, 8, 16, 0), 4)
        row = QHBoxLayout()
        theme.space(row, gap=8)
        column.addLayout(row)
        row.addWidget(IconButton("chevron-left", _("Về danh sách (Esc)"), self.closed.emit))
        self.title = ElidedLabel("", "strong")
        self.saved = ElidedLabel("", "caption", "muted")
        self._chip = Chip("", "plain", self)
        self._copy = IconButton("copy", _("Chép thành văn bản mới"), self.copy_asked.emit)
        self._remove = IconButton("trash-2", _("Bỏ dự thảo"), self.remove_asked.emit)
        row.addWidget(self.title, 1)
        for widget in (self.saved, self._chip, self._copy, self._remove):
            row.addWidget(widget)
        self.reserved = label("", "content", "warn", wrap=True)
        self.reserved.setContentsMargins(theme.current().px(8), 0, 0, 0)
        self.each = Button("", "ghost", "users", self.each_asked.emit, small=True)
        column.addWidget(self.reserved)
        column.addWidget(self.each, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_invited(0)

    def show_invited(self, count: int) -> None:
        """Offer one paper for each of several invited."""
        self.each.setText(_("Xuất giấy mời từng người ({count})…").format(count=count))
        self.each.setVisible(count > 1)

    def show_paper(self, title: str, number: str, reservations: Sequence[str] = ()) -> None:
        """Show another paper; ``number`` is empty for a draft, ``reservations`` say what became of an issued one."""
        self.reserved.setText(" ".join(reservations))
        self.reserved.setVisible(bool(reservations))
        self.title.setText(title)
        self.saved.setText("")
        issued = "warn" if reservations else "ok"
        self._chip.show_state(number or _("Dự thảo"), issued if number else "draft")
        self._copy.setVisible(not number)
        self._remove.setVisible(not number)

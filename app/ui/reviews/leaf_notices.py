"""What somebody has to look at in the text of a leaf: fields that mean nothing, numbers that the tables contradict."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.leaf_text import LeafMismatch, LeafProblem
from app.i18n import _
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import clear_layout


class LeafNotices(QFrame):
    """Amber and red boxes below the text; ``replace_asked`` wants a typed number to become the live figure."""

    replace_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=6)
        self.hide()

    def show_notices(self, problems: Sequence[LeafProblem], mismatches: Sequence[LeafMismatch]) -> None:
        """Show what is wrong now; nothing takes no room."""
        clear_layout(self._column)
        for problem in problems:
            self._add("octagon-x", "block", problem.sentence)
        for mismatch in mismatches:
            caption = _("{name}. Số gõ tay không tự đổi theo số liệu.").format(name=mismatch.name)
            act = None if mismatch.unit else self._replacing(mismatch)
            self._add("triangle-alert", "warn", _told(mismatch), caption, _("Thay bằng {code}"), act, mismatch.code)
        self.setVisible(bool(problems or mismatches))

    def _replacing(self, mismatch: LeafMismatch) -> Callable[[], None]:
        return lambda: self.replace_asked.emit(mismatch)

    def _add(
        self,
        icon: str,
        tone: str,
        words: str,
        caption: str = "",
        verb: str = "",
        act: Callable[[], None] | None = None,
        code: str = "",
    ) -> None:
        box = QFrame()
        box.setProperty("notice", tone)
        row = QHBoxLayout(box)
        theme.space(row, (12, 8, 12, 8), 10)
        row.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        theme.space(column, gap=2)
        column.addWidget(label(words, "content", tone, wrap=True))
        if caption:
            column.addWidget(label(caption, "caption", "muted", wrap=True))
        row.addLayout(column, 1)
        if act is not None:
            row.addWidget(Button(verb.format(code=code), "ghost", clicked=act, small=True))
        self._column.addWidget(box)


def _told(mismatch: LeafMismatch) -> str:
    """ "Chữ ghi “05 tổ”, D01 là 06 (7/8 xã)"."""
    known = mismatch.value or _("chưa có số liệu")
    if mismatch.coverage and not mismatch.unit:
        known = f"{known} ({mismatch.coverage})"
    sentence = (
        _("Chữ ghi “{text}”, {code} là {known}")
        if not mismatch.unit
        else _("Chữ ghi “{text}”, {code} của {unit} là {known}")
    )
    return sentence.format(text=mismatch.text, code=mismatch.code, known=known, unit=mismatch.unit)

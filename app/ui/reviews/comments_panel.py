"""Remarks «ý kiến» beside a leaf: said, settled, opened again; never printed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from app.domain.periods import VIETNAM
from app.i18n import _
from app.services.review_writing import LeafComment
from app.text import short_date
from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import SidePanel, clear_layout


class CommentsPanel(SidePanel):
    """``said`` brings a new remark, ``settled`` the id of one and whether it is settled now."""

    said = Signal(str)
    settled = Signal(int, bool)

    def __init__(self, closed: Callable[[], None]) -> None:
        super().__init__(closed)
        self.stretch()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Ý kiến mới"))
        self.text.setPlaceholderText(_("Ý kiến về mục này; không in ra văn bản"))
        self.text.setTabChangesFocus(True)
        theme.fix(self.text, height=72)
        self.foot.addWidget(self.text, 1)
        self._button = Button(_("Ghi ý kiến"), "plain", "message-square", self._say, small=True)
        self._button.setEnabled(False)
        self.text.textChanged.connect(lambda: self._button.setEnabled(bool(self.text.toPlainText().strip())))
        self.foot.addWidget(self._button)

    def show_comments(self, leaf: str, comments: Sequence[LeafComment]) -> None:
        """Show the remarks of a leaf, the open ones first."""
        clear_layout(self.content)
        self.heading.setText(_("Ý kiến về mục {leaf}").format(leaf=leaf))
        open_ones = sum(1 for item in comments if not item.settled_by)
        self.chip.show_state(_("{count} chưa xong").format(count=open_ones) if open_ones else "", "soon")
        if not comments:
            self.content.addWidget(label(_("Chưa có ý kiến nào."), "content", "muted", wrap=True))
        for number, item in enumerate(sorted(comments, key=lambda one: bool(one.settled_by))):
            if number:
                self.content.addWidget(rule())
            self._add(item)
        self.content.addStretch(1)

    def _add(self, item: LeafComment) -> None:
        at = item.at.astimezone(VIETNAM)
        head = QHBoxLayout()
        theme.space(head, gap=8)
        head.addWidget(label(f"{item.author} · {at:%H:%M} {short_date(at.date())}", "caption", "muted", wrap=True), 1)
        is_settled = bool(item.settled_by)
        words = _("Mở lại") if is_settled else _("Đã xử lý")
        act = partial(self.settled.emit, item.id, not is_settled)
        head.addWidget(Button(words, "ghost", "rotate-ccw" if is_settled else "check", act, small=True))
        self.content.addLayout(head)
        self.content.addWidget(label(item.text, "content", "muted" if is_settled else "", wrap=True))
        if is_settled:
            done = _("{who} đã xử lý").format(who=item.settled_by)
            self.content.addWidget(label(done, "caption", "faint"))

    def _say(self) -> None:
        self.said.emit(self.text.toPlainText())

    def clear_typed(self) -> None:
        """What was typed has been kept."""
        self.text.clear()

"""Who wrote what in a leaf and when: every version with what it changed, and the way back to one."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextBrowser

from app.domain.leaf_text import LeafVersion
from app.domain.periods import VIETNAM
from app.domain.word_differences import ChangeKind, TextPiece
from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import SidePanel, clear_layout

_MOST = 50
_FIELD = re.compile(r"\{([^{}\n]+)\}")


class DifferenceView(QTextBrowser):
    """A text with what was added (underlined) and taken out (struck through), in words and not in colour alone."""

    def __init__(self, pieces: Sequence[TextPiece]) -> None:
        super().__init__()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("ground", "none")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cursor = self.textCursor()
        for piece in pieces:
            cursor.insertText(piece.text, _format(piece.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(100, self.viewport().width()))
        self.setFixedHeight(int(self.document().size().height()) + 2)

    def resizeEvent(self, event: object) -> None:
        """Keep the height of the text."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands over its own event
        self._fit()


def _told(piece: TextPiece, values: Mapping[str, str]) -> TextPiece:
    """A piece whose fields are read as their value and code: "62 (D04)"."""
    text = _FIELD.sub(lambda field: f"{values[field[0]]} ({field[1]})" if field[0] in values else field[0], piece.text)
    return replace(piece, text=text)


def _format(kind: ChangeKind) -> QTextCharFormat:
    look = theme.current()
    made = QTextCharFormat()
    made.setFont(look.font("content"))
    made.setForeground(look.color("text"))
    if kind is ChangeKind.ADDED:
        made.setForeground(look.color("accenttext"))
        made.setBackground(look.color("accentsoft"))
        made.setFontUnderline(True)
    elif kind is ChangeKind.REMOVED:
        made.setForeground(look.color("text3"))
        made.setFontStrikeOut(True)
    return made


class HistoryPanel(SidePanel):
    """The versions of one leaf, newest first; ``restored`` brings the text of the one that is wanted back."""

    restored = Signal(str)

    def __init__(self, closed: Callable[[], None]) -> None:
        super().__init__(closed)
        self.stretch()

    def show_versions(self, leaf: str, versions: Sequence[LeafVersion], values: Mapping[str, str]) -> None:
        """Show the versions of another leaf; ``values`` are what fields like "{D04}" say today."""
        clear_layout(self.content)
        self.heading.setText(_("Các bản của mục {leaf}").format(leaf=leaf))
        self.chip.show_state(_("{count} bản").format(count=len(versions)) if versions else "", "plain")
        if not versions:
            self.content.addWidget(label(_("Chưa ai viết gì ở mục này."), "content", "muted", wrap=True))
        for number, version in enumerate(versions[:_MOST]):
            if number:
                self.content.addWidget(rule())
            head = QHBoxLayout()
            theme.space(head, gap=8)
            at = version.at.astimezone(VIETNAM)
            when = f"{at:%H:%M} {short_date(at.date())}"
            head.addWidget(label(f"{version.actor} · {when}", "caption", "muted", wrap=True), 1)
            if number:
                back = partial(self.restored.emit, version.text)
                head.addWidget(Button(_("Lấy lại"), "ghost", "undo-2", back, small=True))
            else:
                head.addWidget(label(_("bản đang dùng"), "caption", "good"))
            self.content.addLayout(head)
            self.content.addWidget(DifferenceView([_told(piece, values) for piece in version.pieces]))
        self.content.addStretch(1)

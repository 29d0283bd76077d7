"""Generated sentences of a leaf, never editable; each figure in them is a link to its source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextBrowser

from app.domain.leaf_text import LeafPiece
from app.i18n import _
from app.ui import theme


class SentenceView(QTextBrowser):
    """Sentences built from pieces, not from markup; ``figure_opened`` brings the code of a figure."""

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

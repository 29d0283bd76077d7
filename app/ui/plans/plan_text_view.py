"""Paragraphs of a plan's text to read, walk through and search; a number in the margin counts what cites each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.domain.plans.labels import label_of
from app.domain.plans.plan import PlanParagraph
from app.i18n import _
from app.text import fold
from app.ui import theme

_MARGIN, _INDENT, _MOST_INDENT = 40, 16, 5
#: A longer numbered paragraph is no heading but says something itself.
_LONGEST_HEADING = 110


class ParagraphView(QTextEdit):
    """Plain text that cannot be changed; ``walked`` gives the number of the paragraph the cursor came into."""

    walked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(_("Văn bản kế hoạch"))
        self._paragraphs: tuple[PlanParagraph, ...] = ()
        self._counts: Mapping[int, int] = {}
        self._hits: tuple[int, ...] = ()
        self._words: tuple[str, ...] = ()
        self._shown = -1
        self.cursorPositionChanged.connect(self._on_walked)

    def show_paragraphs(self, paragraphs: Sequence[PlanParagraph], counts: Mapping[int, int]) -> None:
        """Show another text; ``counts`` are the parts that rest on each paragraph, by its number."""
        self._paragraphs, self._counts, self._shown = tuple(paragraphs), counts, -1
        look = theme.current()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        cursor = QTextCursor(self.document())
        before = ""
        for number, item in enumerate(self._paragraphs):
            block = QTextBlockFormat()
            block.setLeftMargin(look.px(_MARGIN + _INDENT * min(max(item.level - 1, 0), _MOST_INDENT)))
            block.setRightMargin(look.px(12))
            block.setBottomMargin(look.px(6))
            letters = QTextCharFormat()
            is_heading = item.clause != before and len(item.text) <= _LONGEST_HEADING and label_of(item.text)
            letters.setFont(look.font("strong" if is_heading else "content"))
            if number:
                cursor.insertBlock(block, letters)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(item.text, letters)
            before = item.clause
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.find_all("")

    @property
    def paragraph(self) -> int:
        """The number of the paragraph the cursor is in; -1 without a text."""
        return self.textCursor().blockNumber() if self._paragraphs else -1

    def _on_walked(self) -> None:
        if self.paragraph != self._shown:
            self._shown = self.paragraph
            self.walked.emit(self._shown)
            self.viewport().update()

    def go_to_clause(self, clause: str) -> None:
        """Put the cursor into the first paragraph of a clause, in sight."""
        for number, item in enumerate(self._paragraphs):
            if item.clause == clause or item.clause.startswith(f"{clause}."):
                self._go_to(number)
                return

    def _go_to(self, number: int) -> None:
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
        place = self.cursorRect().top() - self.viewport().height() // 4
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + place)

    # --- searching ---

    @property
    def found(self) -> int:
        """How many paragraphs have all the words."""
        return len(self._hits)

    def find_all(self, text: str) -> int:
        """Mark every paragraph with all the words, whatever their accents; returns how many."""
        self._words = tuple(fold(text).split())
        self._hits = tuple(
            number
            for number, item in enumerate(self._paragraphs)
            if self._words and all(word in fold(item.text) for word in self._words)
        )
        self.setExtraSelections([self._marked(number) for number in self._hits])
        self.viewport().update()
        return len(self._hits)

    def step(self, by: int) -> int:
        """Go to the next paragraph found, or the one before; its place among them, 0 where there is none."""
        if not self._hits:
            return 0
        here = self.paragraph
        after = [number for number in self._hits if (number > here if by > 0 else number < here)]
        wanted = (after or self._hits)[0 if by > 0 else -1]
        self._go_to(wanted)
        return self._hits.index(wanted) + 1

    def _marked(self, number: int) -> QTextEdit.ExtraSelection:
        block = self.document().findBlockByNumber(number)
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(theme.current().color("warnsoft")))
        made.cursor, made.format = cursor, look
        return made

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, the paragraph of the cursor with a green edge, counts in the margin."""
        super().paintEvent(event)
        if not self._paragraphs:
            return
        look = theme.current()
        painter = QPainter(self.viewport())
        painter.setFont(look.font("caption"))
        layout, shift = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -shift).toRect()
            if box.top() > self.viewport().height():
                break
            if box.bottom() >= 0:
                self._paint_margin(painter, block.blockNumber(), box)
            block = block.next()
        painter.end()

    def _paint_margin(self, painter: QPainter, number: int, box: QRect) -> None:
        look = theme.current()
        if number == self.paragraph:
            painter.fillRect(QRect(0, box.top(), look.px(3), box.height() - look.px(6)), look.color("accenttext"))
        if count := self._counts.get(number):
            painter.setPen(look.color("accenttext"))
            place = QRect(look.px(8), box.top(), look.px(_MARGIN - 16), look.line())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(count))

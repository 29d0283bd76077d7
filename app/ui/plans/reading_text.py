"""The plan's text beside what was read from it: the words of every proposal underlined, those of the chosen one lit."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from app.domain.plans.plan import PlanParagraph
from app.domain.plans.reading.proposals import Evidence
from app.i18n import _
from app.services.plans.reading_choices import Item, ItemKind
from app.ui import theme
from app.ui.widgets.labels import Part

#: Between two paragraphs, and left and right of the text (at 100 %).
_GAP, _SIDE = 6, 12
#: Height of a line in hundredths of the letters'.
_LINE = 125


class ReadingText(QTextEdit):
    """``asked`` gives paragraph and place in it of a click, or of Enter at the caret."""

    asked = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Văn bản kế hoạch"))
        keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keyboard | Qt.TextInteractionFlag.TextSelectableByMouse)
        self._texts: tuple[str, ...] = ()

    def show_text(self, paragraphs: Sequence[PlanParagraph]) -> None:
        """Show a plan, one block for each paragraph; what it says is shown, never obeyed as markup."""
        # A line break inside a paragraph would make two blocks of it.
        self._texts = tuple(one.text.replace("\n", "\u2028") for one in paragraphs)
        self.setExtraSelections([])
        self.setPlainText("\n".join(self._texts))
        look = theme.current()
        self.document().setDocumentMargin(look.px(_SIDE))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setBottomMargin(look.px(_GAP))
        spaced.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        strong = QTextCharFormat()
        strong.setFontWeight(600)
        for number, text in enumerate(self._texts):
            if text.isupper():
                self._cursor(Evidence(number, 0, len(text))).mergeCharFormat(strong)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, items: Iterable[Item], chosen: Item | None) -> None:
        """Underline what was read (dots: not looked at yet) and light the words of the chosen thing."""
        found = [self._underlined(place, item) for item in items for place in item.places[:1]]
        if chosen is not None:
            found += [self._lit(place, chosen) for place in chosen.places]
        self.setExtraSelections(found)

    def show_place(self, place: Evidence) -> None:
        """Put the caret there; scroll, where these words are out of sight, until they stand in the upper half."""
        bar, cursor = self.verticalScrollBar(), self._cursor(place)
        ends = self.cursorRect(cursor).bottom()
        cursor.setPosition(cursor.selectionStart())
        before, begins = bar.value(), self.cursorRect(cursor).top()
        self.setTextCursor(cursor)
        is_seen = begins >= 0 and ends <= self.viewport().height()
        bar.setValue(before if is_seen else before + begins - self.viewport().height() // 3)

    @property
    def lit(self) -> tuple[str, ...]:
        """The words that are lit now."""
        ground = Qt.BrushStyle.NoBrush
        found = (one for one in self.extraSelections() if one.format.background().style() != ground)
        return tuple(one.cursor.selectedText() for one in found)

    def _underlined(self, place: Evidence, item: Item) -> QTextEdit.ExtraSelection:
        style = QTextCharFormat.UnderlineStyle
        shape = QTextCharFormat()
        tone = "block" if item.kind is ItemKind.CONTRADICTION else "accenttext" if item.is_kept else "ask"
        if not item.is_open and not item.is_kept:
            return self._selection(place, shape)
        shape.setUnderlineStyle(style.DotLine if item.is_open else style.SingleUnderline)
        shape.setUnderlineColor(theme.current().color(tone))
        return self._selection(place, shape)

    def _lit(self, place: Evidence, item: Item) -> QTextEdit.ExtraSelection:
        shape = QTextCharFormat()
        is_fault = item.kind is ItemKind.CONTRADICTION
        shape.setBackground(theme.current().color("warnsoft" if is_fault else "accentline"))
        shape.setForeground(theme.current().color("text"))
        return self._selection(place, shape)

    def _selection(self, place: Evidence, shape: QTextCharFormat) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        found.cursor = self._cursor(place)
        found.format = shape
        return found

    def _cursor(self, place: Evidence) -> QTextCursor:
        block = self.document().findBlockByNumber(place.paragraph)
        text = self._texts[place.paragraph]
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + _length(text[: place.start]))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(block.position() + _length(text[: place.end]), keep)
        return cursor

    # --- asking ---

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks for what was read there; a selection is only copied."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._ask(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for what was read at the caret."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.textCursor())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _ask(self, cursor: QTextCursor) -> None:
        number = cursor.blockNumber()
        if number < len(self._texts):
            self.asked.emit(number, _place(self._texts[number], cursor.positionInBlock()))


def _length(text: str) -> int:
    """Length as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _place(text: str, units: int) -> int:
    """The letter of ``text`` at so many units of UTF-16."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore"))


def legend() -> tuple[Part, ...]:
    """What the lines below the words mean."""
    return (Part(_("Chấm: chưa xem"), "ask"), Part("  ·  "), Part(_("Liền: đã nhận"), "accenttext"))

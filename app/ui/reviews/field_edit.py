"""Text of an officer with live figures in it: a figure is one character for the caret and shows its present value.

Outside the widget a figure is its field, "{D04}" or "{G08:gam}": so it is stored, copied and pasted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from app.i18n import _
from app.ui import theme

_FIELD = re.compile(r"\{([A-Z]\d{2}[a-z]?(?::[^{}\n]+)?)\}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
_CODE = QTextFormat.Property.UserProperty.value + 1
_CHARACTER = "\ufffc"
#: Qt's own line and paragraph signs.
_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})
_SIDE, _GAP = 5.0, 4.0


@dataclass(frozen=True, slots=True)
class FieldLook:
    """What a field shows: its value, the coverage when it is partial, its name for the tooltip, and its tone."""

    value: str
    coverage: str = ""
    name: str = ""
    is_missing: bool = False
    is_known: bool = True

    @property
    def tone(self) -> str:
        """Letters: news is amber, what cannot be read red."""
        if not self.is_known:
            return "block"
        return "warn" if self.is_missing or self.coverage else "accenttext"

    @property
    def ground(self) -> str:
        """The ground below the letters."""
        return {"block": "blocksoft", "warn": "warnsoft", "accenttext": "accentsoft"}[self.tone]


class _Drawing(QPyTextObject):
    """Draws one field in the line of the text."""

    def __init__(self, edit: "FieldEdit") -> None:
        super().__init__(edit)
        self._edit = edit

    def intrinsicSize(self, document: QTextDocument, _position: int, format: QTextFormat) -> QSizeF:  # noqa: A002 - Qt's
        """Room of the field on the line."""
        look = self._edit.look_of(str(format.property(_CODE)))
        metrics, small = self._metrics()
        width = metrics.horizontalAdvance(look.value) + 2 * _SIDE
        if look.coverage:
            width += _GAP + small.horizontalAdvance(look.coverage)
        return QSizeF(width, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        _position: int,
        format: QTextFormat,  # noqa: A002 - Qt's name
    ) -> None:
        """A soft box with the value, the coverage smaller behind it."""
        theme_now = theme.current()
        look = self._edit.look_of(str(format.property(_CODE)))
        metrics, small = self._metrics()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_now.color(look.ground))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 0, -1, 0), 4, 4)
        painter.setPen(theme_now.color(look.tone))
        baseline = rect.top() + metrics.ascent()
        painter.setFont(theme_now.font("strong"))
        painter.drawText(QPointF(rect.left() + _SIDE, baseline), look.value)
        if look.coverage:
            painter.setFont(theme_now.font("caption"))
            left = rect.left() + _SIDE + metrics.horizontalAdvance(look.value) + _GAP
            painter.drawText(QPointF(left, baseline - (metrics.ascent() - small.ascent()) / 4), look.coverage)
        painter.restore()

    @staticmethod
    def _metrics() -> tuple[QFontMetricsF, QFontMetricsF]:
        look = theme.current()
        return QFontMetricsF(look.font("strong")), QFontMetricsF(look.font("caption"))


class FieldEdit(QTextEdit):
    """Plain text with fields; ``figure_opened`` brings the field that was clicked, without its braces.

    ``insert_asked`` wants a figure at the caret (Ctrl+Shift+N).
    """

    figure_opened = Signal(str)
    insert_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: Mapping[str, FieldLook] = {}
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._drawing = _Drawing(self)
        self.document().documentLayout().registerHandler(_OBJECT, self._drawing)
        self._pressed = ""

    # --- text ---

    def look_of(self, field: str) -> FieldLook:
        """What a field shows now; one that nobody defined shows itself."""
        return self._looks.get(field, FieldLook(f"{{{field}}}", name=_("Không có chỉ tiêu này"), is_known=False))

    def set_looks(self, looks: Mapping[str, FieldLook]) -> None:
        """Other values for the fields, by field without braces; text and caret stay."""
        self._looks = looks
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def set_written(self, text: str) -> None:
        """Show another text with its fields; what was typed before cannot be taken back."""
        self.setPlainText("")
        cursor = QTextCursor(self.document())
        self._insert(cursor, text)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def written(self) -> str:
        """The text as it is stored, fields in braces."""
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        return self._written_in(whole)

    def insert_field(self, field: str) -> None:
        """Put a figure at the caret, with blanks around it where letters would touch it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        before = self._beside(cursor, QTextCursor.MoveOperation.PreviousCharacter)
        if before and not before.isspace() and before not in '([“"':
            cursor.insertText(" ", QTextCharFormat())
        self._insert(cursor, f"{{{field}}}")
        after = self._beside(cursor, QTextCursor.MoveOperation.NextCharacter)
        if after and (after.isalnum() or after == _CHARACTER):
            cursor.insertText(" ", QTextCharFormat())
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def insert_written(self, text: str) -> None:
        """Put text at the caret, in place of what is selected; its fields come alive."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._insert(cursor, text.replace(_CHARACTER, ""))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def replace_typed(self, words: str, field: str) -> bool:
        """Make the number at the beginning of ``words`` the live figure where they stand; whether they were found."""
        found = self.document().find(words, 0, QTextDocument.FindFlag.FindCaseSensitively)
        number = _NUMBER.match(words)
        if found.isNull() or number is None:
            return False
        start = found.selectionStart()
        found.setPosition(start)
        found.setPosition(start + len(number[0]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(found)
        self.insert_field(field)
        return True

    @staticmethod
    def _beside(cursor: QTextCursor, way: QTextCursor.MoveOperation) -> str:
        probe = QTextCursor(cursor)
        probe.movePosition(way, QTextCursor.MoveMode.KeepAnchor)
        return probe.selectedText()

    def fields(self) -> tuple[str, ...]:
        """The fields in the text, in reading order."""
        return tuple(_FIELD.findall(self.written()))

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        at = 0
        plain = QTextCharFormat()
        for match in _FIELD.finditer(text):
            cursor.insertText(text[at : match.start()], plain)
            made = QTextCharFormat()
            made.setObjectType(_OBJECT)
            made.setProperty(_CODE, match[1])
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
            cursor.insertText(_CHARACTER, made)
            at = match.end()
        cursor.insertText(text[at:], plain)
        cursor.setCharFormat(plain)

    def _written_in(self, selection: QTextCursor) -> str:
        signs = selection.selectedText().translate(_BREAKS)
        if _CHARACTER not in signs:
            return signs
        start = selection.selectionStart()
        # Positions count UTF-16 units, as Qt's do; only fields are looked at one by one.
        units = signs.encode("utf-16-le")
        mark = _CHARACTER.encode("utf-16-le")
        pieces: list[bytes] = []
        for offset in range(0, len(units), 2):
            unit = units[offset : offset + 2]
            field = self._field_at(start + offset // 2) if unit == mark else ""
            pieces.append(f"{{{field}}}".encode("utf-16-le") if field else (b"" if unit == mark else unit))
        return b"".join(pieces).decode("utf-16-le", "replace")

    def _field_at(self, position: int) -> str:
        """The field whose one character starts at a position; empty when there is none."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position + 1, self.document().characterCount() - 1))
        found = cursor.charFormat()
        is_field = found.objectType() == _OBJECT and self.document().characterAt(position) == _CHARACTER
        return str(found.property(_CODE)) if is_field else ""

    # --- the clipboard speaks in fields ---

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied can be pasted into any leaf."""
        data = QMimeData()
        data.setText(self._written_in(self.textCursor()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text; fields in it come alive."""
        self.insert_written(source.text())

    # --- mouse and keys ---

    def _under(self, place: QPoint) -> str:
        cursor = self.cursorForPosition(place)
        for position in (cursor.position() - 1, cursor.position()):
            if position >= 0 and (field := self._field_at(position)) and self._rect(position).contains(place):
                return field
        return ""

    def _rect(self, position: int) -> QRectF:
        before, after = QTextCursor(self.document()), QTextCursor(self.document())
        before.setPosition(position)
        after.setPosition(position + 1)
        left, right = QRectF(self.cursorRect(before)), QRectF(self.cursorRect(after))
        width = self._drawing.intrinsicSize(self.document(), position, after.charFormat()).width()
        return QRectF(right.left() - width, right.top(), width, max(left.height(), right.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the field that is pressed."""
        self._pressed = self._under(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a field opens it; dragging over it selects."""
        super().mouseReleaseEvent(event)
        field = self._under(event.position().toPoint())
        if field and field == self._pressed and not self.textCursor().hasSelection():
            self.figure_opened.emit(field)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a field can be clicked."""
        is_field = bool(self._under(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_field else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell code, name and coverage of the field under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            field = self._under(self.viewport().mapFromGlobal(event.globalPos()))
            QToolTip.showText(event.globalPos(), self._told(field) if field else "", self)
            return True
        return super().event(event)

    def _told(self, field: str) -> str:
        look = self.look_of(field)
        return ". ".join(
            part for part in (f"{field} {look.name}".strip(), look.coverage, _("Nhấn để xem nguồn")) if part
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+N asks for a figure; Enter on a selected field opens it."""
        control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_N and event.modifiers() == control_shift:
            self.insert_asked.emit()
        else:
            super().keyPressEvent(event)

    def field_at_caret(self) -> str:
        """The field left or right of the caret; empty when there is none."""
        position = self.textCursor().position()
        return next((field for field in map(self._field_at, self._neighbours(position)) if field), "")

    @staticmethod
    def _neighbours(position: int) -> Iterator[int]:
        yield from (place for place in (position - 1, position) if place >= 0)

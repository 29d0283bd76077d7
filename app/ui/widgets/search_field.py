"""The field that narrows a list: ↓ or Enter goes on into what is left of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.icons import icon

_ONWARD = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchField(QLineEdit):
    """``hint`` stands inside while it is empty, ``name`` is read aloud; ``onward`` asks for the list below."""

    onward = Signal()

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ and Enter lead into the list; all else is typing."""
        if event.key() in _ONWARD:
            self.onward.emit()
        else:
            super().keyPressEvent(event)

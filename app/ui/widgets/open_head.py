"""The head of the one thing that is open in place of a list: the way back, its name, its state."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel


class OpenHead(QWidget):
    """Stands in place of the title of a page, outside of what is open; Esc leads back from there, too."""

    def __init__(self, leave: Callable[[], None], title: str = "") -> None:
        super().__init__()
        self._leave = leave
        row = QHBoxLayout(self)
        theme.space(row, gap=8)
        row.addWidget(IconButton("chevron-left", _("Quay lại (Esc)"), leave))
        self.title = ElidedLabel(title, "title")
        self.chip = Chip("", "plain", self)
        self.saved = ElidedLabel("", "caption", "muted")
        for widget in (self.title, self.chip, self.saved):
            row.addWidget(widget)
        row.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

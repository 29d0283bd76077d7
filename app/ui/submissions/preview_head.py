"""The line over a workbook that is looked at before it is received: the way back, whose it is, its verdict."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.submissions.file_rows import FileRow
from app.ui.submissions.file_words import file_chip
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel


class PreviewHead(QWidget):
    """Button, title, chip."""

    def __init__(self, close: Callable[[], None]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        back = Button(_("Danh sách tệp"), "plain", "chevron-left", close, small=True)
        back.setToolTip(_("Về danh sách tệp (Esc)"))
        self._title = ElidedLabel("", "strong")
        self._chip = Chip("", "plain", self)
        row.addWidget(back)
        row.addWidget(self._title, 1)
        row.addWidget(self._chip)

    def show_file(self, file: FileRow) -> None:
        """Show another file."""
        self._title.setText(" · ".join(part for part in (file.unit_name, file.name) if part))
        self._chip.show_state(*file_chip(file))

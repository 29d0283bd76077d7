"""The row above the files: which kind is shown, a search, and where more files come from."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.submissions.file_rows import FileRow
from app.ui.submissions.file_words import KINDS
from app.ui.widgets.buttons import Button
from app.ui.widgets.search_field import SearchField


class FileFilter(QWidget):
    """``kind_chosen`` and ``text_changed`` narrow the table; ``buttons`` stand at the right."""

    kind_chosen = Signal(str)
    text_changed = Signal(str)

    def __init__(self, buttons: Sequence[Button]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, gap=8)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("Loại tệp hiện trong bảng"))
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds.currentIndexChanged.connect(lambda _number: self.kind_chosen.emit(self.kind))
        self.search = SearchField(_("Tìm tệp, đơn vị (Ctrl+F)"), _("Tìm tệp, đơn vị"))
        self.search.textChanged.connect(self.text_changed)
        theme.fix(self.search, width=190)
        row.addWidget(self.kinds)
        row.addWidget(self.search)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)

    @property
    def kind(self) -> str:
        """The kind that is shown."""
        return str(self.kinds.currentData() or "all")

    def count(self, rows: Sequence[FileRow]) -> None:
        """Offer the kinds there are, each with its number; the chosen one stays while it has files."""
        offered = []
        for key, (word, accepts) in KINDS.items():
            # A line about what was passed over in a folder or zip is shown among all, and is no file.
            number = sum(1 for row in rows if accepts(row) and (row.is_file or key != "all"))
            if number or key in {"all", self.kind}:
                offered.append((key, f"{_(word)} · {number}"))
        if [key for key, _text in offered] == [self.kinds.itemData(n) for n in range(self.kinds.count())]:
            for number, (_key, text) in enumerate(offered):
                self.kinds.setItemText(number, text)
            return
        kept = self.kind
        blocker = QSignalBlocker(self.kinds)
        self.kinds.clear()
        for key, text in offered:
            self.kinds.addItem(text, key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kept)))
        blocker.unblock()

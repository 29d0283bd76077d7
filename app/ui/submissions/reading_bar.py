"""What is being read, how far it is, and the button that stops without a trace."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from app.i18n import _
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import Panel


class ReadingBar(Panel):
    """What is being read, how far it is, and the button that stops without a trace."""

    def __init__(self, stop: Button) -> None:
        super().__init__()
        row = QHBoxLayout()
        theme.space(row, gap=12)
        row.addWidget(IconLabel("loader-circle", "text2", 16))
        self.text = ElidedLabel("", "strong")
        row.addWidget(self.text, 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        theme.fix(self.bar, width=200, height=8)
        row.addWidget(self.bar)
        self.count = label("", "strong")
        row.addWidget(self.count)
        row.addWidget(stop)
        self.body.addLayout(row)

    def show_state(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.text.setText(text)
        self.count.setText(_("{done}/{total} tệp").format(done=done, total=total))

"""Snackbar: what was just done, with the next step (Hoàn tác, Làm lại…), for eight seconds; never more than one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import ElidedLabel, label

_SHOWN_MS = 8000


@dataclass(frozen=True, slots=True)
class Offer:
    """The button beside the sentence: its word, what it does, and the key that does the same."""

    verb: str
    act: Callable[[], None]
    key: str = ""


class Snackbar(QFrame):
    """A dark strip over the lower left corner of its parent, above the ``foot`` of the page (height at 100 %)."""

    def __init__(self, parent: QWidget, foot: Callable[[], int] = lambda: 0) -> None:
        super().__init__(parent)
        self._foot = foot
        self.setProperty("snackbar", "true")
        row = QHBoxLayout(self)
        theme.space(row, (16, 4, 8, 4), 12)
        self._offer: Offer | None = None
        self._words = ElidedLabel("")
        self.button = Button("", "ghost", clicked=self._press)
        self._key = label("", "caption")
        row.addWidget(IconLabel("circle-check", "accentline"))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(self._key)
        self._close = IconButton("x", _("Đóng"), self.hide)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def _press(self) -> None:
        self.hide()
        if self._offer is not None:
            self._offer.act()

    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def say(self, sentence: str, offer: Offer | None = None) -> None:
        """Show one sentence, with a button when something is offered."""
        look = theme.current()
        letters = look.colors["surface"] if not look.is_dark else look.colors["window"]
        good = look.colors["accentline"] if not look.is_dark else look.colors["accent"]
        self.setStyleSheet(
            f"QLabel {{ color: {letters}; }} QPushButton {{ color: {good}; }} QPushButton:hover {{ background: {good};"
            f" color: {'#18211B' if not look.is_dark else letters}; }}"
        )
        self._words.setText(sentence)
        self._offer = offer
        self.button.setText(offer.verb if offer else "")
        self.button.setVisible(offer is not None)
        self._key.setText(offer.key if offer else "")
        self._key.setVisible(bool(self._key.text()))
        self.setFixedHeight(look.px(48))
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        # What is said is often followed by another view.
        QTimer.singleShot(0, self.place)

    def place(self) -> None:
        """Sit in the lower left corner of the parent."""
        parent = self.parentWidget()
        if parent is None:
            return
        look = theme.current()
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + look.px(270)
        self.setFixedWidth(max(look.px(240), min(wanted, parent.width() - look.px(48))))
        self.move(look.px(24), parent.height() - self.height() - look.px(16 + self._foot()))

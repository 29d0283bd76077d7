"""Page: head with title, the sentence of state, one secondary and one primary button; then content."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.context import Change, UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, Part, Sentence


class Page(QWidget):
    """Base of every place of the window. Override :meth:`reload` and :attr:`tables`; fill :attr:`body`.

    A page reloads when it is shown and something it reads has changed since, never while it is hidden.
    """

    #: names of the tables the page reads; empty means all
    tables: frozenset[str] = frozenset()
    #: tables whose changes are not announced while this page is in sight: it says itself that they are kept
    quiet_tables: frozenset[str] = frozenset()
    #: height at 100 % of what stands at the foot of the page and no message may cover: sheet tabs, totals
    foot: int = 0
    #: lines of help shown by F1
    help_lines: tuple[str, ...] = ()

    def __init__(self, context: UiContext, title: str) -> None:
        super().__init__()
        self.context = context
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self._is_stale = True
        outer = QVBoxLayout(self)
        theme.space(outer, (24, 16, 24, 16), 12)
        self.head_row = QHBoxLayout()
        theme.space(self.head_row, gap=8)
        self.words = QVBoxLayout()
        theme.space(self.words, gap=2)
        self.title_label = ElidedLabel(title, "title")
        self.sentence = Sentence()
        self.words.addWidget(self.title_label)
        self.words.addWidget(self.sentence)
        self.head_row.addLayout(self.words, 1)
        self._buttons = QHBoxLayout()
        theme.space(self._buttons, gap=8)
        self.head_row.addLayout(self._buttons)
        self.head_row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(self.head_row)
        self.body = QVBoxLayout()
        theme.space(self.body, gap=12)
        outer.addLayout(self.body, 1)
        context.changed.connect(self._on_changed)
        context.year_changed.connect(self._on_year)
        context.leaving.connect(self.flush)

    def reload(self) -> None:
        """Read everything again and show it."""

    def open_target(self, target: object) -> None:
        """Show one exact thing of this page; called after :meth:`reload`."""

    def take_files(self, paths: Sequence[object]) -> bool:
        """Take files or folders dropped onto the window; whether this page is the one for them."""
        return False

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title_label.setText(title)

    def say(self, *parts: Part | str) -> None:
        """Say the state: plain words grey, news in :class:`Part` with its tone."""
        self.sentence.set_parts([Part(item) if isinstance(item, str) else item for item in parts])

    def set_actions(self, secondary: Button | None, primary: Button | None) -> None:
        """At most one secondary and one primary button."""
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for button in (secondary, primary):
            if button:
                self._buttons.addWidget(button)

    def press_primary(self) -> None:
        """Do what the green button does (F9), if it can be done now."""
        for place in range(self._buttons.count()):
            item = self._buttons.itemAt(place)
            button = item.widget() if item else None
            if isinstance(button, Button) and button.property("kind") == "primary":
                button.click()

    def flush(self) -> None:
        """Keep what is being typed now; called before the page is left and before the data file is closed."""

    def refresh(self) -> None:
        """Reload now if shown, else when shown next."""
        self._is_stale = True
        if self.isVisible():
            self._reload_now()

    def ensure_fresh(self) -> None:
        """Reload if something changed since the last time."""
        if self._is_stale:
            self._reload_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page up to date when it is shown."""
        super().showEvent(event)
        self.ensure_fresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being typed when another page comes."""
        super().hideEvent(event)
        if self.context.is_open:
            self.flush()

    def _reload_now(self) -> None:
        if self.context.is_open:
            self._is_stale = False
            self.reload()

    def _on_changed(self, change: Change) -> None:
        if not self.tables or self.tables & change.tables:
            self.refresh()

    def _on_year(self, _year: int) -> None:
        self.refresh()

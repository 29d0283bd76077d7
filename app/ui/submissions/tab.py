"""What the three tabs of this place have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part

#: A sentence of state as parts with tones, and the secondary and primary button of the head.
Words = list[Part | str]
HeadButtons = tuple[Button | None, Button | None]


class Tab(QWidget):
    """One tab: it says its own state and brings its own buttons for the head of the page.

    ``news`` asks the page to say state and buttons again; ``wanted`` asks it to open a report by its id.
    """

    news = Signal()
    wanted = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context

    def reload(self) -> None:
        """Read again what the tab shows."""

    def sentence(self) -> Words:
        """The state in one sentence."""
        return []

    def head_buttons(self) -> HeadButtons:
        """Secondary and primary button."""
        return None, None

    def focus_widget(self) -> QWidget:
        """Where the keyboard belongs on this tab."""
        return self

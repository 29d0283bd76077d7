"""What the tabs of a page have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part


class PageTab(QWidget):
    """One tab; ``news`` asks the page to show state and buttons again."""

    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context

    def reload(self) -> None:
        """Read again what is shown."""

    def flush(self) -> None:
        """Keep what is being typed."""

    def sentence(self) -> tuple[Part | str, ...]:
        """The state in one sentence."""
        return ()

    @property
    def is_open(self) -> bool:
        """Whether one thing is open in place of all that the tab lists: it gets the room of the tabs, too."""
        return False

    def head(self) -> QWidget | None:
        """What stands in place of the title of the page while one thing is open; asked once."""
        return None

    def tools(self) -> QWidget | None:
        """What stands right of the tabs while this one is in sight: a search, filters; asked once."""
        return None

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Secondary and primary button of the head."""
        return None, None

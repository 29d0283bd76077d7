"""What the sections of the editor of an event have in common."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.events import Event, EventPart
from app.i18n import N_, _
from app.ui.context import UiContext
from app.ui.tables import Cell

#: What stands beside a part that may not be held.
NOT_HELD = N_("không tổ chức")


@dataclass(frozen=True, slots=True)
class Shown:
    """What all sections show: the event, the parts that may not be held now and why, whether it only is looked at."""

    event: Event
    forbidden: frozenset[EventPart] = frozenset()
    reason: str = ""
    is_locked: bool = False

    def falls_away(self, part: EventPart) -> bool:
        """Whether a part fell away or may not be held."""
        return part in self.forbidden or part in self.event.dropped


class Section(QWidget):
    """One section: shows an event, gives it back with what was typed; ``changed`` after every change by the user."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context

    def show_event(self, shown: Shown) -> None:
        """Show an event."""

    def written(self, event: Event) -> Event:
        """``event`` with what stands here."""
        return event

    def enter(self) -> None:
        """Take the keyboard."""
        self.setFocus()


def part_cell(shown: Shown | None, part: EventPart, icon: str = "") -> Cell:
    """The look of a cell of a part: red, with the reason and an icon beside the words, while it may not be held."""
    if shown is None or not shown.falls_away(part):
        return Cell()
    return Cell(tone="block", icon=icon, tooltip=f"{_(NOT_HELD)}: {shown.reason}".strip(" :"))

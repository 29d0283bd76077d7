"""What was just done, and the way back: Hoàn tác for the last operation, Làm lại after it; what hurts is asked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.ui import dialogs, operations
from app.ui.context import Change, UiContext
from app.ui.frame.status_bar import StatusBar
from app.ui.widgets.snackbar import Offer, Snackbar


class Undoing:
    """Snackbar and status bar tell the last operation; ``desk`` gives the part of the frame that asks the services."""

    def __init__(
        self, window: QWidget, context: UiContext, over: QStackedWidget, status_bar: StatusBar, desk: Callable[[], Any]
    ) -> None:
        self._window, self._context, self._desk = window, context, desk
        self._status_bar = status_bar
        self.snackbar = Snackbar(over, lambda: _foot_of(over))
        over.currentChanged.connect(lambda _number: self.snackbar.place())
        status_bar.undo_asked.connect(self.undo)
        status_bar.redo_asked.connect(self.redo)
        context.undo_asked.connect(self.undo)
        context.redo_asked.connect(self.redo)
        context.said.connect(self.say)
        context.offered.connect(lambda text, verb, act: self.snackbar.say(text, Offer(verb, act)))

    def say(self, sentence: str, can_undo: bool) -> None:
        """Show a sentence, with Hoàn tác when asked for."""
        self.snackbar.say(sentence, Offer(_("Hoàn tác"), self.undo, "Ctrl+Z") if can_undo else None)

    def announce(self, change: Change) -> None:
        """Tell a write; what was taken back can be done again, it is not offered to take back more."""
        desk, workspace = self._desk(), self._context.workspace
        if taken_back := desk.just_undone(workspace):
            again = Offer(_("Làm lại"), self.redo, "Ctrl+Y")
            self.snackbar.say(_("Đã hoàn tác: {label}").format(label=taken_back), again)
        else:
            self.say(change.label, bool(desk.undoable(workspace)))

    def refresh(self) -> None:
        """Say in the status bar what can be taken back or done again."""
        desk, workspace = self._desk(), self._context.workspace
        if taken_back := desk.just_undone(workspace):
            said = _("Đã hoàn tác: {label}").format(label=taken_back)
            self._status_bar.show_redo(said, desk.undoable(workspace))
        else:
            self._status_bar.show_undo(desk.undoable(workspace))

    def undo(self) -> None:
        """Take back the last operation; asks when that removes reports or is older than today."""
        if not self._context.is_open:
            return
        workspace = self._context.workspace
        if not self._desk().undoable(workspace):
            self._context.say(_("Không còn việc nào để hoàn tác"))
        elif question := self._desk().undo_question(workspace):
            verb = question.verb or _("Hoàn tác")
            dialogs.ask(
                self._window, question.title, question.text, verb, self._undo, things=question.things, is_danger=True
            )
        else:
            self._undo()

    def _undo(self) -> None:
        if self._context.is_open:
            operations.write(self._window, lambda: self._desk().undo(self._context.workspace))

    def redo(self) -> None:
        """Do again what was taken back; the store says why when it cannot be."""
        if not self._context.is_open:
            return
        if self._desk().redoable(self._context.workspace):
            operations.write(self._window, lambda: self._desk().redo(self._context.workspace))
        else:
            self._context.say(_("Không còn việc nào để làm lại"))


def _foot_of(over: QStackedWidget) -> int:
    """What the page in sight has at its foot that must not be covered, at 100 %."""
    page = over.currentWidget()
    return int(getattr(page, "foot", 0))

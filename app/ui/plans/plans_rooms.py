"""What stands in place of the list of plans: one plan at one look, its text, its editor, the reading of a text."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Signal

from app.domain.plans.plan import Plan
from app.services.plans.drafts import PlanDraft
from app.ui.context import UiContext
from app.ui.plans.dashboard import PlanDashboard
from app.ui.plans.plan_editor import PlanEditor
from app.ui.plans.plan_text import PlanText
from app.ui.plans.reading_view import ReadingView
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import OpenEditor


class PlanRooms(FrontStack):
    """Rooms with a way back: from the text to the dashboard it was opened from, then to the list.

    ``entered`` says that a room came into sight, ``left`` that the list is asked for, ``news`` that state changed,
    ``edited`` which plan was written on.
    """

    entered = Signal()
    left = Signal()
    news = Signal()
    edited = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.heads = FrontStack()
        self.dashboard = PlanDashboard(context)
        self.dashboard.text_asked.connect(self.show_text)
        self.text = PlanText(context)
        self._path: list[OpenEditor] = []
        for room in (self.dashboard, self.text):
            self._add(room)

    @cached_property
    def editor(self) -> PlanEditor:
        """Where plans are written; made when it is wanted."""
        made = PlanEditor(self._context)
        self._add(made)
        return made

    @cached_property
    def reading(self) -> ReadingView:
        """Where the text of a plan is read; what comes of it goes on in the editor."""
        made = ReadingView(self._context, self._edit_read)
        self._add(made)
        return made

    def _add(self, room: OpenEditor) -> None:
        self.addWidget(room)
        self.heads.addWidget(room.head)
        room.closed.connect(self.back)
        room.news.connect(self.news)

    @property
    def room(self) -> OpenEditor | None:
        """What is in sight; ``None`` while the list is."""
        return self._path[-1] if self._path else None

    @property
    def is_about_one(self) -> bool:
        """Whether the dashboard or the text of the chosen plan is in sight."""
        return self.room in (self.dashboard, self.text)

    def sentence(self) -> tuple[Part | str, ...]:
        """The state of what is in sight."""
        return self.room.sentence() if self.room else ()

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The buttons of what is in sight."""
        return self.room.buttons() if self.room else (None, None)

    # --- going ---

    def show_dashboard(self, key: str) -> None:
        """One plan at one look."""
        self.dashboard.open_plan(key)
        self._path = []
        self._enter(self.dashboard)

    def show_text(self, key: str, clause: str) -> None:
        """The text of a plan, at a clause if one is given."""
        self.text.open_plan(key, clause)
        self._enter(self.text)

    def edit(self, key: str) -> None:
        """The editor of a plan."""
        self.editor.open_plan(key)
        self._enter(self.editor)

    def edit_new(self) -> None:
        """The editor of a plan that is begun."""
        self.editor.new_plan()
        self._enter(self.editor)

    def edit_next(self, plan: Plan) -> None:
        """The editor of the plan after a stored one: the same parts, as many years later as it is long."""
        self._edit_read(plan)

    def edit_draft(self, draft: PlanDraft) -> None:
        """The editor of what was left unstored."""
        self.editor.open_draft(draft)
        self._enter(self.editor)

    def _edit_read(self, plan: Plan) -> None:
        self.editor.new_plan(plan)
        self._enter(self.editor)

    def read_text(self) -> None:
        """The way in for the text of a plan."""
        self.reading.begin()
        self._enter(self.reading)

    def read_file(self, path: Path) -> None:
        """Read a file that was dropped."""
        self.read_text()
        self.reading.take_files((path,))

    def _enter(self, room: OpenEditor) -> None:
        if room in self._path:
            self._path = self._path[: self._path.index(room)]
        self._path.append(room)
        self._show(room)
        room.setFocus()
        self.entered.emit()

    def _show(self, room: OpenEditor) -> None:
        self.setCurrentWidget(room)
        self.heads.setCurrentWidget(room.head)

    def back(self) -> None:
        """Back to where one came from; what a stored plan was read from is done with."""
        room = self._path.pop() if self._path else None
        is_stored = isinstance(room, PlanEditor) and bool(room.plan_key)
        if isinstance(room, PlanEditor) and is_stored:
            self.edited.emit(room.plan_key)
        if room is not None:
            room.forget()
        if self.room is None:
            self.left.emit()
            return
        self._show(self.room)
        self.room.refresh()
        self.room.setFocus()
        self.entered.emit()
        if is_stored and isinstance(self.room, ReadingView):
            self.room.leave()

    def refresh(self, key: str) -> None:
        """Show the plan of a key as it is now; back to the list where there is none."""
        if self.is_about_one and not key:
            self._path = []
            self.left.emit()
        elif self.room is self.dashboard and key != self.dashboard.plan_key:
            self.dashboard.open_plan(key)
        elif self.room is self.text and key != self.text.plan_key:
            self.text.open_plan(key, "")
        elif self.room is not None:
            self.room.refresh()

    def flush(self) -> None:
        """Keep what is being typed."""
        if self.room is not None:
            self.room.save()

"""The editor of one event: what is planned left, what the tiers allow beside it; kept while one types."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer

from app.domain.event_assessment import Assessment
from app.domain.events import STATUS_WORDS, Event, EventPart, EventPlan, EventStatus
from app.errors import Problem
from app.i18n import _
from app.services import events
from app.services.events import EventDetail
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.events import editor_decisions
from app.ui.events.editor_frame import SectionedEditor
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_panel import AssessmentPanel
from app.ui.events.editor_section import Shown
from app.ui.events.editor_sections import EventSections
from app.ui.events.photos import SUFFIXES
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part

_JUDGE_MS = 200
_CHIPS = {
    EventStatus.PLANNED: "draft",
    EventStatus.TO_ADJUST: "block",
    EventStatus.POSTPONED: "warn",
    EventStatus.CANCELLED: "none",
    EventStatus.HELD: "ok",
}


class EventEditor(SectionedEditor):
    """Edits one event; ``closed`` goes back to the list, ``news`` says that state or buttons changed."""

    def __init__(self, context: UiContext) -> None:
        self.panel = AssessmentPanel(self._go_to_field)
        super().__init__(context, beside=self.panel)
        self.event_id = 0
        self.kept: Event | None = None
        self.detail: EventDetail | None = None
        self.assessment: Assessment | None = None
        self._is_saving = False
        self.refusal: Problem | None = None
        self.sections = EventSections(context, self._template)
        self.add_sections(self.sections.tabs())
        for section in self.sections.all:
            section.changed.connect(self._on_typed)
        self._judging = QTimer(self, singleShot=True, interval=_JUDGE_MS)
        self._judging.timeout.connect(self.judge)

    # --- opening ---

    def open_event(self, event_id: int) -> None:
        """Show an event of the data file; what was typed for another one is kept first."""
        if event_id != self.event_id:
            self.save()
            self.tab_bar.setCurrentIndex(0)
        ws = self.context.workspace
        detail = events.detail(ws, event_id)
        self.event_id, self.refusal = event_id, None
        self.sections.use_names(UnitNames(ws, detail.event.starts_on or ws.today))
        self._take_over(detail)
        self.enter()

    def new_event(self, kind_key: str, hosts: Sequence[int] = (), starts_on: date | None = None) -> None:
        """Begin an event of a kind as its template has it, and open it."""
        ws = self.context.workspace

        def begin() -> int:
            return events.save(ws, events.new(ws, kind_key, tuple(hosts), starts_on)).id

        operations.write(self, begin, done=self.open_event)

    def refresh(self) -> None:
        """Show what the data file holds now: an undo, another window or a new tier may have changed it."""
        if self._is_saving or not self.event_id:
            return
        try:
            events.detail(self.context.workspace, self.event_id)
        except Problem:
            # Its beginning was taken back.
            self.gone()
            return
        self.save()
        if self.refusal is None:
            self._take_over(events.detail(self.context.workspace, self.event_id))

    def forget(self) -> None:
        """Show no event; what was typed is kept first."""
        self.save()
        self._let_go()

    def _let_go(self) -> None:
        self.stop_pause()
        self._judging.stop()
        self.event_id, self.kept, self.detail, self.refusal = 0, None, None, None

    def leave(self) -> None:
        """Back to the list, unless something typed could not be kept: then that is asked about."""
        self.save()
        if self.refusal is None:
            self.closed.emit()
            return
        dialogs.ask(self.window(), _("Bỏ những gì chưa lưu?"), str(self.refusal), _("Bỏ phần chưa lưu"), self._give_up)

    def _give_up(self) -> None:
        self._let_go()
        self.closed.emit()

    # --- showing ---

    @property
    def must_decide(self) -> bool:
        """Whether something waits that only the panel lets one decide."""
        return bool(self.panel.ways)

    def _take_over(self, detail: EventDetail) -> None:
        self.detail, self.kept = detail, detail.event
        event = detail.event
        self.title.setText(event.name or _("(chưa có tên)"))
        self.chip.show_state(_(STATUS_WORDS[event.status]), _CHIPS[event.status])
        self.sections.show_detail(detail)
        self._show(event, detail.row.assessment)
        self.panel.show_assessment(event, detail.row.assessment, detail.row.faults)
        self.sections.show_faults(detail.row.faults)
        self._show_decision()
        self.news.emit()

    def _show(self, event: Event, assessment: Assessment) -> None:
        self.assessment = assessment
        forbidden = frozenset(EventPart) - assessment.allowed
        reason = f"{assessment.tier_words}: {assessment.verdict}".strip(": ")
        shown = Shown(event, forbidden, reason, is_locked=event.status is EventStatus.CANCELLED)
        for section in self.sections.all:
            section.show_event(shown)

    def _show_decision(self) -> None:
        self.panel.show_ways(*editor_decisions.decision(self))
        self.share_room()

    # --- typing ---

    def written(self) -> Event | None:
        """The event with everything that stands on the screen."""
        event = self.kept
        if event is not None:
            for section in self.sections.all:
                event = section.written(event)
        return event

    def _on_typed(self) -> None:
        if self.kept is not None and not self._is_saving:
            self._judging.start()
            self.typed()

    def judge(self) -> None:
        """Assess the event as it is typed, before it is kept."""
        self._judging.stop()
        event = self.written()
        if event is None or not self.context.is_open:
            return
        judged = events.judge(self.context.workspace, event)
        self._show(event, judged.assessment)
        self.panel.show_assessment(event, judged.assessment, judged.faults)
        self.sections.show_faults(judged.faults)
        self._show_decision()
        self.news.emit()

    def save(self) -> None:
        """Keep what was typed, if anything is new; a refusal is told beside it and loses nothing."""
        self.stop_pause()
        wanted = self.written() if self.context.is_open else None
        if wanted is None or wanted == self.kept:
            self.saved.setText("" if self.refusal is None else self.saved.text())
            return
        self._store(wanted, self.kept)

    def _store(self, wanted: Event, seen: Event | None) -> None:
        self._is_saving = True
        try:
            events.save(self.context.workspace, wanted, seen)
        except Problem as problem:
            self.refusal = problem
            self.saved.setText(_("chưa lưu"))
            self._show_decision()
            self.news.emit()
            return
        finally:
            self._is_saving = False
        self.refusal = None
        self.saved.setText(_("đã lưu"))
        self._take_over(events.detail(self.context.workspace, self.event_id))

    def take_files(self, paths: Sequence[object]) -> bool:
        """Take in pictures dropped onto the window; whether they are pictures by their names."""
        files = [Path(str(path)) for path in paths]
        if not self.event_id or not files or any(path.suffix.lower() not in SUFFIXES for path in files):
            return False
        self.go_to(self.sections.photos)
        self.sections.photos.add(files)
        return True

    # --- somebody else changed it ---

    def take_new(self) -> None:
        """Show what the other window kept; what was typed here goes."""
        self.refusal, self.kept = None, None
        self.open_event(self.event_id)

    def keep_mine(self) -> None:
        """Keep what stands here over what the other window kept; that can be undone."""
        wanted = self.written()
        now = events.detail(self.context.workspace, self.event_id).event
        if wanted is not None:
            self._store(replace(wanted, version=now.version), now)

    # --- acting ---

    def sentence(self) -> tuple[Part | str, ...]:
        """What holds for the event, in one sentence."""
        if self.refusal is not None:
            return (Part(self.refusal.sentence, "block"),)
        if self.assessment is None:
            return ()
        blocking = [fault for fault in self.panel.faults if fault.blocks]
        if blocking:
            return (Part(blocking[0].sentence, "block"),)
        return (self.panel.told(self.assessment),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The menu of steps, and the one thing to do next."""
        menu = Button(_("Thao tác…"), "plain", "", self._open_menu)
        self._menu_button = menu
        words, icon, act = editor_decisions.next_way(self)
        return menu, Button(words, "primary", icon, act)

    def _open_menu(self) -> None:
        button = self._menu_button
        menu = editor_decisions.menu_of_steps(self)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def settled(self) -> Event | None:
        """The event with all that was typed kept; ``None`` when something could not be kept, which is told."""
        self.save()
        return self.kept if self.refusal is None else None

    def copy(self) -> None:
        """Begin another event with the same plan."""
        event, ws = self.settled(), self.context.workspace
        if event is not None:
            operations.write(self, lambda: events.copy(ws, event.id), done=lambda saved: self.open_event(saved.id))

    def gone(self) -> None:
        """The event is not there any more: back to the list."""
        if self.event_id:
            self._let_go()
            self.closed.emit()

    def print_all(self) -> None:
        """Write every paper of the event into one folder."""
        if self.settled() is not None:
            self.sections.papers.print_all()

    def _template(self) -> EventPlan:
        """The plan an event of this kind and these hosts begins with."""
        event = self.written()
        if event is None:
            return EventPlan()
        return events.new(self.context.workspace, event.kind, event.hosts).plan

    def _go_to_field(self, field: str) -> None:
        self.go_to(self.sections.of_field(field))
        self.sections.focus(field)

"""One task beside the tree: what is known of it, or the short form in which progress is told; below it the one verb."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from app.domain.plans.progress import TaskState
from app.domain.plans.task_numbers import number_of
from app.domain.plans.work import Evidence, TaskProgress
from app.i18n import _
from app.services.plans import task_entries
from app.services.plans.tasks import TaskRow
from app.ui import operations
from app.ui.context import UiContext
from app.ui.plans import task_boxes
from app.ui.plans.task_columns import STATE_CHIPS, state_words
from app.ui.plans.task_entry_list import EntryActions
from app.ui.plans.task_evidence import EvidenceFiles
from app.ui.plans.task_facts import TaskFacts
from app.ui.plans.task_form import TaskForm
from app.ui.widgets.buttons import Button
from app.ui.widgets.panel import SidePanel, clear_layout


class TaskPanel(SidePanel):
    """Esc goes back to the tree; files dropped here become evidence of what is told next."""

    def __init__(self, context: UiContext, closed: Callable[[], None]) -> None:
        super().__init__(closed)
        self._context = context
        self.row: TaskRow | None = None
        self.setAcceptDrops(True)
        self.evidence = EvidenceFiles(self, context)
        actions = EntryActions(self._attach, self.correct, self._remove, self._show_file)
        self.facts = TaskFacts(context, actions, self.ask_condition, self.wait_again)
        self.form = TaskForm(context, self._show_facts)
        self.content.addWidget(self.facts)
        self.content.addWidget(self.form)
        self.content.addStretch(1)
        self.form.hide()
        self.verb: Button | None = None

    # --- showing ---

    @property
    def is_telling(self) -> bool:
        """Whether the form stands in place of the facts."""
        return not self.form.isHidden()

    def show_row(self, row: TaskRow | None) -> None:
        """Show another task, or the same one as it stands now; a form that is open for it stays."""
        is_same = _key(row) == _key(self.row)
        self.row = row
        if self.is_telling and is_same:
            return
        if self.is_telling:
            self.form.leave()
        self._show_facts()

    def _show_facts(self) -> None:
        row, focused = self.row, self.window().focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        if had_keys:
            self.setFocus()  # before what has the keys is hidden, or they would leave the page
        self.form.hide()
        self.facts.setVisible(row is not None)
        clear_layout(self.foot)
        self.verb = None
        if row is None:
            self.heading.setText(_("Chọn một nhiệm vụ"))
            self.chip.show_state("", "plain")
            return
        self.heading.setText(_("Nhiệm vụ {number}").format(number=number_of(row.task)).strip())
        state = row.standing.state if row.standing else None
        self.chip.show_state(state_words(row) if state else "", _chip(row))
        self.facts.show_row(row)
        if state is not None:
            verb = self._show_verbs(is_waiting=state is TaskState.WAITING)
            if had_keys:
                verb.show()  # a button that was just made takes no keys before
                verb.setFocus()

    def _show_verbs(self, *, is_waiting: bool) -> Button:
        """Tell progress; of a task that waits rather that its condition came about."""
        self.foot.addStretch(1)
        if is_waiting:
            self.foot.addWidget(Button(_("Ghi tiến độ"), "plain", clicked=self.tell))
            verb = Button(_("Đã có điều kiện…"), "primary", "check", self.ask_condition)
        else:
            verb = Button(_("Ghi tiến độ"), "primary", "plus", self.tell)
        self.verb = verb
        self.foot.addWidget(verb)
        return verb

    # --- telling ---

    def tell(self) -> None:
        """Open the form for the task in sight."""
        if self.row is not None and self.row.standing is not None:
            self._open_form(self.row)

    def correct(self, entry: TaskProgress) -> None:
        """Open the form with an entry."""
        if self.row is not None:
            self._open_form(self.row, entry)

    def _open_form(self, row: TaskRow, entry: TaskProgress | None = None) -> None:
        self.facts.hide()
        self.form.open_row(row, entry)
        self.form.show()
        clear_layout(self.foot)
        self.foot.addWidget(Button(_("Thôi"), "quiet", clicked=self.form.give_up))
        self.foot.addStretch(1)
        words = _("Sửa mục đã ghi") if entry else _("Ghi tiến độ")
        self.verb = Button(words, "primary", "check", self.form.record)
        self.foot.addWidget(self.verb)
        self.form.focus()

    def press(self) -> None:
        """Do what the button below does."""
        if self.verb is not None:
            self.verb.click()

    # --- the condition, entries, files ---

    def ask_condition(self) -> None:
        """Since when the condition is there."""
        if self.row is not None:
            task_boxes.ask_opening(self, self._context, self.row)

    def wait_again(self) -> None:
        """The condition did not come about after all."""
        row, ws = self.row, self._context.workspace
        if row is not None:
            operations.write(self, lambda: task_entries.wait_again(ws, row.plan.key, row.task.key))

    def _attach(self, entry: TaskProgress) -> None:
        if self.row is not None:
            self.evidence.add(self.row.plan.key, entry.id)

    def _remove(self, entry: TaskProgress) -> None:
        row, ws = self.row, self._context.workspace
        if row is not None:
            operations.write(self, lambda: task_entries.remove(ws, row.plan.key, entry.id))

    def _show_file(self, item: Evidence, button: Button) -> None:
        if self.row is not None:
            menu = self.evidence.menu_of(self.row.plan.key, item)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Attach dropped files to what is told of the task in sight; whether there is one."""
        if self.row is None or self.row.standing is None:
            return False
        if not self.is_telling:
            self.tell()
        self.form.add_files(paths)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if _paths(event) and self.row is not None and self.row.standing is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Everywhere on the panel."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        if self.take_files(_paths(event)):
            event.acceptProposedAction()


def _paths(event: QDropEvent) -> list[Path]:
    found = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in found if path.is_file()]


def _key(row: TaskRow | None) -> tuple[str, str]:
    return (row.plan.key, row.task.key) if row else ("", "")


def _chip(row: TaskRow) -> str:
    return STATE_CHIPS[row.standing.state] if row.standing else "plain"

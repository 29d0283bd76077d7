"""The slots of a task under each other: when, how each lead stands, which units of a group are still missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event_words import capital
from app.domain.plans.progress import FINISHED, SlotStanding, TaskState
from app.i18n import _
from app.services.plans import lookup, task_words
from app.services.plans.tasks import TaskRow
from app.services.workspace import Workspace
from app.text import short_date
from app.ui import theme
from app.ui.plans.task_columns import STATE_CHIPS
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import clear_layout

#: Slots in sight before the others are asked for.
_MOST = 4


class SlotList(QWidget):
    """Overdue slots and the one of today; a button shows the others."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=8)
        self._row: TaskRow | None = None
        self._ws: Workspace | None = None
        self._is_whole = False

    def show_row(self, ws: Workspace, row: TaskRow | None) -> None:
        """Show the slots of another task."""
        before = self._row
        if row is None or before is None or (row.plan.key, row.task.key) != (before.plan.key, before.task.key):
            self._is_whole = False
        self._ws, self._row = ws, row
        self._fill()

    def show_all(self) -> None:
        """Show every slot."""
        self._is_whole = True
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._column)
        row, ws = self._row, self._ws
        if row is None or ws is None or row.standing is None:
            return
        everything = row.standing.slots
        shown = everything if self._is_whole else nearest(everything, row.standing.current)
        for item in shown:
            self._column.addWidget(_SlotLine(ws, row, item))
        if len(shown) < len(everything):
            words = _("Xem cả {count} kỳ").format(count=len(everything))
            more = Button(words, "ghost", "chevron-down", self.show_all, small=True)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


def nearest(slots: Sequence[SlotStanding], current: SlotStanding | None) -> tuple[SlotStanding, ...]:
    """Those overdue and the one to look at with its neighbours, in order; few enough to be seen at once."""
    if len(slots) <= _MOST:
        return tuple(slots)
    place = slots.index(current) if current is not None else 0
    by_need = sorted(range(len(slots)), key=lambda at: (slots[at].state is not TaskState.OVERDUE, abs(at - place)))
    wanted = sorted(by_need[:_MOST])
    return tuple(slots[at] for at in wanted)


class _SlotLine(QFrame):
    """One slot: its time with the chip, below it each lead in words."""

    def __init__(self, ws: Workspace, row: TaskRow, item: SlotStanding) -> None:
        super().__init__()
        self.setProperty("part", "sunken")
        column = QVBoxLayout(self)
        theme.space(column, (12, 8, 12, 8), 2)
        head = QHBoxLayout()
        theme.space(head, gap=8)
        head.addWidget(ElidedLabel(capital(item.slot.words) or _("Không ghi thời hạn"), "strong"), 1)
        words = capital(task_words.state_words(item.state, item.slot, ws.today))
        chip = Chip(words, STATE_CHIPS[item.state], self)
        head.addWidget(chip)
        column.addLayout(head)
        due = item.slot.due_on
        if due is not None and item.slot.period:
            column.addWidget(label(_("hạn {day}").format(day=short_date(due)), "caption", "muted"))
        # Leads that stand alike are told by the chip; who they are stands below the slots.
        is_alike = len(set(item.by_lead.values())) <= 1
        for key in (key for key in item.by_lead if not is_alike or item.finished_units(key)):
            told = f"{lookup.agency_name(row.plan, key)}: {task_words.lead_words(row, item, key)}"
            column.addWidget(label(told, "caption", _tone(item.by_lead[key]), wrap=True))
            if missing := units_missing(row, item, key):
                column.addWidget(label(missing, "caption", "muted", wrap=True))


def units_missing(row: TaskRow, item: SlotStanding, key: str) -> str:
    """«còn xã Sóc Hà, xã Cần Nông»: the units of a lead that are not done, once any of them is."""
    units = item.by_unit.get(key, {})
    if not item.finished_units(key):
        return ""
    names = [task_words.unit_name(row, unit) for unit, state in units.items() if state not in FINISHED]
    return _("còn {names}").format(names=", ".join(names)) if names else ""


def _tone(state: TaskState) -> str:
    if state is TaskState.OVERDUE:
        return "block"
    return "good" if state in FINISHED else "muted"

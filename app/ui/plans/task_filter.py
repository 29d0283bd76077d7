"""One button that narrows the tree of tasks: by agency, phase, state and period; its word says by what."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from app.domain.event_words import capital
from app.domain.plans.plan import Plan
from app.domain.plans.progress import TASK_STATE_WORDS, TaskState
from app.i18n import _
from app.services.plans import lookup, task_words
from app.services.plans.tasks import TaskFilter
from app.ui import dialogs
from app.ui.widgets.buttons import Button

#: Letters on the button, in a line of its menu.
_ROOM, _MOST_LETTERS = 24, 60
_EVERYTHING = TaskFilter()


class TaskFilterButton(Button):
    """Holds the filter; ``changed`` says that another one holds."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Lọc"), "plain", "list-checks", self.show_menu)
        self.wanted = _EVERYTHING
        self._plan: Plan | None = None

    def show_plan(self, plan: Plan | None) -> None:
        """Offer what a plan has; what another plan does not know is let go."""
        if plan is not None:
            self.wanted = _kept(self.wanted, plan, is_same=self._plan is not None and plan.key == self._plan.key)
        self._plan = plan
        self.setEnabled(plan is not None)
        self._say()

    def take(self, wanted: TaskFilter) -> None:
        """Narrow by something else."""
        self.wanted = wanted
        self._say()
        self.changed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self.take(_EVERYTHING)

    def _say(self) -> None:
        words = ", ".join(self._parts())
        short = words if len(words) <= _ROOM else f"{words[: _ROOM - 1]}…"
        self.setText(_("Lọc: {what}").format(what=short.replace("&", "&&")) if words else _("Lọc"))
        self.setToolTip(words)
        self.setAccessibleName(_("Lọc nhiệm vụ: {what}").format(what=words or _("tất cả")))

    def _parts(self) -> list[str]:
        plan, wanted = self._plan, self.wanted
        if plan is None:
            return []
        parts = [task_words.short_name(plan, wanted.agency)] if wanted.agency else []
        parts += [item.name for item in plan.phases if item.key == wanted.phase]
        parts += [_(TASK_STATE_WORDS[state]) for state in TaskState if state in wanted.states]
        parts += [lookup.period(plan, wanted.period).words] if wanted.period else []
        return parts

    # --- the menu ---

    def show_menu(self) -> None:
        """Open the choices below the button."""
        self.menu_of_choices().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of_choices(self) -> QMenu:
        """Agency, phase, state, period; each says what holds."""
        menu = QMenu(self)
        plan = self._plan
        if plan is None:
            return menu
        everything = menu.addAction(_("Hiện mọi nhiệm vụ"))
        everything.setEnabled(self.wanted != _EVERYTHING)
        everything.triggered.connect(self.clear)
        menu.addSeparator()
        self._add(menu, _("Tình trạng"), ((state, capital(_(TASK_STATE_WORDS[state]))) for state in TaskState), _state)
        self._add(menu, _("Cơ quan"), ((item.key, item.name) for item in plan.agencies), _agency)
        self._add(menu, _("Giai đoạn"), ((item.key, item.name) for item in plan.phases), _phase)
        years = [f"{year:04}" for year in range(plan.head.starts.year, plan.head.ends.year + 1)]
        periods = self._add(menu, _("Kỳ"), ((year, lookup.period(plan, year).words) for year in years), _period)
        periods.addAction(_("Kỳ khác…")).triggered.connect(self.ask_period)
        return menu

    def _add(
        self,
        menu: QMenu,
        title: str,
        choices: Iterable[tuple[str, str]],
        turned: Callable[[TaskFilter, str], TaskFilter],
    ) -> QMenu:
        known = tuple(choices)
        held = {self.wanted.agency, self.wanted.phase, self.wanted.period, *self.wanted.states}
        inner = menu.addMenu(title)
        inner.setEnabled(bool(known))
        for value, words in known:
            short = words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"
            action = inner.addAction(short.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in held)
            action.triggered.connect(partial(self._turn, turned(self.wanted, value)))
        return inner

    def _turn(self, wanted: TaskFilter, *_checked: object) -> None:
        self.take(wanted)

    def ask_period(self) -> None:
        """Ask for a quarter, a month, any period in words."""
        plan = self._plan
        if plan is None:
            return

        def act(text: str) -> None:
            self.take(replace(self.wanted, period=lookup.period(plan, text).text))

        dialogs.ask_text(
            self.window(), _("Lọc theo kỳ"), _("Chỉ hiện nhiệm vụ có việc trong kỳ này."), _("Lọc"), act,
            hint=_("ví dụ Quý III/2022, tháng 7/2022, 6 tháng đầu năm 2022"), is_long=False,
        )  # fmt: skip


def _agency(wanted: TaskFilter, value: str) -> TaskFilter:
    return replace(wanted, agency="" if wanted.agency == value else value)


def _phase(wanted: TaskFilter, value: str) -> TaskFilter:
    return replace(wanted, phase="" if wanted.phase == value else value)


def _period(wanted: TaskFilter, value: str) -> TaskFilter:
    return replace(wanted, period="" if wanted.period == value else value)


def _state(wanted: TaskFilter, value: str) -> TaskFilter:
    return replace(wanted, states=wanted.states ^ {TaskState(value)})


def _kept(wanted: TaskFilter, plan: Plan, *, is_same: bool) -> TaskFilter:
    """What still means something: states under another plan, all that is still there under a changed one."""
    agencies, phases = {item.key for item in plan.agencies}, {item.key for item in plan.phases}
    return replace(
        wanted,
        agency=wanted.agency if is_same and wanted.agency in agencies else "",
        phase=wanted.phase if is_same and wanted.phase in phases else "",
        period=wanted.period if is_same and lookup.has_period(plan, wanted.period) else "",
    )

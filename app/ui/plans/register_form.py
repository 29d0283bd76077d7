"""One line of a register as a form: a field for each of its columns, refusals below them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.registers import (
    DAY,
    NOTE,
    PLAN,
    SECRECY,
    TASK,
    UNTIL,
    FieldKind,
    RegisterDefinition,
    RegisterField,
)
from app.domain.plans.task_numbers import called
from app.i18n import _
from app.ui import forms, theme
from app.ui.forms import Field, Form
from app.ui.plans.register_rows import GridRow
from app.ui.widgets.panel import clear_layout


class RegisterForm(QWidget):
    """``changed`` after every keystroke; what was typed is in :meth:`typed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        self.form: Form | None = None
        self._shape: object = None
        self._opened: dict[str, str] = {}

    def show_row(self, of: RegisterDefinition, row: GridRow, plans: Sequence[Plan]) -> None:
        """Show a line; the fields are made anew only for another register or other plans."""
        plan = next((item for item in plans if item.id == row.entry.plan_id), None)
        shape = of, tuple(item.key for item in plans), plan.key if plan else ""
        if shape != self._shape or self.form is None:
            self._make(of, plans, plan)
            self._shape = shape
        form = self.form
        if form is None:
            return
        kept = {item.key: _kept(item, row, plan) for item in of.columns}
        form.set_values(**{key: tuple(text.split("\n")) if key == NOTE else text for key, text in kept.items()})
        self._opened = {item.key: form.text_of(item.key) for item in of.columns}
        for key, sentence in row.faults.items():
            form.show_error(key, sentence)

    def _make(self, of: RegisterDefinition, plans: Sequence[Plan], plan: Plan | None) -> None:
        clear_layout(self._column)
        self.form = Form([_field(item, plans, plan) for item in of.columns])
        self.form.changed.connect(self.changed)
        self._column.addWidget(self.form)

    def typed(self) -> Mapping[str, str]:
        """What stands in the fields that were changed."""
        if self.form is None:
            return {}
        now = {key: self.form.text_of(key) for key in self._opened}
        return {key: text for key, text in now.items() if text != self._opened[key]}

    def focus(self, key: str) -> None:
        """The keyboard into a field."""
        if self.form is not None:
            self.form.focus(key)


def _kept(item: RegisterField, row: GridRow, plan: Plan | None) -> str:
    if item.key == PLAN and PLAN not in row.typed:
        return plan.key if plan else ""
    if item.key == TASK and TASK not in row.typed:
        return row.entry.task
    return row.texts.get(item.key, "")


def _field(item: RegisterField, plans: Sequence[Plan], plan: Plan | None) -> Field:
    title = f"{item.name} ({item.unit})" if item.unit and item.unit not in item.name else item.name
    choices: list[tuple[str, str]] = [(word, word) for word in item.choices]
    if item.key == PLAN:
        choices = [(one.key, one.head.short_title or one.head.title) for one in plans]
    elif item.key == TASK:
        choices = [(task.key, called(task)) for task in plan.tasks] if plan else []
    elif item.kind is FieldKind.YES_NO:
        choices = [(word, word) for word in (_("có"), _("không"))]
    is_choice = bool(choices) or item.key in (PLAN, TASK, SECRECY)
    if is_choice:
        return Field(item.key, title, forms.FieldKind.CHOICE, tuple(choices), "–", item.is_required)
    kind = forms.FieldKind.LINES if item.key == NOTE else forms.FieldKind.TEXT
    is_day = item.kind is FieldKind.DAY or item.key in (DAY, UNTIL)
    hint = _("ngày/tháng/năm") if is_day else item.hint
    return Field(item.key, title, kind, hint=hint, is_required=item.is_required)

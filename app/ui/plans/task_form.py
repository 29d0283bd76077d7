"""The short form in which progress of a task is told: how it stands, the day, who, the period, a product, files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.domain.event_words import capital
from app.domain.plans.tasks import PROGRESS_WORDS, ProgressState
from app.domain.plans.work import TaskProgress
from app.errors import Problem
from app.i18n import _
from app.services.plans import group_units, lookup, task_entries
from app.services.plans.tasks import TaskRow
from app.services.plans.typed_numbers import typed_number
from app.text import format_number, short_date
from app.ui import dialogs, theme
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, parse_date
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import clear_layout

_Typed = dict[str, str]
#: What a kept text is of: plan, task, number of the entry that is corrected (0: a new one).
_Kept = tuple[str, str, int]


class TaskForm(QWidget):
    """Tells progress of one task, or corrects an entry; what was typed is kept while the task is not in sight.

    ``done`` is called once it was stored or given up.
    """

    def __init__(self, context: UiContext, done: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._done = context, done
        self.row: TaskRow | None = None
        self._entry: TaskProgress | None = None
        self._typed: dict[_Kept, tuple[_Typed, tuple[Path, ...]]] = {}
        self._opened: tuple[object, ...] = ()
        self.form = Form(())
        self.files: list[Path] = []
        column = QVBoxLayout(self)
        theme.space(column, gap=8)
        self.title = label("", "strong", wrap=True)
        column.addWidget(self.title)
        self.refusal = label("", "content", "block", wrap=True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        self._holder = QVBoxLayout()
        column.addLayout(self._holder)
        self._listed = QVBoxLayout()
        theme.space(self._listed, gap=2)
        column.addLayout(self._listed)
        attach = Button(_("Kèm tệp minh chứng…"), "ghost", "paperclip", self.pick_files, small=True)
        column.addWidget(attach, 0, Qt.AlignmentFlag.AlignLeft)

    # --- opening ---

    def open_row(self, row: TaskRow, entry: TaskProgress | None = None) -> None:
        """Begin for a task, or with an entry of it that is to be corrected."""
        self.leave()
        self.row, self._entry = row, entry
        self.files = []
        self.refusal.hide()
        told = _("Sửa mục ngày {day}").format(day=short_date(entry.on_day)) if entry else ""
        self.title.setText(told)
        self.title.setVisible(bool(told))
        self.form = Form(tuple(_fields(row)))
        self.form.set_values(**_values(self._context.workspace.today, row, entry))
        clear_layout(self._holder)
        self._holder.addWidget(self.form)
        self._opened = self.form.snapshot()
        kept = self._typed.pop(_kept_as(row, entry), None)
        if kept:
            self.form.set_values(**kept[0])
            self.files = list(kept[1])
        self._list_files()

    def leave(self) -> None:
        """Keep what was typed for the time the task is in sight again."""
        row = self.row
        if row is None:
            return
        if self.files or self.form.snapshot() != self._opened:
            typed = {field.key: self.form.text_of(field.key) for field in self.form.fields}
            self._typed[_kept_as(row, self._entry)] = typed, tuple(self.files)
        self.row = None

    def give_up(self) -> None:
        """Forget what was typed."""
        self.row = None
        self._done()

    def _escape(self) -> None:
        """Go back to the task; that what was typed and attached waits there is said."""
        waiting = len(self._typed)
        self.leave()
        self._done()
        if len(self._typed) > waiting:
            self._context.say(_("Đã giữ những gì vừa gõ và tệp vừa kèm, chưa ghi; mở lại phiếu này để ghi tiếp."))

    def focus(self) -> None:
        """Take the keyboard, at the first field."""
        self.form.focus(self.form.fields[0].key)

    # --- files ---

    def pick_files(self) -> None:
        """Choose files that show it."""
        self.add_files(dialogs.pick_files(self.window(), self._context, _("Chọn tệp minh chứng"), _("Mọi tệp (*)")))

    def add_files(self, paths: Iterable[Path]) -> None:
        """Attach files to what is being told."""
        self.files = list(dict.fromkeys((*self.files, *paths)))
        self._list_files()

    def _list_files(self) -> None:
        clear_layout(self._listed)
        for path in self.files:
            line = QHBoxLayout()
            theme.space(line, gap=4)
            line.addWidget(ElidedLabel(path.name, "caption"), 1)
            line.addWidget(IconButton("x", _("Bỏ tệp {name}").format(name=path.name), self._dropper(path)))
            self._listed.addLayout(line)

    def _dropper(self, path: Path) -> Callable[[], None]:
        def drop() -> None:
            self.files = [item for item in self.files if item != path]
            self._list_files()

        return drop

    # --- storing ---

    def record(self) -> None:
        """Store it; a refusal is said above the fields and nothing is lost."""
        values = self.form.values()
        if values is None or self.row is None:
            return
        row, ws = self.row, self._context.workspace
        try:
            task_entries.record(ws, row.plan.key, row.task.key, self._told(row), self.files)
        except Problem as problem:
            self._refuse(str(problem))
            return
        self.row = None
        self._done()

    def _refuse(self, sentence: str) -> None:
        """Say it above the fields, where it is in sight however far they were scrolled."""
        self.refusal.setText(sentence)
        self.refusal.show()
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def _told(self, row: TaskRow) -> TaskProgress:
        typed = {field.key: self.form.text_of(field.key) for field in self.form.fields}
        agency, _sign, unit = typed.get("who", "").partition("/")
        count = typed.get("count", "").strip()
        return TaskProgress(
            part_id=0,
            state=ProgressState(typed["state"]),
            on_day=parse_date(typed["on_day"]),
            period=typed.get("period", "") or (self._entry.period if self._entry else ""),
            agency=agency,
            unit_id=int(unit) if unit else None,
            deliverable=typed.get("product", "") or _only_product(row, count),
            quantity=typed_number(count) if count else None,
            document=typed["document"],
            note=typed["note"],
            id=self._entry.id if self._entry else 0,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field tells it, Esc goes back to the task."""
        is_field = isinstance(self.window().focusWidget(), QLineEdit)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_field:
            self.record()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)


def _kept_as(row: TaskRow, entry: TaskProgress | None) -> _Kept:
    return row.plan.key, row.task.key, entry.id if entry else 0


def _only_product(row: TaskRow, count: str) -> str:
    """The product a number without one can only mean."""
    products = row.task.deliverables
    return products[0].key if count and len(products) == 1 else ""


def _fields(row: TaskRow) -> Iterator[Field]:
    products = row.task.deliverables
    states = [state for state in ProgressState if state is not ProgressState.PRODUCT or products]
    choices = tuple((state.value, capital(_(PROGRESS_WORDS[state]))) for state in states)
    yield Field("state", _("Tình hình"), FieldKind.CHOICE, choices, hint=_("chọn…"), is_required=True)
    yield Field("on_day", _("Ngày"), FieldKind.DATE, is_required=True)
    if len(whose := tuple(_whose(row))) > 1:
        yield Field("who", _("Của ai"), FieldKind.CHOICE, (("", _("Chung, mọi cơ quan chủ trì")), *whose))
    if len(periods := tuple(_periods(row))) > 1:
        yield Field("period", _("Kỳ"), FieldKind.CHOICE, periods)
    if len(products) > 1:
        named = tuple((item.key, item.text) for item in products)
        yield Field("product", _("Sản phẩm"), FieldKind.CHOICE, named, hint=_("không ghi sản phẩm"))
    if products:
        unit = products[0].unit if len(products) == 1 else ""
        yield Field("count", _("Số lượng ({unit})").format(unit=unit) if unit else _("Số lượng"), hint=_("ví dụ 3"))
    yield Field("document", _("Văn bản"), hint=_("số, ngày"))
    yield Field("note", _("Ghi chú"))


def _whose(row: TaskRow) -> Iterator[tuple[str, str]]:
    """The agencies of a task, each unit of those that stand for many below its agency."""
    task = row.task
    titles = group_units.dated_titles(unit for units in row.groups.values() for unit in units)
    for key in dict.fromkeys((*task.leads, *task.partners, *task.hosts)):
        yield key, lookup.agency_name(row.plan, key)
        for unit in row.groups.get(key, ()):
            yield f"{key}/{unit.id}", f"\u2003{capital(titles[unit.id])}"


def _periods(row: TaskRow) -> Sequence[tuple[str, str]]:
    slots = row.standing.slots if row.standing else ()
    return [(item.slot.period, capital(item.slot.words)) for item in slots if item.slot.period]


def _values(today: date, row: TaskRow, entry: TaskProgress | None) -> dict[str, str]:
    current = row.standing.current if row.standing else None
    known = {
        "on_day": short_date(today),
        "period": current.slot.period if current else "",
    }
    if entry is not None:
        known |= {
            "state": entry.state.value,
            "on_day": short_date(entry.on_day),
            "who": f"{entry.agency}/{entry.unit_id}" if entry.unit_id is not None else entry.agency,
            "period": entry.period,
            "product": entry.deliverable,
            "count": "" if entry.quantity is None else format_number(entry.quantity),
            "document": entry.document,
            "note": entry.note,
        }
    wanted = {field.key for field in _fields(row)}
    return {key: value for key, value in known.items() if key in wanted}

"""The form of one part of a plan: inputs in one or two columns, faults at them, what the program makes of the part."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.plan_editor_inputs import Input
from app.ui.widgets.labels import label
from app.ui.widgets.panel import clear_layout

#: From this width on (at 100 %) inputs stand in two columns.
_TWO = 620


@dataclass(frozen=True)
class Entry:
    """An input for what stands at ``path`` of a part ("timing.starts"); ``heading`` begins a group."""

    path: str
    make: Callable[[], Input]
    heading: str = ""
    is_whole: bool = False


def value_at(part: Any, path: str) -> Any:
    """What stands at a path."""
    for name in path.split("."):
        part = getattr(part, name)
    return part


def put_at(part: Any, path: str, value: Any) -> Any:
    """The part with another value at a path."""
    name, _dot, rest = path.partition(".")
    return replace(part, **{name: put_at(getattr(part, name), rest, value) if rest else value})


class PartForm(QWidget):
    """``changed`` after every change by the user."""

    changed = Signal()

    def __init__(self, context: UiContext, entries: Sequence[Entry], part: Any, typed: Mapping[str, str]) -> None:
        super().__init__()
        self.entries = tuple(entries)
        self.inputs: dict[str, Input] = {}
        self._headings: dict[str, QWidget] = {}
        outer = QVBoxLayout(self)
        theme.space(outer, (16, 8, 16, 12), 8)
        self.general = label("", "content", "block", wrap=True)
        self.general.hide()
        outer.addWidget(self.general)
        self._grid = QGridLayout()
        theme.space(self._grid, gap=8)
        self._grid.setHorizontalSpacing(theme.current().px(16))
        outer.addLayout(self._grid)
        self.quote = ClauseQuote(context)
        self.meaning = QFrame()
        self.meaning.setProperty("part", "sunken")
        self._meaning = QVBoxLayout(self.meaning)
        theme.space(self._meaning, (12, 8, 12, 8), 4)
        self.meaning.hide()
        outer.addWidget(self.meaning)
        outer.addStretch(1)
        for entry in self.entries:
            self._add(entry, value_at(part, entry.path), typed.get(entry.path, ""))
        for path in self.inputs:
            if path.endswith("starts") and f"{path[: -len('starts')]}ends" in self.inputs:
                self._let_follow(path, f"{path[: -len('starts')]}ends")
        self._columns = 0
        self._arrange()

    def _let_follow(self, first: str, last: str) -> None:
        """What begins in a quarter usually ends in it: once, an end that says nothing follows the beginning."""
        starts, ends = self.inputs[first], self.inputs[last]
        followed: list[str] = []

        def follow() -> None:
            if not followed and starts.text() and not ends.text():
                followed.append(first)
                ends.retype(starts.text())
                self.changed.emit()

        if not starts.text():
            starts.committed.connect(follow)

    def _add(self, entry: Entry, value: Any, typed: str) -> None:
        made = entry.make()
        made.show_value(value)
        if typed:
            made.retype(typed)
        made.changed.connect(self.changed)
        self.inputs[entry.path] = made
        if entry.heading:
            self._headings[entry.path] = label(entry.heading, "strong")

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme.current().px(_TWO) else 1
        if columns == self._columns:
            return
        self._columns = columns
        place = 0
        for entry in self.entries:
            if entry.heading:
                place += -place % columns
                self._grid.addWidget(self._headings[entry.path], place // columns, 0, 1, 2)
                place += columns
            if entry.is_whole:
                place += -place % columns
            row, column = divmod(place, columns)
            self._grid.addWidget(self.inputs[entry.path], row, column, 1, 2 if entry.is_whole else 1)
            place += columns if entry.is_whole else 1
            if entry.path == "clause":
                place += -place % columns
                self._grid.addWidget(self.quote, place // columns, 0, 1, 2)
                place += columns
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # --- values ---

    def show_part(self, part: Any) -> None:
        """Show another state of the same part."""
        for path, made in self.inputs.items():
            made.show_value(value_at(part, path))

    def written(self, part: Any) -> Any:
        """The part with what stands here."""
        for path, made in self.inputs.items():
            value = made.value()
            if value != value_at(part, path):
                part = put_at(part, path, value)
        return part

    def unread(self) -> dict[str, tuple[str, str]]:
        """What was typed and cannot be read, by path: text and reason."""
        found = ((path, made.unread()) for path, made in self.inputs.items())
        return {path: item for path, item in found if item is not None}

    # --- telling ---

    def show_faults(self, faults: Iterable[tuple[str, str]]) -> None:
        """Say what is wrong at the inputs; ``faults`` are a field and a sentence each."""
        told: dict[str, list[str]] = {path: [reason] for path, (_typed, reason) in self.unread().items()}
        general = []
        for field, what in faults:
            path = self.path_of(field)
            if path:
                told.setdefault(path, []).append(what)
            else:
                general.append(what)
        for path, made in self.inputs.items():
            made.say(" ".join(told.get(path, ())))
        self.general.setText(" ".join(general))
        self.general.setVisible(bool(general))

    def show_meaning(self, lines: Sequence[str]) -> None:
        """Say what the program makes of the part."""
        clear_layout(self._meaning)
        if lines:
            self._meaning.addWidget(label(_("Chương trình hiểu là"), "caption", "muted"))
        for line in lines:
            self._meaning.addWidget(label(line, wrap=True))
        self.meaning.setVisible(bool(lines))

    def show_quote(self, plan: Plan, part: Any) -> None:
        """Show the paragraphs of the clause, where the plan has its text."""
        clause = str(getattr(part, "clause", ""))
        self.quote.quote(plan if plan.paragraphs else None, clause, str(getattr(part, "quote", "")))

    def path_of(self, field: str) -> str:
        """The input a fault of a field is told at."""
        return next((path for path in self.inputs if field in (path, *path.split("."))), "")

    def enter(self, field: str = "") -> None:
        """Take the keyboard into the input of a field, else the first one."""
        path = self.path_of(field) or next(iter(self.inputs), "")
        if path:
            self.inputs[path].enter()

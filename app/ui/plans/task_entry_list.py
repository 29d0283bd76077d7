"""What was entered about a task: each entry with its files, corrected or taken out where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event_words import capital
from app.domain.plans.spans import span
from app.domain.plans.tasks import PROGRESS_WORDS
from app.domain.plans.work import Evidence, TaskProgress
from app.i18n import _
from app.services.plans import task_words
from app.services.plans.tasks import TaskRow
from app.text import format_number, short_date
from app.ui import theme
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import clear_layout

#: Entries in sight before the others are asked for.
_MOST = 8


@dataclass(frozen=True, slots=True)
class EntryActions:
    """What the list asks the panel for; ``show_file`` gets the button it was asked at."""

    attach: Callable[[TaskProgress], object]
    correct: Callable[[TaskProgress], object]
    remove: Callable[[TaskProgress], object]
    show_file: Callable[[Evidence, Button], object]


class EntryList(QWidget):
    """The newest first."""

    def __init__(self, actions: EntryActions) -> None:
        super().__init__()
        self._actions = actions
        self._row: TaskRow | None = None
        self._is_whole = False
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=8)

    def show_row(self, row: TaskRow | None) -> None:
        """Show the entries of another task."""
        self._is_whole = False
        self._row = row
        self._fill()

    def show_all(self) -> None:
        """Show every entry."""
        self._is_whole = True
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._column)
        row = self._row
        entries = entries_of(row) if row else ()
        self.setVisible(bool(entries))
        if row is None:
            return
        stray = {item.id for item in row.standing.stray} if row.standing else set()
        for entry in entries if self._is_whole else entries[:_MOST]:
            self._column.addWidget(_EntryNote(row, entry, self._actions, is_stray=entry.id in stray))
        if len(entries) > _MOST and not self._is_whole:
            words = _("Xem cả {count} mục").format(count=len(entries))
            more = Button(words, "ghost", "chevron-down", self.show_all, small=True)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


def entries_of(row: TaskRow) -> tuple[TaskProgress, ...]:
    """Everything entered about a task, the newest first."""
    if row.standing is None:
        return ()
    known = [entry for slot in row.standing.slots for entry in slot.entries] + list(row.standing.stray)
    return tuple(sorted(known, key=lambda item: (item.on_day, item.id), reverse=True))


class _EntryNote(QFrame):
    """One entry: day and who, what was told, the paper, its files."""

    def __init__(self, row: TaskRow, entry: TaskProgress, actions: EntryActions, *, is_stray: bool) -> None:
        super().__init__()
        self.setProperty("part", "sunken")
        column = QVBoxLayout(self)
        theme.space(column, (12, 6, 6, 8), 2)
        head = QHBoxLayout()
        theme.space(head, gap=2)
        head.addWidget(ElidedLabel(" · ".join(filter(None, _when(row, entry))), "caption", "muted"), 1)
        for icon, tip, act in (
            ("paperclip", _("Thêm tệp minh chứng"), actions.attach),
            ("pencil", _("Sửa mục này"), actions.correct),
            ("trash-2", _("Bỏ mục này"), actions.remove),
        ):
            head.addWidget(IconButton(icon, tip, partial(act, entry)))
        column.addLayout(head)
        column.addWidget(label(told_words(row, entry), wrap=True))
        if is_stray:
            told = _("Kế hoạch không còn kỳ này nên mục này không được tính.")
            column.addWidget(label(told, "caption", "warn", wrap=True))
        rest = "; ".join(text for text in (entry.document, entry.note) if text)
        if rest:
            column.addWidget(label(rest, "caption", "muted", wrap=True))
        for item in row.evidence:
            if item.progress_id == entry.id:
                column.addWidget(_file_button(item, actions), 0, Qt.AlignmentFlag.AlignLeft)


def _file_button(item: Evidence, actions: EntryActions) -> Button:
    short = item.name if len(item.name) <= 34 else f"{item.name[:20]}…{item.name[-12:]}"
    button = Button(short.replace("&", "&&"), "ghost", "file-text", small=True)
    button.setToolTip("\n".join(filter(None, (item.name, item.caption))))
    button.clicked.connect(lambda *_checked: actions.show_file(item, button))
    return button


def _when(row: TaskRow, entry: TaskProgress) -> tuple[str, ...]:
    slots = row.standing.slots if row.standing else ()
    period = span(entry.period).words if entry.period and len(slots) > 1 else ""
    return short_date(entry.on_day), capital(task_words.teller(row, entry)), period


def told_words(row: TaskRow, entry: TaskProgress) -> str:
    """«Có sản phẩm: 2 lớp»."""
    words = capital(_(PROGRESS_WORDS[entry.state]))
    if entry.quantity is None:
        return words
    product = next((item for item in row.task.deliverables if item.key == entry.deliverable), None)
    unit = (product.unit or product.text) if product else entry.deliverable
    return f"{words}: {format_number(entry.quantity)} {unit}"

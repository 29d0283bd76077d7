"""A plan's text and what was read from it side by side; the keys that decide one thing after another."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from app.domain.plans.citations import printed_clause
from app.i18n import _
from app.services.plans.reading_choices import ITEM_KIND_WORDS, Choices, Item, Verdict
from app.ui import forms, theme
from app.ui.context import UiContext
from app.ui.forms import Value
from app.ui.plans.reading_forms import form_of
from app.ui.plans.reading_list import ReadRow, make_table, rows
from app.ui.plans.reading_side import ReadingSide
from app.ui.plans.reading_text import ReadingText, legend
from app.ui.tables import RowRole
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Sentence, label, rule
from app.ui.widgets.panel import Panel

#: Shares of the width (text, list) and of the height (list, the chosen thing).
_ACROSS, _DOWN = (46, 54), (50, 50)
#: Width of a form, and letters of the sentence above it.
_FORM, _MOST = 620, 200


class ReadingDesk(QWidget):
    """``changed`` says that something was said about a proposal."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.choices: Choices | None = None
        self.text = ReadingText()
        self.text.asked.connect(self.narrow)
        self.table = make_table(context)
        self.table.row_chosen.connect(self._show_row)
        self.table.row_opened.connect(lambda _row: self.take())
        self.side = ReadingSide(self.take, self.change, self.leave_out)
        self.side.place_asked.connect(self.text.show_place)
        outer = QHBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._make_split())
        self.setFocusProxy(self.table.view)
        for key, act in (
            (Qt.Key.Key_Space, self.turn),
            (Qt.Key.Key_Delete, self.leave_out),
            (Qt.Key.Key_F2, self.change),
        ):
            _bind(QKeySequence(key), self.table.view, Qt.ShortcutContext.WidgetShortcut, act)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        _bind(QKeySequence("F8"), self, inside, lambda: self.go_to_open(1))
        _bind(QKeySequence("Shift+F8"), self, inside, lambda: self.go_to_open(-1))
        _bind(QKeySequence("Ctrl+Return"), self, inside, self.take_group)

    def _make_split(self) -> QSplitter:
        text = Panel(flush=True)
        caption = Sentence(legend())
        head = QHBoxLayout()
        theme.space(head, (12, 8, 12, 2), 8)
        head.addWidget(caption)
        text.body.addLayout(head)
        text.body.addWidget(rule())
        text.body.addWidget(self.text, 1)
        listed = Panel(flush=True)
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        theme.space(row, (16, 6, 8, 0), 8)
        self.bar_words = label("", "caption", "muted")
        row.addWidget(self.bar_words, 1)
        self.bar_button = Button(_("Xem tất cả"), "ghost", clicked=self.widen, small=True)
        row.addWidget(self.bar_button)
        listed.body.addWidget(self._bar)
        listed.body.addWidget(self.table, 1)
        down = QSplitter(Qt.Orientation.Vertical)
        across = QSplitter()
        for split, widgets, shares in ((down, (listed, self.side), _DOWN), (across, (text, down), _ACROSS)):
            for number, widget in enumerate(widgets):
                split.addWidget(widget)
                split.setStretchFactor(number, shares[number])
            split.setChildrenCollapsible(False)
            split.setHandleWidth(theme.current().px(10))
            split.setSizes([share * 10 for share in shares])
        self.text.setMinimumWidth(1)
        return across

    # --- showing ---

    def show_choices(self, choices: Choices) -> None:
        """Look at what was read from another text."""
        self.choices = choices
        self.text.show_text(choices.preview.paragraphs)
        self._narrow_to(None, "")
        self._fill()

    def enter(self) -> None:
        """Take the keyboard, the cursor on the first thing nobody has looked at."""
        self.table.view.setFocus()
        if self.choices is not None and self.choices.items:
            self._go_to(self.choices.items[0].number)

    @property
    def row(self) -> ReadRow | None:
        """The row under the cursor."""
        found = self.table.current_row()
        return found if isinstance(found, ReadRow) else None

    def _fill(self) -> None:
        if self.choices is not None:
            self.table.set_rows(tuple(rows(self.choices)), same=lambda row: row.key)
            self._show_row(self.table.current_row())

    def _show_row(self, row: object) -> None:
        choices = self.choices
        if choices is None or not isinstance(row, ReadRow):
            self.side.show_nothing()
            return
        if row.item is None:
            self.side.show_group(choices, row.kind)
        else:
            item = choices.items[row.item.number]
            self.side.show_item(choices, item)
            if item.places:
                self.text.show_place(item.places[0])
        self.text.mark(choices.items, choices.items[row.item.number] if row.item is not None else None)

    # --- from the text to the list ---

    def narrow(self, paragraph: int, place: int) -> None:
        """List only what was read from a paragraph, the cursor on what was read from these words."""
        choices = self.choices
        if choices is None:
            return
        clause = printed_clause(choices.preview.paragraphs[paragraph].clause)
        where = _("mục {clause}").format(clause=clause) if clause else _("phần mở đầu")
        every = [one.number for one in choices.at(paragraph)]
        nearest = choices.nearest(paragraph, place)
        if not every:
            self._narrow_to(None, _("Không đọc được gì từ đoạn này ({where}).").format(where=where))
            return
        self._narrow_to(every, _("Đoạn ở {where}: {count} mục").format(where=where, count=len(every)))
        if nearest is not None:
            self._go_to(nearest.number)

    def widen(self) -> bool:
        """List everything again; whether it was narrowed."""
        was_narrowed = self._bar.isVisible()
        kept = self.row
        self._narrow_to(None, "")
        if was_narrowed and kept is not None and kept.item is not None:
            self._go_to(kept.item.number)
        return was_narrowed

    def _narrow_to(self, numbers: Iterable[int] | None, words: str) -> None:
        wanted = frozenset(numbers) if numbers is not None else None
        self.bar_words.setText(words)
        self._bar.setVisible(bool(words))
        self.bar_button.setVisible(wanted is not None)
        predicate = None if wanted is None else (lambda row: row.item is not None and row.item.number in wanted)
        self.table.proxy.set_predicate(predicate)

    def _go_to(self, number: int) -> None:
        if not self.table.select(lambda row: row.key == number):
            self._narrow_to(None, "")
            self.table.select(lambda row: row.key == number)

    # --- deciding ---

    def _numbers(self) -> list[int]:
        """What the keys are about: the chosen rows, or the whole group of a heading."""
        choices = self.choices
        if choices is None:
            return []
        found = [row for row in (*self.table.selected_rows(), self.row) if isinstance(row, ReadRow)]
        groups = [(row.item,) if row.item is not None else choices.of(row.kind) for row in found]
        return list(dict.fromkeys(item.number for group in groups for item in group))

    def take(self) -> None:
        """Take the chosen things as they are and go on to the next one."""
        self._say(Choices.take, moves_on=True)

    def leave_out(self) -> None:
        """Leave the chosen things out and go on; what was left out already is open again."""
        choices, numbers = self.choices, self._numbers()
        if choices is None or any(choices.items[number].is_note for number in numbers):
            return
        if numbers and all(choices.items[number].verdict is Verdict.LEFT for number in numbers):
            self._say(Choices.reopen)
        else:
            self._say(Choices.leave, moves_on=True)

    def turn(self) -> None:
        """Take the chosen things, or, where they were taken, open them again."""
        choices, numbers = self.choices, self._numbers()
        if choices is not None:
            is_taken = all(choices.items[number].is_kept for number in numbers)
            self._say(Choices.reopen if is_taken else Choices.take)

    def take_group(self) -> None:
        """Take everything of the group of the chosen thing that was not looked at yet."""
        row, choices = self.row, self.choices
        if row is not None and choices is not None:
            choices.take(one.number for one in choices.of(row.kind) if one.is_open)
            self._told()

    def take_sure(self) -> None:
        """Take everything the text says under a label of its own."""
        if self.choices is not None:
            self.choices.take(one.number for one in self.choices.sure)
            self._told()

    def take_head(self) -> None:
        """Take what was read of the facts every plan needs."""
        if self.choices is not None:
            self.choices.take_head()
            self._told()

    def _say(self, verb: Callable[[Choices, Iterable[int]], None], *, moves_on: bool = False) -> None:
        choices, numbers = self.choices, self._numbers()
        if choices is None or not numbers:
            return
        verb(choices, numbers)
        self._told()
        if moves_on:
            self._go_on(numbers[-1])

    def _told(self) -> None:
        self._fill()
        self.changed.emit()

    def change(self) -> None:
        """Correct the chosen thing in the fields of its kind."""
        row, choices = self.row, self.choices
        if row is None or row.item is None or choices is None or row.item.is_note:
            return
        item: Item = choices.items[row.item.number]
        made = form_of(item.value, choices.names())

        def act(values: dict[str, Value]) -> None:
            choices.change(item.number, made.made(values))
            self._told()
            self._go_on(item.number)

        kind = _(ITEM_KIND_WORDS[item.kind])
        title = f"{kind[:1].upper()}{kind[1:]}"
        words = choices.preview.words_at(item.places[0]) if item.places else ""
        text = f"“{words if len(words) <= _MOST else f'{words[:_MOST]}…'}”" if words else ""
        forms.ask_form(self.window(), title, text, _("Nhận như đã sửa"), made.form(), act, width=_FORM)

    # --- going on ---

    def go_to(self, item: Item) -> None:
        """Put the cursor on one thing, with the keyboard."""
        self._go_to(item.number)
        self.table.view.setFocus()

    def go_to_open(self, step: int) -> None:
        """To the next thing nobody has looked at, round the end; backwards with -1."""
        choices, row = self.choices, self.row
        if choices is None:
            return
        here = row.item.number if row is not None and row.item is not None else -1
        count = len(choices.items)
        order = [(here + step * away) % count for away in range(1, count + 1)]
        found = next((number for number in order if choices.items[number].is_open), None)
        if found is not None:
            self._go_to(found)
            self.table.view.setFocus()

    def _go_on(self, number: int) -> None:
        """To the next open thing behind one; in a narrowed list only among what is listed."""
        proxy = self.table.proxy
        shown = [proxy.index(place, 0).data(RowRole) for place in range(proxy.rowCount())]
        behind = [row.item for row in shown if row.item is not None and row.item.number > number and row.item.is_open]
        if behind:
            self._go_to(behind[0].number)


def _bind(keys: QKeySequence, widget: QWidget, context: Qt.ShortcutContext, act: Callable[[], object]) -> None:
    made = QShortcut(keys, widget)
    made.setContext(context)
    made.activated.connect(act)

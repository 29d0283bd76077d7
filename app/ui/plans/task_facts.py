"""What is known of a task: its clause, who, when, its condition, its slots, products and entries."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event_words import capital
from app.domain.plans.progress import FINISHED
from app.i18n import _
from app.services.plans import lookup, task_words
from app.services.plans.tasks import TaskRow
from app.text import format_number, short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.task_columns import made_words
from app.ui.plans.task_entry_list import EntryActions, EntryList, entries_of
from app.ui.plans.task_slots import SlotList
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts

#: Letters of the name of another task.
_LONG = 70


class TaskFacts(QWidget):
    """Under each other; ``ask_condition`` and ``wait_again`` are what can be done about the condition."""

    def __init__(
        self,
        context: UiContext,
        actions: EntryActions,
        ask_condition: Callable[[], object],
        wait_again: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        theme.space(column, gap=8)
        self._title = label("", "content", wrap=True)
        column.addWidget(self._title)
        self.clause = ClauseQuote(context)
        column.addWidget(self.clause)
        self.condition = _Condition(ask_condition, wait_again)
        column.addWidget(self.condition)
        # Told, not refused: what really happened may have overtaken the plan.
        self.doubts = label("", "content", "warn", wrap=True)
        column.addWidget(self.doubts)
        self._slots_title = label(_("Các kỳ thực hiện"), "strong")
        column.addWidget(self._slots_title)
        self.slots = SlotList()
        column.addWidget(self.slots)
        self.facts = Facts(is_left=True)
        column.addWidget(self.facts)
        self._entries_title = label("", "strong")
        column.addWidget(self._entries_title)
        self.entries = EntryList(actions)
        column.addWidget(self.entries)
        column.addStretch(1)

    def show_row(self, row: TaskRow) -> None:
        """Show another task."""
        task, is_leaf = row.task, row.standing is not None
        self._title.setText(task.title)
        self.clause.quote(row.plan, task.clause, task.quote)
        self.condition.show_row(row)
        doubts = task_words.doubts(row)
        self.doubts.setText("\n".join(doubts))
        self.doubts.setVisible(bool(doubts))
        self.facts.clear()
        for name, value in fact_lines(row):
            self.facts.add(name, value)
        for value, is_short in product_lines(row):
            self.facts.add(_("Sản phẩm"), value, "warn" if is_short else "")
        self._slots_title.setVisible(is_leaf)
        self.slots.setVisible(is_leaf)
        self.slots.show_row(self._context.workspace, row)
        count = len(entries_of(row))
        self._entries_title.setVisible(is_leaf)
        self._entries_title.setText(_("Đã ghi ({count})").format(count=count) if count else _("Chưa ghi tiến độ nào"))
        self.entries.show_row(row)


class _Condition(QFrame):
    """What a task waits for, or since when it is there."""

    def __init__(self, ask: Callable[[], object], wait_again: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("part", "ask")
        column = QVBoxLayout(self)
        theme.space(column, (12, 8, 12, 8), 4)
        self.words = label("", wrap=True)
        column.addWidget(self.words)
        row = QHBoxLayout()
        theme.space(row, gap=8)
        self.verb = Button(_("Sửa…"), "plain", "pencil", ask, small=True)
        self.back = Button(_("Lại chờ"), "ghost", "undo-2", wait_again, small=True)
        self.back.setToolTip(_("Bỏ ghi nhận điều kiện: nhiệm vụ lại chờ"))
        row.addWidget(self.verb)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)

    def show_row(self, row: TaskRow) -> None:
        """Show the condition of another task; nothing for one without."""
        condition, known = row.task.timing.condition, row.opening
        self.setVisible(bool(condition) and row.standing is not None)
        self.verb.setVisible(known is not None)
        self.back.setVisible(known is not None)
        if known is None:
            self.words.setText(_("Còn chờ: {condition}").format(condition=condition))
            return
        due = _(", hạn {day}").format(day=short_date(known.due_on)) if known.due_on else _(", không đặt hạn")
        told = _("Điều kiện có từ {day}{due}: {condition}")
        lines = [told.format(day=short_date(known.opened_on), due=due, condition=condition)]
        lines += [text for text in (known.document, known.note) if text]
        self.words.setText("\n".join(lines))


def fact_lines(row: TaskRow) -> Iterator[tuple[str, str]]:
    """What the plan says of a task, label and value; only what it says."""
    name, task = partial(lookup.agency_name, row.plan), row.task
    partners = [*map(name, task.partners), *filter(None, (task.partner_words,))]
    titles = {item.key: item.title for item in row.plan.tasks}
    known = (
        (_("Chủ trì"), "; ".join(map(name, task.leads))),
        (_("Phối hợp"), "; ".join(partners)),
        (_("Tổ chức"), "; ".join(map(name, task.hosts))),
        (_("Thời gian"), capital(task_words.time_words(row.plan, task, row.opening)) if row.standing else ""),
        (_("Giai đoạn"), "; ".join(item.name for item in row.plan.phases if item.key in task.phases)),
        (_("Thuộc"), _short(task.parent, titles)),
        (_("Phục vụ"), "; ".join(_short(key, titles) for key in task.supports)),
        (_("Ghi chú"), task.note),
        (_("Bên dưới"), _("{count} nhiệm vụ").format(count=sum(row.below.values())) if row.below else ""),
    )
    return ((label_, value) for label_, value in known if value)


def _short(key: str, titles: Mapping[str, str]) -> str:
    words = f"{key}. {titles[key]}" if key in titles else key
    return words if len(words) <= _LONG else f"{words[: _LONG - 1].rsplit(' ', 1)[0]}…"


def product_lines(row: TaskRow) -> Iterator[tuple[str, bool]]:
    """Each product with what there is of it in the slot to look at; whether that is too little for what is done."""
    current = row.standing.current if row.standing else None
    for item in current.products if current else ():
        is_counted = item.product.count is not None or item.made is not None
        unit = f" {item.product.unit}" if item.product.unit else ""
        words = f"{item.product.text}: {made_words(item)}{unit}" if is_counted else item.product.text
        is_short = current is not None and current.state in FINISHED and item.is_short
        lacking = (item.product.count or Decimal(0)) - (item.made or Decimal(0))
        yield f"{words}, {_('thiếu {count}').format(count=format_number(lacking))}" if is_short else words, is_short

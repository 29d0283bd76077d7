"""The panels of a plan at one look."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.plans.plan import Plan
from app.domain.plans.target_outlook import Outlook
from app.i18n import _
from app.services.plans.costs import CostBoard
from app.services.plans.dashboard import Dashboard
from app.text import short_date
from app.ui import theme
from app.ui.plans.dashboard_bars import BarLine, BarList
from app.ui.plans.dashboard_words import day_entry, in_millions, money_words
from app.ui.plans.plan_facts import PlanFacts
from app.ui.plans.targets_lines import BEHIND, counted_parts
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import Facts, Panel, clear_layout
from app.ui.widgets.tiles import StatTile
from app.ui.widgets.timeline import TimelineList

if TYPE_CHECKING:
    from app.domain.plans.dashboard import OwedDay

_WARN, _BLOCK, _GOOD = ("triangle-alert", "warn"), ("octagon-x", "block"), ("circle-check", "accenttext")


class FactTiles(Panel):
    """Four figures: targets, tasks, papers owed, money; each opens its tab."""

    def __init__(self, go: Callable[[str, object], None]) -> None:
        super().__init__(flush=True)
        row = QHBoxLayout()
        theme.space(row, gap=0)
        self.targets = StatTile(_("Chỉ tiêu"), lambda: go("targets", None))
        self.tasks = StatTile(_("Nhiệm vụ"), lambda: go("tasks", None))
        self.duties = StatTile(_("Thời hạn"), lambda: go("duties", None))
        self.money = StatTile(_("Kinh phí"), lambda: go("targets", "costs"))
        for number, tile in enumerate((self.targets, self.tasks, self.duties, self.money)):
            if number:
                row.addWidget(rule(vertical=True))
            row.addWidget(tile, 1)
        self.targets.segments.show()
        self.tasks.segments.show()
        self.body.addLayout(row)

    def show_facts(self, facts: Dashboard) -> None:
        """Show another plan."""
        self._show_targets(facts)
        strip = facts.tasks
        below = _("{count} quá hạn").format(count=strip.overdue) if strip.overdue else _("không có việc quá hạn")
        icon = _BLOCK if strip.overdue else None
        self.tasks.show_fact(f"{strip.done}/{strip.total}", _("đã xong"), below, icon)
        self.tasks.segments.show_state(strip.done, strip.total)
        self._show_duties(facts)
        figure, words = money_words(facts.money.total)
        warnings = facts.money.warnings
        told = _("{count} khoản vượt dự toán").format(count=len(warnings)) if warnings else _("đã chi / dự toán")
        self.money.show_fact(figure, words, told, _WARN if warnings else None)

    def _show_targets(self, facts: Dashboard) -> None:
        count = len(facts.targets)
        if not count:
            self.targets.show_fact("–", "", _("kế hoạch không đặt chỉ tiêu"))
        else:
            found = counted_parts(facts.targets)
            rest = [part.text for outlook, part in found.items() if outlook is not Outlook.REACHED]
            below = "; ".join(rest) or _("đã đạt cả")
            icon = _WARN if found.keys() & BEHIND else None
            self.targets.show_fact(f"{facts.reached}/{count}", _("đạt"), below, icon)
        self.targets.segments.show_state(facts.reached, count)

    def _show_duties(self, facts: Dashboard) -> None:
        coming = [day for item in facts.owed if (day := item.first.due.working) and day >= facts.today]
        below = _("hạn tới: {day}").format(day=short_date(coming[0])) if coming else _("không còn hạn nào tới")
        if facts.late_owed:
            self.duties.show_fact(str(facts.late_owed), _("báo cáo quá hạn"), below, _BLOCK)
        else:
            self.duties.show_fact(str(len(coming)), _("hạn sắp tới"), below, _GOOD)


class BarPanel(Panel):
    """Rows of bars that lead on; hidden where there is nothing to show."""

    def __init__(self, title: str, opened: Callable[[str], None]) -> None:
        super().__init__(title, " ", flush=True)
        self.bars = BarList(title)
        self.bars.opened.connect(opened)
        self.body.addWidget(self.bars)
        self.body.addStretch(1)

    def show_lines(self, lines: Sequence[BarLine], caption: str) -> None:
        """Show other rows."""
        self.bars.show_lines(lines)
        self.caption.setText(caption)
        self.setVisible(bool(lines))


class DaysPanel(Panel):
    """The last days that are over and the next to come; ``opened`` gets the key of a duty."""

    def __init__(self, opened: Callable[[str], None]) -> None:
        super().__init__(_("Thời hạn"), " ")
        self._opened = opened
        self._days: tuple[OwedDay, ...] = ()
        self.timeline = TimelineList(is_live=True)
        self.timeline.opened.connect(self._open)
        self._none = label(_("Không còn gì phải nộp theo kế hoạch này."), "content", "muted", wrap=True)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self._none)
        self._all = Button(_("Xem mọi thời hạn"), "ghost", clicked=lambda: opened(""), small=True)
        row = QHBoxLayout()
        row.addWidget(self._all)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_days(self, facts: Dashboard) -> None:
        """Show another plan."""
        self._days = facts.days
        self.timeline.show_entries([day_entry(item, facts.today) for item in self._days])
        self.timeline.setVisible(bool(self._days))
        self._none.setVisible(not self._days)
        more = len(facts.owed) - len(self._days)
        self.caption.setText(_("còn {count} hạn khác").format(count=more) if more > 0 else "")

    def _open(self, number: int) -> None:
        self._opened(self._days[number].first.duty.key)


class MoneyPanel(Panel):
    """Planned and spent by source, and what went over."""

    def __init__(self, opened: Callable[[], None]) -> None:
        super().__init__(_("Kinh phí"), _("triệu đồng, đã chi / dự toán"))
        self._rows = QVBoxLayout()
        theme.space(self._rows, gap=6)
        self.body.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(Button(_("Xem kinh phí"), "ghost", clicked=opened, small=True))
        row.addStretch(1)
        self.body.addLayout(row)

    def show_money(self, board: CostBoard) -> None:
        """Show the money of another plan; without any line the panel is not there."""
        clear_layout(self._rows)
        self.setVisible(bool(board.lines))
        facts = Facts(names_give_way=True)
        for item in (*board.by_source, board.total):
            facts.add(item.label, f"{in_millions(item.spent)} / {in_millions(item.planned)}")
        self._rows.addWidget(facts)
        for sentence in board.warnings:
            self._rows.addWidget(label(sentence, "caption", "warn", wrap=True))


class TextPanel(Panel):
    """What the plan says of itself, and the way to its text."""

    def __init__(self, opened: Callable[[], None]) -> None:
        super().__init__(_("Về kế hoạch"), " ")
        self.facts = PlanFacts()
        self.body.addWidget(self.facts)
        row = QHBoxLayout()
        self.read = Button(_("Đọc nguyên văn"), "ghost", "book-open", opened, small=True)
        row.addWidget(self.read)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_plan(self, plan: Plan, closed_on: date | None) -> None:
        """Show another plan."""
        self.facts.show_plan(plan, closed_on)
        self.read.setVisible(bool(plan.paragraphs))

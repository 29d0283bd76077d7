"""«Quyết định»: decisions of the season with what they pay; the money by source, before and after."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.i18n import _
from app.services.awards import decisions, money
from app.services.awards.decisions import DecisionRow
from app.text import format_number, short_date
from app.ui import theme
from app.ui.awards import decision_boxes
from app.ui.awards.season_choice import season_of
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label
from app.ui.widgets.panel import Facts, Panel, clear_layout
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from datetime import date

    from app.services.awards.money import Estimate


class DecisionsTab(PageTab):
    """The list left, money right; Enter on a draft asks for number and day."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._campaign_id = 0
        self.estimate: Estimate | None = None
        row = QHBoxLayout(self)
        theme.space(row, gap=16)
        listed = Panel(flush=True)
        self.table = Table(context, "award_decisions", TableModel(_columns()), row_height="row_two_lines")
        self.table.row_chosen.connect(lambda _row: self.news.emit())
        self.table.row_opened.connect(lambda _row: self.decide())
        listed.body.addWidget(self.table, 1)
        row.addWidget(listed, 3)
        self._money = Panel(_("Tiền thưởng"), " ")
        self.facts = Facts(names_give_way=True)
        self._money.body.addWidget(self.facts)
        self.words = label("", "caption", "muted", wrap=True)
        self._money.body.addWidget(self.words)
        self._sources = QVBoxLayout()
        theme.space(self._sources, gap=4)
        self._money.body.addLayout(self._sources)
        self._money.body.addStretch(1)
        row.addWidget(self._money, 2)
        self.setFocusProxy(self.table.view)

    # --- state ---

    def reload(self) -> None:
        """Read decisions and money of the season."""
        ws, campaign = self.context.workspace, season_of(self.context.workspace, self.context.year)
        self._campaign_id = campaign.id if campaign else 0
        self.estimate = money.estimate(ws, campaign.id) if campaign else None
        rows = decisions.decisions(ws, campaign.id) if campaign else ()
        self.table.set_rows(rows, same=lambda row: row.decision.id)
        if self.current is None:
            # A draft that was just made is what one goes on with.
            self.table.select(lambda row: decisions.is_draft(row.decision))
        self._show_money()

    def _show_money(self) -> None:
        self.facts.clear()
        clear_layout(self._sources)
        found = self.estimate
        if found is None:
            self.words.setText("")
            return
        salary = found.base_salary
        shown = format_number(salary.content.amount) if salary else _("chưa có")
        self._money.caption.setText(_("lương cơ sở {amount} đ").format(amount=shown))
        for item in found.sums["award"]:
            self.facts.add(f"{item.label} ({item.count})", _amount(item.amount, item.unknown))
        self.facts.add(_("Tổng cộng"), _amount(found.total.amount, found.total.unknown))
        self.words.setText(found.total.words)
        self._sources.addWidget(label(_("Theo nguồn chi"), "strong"))
        sources = Facts(names_give_way=True)
        for item in found.sums["source"]:
            sources.add(item.label, _amount(item.amount, item.unknown))
        self._sources.addWidget(sources)

    def sentence(self) -> tuple[Part | str, ...]:
        """How many decisions, what was decided, what is to be expected."""
        rows = self.table.model.rows
        drafts = sum(decisions.is_draft(row.decision) for row in rows)
        parts: list[Part | str] = [_("{count} quyết định").format(count=len(rows) - drafts)]
        if drafts:
            parts += ["; ", Part(_("{count} dự thảo").format(count=drafts), "warn")]
        if self.estimate and not self.estimate.total.is_unknown:
            total = format_number(self.estimate.total.amount)
            parts += ["; ", _("tiền thưởng của mọi đề nghị đang giữ suất {total} đồng").format(total=total)]
        return (*parts, ".")

    @property
    def current(self) -> DecisionRow | None:
        """The decision under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, DecisionRow) else None

    def buttons(self) -> tuple[Button | None, Button | None]:
        """What fits the chosen decision, else draft one."""
        if not self._campaign_id:
            return None, None
        new = Button(_("Lập dự thảo quyết định"), "plain", "plus", self.draft)
        row = self.current
        if row is None or row.decision.cancel_reason:
            return None, Button(_("Lập dự thảo quyết định"), "primary", "plus", self.draft)
        if decisions.is_draft(row.decision):
            return new, Button(_("Ghi số, ngày quyết định"), "primary", "check", self.decide)
        return Button(_("Hủy quyết định…"), "plain", "x", self.cancel), Button(
            _("Lập dự thảo quyết định"), "primary", "plus", self.draft
        )

    # --- acting ---

    def draft(self) -> None:
        """Choose award and nominations of a new decision."""
        decision_boxes.ask_draft(self, self.context, self._campaign_id)

    def decide(self) -> None:
        """Write down number and day of the chosen draft."""
        row = self.current
        if row is not None and decisions.is_draft(row.decision):
            decision_boxes.ask_decision(self, self.context, row)

    def cancel(self) -> None:
        """Cancel the chosen decision, with a reason."""
        if self.current is not None:
            decision_boxes.ask_cancel(self, self.context, self.current)


def _amount(amount: int, unknown: int) -> str:
    told = _("{amount}\u00a0đ").format(amount=format_number(amount))
    return _("{amount}, {count} chưa có mức").format(amount=told, count=unknown) if unknown else told


def _chip(row: DecisionRow) -> str:
    if row.decision.cancel_reason:
        return "past"
    return "draft" if decisions.is_draft(row.decision) else "ok"


def _day(row: DecisionRow) -> str:
    day: date | None = row.decision.decided_on
    return short_date(day) if day else ""


def _columns() -> tuple[Column[DecisionRow], ...]:
    return (
        Column(
            "title", _("Quyết định"), lambda row: row.decision.title, width=280, least=130, is_stretched=True,
            cell=lambda row: Cell(caption=row.authority, tooltip=f"{row.decision.title}\n{row.decision.note}".strip()),
        ),
        Column("number", _("Số"), lambda row: row.decision.number, width=120, least=112),
        Column("day", _("Ngày"), lambda row: row.decision.decided_on, show=_day, width=100, drop=3),
        Column("count", _("Số được khen"), lambda row: len(row.nominations), width=98, is_number=True, drop=2),
        Column(
            "money", _("Tiền thưởng"), lambda row: row.money.amount, width=116, is_number=True, drop=1,
            show=lambda row: format_number(row.money.amount),
        ),
        Column(
            "state", _("Trạng thái"), lambda row: row.state_words[:1].upper() + row.state_words[1:], width=132,
            cell=lambda row: Cell(chip=_chip(row), tooltip=row.decision.cancel_reason),
        ),
    )  # fmt: skip

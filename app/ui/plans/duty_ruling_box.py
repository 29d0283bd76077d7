"""«Chọn một ngày»: every day the plan states beside the other, each with its clause; the decision that settles them."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.duty_slots import StatedDue
from app.domain.plans.plan import Plan
from app.domain.plans.work import DutyRuling
from app.i18n import _
from app.services.plans import duty_rulings
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled

_WIDTH = 680
#: Room for the days side by side at 100 %, less where the screen is low; unfolded clauses are scrolled to.
_HEIGHT, _TIGHT = 196, 124


def ask_ruling(page: QWidget, context: UiContext, row: DutyRow, plan: Plan | None) -> Box:
    """Which day counts from now on for everybody, by which paper."""
    form = _ruling_form(row)

    def act(values: dict[str, Value]) -> None:
        due, decided = values["due"], values["decided_on"]
        if isinstance(due, date):
            duty_rulings.rule(
                context.workspace,
                DutyRuling(
                    part_id=row.at.part_id,
                    period=row.period.text,
                    due_on=due,
                    document=str(values["document"]),
                    decided_on=decided if isinstance(decided, date) else None,
                    decided_by=str(values["decided_by"] or ""),
                    note=str(values["note"] or ""),
                ),
            )

    title = _("Chọn một ngày: {title}").format(title=row.title)
    box = ask_form(page.window(), title, _said(row), _("Chốt hạn"), form, act, width=_WIDTH)
    if row.due.dates:
        area = scrolled(_stated_days(context, row, plan, form))
        theme.fix(area, height=_TIGHT if box.is_tight else _HEIGHT)
        box.body.insertWidget(0, area)
    return box


def _ruling_form(row: DutyRow) -> Form:
    form = Form(
        (
            Field("due", _("Ngày cuối còn đúng hạn"), FieldKind.DATE, is_required=True),
            Field("document", _("Văn bản quyết định"), hint=_("ví dụ 12/TB-BCĐ"), is_required=True),
            Field("decided_on", _("Ngày quyết định"), FieldKind.DATE),
            Field("decided_by", _("Ai quyết định")),
            Field("note", _("Lý do")),
        ),
        columns=2,
    )
    if ruling := row.due.ruling:
        form.set_values(
            due=ruling.due_on, document=ruling.document, decided_on=ruling.decided_on,
            decided_by=ruling.decided_by, note=ruling.note,
        )  # fmt: skip
    return form


def _stated_days(context: UiContext, row: DutyRow, plan: Plan | None, form: Form) -> QWidget:
    holder = QWidget()
    beside = QHBoxLayout(holder)
    theme.space(beside, gap=12)
    for item in row.due.dates:
        beside.addWidget(StatedCard(context, plan, item, form), 1)
    return holder


def _said(row: DutyRow) -> str:
    if not row.due.dates:
        return _("Kế hoạch không ghi hạn cho việc này; chốt một ngày thì mọi nơi nộp theo ngày ấy.")
    if row.due.is_conflict:
        return _("Kế hoạch ghi nhiều ngày cho cùng một việc. Chưa chốt thì làm theo ngày sớm, vẫn nhận đến ngày muộn.")
    return _("Chốt ngày khác ngày của kế hoạch thì mọi nơi nộp theo ngày đã chốt; ngày cũ vẫn được giữ lại.")


class StatedCard(QFrame):
    """One day the plan states: how it is read, its clause, the button that takes it into the form."""

    def __init__(self, context: UiContext, plan: Plan | None, item: StatedDue, form: Form) -> None:
        super().__init__()
        self.setProperty("part", "ask")
        column = QVBoxLayout(self)
        theme.space(column, (12, 8, 12, 8), 4)
        column.addWidget(label(item.words, "strong", wrap=True))
        words = _("Lấy ngày {day}").format(day=short_date(item.due_on))
        self.take = Button(words, clicked=lambda: self._take(form, item.due_on), small=True)
        column.addWidget(self.take)
        if item.quote:
            column.addWidget(label(f"“{item.quote}”", "content", "muted", wrap=True))
        clause = ClauseQuote(context)
        clause.quote(plan, item.clause, item.quote)
        column.addWidget(clause)
        column.addStretch(1)

    @staticmethod
    def _take(form: Form, day: date) -> None:
        form.set_values(due=day)
        form.focus("document")

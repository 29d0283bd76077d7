"""One line of the money of a plan, new or changed."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.task_numbers import called
from app.domain.plans.work import PlanCost
from app.errors import Refused
from app.i18n import _
from app.services.plans import costs
from app.services.plans.typed_numbers import typed_amount
from app.text import format_number
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


def ask_cost(page: QWidget, context: UiContext, plan: Plan, line: PlanCost) -> Box:
    """Ask for a line; one without ``id`` is new."""

    def done(values: dict[str, Value]) -> None:
        costs.save(context.workspace, plan.key, _written(line, values))

    title = _("Sửa khoản kinh phí") if line.id else _("Thêm khoản kinh phí")
    verb = _("Ghi khoản này") if line.id else _("Thêm khoản này")
    told = _("Nguồn kế hoạch nêu: {sources}.").format(sources="; ".join(plan.head.budget_sources))
    form = _cost_form(plan, line)
    return ask_form(page.window(), title, told if plan.head.budget_sources else "", verb, form, done, width=640)


def _cost_form(plan: Plan, line: PlanCost) -> Form:
    years = tuple((str(year), str(year)) for year in range(plan.head.starts.year, plan.head.ends.year + 1))
    tasks = (("", _("chung cho kế hoạch")), *((task.key, called(task)) for task in plan.tasks))
    sources = _("ví dụ {source}").format(source=plan.head.budget_sources[0]) if plan.head.budget_sources else ""
    form = Form(
        (
            Field("title", _("Nội dung chi"), is_required=True),
            Field("year", _("Năm"), FieldKind.CHOICE, choices=years, is_required=True),
            Field("planned", _("Dự toán (đồng)"), hint=_("ví dụ 15.000.000; để trống nếu chưa có")),
            Field("spent", _("Đã chi (đồng)"), hint=_("để trống nếu chưa ghi")),
            Field("source", _("Nguồn kinh phí"), hint=sources),
            Field("task", _("Nhiệm vụ"), FieldKind.CHOICE, choices=tasks),
            Field("note", _("Ghi chú")),
        ),
        columns=2,
    )
    form.set_values(
        title=line.title,
        year=str(line.year),
        planned=_shown(line.planned),
        spent=_shown(line.spent),
        source=line.source,
        task=line.task,
        note=line.note,
    )
    return form


def _written(line: PlanCost, values: dict[str, Value]) -> PlanCost:
    texts = {name: str(value or "") for name, value in values.items()}
    if not texts["year"].isdecimal():
        raise Refused("bad-year", _("Chọn một năm; chưa lưu gì."))
    return replace(
        line,
        title=texts["title"],
        year=int(texts["year"]),
        planned=typed_amount(texts["planned"]),
        spent=typed_amount(texts["spent"]),
        source=texts["source"],
        task=texts["task"],
        note=texts["note"],
    )


def _shown(amount: int | None) -> str:
    return "" if amount is None else format_number(amount)

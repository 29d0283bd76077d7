"""Boxes about tasks: a condition that came about, the work lists of agencies on paper."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.work import TaskOpening
from app.i18n import _
from app.services.plans import lookup, task_entries, work_papers
from app.services.plans.tasks import TaskRow
from app.ui import exporting
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState

#: The choice of all agencies at once.
_ALL = "*"
_BOTH = "both"


def ask_opening(page: QWidget, context: UiContext, row: TaskRow) -> Box:
    """The day the condition of a task came about and the document that says so; what is known is corrected."""
    known = row.opening
    form = Form(
        (
            Field("opened_on", _("Có từ ngày"), FieldKind.DATE, is_required=True),
            Field("due_on", _("Hạn được đặt khi đó"), FieldKind.DATE),
            Field("document", _("Văn bản"), hint=_("số, ngày văn bản")),
            Field("note", _("Ghi chú")),
        ),
        columns=2,
    )
    form.set_values(
        opened_on=known.opened_on if known else context.workspace.today,
        due_on=known.due_on or "" if known else "",
        document=known.document if known else "",
        note=known.note if known else "",
    )

    def act(values: dict[str, Value]) -> None:
        opened_on, due_on = values["opened_on"], values["due_on"]
        assert isinstance(opened_on, date)  # a required day
        opening = TaskOpening(
            part_id=0,
            opened_on=opened_on,
            due_on=due_on if isinstance(due_on, date) else None,
            document=str(values["document"]),
            note=str(values["note"]),
        )
        task_entries.open_(context.workspace, row.plan.key, row.task.key, opening)

    title = _("Điều kiện: {condition}").format(condition=row.task.timing.condition)
    text = _("Từ ngày này nhiệm vụ phải làm; chưa đặt hạn thì nhiệm vụ không bị tính là quá hạn.")
    return ask_form(page.window(), title, text, _("Ghi đã có điều kiện"), form, act)


def ask_work_list(page: QWidget, context: UiContext, plan: Plan, agency: str, period: str) -> Box:
    """For which agency and period the work list is written, then where to; or one for every agency."""
    agencies = tuple((item.key, item.name) for item in plan.agencies)
    years = tuple(f"{year:04}" for year in range(plan.head.starts.year, plan.head.ends.year + 1))
    form = Form(
        (
            Field(
                "agency", _("Cơ quan"), FieldKind.CHOICE,
                ((_ALL, _("Mỗi cơ quan một phiếu")), *agencies), hint=_("chọn…"), is_required=True,
            ),
            Field("period", _("Kỳ"), hint=_("trống là cả thời gian thực hiện; ví dụ 2026, Quý III/2026")),
            Field(
                "format", _("Tệp"), FieldKind.CHOICE,
                ((_BOTH, _("Word và PDF")), (".docx", _("Word")), (".pdf", _("PDF"))),
            ),
        )
    )  # fmt: skip
    this_year = f"{context.workspace.today.year:04}"
    form.set_values(agency=agency, period=period or (this_year if this_year in years else ""))

    def act(values: dict[str, Value]) -> None:
        chosen, typed = str(values["agency"]), str(values["period"])
        wanted = lookup.period(plan, typed).text if typed else ""
        suffixes = (".docx", ".pdf") if values["format"] == _BOTH else (str(values["format"]),)
        named = () if chosen == _ALL else (chosen,)
        ws = context.workspace
        work_papers.refuse_empty(ws, plan.key, named, wanted)
        exporting.into_folder(
            page, context, _("In phiếu việc"),
            lambda folder, progress: work_papers.write(ws, plan.key, folder, named, wanted, suffixes, progress),
        )  # fmt: skip

    text = _("Phiếu ghi việc chủ trì trước, việc phối hợp sau, kèm thời hạn và tình trạng hôm nay.")
    return ask_form(page.window(), _("In phiếu việc của cơ quan"), text, _("Chọn thư mục"), form, act)


def no_tasks(context: UiContext) -> EmptyState:
    """What the tab says while there is no plan, or one without tasks."""
    open_plans = Button(_("Xem các kế hoạch"), "plain", clicked=lambda: context.go("plans", "plans"))
    return EmptyState(
        _("Chưa có nhiệm vụ nào"),
        _("Nhiệm vụ nằm trong kế hoạch: lấy một kế hoạch có sẵn, đọc từ văn bản hoặc tự lập."),
        (
            (_("Lấy hoặc lập kế hoạch"), _("ở thẻ Kế hoạch")),
            (_("Ghi tiến độ từng nhiệm vụ"), _("kèm sản phẩm và tệp minh chứng")),
            (_("In phiếu việc cho từng cơ quan"), _("việc chủ trì trước, việc phối hợp sau")),
        ),
        (open_plans,),
    )

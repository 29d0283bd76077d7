"""What is done with a plan as a whole: taken from a file, closed, opened again, removed, its report written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.plans.plan import Plan
from app.i18n import _
from app.progress import Progress
from app.services.plans import papers, register, report_facts
from app.services.plans.register import PlanRow
from app.ui import dialogs, exporting, forms, operations
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value
from app.ui.widgets.buttons import Button


def ask_adopt(page: QWidget, context: UiContext, done: Callable[[str], None]) -> Box | None:
    """Choose among the plans there are files of and take them; ``done`` gets the key of the last one."""
    ws = context.workspace
    left = [offer for offer in register.offers(ws) if not offer.is_here]
    if not left:
        context.say(_("Mọi kế hoạch có sẵn đã ở trong dữ liệu"))
        return None
    choices = tuple((offer.id, offer.title) for offer in left)
    form = Form((Field("plans", _("Kế hoạch có sẵn"), FieldKind.PICK, choices, is_required=True),))

    def act(values: dict[str, Value]) -> None:
        chosen = values["plans"]
        for preset_id in chosen if isinstance(chosen, tuple) else ():
            key = register.adopt(ws, preset_id).key
        done(key)

    text = _("Chỉ tiêu, nhiệm vụ, thời hạn và nguyên văn vào dữ liệu cùng kế hoạch; sửa được sau khi lấy.")
    return forms.ask_form(page.window(), _("Lấy kế hoạch có sẵn"), text, _("Lấy kế hoạch"), form, act, width=620)


def ask_close(page: QWidget, context: UiContext, plan: Plan) -> Box:
    """Ask for the day a plan is closed on."""
    form = Form((Field("on", _("Ngày kết thúc"), FieldKind.DATE, is_required=True),))
    form.set_values(on=min(context.workspace.today, plan.head.ends))

    def act(values: dict[str, Value]) -> None:
        register.close(context.workspace, plan.key, forms.parse_date(form.text_of("on")))

    text = _("Kết thúc rồi thì không ghi thêm kết quả dưới kế hoạch này; mở lại được bất cứ lúc nào.")
    return forms.ask_form(page.window(), _("Kết thúc kế hoạch"), text, _("Kết thúc kế hoạch"), form, act)


def reopen(page: QWidget, context: UiContext, plan: Plan) -> None:
    """Open a closed plan again."""
    operations.write(page, lambda: register.reopen(context.workspace, plan.key))


def remove(page: QWidget, context: UiContext, plan: Plan) -> Box | None:
    """Take a plan out; asks first only where entered work would go with it."""
    ws = context.workspace
    lost = register.losses(ws, plan.key)
    if not lost:
        operations.write(page, lambda: register.remove(ws, plan.key))
        return None

    def act() -> None:
        operations.write(page, lambda: register.remove(ws, plan.key, even_with_work=True))

    return dialogs.ask(
        page.window(),
        _("Bỏ kế hoạch cùng kết quả đã ghi?"),
        _("Bỏ kế hoạch “{title}” thì các kết quả dưới đây cũng bỏ theo; hoàn tác thì trở lại cả.").format(
            title=plan.head.short_title or plan.head.title
        ),
        _("Bỏ kế hoạch"),
        act,
        things=lost,
        is_danger=True,
    )


def close_or_reopen(page: QWidget, context: UiContext, row: PlanRow) -> None:
    """Close a plan that runs, open a closed one again."""
    if row.closed_on is None:
        ask_close(page, context, row.plan)
    else:
        reopen(page, context, row.plan)


def next_button(context: UiContext, key: str, late_tasks: int, late_duties: int) -> Button | None:
    """The green button of a plan: to what is late under it; none where nothing is."""
    if late_tasks:
        words = _("Xem {count} nhiệm vụ quá hạn").format(count=late_tasks)
        return Button(words, "primary", "arrow-right", lambda: context.go("plans", ("tasks", key)))
    if late_duties:
        words = _("Xem {count} báo cáo quá hạn").format(count=late_duties)
        return Button(words, "primary", "arrow-right", lambda: context.go("plans", ("duties", key)))
    return None


# --- reports ---------------------------------------------------------------------------------------------------------


def ask_draft(page: QWidget, context: UiContext, plan: Plan) -> Box:
    """Ask which report of a plan, write its draft and open it among the papers."""
    ws, form = context.workspace, _report_form(context, plan, _("Ghi lại số liệu của dự thảo đang có"))

    def act(_values: dict[str, Value]) -> None:
        time = report_facts.chosen(plan, form.text_of("time"), is_final=form.text_of("kind") == "final")
        anew = form.is_checked("option")
        operations.run(
            page,
            context,
            _("Soạn báo cáo kế hoạch"),
            lambda _progress: papers.write_draft(ws, plan.key, time, anew=anew),
            done=lambda paper_id: context.go("papers", paper_id),
        )

    text = _("Dự thảo vào «Văn bản» để sửa, lấy số và ban hành; phần cán bộ đã viết luôn được giữ.")
    return forms.ask_form(page.window(), _("Soạn báo cáo kế hoạch"), text, _("Soạn dự thảo"), form, act)


def ask_export(page: QWidget, context: UiContext, plan: Plan) -> Box:
    """Ask which report of a plan and write it as Word and PDF."""
    ws, form = context.workspace, _report_form(context, plan, "")

    def act(_values: dict[str, Value]) -> None:
        time = report_facts.chosen(plan, form.text_of("time"), is_final=form.text_of("kind") == "final")

        def work(folder: Path, _progress: Progress) -> tuple[Path, ...]:
            return papers.export(ws, plan.key, time, folder)

        exporting.into_folder(page, context, _("Xuất báo cáo kế hoạch"), work)

    text = _("Số liệu lấy đến hôm nay; tệp Word sửa được, tệp PDF để in.")
    return forms.ask_form(page.window(), _("Xuất báo cáo kế hoạch"), text, _("Xuất Word, PDF"), form, act)


def _report_form(context: UiContext, plan: Plan, option: str) -> Form:
    times = report_facts.choices(plan, context.workspace.today)
    kinds = (("interim", _("Báo cáo sơ kết")), ("final", _("Báo cáo tổng kết")))
    fields = [
        Field("time", _("Kỳ báo cáo"), FieldKind.CHOICE, times),
        Field("kind", _("Loại báo cáo"), FieldKind.CHOICE, kinds),
    ]
    if option:
        fields.append(Field("option", option, FieldKind.CHECK))
    return Form(fields)

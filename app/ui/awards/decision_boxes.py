"""Boxes of «Quyết định»: whom a draft is about, number and day with what they pay, cancelling with a reason."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.awards.nominations import NominationState
from app.domain.awards.steps import Step
from app.errors import Problem
from app.i18n import _
from app.services.awards import decisions, nominations
from app.services.awards.decisions import DecisionPreview, DecisionRow
from app.services.awards.nominations import NominationRow
from app.text import format_number
from app.ui import dialogs
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form, parse_date
from app.ui.widgets.labels import label


def ready(context: UiContext, campaign_id: int) -> dict[str, list[NominationRow]]:
    """Nominations that may be put under a decision, by award: appraised or sent up, under no decision yet."""
    found: dict[str, list[NominationRow]] = {}
    for row in nominations.rows(context.workspace, campaign_id):
        is_open = row.nomination.decision_id is None and row.nomination.state is not NominationState.DECIDED
        if is_open and Step.DECIDE in row.steps:
            found.setdefault(row.nomination.award, []).append(row)
    return found


def ask_draft(page: QWidget, context: UiContext, campaign_id: int) -> Box:
    """Choose the award, then who of those that are ready."""
    found = ready(context, campaign_id)
    if not found:
        problem = Problem(
            "nobody-ready",
            _("Chưa có đề nghị nào đã thẩm định hoặc đã trình để ra quyết định."),
            _("Hãy thẩm định hồ sơ và trình cấp trên trước, hoặc dùng “Ghi khen thưởng đã có quyết định”."),
        )
        return dialogs.show_problem(page.window(), problem)
    awards = tuple((key, f"{rows[0].award_title} ({len(rows)})") for key, rows in found.items())
    fields = [Field("award", _("Hình thức khen thưởng"), FieldKind.CHOICE, awards)]
    for key, rows in found.items():
        people = tuple((str(row.id), f"{row.name} · {row.unit_title}") for row in rows)
        title = _("Những ai: {award}").format(award=rows[0].award_title)
        fields.append(Field(f"who:{key}", title, FieldKind.PICK, people))
    form = Form(tuple(fields))
    form.set_values(**{f"who:{key}": tuple(str(row.id) for row in rows) for key, rows in found.items()})

    def show_people() -> None:
        for key in found:
            form.show_field(f"who:{key}", is_shown=key == form.text_of("award"))

    form.changed.connect(show_people)
    show_people()

    def act(values: dict[str, Value]) -> None:
        award = str(values["award"])
        chosen = values[f"who:{award}"]
        numbers = [int(item) for item in chosen] if isinstance(chosen, tuple) else []
        decisions.draft(context.workspace, campaign_id, award, numbers)

    text = _("Mỗi dự thảo là một hình thức của một cấp; bỏ đánh dấu ai thì người đó ở lại.")
    return ask_form(page.window(), _("Lập dự thảo quyết định"), text, _("Lập dự thảo"), form, act)


def _decision_form() -> Form:
    return Form(
        (
            Field("number", _("Số quyết định"), hint=_("ví dụ 150/QĐ-UBND"), is_required=True),
            Field("on", _("Ngày quyết định"), FieldKind.DATE, is_required=True),
            Field("signer", _("Người ký")),
            Field("signer_title", _("Chức vụ người ký"), hint=_("để trống: theo danh mục")),
            Field("against", _("Lý do, nếu khác kết quả của Hội đồng")),
        ),
        columns=2,
    )


def ask_decision(page: QWidget, context: UiContext, row: DecisionRow) -> Box:
    """Number, day and signer; what the day changes about the money is said while it is typed."""
    form = _decision_form()
    ws = context.workspace

    def act(values: dict[str, Value]) -> None:
        on = values["on"]
        decisions.decide(
            ws,
            row.decision.id,
            str(values["number"]),
            on if isinstance(on, date) else ws.today,
            signer=str(values["signer"] or ""),
            signer_title=str(values["signer_title"] or ""),
            remarks=decisions.Remarks(against_council=str(values["against"] or "")),
        )

    text = _("Ghi xong thì tiền thưởng được chốt theo lương cơ sở của ngày quyết định và không tính lại.")
    box = ask_form(page.window(), row.decision.title, text, _("Ghi quyết định, chốt tiền thưởng"), form, act)
    told = label("", "content", wrap=True)
    box.body.addWidget(told)

    def preview() -> None:
        try:
            found = decisions.preview(ws, row.decision.id, parse_date(form.text_of("on")))
        except (ValueError, Problem):
            told.setText("")
            return
        told.setText(" ".join(part for part in (_preview_words(found), found.warning) if part))

    form.changed.connect(preview)
    preview()
    return box


def _preview_words(found: DecisionPreview) -> str:
    """What the decision pays; a sum nobody can tell is said to be unknown, never nought."""
    total = found.money.total
    if total.is_unknown:
        return _("Tiền thưởng {words}.").format(words=total.words)
    amount = format_number(total.amount)
    return found.difference or _("Tiền thưởng {amount} đồng ({words}).").format(amount=amount, words=total.words)


def ask_cancel(page: QWidget, context: UiContext, row: DecisionRow) -> Box:
    """Ask why; with a false dossier the nominations are withdrawn, too."""
    form = Form(
        (
            Field("reason", _("Lý do hủy"), is_required=True),
            Field("withdraws", _("Rút luôn các đề nghị (hồ sơ không đúng sự thật)"), FieldKind.CHECK),
        )
    )

    def act(values: dict[str, Value]) -> None:
        decisions.cancel(context.workspace, row.decision.id, str(values["reason"]), withdraws=bool(values["withdraws"]))

    text = _("Quyết định vẫn nằm trong lịch sử; tiền thưởng đã chi được ghi là phải thu hồi.")
    return ask_form(
        page.window(),
        _("Hủy quyết định {number}").format(number=row.decision.number),
        text,
        _("Hủy quyết định"),
        form,
        act,
    )

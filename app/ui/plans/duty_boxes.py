"""Boxes about one line of the board: copies that came, more time, a waiver; a refusal is said inside them."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.plans.duties import Copy
from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.duty_steps import DutyStep
from app.i18n import _
from app.services.plans import duty_entries, duty_rulings
from app.ui import operations
from app.ui.context import UiContext
from app.ui.dialogs import Box, ask_text
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


def ask_receipt(page: QWidget, context: UiContext, row: DutyRow) -> Box:
    """On which days copies came; what is asked for comes first, today is offered for what is still missing."""
    return _ask_copies(page, context, row, _("Ghi ngày nhận"), is_new=True)


def ask_correction(page: QWidget, context: UiContext, row: DutyRow) -> Box:
    """The same for what was written down: a day that is cleared did not come after all."""
    return _ask_copies(page, context, row, _("Sửa ngày nhận"), is_new=False)


def _ask_copies(page: QWidget, context: UiContext, row: DutyRow, verb: str, *, is_new: bool) -> Box:
    ws = context.workspace
    is_event = bool(row.at.obligation_id)
    fields = [
        Field("soft", _("Ngày nhận bản mềm"), FieldKind.DATE),
        Field("hard", _("Ngày nhận bản cứng"), FieldKind.DATE),
    ]
    if is_event:
        fields = [Field("hard", _("Ngày nhận"), FieldKind.DATE)]
    fields.append(Field("document", _("Số văn bản đã nộp"), hint=_("ví dụ 20/BC-UBND")))
    if is_new and not is_event:
        fields.append(Field("note", _("Ghi chú")))
    if row.period.text and not is_event:
        fields.append(Field("early", _("Đúng là nộp sớm, trước khi kỳ bắt đầu"), FieldKind.CHECK))
    form = Form(fields)
    form.set_values(**_known_copies(row, ws.today, is_new=is_new))

    def act(values: dict[str, Value]) -> None:
        came = {"soft_on": _day(values.get("soft")), "hard_on": _day(values["hard"])}
        document, is_early = str(values["document"] or ""), bool(values.get("early"))
        if is_new:
            note = str(values.get("note") or "")
            duty_entries.receive(ws, row.at, **came, document=document, note=note, is_early=is_early)
        else:
            duty_entries.correct(ws, row.at, **came, document=document, is_early=is_early)

    asked = [copy for copy in row.duty.copies if not is_event]
    if len(asked) > 1:
        text = _("Kế hoạch yêu cầu cả bản cứng và bản mềm: đủ cả hai mới tính là đã nộp, theo ngày của bản đến sau.")
    elif is_new:
        text = _("Ngày ghi ở đây là ngày thực nhận; bản để trống thì giữ như đã ghi trước đó.")
    else:
        text = _("Ngày ghi ở đây là ngày thực nhận; để trống thì coi là chưa nhận.")
    return ask_form(page.window(), f"{row.owner.name}: {row.title}", text, verb, form, act)


def _known_copies(row: DutyRow, today: date, *, is_new: bool) -> dict[str, Value]:
    receipt = row.receipt
    if row.at.obligation_id:
        return {"hard": row.arrival.came_on or (today if is_new else None)}
    known: dict[str, Value] = {
        "soft": receipt.soft_copy_on if receipt else None,
        "hard": receipt.hard_copy_on if receipt else None,
        "document": receipt.document if receipt else "",
    }
    if is_new:
        for copy, key in ((Copy.SOFT, "soft"), (Copy.HARD, "hard")):
            if copy in row.duty.copies and known[key] is None:
                known[key] = today
    return known


def ask_extension(page: QWidget, context: UiContext, row: DutyRow) -> Box:
    """A later day for one owner, with the reason."""
    ws = context.workspace
    form = Form(
        (
            Field("due", _("Hạn mới, ngày cuối còn đúng hạn"), FieldKind.DATE, is_required=True),
            Field("reason", _("Lý do gia hạn"), is_required=True),
            Field("document", _("Văn bản gia hạn"), hint=_("nếu có, ví dụ 20/CV-BCĐ")),
        )
    )
    receipt = row.receipt
    if receipt and receipt.new_due_on:
        form.set_values(due=receipt.new_due_on, reason=receipt.extension_reason, document=receipt.extension_document)

    def act(values: dict[str, Value]) -> None:
        due = _day(values["due"])
        if due is not None:
            duty_entries.extend(ws, row.at, due, str(values["reason"]), str(values["document"] or ""))

    text = _("Chỉ {who} được thêm thời gian; các nơi khác vẫn theo hạn của kế hoạch.").format(who=row.owner.name)
    return ask_form(page.window(), _("Gia hạn: {title}").format(title=row.title), text, _("Gia hạn"), form, act)


def ask_waiver(page: QWidget, context: UiContext, row: DutyRow) -> Box:
    """Why one owner owes it no longer."""
    ws = context.workspace

    def act(reason: str) -> None:
        duty_entries.waive(ws, row.at, reason)

    text = _("{who} không còn phải nộp; lý do được giữ lại, bỏ miễn lúc nào cũng được.").format(who=row.owner.name)
    return ask_text(
        page.window(),
        _("Miễn: {title}").format(title=row.title),
        text,
        _("Miễn nộp"),
        act,
        hint=_("ví dụ: đơn vị đã sáp nhập"),
        is_long=False,
    )


def take_back(page: QWidget, context: UiContext, row: DutyRow, step: DutyStep) -> None:
    """Take back what was entered; undo brings it again."""
    ws = context.workspace
    works = {
        DutyStep.DROP_RECEIPT: lambda: duty_entries.correct(ws, row.at, soft_on=None, hard_on=None),
        DutyStep.DROP_EXTENSION: lambda: duty_entries.take_back_extension(ws, row.at),
        DutyStep.DROP_WAIVER: lambda: duty_entries.take_back_waiver(ws, row.at),
        DutyStep.DROP_RULING: lambda: duty_rulings.take_back_ruling(ws, row.at.part_id, row.period.text),
    }
    operations.write(page, works[step])


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None

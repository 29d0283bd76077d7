"""Steps in the life of an event as the screens ask for them: adjusted, restored, put off, cancelled, held."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.event_assessment import Assessment
from app.domain.event_changes import items_of
from app.domain.event_words import part_words
from app.domain.events import REASON_WORDS, CancelReason, Event
from app.i18n import _
from app.services import events
from app.services.event_adjusting import Adjusted
from app.ui import dialogs, forms, operations
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value

Done = Callable[[], object]


def ask_adjust(page: QWidget, context: UiContext, event: Event, assessment: Assessment) -> None:
    """Show what falls away and what stays, then adjust and write the draft of the notice."""
    stays = [part for part in event.held_parts if part in assessment.allowed]
    gone = tuple(part for part in event.parts if part not in stays)
    things = [_("Bỏ: {parts}").format(parts=part_words(gone))] if gone else []
    things += [_("– {item}: không tổ chức").format(item=item) for item in items_of(event, gone)]
    things.append(_("Còn lại: {parts}").format(parts=part_words(stays)) if stays else _("Không tổ chức sự kiện này."))
    if not stays and assessment.report_to:
        things.append(_("Thay bằng báo cáo bằng văn bản gửi {to}.").format(to=assessment.report_to))

    def act() -> None:
        operations.write(page, lambda: events.adjust(context.workspace, event.id), done=written)

    def written(adjusted: Adjusted) -> None:
        if adjusted.paper_id is None:
            context.say(_("Kế hoạch như đã lập nên không phải soạn thông báo"), can_undo=True)
            return
        notice = adjusted.paper_id
        said = _("Đã điều chỉnh và soạn thông báo; hoàn tác bằng Ctrl+Z")
        context.offer(said, _("Mở thông báo"), lambda: context.go("papers", notice))

    dialogs.ask(
        page.window(),
        _("Chấp nhận điều chỉnh?"),
        _("{name}. Kế hoạch cũ được giữ ở trang “Các bản”; hoàn tác được.").format(name=event.name),
        _("Chấp nhận điều chỉnh và soạn thông báo"),
        act,
        things=things,
    )


def restore(page: QWidget, context: UiContext, event_id: int) -> bool:
    """Take back what a fallen tier allows again."""
    return operations.write(page, lambda: events.restore_offered(context.workspace, event_id))


def reopen(page: QWidget, context: UiContext, event_id: int) -> bool:
    """Let an event that was held or called off be a plan again."""
    return operations.write(page, lambda: events.reopen(context.workspace, event_id))


def _reasons() -> tuple[tuple[str, str], ...]:
    return tuple((reason.value, _(words)) for reason, words in REASON_WORDS.items() if reason is not CancelReason.NONE)


def ask_postpone(page: QWidget, context: UiContext, event: Event) -> None:
    """Ask why and until when."""
    form = Form(
        (
            Field("until", _("Sang ngày (để trống: chưa định ngày)"), FieldKind.DATE),
            Field("reason", _("Lý do"), FieldKind.CHOICE, _reasons()),
            Field("text", _("Ghi rõ lý do")),
        )
    )
    form.set_values(reason=CancelReason.WEATHER.value)

    def act(values: dict[str, Value]) -> None:
        until = values["until"]
        events.postpone(
            context.workspace,
            event.id,
            CancelReason(str(values["reason"])),
            str(values["text"]),
            until if isinstance(until, date) else None,
        )

    forms.ask_form(page.window(), _("Hoãn sự kiện"), event.name, _("Hoãn"), form, act)


def ask_cancel(page: QWidget, context: UiContext, event: Event, report_to: str = "") -> None:
    """Ask why an event is not held, and to whom that is reported."""
    form = Form(
        (
            Field("reason", _("Lý do"), FieldKind.CHOICE, _reasons()),
            Field("text", _("Ghi rõ lý do")),
            Field("report_to", _("Báo cáo bằng văn bản gửi (để trống: không phải báo cáo)")),
        )
    )
    form.set_values(reason=CancelReason.WEATHER.value, report_to=report_to)

    def act(values: dict[str, Value]) -> None:
        reason = CancelReason(str(values["reason"]))
        events.cancel(context.workspace, event.id, reason, str(values["text"]), str(values["report_to"]))

    forms.ask_form(page.window(), _("Không tổ chức sự kiện"), event.name, _("Ghi không tổ chức"), form, act)


def mark_held(page: QWidget, context: UiContext, event: Event, done: Done) -> None:
    """Write down that an event was held; what is not known of its result yet is asked in its section."""
    if operations.write(page, lambda: events.mark_held(context.workspace, event.id, event.result)):
        done()


def ask_remove(page: QWidget, context: UiContext, event: Event, done: Done) -> None:
    """Take an event out, after a question."""

    def act() -> None:
        if operations.write(page, lambda: events.remove(context.workspace, event.id)):
            done()

    text = _("{name}. Bỏ nhầm thì hoàn tác được.").format(name=event.name)
    dialogs.ask(page.window(), _("Bỏ sự kiện này?"), text, _("Bỏ sự kiện"), act, is_danger=True)

"""Steps in the life of a nomination as the screens ask for them: each with what it needs, refusals said in the box."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.awards.councils import AwardDecision
from app.domain.awards.steps import STEP_WORDS, Step
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards import dossiers, nominations, quotas, replacing, steps
from app.services.awards.nominations import NominationRow
from app.ui import dialogs, operations
from app.ui.awards import propose_boxes
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

if TYPE_CHECKING:
    from collections.abc import Callable


def take(page: QWidget, context: UiContext, row: NominationRow, step: Step) -> None:
    """Take a step of a nomination, asking first for what it needs."""
    asked: dict[Step, Callable[[], object]] = {
        Step.PROPOSE: partial(propose_boxes.propose, page, context, row),
        Step.RECEIVE: partial(_ask_receipt, page, context, row),
        Step.APPRAISE: partial(_ask_appraisal, page, context, row),
        Step.FORWARD: partial(_forward, page, context, row),
        Step.DECIDE: lambda: context.go("awards", "decisions"),
        Step.RECORD: partial(_ask_record, page, context, row),
        Step.SEND_BACK: partial(_ask_reason, page, context, row, Step.SEND_BACK),
        Step.WITHDRAW: partial(_ask_reason, page, context, row, Step.WITHDRAW),
        Step.REPLACE: partial(ask_heir, page, context, row),
    }
    asked[step]()


def _forward(page: QWidget, context: UiContext, row: NominationRow) -> None:
    """Who the council did not agree to goes upward with the reason only."""
    if all(found.code != "award-council-rejected" for found in row.findings):
        operations.write(page, lambda: steps.forward(context.workspace, row.id))
        return

    def forward(reason: str) -> None:
        steps.forward(context.workspace, row.id, reason)

    dialogs.ask_text(
        page.window(),
        _title(Step.FORWARD, row),
        _("Hội đồng không thông qua trường hợp này; ghi lý do vẫn trình cấp trên."),
        _("Trình cấp trên"),
        forward,
        hint=_("ví dụ: Chủ tịch kết luận tại Thông báo số 12/TB-UBND"),
    )


def _ask_receipt(page: QWidget, context: UiContext, row: NominationRow) -> None:
    form = Form((Field("on", _("Ngày nhận hồ sơ"), FieldKind.DATE, is_required=True),))
    form.set_values(on=context.workspace.today)

    def act(values: dict[str, Value]) -> None:
        on = values["on"]
        steps.receive(context.workspace, row.id, on if isinstance(on, date) else context.workspace.today)

    ask_form(page.window(), _title(Step.RECEIVE, row), "", _("Nhận hồ sơ"), form, act)


def _ask_appraisal(page: QWidget, context: UiContext, row: NominationRow) -> None:
    def appraise(text: str) -> None:
        dossiers.appraise(context.workspace, row.id, text)

    dialogs.ask_text(
        page.window(),
        _title(Step.APPRAISE, row),
        _("Ghi ý kiến thẩm định; phiếu thẩm định in theo đúng câu này."),
        _("Ghi thẩm định"),
        appraise,
        hint=_("ví dụ: Đủ hồ sơ, đủ tiêu chuẩn, đề nghị khen thưởng"),
    )


def _ask_reason(page: QWidget, context: UiContext, row: NominationRow, step: Step) -> None:
    def end(reason: str) -> None:
        act = steps.withdraw if step is Step.WITHDRAW else steps.send_back
        act(context.workspace, row.id, reason)

    text = _("Suất đang giữ được trả lại; đề nghị vẫn nằm trong lịch sử.")
    if step is Step.SEND_BACK:
        text = _("Suất vẫn giữ; lý do in trên phiếu trả hồ sơ.")
    dialogs.ask_text(
        page.window(),
        _title(step, row),
        text,
        capital(_("trả lại hồ sơ") if step is Step.SEND_BACK else _("rút đề nghị")),
        end,
        hint=_("ví dụ: thiếu biên bản họp xét") if step is Step.SEND_BACK else _("ví dụ: chuyển công tác"),
    )


def ask_heir(page: QWidget, context: UiContext, row: NominationRow, heir: NominationRow | None = None) -> None:
    """Somebody else in this place: a candidate of the queue or anybody known of this kind; ``heir`` is offered."""
    waiting = {item.nominee.id for item in steps.next_in_line(context.workspace, row.id)}
    known = [item for item in nominations.nominees(context.workspace) if item.kind is row.nominee.kind]
    known.sort(key=lambda item: item.id not in waiting)
    choices = tuple((str(item.id), " · ".join(filter(None, (item.name, item.place)))) for item in known)
    form = Form(
        (
            Field("heir", _("Thay bằng"), FieldKind.CHOICE, choices, hint=_("chọn người, tập thể"), is_required=True),
            Field("reason", _("Lý do thay thế"), hint=_("ví dụ chuyển công tác, từ trần"), is_required=True),
        )
    )
    if heir is not None:
        form.set_values(heir=str(heir.nominee.id))

    def act(values: dict[str, Value]) -> None:
        replacing.replace(context.workspace, row.id, int(str(values["heir"])), str(values["reason"]))

    text = _("Người, tập thể mới nhận đúng suất này; đề nghị cũ giữ nguyên lịch sử.")
    ask_form(page.window(), _title(Step.REPLACE, row), text, _("Thay thế"), form, act)


def _ask_record(page: QWidget, context: UiContext, row: NominationRow) -> None:
    form = Form(
        (
            Field("number", _("Số quyết định"), hint=_("ví dụ 150/QĐ-UBND"), is_required=True),
            Field("on", _("Ngày quyết định"), FieldKind.DATE, is_required=True),
            Field("signer", _("Người ký")),
            Field("signer_title", _("Chức vụ người ký")),
            Field("against", _("Lý do, nếu khác kết quả của Hội đồng")),
        ),
        columns=2,
    )

    def act(values: dict[str, Value]) -> None:
        on = values["on"]
        decision = AwardDecision(
            row.nomination.campaign_id,
            row.nomination.award,
            _("Quyết định khen thưởng"),
            str(values["number"]),
            on if isinstance(on, date) else None,
            str(values["signer"]),
            str(values["signer_title"]),
        )
        reason = str(values["against"] or "")
        steps.record_decided(context.workspace, (row.id,), decision, against_council=reason)

    text = _(
        "Dùng khi cơ quan có thẩm quyền đã khen thưởng rồi; tiền thưởng chốt theo lương cơ sở của ngày quyết định."
    )
    ask_form(page.window(), _title(Step.RECORD, row), text, _("Ghi đã khen thưởng"), form, act)


def change_award(page: QWidget, context: UiContext, row: NominationRow, award: str) -> None:
    """Have a candidate considered for another award."""
    operations.write(page, lambda: steps.change_award(context.workspace, row.id, award))


def words_of(step: Step) -> str:
    """A step as a menu says it."""
    return capital(_(STEP_WORDS[step]))


def move_in_line(page: QWidget, context: UiContext, row: NominationRow, by: int) -> None:
    """Move a candidate up (-1) or down (+1) among those who wait for the same places; at the end nothing moves."""
    ws = context.workspace
    lines = (
        [item.nomination_id for item in cell.candidates] for cell in quotas.board(ws, row.nomination.campaign_id).cells
    )
    line = next((line for line in lines if row.id in line), [row.id])
    place = line.index(row.id) + 1 + by
    if 1 <= place <= len(line):
        operations.write(page, lambda: steps.rank(ws, row.id, place))


def _title(step: Step, row: NominationRow) -> str:
    words = {
        Step.RECEIVE: _("Nhận hồ sơ của {name}"),
        Step.APPRAISE: _("Thẩm định hồ sơ của {name}"),
        Step.SEND_BACK: _("Trả lại hồ sơ của {name}"),
        Step.WITHDRAW: _("Rút đề nghị của {name}"),
        Step.REPLACE: _("Thay thế {name}"),
        Step.RECORD: _("{name} đã được khen thưởng"),
    }
    return words[step].format(name=row.name)

"""Boxes of «Hội đồng»: when, where and by which rules a sitting is held; a member more; opened again with a reason."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.awards.councils import CouncilMember, CouncilSitting, VoteBase, VoteRules
from app.errors import Problem
from app.i18n import _
from app.services.awards import councils
from app.services.awards.closing import Doubt
from app.services.awards.councils import SittingDetail
from app.text import clean, format_number
from app.ui import dialogs
from app.ui.awards import propose_boxes
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form, parse_percent
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState

#: At 100 %; room for two columns whose titles are sentences.
_WIDE = 720


def ask_details(page: QWidget, context: UiContext, sitting: CouncilSitting) -> Box:
    """Name, day, hours, place; quorum, base and threshold of the votes."""
    form = _details_form(sitting)

    def act(values: dict[str, Value]) -> None:
        held = values["held_on"]
        wanted = replace(
            sitting,
            name=str(values["name"]),
            held_on=held if isinstance(held, date) else None,
            starts_at=_time(str(values["starts_at"])),
            ends_at=_time(str(values["ends_at"])),
            place=str(values["place"]),
            rules=_rules(form, values),
            discussion=_lines(values["discussion"]),
            conclusion=_lines(values["conclusion"]),
        )
        councils.save(context.workspace, wanted, sitting)

    return ask_form(page.window(), _("Phiên họp Hội đồng"), "", _("Ghi phiên họp"), form, act, width=_WIDE)


def _details_form(sitting: CouncilSitting) -> Form:
    bases = ((VoteBase.PRESENT.value, _("người có mặt")), (VoteBase.ALL.value, _("toàn thể thành viên")))
    form = Form(
        (
            Field("name", _("Tên phiên họp"), is_required=True),
            Field("held_on", _("Ngày họp"), FieldKind.DATE),
            Field("starts_at", _("Bắt đầu lúc"), hint=_("ví dụ 08:00")),
            Field("ends_at", _("Kết thúc lúc"), hint=_("ví dụ 10:30")),
            Field("place", _("Nơi họp")),
            Field("quorum", _("Số thành viên phải có mặt (%)"), hint="66,67"),
            Field("base", _("Tỷ lệ phiếu tính trên"), FieldKind.CHOICE, bases),
            Field("passes", _("Tỷ lệ phải đạt (%)"), hint="50"),
            Field("is_strict", _("Phải vượt tỷ lệ ấy (quá bán)"), FieldKind.CHECK),
            Field("counts_written", _("Tính cả ý kiến bằng văn bản của người vắng"), FieldKind.CHECK),
            Field("discussion", _("Thảo luận"), FieldKind.LINES),
            Field("conclusion", _("Kết luận"), FieldKind.LINES),
        ),
        columns=2,
    )
    rules = sitting.rules
    form.set_values(
        name=sitting.name,
        held_on=sitting.held_on or "",
        starts_at=_hour(sitting.starts_at),
        ends_at=_hour(sitting.ends_at),
        place=sitting.place,
        quorum=format_number(round(rules.quorum_percent, 2)),
        base=rules.base.value,
        passes=format_number(rules.pass_percent),
        is_strict=rules.is_strict,
        counts_written=rules.counts_written,
        discussion=tuple(sitting.discussion.splitlines()),
        conclusion=tuple(sitting.conclusion.splitlines()),
    )
    return form


def _rules(form: Form, values: dict[str, Value]) -> VoteRules:
    return VoteRules(
        quorum_percent=_percent(str(values["quorum"])),
        base=VoteBase(str(values["base"])),
        pass_percent=_percent(str(values["passes"])),
        is_strict=form.is_checked("is_strict"),
        counts_written=form.is_checked("counts_written"),
    )


def _percent(text: str) -> Decimal:
    try:
        return parse_percent(text) * 100
    except ValueError as error:
        raise council_problem(str(error)) from error


def council_problem(sentence: str) -> Problem:
    """A typed value that cannot be understood, said inside the box."""
    return Problem("bad-value", sentence)


def _hour(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _time(text: str) -> time | None:
    words = clean(text).casefold().replace("giờ", ":").replace("h", ":").replace(" ", "")
    if not words:
        return None
    hour, _sign, minute = words.partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise council_problem(_("Ghi giờ dạng 08:00")) from error


def _lines(value: Value) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def ask_member(page: QWidget, context: UiContext, sitting: CouncilSitting) -> Box:
    """One more member of the council."""
    form = Form(
        (
            Field("name", _("Họ tên"), is_required=True),
            Field("title", _("Chức vụ, cơ quan")),
            Field("role", _("Trong Hội đồng"), hint=_("ví dụ Ủy viên, Thư ký")),
        )
    )

    def act(values: dict[str, Value]) -> None:
        member = CouncilMember(str(values["name"]), str(values["title"]), str(values["role"]))
        councils.save(context.workspace, replace(sitting, members=(*sitting.members, member)), sitting)

    return ask_form(page.window(), _("Thêm thành viên"), "", _("Thêm thành viên"), form, act)


def no_sitting(begin: Callable[[], object]) -> EmptyState:
    """What the tab says before there is a sitting."""
    return EmptyState(
        _("Chưa có phiên họp xét khen thưởng"),
        _("Phiên họp lấy sẵn những ai đang được đề nghị và thành viên Ban chỉ đạo đương nhiệm."),
        (
            (_("Lập phiên họp"), _("ngày, nơi họp, tỷ lệ có mặt và tỷ lệ phiếu ghi trong thể lệ")),
            (_("Ghi phiếu từng trường hợp"), _("F2 sửa ô; bằng phiếu thì hiện ra, Hội đồng chọn")),
            (_("Kết thúc phiên họp"), _("biên bản in ở trang Giấy tờ")),
        ),
        (Button(_("Lập phiên họp"), "primary", "plus", begin),),
    )


def ask_close(page: QWidget, left: Sequence[Doubt], act: Callable[[], None]) -> Box:
    """Whether a sitting is closed though something is left open."""
    text = _("Phiên họp kết thúc như đang ghi; biên bản nói rõ những chỗ còn để ngỏ.")
    things = [f"– {item.sentence}." for item in left]
    return dialogs.ask(
        page.window(), _("Còn điều chưa ghi đủ"), text, _("Vẫn kết thúc"), act, things=things, is_danger=True
    )


def ask_reopen(page: QWidget, context: UiContext, sitting: CouncilSitting) -> None:
    """Open a closed sitting again."""

    def act(reason: str) -> None:
        councils.reopen(context.workspace, sitting.id, reason)

    text = _("Phiên họp được sửa lại rồi phải kết thúc lại; lý do nằm trong nhật ký.")
    dialogs.ask_text(
        page.window(), _("Mở lại phiên họp"), text, _("Mở lại phiên họp"), act, hint=_("ví dụ: ghi nhầm số phiếu")
    )


def propose_chosen(page: QWidget, context: UiContext, detail: SittingDetail) -> None:
    """Propose whom a closed sitting chose for shared places."""
    propose_boxes.propose_many(page, context, detail.may_propose)

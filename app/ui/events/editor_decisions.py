"""What has to be decided about the event in the editor, what to do next, and all that can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.domain.event_steps import needs_adjusting
from app.domain.event_words import part_words
from app.domain.events import EventPart, EventStatus
from app.i18n import _
from app.ui.events import editor_steps
from app.ui.events.editor_panel import Way

if TYPE_CHECKING:
    from app.ui.events.editor import EventEditor


def decision(editor: "EventEditor") -> tuple[str, str, Sequence[Way]]:
    """The most urgent decision as a sentence, its tone, and its ways out; nothing where nothing waits."""
    refusal = editor.refusal
    if refusal is not None:
        ways: list[Way] = []
        if refusal.code == "event-changed":
            ways.append((_("Lấy bản mới"), "rotate-ccw", editor.take_new))
            ways.append((_("Giữ chữ của tôi"), "check", editor.keep_mine))
        return refusal.sentence, "block", ways
    if must_adjust(editor):
        accept = (_("Điều chỉnh và soạn thông báo"), "", partial(adjust, editor))
        return _before_and_after(editor), "warn", (accept,)
    if offered(editor):
        told = _("Cấp độ nay cho tổ chức lại {parts}; chưa có gì đổi khi chưa khôi phục.")
        back = (_restoring(editor), "undo-2", partial(restore, editor))
        return told.format(parts=part_words(offered(editor))), "accent", (back,)
    return "", "accent", ()


def _before_and_after(editor: "EventEditor") -> str:
    """Why the plan has to change, what it was, and what of it stays."""
    event, assessment, detail = editor.kept, editor.assessment, editor.detail
    if event is None or assessment is None or detail is None:
        return ""
    # A risen tier has taken parts away already; what was planned before stands in the last version.
    last = detail.versions[-1] if event.status is EventStatus.TO_ADJUST and detail.versions else None
    before = last.event.held_parts if last else event.held_parts
    stays = [part for part in event.held_parts if part in assessment.allowed]
    told = _("{why} Trước: {before}. Nay: {after}.").format(
        why=f"{last.reason.partition('. ')[0].rstrip('.')}." if last else _("Kế hoạch vượt quá cấp độ."),
        before=part_words(before),
        after=part_words(stays) or _("không tổ chức"),
    )
    return told.strip()


def must_adjust(editor: "EventEditor") -> bool:
    """Whether the plan goes beyond what the tiers allow, and that has to be accepted."""
    event, assessment = editor.kept, editor.assessment
    if event is None or assessment is None:
        return False
    may_stay = not assessment.forbidden and bool(offered(editor))
    return needs_adjusting(event, assessment) and not may_stay


def offered(editor: "EventEditor") -> tuple[EventPart, ...]:
    """The parts that may be held again."""
    return editor.detail.offered if editor.detail else ()


def _restoring(editor: "EventEditor") -> str:
    return _("Khôi phục {parts}").format(parts=part_words(offered(editor)))


def next_way(editor: "EventEditor") -> Way:
    """What the green button does."""
    event, today = editor.kept, editor.context.workspace.today
    if must_adjust(editor):
        return _("Điều chỉnh và soạn thông báo"), "check", partial(adjust, editor)
    if offered(editor):
        return _restoring(editor), "undo-2", partial(restore, editor)
    if event is not None and event.is_open and event.last_day is not None and event.last_day < today:
        return _("Ghi đã tổ chức"), "check", partial(mark_held, editor)
    return _("In tất cả giấy tờ"), "printer", editor.print_all


def menu_of_steps(editor: "EventEditor") -> QMenu:
    """Everything that can be done with the event as a whole."""
    menu = QMenu(editor)
    event = editor.kept
    if event is None:
        return menu
    steps: list[tuple[str, Callable[[], object]]] = [
        (_("In tất cả giấy tờ…"), editor.print_all),
        (_("Ma-két…"), editor.sections.papers.open_backdrop),
        (_("Chép thành sự kiện mới"), editor.copy),
    ]
    if event.is_open:
        steps += [
            (_("Ghi đã tổ chức"), partial(mark_held, editor)),
            (_("Hoãn…"), partial(_ask, editor, editor_steps.ask_postpone)),
            (_("Không tổ chức…"), partial(_ask, editor, editor_steps.ask_cancel)),
        ]
    else:
        steps.append((_("Đặt lại thành kế hoạch"), partial(reopen, editor)))
    steps.append((_("Bỏ sự kiện…"), partial(remove, editor)))
    for words, act in steps:
        menu.addAction(words).triggered.connect(lambda *_checked, act=act: act())
    return menu


def _ask(editor: "EventEditor", ask: Callable[..., None]) -> None:
    event = editor.settled()
    if event is not None:
        ask(editor, editor.context, event)


def adjust(editor: "EventEditor") -> None:
    """Show what falls away, and ask."""
    event = editor.settled()
    if event is not None and editor.assessment is not None:
        editor_steps.ask_adjust(editor, editor.context, event, editor.assessment)


def reopen(editor: "EventEditor") -> None:
    """Let what was held or called off be a plan again."""
    event = editor.settled()
    if event is not None:
        editor_steps.reopen(editor, editor.context, event.id)


def restore(editor: "EventEditor") -> None:
    """Take back what is offered."""
    event = editor.settled()
    if event is not None:
        editor_steps.restore(editor, editor.context, event.id)


def mark_held(editor: "EventEditor") -> None:
    """Write down that it was held, then ask for the result."""
    event = editor.settled()
    if event is not None:
        editor_steps.mark_held(editor, editor.context, event, lambda: editor.go_to(editor.sections.result))


def remove(editor: "EventEditor") -> None:
    """Take the event out, after a question."""
    if editor.kept is not None:
        editor_steps.ask_remove(editor, editor.context, editor.kept, editor.gone)

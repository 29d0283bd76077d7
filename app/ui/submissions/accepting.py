"""«Duyệt các báo cáo sạch»: asks once with every name, accepts on the worker, tells what stayed and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.submissions import SubmissionRow, SubmissionState
from app.i18n import _
from app.services import accepting
from app.services.accepting import Accepted, is_sound
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label

#: How many reports are named in a box before the rest is only counted.
_NAMED = 10


def sound(rows: Sequence[SubmissionRow]) -> tuple[SubmissionRow, ...]:
    """The reports that wait and have nothing that blocks them."""
    return tuple(row for row in rows if is_sound(row))


def ask(page: QWidget, context: UiContext, rows: Sequence[SubmissionRow]) -> Box:
    """Say which reports will be accepted and which will not, and why; then do it."""
    ready = sound(rows)
    waiting = [row for row in rows if row.state is SubmissionState.RECEIVED and not is_sound(row)]
    warned = [row for row in ready if row.warnings]
    text = _("Số liệu khóa lại và được tính vào tổng hợp. Hoàn tác sẽ bỏ duyệt cả lần này. ")
    if warned:
        text += _("{count} báo cáo còn cảnh báo; các cảnh báo ấy ở lại trong báo cáo.").format(count=len(warned))
    things = [_sound_line(row) for row in ready[:_NAMED]]
    if len(ready) > _NAMED:
        things.append(_("và {count} báo cáo sạch nữa").format(count=len(ready) - _NAMED))
    if waiting:
        names = ", ".join(_waiting_words(row) for row in waiting[:_NAMED])
        more = "" if len(waiting) <= _NAMED else _(" và {count} nữa").format(count=len(waiting) - _NAMED)
        things.append(_("Chưa duyệt: {names}{more}").format(names=names, more=more))
    ws = context.workspace

    def done(outcome: Accepted) -> None:
        context.say(_("Đã duyệt {count} báo cáo").format(count=len(outcome.units)), can_undo=bool(outcome.units))
        if outcome.kept:
            _show_kept(page, outcome)

    return dialogs.ask(
        page.window(),
        _("Duyệt {count} báo cáo sạch?").format(count=len(ready)),
        text,
        _("Duyệt {count} báo cáo").format(count=len(ready)),
        lambda: _ignore(
            operations.run(
                page,
                context,
                _("Duyệt báo cáo"),
                lambda progress: accepting.accept_sound(ws, ready, progress),
                done=done,
            )
        ),
        things=things,
    )


def _sound_line(row: SubmissionRow) -> str:
    if not row.warnings:
        return row.unit_name
    return _("{unit} (còn {count} cảnh báo)").format(unit=row.unit_name, count=row.warnings)


def _waiting_words(row: SubmissionRow) -> str:
    parts = [_("{count} lỗi chặn").format(count=row.errors)] if row.errors else []
    if row.questions:
        parts.append(_("{count} câu hỏi").format(count=row.questions))
    return f"{row.unit_name} ({', '.join(parts)})"


def _show_kept(page: QWidget, outcome: Accepted) -> None:
    title = _("{count} báo cáo chưa duyệt được").format(count=len(outcome.kept))
    box = Box(page.window(), Look("triangle-alert", "warn"), title, _("Các báo cáo này vẫn chờ duyệt như trước."))
    for item in outcome.kept[:_NAMED]:
        box.body.addWidget(label(f"{item.unit_name}: {item.reason}", wrap=True))
    box.add_verb(_("Đã hiểu"), lambda: None)
    box.open()


def _ignore(_job: object) -> None:
    return

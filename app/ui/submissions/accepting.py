"""«Duyệt các báo cáo sạch»: asks once with every name, accepts on the worker, tells what stayed and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.submissions import Acceptance, SubmissionDetail, SubmissionRow, SubmissionState
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
    things = _things(ready, waiting)
    ws = context.workspace
    if alone := accepting.without_year_before(ws, ready, context.year):
        things.append(_uncompared_words(alone, context.year - 1))

    def done(outcome: Accepted) -> None:
        said = _("Đã duyệt {count} báo cáo").format(count=len(outcome.units))
        context.say(said + found_later_words(outcome.found_later, context.year), can_undo=bool(outcome.units))
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


def _things(ready: Sequence[SubmissionRow], waiting: Sequence[SubmissionRow]) -> list[str]:
    """A line for each report that will be accepted, and one for those that will not."""
    things = [_sound_line(row) for row in ready[:_NAMED]]
    if len(ready) > _NAMED:
        things.append(_("và {count} báo cáo sạch nữa").format(count=len(ready) - _NAMED))
    if waiting:
        names = ", ".join(_waiting_words(row) for row in waiting[:_NAMED])
        more = "" if len(waiting) <= _NAMED else _(" và {count} nữa").format(count=len(waiting) - _NAMED)
        things.append(_("Chưa duyệt: {names}{more}").format(names=names, more=more))
    return things


def _uncompared_words(names: Sequence[str], year: int) -> str:
    words = _("Chưa có báo cáo năm {year} đã duyệt để so sánh: {names}{more}")
    more = "" if len(names) <= _NAMED else _(" và {count} nữa").format(count=len(names) - _NAMED)
    return words.format(year=year, names=", ".join(names[:_NAMED]), more=more)


def accepted_words(detail: SubmissionDetail, acceptance: Acceptance) -> str:
    """What was accepted, and what that means for the comparison of two years; empty when there is nothing to add."""
    year = detail.period.year
    told = found_later_words(acceptance.found_later, year)
    if not acceptance.is_compared:
        told += _("; chưa có báo cáo năm {year} đã duyệt để so sánh").format(year=year - 1)
    return told and _("Đã duyệt báo cáo {unit}").format(unit=detail.unit_name) + told


def found_later_words(count: int, year: int) -> str:
    """What the figures of a year show about reports of the next one that were accepted before; empty for nothing."""
    words = _("; so với số này, báo cáo năm {year} đã duyệt có {count} điều cần xem, nêu ở Tổng quan")
    return words.format(year=year + 1, count=count) if count else ""


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

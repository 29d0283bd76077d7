"""The state of the board in one sentence: what is behind first, then what contradicts itself, then what is due next."""

from collections.abc import Sequence
from datetime import date

from app.domain.plans.duty_rows import DutyRow, unsettled
from app.domain.plans.duty_standing import DutyState
from app.i18n import _
from app.ui.widgets.labels import Part
from app.ui.wording import day_of


def sentence_of(rows: Sequence[DutyRow], today: date) -> tuple[Part | str, ...]:
    """How the lines in sight stand."""
    if not rows:
        return (_("Không có việc phải nộp nào theo điều kiện đang chọn."),)
    parts: list[Part | str] = [_("{count} việc phải nộp").format(count=len(rows))]
    late = [row for row in rows if row.is_behind]
    if late:
        words = _("{count} đã qua hạn của {owners} nơi")
        told = words.format(count=len(late), owners=len({row.owner for row in late}))
        parts += ["; ", Part(told, "block")]
    if doubtful := len(unsettled(rows)):
        parts += ["; ", Part(_("{count} việc có hai hạn chưa chốt").format(count=doubtful), "ask")]
    undated = sum(row.standing.state is DutyState.UNDATED and row.period.first <= today for row in rows)
    if undated:
        parts += ["; ", Part(_("{count} chưa có hạn").format(count=undated), "ask")]
    coming = [row for row in rows if row.standing.left is not None and row.due.working]
    if coming:
        days = [row.due.working for row in coming if row.due.working]
        count = days.count(min(days))
        parts += ["; ", _("hạn tới {day}, {count} nơi").format(day=day_of(min(days), today), count=count)]
    elif not late and not undated:
        parts += ["; ", Part(_("không còn việc nào phải chờ"), "accenttext")]
    return (*parts, ".")

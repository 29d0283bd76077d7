"""The state of a line of the board in a few words, for a chip; the whole sentence is that of its standing."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.domain.plans.duties import Duty
from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.duty_standing import DutyState
from app.i18n import _
from app.text import fold, padded_count


def is_held(duty: Duty) -> bool:
    """Whether a duty is a meeting or a festival to be held: nothing is handed in, so nothing has a place to go to."""
    if duty.fed_by:
        return duty.fed_by == "events"
    return not duty.copies and not duty.owed_to and fold(duty.title).startswith(_HELD)


def state_words(row: DutyRow) -> str:
    """«còn 03 ngày làm việc», «trễ 02 ngày», «hai hạn chưa chốt»; what is contradicted says so while it waits."""
    if row.is_unsettled and row.standing.state in _WAITING:
        return _("hai hạn chưa chốt")
    return _WORDS[row.standing.state](row)


def _left(row: DutyRow) -> str:
    left = row.standing.left
    told = _("còn {count} ngày làm việc").format(count=padded_count(left.days if left else 0))
    return _("gia hạn, {left}").format(left=told) if row.due.extended_to else told


def _lacking(row: DutyRow) -> str:
    return _("thiếu {what}").format(what=", ".join(row.arrival.missing))


def _late(words: str) -> Callable[[DutyRow], str]:
    return lambda row: _(words).format(days=padded_count(row.standing.days))


_HELD: Final = ("to chuc ", "hoi nghi ", "ngay hoi ", "le ")
_WAITING: Final = frozenset({DutyState.NOT_DUE, DutyState.DUE_SOON, DutyState.PARTIAL})
_WORDS: Final[Mapping[DutyState, Callable[[DutyRow], str]]] = MappingProxyType(
    {
        DutyState.UNDATED: lambda _row: _("chưa có hạn"),
        DutyState.NOT_DUE: _left,
        DutyState.DUE_SOON: _left,
        DutyState.PARTIAL: _lacking,
        DutyState.BETWEEN: lambda _row: _("qua hạn chính"),
        DutyState.OVERDUE: _late("trễ {days} ngày"),
        DutyState.DONE: lambda _row: _("đúng hạn"),
        DutyState.DONE_BETWEEN: lambda _row: _("nộp trong hạn cuối"),
        DutyState.DONE_LATE: _late("nộp muộn {days} ngày"),
        DutyState.WAIVED: lambda _row: _("được miễn"),
    }
)

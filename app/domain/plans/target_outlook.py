"""How a target looks while its period runs: more than reached or not, in the words a list shows."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.domain.plans.target_states import TargetStanding
from app.domain.targets import TargetState
from app.i18n import N_


class Outlook(StrEnum):
    """How a target stands.

    ABOVE and BELOW are numbers that are not the last word: the period still runs, or not everybody has reported.
    UNSURE is somebody's judgement that it cannot be told, or numbers that cannot be; AHEAD a period that has not begun.
    """

    REACHED = "reached"
    MISSED = "missed"
    ABOVE = "above"
    BELOW = "below"
    UNKNOWN = "unknown"
    UNDIVIDED = "undivided"
    UNASKED = "unasked"
    UNJUDGED = "unjudged"
    UNSURE = "unsure"
    AHEAD = "ahead"


OUTLOOK_WORDS: Mapping[Outlook, str] = {
    Outlook.REACHED: N_("đạt"),
    Outlook.MISSED: N_("chưa đạt"),
    Outlook.ABOVE: N_("đang đạt mức"),
    Outlook.BELOW: N_("chưa tới mức"),
    Outlook.UNKNOWN: N_("chưa có số liệu"),
    Outlook.UNDIVIDED: N_("mẫu số bằng 0"),
    Outlook.UNASKED: N_("không đặt mức"),
    Outlook.UNJUDGED: N_("chờ đánh giá"),
    Outlook.UNSURE: N_("chưa đánh giá được"),
    Outlook.AHEAD: N_("chưa đến kỳ"),
}
_CERTAIN = {TargetState.REACHED: Outlook.REACHED, TargetState.MISSED: Outlook.MISSED}


def outlook(found: TargetStanding, today: date | None = None) -> Outlook:
    """How a target stands in its period; what somebody judged goes before the numbers.

    With ``today`` a period that has not begun is AHEAD instead of without its number.
    """
    if found.state in _CERTAIN:
        return _CERTAIN[found.state]
    if found.judgement is not None:
        return Outlook.UNSURE
    if today is not None and found.period.first > today:
        return Outlook.AHEAD
    return Outlook.UNJUDGED if found.target.is_qualitative else _counted(found)


def _counted(found: TargetStanding) -> Outlook:
    if found.fault:
        return Outlook.UNSURE
    if found.counted.bottom is not None and found.counted.bottom.value == 0:
        return Outlook.UNDIVIDED
    if found.counted.value is None:
        return Outlook.UNKNOWN
    is_met = found.counted.meets(found.threshold)
    if is_met is None:
        return Outlook.UNASKED
    return Outlook.ABOVE if is_met else Outlook.BELOW

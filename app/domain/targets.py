"""Targets «chỉ tiêu kế hoạch» against totals: reached, missed, or not to be told from what has been reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.figures import Total
from app.i18n import N_


class TargetOperator(StrEnum):
    """How a target is measured: by the figure itself, or by its change against the year before."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EXACTLY = "="
    POINTS = "+points"
    PERCENT = "+percent"


#: Measured against the year before: certain only where every unit has both years.
_CHANGES = frozenset({TargetOperator.POINTS, TargetOperator.PERCENT})


class TargetState(StrEnum):
    """What can be said of a target."""

    REACHED = "reached"
    MISSED = "missed"
    OPEN = "open"


STATE_WORDS: Mapping[TargetState, str] = {
    TargetState.REACHED: N_("đạt"),
    TargetState.MISSED: N_("chưa đạt"),
    TargetState.OPEN: N_("chưa đủ số liệu"),
}


@dataclass(frozen=True, slots=True)
class MeasuredTarget:
    """A target of the plan that names an indicator and a number; ``text`` is the sentence of the plan."""

    id: str
    text: str
    indicator: str
    operator: TargetOperator
    value: Decimal


def target_state(target: MeasuredTarget, total: Total | None, *, adds_up: bool) -> TargetState:
    """Whether a total reaches its target.

    ``adds_up`` says that units still to report can only raise the total: what is reached then stays reached, and what
    is exceeded stays exceeded. Otherwise a partial total says nothing for certain.
    """
    measured = None if total is None else _measured(target.operator, total)
    if total is None or measured is None:
        return TargetState.OPEN
    is_reached = _reaches(target, measured)
    is_change = target.operator in _CHANGES
    if total.is_complete and not (is_change and total.compared < total.expected):
        return TargetState.REACHED if is_reached else TargetState.MISSED
    if adds_up and target.operator is TargetOperator.AT_LEAST and is_reached:
        return TargetState.REACHED
    if adds_up and target.operator is TargetOperator.AT_MOST and not is_reached:
        return TargetState.MISSED
    return TargetState.OPEN


def _measured(operator: TargetOperator, total: Total) -> Decimal | None:
    if operator not in _CHANGES:
        return total.value
    if total.current_of_same is None or total.previous is None:
        return None
    change = total.current_of_same - total.previous
    if operator is TargetOperator.POINTS:
        return change
    return change * 100 / total.previous if total.previous else None


def _reaches(target: MeasuredTarget, measured: Decimal) -> bool:
    if target.operator is TargetOperator.AT_MOST:
        return measured <= target.value
    if target.operator is TargetOperator.EXACTLY:
        return measured == target.value
    return measured >= target.value

"""What can be done about a line of the board, the next thing first; what is kept elsewhere is done there."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.plans.duty_rows import DutyRow


class DutyStep(StrEnum):
    """One thing to do; the steps that begin with DROP take back what was entered."""

    RECEIVE = "receive"
    OPEN_SOURCE = "open_source"
    RULE = "rule"
    CORRECT = "correct"
    EXTEND = "extend"
    WAIVE = "waive"
    DROP_RECEIPT = "drop_receipt"
    DROP_RULING = "drop_ruling"
    DROP_EXTENSION = "drop_extension"
    DROP_WAIVER = "drop_waiver"


#: Commendation keeps more time and waivers of dossiers, too.
_DOSSIERS: Final = "dossiers"


def steps(row: DutyRow) -> tuple[DutyStep, ...]:
    """Every step a line allows, in the order they are offered; the first is what comes next."""
    return tuple(step for step in DutyStep if _MAY[step](row))


def _is_entered_here(row: DutyRow) -> bool:
    """Reports of events are entered here as well as with the event."""
    return not row.source or bool(row.at.obligation_id)


def _has_come(row: DutyRow) -> bool:
    return row.arrival.came_on is not None or row.arrival.is_partial


def _is_of_plan(row: DutyRow) -> bool:
    """Whether a plan states the duty: the day of what an event owes is that of the event."""
    return bool(row.at.part_id) and not row.at.obligation_id


def _may_extend(row: DutyRow) -> bool:
    is_dated = row.due.working is not None
    return row.is_owed and is_dated and _is_of_plan(row) and row.source != _DOSSIERS


def _is_waived_here(row: DutyRow) -> bool:
    by_hand = row.receipt is not None and row.receipt.is_waived
    return by_hand or (row.arrival.is_waived and bool(row.at.obligation_id))


_MAY: Final[Mapping[DutyStep, Callable[[DutyRow], bool]]] = MappingProxyType(
    {
        DutyStep.RECEIVE: lambda row: _is_entered_here(row) and row.is_owed,
        DutyStep.OPEN_SOURCE: lambda row: bool(row.source),
        DutyStep.RULE: _is_of_plan,
        DutyStep.CORRECT: lambda row: _is_entered_here(row) and _has_come(row),
        DutyStep.EXTEND: _may_extend,
        DutyStep.WAIVE: lambda row: row.is_owed and row.source != _DOSSIERS,
        DutyStep.DROP_RECEIPT: lambda row: _is_entered_here(row) and _has_come(row),
        DutyStep.DROP_RULING: lambda row: _is_of_plan(row) and row.due.ruling is not None,
        DutyStep.DROP_EXTENSION: lambda row: row.due.extended_to is not None,
        DutyStep.DROP_WAIVER: _is_waived_here,
    }
)

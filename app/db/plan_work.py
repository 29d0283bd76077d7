"""Rows ↔ what is done under a plan: progress, openings, figures, judgements, shares, costs, receipts, rulings, days."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Row, Table, select

from app.db.plan_tables import (
    day_off,
    duty_receipt,
    duty_ruling,
    plan_cost,
    plan_figure,
    plan_part,
    target_judgement,
    target_share,
    task_opening,
    task_progress,
)
from app.db.rows import drop, put
from app.domain.plans.tasks import ProgressState
from app.domain.plans.work import (
    DayOff,
    DutyReceipt,
    DutyRuling,
    PlanCost,
    PlanFigure,
    TargetJudgement,
    TargetShare,
    TaskOpening,
    TaskProgress,
)
from app.domain.targets import TargetState

Work = TypeVar(
    "Work",
    DayOff,
    DutyReceipt,
    DutyRuling,
    PlanCost,
    PlanFigure,
    TargetJudgement,
    TargetShare,
    TaskOpening,
    TaskProgress,
)
#: Any one of them.
AnyWork: TypeAlias = (
    DayOff
    | DutyReceipt
    | DutyRuling
    | PlanCost
    | PlanFigure
    | TargetJudgement
    | TargetShare
    | TaskOpening
    | TaskProgress
)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where values of a class lie: their table, which fields are thousandths, which are words of a list."""

    table: Table
    milli: tuple[str, ...] = ()
    words: Mapping[str, type[Any]] = field(default_factory=lambda: MappingProxyType({}))


_SHAPES: Mapping[type[Any], _Shape] = MappingProxyType(
    {
        TaskProgress: _Shape(task_progress, ("quantity",), MappingProxyType({"state": ProgressState})),
        TaskOpening: _Shape(task_opening),
        PlanFigure: _Shape(plan_figure, ("value",)),
        TargetJudgement: _Shape(target_judgement, (), MappingProxyType({"state": TargetState})),
        TargetShare: _Shape(target_share, ("value",)),
        PlanCost: _Shape(plan_cost),
        DutyReceipt: _Shape(duty_receipt),
        DutyRuling: _Shape(duty_ruling),
        DayOff: _Shape(day_off),
    }
)


def entries(connection: Connection, kind: type[Work], plan_id: int | None = None) -> tuple[Work, ...]:
    """Everything of one kind in the order it was entered; of one plan if it is given (days off have none)."""
    table = _SHAPES[kind].table
    statement = select(table).order_by(table.c.id)
    if plan_id is not None and "part_id" in table.c:
        statement = statement.join(plan_part, plan_part.c.id == table.c.part_id).where(plan_part.c.plan_id == plan_id)
    elif plan_id is not None:
        statement = statement.where(table.c.plan_id == plan_id)
    return tuple(_value(kind, row) for row in connection.execute(statement))


def find(connection: Connection, kind: type[Work], row_id: int) -> Work | None:
    """One of them by its number."""
    table = _SHAPES[kind].table
    row = connection.execute(select(table).where(table.c.id == row_id)).one_or_none()
    return None if row is None else _value(kind, row)


def save(connection: Connection, item: AnyWork) -> int:
    """Store one: new when ``id`` is 0, else changed; returns its number."""
    shape = _SHAPES[type(item)]
    values: dict[str, Any] = {}
    for known in fields(item):
        value = getattr(item, known.name)
        if known.name in shape.milli:
            values[f"{known.name}_milli"] = None if value is None else _thousandths(value)
        elif known.name != "id":
            values[known.name] = value.value if known.name in shape.words else value
    return put(connection, shape.table, values, item.id)


def remove(connection: Connection, item: AnyWork) -> None:
    """Take it out."""
    drop(connection, _SHAPES[type(item)].table, item.id)


def _value(kind: type[Work], row: Row[Any]) -> Work:
    shape = _SHAPES[kind]
    found: dict[str, Any] = {}
    for known in fields(kind):
        if known.name in shape.milli:
            milli = getattr(row, f"{known.name}_milli")
            found[known.name] = None if milli is None else Decimal(milli) / 1000
        else:
            value = getattr(row, known.name)
            found[known.name] = shape.words[known.name](value) if known.name in shape.words else value
    return kind(**found)


def _thousandths(value: Decimal) -> int:
    """Exact thousandths; ``ValueError`` for more than three places, which no plan and no report has."""
    milli = value * 1000
    if milli != milli.to_integral_value():
        raise ValueError(value)
    return int(milli)

"""Data files with plans that order duties: plan 74/KH-BCĐ as it ships, and invented ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.plans.duty_rows import DutyFilter, DutyRow
from app.domain.plans.plan import Plan
from app.services.plans import duties, register
from app.services.workspace import Workspace
from tests.support.workspaces import ha_quang

PLAN = "ha-quang-2022"


def on(ws: Workspace, day: date) -> Workspace:
    """The same data file on another day, at noon."""
    return replace(ws, clock=lambda: datetime(day.year, day.month, day.day, 5, tzinfo=UTC))


@contextmanager
def plan_74(folder: Path, day: date = date(2022, 1, 14)) -> Iterator[Workspace]:
    """The data file of plan 74/KH-BCĐ with the plan in it, on a day of January 2022."""
    with ha_quang(folder) as ws:
        today = on(ws, day)
        taken(today, PLAN)
        yield today


def taken(ws: Workspace, plan_id: str) -> Plan:
    """A plan that ships, in the data file."""
    known = {plan.key: plan for plan in register.plans(ws)}
    return known.get(plan_id) or register.adopt(ws, plan_id)


def lines(ws: Workspace, key: str, who: str = "", **wanted: object) -> tuple[DutyRow, ...]:
    """The lines of one duty by its key."""
    found = duties.board(ws, DutyFilter(who=who, **wanted))  # type: ignore[arg-type]  # fields of the filter
    return tuple(row for row in found if row.duty.key == key)


def line(ws: Workspace, key: str, who: str = "") -> DutyRow:
    """The only line of a duty and somebody."""
    (found,) = lines(ws, key, who)
    return found

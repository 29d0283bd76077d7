"""The targets of a plan, asked for on their own: all of them, one, one over time."""

from app.db.types import DbConnection
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span
from app.domain.plans.target_states import TargetStanding
from app.domain.plans.target_steps import period_of, period_within, periods
from app.services.plans import lookup, register
from app.services.plans.target_rows import TargetRow, TargetRows
from app.services.plans.target_standings import TargetStandings
from app.services.workspace import Workspace


def board(ws: Workspace, key: str, period: str = "") -> tuple[TargetRow, ...]:
    """Every target of a plan in its period of today, or in the one given, in the order of the plan."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        wanted = lookup.period(plan, period) if period else None
        return rows(connection, ws, plan, wanted)


def board_within(ws: Workspace, key: str, stretch: str = "") -> tuple[TargetRow, ...]:
    """Every target in a period of its own: that of today, or the last one begun within a year, a phase, a period."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        wanted = lookup.period(plan, stretch) if stretch else None
        known = TargetRows.read(connection, ws, plan)
        return tuple(
            known.row(item, period_within(item, plan, wanted, ws.today) if wanted else period_of(item, plan, ws.today))
            for item in plan.targets
        )


def rows(connection: DbConnection, ws: Workspace, plan: Plan, period: Span | None = None) -> tuple[TargetRow, ...]:
    """:func:`board` inside a transaction."""
    known = TargetRows.read(connection, ws, plan)
    return tuple(known.row(item, period or period_of(item, plan, ws.today)) for item in plan.targets)


def find(ws: Workspace, key: str, target: str, period: str = "") -> TargetRow:
    """One target; raises ``Refused`` when the plan has none of that key."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        item = lookup.target(plan, target)
        within = lookup.period(plan, period) if period else period_of(item, plan, ws.today)
        return TargetRows.read(connection, ws, plan).row(item, within)


def over_time(ws: Workspace, key: str, target: str, *, even_ahead: bool = False) -> tuple[TargetStanding, ...]:
    """A target in each of its periods that have begun (``even_ahead``: in those to come, too), for a chart."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        item = lookup.target(plan, target)
        known = TargetStandings.read(connection, ws, plan)
        some = (one for one in periods(item, plan) if even_ahead or one.first <= ws.today)
        return tuple(known.standing(item, within) for within in some)

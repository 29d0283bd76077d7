"""The plans as a list with what is late under each, and one plan at one look."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from app.db import plans as db
from app.db.types import DbConnection
from app.domain.plans import dashboard as domain
from app.domain.plans.dashboard import OwedDay, PlanState, TaskStrip
from app.domain.plans.duty_rows import DutyFilter
from app.domain.plans.plan import Plan
from app.domain.plans.progress import TaskState
from app.domain.targets import TargetState
from app.services.plans import costs, duties, register, targets, tasks
from app.services.plans.costs import CostBoard
from app.services.plans.register import PlanRow
from app.services.plans.target_rows import TargetRow
from app.services.workspace import Workspace

#: How many days that are over and how many to come one look takes in.
_BEHIND, _AHEAD = 3, 4


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan of the list; of a closed one nothing is late any more."""

    row: PlanRow
    state: PlanState
    late_tasks: int = 0
    late_duties: int = 0
    next_due: date | None = None

    @property
    def plan(self) -> Plan:
        """The plan, without its text."""
        return self.row.plan


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One plan: its targets, its tasks counted, what is owed next, its money; ``owed`` has every day still owed."""

    plan: Plan
    closed_on: date | None
    state: PlanState
    today: date
    targets: tuple[TargetRow, ...]
    tasks: TaskStrip
    phases: tuple[TaskStrip, ...]
    agencies: tuple[TaskStrip, ...]
    owed: tuple[OwedDay, ...]
    money: CostBoard

    @property
    def reached(self) -> int:
        """Targets that are reached."""
        return sum(row.standing.state is TargetState.REACHED for row in self.targets)

    @property
    def late_owed(self) -> int:
        """Papers somebody should have handed in by a stated day."""
        return sum(row.is_behind for item in self.owed for row in item.rows)

    @property
    def contradictions(self) -> tuple[OwedDay, ...]:
        """What two days are stated for while nobody has decided."""
        return tuple(item for item in self.owed if item.first.due.is_contradicted)

    @property
    def days(self) -> tuple[OwedDay, ...]:
        """The last days that are over and the next to come."""
        return domain.nearest(self.owed, self.today, _BEHIND, _AHEAD)


def lines(ws: Workspace) -> tuple[PlanLine, ...]:
    """Every plan of the data file with what is late under it."""
    with ws.store.read() as connection:
        closed = db.closed(connection)
        owed = [row for row in duties.rows(connection, ws, DutyFilter(only_owed=True)) if row.plan_key]
        behind = Counter(row.plan_key for row in owed if row.is_behind)
        ahead: dict[str, date] = {}
        for row in owed:
            if row.due.working is not None and row.due.working >= ws.today:
                ahead.setdefault(row.plan_key, row.due.working)
        return tuple(
            _line(connection, ws, PlanRow(plan, closed.get(plan.id)), behind[plan.key], ahead.get(plan.key))
            for plan in db.plans(connection)
        )


def _line(connection: DbConnection, ws: Workspace, row: PlanRow, behind: int, ahead: date | None) -> PlanLine:
    state = domain.state_of(row.plan.head, row.closed_on, ws.today)
    if state is PlanState.CLOSED:
        return PlanLine(row, state)
    standings = tasks.standings(connection, ws, row.plan).values()
    late = sum(item.state is TaskState.OVERDUE for item in standings)
    return PlanLine(row, state, late, behind, ahead)


def dashboard(ws: Workspace, key: str) -> Dashboard:
    """One plan as it stands today; raises ``Refused`` when there is none of that key."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        closed_on = db.closed(connection).get(plan.id)
        standings = tasks.standings(connection, ws, plan)
        return Dashboard(
            plan=plan,
            closed_on=closed_on,
            state=domain.state_of(plan.head, closed_on, ws.today),
            today=ws.today,
            targets=targets.rows(connection, ws, plan),
            tasks=domain.whole(standings.values()),
            phases=domain.by_phase(plan, standings),
            agencies=domain.by_agency(plan, standings),
            owed=domain.owed_days(duties.rows(connection, ws, DutyFilter(plan=plan.key, only_owed=True))),
            money=costs.board(ws, key),
        )

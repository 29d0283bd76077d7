"""What the checks of a report rest on beside its own figures: the plan in force, and the register of events."""

from dataclasses import replace
from hashlib import sha256

from app.db.types import DbConnection
from app.domain.checks import CheckContext
from app.domain.periods import ReportingPeriod
from app.services import event_register, scope
from app.services.workspace import Workspace


def of_plan(connection: DbConnection, ws: Workspace) -> CheckContext:
    """What the plan in force allows every commune to propose, and to hold."""
    plan = ws.presets.plan(_plan_in_force(connection))
    quotas = {
        item.form_name: (item.collectives, item.individuals)
        for item in plan.quotas
        if item.scope == "commune" and item.form_name
    }
    return CheckContext(quotas=quotas, matrix=plan.matrix, windows=plan.windows)


def context(connection: DbConnection, ws: Workspace, unit_id: int, period: ReportingPeriod) -> CheckContext:
    """The same with what the register of events knows of one unit in the period of its report."""
    events = event_register.of_unit(connection, ws, unit_id, period)
    return replace(of_plan(connection, ws), events=events)


def digest(connection: DbConnection, ws: Workspace, unit_id: int, period: ReportingPeriod) -> str:
    """Another text as soon as the checks of a report would rest on something else."""
    events = event_register.of_unit(connection, ws, unit_id, period)
    told = "" if events is None else f" {sha256(repr(events).encode()).hexdigest()}"
    return f"{_plan_in_force(connection)}{told}"


def _plan_in_force(connection: DbConnection) -> str:
    """Id of the plan whose quotas, tiers and season of events the checks go by."""
    return scope.committee_of(connection).plan_preset

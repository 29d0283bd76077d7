"""What the checks of a report rest on beside its figures: the plan in force, the registers of events and of tiers."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from app.db import events
from app.db.types import DbConnection
from app.domain.checks import CheckContext
from app.domain.event_templates import EventWindow, windows_of
from app.domain.periods import ReportingPeriod
from app.services import event_register, scope, tier_grounds
from app.services.workspace import Workspace


def of_plan(connection: DbConnection, ws: Workspace) -> CheckContext:
    """What the plan in force allows every commune to propose, and to hold."""
    plan = ws.presets.plan(scope.committee_of(connection).plan_preset)
    quotas = {
        item.form_name: (item.collectives, item.individuals)
        for item in plan.quotas
        if item.scope == "commune" and item.form_name
    }
    return CheckContext(quotas=quotas, matrix=tier_grounds.matrix(connection), windows=_windows(connection))


def context(connection: DbConnection, ws: Workspace, unit_id: int, period: ReportingPeriod) -> CheckContext:
    """The same with what the registers of events and of tiers know of one unit in the period of its report."""
    events = event_register.of_unit(connection, ws, unit_id, period)
    tiers = tier_grounds.of_unit(connection, unit_id, period.end)
    return replace(of_plan(connection, ws), events=events, tiers=tiers)


def digest(connection: DbConnection, ws: Workspace, unit_id: int, period: ReportingPeriod) -> str:
    """Another text as soon as the checks of a report would rest on something else."""
    events = event_register.of_unit(connection, ws, unit_id, period)
    tiers = tier_grounds.of_unit(connection, unit_id, period.end)
    said = repr((events, tiers and tiers.said, tier_grounds.matrix(connection), _windows(connection)))
    return f"{_plan_in_force(connection)} {sha256(said.encode()).hexdigest()}"


def _windows(connection: DbConnection) -> tuple[EventWindow, ...]:
    """The seasons of the kinds of events as they are now, for the years the committee reports of."""
    since = date(scope.committee_of(connection).report_year, 1, 1)
    return windows_of(events.kinds(connection), since)


def _plan_in_force(connection: DbConnection) -> str:
    """Id of the plan whose quotas the checks go by."""
    return scope.committee_of(connection).plan_preset

"""What a plan brings into a new data file beside its units and its committee: events, commendation, programmes."""

from collections.abc import Sequence

from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.units import Unit
from app.presets.plans import PlanPreset
from app.presets.programmes import plan_preset
from app.services.awards.certificate_blanks import found_blanks
from app.services.awards.founding import found_awards
from app.services.event_presets import found_event_rules
from app.services.workspace import Workspace


def found_contents(connection: DbConnection, ws: Workspace, plan: PlanPreset, communes: Sequence[Unit]) -> None:
    """Store rules and kinds of events, the catalogue of awards, the season, its quotas and the blanks of its awards.

    The plans of programmes it names come with their targets, tasks, duties and texts. ``communes`` owe reports.
    """
    found_event_rules(connection, plan)
    found_awards(connection, ws.presets, plan, communes)
    found_blanks(connection, ws, plan.report_year)
    for plan_id in plan.plans:
        db_plans.save(connection, plan_preset(ws.presets, plan_id))

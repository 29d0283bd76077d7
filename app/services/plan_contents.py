"""What a plan brings into a new data file beside its units and its committee: events, tiers, commendation."""

from collections.abc import Sequence

from app.db.types import DbConnection
from app.domain.units import Unit
from app.presets.load import PresetLibrary
from app.presets.plans import PlanPreset
from app.services.awards.founding import found_awards
from app.services.event_presets import found_event_rules


def found_contents(
    connection: DbConnection, presets: PresetLibrary, plan: PlanPreset, communes: Sequence[Unit]
) -> None:
    """Store rules and kinds of events, the catalogue of awards, the season and its quotas; ``communes`` owe reports."""
    found_event_rules(connection, plan)
    found_awards(connection, presets, plan, communes)

"""Who tells the figures of a plan: its groups of units, how long the units are there, and what they are called."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.db import units
from app.db.types import DbConnection
from app.domain.plans.measures import Owner
from app.domain.plans.plan import Plan
from app.domain.plans.target_figures import Asked
from app.domain.plans.unit_lives import NO_LIVES, Lives
from app.services.plans import group_units, lookup


@dataclass(frozen=True, slots=True)
class Tellers:
    """What sums of a plan's figures need to know of those who tell them."""

    plan: Plan
    asked: Asked
    names: Mapping[int, str]

    @staticmethod
    def read(connection: DbConnection, plan: Plan, entered: set[int]) -> "Tellers":
        """The units of the plan's groups and those figures were ``entered`` of, with all before and after them."""
        asked = group_units.asked(connection, plan)
        wanted = entered.union(*(group.units for group in asked.groups))
        known = units.all_units(connection)
        lives = Lives.of(wanted, known, units.lineage(connection)) if wanted else NO_LIVES
        dated = group_units.dated_titles(unit for unit in known if unit.id in lives.days)
        return Tellers(plan, replace(asked, lives=lives), {**group_units.titles(connection), **dated})

    def name_of(self, owner: Owner) -> str:
        """What an owner of figures is called, with its days where another bears its name."""
        agency, unit_id = owner
        return lookup.agency_name(self.plan, agency) if unit_id is None else self.names.get(unit_id, str(unit_id))

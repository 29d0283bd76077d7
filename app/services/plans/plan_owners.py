"""Who tells figures of a plan and takes shares of its targets: agencies, the units of groups, units named since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.db import plan_work, units
from app.db.types import DbConnection
from app.domain.plans.measures import Owner
from app.domain.plans.plan import Plan
from app.domain.plans.target_figures import WHOLE, owner_of
from app.domain.plans.work import PlanFigure, TargetShare
from app.domain.units import Unit
from app.services import scope
from app.services.plans import group_units
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlanOwner:
    """An agency of the plan, or a unit of the territory; both empty for the plan as a whole."""

    name: str
    agency: str = ""
    unit_id: int | None = None

    @property
    def owner(self) -> Owner:
        """How figures and shares name it."""
        return self.agency, self.unit_id


def owners(connection: DbConnection, plan: Plan, first: date, last: date) -> tuple[PlanOwner, ...]:
    """Agencies in the order of the plan, the units of each group behind it, then units something was entered of.

    The units are those there were on some day of ``first`` to ``last``.
    """
    groups = {key: _there(units, first, last) for key, units in group_units.of_plan(connection, plan, last).items()}
    names = group_units.dated_titles(unit for units in groups.values() for unit in units)
    found: list[PlanOwner] = []
    for agency in plan.agencies:
        found.append(PlanOwner(agency.name, agency.key))
        found += [PlanOwner(names[unit.id], unit_id=unit.id) for unit in groups.get(agency.key, ())]
    known = {item.owner for item in found} | {WHOLE}
    for owner in _entered(connection, plan):
        if owner not in known:
            known.add(owner)
            key, unit_id = owner
            found.append(PlanOwner(key, key) if unit_id is None else _of_unit(units.unit_of(connection, unit_id)))
    return tuple(found)


def _there(units: Iterable[Unit], first: date, last: date) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit.valid_from <= last and (unit.valid_to is None or unit.valid_to > first))


def named(ws: Workspace, plan: Plan) -> tuple[PlanOwner, ...]:
    """:func:`owners` until today, read on their own."""
    with ws.store.read() as connection:
        return owners(connection, plan, plan.head.starts, ws.today)


def named_shares(ws: Workspace, plan: Plan, shares: Sequence[TargetShare]) -> tuple[tuple[str, Decimal], ...]:
    """Shares with the names of those who were given them."""
    names = {item.owner: item.name for item in named(ws, plan)} if shares else {}
    return tuple((names.get((item.agency, item.unit_id), item.agency), item.value) for item in shares)


def offered(ws: Workspace, plan: Plan) -> tuple[PlanOwner, ...]:
    """Units of the committee that are not among the owners yet: those of today, then those the plan began with.

    The committee's own place comes first; after it has ended, what became of its units.
    """
    with ws.store.read() as connection:
        known = {item.unit_id for item in owners(connection, plan, plan.head.starts, ws.today)}
        began = scope.expected(connection, plan.head.starts)
        then = (unit for unit in (began.owner, *began.all) if unit.is_valid_on(plan.head.starts))
        here = {unit.id: unit for unit in (*scope.area(connection, ws.today), *then)}
        names = group_units.dated_titles(here.values())
        return tuple(PlanOwner(names[unit_id], unit_id=unit_id) for unit_id in here if unit_id not in known)


def _entered(connection: DbConnection, plan: Plan) -> list[Owner]:
    figures = plan_work.entries(connection, PlanFigure, plan.id)
    shares = plan_work.entries(connection, TargetShare, plan.id)
    return [*(owner_of(item) for item in figures), *((item.agency, item.unit_id) for item in shares)]


def _of_unit(unit: Unit) -> PlanOwner:
    return PlanOwner(unit.title, unit_id=unit.id)

"""Units of the agencies of a plan that stand for many («Các xã biên giới»): one entry may speak for one of them."""

from collections.abc import Mapping, Sequence

from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.plans.plan import Agency, Plan
from app.domain.plans.target_figures import Asked, Group
from app.domain.plans.tasks import Task
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.text import fold

#: The units of agencies by their keys.
GroupUnits = Mapping[str, tuple[Unit, ...]]


def of_agency(connection: DbConnection, plan: Plan, agency: Agency) -> tuple[Unit, ...]:
    """The units of an agency the data file has, by their codes on the day of the plan."""
    day = plan.head.issued_on or plan.head.starts
    found = (db_units.by_code(connection, code, day) for code in agency.unit_codes)
    return tuple(unit for unit in found if unit is not None)


def titles(connection: DbConnection) -> dict[int, str]:
    """What every unit is called, by its number."""
    return {unit.id: unit.title for unit in db_units.all_units(connection)}


def of_plan(connection: DbConnection, plan: Plan) -> dict[str, tuple[Unit, ...]]:
    """The units of every agency that stands for several of them; others are not here."""
    groups = {item.key: of_agency(connection, plan, item) for item in plan.agencies if asked_of(item) > 1}
    return {key: units for key, units in groups.items() if units}


def asked_of(agency: Agency) -> int:
    """How many units the plan says an agency stands for; 0 for a single one."""
    return max(agency.count or 0, len(agency.unit_codes)) if agency.is_group else 0


def ids(plan: Plan, groups: GroupUnits) -> dict[str, tuple[int | None, ...]]:
    """The numbers of the units; ``None`` stands for all that the plan counts and the data file lacks."""
    wanted = {item.key: asked_of(item) for item in plan.agencies}
    return {
        key: (*(unit.id for unit in units), *((None,) if len(units) < wanted[key] else ()))
        for key, units in groups.items()
    }


def asked(connection: DbConnection, plan: Plan) -> Asked:
    """For which days figures of a plan are asked, and of which units of its groups."""
    wanted = {item.key: asked_of(item) for item in plan.agencies}
    groups = of_plan(connection, plan)
    found = (Group(key, tuple(unit.id for unit in units), wanted[key]) for key, units in groups.items())
    return Asked(plan.head.starts, plan.head.ends, tuple(found))


def of_task(task: Task, groups: GroupUnits) -> dict[str, tuple[Unit, ...]]:
    """The groups that have a part in a task, those that lead it first."""
    return {key: groups[key] for key in (*task.leads, *task.partners, *task.hosts) if key in groups}


def agency_of(task: Task, groups: GroupUnits, agency: str, unit_id: int) -> str:
    """The group a unit speaks for: ``agency`` if it is given; raises ``Refused`` for a unit that is in none."""
    own = of_task(task, groups)
    for key in (agency,) if agency else own:
        if any(unit.id == unit_id for unit in own.get(key, ())):
            return key
    raise _no_unit(task, own, _("số {id}").format(id=unit_id))


def named(task: Task, groups: GroupUnits, text: str) -> Unit:
    """The unit somebody means by code or name; raises ``Refused`` when the groups of the task have none such."""
    own = of_task(task, groups)
    wanted = fold(text)
    for unit in (unit for units in own.values() for unit in units):
        if wanted in (fold(unit.name), fold(unit.title), fold(unit.code or "")):
            return unit
    raise _no_unit(task, own, f"“{text}”")


def _no_unit(task: Task, own: Mapping[str, Sequence[Unit]], text: str) -> Refused:
    known = ", ".join(unit.title for units in own.values() for unit in units) or _("không chia theo đơn vị")
    told = _("Nhiệm vụ “{task}” không có đơn vị {unit}; có: {known}. Chưa lưu gì.")
    return Refused("no-unit", told.format(task=task.key, unit=text, known=known))

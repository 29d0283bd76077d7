"""Units of the agencies of a plan that stand for many («Các xã biên giới»): one entry may speak for one of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.lineage import predecessors, successors
from app.domain.plans.plan import Agency, Plan
from app.domain.plans.target_figures import Asked, Group
from app.domain.plans.tasks import Task
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.text import fold, short_date

#: The units of agencies by their keys.
GroupUnits = Mapping[str, tuple[Unit, ...]]


def of_agency(connection: DbConnection, plan: Plan, agency: Agency, day: date | None = None) -> tuple[Unit, ...]:
    """The units of an agency the data file has, by their codes on the day of the plan; what they are on ``day``.

    A unit that was merged, split or renamed by then is those that took it in, each once; before the plan's own day it
    is those it was made of. One whose end nobody recorded a successor of stays, so that what it owes is not lost.
    """
    when = day_of(plan)
    found = (db_units.by_code(connection, code, when) for code in agency.unit_codes)
    coded = (unit for unit in found if unit is not None)
    if day is None:
        return tuple(coded)
    return _each_once(same for unit in coded for same in _on(connection, unit, day))


def over_time(connection: DbConnection, plan: Plan, agency: Agency, until: date) -> tuple[Unit, ...]:
    """Every unit an agency stood for on some day from the beginning of the plan ``until`` one, at most to its end."""
    head = plan.head
    last = min(max(until, head.starts), head.ends)
    changes = {item.on for item in db_units.lineage(connection) if head.starts < item.on <= last}
    days = sorted({head.starts, *changes})
    return _each_once(unit for day in days for unit in of_agency(connection, plan, agency, day))


def day_of(plan: Plan) -> date:
    """The day whose codes a plan means: its own, else the first of its execution."""
    return plan.head.issued_on or plan.head.starts


def lacking(connection: DbConnection, plan: Plan, agency: Agency) -> int:
    """How many units of an agency the plan counts that the data file did not have on its day."""
    return max(0, max(asked_of(agency), len(agency.unit_codes)) - len(of_agency(connection, plan, agency)))


@dataclass(slots=True)
class UnitsOverTime:
    """The units of the agencies of one plan on any day; those between two changes of units are worked out once."""

    connection: DbConnection
    plan: Plan
    _units: dict[date, dict[str, tuple[Unit, ...]]] = field(default_factory=dict)
    _former: dict[tuple[date, date], dict[int, tuple[int, ...]]] = field(default_factory=dict)
    _lacks: dict[str, bool] = field(default_factory=dict)

    def on(self, day: date) -> Mapping[str, tuple[Unit, ...]]:
        """The units of every agency on a day, by its key; empty for one that has no codes."""
        era = self._era(day)
        if era not in self._units:
            agencies = self.plan.agencies
            self._units[era] = {item.key: of_agency(self.connection, self.plan, item, day) for item in agencies}
        return self._units[era]

    def lacks(self, key: str) -> bool:
        """Whether the plan counts more units of an agency than the data file had on its day."""
        if key not in self._lacks:
            agency = next(item for item in self.plan.agencies if item.key == key)
            self._lacks[key] = lacking(self.connection, self.plan, agency) > 0
        return self._lacks[key]

    def ids(self, key: str, day: date) -> tuple[int | None, ...]:
        """The numbers of the units of an agency; ``None`` stands for all the plan counts and the data file lacks."""
        return (*(unit.id for unit in self.on(day)[key]), *((None,) if self.lacks(key) else ()))

    def former(self, first: date, day: date) -> Mapping[int, tuple[int, ...]]:
        """For each unit of ``day`` that took in units of ``first``, a day before it: their numbers."""
        eras = self._era(first), self._era(day)
        if eras not in self._former:
            found: dict[int, tuple[int, ...]] = {}
            for unit in _each_once(unit for units in self.on(first).values() for unit in units):
                for heir in () if unit.is_valid_on(day) else _on(self.connection, unit, day):
                    found[heir.id] = (*found.get(heir.id, ()), unit.id)
            self._former[eras] = found
        return self._former[eras]

    def _era(self, day: date) -> date:
        return max((item.on for item in db_units.lineage(self.connection) if item.on <= day), default=date.min)


def _on(connection: DbConnection, unit: Unit, day: date) -> tuple[Unit, ...]:
    if unit.is_valid_on(day):
        return (unit,)
    walk = successors if unit.valid_from <= day else predecessors
    ids = walk(unit.id, db_units.all_units(connection), db_units.lineage(connection), day)
    return tuple(db_units.unit_of(connection, one) for one in ids) or (unit,)


def _each_once(some: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple({unit.id: unit for unit in some}.values())


def titles(connection: DbConnection) -> dict[int, str]:
    """What every unit is called, by its number."""
    return {unit.id: unit.title for unit in db_units.all_units(connection)}


def of_plan(connection: DbConnection, plan: Plan, until: date | None = None) -> dict[str, tuple[Unit, ...]]:
    """The units of every agency that stands for several of them; others are not here.

    They are those of the day of the plan, or with ``until`` all there were from its beginning until that day.
    """

    def units_of(agency: Agency) -> tuple[Unit, ...]:
        return of_agency(connection, plan, agency) if until is None else over_time(connection, plan, agency, until)

    groups = {item.key: units_of(item) for item in plan.agencies if asked_of(item) > 1}
    return {key: units for key, units in groups.items() if units}


def asked_of(agency: Agency) -> int:
    """How many units the plan says an agency stands for; 0 for a single one."""
    return max(agency.count or 0, len(agency.unit_codes)) if agency.is_group else 0


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


def named(task: Task, groups: GroupUnits, text: str, on: date | None = None) -> Unit:
    """The unit somebody means by code or name; raises ``Refused`` when the groups of the task have none such.

    Of several that bore it one after the other it is the one of the day ``on``.
    """
    own = of_task(task, groups)
    wanted = fold(text)
    everyone = (unit for units in own.values() for unit in units)
    found = [unit for unit in everyone if wanted in (fold(unit.name), fold(unit.title), fold(unit.code or ""))]
    if not found:
        raise _no_unit(task, own, f"“{text}”")
    return next((unit for unit in found if on is None or unit.is_valid_on(on)), found[0])


def dated_titles(units: Iterable[Unit]) -> dict[int, str]:
    """What units are called beside each other, by number: of several of one title each is told with its days."""
    some = {unit.id: unit for unit in units}
    times = Counter(unit.title for unit in some.values())
    return {key: unit.title if times[unit.title] == 1 else _dated(unit) for key, unit in some.items()}


def _dated(unit: Unit) -> str:
    if unit.valid_to is not None:
        told = _("{unit} (đến hết {day})")
        return told.format(unit=unit.title, day=short_date(unit.valid_to - date.resolution))
    if unit.known_start is not None:
        return _("{unit} (từ {day})").format(unit=unit.title, day=short_date(unit.known_start))
    return unit.title


def _no_unit(task: Task, own: Mapping[str, Sequence[Unit]], text: str) -> Refused:
    known = ", ".join(unit.title for units in own.values() for unit in units) or _("không chia theo đơn vị")
    told = _("Nhiệm vụ “{task}” không có đơn vị {unit}; có: {known}. Chưa lưu gì.")
    return Refused("no-unit", told.format(task=task.key, unit=text, known=known))

"""Who owes a duty in one period: agencies of the plan, groups with their units, communes and stations of the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.plans.duty_rows import DutyAt, DutyOwner, agency_on
from app.domain.plans.duty_slots import DutySlot
from app.domain.plans.plan import Agency, Plan
from app.domain.plans.work import DutyReceipt
from app.domain.units import RelationRole, Unit
from app.i18n import _
from app.services import scope
from app.services.plans.group_units import UnitsOverTime
from app.services.scope import Expected

_COMMUNES, _STATIONS = "communes", "stations"
_COMMITTEE, _POINT = "committee", "collecting_point"


@dataclass(slots=True)
class Owners:
    """Answers who owes what; units of a day are read once."""

    connection: DbConnection
    _of_day: dict[date, Expected]
    _groups: dict[str, UnitsOverTime]

    @staticmethod
    def read(connection: DbConnection) -> "Owners":
        """Ready to ask within one transaction."""
        return Owners(connection, {}, {})

    def of(self, plan: Plan, slot: DutySlot) -> tuple[DutyOwner, ...]:
        """Everybody who owes one occurrence, in the order of the plan, each once."""
        day = seen_on(slot)
        found = (owner for key in slot.duty.owed_by for owner in self._owners(plan, key, day))
        return tuple(dict.fromkeys(found))

    def receipt_of(
        self, plan: Plan, slot: DutySlot, at: DutyAt, receipts: Mapping[DutyAt, DutyReceipt]
    ) -> DutyReceipt | None:
        """What was entered of an owner; else of an agency in whose place it is by then, which is told of it."""
        if not at.agency or at in receipts:
            return receipts.get(at)
        owner = agency_on(plan, at.agency, seen_on(slot))
        former = (item.key for item in plan.agencies if agency_on(plan, item.key, seen_on(slot)) == owner)
        return next((receipts[one] for key in former if (one := replace(at, agency=key)) in receipts), None)

    def name(self, plan: Plan, key: str, day: date) -> str:
        """Whom a key means on a day, in words; words stay as they are."""
        if key in (_COMMUNES, _STATIONS, _COMMITTEE, _POINT):
            return ", ".join(owner.name for owner in self._owners(plan, key, day))
        agency = agency_on(plan, key, day)
        return agency.name if agency is not None else key

    def _owners(self, plan: Plan, key: str, day: date) -> Iterator[DutyOwner]:
        if key in (_COMMUNES, _STATIONS, _POINT):
            yield from map(_unit_owner, self._units(key, day))
        elif key == _COMMITTEE:
            committee = scope.committee_of(self.connection, day)
            yield DutyOwner(committee.name, unit_id=committee.unit_id)
        else:
            agency = agency_on(plan, key, day)
            if agency is not None:
                yield from self._agency(plan, agency, day)

    def _units(self, key: str, day: date) -> tuple[Unit, ...]:
        found = self._expected(day)
        if key == _COMMUNES:
            return found.communes
        if key == _STATIONS:
            return found.stations
        points = (
            point
            for commune in found.communes
            for point in db_units.parents(self.connection, commune.id, day, RelationRole.COLLECTING_POINT)
        )
        return tuple(dict.fromkeys(points))

    def _expected(self, day: date) -> Expected:
        if day not in self._of_day:
            self._of_day[day] = self._of_committee(day)
        return self._of_day[day]

    def _of_committee(self, day: date) -> Expected:
        """The units of the committee of a day: of a place made later what made it up, of one ended those of its end."""
        owner = scope.own_unit(self.connection, day)
        if day < owner.valid_from:
            return scope.before(self.connection, scope.expected(self.connection, owner.valid_from), day.year)
        if owner.valid_to is not None and day >= owner.valid_to:
            return scope.expected(self.connection, owner.valid_to - timedelta(days=1))
        return scope.expected(self.connection, day)

    def _agency(self, plan: Plan, agency: Agency, day: date) -> Iterator[DutyOwner]:
        """A group is its units of that day; those the data file does not have stay one.

        A plan may count more than it gives codes of. Who took the place of several owes once, under its own key.
        """
        over_time = self._groups.setdefault(plan.key, UnitsOverTime(self.connection, plan))
        known = over_time.on(day)[agency.key]
        yield from map(_unit_owner, known)
        if not known:
            yield DutyOwner(agency.name, agency.key)
        elif over_time.lacks(agency.key):
            yield DutyOwner(_("{name} (đơn vị chưa có trong dữ liệu)").format(name=agency.name), agency.key)


def seen_on(slot: DutySlot) -> date:
    """The day whose units and agencies owe: the last day of acceptance, else the end of the period."""
    return slot.due.last or slot.period.last


def _unit_owner(unit: Unit) -> DutyOwner:
    return DutyOwner(unit.title, unit_id=unit.id)

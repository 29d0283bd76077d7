"""Who owes a duty in one period: agencies of the plan, groups with their units, communes and stations of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.plans.duty_rows import DutyOwner, agency_on
from app.domain.plans.duty_slots import DutySlot
from app.domain.plans.plan import Agency, Plan
from app.domain.units import RelationRole, Unit
from app.i18n import _
from app.services import scope
from app.services.plans import group_units
from app.services.scope import Expected

_COMMUNES, _STATIONS = "communes", "stations"
_COMMITTEE, _POINT = "committee", "collecting_point"


@dataclass(slots=True)
class Owners:
    """Answers who owes what; units of a day are read once."""

    connection: DbConnection
    _of_day: dict[date, Expected]

    @staticmethod
    def read(connection: DbConnection) -> "Owners":
        """Ready to ask within one transaction."""
        return Owners(connection, {})

    def of(self, plan: Plan, slot: DutySlot) -> tuple[DutyOwner, ...]:
        """Everybody who owes one occurrence, in the order of the plan, each once."""
        day = seen_on(slot)
        found = (owner for key in slot.duty.owed_by for owner in self._owners(plan, key, day))
        return tuple(dict.fromkeys(found))

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
                yield from self._agency(plan, key, agency)

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
        """The units of the committee of a day: of a place made later those it was made of, of one ended those of its end."""
        owner = scope.own_unit(self.connection, day)
        if day < owner.valid_from:
            return scope.before(self.connection, scope.expected(self.connection, owner.valid_from), day.year)
        if owner.valid_to is not None and day >= owner.valid_to:
            return scope.expected(self.connection, owner.valid_to - timedelta(days=1))
        return scope.expected(self.connection, day)

    def _agency(self, plan: Plan, key: str, agency: Agency) -> Iterator[DutyOwner]:
        """A group is its units, by their codes on the day of the plan; those the data file does not have stay one.

        A plan may count more than it gives codes of.
        """
        known = group_units.of_agency(self.connection, plan, agency)
        yield from map(_unit_owner, known)
        if not known:
            yield DutyOwner(agency.name, key)
        elif len(known) < max(group_units.asked_of(agency), len(agency.unit_codes)):
            yield DutyOwner(_("{name} (đơn vị chưa có trong dữ liệu)").format(name=agency.name), key)


def seen_on(slot: DutySlot) -> date:
    """The day whose units and agencies owe: the last day of acceptance, else the end of the period."""
    return slot.due.last or slot.period.last


def _unit_owner(unit: Unit) -> DutyOwner:
    return DutyOwner(unit.title, unit_id=unit.id)

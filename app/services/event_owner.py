"""Whose the papers of an event are, how they name its units, and which report is owed instead of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.db import obligations as db_obligations
from app.db import units
from app.db.types import DbConnection
from app.domain.events import Event, HostLevel
from app.domain.obligations import Obligation, ObligationKind
from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.domain.units import COMMUNE_KINDS, RelationRole, Unit, UnitKind
from app.reports.papers import PaperSheet
from app.services import organs, paper_sheets, scope
from app.services.event_assessments import Grounds


def owner_of(connection: DbConnection, grounds: Grounds, event: Event) -> Unit | None:
    """The commune whose own papers those of an event are; ``None`` where the committee itself issues them."""
    committee = scope.committee_of(connection)
    kind = grounds.kinds.get(event.kind)
    if kind is not None and kind.host_level is HostLevel.COMMITTEE:
        return None
    for unit_id in event.hosts:
        if unit_id == committee.unit_id:
            return None
        unit = commune_of(grounds, unit_id, event.starts_on or scope.year_end(event.year))
        if unit is not None:
            return None if unit.id == committee.unit_id else unit
    return None


def own_sheet(connection: DbConnection, owner: Unit | None, day: date) -> PaperSheet:
    """Letterhead and signer of ``owner``, or of the committee, for whatever is printed for an event."""
    own = PaperContent(PaperKind.PLAN, drafted_for=owner.id if owner else 0)
    return paper_sheets.draft_sheet(connection, own, day)


def commune_of(grounds: Grounds, unit_id: int, day: date) -> Unit | None:
    """The commune a unit is or lies in on a day; a station that holds an event stands for itself."""
    upper = (unit for unit in grounds.path(unit_id, day) if unit.kind is not UnitKind.HAMLET)
    found = next(upper, None)
    return found if found is not None and found.kind in COMMUNE_KINDS | {UnitKind.BORDER_STATION} else None


def owes_written(connection: DbConnection, event: Event) -> bool:
    """Whether a report in writing is owed instead of an event."""
    return bool(owed_reports(connection, event))


def owed_reports(connection: DbConnection, event: Event) -> tuple[Obligation, ...]:
    """The reports in writing that are owed instead of an event, to each addressee."""
    owed = db_obligations.obligations(connection, event.id) if event.id else ()
    return tuple(item for item in owed if item.kind is ObligationKind.WRITTEN_REPORT and not item.is_waived)


def named_host(grounds: Grounds, unit: Unit, day: date) -> str:
    """A host as papers name it: a hamlet with its commune."""
    return _with_commune(grounds, unit, day) or organs.name_in_text(unit)


def acting(grounds: Grounds, unit: Unit, day: date) -> str:
    """Who acts for a unit of an event: the UBND of a commune, a hamlet (named with its commune) for itself."""
    return _with_commune(grounds, unit, day) or organs.acting(unit)


def _with_commune(grounds: Grounds, unit: Unit, day: date) -> str:
    above = grounds.path(unit.id, day)[1:] if unit.kind is UnitKind.HAMLET else ()
    return f"{unit.title}, {above[0].title}" if above else ""


def written_out(connection: DbConnection, name: str, day: date) -> str:
    """A border station by its full name, where rules and duties shorten it ("Đồn BPCK …"); other names as they are."""
    found = units.named(connection, name, day, {UnitKind.BORDER_STATION}) if name else ()
    return organs.name_in_text(found[0]) if len(found) == 1 else name


def stations(connection: DbConnection, grounds: Grounds, hosts: Iterable[Unit], day: date) -> Iterator[str]:
    """The border stations in charge of the communes that hold an event."""
    for host in hosts:
        commune = commune_of(grounds, host.id, day)
        if commune is not None and commune.kind is not UnitKind.BORDER_STATION:
            above = units.parents(connection, commune.id, day, RelationRole.STATION_IN_CHARGE)
            yield from (organs.name_in_text(station) for station in above)

"""Whom the registers of the data file know for a group of delegates of an event: proposed, never put in by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.db import board, committee, registers, submissions, units
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.events import Event, ParticipantGroup
from app.domain.participants import (
    KnownPerson,
    ParticipantSource,
    ProposedDelegate,
    ReportedPeople,
    people_of,
    proposed,
)
from app.domain.units import COMMUNE_KINDS, RelationRole, Unit, UnitKind
from app.i18n import _
from app.services import scope
from app.services.workspace import Workspace


def propose(ws: Workspace, event: Event, group: ParticipantGroup) -> tuple[ProposedDelegate, ...]:
    """Real persons for one group of an event, by its sources; nobody who is on its list of delegates already.

    People of a hamlet's own event are those of that hamlet. Reports that are accepted come first, the newest up to the
    year of the event; a commune with none is looked up in what it sent and nobody has accepted yet.
    """
    return propose_for(ws, event, (group,))[0]


def propose_for(
    ws: Workspace, event: Event, groups: Sequence[ParticipantGroup]
) -> tuple[tuple[ProposedDelegate, ...], ...]:
    """The same for several groups at once, in their order; who is proposed for one is not proposed for a later one."""
    with ws.store.read() as connection:
        known = tuple(_known(connection, event, event.starts_on or ws.today))
    taken = list(event.plan.delegates)
    found = []
    for group in groups:
        found.append(proposed(group.text, group.sources, known, taken))
        taken += [item.delegate for item in found[-1]]
    return tuple(found)


def _known(connection: DbConnection, event: Event, day: date) -> Iterator[KnownPerson]:
    yield from _committee(connection, day)
    hosts = _hosts(connection, event, day)
    for host in hosts:
        yield from _stations(connection, host.commune, day)
    for host in hosts:
        yield from _reported(connection, host, event.year, is_shared=len({item.commune.id for item in hosts}) > 1)
    for unit in scope.expected(connection, day).communes:
        yield KnownPerson(unit.title, "", "", ParticipantSource.COMMUNES, _("danh sách đơn vị"))


@dataclass(frozen=True, slots=True)
class _Host:
    """A unit that holds the event: its commune, and the hamlet where it is one."""

    commune: Unit
    hamlet: Unit | None = None


def _hosts(connection: DbConnection, event: Event, day: date) -> tuple[_Host, ...]:
    found = []
    for unit_id in event.hosts:
        unit = units.find_unit(connection, unit_id, day)
        if unit is None:
            continue
        if unit.kind is UnitKind.HAMLET and unit.parent_id is not None:
            found.append(_Host(units.unit_of(connection, unit.parent_id), unit))
        elif unit.kind in COMMUNE_KINDS:
            found.append(_Host(unit))
    return tuple(found)


def _committee(connection: DbConnection, day: date) -> Iterator[KnownPerson]:
    own = scope.committee_of(connection)
    for holder in reversed(committee.holders(connection, day)):
        title = ", ".join(text for text in (holder.agency_title, holder.committee_title) if text)
        origin = _("người giữ chức vụ của Ban chỉ đạo")
        yield KnownPerson(holder.full_name, title, own.place, ParticipantSource.COMMITTEE, origin)


def _stations(connection: DbConnection, commune: Unit, day: date) -> Iterator[KnownPerson]:
    """The stations in charge; where nobody entered them, the point that collects the reports."""
    found = units.parents(connection, commune.id, day, RelationRole.STATION_IN_CHARGE)
    for unit in found or units.parents(connection, commune.id, day, RelationRole.COLLECTING_POINT):
        origin = _("đồn của {commune}").format(commune=commune.title)
        yield KnownPerson(unit.title, "", "", ParticipantSource.STATION, origin)


def _reported(connection: DbConnection, host: _Host, year: int, *, is_shared: bool) -> Iterator[KnownPerson]:
    versions = _versions(connection, host.commune.id, year)
    headers = submissions.headers(connection, [item.id for item in versions])
    for version in versions:
        signed_by = headers[version.id].signed_by
        if signed_by.strip():
            origin = _("báo cáo năm {year} của {unit}").format(year=version.period.year, unit=host.commune.title)
            yield KnownPerson(signed_by, "", host.commune.title, ParticipantSource.SIGNER, origin)
        hamlets = None
        if host.hamlet is not None:
            matched = submissions.matches(connection, version.id)
            hamlets = [host.hamlet.name, *(item.hamlet.name for item in matched if item.unit_id == host.hamlet.id)]
        rows = registers.load_rows(connection, version.id)
        yield from people_of(ReportedPeople(rows, version.period.year, host.commune.title, hamlets, is_shared))


def _versions(connection: DbConnection, commune_id: int, year: int) -> Sequence[Version]:
    """The accepted reports of the newest year that has some, else those of the newest year that was sent."""
    years = [item for item in board.years_with_reports(connection) if item <= year]
    for provisional in (False, True):
        for item in years:
            known = board.versions_of_year(connection, item).get(commune_id, ())
            if found := board.counting(known, provisional=provisional):
                return found
    return ()

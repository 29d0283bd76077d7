"""Who is handed an award at an event: those it was decided for in the season of the year that is reviewed.

Plan 74/KH-BCĐ, III: commendation is handed over at the conference; how many each commune may propose is the plan's.
Of a unit for whose people nothing is decided yet, the nominees of its accepted report stand there, to plan with:
nobody who was replaced, or who stands behind the places that the plan gives the commune.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.db import board, registers
from app.db.types import DbConnection
from app.domain.check_nominees import current_nominees, is_collective
from app.domain.events import Event
from app.domain.lists import hamlet_key
from app.domain.registers import ReportedNominee
from app.domain.units import Unit
from app.reports.event_facts import AwardLine
from app.services import check_grounds, event_register, scope
from app.services.awards import handing_over
from app.services.workspace import Workspace
from app.text import fold

_LAST = 10**6


def lines(connection: DbConnection, ws: Workspace, event: Event) -> tuple[AwardLine, ...]:
    """The list to be handed over at an event: groups first, then persons, unit by unit in the order of their lists."""
    committee = scope.committee_of(connection)
    year = event.year - (committee.event_year - committee.report_year)
    quotas = check_grounds.of_plan(connection, ws).quotas
    decided = handing_over.decided(connection, ws, year)
    found: list[tuple[int, AwardLine]] = []
    for unit, hamlets in _senders(connection, event, year):
        if unit.id in decided:
            found += [(item.rank, item.line) for item in decided[unit.id] if hamlets is None or item.hamlet in hamlets]
            continue
        for item in _within(_nominees(connection, unit, year), quotas):
            if hamlets is None or hamlet_key(item.place) in hamlets:
                line = AwardLine(item.name, handing_over.joined(item.place, unit.title), item.award, item.achievement)
                found.append((0 if is_collective(item) else 1, line))
    return tuple(line for _rank, line in sorted(found, key=lambda pair: pair[0]))


def _senders(connection: DbConnection, event: Event, year: int) -> Iterator[tuple[Unit, frozenset[str] | None]]:
    """Whose nominees are meant, with the hamlets they must be of; at an event of the committee those of everybody."""
    expected = scope.of_year(connection, year)
    known = {unit.id: unit for unit in expected.reporting}
    hosts = event_register.hosts(connection, event)
    if not any(place.commune_id is not None for place in hosts):
        yield from ((unit, None) for unit in expected.reporting)
        return
    for commune_id in dict.fromkeys(place.commune_id for place in hosts):
        own = [place for place in hosts if place.commune_id == commune_id]
        names = frozenset(hamlet_key(place.name) for place in own)
        if commune_id in known:
            yield known[commune_id], names if all(place.is_hamlet for place in own) else None


def _nominees(connection: DbConnection, unit: Unit, year: int) -> list[ReportedNominee]:
    """The nominees that stand in the accepted reports of a unit."""
    versions = board.counting(board.versions_of_year(connection, year).get(unit.id, ()))
    rows = [row for version in versions for row in registers.load_rows(connection, version.id)]
    return [nominee for _row, nominee in current_nominees(rows)]


def _within(nominees: Sequence[ReportedNominee], quotas: Mapping[str, tuple[int, int]]) -> list[ReportedNominee]:
    """Those within the places of their award by the order of preference; without a quota all of them."""
    places = {fold(award): quota for award, quota in quotas.items()}
    given: dict[tuple[str, bool], list[int]] = {}
    for number in sorted(range(len(nominees)), key=lambda number: nominees[number].priority or _LAST):
        given.setdefault((fold(nominees[number].award), is_collective(nominees[number])), []).append(number)
    chosen: set[int] = set()
    for (award, is_group), numbers in given.items():
        quota = places.get(award)
        chosen.update(numbers if quota is None else numbers[: quota[0 if is_group else 1]])
    return [item for number, item in enumerate(nominees) if number in chosen]

"""The board of a season on a real data file: the district of plan 74/KH-BCĐ, its hamlets, tiers and events."""

from dataclasses import replace
from datetime import date

from app.domain.events import Event, EventKind, HostLevel
from app.domain.season_board import PlaceStanding, SeasonRow
from app.domain.territory import UnitDraft
from app.domain.units import UnitKind
from app.services import committee, event_kinds, events, obligations, season_board, tiers, unit_changes
from app.services.season_board import Season
from app.services.workspace import Workspace
from tests.support.tiers import a_hamlet, announced, coded

FIRST_OF_MARCH = date(2022, 3, 1)


def kind_of(ws: Workspace, level: HostLevel) -> EventKind:
    """The kind of event of a level that the plan brings."""
    return next(kind for kind in event_kinds.kinds(ws) if kind.host_level is level)


def planned(
    ws: Workspace, *hosts: int, level: HostLevel = HostLevel.COMMUNE, on: date | None = FIRST_OF_MARCH
) -> Event:
    """A stored event."""
    return events.save(ws, events.new(ws, kind_of(ws, level).key, hosts, on)).event


def standings(season: Season) -> dict[str, PlaceStanding]:
    """Where each place stands."""
    assert season.board is not None
    return {row.unit.name: row.standing for row in season.board.every}


def test_that_the_eight_border_communes_stand_on_the_board_with_their_border_hamlets(ws: Workspace) -> None:
    commune = coded(ws, "01366")
    border = unit_changes.add(ws, UnitDraft("", UnitKind.HAMLET, "Giáp biên", is_border=True), commune.id)
    inland = a_hamlet(ws, "Không giáp biên", commune.id)
    season = season_board.season(ws)
    assert (season.year, len(_rows(ws))) == (2022, 8)
    shown = below(ws, commune.id)
    assert border in shown
    assert inland not in shown
    planned(ws, inland, level=HostLevel.HAMLET)
    assert below(ws, commune.id) == shown | {inland}


def _rows(ws: Workspace) -> tuple[SeasonRow, ...]:
    board = season_board.season(ws).board
    assert board is not None
    return board.rows


def below(ws: Workspace, commune_id: int) -> set[int]:
    """The hamlets of a commune on the board."""
    return {item.unit.id for row in _rows(ws) if row.unit.id == commune_id for item in row.hamlets}


def test_that_all_hamlets_stand_there_where_none_is_marked(ws: Workspace) -> None:
    commune = next(row.unit for row in _rows(ws) if not row.hamlets)
    made = {a_hamlet(ws, name, commune.id) for name in ("Một", "Hai")}
    assert below(ws, commune.id) == made


def test_that_a_tier_that_rises_is_on_the_board_with_the_report_that_is_owed(ws: Workspace) -> None:
    first, second = coded(ws, "01366"), coded(ws, "01411")
    tiers.record(ws, [announced(ws, first.id, 2), announced(ws, second.id, 2)])
    event = planned(ws, first.id)
    planned(ws, second.id)
    assert standings(season_board.season(ws))[first.name] is PlaceStanding.PLANNED
    tiers.record(ws, [announced(ws, first.id, 4, date(2022, 1, 18), "22/TB-UBND")])
    season = season_board.season(ws)
    assert standings(season)[first.name] is PlaceStanding.CANCELLED
    assert standings(season)[second.name] is PlaceStanding.PLANNED
    assert [item.event_id for item in season.obligations] == [event.id]
    obligations.settle(ws, season.obligations[0].id, date(2022, 1, 18), "01/BC-UBND")
    assert season_board.season(ws).obligations == ()


def test_that_events_to_adjust_are_counted(ws: Workspace) -> None:
    commune = coded(ws, "01366")
    tiers.record(ws, [announced(ws, commune.id, 2)])
    planned(ws, commune.id)
    assert season_board.waiting(ws) == 0
    tiers.record(ws, [announced(ws, commune.id, 3, date(2022, 1, 18), "22/TB-UBND")])
    assert season_board.waiting(ws) == 1


def test_that_a_host_outside_the_places_stands_behind_them(ws: Workspace) -> None:
    inland = next(item for item in tiers.places(ws, FIRST_OF_MARCH) if item.kind is UnitKind.TOWNSHIP)
    event = planned(ws, inland.id)
    assert _rows(ws)[-1].unit.id == inland.id
    assert _rows(ws)[-1].event == event


def test_that_another_event_year_has_its_own_board(ws: Workspace) -> None:
    planned(ws, coded(ws, "01366").id)
    committee.save(ws, replace(committee.profile(ws), event_year=2023))
    season = season_board.season(ws)
    assert (season.year, season.events) == (2023, ())
    assert len(season_board.season(ws, 2022).events) == 1


def test_that_without_kinds_of_events_there_is_no_board(ws: Workspace) -> None:
    for kind in event_kinds.kinds(ws):
        event_kinds.remove(ws, kind.key)
    season = season_board.season(ws)
    assert (season.board, season.occasions) == (None, ())


def test_that_a_second_occasion_has_a_board_of_its_own(ws: Workspace) -> None:
    spring = kind_of(ws, HostLevel.COMMUNE)
    event_kinds.save(ws, replace(spring, id=0, key="", name="Ngày hội 19/8", month=8, day=19))
    planned(ws, coded(ws, "01366").id)
    season = season_board.season(ws, number=1)
    assert [item.day for item in season.occasions] == [3, 19]
    assert season.events == ()
    assert season_board.season(ws, number=9).occasions == season.occasions

"""A district in the season of plan 74/KH-BCĐ: communes and hamlets at tiers 1 to 4, some of them with a plan."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.events import Event, HostLevel
from app.domain.territory import UnitDraft
from app.domain.units import UnitKind
from app.services import event_kinds, events, season_board, tiers, unit_changes
from app.services.workspace import Workspace
from tests.support.tiers import announced

#: Level of each commune, as announced on 17/01/2022.
LEVELS = {
    "Cải Viên": 1, "Cần Nông": 1, "Cần Yên": 2, "Lũng Nặm": 2, "Nội Thôn": 2, "Sóc Hà": 2, "Tổng Cọt": 3,
    "Trường Hà": 1,
}  # fmt: skip
#: Day of the conference of each commune that has one; one lies outside the season.
DAYS = {
    "Cần Yên": date(2022, 3, 1),
    "Sóc Hà": date(2022, 3, 3),
    "Nội Thôn": date(2022, 3, 5),
    "Tổng Cọt": date(2022, 3, 2),
}
RAISED = date(2022, 1, 18)


@dataclass(frozen=True, slots=True)
class District:
    """Units by name, and the events by the name of their host."""

    units: dict[str, int]
    events: dict[str, Event]


def a_district(ws: Workspace) -> District:
    """The district: hamlet Lũng Vai of Cần Yên rises to tier 4 after it was planned."""
    board = season_board.season(ws).board
    assert board is not None
    units = {row.unit.name: row.unit.id for row in board.rows}
    for name in ("Nà Tềnh", "Lũng Vai", "Bó Rẩy"):
        draft = UnitDraft("", UnitKind.HAMLET, name, is_border=True)
        units[name] = unit_changes.add(ws, draft, units["Cần Yên"])
    tiers.record(ws, [announced(ws, units[name], level) for name, level in LEVELS.items() if name != "Tổng Cọt"])
    kinds = {kind.host_level: kind.key for kind in event_kinds.kinds(ws)}
    made = {name: _event(ws, kinds[HostLevel.COMMUNE], units[name], day) for name, day in DAYS.items()}
    for name, day in {"Nà Tềnh": date(2022, 3, 1), "Lũng Vai": date(2022, 3, 2), "Bó Rẩy": None}.items():
        made[name] = _event(ws, kinds[HostLevel.HAMLET], units[name], day)
    tiers.record(ws, [announced(ws, units["Lũng Vai"], 4, RAISED, "22/TB-UBND")])
    tiers.record(ws, [announced(ws, units["Tổng Cọt"], 3)])
    return District(units, made)


def the_district(ws: Workspace) -> District:
    """The district in a data file it was put into before."""
    board = season_board.season(ws).board
    assert board is not None
    hosts = {row.unit.id: row.unit.name for row in board.every}
    made = [row.event for row in events.events(ws, RAISED.year)]
    return District({name: key for key, name in hosts.items()}, {hosts[event.hosts[0]]: event for event in made})


def _event(ws: Workspace, kind: str, host: int, day: date | None) -> Event:
    return events.save(ws, replace(events.new(ws, kind, (host,), day), place="nhà văn hóa")).event

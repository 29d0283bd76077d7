"""Events in a data file of plan 74/KH-BCĐ: made by the services, under tiers entered like any user enters them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.events import Event, EventPart, HostLevel
from app.services import event_kinds, events, tiers
from app.services.workspace import Workspace
from tests.support.tiers import announced, coded

FIRST_TIER, EVENT_DAY = date(2022, 1, 17), date(2022, 3, 2)
#: Communes of the plan by name.
COMMUNES = {
    "Cần Yên": "01366", "Cần Nông": "01367", "Lũng Nặm": "01393", "Trường Hà": "01399",
    "Cải Viên": "01402", "Nội Thôn": "01411", "Tổng Cọt": "01414", "Sóc Hà": "01417",
}  # fmt: skip
PARTS = tuple(EventPart)


def commune(ws: Workspace, name: str) -> int:
    """The key of a commune of the plan."""
    return coded(ws, COMMUNES[name]).id


def at_tier(
    ws: Workspace, unit_id: int, level: int | None, day: date = FIRST_TIER, document: str = "15/TB-UBND"
) -> Any:
    """Enter the tier of a unit; returns what followed for events."""
    return tiers.record(ws, [announced(ws, unit_id, level, day, document)]).consequences


def kind_key(ws: Workspace, level: HostLevel = HostLevel.HAMLET) -> str:
    """The first kind of events that such units hold."""
    return next(kind.key for kind in event_kinds.kinds(ws) if kind.host_level is level)


def a_stored_event(
    ws: Workspace, *hosts: int, change: Callable[[Event], Event] = lambda event: event, **fields: Any
) -> Event:
    """A festival of these hosts on 02/3/2022 with all parts, stored."""
    event = events.new(ws, kind_key(ws), hosts, EVENT_DAY)
    whole = replace(event, **{"parts": PARTS, "place": "Nhà văn hóa xóm"} | fields)
    return events.save(ws, change(whole)).event


def reload(ws: Workspace, event: Event) -> Event:
    """The event as it is stored now."""
    return events.detail(ws, event.id).event

"""``events new``, ``set`` and ``copy``: one event from what is typed, with its units, its days and its plan."""

import argparse
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

from app.commands.choices import PARTS
from app.commands.event_lines import assessment_json, assessment_lines, event_json, fault_json, fault_lines
from app.commands.outgoing import typed_day
from app.domain.event_faults import HOST_LEVEL
from app.domain.events import Event
from app.errors import Refused
from app.i18n import _
from app.services import event_files, events, overview, planned_places, tiers
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]
_TIME = re.compile(r"(\d{1,2})(?:[:hg](\d{2})?)?", re.ASCII)
#: What takes a day away.
_NONE = "-"


def new(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Store an event as its kind has it, with what is typed."""
    day = day_typed(args.on)
    on = day or events.lookup_day(ws, args.kind)
    return _saved(ws, _filled(ws, events.new(ws, args.kind, _hosts(ws, args, on), day), args))


def change(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Store an event with what is typed; what is not typed stays."""
    event = events.detail(ws, args.id).event
    return _saved(ws, _filled(ws, event, args))


def _saved(ws: Workspace, event: Event) -> _Answer:
    saved = events.save(ws, event)
    answer = {
        "id": saved.id,
        "event": event_json(saved.event),
        "assessment": assessment_json(saved.assessment),
        "faults": [fault_json(fault) for fault in saved.findings],
    }
    told = _("Đã lưu sự kiện số {id}: {name}").format(id=saved.id, name=saved.event.name)
    lines = [told, *assessment_lines(saved.assessment), *fault_lines(saved.findings)]
    return answer, [*lines, *_hamlets_offered(ws, saved)]


def _hamlets_offered(ws: Workspace, saved: events.Saved) -> Iterator[str]:
    """How a festival of hamlets that was given a commune gets its hamlets."""
    event = saved.event
    day = event.starts_on or events.lookup_day(ws, event.kind, event.year)
    is_wrong = any(fault.code == HOST_LEVEL for fault in saved.findings)
    if is_wrong and planned_places.in_hamlets(ws, event.hosts, day) != event.hosts:
        told = _("Một ngày hội chung của các xóm: events set {id} --hamlets. Mỗi xóm một ngày hội: {plan}.")
        yield told.format(id=event.id, plan=f"events plan --kind {event.kind}")


def _filled(ws: Workspace, event: Event, args: argparse.Namespace) -> Event:
    """The event with what the command line gives; what it does not say stays."""
    day = event.starts_on if args.on is None else day_typed(args.on)
    on = day or events.lookup_day(ws, event.kind, event.year)
    given: dict[str, Any] = {"starts_on": day}
    if args.host is not None:
        given["hosts"] = _hosts(ws, args, on)
    elif args.hamlets:
        given["hosts"] = planned_places.in_hamlets(ws, event.hosts, on)
    if args.participant is not None:
        given["participants"] = tuple(_unit(ws, text, on) for text in args.participant)
    if args.to is not None or day is None:
        given["ends_on"] = day_typed(args.to)
    if args.time is not None:
        given["starts_at"] = time_typed(args.time)
    if args.parts is not None:
        given["parts"] = tuple(PARTS[part] for part in args.parts)
    given |= {name: getattr(args, name) for name in ("name", "place") if getattr(args, name) is not None}
    plan = event.plan if args.plan is None else event_files.read_plan(args.plan, event.plan)
    planned = {"chair": args.chair, "expected_people": args.people, "expected_delegates": args.delegates}
    plan = replace(plan, **{name: value for name, value in planned.items() if value is not None})
    return replace(event, plan=plan, **given)


def _hosts(ws: Workspace, args: argparse.Namespace, on: date) -> tuple[int, ...]:
    hosts = tuple(_unit(ws, text, on) for text in args.host or ())
    return planned_places.in_hamlets(ws, hosts, on) if args.hamlets else hosts


def _unit(ws: Workspace, text: str, day: date) -> int:
    """A unit of the committee's place, or a border station that reports to it."""
    try:
        return tiers.place_named(ws, text, day).id
    except Refused as unclear:
        try:
            return overview.unit_named(ws, text, day.year).id
        except Refused:
            raise unclear from None


def day_typed(text: str | None) -> date | None:
    """A typed day; none for nothing typed and for the sign that takes a day away."""
    return None if text is None or text == _NONE else typed_day(text)


def time_typed(text: str) -> time | None:
    """A typed hour; none for the sign that takes it away; raises ``Refused`` for what is no hour."""
    if text == _NONE:
        return None
    found = _TIME.fullmatch(text.strip().lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (-1, 0)
    if not (0 <= hour < 24 and 0 <= minute < 60):
        sentence = _("Giờ “{text}” không đúng; hãy ghi giờ và phút, ví dụ 7:30.")
        raise Refused("bad-time", sentence.format(text=text))
    return time(hour, minute)


def copy(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Store a new event with the plan of another one."""
    event = events.detail(ws, args.id).event
    on = events.lookup_day(ws, event.kind, event.year)
    hosts = [_unit(ws, text, on) for text in args.host or ()]
    saved = events.copy(ws, args.id, hosts)
    return {"id": saved.id}, [_("Đã lập sự kiện số {id}: {name}").format(id=saved.id, name=saved.event.name)]


#: Commands under ``events`` by name.
WORKS = {"new": new, "set": change, "copy": copy}

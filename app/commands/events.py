"""``events``: events of a season, one with its assessment and reasons, new ones, and the steps of their life."""

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from app.commands import event_backdrop, event_planning, event_registers
from app.commands.choices import PARTS, REASONS
from app.commands.console import Console
from app.commands.event_lines import (
    assessment_json,
    assessment_lines,
    detail_lines,
    duty_json,
    event_json,
    fault_json,
    fault_lines,
    plain,
    row_json,
    row_line,
    version_line,
)
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.event_changes import is_cancelled_by_tier
from app.domain.event_faults import HOST_LEVEL
from app.domain.events import Event, EventResult
from app.errors import Refused
from app.i18n import _
from app.services import event_files, events, obligations, overview, planned_places, tiers
from app.services.workspace import Workspace
from app.text import short_date

_Answer = tuple[dict[str, Any], list[str]]
_TIME = re.compile(r"(\d{1,2})(?:[:hg](\d{2})?)?", re.ASCII)
#: What takes a day away.
_NONE = "-"


def events_(args: argparse.Namespace, console: Console) -> int:
    """Run ``events`` itself or one of the commands under it."""
    name = args.work or "list"
    with opened(args, console, read_only=_only_looks(name, args)) as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _only_looks(name: str, args: argparse.Namespace) -> bool:
    """Whether nothing is written, so that a window may have the data file open."""
    return name in _READING or getattr(args, "preview", False) or event_registers.only_lists(name, args)


# --- looking ---------------------------------------------------------------------------------------------------------


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    rows = events.events(ws, args.year)
    lines = [*map(row_line, rows), _("{count} sự kiện").format(count=len(rows))]
    return {"events": [row_json(row) for row in rows]}, lines


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    shown = events.detail(ws, args.id)
    duties = [row for row in obligations.obligations(ws) if row.obligation.event_id == args.id]
    answer = {
        "event": event_json(shown.event),
        **row_json(shown.row),
        "assessment": assessment_json(shown.row.assessment),
        "offered": plain(shown.offered),
        "versions": [
            {"version": kept.version, "reason": kept.reason, "actor": kept.actor, "event": event_json(kept.event)}
            for kept in shown.versions
        ],
        "obligations": [duty_json(row) for row in duties],
        "papers": [{"purpose": purpose, "paper_id": paper_id} for purpose, paper_id in shown.papers],
        "photos": plain(shown.photos),
    }
    return answer, list(detail_lines(shown))


# --- writing ---------------------------------------------------------------------------------------------------------


def _new(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = _day(args.on)
    on = day or events.lookup_day(ws, args.kind)
    return _saved(ws, _filled(ws, events.new(ws, args.kind, _hosts(ws, args, on), day), args))


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
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
    day = event.starts_on if args.on is None else _day(args.on)
    on = day or events.lookup_day(ws, event.kind, event.year)
    given: dict[str, Any] = {"starts_on": day}
    if args.host is not None:
        given["hosts"] = _hosts(ws, args, on)
    elif args.hamlets:
        given["hosts"] = planned_places.in_hamlets(ws, event.hosts, on)
    if args.participant is not None:
        given["participants"] = tuple(_unit(ws, text, on) for text in args.participant)
    if args.to is not None or day is None:
        given["ends_on"] = _day(args.to)
    if args.time is not None:
        given["starts_at"] = _typed_time(args.time)
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


def _day(text: str | None) -> date | None:
    return None if text is None or text == _NONE else typed_day(text)


def _typed_time(text: str) -> time | None:
    if text == _NONE:
        return None
    found = _TIME.fullmatch(text.strip().lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (-1, 0)
    if not (0 <= hour < 24 and 0 <= minute < 60):
        sentence = _("Giờ “{text}” không đúng; hãy ghi giờ và phút, ví dụ 7:30.")
        raise Refused("bad-time", sentence.format(text=text))
    return time(hour, minute)


def _copy(ws: Workspace, args: argparse.Namespace) -> _Answer:
    event = events.detail(ws, args.id).event
    on = events.lookup_day(ws, event.kind, event.year)
    hosts = [_unit(ws, text, on) for text in args.host or ()]
    saved = events.copy(ws, args.id, hosts)
    return {"id": saved.id}, [_("Đã lập sự kiện số {id}: {name}").format(id=saved.id, name=saved.event.name)]


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    events.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ sự kiện số {id}.").format(id=args.id)]


# --- steps -----------------------------------------------------------------------------------------------------------


def _adjust(ws: Workspace, args: argparse.Namespace) -> _Answer:
    if not args.ids and not args.all:
        raise Refused("no-event", _("Hãy ghi số của sự kiện, hoặc --all để điều chỉnh mọi sự kiện cần điều chỉnh."))
    rows = events.events(ws) if args.all else ()
    waiting = tuple(row.event.id for row in rows if row.needs_adjusting)
    if args.all and not waiting:
        return {"adjusted": [], "refused": []}, list(_nothing_to_adjust(rows))
    done, refused = events.adjust_all(ws, waiting if args.all else args.ids)
    lines = [_adjusted_line(item) for item in done]
    answer = [{"event": event_json(i.after), "sentence": i.sentence, "notice": i.paper_id} for i in done]
    return {"adjusted": answer, "refused": [str(item) for item in refused]}, [*lines, *map(str, refused)]


def _nothing_to_adjust(rows: Iterable[events.EventRow]) -> Iterator[str]:
    """That nothing waits; what a tier called off altogether was seen to when the tier was entered."""
    yield _("Không có sự kiện nào phải điều chỉnh.")
    off = [row.event for row in rows if is_cancelled_by_tier(row.event)]
    if off:
        told = _(
            "{count} sự kiện không tổ chức do cấp độ: đã ghi không tổ chức, soạn thông báo (papers list) và mở báo cáo "
            "phải nộp (events obligations) ngay khi ghi cấp độ:"
        )
        yield told.format(count=len(off))
        yield from (f"  {event.id}. {event.name}" for event in off)


def _adjusted_line(item: events.Adjusted) -> str:
    told = f"{item.after.name}: {item.sentence}"
    if item.paper_id is None:
        return told
    return _("{told} Đã soạn thông báo, dự thảo số {id}.").format(told=told, id=item.paper_id)


def _restore(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _stepped(ws, events.restore_offered(ws, args.id))


def _reopen(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _stepped(ws, events.reopen(ws, args.id))


def _cancel(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _stepped(ws, events.cancel(ws, args.id, REASONS[args.reason], args.text, args.report_to))


def _postpone(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _stepped(ws, events.postpone(ws, args.id, REASONS[args.reason], args.text, _day(args.until)))


def _stepped(ws: Workspace, event: Event) -> _Answer:
    shown = events.detail(ws, event.id)
    return {"event": event_json(event)}, [row_line(shown.row), version_line(shown.versions[-1])]


def _held(ws: Workspace, args: argparse.Namespace) -> _Answer:
    value = None if args.gift_value is None else Decimal(args.gift_value)
    result = EventResult(
        delegate_count=args.delegates,
        people_count=args.people,
        arts=args.arts,
        sports=args.sports,
        games=args.games,
        gift_count=args.gifts,
        gift_value=value,
        pledge_count=args.pledges,
        summary=args.summary,
        shortcomings=args.shortcomings,
    )
    judged = events.mark_held(ws, args.id, result)
    event = events.detail(ws, args.id).event
    day = short_date(event.starts_on) if event.starts_on else ""
    told = _("Đã ghi tổ chức ngày {day}: {name}").format(day=day, name=event.name)
    answer = {"event": event_json(event), "faults": [fault_json(fault) for fault in judged.faults]}
    return answer, [told, *fault_lines(judged.faults)]


_WORKS = {
    "list": _list,
    "show": _show,
    "new": _new,
    "set": _set,
    "copy": _copy,
    "remove": _remove,
    "adjust": _adjust,
    "restore": _restore,
    "reopen": _reopen,
    "cancel": _cancel,
    "postpone": _postpone,
    "held": _held,
    **event_registers.WORKS,
    "plan": event_planning.plan,
    "adopt": event_planning.adopt,
    "backdrop": event_backdrop.backdrop,
}
_READING = frozenset({"list", "show", "backdrop", "figures", "compare"})

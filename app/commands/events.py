"""``events``: events of a season, one with its assessment and reasons, new ones, and the steps of their life."""

import argparse
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from app.commands import event_backdrop, event_entering, event_planning, event_registers
from app.commands.choices import REASONS
from app.commands.console import Console
from app.commands.event_entering import day_typed
from app.commands.event_lines import (
    assessment_json,
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
from app.domain.event_changes import is_cancelled_by_tier
from app.domain.events import Event, EventResult
from app.errors import Refused
from app.i18n import _
from app.services import events, obligations
from app.services.workspace import Workspace
from app.text import short_date

_Answer = tuple[dict[str, Any], list[str]]


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
    return _stepped(ws, events.postpone(ws, args.id, REASONS[args.reason], args.text, day_typed(args.until)))


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
    **event_entering.WORKS,
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

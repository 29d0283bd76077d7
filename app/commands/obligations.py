"""``obligations``: who owes what to whom by when, what came, more time, rulings, reminders, the calendar, days off."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from app.commands import duty_calendar
from app.commands.console import Console
from app.commands.obligation_lines import row_json, row_line, ruling_words, slot_json, slot_lines
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.plans.duty_rates import rate
from app.domain.plans.duty_rows import SOON, DutyFilter, DutyRow
from app.domain.plans.work import DutyRuling
from app.errors import Refused
from app.i18n import _
from app.services.plans import chasing, duties, duty_entries, duty_lookup, duty_rulings, register
from app.services.workspace import Workspace
from app.text import padded_count

_Answer = tuple[dict[str, Any], list[str]]
_LOOKS = frozenset({"list", "show", "conflicts", "ics"})


def obligations_(args: argparse.Namespace, console: Console) -> int:
    """Run one of the commands under ``obligations``."""
    writes = any(getattr(args, name, "") for name in ("draft", "add", "remove"))
    is_looking = args.work in _LOOKS or (args.work in ("chase", "days-off") and not writes)
    with opened(args, console, read_only=is_looking) as ws:
        answer, lines = _WORKS[args.work](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


# --- looking ---------------------------------------------------------------------------------------------------------


def _filter(ws: Workspace, args: argparse.Namespace) -> DutyFilter:
    # A plan nobody knows owes nothing; that must not read as if all were done.
    plan = register.named(ws, args.plan).key if args.plan else ""
    if args.due_in is not None and args.due_in < 0:
        raise Refused("bad-days", _("Số ngày làm việc phải từ 0 trở lên."))
    return DutyFilter(
        plan=plan,
        who=args.agency,
        year=getattr(args, "year", None),
        is_late=args.late,
        due_in=args.due_in,
        only_owed=getattr(args, "open", False),
    )


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = duties.board(ws, _filter(ws, args))
    late = sum(row.is_behind for row in found)
    told = _("{count} nghĩa vụ, {late} đã qua hạn chưa nộp đủ.")
    summary = told.format(count=padded_count(len(found)), late=padded_count(late))
    in_time = rate(found)
    answer = {"obligations": [row_json(row) for row in found], "late": late, "on_time": asdict(in_time)}
    return answer, [*map(row_line, found), summary, _("Đã đến hạn: {words}.").format(words=in_time.words)]


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    rows = duty_lookup.of_duty(ws, args.plan, args.duty)
    slots = duty_rulings.occurrences(ws, rows[0].at.part_id) if rows[0].at.part_id else ()
    lines = [_("{title} ({plan})").format(title=rows[0].duty.title, plan=rows[0].plan_title)]
    lines += [f"“{rows[0].duty.quote}”"] if rows[0].duty.quote else []
    lines += [line for slot in slots for line in slot_lines(slot)]
    answer = {"obligations": [row_json(row) for row in rows], "occurrences": [slot_json(slot) for slot in slots]}
    return answer, [*lines, *map(row_line, rows)]


def _conflicts(ws: Workspace, _args: argparse.Namespace) -> _Answer:
    found = duty_rulings.conflicts(ws)
    lines = []
    for plan, _part, slot in found:
        lines += [f"{plan.key} {slot.duty.key}: {slot.duty.title}", *slot_lines(slot)]
    answer = [{"plan": plan.key, "duty": slot.duty.key, **slot_json(slot)} for plan, _part, slot in found]
    return {"conflicts": answer}, lines or [_("Không có nghĩa vụ nào mang hai hạn khác nhau.")]


# --- entering --------------------------------------------------------------------------------------------------------


def _line(ws: Workspace, args: argparse.Namespace) -> DutyRow:
    return duty_lookup.line(ws, args.plan, args.duty, args.who, args.period)


def _told(row: DutyRow) -> _Answer:
    return row_json(row), [row_line(row)]


def _receive(ws: Workspace, args: argparse.Namespace) -> _Answer:
    at = _line(ws, args).at
    soft, hard = (typed_day(text) if text else None for text in (args.soft, args.hard))
    if args.correct:
        came = {"soft_on": soft, "hard_on": hard, "is_early": args.early}
        return _told(duty_entries.correct(ws, at, **came, document=args.document))
    return _told(
        duty_entries.receive(
            ws, at, soft_on=soft, hard_on=hard, document=args.document, note=args.note, is_early=args.early
        )
    )


def _extend(ws: Workspace, args: argparse.Namespace) -> _Answer:
    at = _line(ws, args).at
    if args.take_back:
        return _told(duty_entries.take_back_extension(ws, at))
    return _told(duty_entries.extend(ws, at, _due(args), args.reason, args.document))


def _waive(ws: Workspace, args: argparse.Namespace) -> _Answer:
    at = _line(ws, args).at
    if args.take_back:
        return _told(duty_entries.take_back_waiver(ws, at))
    return _told(duty_entries.waive(ws, at, args.reason))


def _rule(ws: Workspace, args: argparse.Namespace) -> _Answer:
    part_id = duty_lookup.of_duty(ws, args.plan, args.duty)[0].at.part_id
    if args.take_back:
        slot = duty_rulings.take_back_ruling(ws, part_id, args.period)
        return slot_json(slot), slot_lines(slot)
    ruling = DutyRuling(
        part_id=part_id,
        period=args.period,
        due_on=_due(args),
        document=args.document,
        decided_on=typed_day(args.on) if args.on else None,
        decided_by=args.by,
    )
    known = {item.period.text: item.due.ruling for item in duty_rulings.occurrences(ws, part_id)}
    before = known.get(args.period)
    slot = duty_rulings.rule(ws, ruling)
    lines = slot_lines(slot)
    if before is not None:
        lines.append(_("  Thay hạn đã chốt trước đó: {ruling}.").format(ruling=ruling_words(before)))
    return {**slot_json(slot), "replaced": ruling_words(before) if before else ""}, lines


def _due(args: argparse.Namespace) -> Any:
    if not args.due:
        raise Refused("no-day", _("Chưa ghi ngày cuối còn đúng hạn (--due); chưa lưu gì."))
    return typed_day(args.due)


# --- sending ---------------------------------------------------------------------------------------------------------


def _chase(ws: Workspace, args: argparse.Namespace) -> _Answer:
    wanted = _filter(ws, args) if args.plan or args.agency or args.late or args.due_in is not None else None
    if wanted is not None and not args.late and args.due_in is None:
        wanted = replace(wanted, is_late=True, due_in=SOON)
    found = chasing.reminders(ws, wanted)
    lines = []
    for item in found:
        told = _("{who}: {count} việc, {late} đã qua hạn")
        count, late = padded_count(len(item.rows)), padded_count(item.late)
        lines += [told.format(who=item.addressee, count=count, late=late)]
        lines += [f"  {row.title}: {row.standing.sentence}" for row in item.rows]
    answer: dict[str, Any] = {
        "reminders": [{"to": item.addressee, "obligations": [row_json(row) for row in item.rows]} for item in found]
    }
    if args.draft:
        ids = chasing.write(ws, (), wanted, anew=args.anew)
        paths = chasing.export(ws, ids, Path(args.out)) if args.out else ()
        answer |= {"papers": list(ids), "files": [str(path) for path in paths]}
        lines += [_("Đã soạn {count} công văn đôn đốc (xem papers list).").format(count=padded_count(len(ids)))]
        lines += [str(path) for path in paths]
    elif args.out:
        raise Refused("no-draft", _("Muốn in công văn thì thêm --draft để soạn trước."))
    return answer, lines or [_("Không có việc nào quá hạn hoặc sắp đến hạn: không cần đôn đốc ai.")]


_WORKS: Mapping[str, Any] = {
    "list": _list,
    "show": _show,
    "conflicts": _conflicts,
    "receive": _receive,
    "extend": _extend,
    "waive": _waive,
    "rule": _rule,
    "chase": _chase,
    "ics": duty_calendar.ics,
    "days-off": duty_calendar.days,
}

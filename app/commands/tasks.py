"""``tasks``: how the tasks of plans stand, what is entered about them, the work list of an agency."""

import argparse
from typing import Any

from app.commands import work_list
from app.commands.choices import PROGRESS_STATES, TASK_STATES
from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.commands.plan_lines import slot_lines, task_json, task_line
from app.domain.plans.progress import TaskState
from app.domain.plans.work import TaskOpening, TaskProgress
from app.i18n import _
from app.services.plans import lookup, register, task_entries, task_words, tasks
from app.services.plans.tasks import TaskFilter, TaskRow
from app.services.plans.typed_numbers import typed_number
from app.services.workspace import Workspace
from app.text import padded_count, short_date

_Answer = tuple[dict[str, Any], list[str]]
_LOOKS = frozenset({"list", "show", "worklist"})


def tasks_(args: argparse.Namespace, console: Console) -> int:
    """Run one of the commands under ``tasks``."""
    with opened(args, console, read_only=args.work in _LOOKS) as ws:
        answer, lines = _WORKS[args.work](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    states = {TASK_STATES[args.state]} if args.state else set()
    if args.overdue:
        states.add(TaskState.OVERDUE)
    wanted = TaskFilter(args.agency, args.phase, args.period, frozenset(states))
    plans = [register.named(ws, args.plan)] if args.plan else list(register.plans(ws))
    # Of several plans those are shown that know the agency and the period; where none does, the first one refuses.
    fitting = [plan for plan in plans if tasks.knows(plan, wanted)] or plans[:1]
    found = [row for plan in fitting for row in tasks.rows(ws, plan.key, wanted)]
    late = sum(row.standing is not None and row.standing.state is TaskState.OVERDUE for row in found)
    leaves = sum(row.standing is not None for row in found)
    told = _("{count} nhiệm vụ, {late} quá hạn.").format(count=padded_count(leaves), late=padded_count(late))
    lines: list[str] = []
    for plan in fitting:
        of_plan = [task_line(row) for row in found if row.plan.key == plan.key]
        lines += [_("Kế hoạch {key}:").format(key=plan.key), *of_plan] if len(fitting) > 1 and of_plan else of_plan
    return {"tasks": [task_json(row) for row in found], "overdue": late}, [*lines, told]


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    row = tasks.find(ws, plan.key, args.task)
    return task_json(row), _told(row)


def _told(row: TaskRow) -> list[str]:
    task = row.task
    lines = [task_line(row).strip()]
    lines += [_("Mục {clause}: {quote}").format(clause=task.clause, quote=task.quote or "…")] if task.clause else []
    lines += [_("Thời gian: {text}").format(text=task.timing.text)] if task.timing.text else []
    partners = [lookup.agency_name(row.plan, key) for key in task.partners]
    partners += [task.partner_words] if task.partner_words else []
    lines += [_("Phối hợp: {names}").format(names=", ".join(partners))] if partners else []
    products = "; ".join(f"{item.key} ({item.text})" for item in task.deliverables)
    lines += [_("Sản phẩm (--product): {products}").format(products=products)] if products else []
    if row.opening is not None:
        told = _("Điều kiện có từ {day}: {condition}")
        line = told.format(day=short_date(row.opening.opened_on), condition=task.timing.condition)
        lines.append("; ".join(filter(None, (line, row.opening.document))))
    elif task.timing.condition:
        lines.append(_("Còn chờ: {condition}").format(condition=task.timing.condition))
    for slot in row.standing.slots if row.standing else ():
        lines += slot_lines(row, slot)
    lines += task_words.doubts(row)
    return [*lines, *(_("Minh chứng {id}: {name}").format(id=item.id, name=item.name) for item in row.evidence)]


def _progress(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    known = tasks.find(ws, plan.key, args.task)
    on_day = typed_day(args.on) if args.on else ws.today
    # A code or name is that of the unit which bears it at the end of the period, or on the day.
    then = lookup.period(plan, args.period).last if args.period else on_day
    entry = TaskProgress(
        part_id=0,
        state=PROGRESS_STATES[args.state],
        on_day=on_day,
        period=args.period,
        agency=args.agency,
        unit_id=tasks.unit_named(known, args.unit, then).id if args.unit else None,
        deliverable=args.product,
        quantity=typed_number(args.count) if args.count else None,
        document=args.document,
        note=args.note,
        id=args.id,
    )
    row = task_entries.record(ws, plan.key, args.task, entry, args.file)
    return task_json(row), _told(row)


def _open(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    opening = TaskOpening(
        part_id=0,
        opened_on=typed_day(args.on) if args.on else ws.today,
        due_on=typed_day(args.due) if args.due else None,
        document=args.document,
    )
    row = task_entries.open_(ws, plan.key, args.task, opening)
    return task_json(row), [task_line(row).strip()]


def _wait(ws: Workspace, args: argparse.Namespace) -> _Answer:
    row = task_entries.wait_again(ws, register.named(ws, args.plan).key, args.task)
    return task_json(row), [task_line(row).strip()]


def _drop(ws: Workspace, args: argparse.Namespace) -> _Answer:
    task_entries.remove(ws, register.named(ws, args.plan).key, args.id)
    return {"id": args.id}, [_("Đã bỏ mục tiến độ số {id}.").format(id=args.id)]


_WORKS = {
    "list": _list,
    "show": _show,
    "progress": _progress,
    "open": _open,
    "wait": _wait,
    "drop": _drop,
    "worklist": work_list.run,
}

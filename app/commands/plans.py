"""``plans``: the register of plans, what a clause says, closing, money."""

import argparse
from typing import Any

from app.commands import plan_filing, plan_reading
from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.plans.plan import Plan
from app.domain.plans.spans import span
from app.domain.plans.target_steps import thresholds
from app.domain.plans.timing import leaf_tasks
from app.domain.plans.work import PlanCost
from app.errors import Refused
from app.i18n import _
from app.services.plans import costs, register
from app.services.plans.costs import CostSum
from app.services.plans.register import PlanRow
from app.services.plans.typed_numbers import typed_amount
from app.services.workspace import Workspace
from app.text import format_number, padded_count, short_date

_Answer = tuple[dict[str, Any], list[str]]
_LOOKS = frozenset({"export", "list", "show", "clause", "costs"})


def plans_(args: argparse.Namespace, console: Console) -> int:
    """Run one of the commands under ``plans``."""
    if args.work == "read" and not args.store:
        # Looking at a text needs no data file.
        return _say(*plan_reading.read(args), args, console)
    with opened(args, console, read_only=args.work in _LOOKS) as ws:
        answer, lines = _WORKS[args.work](ws, args)
    return _say(answer, lines, args, console)


def _say(answer: dict[str, Any], lines: list[str], args: argparse.Namespace, console: Console) -> int:
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    rows = register.rows(ws)
    lines = [_plan_line(row) for row in rows] or [_("Chưa có kế hoạch nào.")]
    offers = [item for item in register.offers(ws) if not item.is_here] if args.all else []
    lines += [_("Có sẵn: {id}. {title}").format(id=item.id, title=item.title) for item in offers]
    answer = {
        "plans": [{**_plan_json(row.plan), "closed_on": _iso(row.closed_on)} for row in rows],
        "offers": [{"id": item.id, "title": item.title} for item in offers],
    }
    return answer, lines


def _plan_line(row: PlanRow) -> str:
    head = row.plan.head
    number = f" {head.number}" if head.number else ""
    closed = _("; đã kết thúc ngày {day}").format(day=short_date(row.closed_on)) if row.closed_on else ""
    told = _("{key}.{number} {title}; {issuer}; {starts} - {ends}{closed}")
    days = {"starts": short_date(head.starts), "ends": short_date(head.ends)}
    return told.format(key=row.plan.key, number=number, title=row.title, issuer=head.issuer, closed=closed, **days)


def _plan_json(plan: Plan) -> dict[str, Any]:
    head = plan.head
    return {
        "key": plan.key,
        "number": head.number,
        "issued_on": _iso(head.issued_on),
        "title": head.title,
        "issuer": head.issuer,
        "level": head.level.value,
        "starts": head.starts.isoformat(),
        "ends": head.ends.isoformat(),
        "agencies": len(plan.agencies),
        "targets": len(plan.targets),
        "tasks": len(leaf_tasks(plan)),
        "duties": len(plan.duties),
    }


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan or args.key)
    row = next(item for item in register.rows(ws) if item.plan.key == plan.key)
    lines = [_plan_line(row)]
    lines += [
        _("Căn cứ: {document} {subject}").format(document=item.document, subject=item.subject).strip()
        for item in plan.head.bases
    ]
    for phase in plan.phases:
        days = {"starts": span(phase.starts).words, "ends": span(phase.ends).words}
        lines.append(_("{name}: từ {starts} đến {ends}").format(name=phase.name, **days))
    lines += [_("Cơ quan {key}: {name}").format(key=item.key, name=item.name) for item in plan.agencies]
    lines += [_("Số đo {key}: {name} ({unit})").format(key=m.key, name=m.name, unit=m.unit) for m in plan.measures]
    for target in plan.targets:
        steps = "; ".join(item.words for item in thresholds(target, plan)) or _("không đặt con số")
        lines.append(_("Chỉ tiêu {key}: {title}: {steps}").format(key=target.key, title=target.title, steps=steps))
    counts = _("{targets} chỉ tiêu, {tasks} nhiệm vụ, {duties} nghĩa vụ báo cáo.")
    sizes = {"targets": len(plan.targets), "tasks": len(leaf_tasks(plan)), "duties": len(plan.duties)}
    lines.append(counts.format(**{name: padded_count(number) for name, number in sizes.items()}))
    answer = {
        **_plan_json(plan),
        "closed_on": _iso(row.closed_on),
        "agency_keys": [item.key for item in plan.agencies],
        "phase_keys": [item.key for item in plan.phases],
        "measure_keys": [item.key for item in plan.measures],
        "target_keys": [item.key for item in plan.targets],
        "task_keys": [item.key for item in plan.tasks],
        "duty_keys": [item.key for item in plan.duties],
    }
    return answer, lines


def _adopt(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.adopt(ws, args.id)
    told = _("Đã lấy kế hoạch “{key}”: {tasks} nhiệm vụ, {targets} chỉ tiêu, {duties} nghĩa vụ báo cáo.")
    sizes = {"tasks": len(leaf_tasks(plan)), "targets": len(plan.targets), "duties": len(plan.duties)}
    return _plan_json(plan), [told.format(key=plan.key, **sizes)]


def _clause(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    found = [item.text for item in register.clause_text(plan, args.clause)]
    if not found:
        told = _("Kế hoạch “{key}” không có mục {clause}.")
        raise Refused("no-clause", told.format(key=plan.key, clause=args.clause))
    return {"plan": plan.key, "clause": args.clause, "paragraphs": found}, found


def _close(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    day = typed_day(args.on) if args.on else ws.today
    register.close(ws, plan.key, day)
    told = _("Đã kết thúc kế hoạch “{key}” ngày {day}.").format(key=plan.key, day=short_date(day))
    return {"key": plan.key, "closed_on": day.isoformat()}, [told]


def _reopen(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    register.reopen(ws, plan.key)
    return {"key": plan.key, "closed_on": None}, [_("Đã mở lại kế hoạch “{key}”.").format(key=plan.key)]


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    register.remove(ws, plan.key, even_with_work=args.with_results)
    return {"key": plan.key}, [_("Đã bỏ kế hoạch “{key}” khỏi dữ liệu.").format(key=plan.key)]


# --- money -----------------------------------------------------------------------------------------------------------


def _costs(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    board = costs.board(ws, plan.key, args.year)
    lines = [f"{one.id}. {one.year}: {_sum_words(costs.summed(one.title, (one,)))}" for one in board.lines]
    for some in (board.by_year, board.by_source, board.by_task):
        lines += [f"  {_sum_words(item)}" for item in some] if len(some) > 1 else []
    lines += [_sum_words(board.total), *board.warnings] if board.lines else [_("Chưa ghi kinh phí.")]
    answer = {
        "plan": plan.key,
        "lines": [_cost_json(one) for one in board.lines],
        "total": _sum_json(board.total),
        "by_year": [_sum_json(item) for item in board.by_year],
        "by_source": [_sum_json(item) for item in board.by_source],
        "by_task": [_sum_json(item) for item in board.by_task],
        "warnings": list(board.warnings),
    }
    return answer, lines


def _sum_words(item: CostSum) -> str:
    told = _("{label}: dự toán {planned}, đã chi {spent} đồng")
    return told.format(label=item.label, planned=_amount(item.planned), spent=_amount(item.spent))


def _amount(value: int | None) -> str:
    return _("chưa ghi") if value is None else format_number(value)


def _sum_json(item: CostSum) -> dict[str, Any]:
    blank = {"unplanned": item.unplanned, "unspent": item.unspent}
    return {"label": item.label, "planned": item.planned, "spent": item.spent, **blank}


def _cost_json(one: PlanCost) -> dict[str, Any]:
    return {
        "id": one.id,
        "year": one.year,
        "title": one.title,
        "task": one.task,
        "source": one.source,
        "planned": one.planned,
        "spent": one.spent,
    }


def _cost(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    wanted = PlanCost(
        plan_id=plan.id,
        year=args.year,
        title=args.title,
        task=args.task,
        source=args.source,
        planned=typed_amount(args.planned),
        spent=typed_amount(args.spent),
        id=args.id,
    )
    done = costs.save(ws, plan.key, wanted)
    told = _("Đã ghi khoản số {id}: {words}")
    return _cost_json(done), [told.format(id=done.id, words=_sum_words(costs.summed(done.title, (done,))))]


def _drop_cost(ws: Workspace, args: argparse.Namespace) -> _Answer:
    costs.remove(ws, register.named(ws, args.plan).key, args.id)
    return {"id": args.id}, [_("Đã bỏ khoản kinh phí số {id}.").format(id=args.id)]


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


_WORKS = {
    "list": _list,
    "show": _show,
    "adopt": _adopt,
    "clause": _clause,
    "read": plan_reading.store,
    "export": plan_filing.export,
    "import": plan_filing.take,
    "close": _close,
    "reopen": _reopen,
    "remove": _remove,
    "costs": _costs,
    "cost": _cost,
    "drop-cost": _drop_cost,
}

"""``targets``: how the targets of a plan stand, judgements, shares, how «more» is read."""

import argparse
from typing import Any

from app.commands import plan_figures, target_shares
from app.commands.choices import READINGS, TARGET_STATES
from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.commands.plan_lines import plain, target_json, target_told
from app.domain.plans.target_states import STATE_WORDS
from app.domain.plans.work import TargetJudgement
from app.i18n import _
from app.services.plans import register, target_entries, targets
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]
_LOOKS = frozenset({"list", "show", "figures"})


def targets_(args: argparse.Namespace, console: Console) -> int:
    """Run one of the commands under ``targets``."""
    with opened(args, console, read_only=args.work in _LOOKS) as ws:
        answer, lines = _WORKS[args.work](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    rows = targets.board(ws, plan.key, args.period)
    lines = [line for row in rows for line in target_told(row)]
    return {"plan": plan.key, "targets": [target_json(row) for row in rows]}, lines or [_("Chưa có chỉ tiêu nào.")]


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    row = targets.find(ws, plan.key, args.target)
    past = targets.over_time(ws, plan.key, args.target)
    lines = [*target_told(row), *plan_figures.measure_lines(ws, plan, row.target)]
    for item in past:
        asked = f" / {item.threshold.words}" if item.threshold else ""
        lines.append(f"  {item.period.words}: {item.counted.words}{asked}: {_(STATE_WORDS[item.state])}")
    periods = [
        {"period": item.period.text, "value": plain(item.counted.value), "state": item.state.value} for item in past
    ]
    return {**target_json(row), "periods": periods}, lines


def _judge(ws: Workspace, args: argparse.Namespace) -> _Answer:
    judgement = TargetJudgement(
        part_id=0,
        period=args.period,
        state=TARGET_STATES[args.state],
        judged_on=typed_day(args.on) if args.on else ws.today,
        document=args.document,
        reason=args.reason,
    )
    row = target_entries.judge(ws, register.named(ws, args.plan).key, args.target, judgement)
    return target_json(row), target_told(row)


def _unjudge(ws: Workspace, args: argparse.Namespace) -> _Answer:
    row = target_entries.take_back(ws, register.named(ws, args.plan).key, args.target, args.period)
    return target_json(row), target_told(row)


def _reading(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    row = target_entries.read_as(ws, plan.key, args.target, args.step, READINGS[args.reading], args.note)
    return target_json(row), target_told(row)


_WORKS = {
    "list": _list,
    "show": _show,
    "set": plan_figures.enter,
    "figures": plan_figures.listed,
    "drop": plan_figures.drop,
    "judge": _judge,
    "unjudge": _unjudge,
    "share": target_shares.share,
    "reading": _reading,
}

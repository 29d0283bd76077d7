"""``targets``: how the targets of a plan stand, judgements, shares, how «more» is read."""

import argparse
from decimal import Decimal
from typing import Any

from app.commands import plan_figures
from app.commands.choices import READINGS, TARGET_STATES
from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.commands.plan_lines import plain, target_json, target_line
from app.domain.plans.target_states import STATE_WORDS
from app.domain.plans.target_steps import period_of
from app.domain.plans.work import TargetJudgement, TargetShare
from app.errors import Refused
from app.i18n import _
from app.services.plans import lookup, plan_owners, register, target_entries, targets
from app.services.plans.owner_lookup import owner_named
from app.services.plans.target_rows import TargetRow
from app.services.plans.typed_numbers import typed_number
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
    lines = [line for row in rows for line in _told(row)]
    return {"plan": plan.key, "targets": [target_json(row) for row in rows]}, lines or [_("Chưa có chỉ tiêu nào.")]


def _told(row: TargetRow) -> list[str]:
    return [target_line(row), *(f"  {sentence}" for sentence in row.sentences)]


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    row = targets.find(ws, plan.key, args.target)
    past = targets.over_time(ws, plan.key, args.target)
    lines = [*_told(row), *plan_figures.measure_lines(ws, plan, row.target)]
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
    return target_json(row), _told(row)


def _unjudge(ws: Workspace, args: argparse.Namespace) -> _Answer:
    row = target_entries.take_back(ws, register.named(ws, args.plan).key, args.target, args.period)
    return target_json(row), _told(row)


def _share(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    target = lookup.target(plan, args.target)
    within = lookup.period(plan, args.period) if args.period else period_of(target, plan, ws.today)
    named = [(owner_named(ws, plan, who, within), value) for who, value in map(_given, args.shares)]
    values = [value for _owner, value in named]
    if args.split and values:
        values = list(target_entries.split(ws, plan.key, args.target, args.period, values))
    shares = [
        TargetShare(part_id=0, period=args.period, value=value, agency=agency, unit_id=unit_id)
        for ((agency, unit_id), _weight), value in zip(named, values, strict=True)
    ]
    row = target_entries.share(ws, plan.key, args.target, shares, args.period)
    names = [f"  {name}: {plain(value)}" for name, value in plan_owners.named_shares(ws, plan, row.shares)]
    return target_json(row), [*_told(row), *names]


def _given(text: str) -> tuple[str, Decimal]:
    agency, is_given, value = text.rpartition("=")
    if not is_given or not agency.strip():
        told = _("“{text}” chưa đúng; hãy ghi CƠ_QUAN=SỐ hoặc ĐƠN_VỊ=SỐ, ví dụ cong-an=3.")
        raise Refused("bad-share", told.format(text=text))
    return agency, typed_number(value)


def _reading(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    row = target_entries.read_as(ws, plan.key, args.target, args.step, READINGS[args.reading], args.note)
    return target_json(row), _told(row)


_WORKS = {
    "list": _list,
    "show": _show,
    "set": plan_figures.enter,
    "figures": plan_figures.listed,
    "drop": plan_figures.drop,
    "judge": _judge,
    "unjudge": _unjudge,
    "share": _share,
    "reading": _reading,
}

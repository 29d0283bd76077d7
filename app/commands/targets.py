"""``targets``: how the targets of a plan stand, figures, judgements, shares, how «more» is read."""

import argparse
from decimal import Decimal
from typing import Any

from app.commands.choices import READINGS, TARGET_STATES
from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.commands.plan_lines import plain, target_json, target_line, typed_number, value_json
from app.domain.plans.spans import span
from app.domain.plans.target_states import STATE_WORDS
from app.domain.plans.work import PlanFigure, TargetJudgement, TargetShare
from app.errors import Refused
from app.i18n import _
from app.services import overview
from app.services.plans import figures, lookup, register, target_entries, targets
from app.services.plans.targets import TargetRow
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]
_LOOKS = frozenset({"list", "show", "figures"})
#: A figure that was asked for and is not known.
_UNKNOWN = "?"


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
    lines = _told(row)
    for item in past:
        asked = f" / {item.threshold.words}" if item.threshold else ""
        lines.append(f"  {item.period.words}: {item.counted.words}{asked}: {_(STATE_WORDS[item.state])}")
    periods = [
        {"period": item.period.text, "value": plain(item.counted.value), "state": item.state.value} for item in past
    ]
    return {**target_json(row), "periods": periods}, lines


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    wanted = PlanFigure(
        plan_id=plan.id,
        measure=args.measure,
        period=args.period,
        value=None if args.value == _UNKNOWN else typed_number(args.value),
        agency=args.agency,
        unit_id=_unit(ws, args.unit, lookup.period(plan, args.period).last.year),
        document=args.document,
        note=args.note,
    )
    done = figures.set_figure(ws, plan.key, wanted)
    found = figures.value(ws, plan.key, done.measure, done.period)
    told = _("Đã ghi số liệu số {id}: {words}").format(id=done.id, words=_figure_line(done))
    return {**_figure_json(done), "whole": value_json(found)}, [told, *([found.note] if found.note else [])]


def _unit(ws: Workspace, text: str, year: int) -> int | None:
    return overview.unit_named(ws, text, year).id if text else None


def _figures(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = figures.figures(ws, register.named(ws, args.plan).key)
    lines = [_figure_line(item, is_numbered=True) for item in found] or [_("Chưa ghi số liệu nào.")]
    return {"figures": [_figure_json(item) for item in found]}, lines


def _figure_line(item: PlanFigure, *, is_numbered: bool = False) -> str:
    number = f"{item.id}. " if is_numbered else ""
    who = item.agency or (_("đơn vị số {id}").format(id=item.unit_id) if item.unit_id else _("chung"))
    value = _("chưa biết") if item.value is None else plain(item.value)
    return f"{number}{item.measure}, {span(item.period).words}, {who}: {value}"


def _figure_json(item: PlanFigure) -> dict[str, Any]:
    return {
        "id": item.id,
        "measure": item.measure,
        "period": item.period,
        "agency": item.agency,
        "unit_id": item.unit_id,
        "value": plain(item.value),
        "document": item.document,
    }


def _drop(ws: Workspace, args: argparse.Namespace) -> _Answer:
    figures.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ số liệu số {id}.").format(id=args.id)]


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
    given = [_given(text) for text in args.shares]
    if args.split and given:
        values = target_entries.split(ws, plan.key, args.target, args.period, [value for _agency, value in given])
        given = [(agency, value) for (agency, _weight), value in zip(given, values, strict=True)]
    shares = [TargetShare(part_id=0, period=args.period, value=value, agency=agency) for agency, value in given]
    row = target_entries.share(ws, plan.key, args.target, shares)
    names = [f"  {lookup.agency_name(plan, item.agency)}: {plain(item.value)}" for item in row.shares]
    return target_json(row), [*_told(row), *names]


def _given(text: str) -> tuple[str, Decimal]:
    agency, is_given, value = text.rpartition("=")
    if not is_given or not agency.strip():
        told = _("“{text}” chưa đúng; hãy ghi CƠ_QUAN=SỐ, ví dụ cong-an=3.")
        raise Refused("bad-share", told.format(text=text))
    return agency, typed_number(value)


def _reading(ws: Workspace, args: argparse.Namespace) -> _Answer:
    plan = register.named(ws, args.plan)
    row = target_entries.read_as(ws, plan.key, args.target, args.step, READINGS[args.reading], args.note)
    return target_json(row), _told(row)


_WORKS = {
    "list": _list,
    "show": _show,
    "set": _set,
    "figures": _figures,
    "drop": _drop,
    "judge": _judge,
    "unjudge": _unjudge,
    "share": _share,
    "reading": _reading,
}

"""``targets set``, ``figures``, ``drop``: the figures entered under a plan, from which its targets are counted."""

import argparse
from typing import Any

from app.commands.plan_lines import plain, value_json
from app.domain.plans.plan import Plan
from app.domain.plans.spans import span
from app.domain.plans.targets import Target
from app.domain.plans.work import PlanFigure
from app.i18n import _
from app.services.plans import figures, lookup, measure_origins, register
from app.services.plans.figure_typing import UNKNOWN
from app.services.plans.owner_lookup import unit_named
from app.services.plans.typed_numbers import typed_number
from app.services.workspace import Workspace
from app.text import format_number

_Answer = tuple[dict[str, Any], list[str]]


def enter(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """``targets set``: enter a figure or change the one there is; "?" is asked for and not known."""
    plan = register.named(ws, args.plan)
    wanted = PlanFigure(
        plan_id=plan.id,
        measure=args.measure,
        period=args.period,
        value=None if args.value == UNKNOWN else typed_number(args.value),
        agency=args.agency,
        unit_id=unit_named(ws, plan, args.unit, lookup.period(plan, args.period)).id if args.unit else None,
        document=args.document,
        note=args.note,
    )
    done = figures.set_figure(ws, plan.key, wanted)
    found = figures.value(ws, plan.key, done.measure, done.period)
    told = _("Đã ghi số liệu số {id}: {words}").format(id=done.id, words=_figure_line(done))
    return {**_figure_json(done), "whole": value_json(found)}, [told, *([found.note] if found.note else [])]


def measure_lines(ws: Workspace, plan: Plan, target: Target) -> list[str]:
    """The measures a target is counted from, by the key ``targets set`` takes, or what else counts them."""
    first = _("Tử số") if target.denominator else _("Số đo")
    named = {first: target.numerator, _("Mẫu số"): target.denominator, _("Tổng"): target.whole}
    found = [(role, key) for role, key in named.items() if key]
    found += [(_("Phần"), key) for key in target.parts if key != target.numerator]
    lines = []
    for role, key in found:
        of = measure_origins.origin(ws, plan, key, has_figures=True)
        how = f"targets set {key}"
        if not of.is_typed:
            how = _("{key}, đếm từ {source}").format(key=key, source=_(measure_origins.ORIGIN_WORDS[of.kind]))
        lines.append(f"  {role}: {of.measure.name} ({how})")
    return lines


def listed(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """``targets figures``: every figure entered under a plan."""
    found = figures.figures(ws, register.named(ws, args.plan).key)
    lines = [_figure_line(item, is_numbered=True) for item in found] or [_("Chưa ghi số liệu nào.")]
    return {"figures": [_figure_json(item) for item in found]}, lines


def _figure_line(item: PlanFigure, *, is_numbered: bool = False) -> str:
    number = f"{item.id}. " if is_numbered else ""
    who = item.agency or (_("đơn vị số {id}").format(id=item.unit_id) if item.unit_id else _("chung"))
    value = _("chưa biết") if item.value is None else format_number(item.value)
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


def drop(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """``targets drop``: take a figure out."""
    figures.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ số liệu số {id}.").format(id=args.id)]

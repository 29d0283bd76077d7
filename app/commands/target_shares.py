"""``targets share``: what of a target each agency or unit has to reach."""

import argparse
from decimal import Decimal
from typing import Any

from app.commands.plan_lines import plain, target_json, target_told
from app.domain.plans.target_steps import period_of
from app.domain.plans.work import TargetShare
from app.errors import Refused
from app.i18n import _
from app.services.plans import lookup, plan_owners, register, target_entries
from app.services.plans.owner_lookup import owner_named
from app.services.plans.typed_numbers import typed_number
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def share(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Give shares of a target to agencies and units, or split its number among them by weights."""
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
    return target_json(row), [*target_told(row), *names]


def _given(text: str) -> tuple[str, Decimal]:
    agency, is_given, value = text.rpartition("=")
    if not is_given or not agency.strip():
        told = _("“{text}” chưa đúng; hãy ghi CƠ_QUAN=SỐ hoặc ĐƠN_VỊ=SỐ, ví dụ cong-an=3.")
        raise Refused("bad-share", told.format(text=text))
    return agency, typed_number(value)

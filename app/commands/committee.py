"""``committee``: the committee as it is on a day, and its change of level or name from a day on."""

import argparse
from dataclasses import replace
from typing import Any

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.committee import LEVEL_KINDS, Committee, CommitteeLevel
from app.domain.units import UNKNOWN_START, UnitKind
from app.i18n import _
from app.services import committee, unit_naming
from app.services.workspace import Workspace
from app.text import short_date

_TEXTS = ("name", "parent_organ", "short_name", "symbol", "place", "archive_line", "document")


def committee_(args: argparse.Namespace, console: Console) -> int:
    """Run ``committee`` itself, or ``committee change``."""
    with opened(args, console, read_only=args.work is None) as ws:
        if args.work == "change":
            _change(ws, args)
        on = typed_day(args.on) if args.on else ws.today
        past, now = committee.past(ws), committee.profile(ws, on)
    if args.json:
        console.json({**_json(now), "past": [_json(item) for item in past]})
        return 0
    for line in _lines(now):
        console.line(line)
    return 0


def _json(item: Committee) -> dict[str, Any]:
    start = None if item.valid_from == UNKNOWN_START else item.valid_from.isoformat()
    return {
        "unit_id": item.unit_id,
        "level": item.level,
        "valid_from": start,
        "letterhead": list(item.letterhead),
        "recipients": list(item.all_recipients),
        **{name: getattr(item, name) for name in _TEXTS},
    }


def _lines(item: Committee) -> list[str]:
    since = "" if item.valid_from == UNKNOWN_START else _(" (từ ngày {day})").format(day=short_date(item.valid_from))
    by = _("; theo {document}").format(document=item.document) if item.document else ""
    return [f"{item.name}{since}{by}", *item.letterhead, *(f"- {line}" for line in item.all_recipients)]


def _change(ws: Workspace, args: argparse.Namespace) -> None:
    day = typed_day(args.on)
    now = committee.profile(ws)
    typed = {name: getattr(args, name) for name in _TEXTS if getattr(args, name) is not None}
    following = replace(now, **{**typed, "document": args.document}, valid_from=day)
    if args.recipient:
        following = replace(following, recipients=tuple(args.recipient))
    if args.unit:
        with ws.store.read() as connection:
            unit = unit_naming.named(connection, args.unit, day)
        following = replace(following, unit_id=unit.id, level=_level_of(unit.kind, now.level))
    committee.change(ws, following)


def _level_of(kind: UnitKind, known: CommitteeLevel) -> CommitteeLevel:
    """The level of a unit of a kind; one that has no committee keeps the level, and is refused by its sentence."""
    return next((level for level, kinds in LEVEL_KINDS.items() if kind in kinds), known)

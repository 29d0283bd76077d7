"""``meanings``: what labels of senders' forms were confirmed to mean; confirmed and forgotten here too."""

import argparse

from app.commands.console import Console
from app.commands.opening import opened
from app.domain.periods import VIETNAM
from app.errors import Refused
from app.i18n import _
from app.services import mappings, overview
from app.text import short_date


def meanings(args: argparse.Namespace, console: Console) -> int:
    """List what is remembered, of one sender or of all; ``--confirm`` adds to it and ``--forget`` takes from it first.

    A report that is here already is read by it with ``import --again``.
    """
    is_change = args.confirm is not None or args.forget is not None
    with opened(args, console, read_only=not is_change) as ws:
        if args.confirm is not None:
            mappings.remember(ws, *_confirmed(args.confirm))
        if args.forget is not None:
            mappings.forget(ws, args.forget)
        unit_id = None
        if args.unit:
            unit_id = overview.unit_named(ws, args.unit, overview.year_of(ws, None)).id
        known = mappings.known(ws, unit_id)
    if args.json:
        rows = [
            {
                "id": item.id,
                "unit": item.unit,
                "label": item.text or item.label,
                "indicator": item.code,
                "confirmed_by": item.confirmed_by,
                "confirmed_at": item.confirmed_at.isoformat(),
            }
            for item in known
        ]
        console.json({"meanings": rows})
        return 0
    for item in known:
        told = _("{id}. {unit}: “{text}” là {code} ({by}, {day})")
        day = short_date(item.confirmed_at.astimezone(VIETNAM).date())
        console.line(
            told.format(
                id=item.id, unit=item.unit, text=item.text or item.label, code=item.code, by=item.confirmed_by, day=day
            )
        )
    console.line(_("{count} cách hiểu đã ghi nhớ").format(count=len(known)))
    return 0


def _confirmed(words: list[str]) -> tuple[int, int, str]:
    report, finding, code = words
    if not (report.isdecimal() and finding.isdecimal()):
        sentence = _("Sau --confirm ghi số báo cáo, số phát hiện (theo findings --json) và mã; chưa ghi nhớ gì.")
        raise Refused("bad-arguments", sentence)
    return int(report), int(finding), code

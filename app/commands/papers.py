"""``review``: the sơ kết report as Word and PDF."""

import argparse

from app.commands.console import Console
from app.commands.opening import opened
from app.i18n import _
from app.services import overview, reviews


def review(args: argparse.Namespace, console: Console) -> int:
    """Write the review of a year to every named file; the ending decides between Word and PDF."""
    with opened(args, console, read_only=True) as ws:
        year = overview.year_of(ws, args.year)
        scope_id = overview.unit_named(ws, args.unit, year).id if args.unit else None
        for path in reviews.export(ws, year, args.out, console.progress, scope_id):
            console.line(_("Đã lập {path}").format(path=path))
    return 0

"""``form``: workbooks to fill, one for each commune and station."""

import argparse
from collections.abc import Sequence

from app.commands.console import Console
from app.commands.opening import opened
from app.i18n import _
from app.services import forms, overview
from app.services.workspace import Workspace


def form(args: argparse.Namespace, console: Console) -> int:
    """Write the forms of a year for every unit that owes a report, or for the named ones."""
    with opened(args, console, read_only=True) as ws:
        year = overview.year_of(ws, args.year)
        paths = forms.write_forms(ws, year, _unit_ids(ws, args.unit, year), args.out, console.progress)
    if args.json:
        console.json({"year": year, "files": [str(path) for path in paths]})
        return 0
    for path in paths:
        console.line(_("Đã lập {path}").format(path=path))
    return 0


def _unit_ids(ws: Workspace, names: Sequence[str] | None, year: int) -> list[int] | None:
    """The units named on the command line; ``None`` when none is."""
    if not names:
        return None
    return list(dict.fromkeys(overview.unit_named(ws, name, year).id for name in names))

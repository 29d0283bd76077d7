"""``papers events``: the papers of events into a folder, and the table of their season."""

import argparse
from collections.abc import Collection, Sequence
from typing import Any

from app.commands.choices import PURPOSES, word_of
from app.domain.event_purposes import PURPOSE_WORDS, EventPurpose
from app.errors import Refused
from app.i18n import _
from app.services import event_papers, event_printing, events
from app.services.workspace import Workspace


def run(ws: Workspace, args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Write the papers, or without a folder tell which fit each event."""
    year = args.year or events.seasons(ws)[0]
    only = frozenset(PURPOSES[item] for item in args.only or ())
    chosen = [] if args.season else args.id or [row.event.id for row in events.events(ws, year)]
    if args.out is None:
        return _listed(ws, chosen, only)
    suffixes = (f".{args.format}",) if args.format else (".docx", ".pdf")
    wanted = _fitting(ws, chosen, only)
    papers = event_printing.print_events(ws, wanted, args.out, suffixes, only=only) if wanted else ()
    has_table = args.season or not (args.id or only)
    table = event_printing.print_season(ws, year, args.out, suffixes) if has_table else ()
    written = (*papers, *table)
    if not written:
        raise Refused("no-events", _("Năm {year} chưa có sự kiện nào; chưa lập tệp nào.").format(year=year))
    told = [_("Đã lập {path}").format(path=path) for path in written]
    warned = _blocked(ws, wanted)
    return {"files": [str(path) for path in written], "warnings": warned}, [*told, *warned]


def _blocked(ws: Workspace, chosen: Sequence[int]) -> list[str]:
    """What keeps events from being held as they are printed: the papers are drafts until it is mended."""
    rows = (events.detail(ws, key).row for key in chosen)
    words = _("Lưu ý, “{name}”: {sentence}")
    return [words.format(name=row.event.name, sentence=fault.sentence) for row in rows for fault in row.blocking]


def _fitting(ws: Workspace, chosen: Sequence[int], only: Collection[EventPurpose]) -> list[int]:
    """Of several events those that have a paper of the wanted kinds; a single one is refused with its reason."""
    if len(chosen) < 2 or not only:
        return list(chosen)
    return [key for key in chosen if frozenset(only) & {item.purpose for item in event_papers.available(ws, key)}]


def _listed(ws: Workspace, chosen: Sequence[int], only: Collection[EventPurpose]) -> tuple[dict[str, Any], list[str]]:
    rows, lines = [], []
    for key in chosen:
        found = [item for item in event_papers.available(ws, key) if not only or item.purpose in only]
        lines.append(_("Sự kiện {id}: {name}").format(id=key, name=events.detail(ws, key).event.name))
        for item in found:
            state = item.number or (_("dự thảo {id}").format(id=item.paper_id) if item.paper_id else "")
            named = f"{word_of(item.purpose, PURPOSES)}: {_(PURPOSE_WORDS[item.purpose])}"
            lines.append(f"  {named} ({state})" if state else f"  {named}")
            rows.append({"event": key, "purpose": item.purpose.value, "paper": item.paper_id, "number": item.number})
    return {"papers": rows}, lines

"""``review``: the sơ kết report as Word and PDF."""

import argparse

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.placing import free_paths
from app.domain.figures import Consolidation
from app.i18n import _
from app.services import overview, reviews


def review(args: argparse.Namespace, console: Console) -> int:
    """Write the review of a year to every named file, never over another; the ending decides between Word and PDF."""
    with opened(args, console, read_only=True) as ws:
        year = overview.year_of(ws, args.year)
        scope_id = overview.unit_named(ws, args.unit, year).id if args.unit else None
        paths = free_paths(args.out)
        for path in reviews.export(ws, year, paths, console.progress, scope_id, with_sources=args.sources):
            console.line(_("Đã lập {path}").format(path=path))
        _tell_coverage(reviews.consolidate(ws, year, scope_id), overview.word_of_communes(ws, year), console)
    return 0


def _tell_coverage(totals: Consolidation, word: str, console: Console) -> None:
    """Say what the paper rests on: an empty report should surprise nobody."""
    households = totals.cells.get("A14")
    if households is not None and households.reported < households.expected:
        sentence = _("Báo cáo chỉ có số liệu của {reported}/{expected} {word} đã duyệt; thiếu {names}.").format(
            word=word, reported=households.reported, expected=households.expected, names=", ".join(households.missing)
        )
        console.error(sentence)
        if not households.reported:
            console.error(_("Duyệt báo cáo đã tiếp nhận bằng lệnh accept, hoặc nhập lại với --accept."))

"""``papers plans``: the interim or final report of a plan as Word and PDF, or as a draft that waits for its number."""

import argparse
from typing import Any

from app.i18n import _
from app.services.plans import papers, register, report_facts
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def run(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Write the files, store the draft, or without either tell what the report would be."""
    plan = register.named(ws, args.plan)
    time = report_facts.report_time(plan, year=args.year, phase=args.phase, is_final=_is_final(args))
    answer: dict[str, Any] = {"plan": plan.key, "period": time.period.text, "is_final": time.is_final}
    lines: list[str] = []
    if args.draft:
        answer["draft"] = papers.write_draft(ws, plan.key, time, anew=args.anew)
        lines.append(_("Dự thảo số {id}").format(id=answer["draft"]))
    written = papers.content(ws, plan.key, time)
    answer["subject"] = written.subject
    lines.insert(0, written.subject)
    if args.out is not None:
        suffixes = (f".{args.format}",) if args.format else (".docx", ".pdf")
        files = papers.export(ws, plan.key, time, args.out, suffixes)
        answer["files"] = [str(path) for path in files]
        lines += [_("Đã lập {path}").format(path=path) for path in files]
    return answer, lines


def _is_final(args: argparse.Namespace) -> bool | None:
    return True if args.final else False if args.interim else None

"""``tasks worklist``: what an agency has to do under a plan, told or written as Word and PDF."""

import argparse
from typing import Any

from app.commands.plan_lines import work_json, work_line
from app.i18n import _
from app.services.plans import lookup, register, tasks, work_papers
from app.services.workspace import Workspace
from app.text import padded_count


def run(ws: Workspace, args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Tell the work of an agency; with a folder write its list there, or one of each agency that has work."""
    plan = register.named(ws, args.plan)
    agency = lookup.agency(plan, args.agency)
    answer: dict[str, Any] = {}
    lines: list[str] = []
    if agency or args.out is None:
        found = tasks.worklist(ws, plan.key, args.agency, args.period)
        name = lookup.agency_name(plan, agency)
        told = _("{agency}: {count} việc.").format(agency=name, count=padded_count(len(found)))
        answer = {"agency": name, "work": [work_json(item) for item in found]}
        lines = [told, *map(work_line, found)]
    if args.out is not None:
        suffixes = (f".{args.format}",) if args.format else (".docx", ".pdf")
        files = work_papers.write(ws, plan.key, args.out, (agency,) if agency else (), args.period, suffixes)
        answer["files"] = [str(path) for path in files]
        lines += [_("Đã lập {path}").format(path=path) for path in files]
    return answer, lines

"""``lint``: the form of Word files against Nghị định 30/2020/NĐ-CP; no data folder is needed."""

import argparse
from typing import Any

from app.commands.console import Console
from app.errors import Refused
from app.i18n import _
from app.services import linting
from app.services.linting import LintFinding, LintResult

_REFUSED, _DEPARTS = 2, 3
#: So many places of one finding are told in words; --json has all.
_PLACES = 3


def lint(args: argparse.Namespace, console: Console) -> int:
    """Check files or all Word files of folders and list every departure with its clause.

    Done (0) when nothing is wrong, 3 when something is, refused (2) when a file could not be checked.
    """
    files = linting.files_in(args.paths)
    if not files:
        raise Refused("no-files", _("Không có tệp Word nào ở nơi đã chỉ; chưa kiểm tra gì cả."))
    results = linting.lint_all(files, console.progress)
    for result in results:
        if result.problem is not None:
            console.refuse(result.problem, result.path.name)
        elif not args.json:
            _tell(console, result)
    if args.json:
        console.json({"files": [_as_json(result) for result in results]})
    if any(result.problem is not None for result in results):
        return _REFUSED
    return _DEPARTS if any(result.wrong for result in results) else 0


def _tell(console: Console, result: LintResult) -> None:
    console.line(f"{result.path.name}: {result.summary}")
    for item in result.findings:
        mark = _("SAI") if item.is_wrong else _("XEM LẠI")
        console.line(f"  [{mark}] {item.sentence} ({item.source})")
        for place in item.places[:_PLACES]:
            if place.words:
                console.line(f"      {place.words}")
        if len(item.places) > _PLACES:
            console.line(_("      … và {count} chỗ khác").format(count=len(item.places) - _PLACES))
        console.line(_("      Cách sửa: {remedy}").format(remedy=item.check.remedy))


def _as_json(result: LintResult) -> dict[str, Any]:
    problem = result.problem
    return {
        "file": str(result.path),
        "summary": result.summary,
        "kind": result.kind,
        "is_state_paper": result.is_state_paper,
        "wrong": len(result.wrong),
        "doubts": len(result.doubts),
        "problem": None if problem is None else {"code": problem.code, "sentence": str(problem)},
        "findings": [_finding_json(item) for item in result.findings],
    }


def _finding_json(item: LintFinding) -> dict[str, Any]:
    return {
        "check": item.check.id,
        "weight": str(item.check.weight),
        "element": item.check.words,
        "box": item.check.box,
        "clause": item.check.clause,
        "found": item.found,
        "expected": item.expected,
        "remedy": item.check.remedy,
        "places": [
            {"paragraph": place.paragraph, "page": place.page, "text": place.excerpt, "found": place.found}
            for place in item.places
        ],
    }

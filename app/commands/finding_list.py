"""``findings``: what is open in the reports of a year; in short for people, in full for programs or when asked for."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from app.commands import wording
from app.commands.console import Console
from app.commands.intake import finding_json, rows_of
from app.commands.opening import opened
from app.domain import findings_text
from app.domain.findings import Severity
from app.domain.indicators import Catalogue
from app.domain.submissions import StoredFinding, SubmissionRow
from app.i18n import _
from app.services import overview, submissions
from app.services.workspace import Workspace

_Listed = tuple[SubmissionRow, StoredFinding]
#: What has to be settled before a report can be accepted; in short only this is written out.
_BLOCKING = (Severity.ERROR, Severity.QUESTION)


def findings(args: argparse.Namespace, console: Console) -> int:
    """List what is open in the current versions of a year: what blocks one by one, of the rest how much there is.

    ``--all`` writes out everything, also what is settled.
    """
    with opened(args, console, read_only=True) as ws:
        year = overview.year_of(ws, args.year)
        listed = [
            (row, found)
            for row in rows_of(ws, year, [args.unit] if args.unit else [])
            if row.submission_id is not None
            for found in sorted(submissions.detail(ws, row.submission_id).findings, key=_weight)
            if found.is_open or args.all
        ]
        if args.json:
            console.json({"year": year, "findings": [_listed_json(ws, row, found, year) for row, found in listed]})
            return 0
        catalogue = ws.presets.catalogue(year)
        for line in _in_full(listed, catalogue) if args.all else _in_short(listed, catalogue):
            console.line(line)
    return 0


def _weight(found: StoredFinding) -> int:
    """Severities are declared heaviest first; findings of one weight stay in the order of the sheet."""
    return list(Severity).index(found.finding.severity)


def _in_full(listed: Sequence[_Listed], catalogue: Catalogue) -> Iterator[str]:
    for row, found in listed:
        state = "" if found.is_open else _(" [đã giải quyết: {why}]").format(why=found.reason or found.answer)
        yield f"{row.unit_name} · {_told(found, catalogue)}{state}"
    yield _("{count} điều").format(count=len(listed))


def _in_short(listed: Sequence[_Listed], catalogue: Catalogue) -> Iterator[str]:
    for row, group in groupby(listed, key=lambda item: item[0]):
        items = [found for _row, found in group]
        yield _("{unit} (báo cáo số {id}): {counts}").format(
            unit=row.unit_name, id=row.submission_id, counts=_counts(items)
        )
        for found in items:
            if found.finding.severity in _BLOCKING:
                yield f"  {_told(found, catalogue)}"
                yield from _choices(found)
    if not listed:
        yield _("Không còn điều nào phải xem lại.")
    else:
        yield _("Cảnh báo, gợi ý xem từng điều bằng --all; trả lời, bỏ qua bằng lệnh answer.")


def _counts(items: Sequence[StoredFinding]) -> str:
    severities = [found.finding.severity for found in items]
    told = ((severity, severities.count(severity)) for severity in Severity)
    return ", ".join(f"{count} {wording.severity(severity)}" for severity, count in told if count)


def _told(found: StoredFinding, catalogue: Catalogue) -> str:
    where = str(found.finding.where)
    parts = (
        _("{severity} số {id}").format(severity=wording.severity(found.finding.severity), id=found.id),
        where,
        findings_text.sentence(found.finding, catalogue),
    )
    return " · ".join(part for part in parts if part)


def _choices(found: StoredFinding) -> Iterator[str]:
    """The answers to choose from, by the number that ``answer --choose`` takes."""
    if found.finding.candidates:
        words = (f"{number}) {item.label}" for number, item in enumerate(found.finding.candidates, 1))
        yield "    " + "; ".join(words)


def _listed_json(ws: Workspace, row: SubmissionRow, found: StoredFinding, year: int) -> dict[str, Any]:
    return {
        "unit": row.unit_name,
        "unit_code": row.unit_code,
        "submission_id": row.submission_id,
        "finding_id": found.id,
        "open": found.is_open,
        "answer": found.answer,
        "reason": found.reason,
        **finding_json(ws, found.finding, year),
    }

"""``issue``, ``correct``: number and day for the review or a draft; an issued review compared, mended, replaced."""

import argparse
from datetime import date
from typing import Any

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.outdated import IssuedDifference
from app.errors import Refused
from app.i18n import _
from app.services import issued_papers, issuing, outdated, outgoing, overview, papers, register, replacing
from app.services.issued_papers import IssuedReview
from app.services.register import IssuedDocument
from app.services.workspace import Workspace
from app.text import format_number, short_date

_SUFFIXES = (".docx", ".pdf")


def issue(args: argparse.Namespace, console: Console) -> int:
    """Issue the review of a year, or one draft; ``--check`` only tells what would happen."""
    with opened(args, console, read_only=args.check) as ws:
        day = typed_day(args.date) if args.date else ws.today
        if args.paper is not None:
            return _issue_paper(ws, args, day, console)
        year = overview.year_of(ws, args.year)
        replaces = register.issued_id(ws, args.replaces) if args.replaces else None
        ready = issuing.readiness(ws, year, day, args.number, replaces)
        for warning in ready.warnings:
            console.error(warning)
        if args.check:
            number = f"{ready.number:02}/{ready.symbol}"
            _answer(console, args, {"number": number, "signer": ready.signer, "warnings": list(ready.warnings)}, number)
            return 0
        _told(ws, console, args, issuing.issue(ws, year, day, args.number, replaces), list(ready.warnings))
    return 0


def _issue_paper(ws: Workspace, args: argparse.Namespace, day: date, console: Console) -> int:
    content = papers.content(ws, args.paper)
    lacking = papers.lacks(ws, content, day)
    hints = () if args.check else (fault.sentence for fault in lacking if fault.is_hint)
    warnings = (*hints, *register.warnings(ws, papers.symbol(ws, content), day, args.number))
    for warning in warnings:
        console.error(warning)
    if args.check:
        lacks = [fault.sentence for fault in lacking]
        _answer(console, args, {"lacks": lacks, "warnings": list(warnings)}, "\n".join(lacks))
        return 0
    _told(ws, console, args, papers.issue(ws, args.paper, day, args.number), list(warnings))
    return 0


def correct(args: argparse.Namespace, console: Console) -> int:
    """List the issued reviews; or tell the difference of one, print it, mend it, replace it."""
    is_change = args.issue or args.replace
    if (args.draft or args.print) and args.out is None:
        raise Refused("bad-arguments", _("Ghi thêm --out THƯ_MỤC để biết lập tệp vào đâu; chưa làm gì cả."))
    with opened(args, console, read_only=not is_change) as ws:
        if args.id is None:
            _list(ws, args, console)
            return 0
        issued_id = register.issued_id(ws, args.id)
        if args.print:
            _written(args, console, issued_papers.printed(ws, issued_id))
        elif args.draft:
            _written(args, console, outgoing.print_(replacing.draft(ws, issued_id), _("Dự thảo báo cáo đính chính")))
        elif is_change:
            day = typed_day(args.date) if args.date else ws.today
            step = replacing.replace if args.replace else replacing.correct
            _told(ws, console, args, step(ws, issued_id, day, args.number), [])
        else:
            _tell_difference(outdated.difference(ws, issued_id), args, console)
    return 0


def _told(
    ws: Workspace, console: Console, args: argparse.Namespace, paper: IssuedDocument, warnings: list[str]
) -> None:
    """What was issued, and the files it was put into."""
    number = f"{paper.number:02}/{paper.symbol}"
    files = outgoing.write(args.out, issued_papers.printed(ws, paper.id), _SUFFIXES) if args.out else ()
    answer = {
        "id": paper.id,
        "number": number,
        "issued_on": paper.issued_on.isoformat(),
        "sha256": paper.content_sha256,
        "files": [str(path) for path in files],
        "warnings": warnings,
    }
    done = _("Đã ban hành số {number} ngày {day}").format(number=number, day=short_date(paper.issued_on))
    _answer(console, args, answer, "\n".join((done, *(_("Đã lập {path}").format(path=path) for path in files))))


def _written(args: argparse.Namespace, console: Console, printed: outgoing.Printed) -> None:
    files = outgoing.write(args.out, printed, _SUFFIXES)
    told = "\n".join(_("Đã lập {path}").format(path=path) for path in files)
    _answer(console, args, {"files": [str(path) for path in files]}, told)


def _list(ws: Workspace, args: argparse.Namespace, console: Console) -> None:
    found = issued_papers.issued(ws, overview.year_of(ws, args.year))
    rows = [
        {
            "id": item.document.id,
            "number": _number(item.document),
            "issued_on": item.document.issued_on.isoformat(),
            "stale": item.is_stale,
            "cancelled": bool(item.document.cancel_reason),
            "replaced_by": _number(item.replaced_by) if item.replaced_by else None,
            "corrections": [_number(paper) for paper in item.corrections],
        }
        for item in found
    ]
    told = "\n".join((*map(_line, found), _("{count} báo cáo đã ban hành").format(count=len(found))))
    _answer(console, args, {"issued": rows}, told)


def _line(item: IssuedReview) -> str:
    paper = item.document
    state = _("còn đúng")
    if paper.cancel_reason:
        state = _("đã hủy số")
    elif item.replaced_by:
        state = _("đã thay thế bằng số {number}").format(number=_number(item.replaced_by))
    elif item.is_stale:
        state = _("số liệu đã thay đổi")
    mended = "".join(f"; {_('đính chính')} {_number(one)}" for one in item.corrections)
    return f"{paper.id}. {_number(paper)} {short_date(paper.issued_on)}: {state}{mended}"


def _number(paper: IssuedDocument) -> str:
    return f"{paper.number:02}/{paper.symbol}"


def _tell_difference(found: IssuedDifference, args: argparse.Namespace, console: Console) -> None:
    answer: dict[str, Any] = {
        "figures": [
            {
                "indicator": item.code,
                "part": item.part,
                "year": item.year,
                "before": None if item.before is None else str(item.before),
                "after": None if item.after is None else str(item.after),
                "reported_before": list(item.reported_before),
                "reported_after": list(item.reported_after),
                "trend_before": None if item.trend_before is None else str(item.trend_before),
                "trend_after": None if item.trend_after is None else str(item.trend_after),
                "units": [unit.unit_name for unit in item.units],
            }
            for item in found.figures
        ],
        "texts": [
            {"place": item.place, "unit": item.unit_name, "before": item.before, "after": item.after}
            for item in found.texts
        ],
        "units": [
            {"unit": item.unit_name, "year": item.year, "kind": item.kind.value, "reason": item.reason}
            for item in found.units
        ],
    }
    lines = [
        f"{item.code}{f' ({item.part})' if item.part else ''}: {_value(item.before)} → {_value(item.after)}"
        + (f" ({', '.join(unit.unit_name for unit in item.units)})" if item.units else "")
        for item in found.figures
    ]
    lines += [f"{item.place or _('Phần mở đầu')}: “{item.before}” → “{item.after}”" for item in found.texts]
    counted = _("{figures} số liệu, {texts} nội dung khác báo cáo đã ban hành")
    lines.append(counted.format(figures=len(found.figures), texts=len(found.texts)))
    _answer(console, args, answer, "\n".join(lines))


def _value(value: Any) -> str:
    return _("trống") if value is None else format_number(value)


def _answer(console: Console, args: argparse.Namespace, answer: dict[str, Any], told: str) -> None:
    if args.json:
        console.json(answer)
    else:
        console.line(told)

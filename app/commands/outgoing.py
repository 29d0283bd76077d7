"""``papers``: ordinary papers of the committee and their register."""

import argparse
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from app.commands import award_papers, certificate_printing, event_printing, plan_papers
from app.commands.console import Console
from app.commands.opening import opened
from app.commands.placing import free_paths
from app.domain.paper_content import WRITTEN_KINDS
from app.domain.papers import PAPER_WORDS, PaperKind
from app.errors import Refused
from app.i18n import _
from app.services import paper_files, papers, register
from app.services.register import OutsidePaper
from app.services.workspace import Workspace
from app.text import short_date, with_century

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def papers_(args: argparse.Namespace, console: Console) -> int:
    """Run one of the commands under ``papers``."""
    work = _WORKS[args.work]
    only_looks = args.work in _READING and not getattr(args, "draft", False)
    with opened(args, console, read_only=only_looks) as ws:
        answer, lines = work(ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


_Answer = tuple[dict[str, Any], list[str]]


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = papers.papers(ws, args.year)
    rows = [
        {"id": row.id, "kind": row.kind.value, "subject": row.subject, "year": row.year, "number": row.number}
        for row in found
    ]
    lines = [f"{row.id}. {_(PAPER_WORDS[row.kind])}: {row.subject} ({row.number or _('dự thảo')})" for row in found]
    return {"papers": rows}, [*lines, _("{count} văn bản").format(count=len(found))]


def _new(ws: Workspace, args: argparse.Namespace) -> _Answer:
    content = paper_files.read(ws, args.file)
    paper_id = papers.save(ws, content)
    lacks = papers.lacks(ws, content)
    told = [{"field": fault.field, "sentence": fault.sentence, "is_hint": fault.is_hint} for fault in lacks]
    saved = _("Đã lưu dự thảo số {id}").format(id=paper_id)
    return {"id": paper_id, "lacks": told}, [saved, *(fault.sentence for fault in lacks)]


def _export(ws: Workspace, args: argparse.Namespace) -> _Answer:
    write = papers.export_invitations if args.each else papers.export
    return _written(write(ws, args.id, args.out))


def _issue(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.date) if args.date else ws.today
    content = papers.content(ws, args.id)
    hints = (fault.sentence for fault in papers.lacks(ws, content, day) if fault.is_hint)
    doubts = (*hints, *register.warnings(ws, papers.symbol(ws, content), day, args.number))
    issued = papers.issue(ws, args.id, day, args.number)
    number = f"{issued.number:02}/{issued.symbol}"
    answer = {
        "id": issued.id,
        "number": number,
        "issued_on": day.isoformat(),
        "sha256": issued.content_sha256,
        "warnings": list(doubts),
    }
    return answer, [*doubts, _("Đã ban hành số {number} ngày {day}").format(number=number, day=short_date(day))]


def _register(ws: Workspace, args: argparse.Namespace) -> _Answer:
    year = args.year or ws.today.year
    if args.out:
        return _written(tuple(register.export(ws, year, path) for path in free_paths(args.out)))
    found, gaps = register.lines(ws, year), register.gaps(ws, year)
    rows = [{name: _plain(value) for name, value in asdict(line).items() if name not in _NOT_TOLD} for line in found]
    lines = [
        f"{line.number:02}/{line.symbol} {short_date(line.issued_on)} {line.subject}"
        + (f" ({_('đã hủy')}: {line.cancel_reason})" if line.cancel_reason else "")
        for line in found
    ]
    return {"year": year, "lines": rows, "gaps": list(gaps)}, [*lines, *gaps]


def _enter(ws: Workspace, args: argparse.Namespace) -> _Answer:
    paper = OutsidePaper(
        _kind(args.kind),
        args.subject,
        typed_day(args.date),
        args.signer or "",
        tuple(args.to or ()),
        args.symbol or "",
        args.number,
    )
    line = register.enter(ws, paper)
    number = f"{line.number:02}/{line.symbol}"
    return {"id": line.id, "number": number}, [_("Đã đăng ký số {number}").format(number=number)]


def _cancel(ws: Workspace, args: argparse.Namespace) -> _Answer:
    line = register.numbered(ws, args.number)
    register.cancel(ws, line.id, args.reason)
    number = f"{line.number:02}/{line.symbol}"
    told = _("Đã hủy số {number} ngày {day}: {subject}. Dòng trong sổ còn nguyên.")
    words = told.format(number=number, day=short_date(line.issued_on), subject=line.subject)
    return {"id": line.id, "number": number}, [words]


_WORKS = {
    "list": _list,
    "new": _new,
    "export": _export,
    "issue": _issue,
    "register": _register,
    "enter": _enter,
    "cancel": _cancel,
    "events": event_printing.run,
    "awards": award_papers.run,
    "plans": plan_papers.run,
    "certificates": certificate_printing.run,
}
_READING = frozenset({"list", "export", "register", "events", "awards", "plans"})


#: What a line of the register holds for the program itself.
_NOT_TOLD = frozenset({"figures", "docx_file_id", "pdf_file_id", "unit_id"})


def _written(paths: tuple[Path, ...]) -> _Answer:
    return {"files": [str(path) for path in paths]}, [_("Đã lập {path}").format(path=path) for path in paths]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _kind(text: str) -> PaperKind:
    found = next((kind for kind in WRITTEN_KINDS if kind.value == text), None)
    if found is None:
        kinds = ", ".join(kind.value for kind in WRITTEN_KINDS)
        raise Refused("bad-kind", _("Không có loại văn bản “{text}”; có: {kinds}.").format(text=text, kinds=kinds))
    return found


def typed_day(text: str) -> date:
    """A day as it is typed, "11/01/2022" or "11/1/22"; raises ``Refused`` for anything else."""
    found = _DAY.fullmatch(with_century(text))
    try:
        day, month, year = map(int, found.groups() if found else ())
        return date(year, month, day)
    except ValueError as error:
        sentence = _("Ngày “{text}” không đúng; hãy ghi ngày/tháng/năm, ví dụ 11/01/2022.")
        raise Refused("bad-day", sentence.format(text=text)) from error

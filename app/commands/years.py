"""``years``: which are closed, what closing would find and carry over, closing, reopening, the plan of the new year."""

import argparse
from typing import Any

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.years.closing import CARRIED_WORDS, OPEN_WORDS, Carried, Closing, YearPreview, YearStanding
from app.i18n import _
from app.services import overview
from app.services.workspace import Workspace
from app.services.years import closing, preview
from app.text import short_date

_Answer = tuple[dict[str, Any], list[str]]
_READING = ("status", "preview")
#: How many names a line tells before it only counts.
_NAMED = 5


def years_(args: argparse.Namespace, console: Console) -> int:
    """Run ``years`` itself or one of the commands under it."""
    name = args.work or "status"
    with opened(args, console, read_only=name in _READING) as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _status(ws: Workspace, _args: argparse.Namespace) -> _Answer:
    found = preview.standings(ws)
    return {"years": [_standing_json(item) for item in found]}, [_standing_line(item) for item in found]


def _standing_json(item: YearStanding) -> dict[str, Any]:
    known = item.closing
    return {
        "year": item.year,
        "is_closed": item.is_closed,
        "is_due": item.is_due and not item.is_closed,
        "closed_on": known.closed_on.isoformat() if known else None,
        "closed_by": known.closed_by if known else "",
        "reopened_on": known.reopened_on.isoformat() if known and known.reopened_on else None,
        "reopen_reason": known.reopen_reason if known else "",
    }


def _standing_line(item: YearStanding) -> str:
    known = item.closing
    if known is not None and known.reopened_on is not None:
        told = _("{year}: mở lại ngày {day}: {reason}")
        return told.format(year=item.year, day=short_date(known.reopened_on), reason=known.reopen_reason)
    if known is not None:
        told = _("{year}: đã khóa ngày {day}, {who}")
        return told.format(year=item.year, day=short_date(known.closed_on), who=known.closed_by)
    if item.is_due:
        return _("{year}: đã đến lúc khóa").format(year=item.year)
    return (_("{year}: đang làm") if item.is_own else _("{year}: chưa khóa")).format(year=item.year)


def _preview(ws: Workspace, args: argparse.Namespace) -> _Answer:
    seen = preview.preview(ws, overview.year_of(ws, args.year))
    answer = {
        "year": seen.year,
        "season": seen.season,
        "moves_on": seen.moves_on,
        "open": [{"kind": item.kind, "count": item.count, "names": list(item.names)} for item in seen.open_matters],
        "carried": _carried_json(seen.carried),
    }
    return answer, _preview_lines(seen)


def _carried_json(some: tuple[Carried, ...]) -> list[dict[str, Any]]:
    return [{"kind": item.kind, "count": item.count} for item in some]


def _preview_lines(seen: YearPreview) -> list[str]:
    lines = [_("Năm báo cáo {year}, sự kiện năm {season}:").format(year=seen.year, season=seen.season)]
    for item in seen.open_matters:
        names = ", ".join(item.names[:_NAMED]) + (", …" if item.count > _NAMED else "")
        lines.append(f"  - {item.count} {_(OPEN_WORDS[item.kind])}: {names}")
    if not seen.open_matters:
        lines.append(_("  - không còn việc nào chưa xong"))
    if not seen.moves_on:
        return lines
    lines.append(_("Chuyển sang năm {year}:").format(year=seen.year + 1))
    lines += [f"  - {item.count} {_(CARRIED_WORDS[item.kind])}" for item in seen.carried]
    lines.append(_("Không chuyển: số liệu, đề nghị khen thưởng, sự kiện."))
    return lines


def _close(ws: Workspace, args: argparse.Namespace) -> _Answer:
    done = closing.close(ws, overview.year_of(ws, args.year), even_with_open=args.yes, note=args.note)
    told = _("Đã khóa năm {year}; số liệu đã duyệt của năm này không sửa được nữa.").format(year=done.year)
    lines = [told, *(f"  - {item.count} {_(CARRIED_WORDS[item.kind])}" for item in done.carried)]
    return {**_done_json(done), "carried": _carried_json(done.carried)}, lines


def _done_json(done: Closing) -> dict[str, Any]:
    return {"year": done.year, "is_closed": done.is_closed, "closed_on": done.closed_on.isoformat()}


def _reopen(ws: Workspace, args: argparse.Namespace) -> _Answer:
    done = closing.reopen(ws, overview.year_of(ws, args.year), args.reason)
    return _done_json(done), [_("Đã mở lại năm {year}: {reason}").format(year=done.year, reason=done.reopen_reason)]


def _plan(ws: Workspace, args: argparse.Namespace) -> _Answer:
    waiting = closing.set_plan(ws, args.number, typed_day(args.on) if args.on else None)
    told = _("Đã ghi kế hoạch {number}; {count} chỉ tiêu khen thưởng nay có căn cứ.")
    return {"number": args.number, "quotas": waiting}, [told.format(number=args.number, count=waiting)]


_WORKS = {"status": _status, "preview": _preview, "close": _close, "reopen": _reopen, "plan": _plan}

"""``obligations ics`` and ``days-off``: the calendar file of what is due, the days working days are counted by."""

import argparse
from pathlib import Path
from typing import Any

from app.commands.obligation_lines import day_json
from app.commands.outgoing import typed_day
from app.domain.plans.work import DayOff
from app.errors import Refused
from app.i18n import _
from app.services.plans import calendar, days_off
from app.services.workspace import Workspace
from app.text import padded_count, short_date

_Answer = tuple[dict[str, Any], list[str]]


def ics(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Write the calendar file of some days."""
    first, last = typed_day(args.first), typed_day(args.last)
    path = calendar.export(ws, Path(args.out), first, last)
    count = len(calendar.entries(ws, first, last))
    told = _("Đã ghi {count} mục lịch vào {path}").format(count=padded_count(count), path=path)
    return {"file": str(path), "entries": count}, [told]


def days(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """List the days off of a year, after adding or taking out one."""
    if args.add and args.remove:
        raise Refused("bad-arguments", _("Mỗi lần chỉ khai (--add) hoặc bỏ (--remove) một ngày; chưa đổi gì."))
    if args.add:
        item = DayOff(on_day=typed_day(args.add), name=args.name, is_working=args.working, document=args.document)
        days_off.save_days(ws, item, typed_day(args.until) if args.until else item.on_day)
    elif args.remove:
        days_off.remove(ws, typed_day(args.remove))
    found = days_off.days_off(ws, args.year)
    lines = []
    for known in found:
        what = _("làm việc") if known.is_working else _("nghỉ")
        own = _(" (khai thêm)") if known.id else ""
        lines.append(f"{short_date(known.on_day)} {what}: {known.name} [{known.confidence.value}]{own}")
    return {"days": [day_json(known) for known in found]}, lines or [_("Chưa có ngày nghỉ nào của năm này.")]

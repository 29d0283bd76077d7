"""``form``: workbooks to fill, one for each commune and station."""

import argparse
import re
from collections.abc import Sequence
from datetime import date

from app.commands.console import Console
from app.commands.opening import opened
from app.domain.periods import PERIOD_NAMES, ReportingPeriod
from app.errors import Refused
from app.i18n import _
from app.services import forms, overview
from app.services.workspace import Workspace

_DAYS = re.compile(r"(\d{1,2})/(\d{1,2})-(\d{1,2})/(\d{1,2})", re.ASCII)


def form(args: argparse.Namespace, console: Console) -> int:
    """Write the forms of a year or a part of it for every unit that owes a report, or for the named ones."""
    with opened(args, console, read_only=True) as ws:
        period = _period(args.period, overview.year_of(ws, args.year))
        paths = forms.write_forms(ws, period, _unit_ids(ws, args.unit, period), args.out, console.progress)
    if args.json:
        span = [period.start.isoformat(), period.end.isoformat()]
        console.json({"year": period.year, "period": span, "files": [str(path) for path in paths]})
        return 0
    for path in paths:
        console.line(_("Đã lập {path}").format(path=path))
    return 0


def _period(text: str, year: int) -> ReportingPeriod:
    """A period by its short name, or by two days of the year; raises ``Refused`` for anything else."""
    if text.casefold() in PERIOD_NAMES:
        return ReportingPeriod.named(text, year)
    found = _DAYS.fullmatch(text)
    try:
        day, month, last_day, last_month = map(int, found.groups() if found else ())
        return ReportingPeriod(date(year, month, day), date(year, last_month, last_day))
    except ValueError as error:
        names = ", ".join(PERIOD_NAMES)
        raise Refused(
            "bad-period",
            _("Không có kỳ báo cáo “{text}”; chưa lập biểu nào.").format(text=text),
            _("Ghi một trong: {names}; hoặc từ ngày-đến ngày, ví dụ 01/03-15/05.").format(names=names),
        ) from error


def _unit_ids(ws: Workspace, names: Sequence[str] | None, period: ReportingPeriod) -> list[int] | None:
    """The units named on the command line; ``None`` when none is."""
    if not names:
        return None
    return list(dict.fromkeys(overview.unit_named(ws, name, period.year).id for name in names))

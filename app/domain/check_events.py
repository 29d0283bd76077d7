"""What a report says of events beside their register: figures that differ, lines that differ, are missing, are new.

The register offers and asks: nothing in a report becomes another number by it.
"""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.check_case import Case, cell_of, note, warning
from app.domain.event_comparison import differences, pair
from app.domain.event_figures import EventFigure, UnitEvents
from app.domain.findings import Finding, Where
from app.domain.indicators import OwnerLevel
from app.domain.list_definitions import definition_of, is_held
from app.domain.lists import in_period
from app.domain.registers import Register, ReportedEvent
from app.domain.sharing import list_names
from app.domain.submissions import FigureStatus
from app.i18n import _
from app.text import format_number, short_date

#: So many events are named in a sentence; the others are counted.
_NAMED = 3


def register_findings(case: Case) -> Iterator[Finding]:
    """Figures and lines against the register; silent where it knows no event of the unit in the period."""
    known = case.context.events
    if known is None:
        return
    yield from _figure_findings(case, known)
    if case.rows(Register.EVENTS):
        yield from _line_findings(case, known)


def _figure_findings(case: Case, known: UnitEvents) -> Iterator[Finding]:
    lists = list_names(case.catalogue)
    for figure in known.figures.values():
        code, part = figure.code, figure.part
        if case.catalogue[code].owner is OwnerLevel.COMPUTED:
            continue
        named = definition_of(lists.get(code, ""))
        is_part = named is not None and named.register is Register.BUDGET
        if (code, part) in case.values.unit:
            yield from _beside(case, figure, case.values.unit[code, part], is_part=is_part)
        elif figure.value and (figure.is_whole or is_part) and not _is_asked(case, code):
            said = "register-knows-part" if is_part else "register-knows"
            yield note(said, case.where(code), code, None, known=format_number(figure.value), events=_events(figure))


def _beside(case: Case, figure: EventFigure, typed: Decimal, *, is_part: bool) -> Iterator[Finding]:
    """A figure of which the register knows only a part, or not yet all, can only be too small beside it.

    Hamlets the register knows nothing of are no excuse here: whatever the report counts of them it has to show.
    """
    is_least = is_part or bool(figure.lacking)
    if typed == figure.value or (is_least and typed > figure.value):
        return
    code = "register-exceeds" if is_least else "register-differs"
    data = {"typed": format_number(typed), "known": format_number(figure.value), "events": _events(figure)}
    yield warning(code, case.where(figure.code), figure.code, None, **data)


def _is_asked(case: Case, code: str) -> bool:
    typed = case.values.typed.get((code, ""))
    return typed is not None and typed.status is FigureStatus.ASKED


def _events(figure: EventFigure) -> str:
    """The events behind a figure: "Ngày hội xóm Láp 02/3/2021: 40; …"."""
    if not figure.shares:
        return _("không có sự kiện nào")
    named = [
        f"{item.name}{f' {short_date(item.day)}' if item.day else ''}: {format_number(item.amount)}"
        for item in figure.shares[:_NAMED]
    ]
    rest = len(figure.shares) - _NAMED
    return "; ".join((*named, *([_("và {count} sự kiện nữa").format(count=rest)] if rest > 0 else ())))


def _line_findings(case: Case, known: UnitEvents) -> Iterator[Finding]:
    rows = [item for item in case.rows(Register.EVENTS) if in_period(item.row, case.report.header.period)]
    missing = []
    for item in pair(rows, known.lines):
        row = item.reported
        if item.line is None:
            if item.row is not None and row is not None and is_held(row):
                day = short_date(row.starts_on) if row.starts_on else "…"
                where = cell_of(item.row, "name")
                yield warning("register-event-unknown", where, None, None, title=row.name, day=day)
        elif item.row is None or row is None:
            missing.append(item.line[1])
        elif found := differences(row, item.line):
            said = "; ".join(one.words for one in found)
            where = cell_of(item.row, found[0].field)
            yield warning("register-event-differs", where, None, None, title=row.name, differences=said)
    if held := [one for one in missing if is_held(one)]:
        where = Where(case.sheet_of(Register.EVENTS))
        yield warning("register-event-not-listed", where, None, None, events="; ".join(map(_named, held)))


def _named(event: ReportedEvent) -> str:
    return f"{event.name} ({short_date(event.starts_on)})" if event.starts_on else event.name

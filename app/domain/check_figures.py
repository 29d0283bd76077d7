"""Figures that look wrong beside last year's or beside their own kind."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.check_case import Case, error, warning
from app.domain.findings import Finding, Where
from app.domain.indicators import Indicator, OverTime, ValueType
from app.domain.list_definitions import team_kind
from app.domain.lists import hamlet_key
from app.domain.registers import Register, Team
from app.domain.submissions import FigureStatus
from app.text import format_number

_WHOLE = frozenset({ValueType.INTEGER, ValueType.VND, ValueType.BOOLEAN})
_JUMP = Decimal("0.3")
_SMALL = 5
#: What happens in a year changes freely; so many times and by so much is more often a number in the wrong row.
_FLOW_TIMES, _FLOW_LEAST = 20, 50
_COPIED = Decimal("0.6")
_FEWEST_COMPARED = 10


def kind_findings(case: Case) -> Iterator[Finding]:
    """V13: a fraction where things are counted, most often a percentage."""
    for (code, _part), figure in case.values.typed.items():
        if figure.counts and figure.value is not None and code in case.catalogue:
            yield from _fraction(case.catalogue[code], figure.value, figure.raw, case, "")
    for (hamlet, code), figure in case.values.hamlet_cells.items():
        if figure.counts and figure.value is not None and code in case.catalogue:
            yield from _fraction(case.catalogue[code], figure.value, figure.raw, case, hamlet)


def _fraction(indicator: Indicator, value: Decimal, raw: str, case: Case, hamlet: str) -> Iterator[Finding]:
    if indicator.value_type in _WHOLE and value != value.to_integral_value():
        code = "percent-in-count" if 0 < value < 1 else "not-a-whole-number"
        where = case.where(indicator.code, hamlet)
        yield error(code, where, indicator.code, hamlet or None, text=raw or format_number(value))


def jump_findings(case: Case) -> Iterator[Finding]:
    """V04: a stock that changed by more than 30 %, or a flow twentyfold, without a note; small numbers may jump."""
    for indicator in case.owned:
        code = indicator.code
        value, last = case.values.unit.get((code, "")), case.last_year.get((code, ""))
        if value is None or not last or case.has_note(code):
            continue
        if indicator.over_time is not OverTime.STOCK:
            yield from _flow_jump(case, code, value, last)
        elif indicator.value_type is not ValueType.VND:  # budgets start anew every year
            yield from _stock_jump(case, code, value, last)


def _stock_jump(case: Case, code: str, value: Decimal, last: Decimal) -> Iterator[Finding]:
    change = abs(value - last)
    if change / last > _JUMP and change >= _SMALL:
        percent = format_number(change * 100 / last, 0)
        said = {"value": format_number(value), "previous": format_number(last), "percent": percent}
        yield warning("stock-jump", case.where(code), code, None, **said)


def _flow_jump(case: Case, code: str, value: Decimal, last: Decimal) -> Iterator[Finding]:
    small, large = sorted((value, last))
    if small > 0 and large >= small * _FLOW_TIMES and large - small >= _FLOW_LEAST:
        said = {"value": format_number(value), "previous": format_number(last)}
        yield warning("flow-jump", case.where(code), code, None, **said)


def copied_findings(case: Case) -> Iterator[Finding]:
    """V05: more than 60 % of the flows are to the last digit those of last year."""
    compared = same = 0
    for indicator in case.owned:
        value, last = case.values.unit.get((indicator.code, "")), case.last_year.get((indicator.code, ""))
        if indicator.over_time is OverTime.FLOW and value and last:
            compared += 1
            same += value == last
    if compared >= _FEWEST_COMPARED and same > compared * _COPIED:
        sheets = (figure.where.sheet for figure in case.values.typed.values())
        place = Where(next(sheets, ""))
        yield warning("copied-from-last-year", place, None, None, same=str(same), all=str(compared))


def border_team_findings(case: Case) -> Iterator[Finding]:
    """V06: a hamlet on the border without a team, and without a word about it.

    The figure of the hamlet decides; where it is blank, the list of teams if the report has one.
    """
    if case.has_note("D01"):
        return
    teams = [item.row for item in case.rows(Register.TEAMS) if isinstance(item.row, Team)]
    listed = {hamlet_key(team.hamlet) for team in teams if team_kind(team) == "border"}
    for hamlet in case.report.hamlets:
        figure = case.values.hamlet_cells.get((hamlet.name, "D01"))
        if not hamlet.is_border or (figure is not None and (figure.note or figure.status is FigureStatus.ASKED)):
            continue
        if figure is not None and figure.value is not None:
            is_without = figure.value == 0
        else:
            is_without = Register.TEAMS in case.sheets.present and hamlet_key(hamlet.name) not in listed
        if is_without:
            where = figure.where if figure else Where(case.sheet_of(Register.TEAMS))
            yield warning("border-hamlet-without-team", where, "D01", hamlet.name)

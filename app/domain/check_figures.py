"""Figures that look wrong beside last year's, beside the border length, or beside their own kind."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.check_case import Case, error, warning
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.indicators import Indicator, OverTime, ValueType
from app.domain.rule_words import name_with_code
from app.i18n import _
from app.text import format_number

_WHOLE = frozenset({ValueType.INTEGER, ValueType.VND, ValueType.BOOLEAN})
_JUMP = Decimal("0.3")
_SMALL = 5
_FAR = 50
_PLAUSIBLE = 5
_SCALES = (1000, 100)
_COPIED = Decimal("0.6")
_FEWEST_COMPARED = 10
_KM_PER_BORDER_KM = 12


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


def magnitude_findings(case: Case) -> Iterator[Finding]:
    """V14: a decimal comma lost or thousands left out (20203 for 20,203), seen from last year or the border length."""
    for indicator in case.owned:
        code = indicator.code
        value, last = case.values.unit.get((code, "")), case.last_year.get((code, ""))
        if not value or indicator.value_type is ValueType.BOOLEAN:
            continue
        basis, words = last, _("năm trước ({number})").format(number=format_number(last or 0))
        if not basis and indicator.unit == "km" and code != "A01":
            basis = case.values.unit.get(("A01", ""))
            words = name_with_code("A01", case.catalogue)
        if basis and (found := _rescaled(value, basis, indicator, is_rough=not last)):
            suggestion, factor = found
            yield Finding(
                "magnitude",
                Severity.WARNING,
                case.where(code),
                code,
                None,
                {
                    "typed": f"{format_number(value)} {indicator.unit}",
                    "factor": factor,
                    "basis": words,
                    "suggestion": format_number(suggestion),
                },
                (Candidate(format_number(suggestion), ((code, suggestion),)),),
            )


def _rescaled(value: Decimal, basis: Decimal, indicator: Indicator, *, is_rough: bool) -> tuple[Decimal, str] | None:
    """The value without the slip and the factor, when the slip alone explains the distance."""
    reach = _KM_PER_BORDER_KM if is_rough else _PLAUSIBLE
    if basis / _FAR < value < basis * _FAR:
        return None
    for scale in _SCALES:
        suggestion = value / scale if value > basis else value * scale
        whole = indicator.value_type in _WHOLE
        if basis / reach <= suggestion <= basis * reach and not (whole and suggestion % 1):
            return suggestion, format_number(scale)
    return None


def jump_findings(case: Case) -> Iterator[Finding]:
    """V04: a stock that changed by more than 30 % without a note; small numbers may jump, budgets start anew."""
    for indicator in case.owned:
        code = indicator.code
        value, last = case.values.unit.get((code, "")), case.last_year.get((code, ""))
        if indicator.over_time is not OverTime.STOCK or indicator.value_type is ValueType.VND:
            continue
        if value is None or not last or case.has_note(code):
            continue
        change = abs(value - last)
        if change / last > _JUMP and change >= _SMALL:
            data = {
                "value": format_number(value),
                "previous": format_number(last),
                "percent": format_number(change * 100 / last, 0),
            }
            yield warning("stock-jump", case.where(code), code, None, **data)


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
    """V06: a hamlet on the border without a team, and without a word about it."""
    if case.has_note("D01"):
        return
    for hamlet in case.report.hamlets:
        figure = case.values.hamlet_cells.get((hamlet.name, "D01"))
        if hamlet.is_border and figure and figure.counts and figure.value == 0 and not figure.note:
            yield warning("border-hamlet-without-team", figure.where, "D01", hamlet.name)

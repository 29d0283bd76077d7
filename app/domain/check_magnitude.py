"""V14: numbers out by a factor: a decimal comma lost (20203 for 20,203), thousands left out, money in thousands.

A number is held against what it ought to resemble: the same number last year, the length of the border, the same
number of the neighbours (other hamlets of the report, other communes of the year). It is told only when one slip of
the pen explains the whole distance, with the number that was probably meant; nothing is changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.check_case import Case
from app.domain.figures import FigureKey
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.indicators import Indicator, ValueType
from app.domain.rule_words import name_with_code
from app.i18n import _
from app.text import format_number

#: Codes of the findings made here.
MAGNITUDE_CODES = ("magnitude", "magnitude-neighbours")

_WHOLE = frozenset({ValueType.INTEGER, ValueType.VND})
#: Yes or no has no size; percentages are recomputed from their parts.
_WITHOUT_SIZE = frozenset({ValueType.BOOLEAN, ValueType.PERCENT})
_FAR = 50
_PLAUSIBLE = 5
_KM_PER_BORDER_KM = 12
_SCALES = (1000, 100)
_MONEY_SCALES = (1000, 1_000_000)
#: Neighbours differ by nature: only thousands are a slip there, and only among enough of them.
_NEIGHBOUR_SCALES = (1000,)
_FEWEST_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a number ought to resemble: from ``low`` to ``high``, a number ``reach`` times off is still plausible.

    ``only_too_large``: small counts are common among neighbours, so that they prove nothing.
    """

    low: Decimal
    high: Decimal
    words: str
    reach: int = _PLAUSIBLE
    scales: tuple[int, ...] = _SCALES
    only_too_large: bool = False


def magnitude_findings(case: Case) -> Iterator[Finding]:
    """Figures of the unit and of each hamlet that are out by a factor."""
    for indicator in case.owned:
        code = indicator.code
        value = case.values.unit.get((code, ""))
        basis = _last_year(case, indicator, "") or _border(case, indicator)
        if value and basis and (found := _slip(indicator, value, basis, case.where(code))):
            yield found
    for hamlet, figures in case.values.hamlets.items():
        for code, value in figures.items():
            if code not in case.catalogue:
                continue
            indicator = case.catalogue[code]
            others = [row[code] for name, row in case.values.hamlets.items() if name != hamlet and row.get(code)]
            basis = _last_year(case, indicator, hamlet) or _neighbours(others, indicator, _("các xóm khác"))
            if value and basis and (found := _slip(indicator, value, basis, case.where(code, hamlet), hamlet)):
                yield found


def neighbour_findings(
    values: Mapping[int, Mapping[FigureKey, Decimal]],
    former: Mapping[int, Mapping[FigureKey, Decimal]],
    indicators: Mapping[str, Indicator],
) -> Iterator[tuple[int, Finding]]:
    """Figures of units of one kind that only the other units show to be out by a factor; without their cells.

    ``former`` are the figures of the year before: a number that had one then was held against it already, and a length
    against that of the border.
    """
    for code, indicator in indicators.items():
        key = (code, "")
        column = {unit_id: value for unit_id, row in values.items() if (value := row.get(key))}
        for unit_id, value in column.items():
            if former.get(unit_id, {}).get(key) or _is_beside_border(indicator, values[unit_id].get(("A01", ""))):
                continue
            others = [other for other_id, other in column.items() if other_id != unit_id]
            basis = _neighbours(others, indicator, _("các đơn vị khác"))
            if basis and (found := _slip(indicator, value, basis, Where(), code="magnitude-neighbours")):
                yield unit_id, found


def _last_year(case: Case, indicator: Indicator, hamlet: str) -> _Basis | None:
    last = case.last_year.get((indicator.code, hamlet))
    if not last:
        return None
    words = _("năm trước ({number})").format(number=format_number(last))
    scales = _MONEY_SCALES if indicator.value_type is ValueType.VND else _SCALES
    return _Basis(last, last, words, scales=scales)


def _border(case: Case, indicator: Indicator) -> _Basis | None:
    length = case.values.unit.get(("A01", ""))
    if length is None or not _is_beside_border(indicator, length):
        return None
    return _Basis(length, length, name_with_code("A01", case.catalogue), reach=_KM_PER_BORDER_KM)


def _is_beside_border(indicator: Indicator, border_km: Decimal | None) -> bool:
    """Whether a length can be held against that of the border."""
    return bool(border_km) and indicator.unit == "km" and indicator.code != "A01"


def _neighbours(others: list[Decimal], indicator: Indicator, who: str) -> _Basis | None:
    if len(others) < _FEWEST_NEIGHBOURS:
        return None
    low, high = min(others), max(others)
    words = _("{who} (từ {low} đến {high})").format(who=who, low=format_number(low), high=format_number(high))
    if indicator.value_type is ValueType.VND:
        return _Basis(low, high, words, scales=_MONEY_SCALES)
    return _Basis(low, high, words, scales=_NEIGHBOUR_SCALES, only_too_large=True)


def _slip(
    indicator: Indicator, value: Decimal, basis: _Basis, where: Where, hamlet: str = "", *, code: str = "magnitude"
) -> Finding | None:
    """The finding, when the slip alone explains the distance."""
    rescaled = _rescaled(value, basis, indicator)
    if rescaled is None:
        return None
    suggestion, scale = rescaled
    data = {
        "typed": f"{format_number(value)} {indicator.unit}",
        "factor": format_number(scale),
        "basis": basis.words,
        "suggestion": format_number(suggestion),
    }
    answer = Candidate(format_number(suggestion), ((indicator.code, suggestion),))
    return Finding(code, Severity.WARNING, where, indicator.code, hamlet or None, data, (answer,))


def _rescaled(value: Decimal, basis: _Basis, indicator: Indicator) -> tuple[Decimal, int] | None:
    """The value without the slip and the factor."""
    is_near = (basis.only_too_large or basis.low / _FAR < value) and value < basis.high * _FAR
    for scale in () if is_near or indicator.value_type in _WITHOUT_SIZE else basis.scales:
        suggestion = value / scale if value > basis.high else value * scale
        is_possible = indicator.value_type not in _WHOLE or suggestion == suggestion.to_integral_value()
        if basis.low / basis.reach <= suggestion <= basis.high * basis.reach and is_possible:
            return suggestion, scale
    return None

"""Trend of a target from period to period, and where a straight line through its values leads: an estimate, no more."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.i18n import N_, _
from app.text import format_number

_PLACES = Decimal("0.01")
_FEWEST = 2


class Trend(StrEnum):
    """How a number stands to the one of the period before."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


TREND_WORDS: Mapping[Trend, str] = {Trend.UP: N_("tăng"), Trend.DOWN: N_("giảm"), Trend.SAME: N_("không đổi")}


def trend(value: Decimal | None, before: Decimal | None) -> Trend | None:
    """This period against the last; ``None`` when either is not known."""
    if value is None or before is None:
        return None
    if value == before:
        return Trend.SAME
    return Trend.UP if value > before else Trend.DOWN


def forecast(values: Sequence[Decimal | None], at: int, most: Decimal | None = None) -> Decimal | None:
    """The value of period ``at`` on the straight line nearest to the known ``values`` of periods 0, 1, 2, …

    Never below 0 nor above ``most``; ``None`` with fewer than two known values. Two places.
    """
    known = [(index, Fraction(value)) for index, value in enumerate(values) if value is not None]
    if len(known) < _FEWEST:
        return None
    middle = Fraction(sum(index for index, _value in known), len(known))
    mean = sum((value for _index, value in known), Fraction(0)) / len(known)
    spread = sum(((index - middle) ** 2 for index, _value in known), Fraction(0))
    slope = sum(((index - middle) * (value - mean) for index, value in known), Fraction(0)) / spread
    found = mean + slope * (at - middle)
    bounded = max(found, Fraction(0)) if most is None else min(max(found, Fraction(0)), Fraction(most))
    return (Decimal(bounded.numerator) / Decimal(bounded.denominator)).quantize(_PLACES)


def forecast_words(estimate: Decimal, unit: str, period: str, known: int) -> str:
    """An estimate said to be one: from how many periods, for which."""
    told = _("Ước tính {period}: {value} {unit} (theo đường thẳng qua {known} kỳ đã có; chỉ để tham khảo).")
    return told.format(period=period, value=format_number(estimate), unit=unit, known=known)

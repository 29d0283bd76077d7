"""Shares of a counted target: what each agency or unit was given, and whether that makes the target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from app.i18n import _
from app.text import format_number


@dataclass(frozen=True, slots=True)
class ShareSum:
    """What was given out of what a target asks for; ``asked`` ``None``: the plan sets no number for the period."""

    asked: Decimal | None
    given: Decimal

    @property
    def difference(self) -> Decimal | None:
        """What was given beyond the target, below 0 what is left to give."""
        return None if self.asked is None else self.given - self.asked

    @property
    def sentence(self) -> str:
        """«Đã giao đủ 20», «… còn 3 chưa giao», «… vượt 2»."""
        if self.asked is None or self.difference is None:
            return _("Đã giao {given}; kế hoạch không đặt mức cho kỳ này.").format(given=format_number(self.given))
        if not self.difference:
            return _("Đã giao đủ {asked}.").format(asked=format_number(self.asked))
        far = format_number(abs(self.difference))
        told = (
            _("Đã giao {given}/{asked}, vượt {far}.")
            if self.difference > 0
            else _("Đã giao {given}/{asked}, còn {far}.")
        )
        return told.format(given=format_number(self.given), asked=format_number(self.asked), far=far)


def share_sum(asked: Decimal | None, shares: Iterable[Decimal]) -> ShareSum:
    """Shares against what the target asks for."""
    return ShareSum(asked, sum(shares, Decimal(0)))


def allotted(total: Decimal, weights: Sequence[Decimal], places: int = 0) -> tuple[Decimal, ...]:
    """A total given out by weights, each share with so many places; together they are the total, none is lost.

    Whoever lost most by rounding down gets the next step, the earlier one of two alike. ``ValueError`` without any
    weight above 0, for a weight below 0 and for a total that has more places than the shares.
    """
    whole = sum(weights, Decimal(0))
    step = Decimal(1).scaleb(-places)
    if whole <= 0 or min(weights) < 0 or total < 0 or total % step:
        raise ValueError(total)
    exact = [total * weight / whole for weight in weights]
    floors = [value.quantize(step, ROUND_FLOOR) for value in exact]
    left = int((total - sum(floors, Decimal(0))) / step)
    order = sorted(range(len(weights)), key=lambda index: (floors[index] - exact[index], index))
    for index in order[:left]:
        floors[index] += step
    return tuple(floors)

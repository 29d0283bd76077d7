"""What changed most against the year before, for who writes the assessment; rises and falls each by themselves.

Changes of different size are compared as shares of last year's figure, percentages by points. A share of a small number
says nothing (2 of 3 would be "giảm 33%"), so only figures from :data:`FLOOR` on are compared; a flow counts from
:data:`LEAST_FLOW` percent, a stock, which should hardly change, from :data:`LEAST_STOCK`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.figures import Consolidation, Total
from app.domain.indicators import Catalogue, Indicator, OverTime

#: The least figure of last year whose change is told as a share.
FLOOR = Decimal(30)
LEAST_FLOW = Decimal(10)
LEAST_STOCK = Decimal(5)
LEAST_POINTS = Decimal(2)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """The change of one indicator over the units that have both years; ``weight`` orders it among the others."""

    indicator: Indicator
    change: Decimal
    weight: Decimal

    @property
    def is_rise(self) -> bool:
        """Whether it has risen."""
        return self.change > 0


def biggest_changes(
    catalogue: Catalogue,
    consolidation: Consolidation,
    most: int,
    groups: Iterable[str] = (),
    without: Collection[str] = (),
) -> tuple[tuple[FigureChange, ...], tuple[FigureChange, ...]]:
    """The ``most`` biggest rises and falls, biggest first, of some groups of indicators (none named = all).

    The indicators ``without`` are left out: a number out by a factor would be the biggest change of all.
    """
    wanted = frozenset(groups)
    found = sorted(
        (
            change
            for item in catalogue
            if item.code not in without
            and (not wanted or item.group in wanted)
            and (total := consolidation.cells.get(item.code)) is not None
            for change in _change(item, total)
        ),
        key=lambda item: -item.weight,
    )
    rises = [item for item in found if item.is_rise]
    falls = [item for item in found if not item.is_rise]
    return tuple(rises[:most]), tuple(falls[:most])


def _change(indicator: Indicator, total: Total) -> Iterator[FigureChange]:
    if total.previous is None or total.current_of_same is None:
        return
    change = total.current_of_same - total.previous
    if indicator.over_time is OverTime.RATIO:
        if abs(change) >= LEAST_POINTS:
            yield FigureChange(indicator, change, abs(change))
        return
    if total.previous < FLOOR:
        return
    share = abs(change) * 100 / total.previous
    if share >= (LEAST_FLOW if indicator.over_time is OverTime.FLOW else LEAST_STOCK):
        yield FigureChange(indicator, change, share)

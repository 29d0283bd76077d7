"""Figures of a split that a document names: what each heir took of one figure, instead of a share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from app.domain.figures import FigureKey

#: Source unit → figure → heir → what it took.
Settled = Mapping[int, Mapping[FigureKey, Mapping[int, Decimal]]]
NOTHING_SETTLED: Settled = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SplitFigure:
    """``value`` of one figure of a year of ``predecessor_id`` is what ``successor_id`` took over, by ``document``."""

    predecessor_id: int
    successor_id: int
    year: int
    indicator: str
    value: Decimal
    part: str = ""
    document: str = ""


def settled(known: Iterable[SplitFigure], year: int) -> Settled:
    """What documents say of the figures of one year."""
    found: dict[int, dict[FigureKey, dict[int, Decimal]]] = {}
    for item in known:
        if item.year == year:
            of_unit = found.setdefault(item.predecessor_id, {})
            of_unit.setdefault((item.indicator, item.part), {})[item.successor_id] = item.value
    return found

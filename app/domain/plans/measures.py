"""Measure: what a plan counts, by which its targets and products are followed."""

from dataclasses import dataclass
from enum import StrEnum


class MeasureTime(StrEnum):
    """How a measure adds up over time: a stock is what there is by now, a flow what was done in between."""

    STOCK = "stock"
    FLOW = "flow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number a plan follows.

    ``source`` says where it comes from: empty for figures the agencies report, ``indicator:CODE`` for an indicator of
    the communes' reports, ``register:KEY`` for the entries of a register, ``register:KEY:FIELD`` for the sum of one of
    its fields, ``register:KEY:persons`` for distinct persons (not «lượt»), ``classification:GRADE`` for units of a
    grade, ``classification`` for all that were classified. Codes of the catalogue of indicators may be named as a
    measure without being declared.
    """

    key: str
    name: str
    unit: str
    time: MeasureTime = MeasureTime.FLOW
    source: str = ""
    note: str = ""

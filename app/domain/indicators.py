"""Indicator «chỉ tiêu» (số liệu phải báo cáo): one number that one level owns and everybody else only shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class ValueType(StrEnum):
    """How a value is written and checked."""

    INTEGER = "integer"
    DECIMAL3 = "decimal3"
    VND = "vnd"
    PERCENT = "percent"
    BOOLEAN = "boolean"


class OwnerLevel(StrEnum):
    """The only level that may enter the figure (domain rule: exactly one owner, so nothing is counted twice)."""

    HAMLET = "hamlet"
    COMMUNE = "commune"
    BORDER_STATION = "border_station"
    COMMITTEE = "committee"
    COMPUTED = "computed"


class AcrossUnits(StrEnum):
    """«Gộp ĐV»: how a total over units is made."""

    SUM = "sum"
    LIST = "list"
    RATIO = "ratio"
    WEIGHTED = "weighted"
    MEAN = "mean"
    UNION = "union"


class OverTime(StrEnum):
    """«Gộp TG»: flow adds up, stock takes the last value."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"
    WEIGHTED = "weighted"


@dataclass(frozen=True, slots=True)
class Indicator:
    """«Chỉ tiêu»: definition of one reported number, valid for the years its preset says.

    ``parts`` names the rows of a figure that has one value per unit of measure (drug evidence: gam, viên); they are
    never added. ``pair`` is the second number of a stock phrase ("E01 lần/E02 lượt"). ``rules`` are texts of the rule
    language (:mod:`app.domain.rules`).
    """

    code: str
    name: str
    unit: str
    value_type: ValueType
    owner: OwnerLevel
    across_units: AcrossUnits
    over_time: OverTime
    numerator: str | None = None
    denominator: str | None = None
    weight: str | None = None
    is_core: bool = False
    outline_leaves: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    pair: str | None = None
    parts: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""

    @property
    def group(self) -> str:
        """The letter of the catalogue group the code belongs to."""
        return self.code[0]


@dataclass(frozen=True)
class Catalogue:
    """The indicators in force for one year, in catalogue order."""

    year: int
    indicators: tuple[Indicator, ...]
    group_names: tuple[tuple[str, str], ...] = ()
    _by_code: dict[str, Indicator] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {item.code: item for item in self.indicators})

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Indicator:
        return self._by_code[code]

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def owned_by(self, *levels: OwnerLevel) -> Iterable[Indicator]:
        """Indicators that one of the levels enters."""
        return (item for item in self.indicators if item.owner in levels)

    def of_leaf(self, leaf: str) -> Iterable[Indicator]:
        """Indicators that feed one leaf of the outline «đề cương»."""
        return (item for item in self.indicators if leaf in item.outline_leaves)


#: Values travel as exact decimals and are stored as integers in thousandths, so totals are exact in every database.
MILLI = Decimal("0.001")


def to_milli(value: Decimal) -> int:
    """Thousandths of ``value``; raises ``ValueError`` when more than three decimals would be lost."""
    scaled = value * 1000
    if scaled != scaled.to_integral_value():
        raise ValueError(value)
    return int(scaled)


def from_milli(value: int) -> Decimal:
    """The decimal behind stored thousandths, without trailing zeros."""
    whole, rest = divmod(value, 1000)
    return Decimal(whole) if rest == 0 else (Decimal(value) * MILLI).normalize()

"""Measure: what a plan counts, by which its targets and products are followed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

#: Key of an agency and number of a unit; both empty for the plan as a whole.
Owner = tuple[str, int | None]


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
    grade, ``classification`` for all that were classified, ``survey`` for the surveys of the plan and
    ``survey:handed_out``, ``survey:returned``, ``survey:forms`` for their forms. Codes of the catalogue of indicators
    may be named as a measure without being declared.
    """

    key: str
    name: str
    unit: str
    time: MeasureTime = MeasureTime.FLOW
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Who is to tell a measure, and what was told: ``None`` for not yet. ``name`` is for showing: two may share it."""

    owner: Owner
    name: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureValue:
    """What is known of a measure for one period: its value with its coverage.

    ``value`` is ``None`` while nobody has told it: not known is not nought. ``reported`` of ``expected`` owners
    (agencies, units) have told theirs, ``missing`` names the others; ``tellers`` are all of them where figures were
    entered. ``spoken_for`` are units of before whose part those tell that took them over.
    ``note`` says in a sentence what is odd about it: figures of a part of the period only, two that differ.
    ``is_partial``: it is known of a part of the period only, or figures of the same days contradict one another;
    ``is_whole``: it was told of the plan as a whole, not by the ``tellers``.
    """

    value: Decimal | None = None
    reported: int = 0
    expected: int = 0
    missing: tuple[str, ...] = ()
    tellers: tuple[Teller, ...] = ()
    spoken_for: frozenset[Owner] = frozenset()
    note: str = ""
    is_partial: bool = False
    is_whole: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether everybody who is to tell it has, for the whole period."""
        return self.value is not None and self.reported >= self.expected and not self.missing and not self.is_partial

    @property
    def parts(self) -> tuple[Teller, ...]:
        """Whose figures it is the sum of; nobody where it was told as a whole or counted elsewhere."""
        return () if self.is_whole else tuple(item for item in self.tellers if item.value is not None)

    def lacks(self, other: "MeasureValue") -> tuple[Teller, ...]:
        """Who told the other, but not this one, where both are sums of what several told."""
        told = {item.owner for item in self.parts}
        if not told:
            return ()
        return tuple(item for item in other.parts if item.owner not in told | self.spoken_for)

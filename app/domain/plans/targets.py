"""Target «chỉ tiêu kế hoạch»: a number to be reached, or a state to be judged where the plan gives no number."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.plans.spans import Frequency


class Comparison(StrEnum):
    """How a number stands to the one the plan names; «trên 50 %» is strict, «từ 20 đơn vị» is not."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    EXACTLY = "="
    AT_MOST = "<="
    LESS_THAN = "<"


class Reading(StrEnum):
    """What the number of a step is.

    «tăng thêm 50 %» may mean fifty points more or half as much again; POINTS is what is taken where the plan does not
    say, and both readings are shown. «giảm 10 % so với năm trước» is a DECREASE: the numerator is what is counted now,
    the denominator what it was before.
    """

    ABSOLUTE = "absolute"
    POINTS = "points"
    RELATIVE = "relative"
    DECREASE = "decrease"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStep:
    """The number of one phase, or of the years from ``from_year`` to ``to_year`` (both inside, open when ``None``).

    A step read as POINTS or RELATIVE adds to the step before it, one read as DECREASE says by how many percent the
    number is to fall. ``value`` is in the target's unit.
    """

    value: Decimal
    comparison: Comparison = Comparison.AT_LEAST
    reading: Reading = Reading.ABSOLUTE
    phase: str = ""
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One target of a plan; without ``steps`` it is judged in words.

    A ratio names ``numerator`` and ``denominator`` (measures) and what the denominator is in words, since plans leave
    it open ("xuất sắc ≥ 30 %" of all, or of those that passed). ``parts`` are measures that together make up
    ``whole``: a distribution.
    """

    key: str
    title: str
    clause: str = ""
    quote: str = ""
    audience: str = ""
    unit: str = "%"
    numerator: str = ""
    denominator: str = ""
    denominator_words: str = ""
    frequency: Frequency = Frequency.YEAR
    steps: tuple[TargetStep, ...] = ()
    parts: tuple[str, ...] = ()
    whole: str = ""
    note: str = ""

    @property
    def is_qualitative(self) -> bool:
        """Whether the plan gives no number for it."""
        return not self.steps

    @property
    def is_of_before(self) -> bool:
        """Whether it sets a number against what it was before: then it may well be more than all of that."""
        return any(step.reading is Reading.DECREASE for step in self.steps)

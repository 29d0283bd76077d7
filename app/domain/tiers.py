"""Epidemic tier «cấp độ dịch»: what a plan allows, as dated data.

A plan brings its own matrix «ma trận quy định» or none (plan 74/KH-BCĐ, II.3, has four rows; a plan of a year without
an epidemic has no row at all), so nothing here knows what a level means. Ranges are half-open: ``valid_to`` is the
first day a row no longer holds.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.periods import is_valid_on
from app.i18n import _


@dataclass(frozen=True, slots=True)
class TierRule:
    """One row of the matrix: what may be held at one level.

    ``max_people`` is how many may come to one event; ``None`` with ``limits_people`` where the plan leaves the number
    to a local decision that nobody has entered. ``report_to`` is owed a report in writing by whoever holds nothing.
    ``name`` is for matrices that do not count levels ("báo động III"), ``quote`` the sentence of the plan, ``note``
    what is odd about it (plan 74/KH-BCĐ prints level 3 twice).
    """

    level: int
    allows_review: bool
    allows_ceremony: bool
    allows_festivities: bool
    clause: str
    valid_from: date
    valid_to: date | None = None
    limits_people: bool = False
    max_people: int | None = None
    measures: tuple[str, ...] = ()
    report_to: str = ""
    name: str = ""
    quote: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """What papers and screens call the level: "cấp độ 3", or the name the matrix gives it."""
        return self.name or _("cấp độ {level}").format(level=self.level)

    @property
    def strictness(self) -> int:
        """On the scale the rules of the catalogue speak of: 1 free, 2 fewer people, 3 no «phần hội», 4 nothing held."""
        if not (self.allows_review or self.allows_ceremony or self.allows_festivities):
            return 4
        if not self.allows_festivities:
            return 3
        return 2 if self.limits_people else 1


@dataclass(frozen=True, slots=True)
class RuleMatrix:
    """The rows about one danger «dịch, bão…»; an empty matrix forbids nothing.

    ``key`` tells matrices of one data file apart; what is announced for a place names the matrix it belongs to.
    """

    rules: tuple[TierRule, ...] = ()
    key: str = ""
    name: str = ""

    def rule(self, level: int | None, day: date) -> TierRule | None:
        """The row in force for a level on a day; ``None`` when the plan says nothing about it."""
        found = (item for item in self.rules if item.level == level)
        return next((item for item in found if is_valid_on(day, item.valid_from, item.valid_to)), None)

"""RuleBook: what the catalogue of awards says on a day, each answer with its clause and how sure it is.

Law, amounts, levels and titles are rows with dates; a question without a day has no answer. ``None`` and the empty
tuple mean that no row says anything, never that it is nought or forbidden.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from app.domain.awards.catalogue import (
    Award,
    AwardAuthority,
    AwardContent,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Criterion,
    DatedRule,
    DossierItem,
    NomineeKind,
)
from app.domain.periods import is_valid_on

_Shape = TypeVar("_Shape", bound=AwardContent)

#: Where a printed title names the unit whose award it is: "Giấy khen của Chủ tịch Ủy ban nhân dân {unit}".
UNIT_PLACE = "{unit}"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rows of one data file in any order; of several rows that answer alike the first counts."""

    rules: tuple[AwardRule, ...] = ()

    def regime(self, on: date) -> DatedRule[AwardRegime] | None:
        """The law in force: bases to print, form of the report, rounding."""
        return next(self._of(AwardRegime, on), None)

    def authority(self, key: str, on: date) -> DatedRule[AwardAuthority] | None:
        """Who decides under this key, where the authority exists on that day."""
        return next((rule for rule in self._of(AwardAuthority, on) if rule.key == key), None)

    def award(self, key: str, on: date) -> DatedRule[Award] | None:
        """The award of this key, where it may be given on that day."""
        return next((rule for rule in self._of(Award, on) if rule.key == key), None)

    def awards(self, on: date) -> tuple[DatedRule[Award], ...]:
        """Every award of that day."""
        return tuple(self._of(Award, on))

    def authority_of(self, award: str, on: date) -> DatedRule[AwardAuthority] | None:
        """Who decides on an award on that day; ``None`` when one of both does not exist then."""
        found = self.award(award, on)
        return None if found is None else self.authority(found.content.authority, on)

    def last_known(self, award: str) -> DatedRule[Award] | None:
        """The latest row of an award whatever its dates: what to call it where it exists no more."""
        found = (rule for rule in self._of(Award) if rule.key == award)
        return max(found, key=lambda rule: rule.valid_from, default=None)

    def last_known_authority(self, key: str) -> DatedRule[AwardAuthority] | None:
        """The latest row of an authority whatever its dates."""
        found = (rule for rule in self._of(AwardAuthority) if rule.key == key)
        return max(found, key=lambda rule: rule.valid_from, default=None)

    def coefficient(self, award: str, kind: NomineeKind, on: date) -> DatedRule[Coefficient] | None:
        """How many base salaries an award is worth for one kind; ``None`` where no rule says so."""
        found = self._of(Coefficient, on)
        return next((rule for rule in found if rule.content.award == award and rule.content.kind is kind), None)

    def base_salary(self, on: date) -> DatedRule[BaseSalary] | None:
        """The base salary in force on a day."""
        return next(self._of(BaseSalary, on), None)

    def dossier_items(self, award: str, kind: NomineeKind, on: date) -> tuple[DatedRule[DossierItem], ...]:
        """The papers a dossier for this award and kind consists of."""
        return tuple(rule for rule in self._of(DossierItem, on) if _is_for(rule.content, award, kind))

    def criteria(self, award: str, kind: NomineeKind, on: date) -> tuple[DatedRule[Criterion], ...]:
        """The conditions for this award and kind."""
        return tuple(rule for rule in self._of(Criterion, on) if _is_for(rule.content, award, kind))

    def _of(self, shape: type[_Shape], on: date | None = None) -> Iterator[DatedRule[_Shape]]:
        for rule in self.rules:
            if isinstance(rule.content, shape) and (on is None or is_valid_on(on, rule.valid_from, rule.valid_to)):
                yield cast("DatedRule[_Shape]", rule)


def _is_for(content: DossierItem | Criterion, award: str, kind: NomineeKind) -> bool:
    return (not content.awards or award in content.awards) and (not content.kinds or kind in content.kinds)


def printed(title: str, unit_name: str) -> str:
    """A title with the unit it belongs to: "xã Trường Hà" for {unit}; unchanged where it names none."""
    return title.replace(UNIT_PLACE, unit_name)

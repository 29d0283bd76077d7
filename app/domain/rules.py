"""Rule «ràng buộc»: one check of the catalogue as data, in a language too small to do harm.

A rule gives an answer only when all its operands have values: a blank «chưa có số liệu» never makes an error.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from app.domain.findings import Severity
from app.domain.rule_parser import MAX_LENGTH, ComparisonParser, wrong_rule
from app.domain.rule_terms import Comparison
from app.i18n import _

_NAMED = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9_]*)(?:~(?P<tolerance>[0-9]{1,9}(?:\.[0-9]{1,9})?))?")
_CROSS = re.compile(r"communes=posts(?:~(?P<tolerance>[0-9]{1,9}(?:\.[0-9]{1,9})?))?")

Values = Mapping[str, Decimal] | Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may look at besides the figures of the unit itself; everything may be missing.

    ``words`` has TIER, TIER_LIMIT, UNITS and PLAN; ``lists`` the values derived from the list sheets by list name;
    ``previous`` last year's figures; ``communes`` and ``stations`` the two sides of a cross check.
    """

    words: Values = field(default_factory=dict)
    lists: Values = field(default_factory=dict)
    previous: Values = field(default_factory=dict)
    communes: Values = field(default_factory=dict)
    stations: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Answer of a rule: ``holds`` is ``None`` when an operand is missing; the two numbers are those that disagree."""

    holds: bool | None
    left: Decimal | None = None
    right: Decimal | None = None
    operator: str = ""


UNANSWERED = Outcome(holds=None)
NOT_APPLICABLE = Outcome(holds=True)


def _with_words(values: Values, context: RuleContext) -> Values:
    return {**context.words, **values} if context.words else values


@dataclass(frozen=True, slots=True)
class Compare:
    """An equation, an inequality or a chain of them."""

    comparison: Comparison

    def evaluate(self, subject: str, values: Values, context: RuleContext) -> Outcome:
        """Compare with the figures of the unit and the words of the context."""
        del subject
        return Outcome(*self.comparison.first_failure(_with_words(values, context)))


@dataclass(frozen=True, slots=True)
class Conditional:
    """``if: condition => conclusion``."""

    condition: Comparison
    conclusion: Comparison

    def evaluate(self, subject: str, values: Values, context: RuleContext) -> Outcome:
        """Holds when the condition does not, or when both do."""
        del subject
        known = _with_words(values, context)
        applies = self.condition.first_failure(known)[0]
        if applies is None:
            return UNANSWERED
        return Outcome(*self.conclusion.first_failure(known)) if applies else NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class EqualsList:
    """``list:name``: the typed figure equals what the list sheet gives."""

    name: str
    tolerance: Decimal = Decimal(0)

    def evaluate(self, subject: str, values: Values, context: RuleContext) -> Outcome:
        """Compare the figure with the list."""
        return _near(values.get(subject), context.lists.get(self.name), self.tolerance)


@dataclass(frozen=True, slots=True)
class LastYear:
    """``prev:same`` (differs from last year) and ``prev:2y_none`` (nothing in two years)."""

    same: bool

    def evaluate(self, subject: str, values: Values, context: RuleContext) -> Outcome:
        """Compare the figure with last year's."""
        now, before = values.get(subject), context.previous.get(subject)
        if self.same or now is None or before is None:
            return _near(now, before, Decimal(0))
        return Outcome(bool(now or before), now, before, ">")


@dataclass(frozen=True, slots=True)
class CommunesEqualStations:
    """``cross:communes=posts``: what the communes report adds up to what the border stations report."""

    tolerance: Decimal = Decimal(0)

    def evaluate(self, subject: str, values: Values, context: RuleContext) -> Outcome:
        """Compare the two sums of the context."""
        del values
        return _near(context.communes.get(subject), context.stations.get(subject), self.tolerance)


Body = Compare | Conditional | EqualsList | LastYear | CommunesEqualStations


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one indicator; ``is_target`` marks a plan target «mục tiêu», which is no mistake when missed."""

    text: str
    subject: str
    severity: Severity
    is_target: bool
    body: Body

    def evaluate(self, values: Values, context: RuleContext) -> Outcome:
        """Answer for the figures of one unit or hamlet."""
        return self.body.evaluate(self.subject, values, context)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every name the rule looks up, its own indicator first."""
        chains: tuple[Comparison, ...] = ()
        if isinstance(self.body, Compare):
            chains = (self.body.comparison,)
        elif isinstance(self.body, Conditional):
            chains = (self.body.condition, self.body.conclusion)
        return tuple(dict.fromkeys((self.subject, *(name for chain in chains for name in chain.names()))))


def _near(left: Decimal | None, right: Decimal | None, tolerance: Decimal) -> Outcome:
    holds = None if left is None or right is None else abs(left - right) <= tolerance
    return Outcome(holds, left, right, "=")


@lru_cache(maxsize=2048)
def parse(text: str, subject: str = "") -> Rule:
    """The rule that ``text`` writes for the indicator ``subject``; raises :class:`Problem` naming the position."""
    if len(text) > MAX_LENGTH:
        raise wrong_rule(text, MAX_LENGTH, _("quy tắc quá dài"))
    severity, is_target, start = Severity.ERROR, False, 0
    if text.startswith("warn:"):
        severity, start = Severity.WARNING, len("warn:")
    elif text.startswith("target:"):
        severity, is_target, start = Severity.NOTE, True, len("target:")
    return Rule(text, subject, severity, is_target, _body(text, start, subject))


def _body(text: str, start: int, subject: str) -> Body:
    rest = text[start:]
    for prefix, read in (("list:", _list), ("prev:", _previous), ("cross:", _cross)):
        if rest.startswith(prefix):
            return read(text, start + len(prefix))
    conditional = rest.startswith("if:")
    parser = ComparisonParser(text, start + 3 if conditional else start, subject)
    first = parser.comparison()
    if not conditional:
        parser.end()
        return Compare(first)
    if not parser.take("=>"):
        raise parser.fail(_("thiếu dấu =>"))
    second = parser.comparison()
    parser.end()
    return Conditional(first, second)


def _list(text: str, start: int) -> EqualsList:
    found = _NAMED.fullmatch(text, start)
    if not found:
        raise wrong_rule(text, start, _("cần tên danh sách"))
    return EqualsList(found["name"], Decimal(found["tolerance"] or 0))


def _previous(text: str, start: int) -> LastYear:
    kind = text[start:]
    if kind not in ("same", "2y_none"):
        raise wrong_rule(text, start, _("chỉ có prev:same và prev:2y_none"))
    return LastYear(kind == "same")


def _cross(text: str, start: int) -> CommunesEqualStations:
    found = _CROSS.fullmatch(text, start)
    if not found:
        raise wrong_rule(text, start, _("chỉ có cross:communes=posts"))
    return CommunesEqualStations(Decimal(found["tolerance"] or 0))

"""Terms of the rule language: numbers, names and the four operations, computed exactly and without running code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException

_EXACT = Context(prec=40)

Values = Mapping[str, Decimal] | Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator code, or one of the words TIER, TIER_LIMIT, UNITS, PLAN."""

    code: str


@dataclass(frozen=True, slots=True)
class Operation:
    """``left operator right`` with one of ``+ - * /``."""

    operator: str
    left: "Term"
    right: "Term"


Term = Number | Name | Operation


def names_of(term: Term) -> Iterator[str]:
    """Every name in the term, from left to right."""
    if isinstance(term, Name):
        yield term.code
    elif isinstance(term, Operation):
        yield from names_of(term.left)
        yield from names_of(term.right)


def compute(term: Term, values: Values) -> Decimal | None:
    """The value of the term; ``None`` when an operand has no value, or for a division by zero."""
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Name):
        return values.get(term.code)
    left, right = compute(term.left, values), compute(term.right, values)
    if left is None or right is None:
        return None
    try:
        return _apply(term.operator, left, right)
    except DecimalException:
        return None


def _apply(operator: str, left: Decimal, right: Decimal) -> Decimal:
    if operator == "+":
        return _EXACT.add(left, right)
    if operator == "-":
        return _EXACT.subtract(left, right)
    if operator == "*":
        return _EXACT.multiply(left, right)
    return _EXACT.divide(left, right)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain such as ``2<=A16/A14<=8``: terms and the operators between them, with a tolerance for ``=``."""

    terms: tuple[Term, ...]
    operators: tuple[str, ...]
    tolerance: Decimal = Decimal(0)

    def names(self) -> tuple[str, ...]:
        """Every name in the chain, once, from left to right."""
        return tuple(dict.fromkeys(name for term in self.terms for name in names_of(term)))

    def first_failure(self, values: Values) -> tuple[bool | None, Decimal | None, Decimal | None, str]:
        """(holds, left, right, operator) of the first link that fails, else of the last link; ``None`` = no answer."""
        computed = [compute(term, values) for term in self.terms]
        if None in computed or any(values.get(name) is None for term in self.terms for name in names_of(term)):
            return None, computed[0], computed[-1], self.operators[-1]
        known = [value for value in computed if value is not None]
        links = list(zip(known, self.operators, known[1:], strict=False))
        for left, operator, right in links:
            if not _holds(left, operator, right, self.tolerance):
                return False, left, right, operator
        left, operator, right = links[-1]
        return True, left, right, operator


def _holds(left: Decimal, operator: str, right: Decimal, tolerance: Decimal) -> bool:
    difference = _EXACT.subtract(left, right)
    if operator == "=":
        return abs(difference) <= tolerance
    if operator == "<=":
        return difference <= tolerance
    if operator == ">=":
        return difference >= -tolerance
    return difference < 0 if operator == "<" else difference > 0

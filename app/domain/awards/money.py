"""Reward money «tiền thưởng»: coefficient × base salary of the day of the decision, rounded up.

Nghị định 91/2017/NĐ-CP, Điều 68 khoản 2, and the decrees after it: rounded up to the next 10.000 đồng, a collective's
coefficient doubled before. Only whole numbers are multiplied; nothing here knows a year, a coefficient or an amount.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.awards.book import RuleBook
from app.domain.awards.catalogue import BaseSalary, Coefficient, DatedRule, NomineeKind
from app.i18n import N_, _
from app.text import money_words, padded_count

#: What an amount is rounded up to where no regime says so.
ROUNDING = 10_000


def reward(coefficient: Decimal, base_salary: int, rounding: int = ROUNDING) -> int:
    """The reward in đồng; the coefficient of a collective is doubled already (0,15 × 2 × 1.490.000 = 450.000)."""
    numerator, denominator = coefficient.as_integer_ratio()
    return -(-numerator * base_salary // (denominator * rounding)) * rounding


@dataclass(frozen=True, slots=True)
class Price:
    """What one award is worth for one kind on a day, with the rules it rests on; no ``amount`` where one is missing."""

    on: date
    amount: int | None
    coefficient: DatedRule[Coefficient] | None
    base_salary: DatedRule[BaseSalary] | None

    @property
    def missing(self) -> str:
        """Why there is no amount, in words; empty where there is one."""
        if self.base_salary is None:
            return _("chưa có mức lương cơ sở của ngày này")
        return "" if self.coefficient else _("danh mục chưa có hệ số")


def price(book: RuleBook, award: str, kind: NomineeKind, on: date) -> Price:
    """What an award decided on that day is worth; a missing rule is said, never taken for nought."""
    coefficient, salary, regime = book.coefficient(award, kind, on), book.base_salary(on), book.regime(on)
    amount = None
    if coefficient is not None and salary is not None:
        rounding = regime.content.rounding if regime else ROUNDING
        amount = reward(coefficient.content.value, salary.content.amount, rounding)
    return Price(on, amount, coefficient, salary)


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """The reward of one nomination; ``amount`` in đồng, ``None`` with ``missing`` where no rule tells it.

    ``achiever`` is who is rewarded: nominees decided to be the same person have one. ``is_locked`` once decided.
    ``paid_instead`` names the higher award that is paid for the same achievement at the same time; such a line is
    shown, and not paid.
    """

    nomination_id: int
    achiever: int
    name: str
    kind: NomineeKind
    award: str
    title: str
    authority: str
    unit_id: int
    unit: str
    source: str
    on: date
    coefficient: Decimal | None
    amount: int | None
    missing: str = ""
    is_locked: bool = False
    is_other_achievement: bool = False
    paid_instead: str = ""

    @property
    def payable(self) -> int | None:
        """What is paid: nothing where a higher award is; ``None`` where nobody knows."""
        return 0 if self.paid_instead else self.amount


def highest_only(lines: Iterable[MoneyLine]) -> tuple[MoneyLine, ...]:
    """Of several awards for one achievement at one time only the highest is paid; of equal ones the first.

    What is locked is paid as it was decided. Awards of different days, and for other achievements, are each paid.
    """
    found = tuple(lines)
    best: dict[Hashable, MoneyLine] = {}
    for line in found:
        key = (line.achiever, line.on)
        if line.amount is not None and not line.is_other_achievement and _ranks(line) > _ranks(best.get(key)):
            best[key] = line
    return tuple(_unless_higher(line, best.get((line.achiever, line.on))) for line in found)


def _ranks(line: MoneyLine | None) -> tuple[int, bool]:
    return (-1, False) if line is None or line.amount is None else (line.amount, line.is_locked)


def _unless_higher(line: MoneyLine, best: MoneyLine | None) -> MoneyLine:
    if best is None or best is line or line.is_locked or line.is_other_achievement or line.amount is None:
        return line
    return replace(line, paid_instead=best.title)


@dataclass(frozen=True, slots=True)
class MoneySum:
    """What a group of lines comes to; ``unknown`` counts lines without an amount, which ``amount`` leaves out."""

    label: str
    count: int
    amount: int
    unknown: int = 0

    @property
    def is_unknown(self) -> bool:
        """Whether nothing can be said about the sum: not one amount is known."""
        return 0 < self.count == self.unknown

    @property
    def words(self) -> str:
        """The sum as papers spell it, with the lines it leaves out; never nought for what nobody knows."""
        return spelled(self.amount, self.unknown, self.count)


def spelled(amount: int, unknown: int, count: int) -> str:
    """An amount in words; ``unknown`` of its ``count`` lines have none and are told."""
    if 0 < count == unknown:
        return _("chưa tính được")
    words = money_words(amount)
    if not unknown:
        return words
    told = _("{words}, chưa kể {count} trường hợp chưa có mức thưởng")
    return told.format(words=words, count=padded_count(unknown))


def summed(label: str, lines: Iterable[MoneyLine]) -> MoneySum:
    """The sum of what is paid for some lines."""
    paid = [line.payable for line in lines]
    known = [amount for amount in paid if amount is not None]
    return MoneySum(label, len(paid), sum(known), len(paid) - len(known))


def grouped(lines: Iterable[MoneyLine], label: Callable[[MoneyLine], str]) -> tuple[MoneySum, ...]:
    """Sums by a label, in the order in which the labels first come."""
    groups: dict[str, list[MoneyLine]] = {}
    for line in lines:
        groups.setdefault(label(line), []).append(line)
    return tuple(summed(name, members) for name, members in groups.items())


#: What a sum is called for which nobody has said who pays.
NO_SOURCE = N_("chưa rõ nguồn")

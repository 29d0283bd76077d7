"""What is wrong with the rows of a catalogue of awards, whether a file brings them or somebody edits them.

Of one thing at most one row may hold on a day: two amounts for one day would make a reward a matter of chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.awards.catalogue import (
    Award,
    AwardAuthority,
    AwardContent,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Criterion,
    DossierItem,
    RuleKind,
)
from app.i18n import _
from app.text import short_date

#: Base salaries have no key of their own: of all of them one holds on a day.
SALARY_KEY = "luong-co-so"


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A row and what is wrong with it, as the end of a sentence."""

    rule: AwardRule
    what: str


def faults(rules: Sequence[AwardRule]) -> tuple[RuleFault, ...]:
    """Everything wrong with the rows of one catalogue; empty when it may be used."""
    return (*_overlaps(rules), *_dangling(rules), *_impossible(rules))


def key_of(content: AwardContent) -> str:
    """The key a row of this content has: its own, award and kind of a coefficient, one for all base salaries."""
    if isinstance(content, Coefficient):
        return f"{content.award}.{content.kind}"
    return SALARY_KEY if isinstance(content, BaseSalary) else content.key


def subject(rule: AwardRule) -> tuple[RuleKind, str]:
    """What a row is about: of rows with one subject at most one holds on a day."""
    return rule.kind, "" if isinstance(rule.content, AwardRegime) else key_of(rule.content)


def _overlaps(rules: Iterable[AwardRule]) -> Iterator[RuleFault]:
    by_subject = defaultdict(list)
    for rule in rules:
        by_subject[subject(rule)].append(rule)
    for rows in by_subject.values():
        rows.sort(key=lambda rule: rule.valid_from)
        for earlier, later in pairwise(rows):
            if earlier.valid_to is None or earlier.valid_to > later.valid_from:
                what = _("ngày áp dụng trùng với dòng từ {day}").format(day=short_date(earlier.valid_from))
                yield RuleFault(later, what)


def _dangling(rules: Iterable[AwardRule]) -> Iterator[RuleFault]:
    rules = tuple(rules)
    authorities = {rule.key for rule in rules if isinstance(rule.content, AwardAuthority)}
    awards = {rule.key for rule in rules if isinstance(rule.content, Award)}
    for rule in rules:
        content = rule.content
        if isinstance(content, Award) and content.authority not in authorities:
            yield RuleFault(rule, _("không có thẩm quyền “{key}”").format(key=content.authority))
        for award in _awards_named(rule):
            if award not in awards:
                yield RuleFault(rule, _("không có hình thức “{key}”").format(key=award))


def _awards_named(rule: AwardRule) -> tuple[str, ...]:
    if isinstance(rule.content, Coefficient):
        return (rule.content.award,)
    return rule.content.awards if isinstance(rule.content, DossierItem | Criterion) else ()


def _impossible(rules: Iterable[AwardRule]) -> Iterator[RuleFault]:
    for rule in rules:
        if rule.valid_to is not None and rule.valid_to <= rule.valid_from:
            yield RuleFault(rule, _("ngày kết thúc phải sau ngày bắt đầu"))
        if not (rule.clause or rule.note):
            yield RuleFault(rule, _("phải ghi điều khoản, hoặc ghi chú vì sao chưa có"))
        if what := _wrong_number(rule):
            yield RuleFault(rule, what)


def _wrong_number(rule: AwardRule) -> str:
    content = rule.content
    if isinstance(content, Coefficient) and not (content.value.is_finite() and content.value > 0):
        return _("hệ số phải lớn hơn 0; chưa có quy định thì đừng ghi dòng này")
    if isinstance(content, BaseSalary) and content.amount <= 0:
        return _("mức lương cơ sở phải lớn hơn 0")
    if isinstance(content, AwardRegime) and content.rounding < 1:
        return _("mức làm tròn phải từ 1 đồng")
    if isinstance(content, Award | DossierItem) and content.copies < 1:
        return _("số bộ, số bản phải từ 1")
    return ""

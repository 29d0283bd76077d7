"""Changing a rule matrix «ma trận quy định» with dates: what held stays readable, a new row begins where one ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.event_words import capital
from app.domain.periods import is_valid_on
from app.domain.tier_history import PeopleLimit
from app.domain.tier_words import level_words
from app.domain.tiers import RuleMatrix, TierRule
from app.i18n import _
from app.text import clean, fold, short_date


@dataclass(frozen=True, slots=True)
class RuleFault:
    """What is wrong with a matrix: the field of :class:`TierRule` (or "name"), one sentence."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LevelInUse:
    """A level that must have a rule on a day, because of ``what`` ("sự kiện “…”", "cấp độ đã ghi của xã …")."""

    level: int
    day: date
    what: str


def changed(matrix: RuleMatrix, rule: TierRule) -> RuleMatrix:
    """The matrix with ``rule`` holding from its first day on; what held then ends on that day.

    A row that began on that very day is replaced; where the new row states no end, it ends where the former one did.
    """
    kept: list[TierRule] = []
    end = rule.valid_to
    for item in matrix.rules:
        if item.level == rule.level and is_valid_on(rule.valid_from, item.valid_from, item.valid_to):
            end = end or item.valid_to
            if item.valid_from < rule.valid_from:
                kept.append(replace(item, valid_to=rule.valid_from))
        else:
            kept.append(item)
    following = min(
        (i.valid_from for i in kept if i.level == rule.level and i.valid_from > rule.valid_from), default=None
    )
    ends = [day for day in (end, following) if day is not None]
    rows = (*kept, replace(rule, valid_to=min(ends, default=None)))
    return replace(matrix, rules=tuple(sorted(rows, key=lambda item: (item.level, item.valid_from))))


def faults(matrix: RuleMatrix, others: Iterable[RuleMatrix] = ()) -> tuple[RuleFault, ...]:
    """All that keeps a matrix from being stored beside ``others``."""
    found = [*_name_faults(matrix, others)]
    for place, rule in enumerate(matrix.rules):
        found += _rule_faults(rule)
        if any(_overlap(rule, item) for item in matrix.rules[:place]):
            said = _("{level} có hai quy định cho cùng một ngày; hãy ghi ngày kết thúc của quy định trước.")
            found.append(RuleFault("valid_from", said.format(level=capital(rule.words))))
    return tuple(found)


def without_rule(before: RuleMatrix, after: RuleMatrix, used: Iterable[LevelInUse]) -> str:
    """One sentence about a day in use that would lose its rule; empty when none does."""
    for item in used:
        if before.rule(item.level, item.day) is not None and after.rule(item.level, item.day) is None:
            said = _("{level} phải còn quy định vào ngày {day} vì {what}; chưa thay đổi gì.")
            words = capital(level_words(before, item.level, item.day))
            return said.format(level=words, day=short_date(item.day), what=item.what)
    return ""


def limit_faults(limit: PeopleLimit, matrix: RuleMatrix, today: date) -> tuple[RuleFault, ...]:
    """All that keeps a local limit of people from being stored; its number comes from a paper, never from us."""
    day = short_date(limit.valid_from)
    found: list[RuleFault] = []
    if not clean(limit.document):
        found.append(RuleFault("document", _("Chưa ghi văn bản quy định số người, ví dụ 20/CV-UBND.")))
    if limit.max_people < 1:
        found.append(RuleFault("max_people", _("Số người nhiều nhất phải từ 1 trở lên.")))
    if limit.document_on is not None and limit.document_on > today:
        said = _("Ngày văn bản {signed} còn ở phía trước, hôm nay là {today}.")
        data = {"signed": short_date(limit.document_on), "today": short_date(today)}
        found.append(RuleFault("document_on", said.format(**data)))
    if limit.valid_to is not None and limit.valid_to <= limit.valid_from:
        found.append(RuleFault("valid_to", _("Ngày kết thúc phải sau ngày bắt đầu {day}.").format(day=day)))
    if matrix.rule(limit.level, limit.valid_from) is None:
        said = _("“{name}” không có cấp độ {level} vào ngày {day}.")
        found.append(RuleFault("level", said.format(name=matrix.name or matrix.key, level=limit.level, day=day)))
    return tuple(found)


def key_of(name: str, taken: Iterable[str]) -> str:
    """A key for a new matrix, made of its name: "Bão, áp thấp" is "bao-ap-thap"; a number tells equal ones apart."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in fold(name)).split()
    key, known = "-".join(words) or "quy-dinh", frozenset(taken)
    return next(made for made in _numbered(key) if made not in known)


def _numbered(key: str) -> Iterator[str]:
    yield key
    number = 2
    while True:
        yield f"{key}-{number}"
        number += 1


def _name_faults(matrix: RuleMatrix, others: Iterable[RuleMatrix]) -> Iterator[RuleFault]:
    if not clean(matrix.name):
        yield RuleFault("name", _("Chưa đặt tên cho bảng quy định, ví dụ “Dịch Covid-19”, “Bão, áp thấp”."))
    elif any(fold(item.name) == fold(matrix.name) for item in others if item.key != matrix.key):
        yield RuleFault("name", _("Đã có bảng quy định tên “{name}”.").format(name=clean(matrix.name)))


def _rule_faults(rule: TierRule) -> Iterator[RuleFault]:
    words = capital(rule.words)
    if rule.level < 1:
        yield RuleFault("level", _("Cấp độ phải là số từ 1 trở lên, không phải {level}.").format(level=rule.level))
    if not clean(rule.clause):
        said = _("{level} chưa ghi mục của kế hoạch hoặc văn bản làm căn cứ.")
        yield RuleFault("clause", said.format(level=words))
    if rule.valid_to is not None and rule.valid_to <= rule.valid_from:
        said = _("{level}: ngày kết thúc {end} phải sau ngày bắt đầu {start}.")
        data = {"end": short_date(rule.valid_to), "start": short_date(rule.valid_from)}
        yield RuleFault("valid_to", said.format(level=words, **data))
    if rule.max_people is not None and rule.max_people < 1:
        yield RuleFault("max_people", _("{level}: số người nhiều nhất phải từ 1 trở lên.").format(level=words))
    elif rule.max_people is not None and not rule.limits_people:
        said = _("{level} ghi số người nhiều nhất nhưng không đánh dấu hạn chế số người.")
        yield RuleFault("max_people", said.format(level=words))


def _overlap(first: TierRule, second: TierRule) -> bool:
    if first.level != second.level:
        return False
    return is_valid_on(first.valid_from, second.valid_from, second.valid_to) or is_valid_on(
        second.valid_from, first.valid_from, first.valid_to
    )

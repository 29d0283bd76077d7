"""Tiers «cấp độ» in words: as papers and screens say them, and as people type them ("2", "cấp độ II", "vùng vàng")."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from app.domain.periods import is_valid_on
from app.domain.tier_history import STANDING_WORDS, PeopleLimit, Standing, TierEntry
from app.domain.tiers import RuleMatrix, TierRule
from app.i18n import _
from app.text import clean, fold, format_number, short_date

#: What a level may be written as beside its digits; a colour (of the whole country) stands for how strict a level is.
_NUMBERS: Final[Mapping[str, int]] = MappingProxyType(
    {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
)
_COLOURS: Final[Mapping[str, int]] = MappingProxyType({"xanh": 1, "vang": 2, "cam": 3, "do": 4})
#: «độ» and «đỏ» are one word without their marks, so that what is only a title goes first.
_TITLES: Final = re.compile(r"\b(?:(?:cap|muc) do(?: dich(?: benh)?)?|cap|muc|vung|mau)\b")
#: More letters than anybody needs for a level.
_LONGEST: Final = 200
#: Signs of somebody who is not sure: a level is announced, so that such a one is asked about.
_DOUBT: Final = re.compile(r"[?~≈<>±]")
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_NONE: Final = re.compile(r"(?:khong|ko|k|thoi|het|ngung|bo) (?:con )?ap dung(?: cap do(?: dich)?)?")
_INHERIT: Final = re.compile(
    r"(?:theo|nhu|giong) (?:(?:cap )?(?:xa|phuong|thi tran|dac khu|huyen|tinh)|cap tren|chung)(?: .*)?"
)


def level_words(matrix: RuleMatrix | None, level: int, day: date) -> str:
    """What a level is called on a day: the name its matrix gives it, else "cấp độ 3"."""
    rule = matrix.rule(level, day) if matrix is not None else None
    return rule.words if rule is not None else _("cấp độ {level}").format(level=level)


def entry_words(entry: TierEntry, matrix: RuleMatrix | None) -> str:
    """What an entry says of its place: "cấp độ 3", "không áp dụng", "theo cấp trên"."""
    if entry.level is None:
        return _(STANDING_WORDS[entry.standing])
    return level_words(matrix, entry.level, entry.from_day)


def document_words(entry: TierEntry) -> str:
    """The deciding paper as it is quoted: "15/TB-UBND ngày 14/02/2022, UBND huyện Hà Quảng"."""
    day = _("ngày {day}").format(day=short_date(entry.document_on)) if entry.document_on else ""
    said = " ".join(part for part in (entry.document, day) if part)
    return ", ".join(part for part in (said, entry.authority) if part)


def permission_words(rule: TierRule, limit: PeopleLimit | None = None) -> str:
    """What a row allows, on one line: parts that may be held, people, measures, report owed.

    ``limit`` is the local one that counts for the place; a number nobody entered is said to be missing.
    """
    parts = ((rule.allows_review, _("sơ kết")), (rule.allows_ceremony, _("phần lễ")))
    held = [words for is_allowed, words in (*parts, (rule.allows_festivities, _("phần hội"))) if is_allowed]
    told = [_("được tổ chức {parts}").format(parts=", ".join(held)) if held else _("không tổ chức")]
    forbidden = [words for is_allowed, words in (*parts, (rule.allows_festivities, _("phần hội"))) if not is_allowed]
    if held and forbidden:
        told.append(_("không tổ chức {parts}").format(parts=", ".join(forbidden)))
    if rule.limits_people or limit is not None:
        told.append(_people_words(rule, limit))
    told += [_("thực hiện {measure}").format(measure=measure) for measure in rule.measures]
    if rule.report_to:
        told.append(_("báo cáo kết quả bằng văn bản gửi {receiver}").format(receiver=rule.report_to))
    return "; ".join(told)


def _people_words(rule: TierRule, limit: PeopleLimit | None) -> str:
    count = limit.max_people if limit is not None else rule.max_people
    if count is None:
        return _("hạn chế số người (địa phương chưa ghi số cụ thể)")
    by = _(" theo {document}").format(document=limit.document) if limit is not None and limit.document else ""
    return _("không quá {count} người").format(count=format_number(count)) + by


def read_standing(text: str, matrix: RuleMatrix, day: date) -> tuple[Standing, int | None] | None:
    """What somebody typed for a place's tier; ``None`` when it says nothing or two things at once.

    A colour means the one level of the day that is as strict; a name means the level that bears it.
    """
    is_readable = len(text) <= _LONGEST and not _DOUBT.search(text)
    plain = _NOT_A_WORD.sub(" ", fold(clean(text))).strip() if is_readable else ""
    if _NONE.fullmatch(plain):
        return Standing.NONE, None
    if _INHERIT.fullmatch(plain):
        return Standing.INHERIT, None
    rules = [rule for rule in matrix.rules if is_valid_on(day, rule.valid_from, rule.valid_to)]
    named = {rule.level for rule in rules if rule.name and _NOT_A_WORD.sub(" ", fold(rule.name)).strip() == plain}
    found = {_level_of(word, rules) for word in _TITLES.sub(" ", plain).split()}
    found = {*named} or found
    level = found.pop() if len(found) == 1 else None
    return None if level is None else (Standing.LEVEL, level)


def _level_of(word: str, rules: Sequence[TierRule]) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word) if len(word) == 1 else None
    if word in _NUMBERS:
        return _NUMBERS[word]
    levels = {rule.level for rule in rules if rule.strictness == _COLOURS.get(word)}
    return levels.pop() if len(levels) == 1 else None

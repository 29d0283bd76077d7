"""V15: numbers in the narrative «thuyết minh» against the figures, where the words leave no doubt what is meant.

A number is compared only when the words after it begin the name of an indicator of the same leaf (two words at least)
and the phrase ends there: "05 tổ tự quản (56 thành viên)" names the teams, "05 hộ nghèo được vay vốn" names some other
households. Numbers of other years, changes, rates and fractions are left alone. It warns only; nothing is changed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice, takewhile

from app.domain.check_case import Case, warning
from app.domain.findings import Finding
from app.domain.indicators import Indicator
from app.text import clean, format_number

_NUMBER = re.compile(r"(?<![\w.,/+-])(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,7})(?![\w/%]|[.,][0-9])")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CLAUSE = re.compile(r"[.;:!?]")
_OTHER_TIME = re.compile(r"năm trước|năm ngoái|cùng kỳ|so với|phấn đấu|chỉ tiêu|dự kiến|năm [0-9]{4}", re.IGNORECASE)
#: Words before a number that make it a change, a bound, a rank or a rate instead of a count.
_BEFORE = frozenset((
    "giảm", "tăng", "thêm", "hơn", "trên", "dưới", "gần", "khoảng", "mỗi", "từng", "nhất", "thứ", "ngày", "tháng",
    "năm", "số", "điều", "khoản", "quý", "tuần", "lần", "từ", "ngoài", "còn",
))  # fmt: skip
#: Longest phrase that is looked at, in letters.
_PHRASE = 160
_AFTER = frozenset(("với", "và", "trị", "cho", "gồm"))


@dataclass(frozen=True, slots=True)
class _Named:
    """An indicator with the words of its name and its figure."""

    indicator: Indicator
    words: tuple[str, ...]
    value: Decimal

    def shared(self, words: Sequence[str]) -> int:
        """How many words of the name the text begins with."""
        pairs = takewhile(lambda pair: pair[0] == pair[1], zip(words, self.words, strict=False))
        return sum(1 for _pair in pairs)


@dataclass(frozen=True, slots=True)
class NumberMismatch:
    """A number in words that no figure bears out: what is written, where, which indicator it seems to mean."""

    number: str
    words: str
    start: int
    indicator: Indicator
    value: Decimal


class KnownFigures:
    """The figures that a text is held against, by the words of their names; those of a mean or of parts are none."""

    def __init__(self, catalogue: Iterable[Indicator], values: Mapping[str, Decimal | None]) -> None:
        self._named = [
            _Named(item, _name_words(item.name), value)
            for item in catalogue
            if not item.parts and (value := values.get(item.code)) is not None
        ]
        self._anywhere = _by_first_word(self._named)

    def mismatches(self, text: str, codes: Collection[str]) -> Iterator[NumberMismatch]:
        """Numbers before the name of one of the indicators ``codes`` that are not the figure of any of that name."""
        looked_for = _by_first_word([item for item in self._named if item.indicator.code in codes])
        return _of_text(clean(text), looked_for, self._anywhere)


def narrative_findings(case: Case) -> Iterator[Finding]:
    """Numbers of the narrative that no figure bears out."""
    values = {code: value for (code, part), value in case.values.unit.items() if not part}
    known = KnownFigures(case.catalogue, values)
    for text in case.report.narrative:
        for item in known.mismatches(text.text, {item.code for item in case.catalogue.of_leaf(text.leaf)}):
            data = {"leaf": text.leaf, "text": f"{item.number} {item.words}", "value": format_number(item.value)}
            yield warning("narrative-mismatch", text.where, item.indicator.code, None, **data)


def _by_first_word(named: list[_Named]) -> dict[str, list[_Named]]:
    """Names by the word they begin with, since only those can share anything with a phrase."""
    found: dict[str, list[_Named]] = {}
    for item in named:
        found.setdefault(next(iter(item.words), ""), []).append(item)
    return found


def _of_text(
    body: str, of_leaf: Mapping[str, list[_Named]], anywhere: Mapping[str, list[_Named]]
) -> Iterator[NumberMismatch]:
    for found in _NUMBER.finditer(body):
        following = _WORD.search(body, found.end(), found.end() + _PHRASE)
        if following is None or following[0].casefold() not in of_leaf or _is_other(body, found.start()):
            continue
        first = following[0].casefold()
        words, ends = _phrase(body, found.end(), max(len(item.words) for item in of_leaf[first]))
        meant = _meant(words, ends, of_leaf[first])
        if meant and Decimal(found["number"].replace(".", "")) not in _accepted(meant, words, anywhere[first]):
            shared = " ".join(words[: meant.shared(words)])
            yield NumberMismatch(found["number"], shared, found.start(), meant.indicator, meant.value)


def _is_other(body: str, at: int) -> bool:
    """Whether the number is of another time, or a change instead of a count."""
    clause = _CLAUSE.split(body[:at])[-1]
    before = _WORD.findall(clause)
    return bool(_OTHER_TIME.search(clause)) or bool(before and before[-1].casefold() in _BEFORE)


def _phrase(body: str, start: int, most: int) -> tuple[list[str], list[bool]]:
    """The first ``most`` words after a number, and for each whether the phrase may end after it."""
    words: list[str] = []
    ends: list[bool] = []
    found = list(islice(_WORD.finditer(body, start, start + _PHRASE), most + 1))
    for index, match in enumerate(found[:most]):
        following = found[index + 1] if index + 1 < len(found) else None
        gap = body[match.end() : following.start()] if following else body[match.end() :]
        words.append(match[0].casefold())
        ends.append(bool(gap.strip()) or following is None or following[0].casefold() in _AFTER)
    return words, ends


@lru_cache(maxsize=1024)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(name.removeprefix("Số ")))


def _meant(words: list[str], ends: list[bool], of_leaf: list[_Named]) -> _Named | None:
    """The indicator whose name the words begin furthest, if the phrase ends there; a short form means a core one."""
    best = max(of_leaf, key=lambda item: (item.shared(words), item.indicator.is_core, -len(item.words)))
    length = best.shared(words)
    return best if length > 1 and ends[length - 1] else None


def _accepted(meant: _Named, words: list[str], named: list[_Named]) -> set[Decimal]:
    """Every figure the same words could mean, anywhere in the catalogue, and all of them together."""
    length = meant.shared(words)
    alike = [
        item.value
        for item in named
        if item.shared(words) >= length and (item.indicator.is_core or not meant.indicator.is_core)
    ]
    return {*alike, sum(alike, Decimal(0))}

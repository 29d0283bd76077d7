"""What stands twice in a plan: paragraphs, counts of one thing, names of one agency that differ by a letter."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.plans.reading.agency_names import mentions
from app.domain.plans.reading.fields import field_at_start
from app.domain.plans.reading.letters import plain, words
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.proposals import Evidence
from app.text import fold, spelling_key

_SHORTEST: Final = 60
_NEAR: Final = 30
_SAME: Final = 0.95
_SKIPPED: Final = frozenset({Section.RECIPIENTS, Section.ANNEX})
_COUNTED: Final = re.compile(
    r"(?<![\w/.,%-])(?P<number>\d{1,3}) (?P<thing>(?:xa|phuong|thi tran|huyen|thi xa|don|xom|thon|ban|ap"
    r"|to dan pho|truong)"
    r"(?:,? (?:xa|phuong|thi tran|thi xa|thanh pho|xom|thon))*(?: khu vuc)? (?:bien gioi|bien phong"
    r"|trong diem|vung cao|dac biet kho khan))(?![^\W_])"
)
_PHASES: Final = re.compile(r"\b(?:chia|gom|thanh|lam) (?:lam |thanh )?(?P<number>\d{1,2}) giai doan\b")
_LONGEST_NAME: Final = 8
_SHORTEST_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Saying:
    """Words at a place of the text."""

    node: Node
    words: str
    start: int
    end: int

    @property
    def evidence(self) -> Evidence:
        """Where they stand."""
        return Evidence(self.node.index, self.start, self.end)


def repeated(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Paragraphs below one heading that say the same, numbers included."""
    below: defaultdict[int, list[_Said]] = defaultdict(list)
    for node in nodes:
        if len(node.body) < _SHORTEST or node.section in _SKIPPED or field_at_start(node) is not None:
            continue
        said = _Said.of(node)
        near = below[node.parent.index if node.parent is not None else -1]
        first = next((other.node for other in near[-_NEAR:] if other.is_same(said)), None)
        if first is not None:
            yield first, node
        near.append(said)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a paragraph, its numbers apart: cases that differ by a number alone are not one."""

    node: Node
    words: Counter[str]
    numbers: tuple[str, ...]
    total: int

    @classmethod
    def of(cls, node: Node) -> "_Said":
        said = words(node.body)
        return cls(node, Counter(said), tuple(sorted(word for word in said if word.isdigit())), len(said))

    def is_same(self, other: "_Said") -> bool:
        longest = max(self.total, other.total)
        if self.numbers != other.numbers or min(self.total, other.total) < _SAME * longest:
            return False
        return (self.words & other.words).total() >= _SAME * longest


def counted_otherwise(nodes: Sequence[Node]) -> Iterator[tuple[Saying, Saying]]:
    """«08 xã biên giới» here and «09 xã biên giới» there; each number is told once."""
    known: dict[str, dict[int, Saying]] = {}
    for node in nodes:
        if node.section is Section.ANNEX:
            continue
        for found in _COUNTED.finditer(plain(node.text)):
            saying = Saying(node, node.text[found.start() : found.end()], *found.span())
            numbers = known.setdefault(found["thing"], {})
            number = int(found["number"])
            if numbers and number not in numbers:
                yield next(iter(numbers.values())), saying
            numbers.setdefault(number, saying)


def wrong_count(nodes: Sequence[Node], count: int) -> Iterator[Saying]:
    """«chia làm 3 giai đoạn» where another number of phases is told."""
    for node in nodes:
        for found in _PHASES.finditer(plain(node.text)) if node.section not in _SKIPPED else ():
            if count and int(found["number"]) != count:
                yield Saying(node, node.text[found.start() : found.end()], *found.span())


def spelled_otherwise(nodes: Sequence[Node]) -> Iterator[tuple[Saying, Saying]]:
    """Names of agencies that differ in one word by one letter or by a tone: «Đoàn Biên phòng» and «đồn Biên phòng»."""
    known: dict[tuple[int, tuple[str, ...]], dict[str, Saying]] = {}
    for node in nodes:
        if node.section is Section.ANNEX:
            continue
        for one in mentions(node.text, node.start):
            said = tuple(spelling_key(word) for word in re.findall(r"\w+", one.name))
            if 2 <= len(said) <= _LONGEST_NAME:
                saying = Saying(node, one.name, one.start, one.end)
                yield from _others(known, said, saying)


def _others(
    known: dict[tuple[int, tuple[str, ...]], dict[str, Saying]], said: tuple[str, ...], saying: Saying
) -> Iterator[tuple[Saying, Saying]]:
    for place, word in enumerate(said):
        same = known.setdefault((place, (*said[:place], *said[place + 1 :])), {})
        for other, first in same.items() if word not in same else ():
            if _is_slip(word, other):
                yield first, saying
                break
        same.setdefault(word, saying)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one word with a slip: another tone, or a letter more; numbers are never slips."""
    first, second = sorted((fold(one), fold(other)), key=len)
    if first == second:
        return not first.isdigit()
    if len(first) < _SHORTEST_WORD or any(sign.isdigit() for sign in first + second) or len(second) - len(first) > 1:
        return False
    if len(first) == len(second):
        return False
    return any(second[:place] + second[place + 1 :] == first for place in range(len(second)))

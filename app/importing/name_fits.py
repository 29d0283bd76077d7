"""How well a name fits each indicator of the catalogue: how much of it the indicator says, and the other way round.

Rare words weigh more than frequent ones. Abbreviations («ĐBG», «NVH») are known by the first letters of the words they
stand for, words written apart or together are one.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.domain.indicators import Catalogue, Indicator
from app.importing.codes import code_in
from app.importing.indicator_words import ordered_terms, terms
from app.importing.values import unit_words
from app.text import fold

_BRACKETS = re.compile(r"\([^)]*\)")
_LETTERS = re.compile(r"[^\W\d_]+")
#: What may stand beside any name without saying what is counted.
_BENIGN = re.compile(
    r"\b(?:(?:tren|tai|thuoc|o)? ?dia ban(?: toan)?(?: xa)?|(?:toan|cua|tai|trong|o) xa|hien (?:co|nay|tai)|tinh den"
    r"|den (?:nay|ngay|thoi diem)|(?:trong )?(?:nam|ky) (?:nay|bao cao)|(?:trong|ca|cuoi) (?:nam|ky)"
    r"|(?:nam|ngay|thang) [0-9/.-]+|thuc hien|ket qua|trong do|chi tieu|so lieu|tong cong)\b"
)
_COUNTING = frozenset({"so", "tong", "luong", "cac", "nhung"})
#: One letter is a number of the order («a», «b»).
_LEAST_LETTERS = 2
#: A text that fits so well is a name.
_NAMED = 0.75
_MOST_JOINED = 4
_LONGEST_INITIALS = 6


@dataclass(frozen=True, slots=True)
class Fit:
    """``said``: share of the name that belongs to the indicator; ``told``: share of the indicator's name it says."""

    said: float
    told: float
    #: whether the name begins with a word of the indicator, or with its unit
    begins: bool = True

    @property
    def whole(self) -> float:
        """Both shares together: 1 for the same words, 0 for nothing in common."""
        return 2 * self.said * self.told / (self.said + self.told) if self.said and self.told else 0.0


@dataclass(frozen=True, slots=True)
class _Words:
    """A name taken apart."""

    terms: frozenset[str]
    #: the word that says what is counted: in Vietnamese the first one
    head: str
    #: the terms without what may stand beside any name
    core: frozenset[str]
    joined: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """The name of an indicator taken apart."""

    words: _Words
    weight: float
    #: first letters of words that follow one another -> the terms they stand for
    initials: dict[str, frozenset[str]]
    unit: frozenset[str]


class NameFits:
    """Compares any name with all indicators of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        frequency: dict[str, int] = {}
        for item in catalogue:
            for word in terms(item.name):
                frequency[word] = frequency.get(word, 0) + 1
        self._weights = {word: math.log(1 + len(catalogue) / count) for word, count in frequency.items()}
        self._rare = math.log(1 + len(catalogue))
        #: the words of all indicators, without accents
        self.vocabulary = frozenset(frequency) | {
            word for item in catalogue for word in _LETTERS.findall(fold(item.name))
        }
        self._known = {item.code: self._taken_apart(item) for item in catalogue}
        self._codes: dict[str, set[str]] = {}
        for code, known in self._known.items():
            for word in known.words.terms | known.words.joined | known.initials.keys():
                self._codes.setdefault(word, set()).add(code)
        self.ranking = lru_cache(maxsize=4096)(self._ranking)

    def fit(self, name: str, code: str) -> Fit:
        """How a name fits one indicator."""
        return self._fit(_words(name), self._known[code])

    def names_one(self, text: str) -> bool:
        """Whether a text is the name of some indicator."""
        ranking = self.ranking(text)
        return bool(ranking) and ranking[0][0] >= _NAMED

    def _ranking(self, name: str) -> list[tuple[float, str]]:
        """(how well the name fits, code) for all indicators it has anything in common with, the best first."""
        words = _words(name)
        alike = {code for word in words.terms | words.joined for code in self._codes.get(word, ())}
        found = ((self._fit(words, self._known[code]).whole, code) for code in alike)
        return sorted((item for item in found if item[0]), reverse=True)

    def _fit(self, name: _Words, known: _Known) -> Fit:
        if name.terms == known.words.terms:
            return Fit(1.0, 1.0)
        if not name.terms:
            return Fit(0.0, 0.0)
        meant = {term: self._meant(term, known) for term in name.terms}
        told = frozenset[str]().union(*(found for found in meant.values() if found), known.words.terms & name.joined)
        foreign = {term for term in name.core if meant[term] is None} - known.unit
        good = self._sum(term for term, found in meant.items() if found is not None)
        bad = self._sum(foreign)
        said = good / (good + bad) if good + bad else 1.0
        begins = meant.get(name.head) is not None or name.head not in foreign
        return Fit(said, min(self._sum(told) / known.weight, 1.0), begins)

    def _meant(self, term: str, known: _Known) -> frozenset[str] | None:
        """The terms of an indicator that a word of a name stands for; None when it is none of its words."""
        if term in known.words.terms:
            return frozenset({term})
        if term in known.words.joined:
            return frozenset()
        return known.initials.get(term) if term not in self.vocabulary else None

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._rare) for word in words)

    def _taken_apart(self, item: Indicator) -> _Known:
        words = _words(item.name)
        unit = terms(item.unit) | unit_words(item.unit)
        return _Known(words, self._sum(words.terms) or 1.0, _initials(item.name, words.terms), unit)


@lru_cache(maxsize=8)
def name_fits(catalogue: Catalogue) -> NameFits:
    """The comparison with one catalogue; made once, as every sheet needs it."""
    return NameFits(catalogue)


def is_silent(text: str) -> bool:
    """Whether a name says nothing of its own: empty, a code, «Chỉ tiêu», «Tổng số trong năm»."""
    words = set(_LETTERS.findall(_BENIGN.sub(" ", codeless(text)))) - _COUNTING
    return all(len(word) < _LEAST_LETTERS for word in words)


def codeless(text: str) -> str:
    """A name folded, without the code that may stand in it."""
    return " ".join(word for word in fold(text).split() if not code_in(word))


def head(name: str) -> str:
    """The word that says what is counted: in Vietnamese the first one that says anything."""
    return next(iter(ordered_terms(name)), "")


@lru_cache(maxsize=4096)
def _words(text: str) -> _Words:
    plain = codeless(text)
    known = _numberless(terms(plain))
    bare = _BRACKETS.sub(" ", plain)
    core = terms(_BENIGN.sub(" ", bare if _LETTERS.search(bare) else plain))
    return _Words(known, head(plain), known & core, _joined(_LETTERS.findall(plain)))


def _numberless(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not word.isdecimal())


def _joined(syllables: list[str]) -> frozenset[str]:
    """Syllables that follow one another as one word."""
    spans = range(2, _MOST_JOINED + 1)
    return frozenset("".join(syllables[at : at + n]) for n in spans for at in range(len(syllables) - n + 1))


def _initials(name: str, known: frozenset[str]) -> dict[str, frozenset[str]]:
    syllables = _LETTERS.findall(fold(name))
    found: dict[str, frozenset[str]] = {}
    for n in range(2, _LONGEST_INITIALS + 1):
        for at in range(len(syllables) - n + 1):
            part = syllables[at : at + n]
            letters = "".join(word[0] for word in part)
            found.setdefault(letters, known & (frozenset(part) | _joined(part)))
    return found

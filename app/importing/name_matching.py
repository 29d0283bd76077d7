"""Indicators by their names where a workbook has no codes: only a single confident match is taken, the rest is asked.

Every word of the row must belong to the indicator (its name or its unit); words that the row leaves out may come from
the heading above it. So a row can say less than the catalogue, never something else.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.indicators import Catalogue, Indicator, ValueType
from app.domain.layouts import Reason
from app.importing.indicator_words import says_only, terms
from app.importing.values import means_unit
from app.text import fold

#: Share of a name (by weight) that row and headings together must say when no other name fits the row …
_ENOUGH_ALONE = 0.6
#: … and when others fit too, with the distance the next one has to keep.
_ENOUGH = 0.85
_AHEAD = 0.2
#: Least share that the row itself must say.
_OWN = 0.12
_CONTEXT_WEIGHT = 0.9
_MOST_CANDIDATES = 5
#: what is counted goes without saying: «lượt» are of people, «người» may be «khẩu»
_COUNTED = {"luot": "lượt người", "nguoi": "người khẩu"}
_SCALED = frozenset({ValueType.VND, ValueType.DECIMAL3})


@dataclass(frozen=True, slots=True)
class NamedRow:
    """What a row or column says it is: its own words, its unit, the words of headings and rows above."""

    text: str
    unit: str = ""
    context: frozenset[str] = frozenset()
    #: a column of the hamlet matrix has no unit of its own
    needs_unit: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator of a row, or the ones it may be; ``is_exact`` when the names agree word for word."""

    code: str = ""
    is_exact: bool = False
    candidates: tuple[str, ...] = ()
    #: how much of the name (in percent) row and headings say, for the code or for each candidate
    shares: tuple[int, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def confidence(self) -> int:
        """In percent; 0 when nothing fits."""
        return self.shares[0] if self.shares else 0


@dataclass(frozen=True, slots=True)
class _Known:
    indicator: Indicator
    name: frozenset[str]
    explained: frozenset[str]
    #: the name between its commas: what follows the first part are often further examples («Tin, bài, phóng sự»)
    parts: tuple[frozenset[str], ...]

    def says_whole_parts(self, words: frozenset[str]) -> bool:
        """Whether a row says the first part of the name and further parts wholly or not at all."""
        said = [part for part in self.parts if part <= words]
        together = frozenset[str]().union(*said)
        return self.parts[0] in said and len(together) > 1 and words & self.name <= together

    #: the name says no more than the unit («Số hộ»): only a row that says no more either may mean it
    is_bare: bool


class NameMatcher:
    """Compares names with a set of indicators."""

    def __init__(self, catalogue: Catalogue, indicators: Iterable[Indicator] | None = None) -> None:
        frequency: dict[str, int] = {}
        for item in catalogue:
            for word in terms(item.name):
                frequency[word] = frequency.get(word, 0) + 1
        self._weights = {word: math.log(1 + len(catalogue) / count) for word, count in frequency.items()}
        self._known = [_known(item) for item in (catalogue if indicators is None else indicators)]

    def match(self, row: NamedRow, group: str = "", taken: frozenset[str] = frozenset()) -> Match:
        """The indicator a row names, looked for inside ``group`` if given; ``taken`` codes stay out."""
        words = terms(row.text)
        if not words:
            return Match()
        fitting = [
            item
            for item in self._known
            if words <= item.explained
            and words & item.name
            and item.indicator.code not in taken
            and not (item.is_bare and not says_only(row.text, words, item.indicator.name))
        ]
        measured = [item for item in fitting if not row.unit or _is_in_unit(item.indicator, row.unit)]
        inside = [item for item in measured if item.indicator.group == group] if group else measured
        chosen = self._chosen(row, words, inside) if inside else None
        if chosen is not None and not (row.needs_unit and not row.unit and chosen.indicator.value_type in _SCALED):
            return self._match(row, chosen, words, is_in_group=bool(group))
        ordered = sorted(inside or measured or fitting, key=lambda item: -self._share(item, words, row.context))
        best = ordered[:_MOST_CANDIDATES]
        shares = tuple(self._percent(item, words, row.context) for item in best)
        return Match(candidates=tuple(item.indicator.code for item in best), shares=shares)

    def _match(self, row: NamedRow, chosen: _Known, words: frozenset[str], *, is_in_group: bool) -> Match:
        """The match with what speaks for it."""
        is_exact = chosen.name == words & chosen.name
        tests = (
            (is_exact, Reason.SAME_WORDS),
            (not is_exact, Reason.FEWER_WORDS),
            (bool(row.unit), Reason.UNIT),
            (bool((chosen.name & row.context) - words), Reason.HEADING),
            (is_in_group, Reason.NEIGHBOURS),
        )
        reasons = tuple(reason for holds, reason in tests if holds)
        share = self._percent(chosen, words, row.context)
        return Match(chosen.indicator.code, is_exact=is_exact, shares=(share,), reasons=reasons)

    def _percent(self, item: _Known, words: frozenset[str], context: frozenset[str]) -> int:
        return min(round(100 * self._share(item, words, context)), 100)

    def _chosen(self, row: NamedRow, words: frozenset[str], items: Sequence[_Known]) -> _Known | None:
        exact = [item for item in items if item.name <= words]
        if len(exact) == 1 and self._is_ahead(exact[0], items, words):
            return exact[0]
        shares = sorted(((self._share(item, words, row.context), n) for n, item in enumerate(items)), reverse=True)
        share, best = shares[0][0], items[shares[0][1]]
        if self._share(best, words, frozenset()) < _OWN:
            return None
        if len(items) == 1:
            return best if share >= _ENOUGH_ALONE or best.says_whole_parts(words) else None
        return best if share >= _ENOUGH and share - shares[1][0] >= _AHEAD else None

    def _is_ahead(self, exact: _Known, items: Sequence[_Known], words: frozenset[str]) -> bool:
        """Whether no other name says all of the row's words as fully."""
        others = (item for item in items if item is not exact)
        return all(self._share(item, words, frozenset()) < 1 - _AHEAD for item in others)

    def _share(self, item: _Known, words: frozenset[str], context: frozenset[str]) -> float:
        """How much of the indicator's name (by weight) the row says, what headings say counting a little less."""
        whole = sum(self._weights.get(word, 1.0) for word in item.name)
        said = sum(self._weights.get(word, 1.0) for word in item.name & words)
        above = sum(self._weights.get(word, 1.0) for word in (item.name & context) - words)
        return (said + _CONTEXT_WEIGHT * above) / whole if whole else 0.0


def _known(indicator: Indicator) -> _Known:
    unit = frozenset(word for part in indicator.unit.split("/") for word in terms(_COUNTED.get(fold(part), part)))
    name = terms(indicator.name)
    parts = tuple(found for part in indicator.name.split(",") if (found := terms(part)))
    return _Known(indicator, name, name | unit, parts or (name,), name <= unit)


def _is_in_unit(indicator: Indicator, unit: str) -> bool:
    return any(means_unit(unit, own) for own in (indicator.unit, *indicator.parts))


def dominant_group(codes: Sequence[str]) -> str:
    """The group of most codes under one heading; empty when they are few or mixed."""
    groups = [code[0] for code in codes]
    best = max(set(groups), key=groups.count, default="")
    return best if len(groups) >= 2 and 3 * groups.count(best) >= 2 * len(groups) else ""

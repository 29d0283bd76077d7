"""Which units the name of an event names though they neither hold it, nor take part, nor lie over those that do."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.domain.units import COMMUNE_KINDS, Unit, UnitKind
from app.text import clean, spelling_key

_NAMED_KINDS = COMMUNE_KINDS | {UnitKind.HAMLET}
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit with the words that name it, for looking it up in many names."""

    unit: Unit
    words: str


def named_units(units: Iterable[Unit]) -> tuple[NamedUnit, ...]:
    """Communes and hamlets with the words of their titles."""
    return tuple(NamedUnit(unit, _words(unit.title)) for unit in units if unit.kind in _NAMED_KINDS)


def elsewhere(name: str, known: Iterable[NamedUnit], own: Collection[int]) -> tuple[Unit, ...]:
    """Units that ``name`` names and that are not among ``own``; of several of one title one.

    A title within a longer one is no name: "xóm Nà" in "xóm Nà Lẹng". Whoever bears the title of a unit of the event is
    that unit: another of the same name, or what it was before.
    """
    text = _words(name)
    found = [item for item in known if item.words in text]
    whole = [item for item in found if not any(item.words in other.words != item.words for other in found)]
    theirs = {item.words for item in whole if item.unit.id in own}
    return tuple({item.words: item.unit for item in whole if item.words not in theirs}.values())


def _words(text: str) -> str:
    """Words between single spaces, with one before and behind, so that only whole words are found."""
    return f" {spelling_key(' '.join(_WORDS.findall(clean(text))))} "

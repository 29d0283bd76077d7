"""Which known hamlet «xóm» a report means: by uid, code, spelling, and last by the name without its local word.

Clerks write "Xóm Láp" one year and "Láp" the next; "Bản" may be such a word or part of the name ("Bản Láp"), so it is
left out only when nothing closer fits. What fits several hamlets is a question and never a guess.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from app.domain.submissions import ReportedHamlet
from app.domain.units import Unit
from app.text import clean, fold, spelling_key

_WORDS = "xóm|thôn|tổ dân phố|tdp|khu phố|khóm|ấp|buôn"
_LOCAL = re.compile(rf"^(?:(?:{_WORDS})\s+(?=\S))+")
_WITHOUT = re.compile(r"^(?:(?:xom|thon|to dan pho|tdp|khu pho|khom|ap|buon|ban)\s+(?=\S))+|[^\w]+")
_LOCAL_OR_BAN = re.compile(rf"^(?:(?:{_WORDS}|bản)\s+(?=\S))+")


@dataclass(frozen=True, slots=True)
class KnownHamlet:
    """A hamlet of the commune with its other spellings."""

    unit: Unit
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class HamletMatches:
    """By place in the report: the one unit that fits, the several that may, or for an unknown name those still free.

    ``unknown`` names the free hamlets with the nearest spelling first; a hamlet that is certainly new is nowhere.
    """

    found: dict[int, Unit] = field(default_factory=dict)
    unclear: dict[int, tuple[Unit, ...]] = field(default_factory=dict)
    unknown: dict[int, tuple[Unit, ...]] = field(default_factory=dict)


def without_local_word(name: str) -> str:
    """Spelling without xóm, thôn, tổ dân phố: "Xóm Bản Láp" and "Bản Láp" agree, "Láp" does not."""
    return spelling_key(_LOCAL.sub("", clean(name).casefold()))


def without_any_word(name: str) -> str:
    """Spelling without local words, "bản" among them: "Bản Láp" and "Láp" agree; tones still tell names apart."""
    return spelling_key(_LOCAL_OR_BAN.sub("", clean(name).casefold()))


_KEYS: Final[tuple[Callable[[str], str], ...]] = (without_local_word, without_any_word)


def names_now(before: Iterable[str], now: Iterable[str]) -> dict[str, str]:
    """Names of an earlier report -> those of a later one for the same hamlets; a name that fits several is left out."""
    left, right = list(dict.fromkeys(before)), list(dict.fromkeys(now))
    found: dict[str, str] = {}
    for key in (clean, spelling_key, *_KEYS):
        theirs, ours = [key(name) for name in left], [key(name) for name in right]
        pairs = {
            name: right[ours.index(same)]
            for name, same in zip(left, theirs, strict=True)
            if theirs.count(same) == 1 and ours.count(same) == 1
        }
        found |= pairs
        left = [name for name in left if name not in pairs]
        right = [name for name in right if name not in pairs.values()]
    return found


def match_hamlets(known: Sequence[KnownHamlet], reported: Sequence[ReportedHamlet]) -> HamletMatches:
    """Match the hamlets of one report, closest likeness first; a unit is given by likeness to one hamlet only.

    A uid or code that says one hamlet beside the name of another (rows sorted without their hidden column) is unclear.
    Without known hamlets the report founds them; later a name nobody knows may be a slip and is never new by itself,
    unless it brings a code of its own and is like no other name.
    """
    matches = HamletMatches()
    for place, hamlet in enumerate(reported):
        same = _certain(known, hamlet)
        if len(same) == 1:
            matches.found[place] = same[0]
        elif same:
            matches.unclear[place] = same
    for key in _KEYS:
        _match_by(key, known, reported, matches)
    _name_unknown(known, reported, matches)
    return matches


def _certain(known: Sequence[KnownHamlet], hamlet: ReportedHamlet) -> tuple[Unit, ...]:
    code, name = clean(hamlet.code), spelling_key(hamlet.name)
    same = [item for item in known if spelling_key(item.unit.name) == name] or [
        item for item in known if name in map(spelling_key, item.aliases)
    ]
    for wanted, given in ((hamlet.uid, "uid"), (code, "code")):
        match = next((item.unit for item in known if wanted and getattr(item.unit, given) == wanted), None)
        if match is not None:
            named = tuple(item.unit for item in same)
            return (match,) if match in named or len(named) != 1 else (match, *named)
    return tuple(item.unit for item in same if _may_be(item.unit, code))


#: More candidates than this are no help.
_MOST_NEAR = 12


def _name_unknown(known: Sequence[KnownHamlet], reported: Sequence[ReportedHamlet], matches: HamletMatches) -> None:
    taken = {unit.id for unit in matches.found.values()}
    free = [item for item in known if item.unit.id not in taken]
    codes = {item.unit.code for item in known}
    for place, hamlet in enumerate(reported) if known else ():
        if place in matches.found or place in matches.unclear:
            continue
        ranked = sorted((_distance(item, hamlet.name), number) for number, item in enumerate(free))
        is_new = hamlet.code and hamlet.code not in codes and not (ranked and ranked[0][0] <= _NEAR)
        if not is_new:
            matches.unknown[place] = tuple(free[number].unit for _far, number in ranked[:_MOST_NEAR])


#: Share of letters that may differ in two spellings of one name.
_NEAR = 0.2


def _distance(item: KnownHamlet, name: str) -> float:
    """How far two names are apart, 0 to 1: by letters without tones, by spelling where those agree."""
    wanted = _WITHOUT.sub("", fold(name))
    names = [_WITHOUT.sub("", fold(known)) for known in (item.unit.name, *item.aliases)]
    return min(1 - SequenceMatcher(None, wanted, other, autojunk=False).ratio() for other in names)


def _may_be(unit: Unit, code: str) -> bool:
    """Two hamlets of one name are told apart by code: another code means another hamlet."""
    return not (code and unit.code)


def _match_by(
    key: Callable[[str], str],
    known: Sequence[KnownHamlet],
    reported: Sequence[ReportedHamlet],
    matches: HamletMatches,
) -> None:
    taken = {unit.id for unit in matches.found.values()}
    waiting = {
        place: key(hamlet.name)
        for place, hamlet in enumerate(reported)
        if place not in matches.found and place not in matches.unclear
    }
    names: Mapping[int, set[str]] = {
        item.unit.id: {key(name) for name in (item.unit.name, *item.aliases)} for item in known
    }
    wanted = list(waiting.values())
    for place, name in waiting.items():
        code = clean(reported[place].code)
        fits = [
            item.unit
            for item in known
            if name and name in names[item.unit.id] and item.unit.id not in taken and _may_be(item.unit, code)
        ]
        if len(fits) == 1 and wanted.count(name) == 1:
            matches.found[place] = fits[0]
            taken.add(fits[0].id)
        elif fits:
            matches.unclear[place] = tuple(fits)

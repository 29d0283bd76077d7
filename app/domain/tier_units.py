"""Which unit a line of a list of tiers means: by code of the day, or by name; what fits several is never guessed.

A hamlet is looked for only in the commune that the line names, or that the lines before it were about.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from app.domain.event_words import capital
from app.domain.hamlet_names import KnownHamlet, without_any_word, without_local_word
from app.domain.units import COMMUNE_KINDS, Unit, UnitKind
from app.i18n import _
from app.text import clean, fold, spelling_key

_KINDS: Final[Mapping[str, frozenset[UnitKind]]] = MappingProxyType(
    {
        "xã": COMMUNE_KINDS,
        "phường": frozenset({UnitKind.WARD}),
        "thị trấn": frozenset({UnitKind.TOWNSHIP}),
        "tt": frozenset({UnitKind.TOWNSHIP}),
        "đặc khu": frozenset({UnitKind.SPECIAL_ZONE}),
        "huyện": frozenset({UnitKind.DISTRICT}),
        "tỉnh": frozenset({UnitKind.PROVINCE}),
        **dict.fromkeys(
            ("xóm", "thôn", "tổ dân phố", "tdp", "khu phố", "khóm", "ấp", "buôn"), frozenset({UnitKind.HAMLET})
        ),
    }
)
_WORDS: Final = "|".join(sorted(_KINDS, key=len, reverse=True))
_PLACE_WORD: Final = re.compile(rf"(?:(?:ubnd|[uủ][yỷ] ban nhân dân)\s+)?(?:({_WORDS})[.:]?\s+(?=\S))?")
_BETWEEN: Final = re.compile(r"\s*[,;()/–]\s*|\s+-\s+|\s+thuộc\s+")
#: As a code looks that a program took for a number and shows with its thousands.
_NUMBER: Final = re.compile(r"[0-9]{4}|[0-9]\.[0-9]{3}")
_OFFICIAL_DIGITS: Final = 5
#: No name of a place with all that lies over it is longer; so much of one is quoted in a sentence.
_LONGEST: Final = 200
_QUOTED: Final = 60


@dataclass(frozen=True, slots=True)
class SaidPlace:
    """What a line says of its place; ``near`` is the commune that the lines before were about."""

    code: str = ""
    unit: str = ""
    commune: str = ""
    hamlet: str = ""
    near: Unit | None = None


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """The unit, or why it is not certain: one sentence and the units it may be."""

    unit: Unit | None = None
    sentence: str = ""
    candidates: tuple[Unit, ...] = ()


@dataclass(slots=True)
class KnownUnits:
    """Units of one day that a line may mean: communes and what is above them, hamlets by commune, all with aliases."""

    upper: tuple[KnownHamlet, ...]
    hamlets: Mapping[int, Sequence[KnownHamlet]]
    _all: dict[str, list[Unit]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for item in (*self.upper, *(one for some in self.hamlets.values() for one in some)):
            self._all.setdefault(item.unit.code or "", []).append(item.unit)

    def coded(self, code: str) -> tuple[Unit, ...]:
        """Units that bear a code; a program that took "01392" for a number has lost its first zero."""
        digits = code.replace(".", "") if _NUMBER.fullmatch(code) else ""
        padded = digits.zfill(_OFFICIAL_DIGITS) if len(digits) == _OFFICIAL_DIGITS - 1 else code
        return tuple(self._all.get(code) or self._all.get(padded) or ()) if code else ()


def find_place(said: SaidPlace, known: KnownUnits) -> FoundPlace:
    """The unit a line means; a code may stand where a name is expected."""
    if not said.code and known.coded(said.unit):
        said = replace(said, code=said.unit, unit="")
    by_name = _by_name(said, known)
    if not said.code:
        return by_name
    coded = known.coded(said.code)
    if len(coded) != 1:
        sentence = _("Không có đơn vị mang mã {code} trong địa bàn vào ngày này.").format(code=quoted(said.code))
        return FoundPlace(None, sentence, by_name.candidates or ((by_name.unit,) if by_name.unit else ()))
    if said.hamlet and coded[0].kind in COMMUNE_KINDS:
        return _hamlet(said.hamlet, coded[0], known)
    if not any((said.unit, said.commune, said.hamlet)) or by_name.unit == coded[0] or _bears(said, coded[0], known):
        return FoundPlace(coded[0])
    sentence = _("Mã {code} là {unit}, nhưng dòng này ghi “{name}”; hãy xem lại mã hoặc tên.")
    name = said.hamlet or said.unit or said.commune
    others = by_name.candidates or ((by_name.unit,) if by_name.unit else ())
    return FoundPlace(
        None, sentence.format(code=coded[0].code, unit=coded[0].title, name=quoted(name)), (coded[0], *others)
    )


def _bears(said: SaidPlace, unit: Unit, known: KnownUnits) -> bool:
    """Whether a coded unit bears the name beside its code; which commune it is in, the code says better than a name."""
    every = (*known.upper, *(item for some in known.hamlets.values() for item in some))
    own = [item for item in every if item.unit == unit]
    parts = _BETWEEN.split(said.unit) if len(said.unit) <= _LONGEST else ()
    names = [said.hamlet] if said.hamlet else [said.unit, *parts, said.commune]
    return any(_matching(name, own) for name in names if name)


def _by_name(said: SaidPlace, known: KnownUnits) -> FoundPlace:
    if said.commune:
        commune = _one(said.commune, known.upper)
        if commune.unit is None or not (said.hamlet or said.unit):
            return commune
        return _hamlet(said.hamlet or said.unit, commune.unit, known)
    if said.hamlet:
        return _hamlet(said.hamlet, said.near, known)
    return _unit(said, known)


def _unit(said: SaidPlace, known: KnownUnits) -> FoundPlace:
    """A place in one column: "xã Sóc Hà", "xóm Láp", "xóm Láp, xã Sóc Hà", "Láp (Sóc Hà)"."""
    near = known.hamlets.get(said.near.id, ()) if said.near else ()
    whole = _matching(said.unit, (*known.upper, *near))
    if len(whole) == 1:
        return FoundPlace(whole[0])
    if whole:
        return _unclear(said.unit, whole)
    parts = [part for part in _BETWEEN.split(said.unit) if part] if len(said.unit) <= _LONGEST else []
    if len(parts) > 1:
        pairs = ((parts[0], parts[1]), (parts[1], parts[0]))
        found = [_hamlet(hamlet, one, known) for hamlet, commune in pairs for one in _matching(commune, known.upper)]
        certain = {item.unit.id: item for item in found if item.unit is not None}
        if len(certain) == 1:
            return next(iter(certain.values()))
        if found:
            return found[0] if not certain else _unclear(said.unit, [i.unit for i in certain.values() if i.unit])
    return _hamlet(said.unit, None, known)


def _hamlet(name: str, commune: Unit | None, known: KnownUnits) -> FoundPlace:
    """A hamlet within its commune; without one it is asked which, even if only one bears the name."""
    if commune is not None:
        inside = _matching(name, known.hamlets.get(commune.id, ()))
        if len(inside) == 1:
            return FoundPlace(inside[0])
        if inside:
            return _unclear(name, inside)
        sentence = _("{commune} không có xóm tên “{name}”.").format(commune=capital(commune.title), name=quoted(name))
        return FoundPlace(None, sentence, tuple(item.unit for item in known.hamlets.get(commune.id, ())))
    anywhere = _matching(name, [item for some in known.hamlets.values() for item in some])
    if not anywhere:
        return FoundPlace(None, _("Không có đơn vị “{name}” trong địa bàn.").format(name=quoted(name)))
    sentence = _("“{name}” chưa ghi thuộc xã nào; hãy ghi xã hoặc chọn xóm.").format(name=quoted(name))
    return FoundPlace(None, sentence, tuple(anywhere))


def _one(name: str, known: Iterable[KnownHamlet]) -> FoundPlace:
    found = _matching(name, tuple(known))
    if len(found) == 1:
        return FoundPlace(found[0])
    return (
        _unclear(name, found)
        if found
        else FoundPlace(None, _("Không có đơn vị “{name}” trong địa bàn.").format(name=quoted(name)))
    )


def _unclear(name: str, units: Sequence[Unit]) -> FoundPlace:
    names = ", ".join(f"{item.title} ({item.code})" if item.code else item.title for item in units)
    sentence = _("“{name}” có thể là: {names}; hãy ghi mã hoặc chọn một.").format(name=quoted(name), names=names)
    return FoundPlace(None, sentence, tuple(units))


def _matching(text: str, known: Sequence[KnownHamlet]) -> list[Unit]:
    """Units of a name, closest likeness first: as it is spelt, without words of kind, and without marks if it has none.

    A word of kind that is typed has to be right; a name with marks never means one with others.
    """
    if len(text) > _LONGEST:
        return []
    kind = _PLACE_WORD.match(clean(text).casefold())
    kinds = _KINDS.get(kind[1]) if kind is not None and kind[1] else None
    fitting = [item for item in known if kinds is None or item.unit.kind in kinds]
    has_marks = fold(text) != clean(text).casefold()
    for likeness, wanted in enumerate(_likenesses(text)[: _WITH_MARKS if has_marks else None]):
        for is_alias in (False, True):
            names = ((item.unit, item.aliases if is_alias else (item.unit.name,)) for item in fitting)
            found = [
                unit for unit, some in names if wanted and any(_likenesses(one)[likeness] == wanted for one in some)
            ]
            if found:
                return found
    return []


#: So many of the likenesses keep the marks of the letters.
_WITH_MARKS: Final = 4


@lru_cache(maxsize=8192)
def _likenesses(name: str) -> tuple[str, ...]:
    """A name as it is compared, the closest first; every line of a list is held against the same names."""
    plain = spelling_key(_PLACE_WORD.sub("", clean(name).casefold(), count=1))
    bare = without_any_word(name)
    return spelling_key(name), plain, without_local_word(name), bare, fold(plain), fold(bare)


def quoted(text: str) -> str:
    """So much of a cell as a sentence can quote."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"

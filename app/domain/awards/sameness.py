"""Whether two nominees are one: how alike their names, births, places and leaders are, said with reasons.

A commune and the station in charge of it may both propose the same person. Names of the Tày and Nùng repeat a lot, so
a name alone says nothing beside another year of birth and another hamlet; what is only alike is asked, never merged.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from itertools import combinations
from typing import Final

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nominee
from app.domain.awards.nominee_names import GroupName, group_name, head_words, person_key, person_words, plain
from app.domain.lists import hamlet_key
from app.i18n import N_, _
from app.text import short_date


class Strength(StrEnum):
    """How alike two nominees are."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


STRENGTH_WORDS: Mapping[Strength, str] = {
    Strength.CERTAIN: N_("chắc là một"),
    Strength.LIKELY: N_("có thể là một"),
    Strength.POSSIBLE: N_("cần xem lại"),
}
_ORDER: Final = (Strength.CERTAIN, Strength.LIKELY, Strength.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two nominees are, and why, in words."""

    strength: Strength
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where units are: ``areas`` the communes a unit nominates from, ``communes`` their ids by plain name.

    A station's area is every commune in its charge; a commune's is itself with what it was and became.
    """

    areas: Mapping[int, frozenset[int]] = field(default_factory=dict)
    communes: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def area(self, nominee: Nominee) -> frozenset[int]:
        """The communes a nominee may live in: the one its place names, else those of its unit."""
        for part in nominee.place.split(",")[1:] or [nominee.place]:
            if found := self.communes.get(commune_key(part)):
                return frozenset().union(*(self.areas.get(unit_id, frozenset({unit_id})) for unit_id in found))
        return self.areas.get(nominee.unit_id, frozenset({nominee.unit_id}))

    def hamlet(self, nominee: Nominee) -> str:
        """The key of the hamlet a nominee's place names; empty where it names none."""
        first = nominee.place.split(",", 1)[0]
        return "" if commune_key(first) in self.communes else plain(hamlet_key(first))


def commune_key(name: str) -> str:
    """The plain name of a commune without its kind: "xã Tổng Cọt" and "Tổng Cọt" are one."""
    words = plain(name)
    for kind in ("xa ", "phuong ", "thi tran ", "dac khu ", "ubnd xa ", "ubnd phuong "):
        if words.startswith(kind):
            return words.removeprefix(kind)
    return words


NOWHERE = Places()


@dataclass(frozen=True, slots=True)
class Portrait:
    """A nominee as it is compared: its name taken apart, its place looked up once."""

    nominee: Nominee
    words: tuple[str, ...]
    group: GroupName | None
    hamlet: str
    area: frozenset[int]

    @classmethod
    def of(cls, nominee: Nominee, places: Places = NOWHERE) -> "Portrait":
        """Prepare a nominee."""
        group: GroupName | None = None
        hamlet, area = places.hamlet(nominee), places.area(nominee)
        if nominee.kind is NomineeKind.INDIVIDUAL:
            words = person_words(nominee.name)
        elif nominee.kind is NomineeKind.HOUSEHOLD:
            words = head_words(nominee.name)
        else:
            names = frozenset(name for name, ids in places.communes.items() if ids & area)
            group = group_name(nominee.name, names)
            words = group.words or tuple(sorted(hamlet.split()))
        return cls(nominee, words, group, hamlet, area)

    @property
    def keys(self) -> Iterator[object]:
        """What another nominee must share at least once to be compared at all."""
        yield self.nominee.kind, "".join(sorted("".join(self.words)))
        if self.group is None:
            born, year = self.nominee.born_on, year_of(self.nominee)
            if born is not None and not _is_year_only(self.nominee):
                yield self.nominee.kind, born
            if year is not None and self.hamlet:
                yield self.nominee.kind, year, self.hamlet
            if has_number(self.nominee):
                yield self.nominee.kind, "number", self.nominee.id_number


def year_of(nominee: Nominee) -> int | None:
    """The year of birth, where known."""
    return nominee.born_on.year if nominee.born_on else nominee.birth_year


def has_number(nominee: Nominee) -> bool:
    """Whether a whole number of identity is known."""
    return len(nominee.id_number) == _NUMBER and nominee.id_number.isdecimal()


_NUMBER = 12


def likeness(first: Nominee, second: Nominee, places: Places = NOWHERE) -> Likeness | None:
    """How alike two nominees are, the same in both directions; ``None`` when nothing speaks for one."""
    return compare(Portrait.of(first, places), Portrait.of(second, places))


def compare(first: Portrait, second: Portrait) -> Likeness | None:
    """How alike two prepared nominees are; a person, a group and a household are never one."""
    if first.nominee.kind is not second.nominee.kind:
        return None
    if first.group is not None and second.group is not None:
        return _groups(first, second, first.group, second.group)
    return _people(first, second)


def counts_as_one(first: Portrait, second: Portrait) -> bool:
    """Whether two count as one until somebody says they are two: alike for certain or likely, or of one name in one
    area where too little is known of one of them to tell them apart.
    """
    found = compare(first, second)
    if found is None or found.strength is not Strength.POSSIBLE:
        return found is not None
    is_bare = None in (year_of(first.nominee), year_of(second.nominee)) and _near(first, second) is _Place.AREA
    return is_bare and first.group is None and _names(first.words, second.words) is _Name.SAME


def is_somebody_else(former: Portrait, now: Portrait) -> bool:
    """Whether an entry that was changed tells of another one now; a wrong birth or place alone is a mistake mended."""
    if compare(former, now) is not None or former.nominee.kind is not now.nominee.kind:
        return False
    one, other = former.nominee, now.nominee
    is_same_birth = (one.born_on, year_of(one)) == (other.born_on, year_of(other))
    is_same_place = (one.place, one.unit_id) == (other.place, other.unit_id)
    is_same_name = plain(one.name) == plain(other.name) or _names(former.words, now.words) is _Name.SAME
    return not (is_same_name and (is_same_birth or is_same_place))


def alike(portraits: Iterable[Portrait]) -> Iterator[tuple[Nominee, Nominee, Likeness]]:
    """Every pair that is alike, each once, the smaller id first; only those that share a key are compared."""
    blocks: dict[object, list[Portrait]] = defaultdict(list)
    for item in portraits:
        for key in set(item.keys):
            blocks[key].append(item)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in combinations(sorted(block, key=lambda item: item.nominee.id), 2):
            ids = pair[0].nominee.id, pair[1].nominee.id
            if ids not in seen:
                seen.add(ids)
                if found := compare(*pair):
                    yield pair[0].nominee, pair[1].nominee, found


# --- what is compared -------------------------------------------------------------------------------------------------


class _Name(IntEnum):
    """How alike two names are; the value is how many steps it takes from the strength."""

    SAME = 0
    OTHER_ORDER = 1
    NEAR = 2


class _Birth(StrEnum):
    SAME_DAY = "same_day"
    SAME_YEAR = "same_year"
    NEAR = "near"
    UNKNOWN = "unknown"
    OTHER = "other"


class _Place(IntEnum):
    """How near two nominees live, nearest first."""

    HAMLET = 0
    AREA = 1
    OTHER_HAMLET = 2
    UNCLEAR = 3
    APART = 4


_C, _L, _P = _ORDER
#: Strength by birth, then by place in the order of :class:`_Place`.
_STRENGTHS: Mapping[_Birth, tuple[Strength | None, ...]] = {
    _Birth.SAME_DAY: (_C, _C, _L, _L, _L),
    _Birth.SAME_YEAR: (_C, _L, _P, _P, None),
    _Birth.NEAR: (_L, _P, None, None, None),
    _Birth.UNKNOWN: (_L, _P, _P, _P, None),
    _Birth.OTHER: (None, None, None, None, None),
}


def _weaker(strength: Strength | None, steps: int) -> Strength | None:
    place = len(_ORDER) if strength is None else _ORDER.index(strength) + max(steps, 0)
    return _ORDER[place] if place < len(_ORDER) else None


def _people(first: Portrait, second: Portrait) -> Likeness | None:
    name, birth, place = _names(first.words, second.words), _births(first.nominee, second.nominee), _near(first, second)
    numbers = {first.nominee.id_number, second.nominee.id_number}
    both = has_number(first.nominee) and has_number(second.nominee)
    if both and len(numbers) == 1:
        sure = Strength.LIKELY if name is None else Strength.CERTAIN
        return Likeness(sure, (_("trùng số định danh"), *_name_reasons(first, second, name)))
    if name is None:
        return None
    sexes = {first.nominee.sex, second.nominee.sex} - {""}
    steps = name.value + (len(sexes) > 1) + 2 * both
    strength = _weaker(_STRENGTHS[birth][place], steps)
    if strength is None:
        return None
    reasons = (*_name_reasons(first, second, name), _birth_reason(first.nominee, birth), _PLACE_REASONS[place])
    against = ((len(sexes) > 1, _("ghi giới tính khác nhau")), (both, _("số định danh khác nhau")))
    return Likeness(strength, (*(_(text) for text in reasons if text), *(text for holds, text in against if holds)))


def _names(first: tuple[str, ...], second: tuple[str, ...]) -> _Name | None:
    """Whether two names of people may be one; a short form or a slip of one letter counts little."""
    if not first or not second:
        return None
    joined = "".join(first), "".join(second)
    if joined[0] == joined[1]:
        return _Name.SAME
    if sorted(first) == sorted(second):
        return _Name.OTHER_ORDER
    shorter, longer = sorted((first, second), key=len)
    is_part = len(shorter) > 1 and set(shorter) <= set(longer) and shorter[-1] == longer[-1]
    return _Name.NEAR if is_part or _is_one_slip(*joined) else None


_LEAST_LETTERS = 6


def _is_one_slip(first: str, second: str) -> bool:
    """Whether one letter is added, left out or another."""
    if min(len(first), len(second)) < _LEAST_LETTERS or abs(len(first) - len(second)) > 1:
        return False
    start = next((place for place, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), None)
    if start is None:
        return True
    tails = (first[start + 1 :], second[start + 1 :])
    return tails[0] == tails[1] or tails[0] == second[start:] or first[start:] == tails[1]


def _births(first: Nominee, second: Nominee) -> _Birth:
    years = year_of(first), year_of(second)
    if years[0] is None or years[1] is None:
        return _Birth.UNKNOWN
    one, other = first.born_on, second.born_on
    if one is None or other is None or _is_year_only(first) or _is_year_only(second):
        if years[0] == years[1]:
            return _Birth.SAME_YEAR
        return _Birth.NEAR if abs(years[0] - years[1]) == 1 else _Birth.OTHER
    if one == other:
        return _Birth.SAME_DAY
    return _Birth.NEAR if one.year == other.year or (one.month, one.day) == (other.month, other.day) else _Birth.OTHER


def _is_year_only(nominee: Nominee) -> bool:
    """The first of January is what registers write when only the year is known."""
    return nominee.born_on is None or (nominee.born_on.month, nominee.born_on.day) == (1, 1)


def _near(first: Portrait, second: Portrait) -> _Place:
    is_one_hamlet = bool(first.hamlet) and first.hamlet == second.hamlet
    has_both = bool(first.hamlet) and bool(second.hamlet)
    if first.area & second.area or not (first.area and second.area):
        if is_one_hamlet:
            return _Place.HAMLET
        return _Place.OTHER_HAMLET if has_both else _Place.AREA
    return _Place.UNCLEAR if is_one_hamlet or not has_both else _Place.APART


_PLACE_REASONS: Mapping[_Place, str] = {
    _Place.HAMLET: N_("cùng xóm"),
    _Place.AREA: N_("cùng địa bàn"),
    _Place.OTHER_HAMLET: N_("cùng địa bàn, khác xóm"),
    _Place.UNCLEAR: N_("chưa rõ có cùng nơi ở không"),
    _Place.APART: N_("nơi ở khác nhau"),
}


def _birth_reason(nominee: Nominee, birth: _Birth) -> str:
    if birth is _Birth.SAME_DAY and nominee.born_on:
        return _("cùng sinh ngày {day}").format(day=short_date(nominee.born_on))
    if birth is _Birth.SAME_YEAR:
        return _("cùng sinh năm {year}").format(year=year_of(nominee))
    return _("ngày sinh gần giống nhau") if birth is _Birth.NEAR else _("chưa đủ ngày sinh để so")


def _name_reasons(first: Portrait, second: Portrait, name: _Name | None) -> tuple[str, ...]:
    words: Mapping[_Name | None, str] = {
        _Name.OTHER_ORDER: N_("cùng họ tên nhưng khác thứ tự chữ"),
        _Name.NEAR: N_("họ tên gần giống nhau"),
        None: N_("họ tên khác nhau"),
    }
    if name is _Name.SAME:
        is_same = first.nominee.name == second.nominee.name
        return (_("cùng họ tên") if is_same else _("cùng họ tên, chỉ khác cách viết"),)
    return (_(words[name]),)


# --- groups -----------------------------------------------------------------------------------------------------------

#: What a squad «đội» and a team «tổ» may both be called.
_INTERCHANGEABLE = frozenset({"to", "doi", "nhom"})
_GROUP_STRENGTHS: Final = (_C, _C, _P, None, None)


def _groups(first: Portrait, second: Portrait, one: GroupName, other: GroupName) -> Likeness | None:
    """Two collectives: the same kind of group, the same words but for what writers leave out, the same number."""
    if "".join(first.words) != "".join(second.words) and sorted(first.words) != sorted(second.words):
        return None
    steps, doubts = _differences(one, other)
    place = _near(first, second)
    if steps is None:
        return None
    leaders = {person_key(item.nominee.leader) for item in (first, second) if item.nominee.leader.strip()}
    has_both = bool(first.nominee.leader.strip() and second.nominee.leader.strip())
    if has_both:
        steps += -1 if len(leaders) == 1 else 1
        doubts.append(_("cùng người đứng đầu") if len(leaders) == 1 else _("người đứng đầu khác nhau"))
    if not first.words:
        steps, doubts = steps + 2, [*doubts, _("tên quá chung")]
    strength = _weaker(_GROUP_STRENGTHS[place], steps)
    if strength is None:
        return None
    is_same = first.nominee.name == second.nominee.name
    name = _("cùng tên gọi") if is_same else _("cùng tên gọi, chỉ khác cách viết")
    return Likeness(strength, (name, _(_PLACE_REASONS[place]), *doubts))


def _differences(one: GroupName, other: GroupName) -> tuple[int | None, list[str]]:
    """Steps two names take from certainty, ``None`` where they cannot be one, with what is doubtful."""
    heads = {one.head, other.head}
    topics = one.topics, other.topics
    numbers = {one.number, other.number} - {""}
    is_other_kind = len(heads) > 1 and not heads <= _INTERCHANGEABLE
    if is_other_kind or len(numbers) > 1 or (all(topics) and not topics[0] & topics[1]):
        return None, []
    doubts = (
        (len(heads) > 1, 1, _("một bên ghi tổ, một bên ghi đội")),
        (topics[0] != topics[1], 1, _("chỉ một bên ghi rõ việc của tổ")),
        (one.number != other.number, 2, _("chỉ một bên ghi số thứ tự")),
    )
    found = [(steps, text) for holds, steps, text in doubts if holds]
    return sum(steps for steps, _text in found), [text for _steps, text in found]

"""What a list of names is understood by: awards and units of the season, who is known already, what was answered."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.db import units
from app.db.types import DbConnection
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake import LEAVE_OUT, Answers, IntakeChoice, IntakeQuestion
from app.domain.awards.intake_words import KnownAward
from app.domain.awards.nominations import Nomination, NominationState, Nominee
from app.domain.units import Unit, UnitKind
from app.i18n import _
from app.services import scope
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import clean, fold, spelling_key

_LEADING = re.compile(r"^(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân|ban chỉ đạo|bcđ|đảng uỷ|đảng ủy)\s+")
_COMMUNE_WORD = re.compile(r"^(?:xã|phường|thị trấn|tt\.?|đặc khu)\s+(?=\S)")
_STATION = re.compile(r"^đồn\b")
_STATION_WORDS = re.compile(r"\b(?:đồn|biên phòng|bpck|bp|cửa khẩu quốc tế|cửa khẩu|ckqt|ck|quốc tế)\b")
_BETWEEN = re.compile(r"\s*[,;()/–]\s*|\s+-\s+|\s+thuộc\s+")
#: Nominations that count no more.
ENDED = frozenset({NominationState.WITHDRAWN, NominationState.REPLACED})


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """The unit some words mean, or which it may be."""

    unit_id: int = 0
    candidates: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitFinder:
    """The communes and stations that take part in a season, by every spelling that names one of them alone."""

    known: tuple[Unit, ...]
    names: Mapping[str, frozenset[int]]

    @staticmethod
    def of(connection: DbConnection, season: Season) -> "UnitFinder":
        """Those of the report year and those of the day of the season."""
        some = {
            unit.id: unit
            for unit in (
                *scope.expected(connection, season.day).all,
                *scope.of_year(connection, season.campaign.year).reporting,
            )
        }
        aliases = units.aliases_of(connection, some)
        names: dict[str, set[int]] = {}
        for unit in some.values():
            for name in (unit.name, unit.title, *aliases.get(unit.id, ())):
                names.setdefault(_key(name, is_station=unit.kind is UnitKind.BORDER_STATION), set()).add(unit.id)
            if unit.code:
                names.setdefault(unit.code, set()).add(unit.id)
        return UnitFinder(tuple(some.values()), {name: frozenset(ids) for name, ids in names.items()})

    def find(self, text: str) -> FoundUnit:
        """The unit words mean; what several bear, or nobody, is left open with those that are near."""
        plain = clean(text)
        found = self.names.get(plain) or self.names.get(_key(plain)) or frozenset()
        if len(found) == 1:
            return FoundUnit(next(iter(found)))
        near = fold(_key(plain))
        ids = found or {key for name, some in self.names.items() if fold(name) == near for key in some}
        return FoundUnit(0, tuple(unit for unit in self.known if unit.id in ids) or self.known)

    def names_one(self, text: str) -> bool:
        """Whether words are the name of one unit, with what it is or alone."""
        return bool(self.find(text).unit_id or self.within(text))

    def within(self, text: str) -> int:
        """The unit that a place names with its word («Xóm Láp, xã Sóc Hà»); 0 where it names none for certain."""
        parts = [part for part in _BETWEEN.split(clean(text)) if part]
        said = (part for part in parts if _COMMUNE_WORD.match(part.casefold()) or _STATION.match(part.casefold()))
        found = {unit_id for part in said if (unit_id := self.find(part).unit_id)}
        return next(iter(found)) if len(found) == 1 else 0

    def near(self, text: str) -> FoundUnit | None:
        """The unit a place speaks of, with its word or at the end of some words («Trường Mầm non Sóc Hà»).

        Several, or one that is not of this season, are left open; ``None`` where it speaks of none. Hamlets bear names
        of communes too: this is to be asked about, never taken.
        """
        parts = [part for part in _BETWEEN.split(clean(text)) if part]
        worded = [part for part in parts if _COMMUNE_WORD.match(part.casefold()) or _STATION.match(part.casefold())]
        found = dict.fromkeys(key for part in worded or parts if (key := self._at_end(part)))
        if len(found) == 1:
            return FoundUnit(next(iter(found)))
        if found:
            return FoundUnit(0, tuple(unit for unit in self.known if unit.id in found))
        return self.find(worded[0]) if worded else None

    def _at_end(self, words: str) -> int:
        """The unit that the longest end of some words names alone; one word is no name unless it is all there is."""
        parts = words.split(" ")
        ends = (" ".join(parts[start:]) for start in range(max(1, len(parts) - 1)))
        found = (self.names.get(_key(end), frozenset()) for end in ends)
        return next((next(iter(some)) for some in found if len(some) == 1), 0)


def _key(name: str, *, is_station: bool = False) -> str:
    plain = _LEADING.sub("", clean(name).casefold())
    if is_station or _STATION.match(plain):
        return spelling_key(clean(f"đồn {_STATION_WORDS.sub(' ', plain)}"))
    return spelling_key(_COMMUNE_WORD.sub("", plain))


Identity = tuple[object, ...]


def identity(nominee: Nominee) -> Identity:
    """Who is the same without asking: kind, exact name, unit and birth; a person without a birth by its place."""
    is_person = nominee.kind is NomineeKind.INDIVIDUAL
    birth = nominee.born_on or nominee.birth_year
    place = spelling_key(nominee.place) if is_person and birth is None else ""
    return (nominee.kind, spelling_key(nominee.name), nominee.unit_id, birth if is_person else None, place)


@dataclass(slots=True)
class Questions:
    """Questions of one reading, each key once, with the answers there are."""

    answers: Answers
    asked: dict[str, IntakeQuestion] = field(default_factory=dict)
    #: keys of what was asked or would have been, so that an answer to anything else is known for a slip
    met: set[str] = field(default_factory=set)

    def answer(self, question: IntakeQuestion) -> str | None:
        """The answer to a question; without a valid one it is asked and ``None`` given."""
        self.met.add(question.key)
        given = self.answers.get(question.key)
        if given is not None and (question.takes_text or given in {choice.value for choice in question.choices}):
            return given
        self.asked.setdefault(question.key, question)
        return None


def leave_out() -> IntakeChoice:
    """The choice that leaves a line out."""
    return IntakeChoice(LEAVE_OUT, _("Bỏ dòng này"))


@dataclass(frozen=True)
class Grounds:
    """A season with its finders; ``questions`` collects what is open."""

    season: Season
    finder: UnitFinder
    awards: tuple[KnownAward, ...]
    questions: Questions

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, campaign_id: int, answers: Answers) -> "Grounds":
        """Read what is stored now."""
        season = Season.read(connection, ws, campaign_id)
        awards = tuple(
            KnownAward(
                rule.key,
                rule.content,
                found.content if (found := season.book.authority_of(rule.key, season.day)) else None,
                season.award_title(rule.key),
            )
            for rule in season.book.awards(season.day)
        )
        return Grounds(season, UnitFinder.of(connection, season), awards, Questions(answers))

    @cached_property
    def _proposers(self) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for item in self.season.nominations:
            found.setdefault(item.nominee_id, set()).add(item.unit_id)
        return {key: frozenset(ids) for key, ids in found.items()}

    @cached_property
    def _known(self) -> Mapping[Identity, Sequence[Nominee]]:
        found: dict[Identity, list[Nominee]] = {}
        for item in self.season.nominees.values():
            found.setdefault(identity(item), []).append(item)
        return found

    def nominee_of(self, nominee: Nominee, unit_id: int) -> Nominee | None:
        """Somebody known who is certainly the same; whom only another unit proposes is compared by people."""
        for item in self._known.get(identity(nominee), ()):
            if self._proposers.get(item.id, frozenset({unit_id})) & {unit_id}:
                return item
        return None

    def nomination_of(self, nominee_id: int, award: str, unit_id: int) -> Nomination | None:
        """The live nomination of somebody for an award by a unit."""
        return next(
            (
                item
                for item in self.season.nominations
                if (item.nominee_id, item.award, item.unit_id) == (nominee_id, award, unit_id)
                and item.state not in ENDED
            ),
            None,
        )

    def are_alike(self, unit_id: int, *others: int) -> bool:
        """Whether units are of one sort: a station proposes people of communes, a commune hardly those of another."""
        kinds = {self.season.units[key].kind is UnitKind.BORDER_STATION for key in (unit_id, *others) if key}
        return len(kinds) == 1

    def award_choices(self, keys: Iterable[str] = ()) -> tuple[IntakeChoice, ...]:
        """Awards to choose from, those of ``keys`` first, then all others."""
        order = dict.fromkeys((*keys, *(item.key for item in self.awards)))
        return tuple(IntakeChoice(key, self.season.common_title(key)) for key in order)

    def unit_choices(self, candidates: Iterable[Unit] = ()) -> tuple[IntakeChoice, ...]:
        """Units to choose from."""
        order = {unit.id: unit for unit in (*candidates, *self.finder.known)}
        return tuple(IntakeChoice(str(unit.id), unit.title) for unit in order.values())

"""How many different people «người» stand in a register, beside how many names «lượt».

Two rows are one person without asking only when name, year of birth and place of work are the same; whatever is
merely alike is asked, and counts as two until somebody answers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nominee
from app.domain.awards.sameness import Portrait, Strength, alike
from app.domain.plans.registers import RegisterPerson, SamePerson
from app.text import fold

_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PersonDoubt:
    """Two rows that may be one person, and what speaks for it."""

    first: RegisterPerson
    second: RegisterPerson
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DistinctPersons:
    """``turns`` names of ``count`` different people; ``least`` if every open doubt were one person."""

    turns: int
    count: int
    least: int
    doubts: tuple[PersonDoubt, ...]


def distinct(persons: Iterable[RegisterPerson], answers: Iterable[SamePerson] = ()) -> DistinctPersons:
    """Count people: merged are those that are surely one and those somebody said are one, and nobody else."""
    known = {item.id: item for item in persons}
    said = {
        (item.first_id, item.second_id): item.is_same
        for item in answers
        if {item.first_id, item.second_id} <= known.keys()
    }
    likenesses = _likenesses(known.values(), said)
    same = [pair for pair, is_same in said.items() if is_same]
    different = [pair for pair, is_same in said.items() if not is_same]
    sure = [pair for pair, (_reasons, is_sure) in likenesses.items() if is_sure]
    merged = _without_contradiction(known, same, sure, different)
    groups = _groups(known, [*same, *merged])
    open_: dict[_Pair, _Pair] = {}
    for one, other in sorted(likenesses):
        people = min(groups[one], groups[other]), max(groups[one], groups[other])
        if people[0] != people[1] and not _is_settled((one, other), groups, different):
            open_.setdefault(people, (one, other))
    asked = open_.values()
    doubts = tuple(PersonDoubt(known[one], known[other], likenesses[one, other][0]) for one, other in asked)
    least = len(set(_groups(known, [*same, *merged, *asked]).values()))
    return DistinctPersons(len(known), len(set(groups.values())), least, doubts)


def contradicts(persons: Iterable[RegisterPerson], answers: Sequence[SamePerson]) -> bool:
    """Whether answers cannot all hold: A is B and B is C, but A is not C."""
    known = {item.id: item for item in persons}
    groups = _groups(known, [(item.first_id, item.second_id) for item in answers if item.is_same])
    return any(not item.is_same and groups[item.first_id] == groups[item.second_id] for item in answers)


def _likenesses(
    persons: Iterable[RegisterPerson], said: dict[_Pair, bool]
) -> dict[_Pair, tuple[tuple[str, ...], bool]]:
    """What is alike and not answered yet: why, and whether it is sure."""
    by_id = {item.id: item for item in persons}
    portraits = [Portrait.of(_nominee(item)) for item in by_id.values()]
    found: dict[_Pair, tuple[tuple[str, ...], bool]] = {}
    for one, other, likeness in alike(portraits):
        pair = one.id, other.id
        if pair not in said:
            places = {fold(by_id[key].workplace) for key in pair}
            is_sure = likeness.strength is Strength.CERTAIN and len(places) == 1 and places != {""}
            found[pair] = likeness.reasons, is_sure
    return found


def _nominee(person: RegisterPerson) -> Nominee:
    return Nominee(
        NomineeKind.INDIVIDUAL, person.full_name, 0, birth_year=person.birth_year, place=person.workplace, id=person.id
    )


def _without_contradiction(
    known: Iterable[int], same: Sequence[_Pair], sure: Sequence[_Pair], different: Sequence[_Pair]
) -> list[_Pair]:
    """The sure pairs that may be merged: none of a group in which somebody told two people apart."""
    groups = _groups(known, [*same, *sure])
    split = {groups[one] for one, other in different if groups[one] == groups[other]}
    return [pair for pair in sure if groups[pair[0]] not in split]


def _is_settled(pair: _Pair, groups: dict[int, int], different: Sequence[_Pair]) -> bool:
    """Whether the people behind two rows were told apart already, by these rows or by others of theirs."""
    wanted = {groups[pair[0]], groups[pair[1]]}
    return any({groups[one], groups[other]} == wanted for one, other in different)


def _groups(known: Iterable[int], pairs: Iterable[_Pair]) -> dict[int, int]:
    """For each row the smallest number of its group."""
    above = {key: key for key in known}

    def top(key: int) -> int:
        while above[key] != key:
            key = above[key]
        return key

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    return {key: top(key) for key in above}

"""Which quota a nomination falls under, what room it finds, and how candidates are ordered."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.domain.awards.quotas import Allotment, Quota, QuotaStanding, Room, ranked

PERSON, TEAM, HOUSEHOLD = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD
AWARD, POOL, OWN = "giay-khen-huyen", "bang-khen-tinh", "giay-khen-xa"
COMMUNE, OTHER_COMMUNE, INLAND, STATION = 1, 2, 3, 9
STATES = tuple(NominationState)

PERSONS = Quota(1, AWARD, PERSON, COMMUNE, 2, id=1)
TEAMS = Quota(1, AWARD, TEAM, COMMUNE, 1, id=2)
PERSONS_ELSEWHERE = Quota(1, AWARD, PERSON, OTHER_COMMUNE, 2, is_hard=False, id=3)
SHARED = Quota(1, POOL, PERSON, None, 1, id=4)
QUOTAS = (PERSONS, TEAMS, PERSONS_ELSEWHERE, SHARED)
ALLOTMENT = Allotment(QUOTAS, without_limit=frozenset({OWN}))


def nominee(kind: NomineeKind = PERSON, unit: int = COMMUNE, key: int = 1) -> Nominee:
    return Nominee(kind, "Nông Văn Mẫu", unit, id=key)


def nomination(
    key: int,
    state: NominationState = NominationState.CANDIDATE,
    award: str = AWARD,
    unit: int = COMMUNE,
    rank: int = 1,
    of: int = 1,
) -> Nomination:
    return Nomination(1, of, unit, award, state, NomineeSnapshot("Nông Văn Mẫu"), rank=rank, id=key)


@pytest.mark.parametrize(
    ("award", "kind", "proposed_by", "from_unit", "expected"),
    [
        (AWARD, PERSON, COMMUNE, COMMUNE, PERSONS),
        (AWARD, TEAM, COMMUNE, COMMUNE, TEAMS),
        (AWARD, PERSON, STATION, OTHER_COMMUNE, PERSONS_ELSEWHERE),
        (POOL, PERSON, STATION, OTHER_COMMUNE, SHARED),
        (POOL, TEAM, COMMUNE, COMMUNE, None),
        (AWARD, PERSON, INLAND, INLAND, None),
        (AWARD, HOUSEHOLD, COMMUNE, COMMUNE, None),
        (OWN, PERSON, COMMUNE, COMMUNE, None),
    ],
)
def test_that_a_nomination_falls_under_the_quota_of_its_unit_else_under_the_pool(
    award: str, kind: NomineeKind, proposed_by: int, from_unit: int, expected: Quota | None
) -> None:
    made = nomination(5, award=award, unit=proposed_by)
    assert ALLOTMENT.quota_of(made, nominee(kind, from_unit)) == expected


def test_that_a_household_takes_a_place_of_collectives_where_the_law_does_not_know_it() -> None:
    made, household = nomination(5), nominee(HOUSEHOLD)
    assert replace(ALLOTMENT, household_is_own=False).quota_of(made, household) == TEAMS
    own = Quota(1, AWARD, HOUSEHOLD, None, 1, id=8)
    by_plan = replace(ALLOTMENT, quotas=(*QUOTAS, own), household_is_own=False)
    assert by_plan.quota_of(made, household) == own


def test_that_holders_and_candidates_stand_by_rank() -> None:
    known = [
        nomination(1, NominationState.PROPOSED, rank=2),
        nomination(2, NominationState.RETURNED, rank=1),
        nomination(3, rank=4),
        nomination(4, rank=3),
        nomination(5, NominationState.WITHDRAWN, rank=5),
        nomination(6, award=OWN),
    ]
    standings = ALLOTMENT.standings(known, {1: nominee()})
    assert [item.quota for item in standings] == list(QUOTAS)
    assert (standings[0].holders, standings[0].candidates) == ((2, 1), (4, 3))
    assert (standings[0].used, standings[0].free) == (2, 0)
    assert [item.used for item in standings[1:]] == [0, 0, 0]


def test_that_without_a_quota_there_is_no_limit_unless_the_award_is_limited_for_others() -> None:
    free = ALLOTMENT.room(nomination(5, award=OWN), [], {1: nominee()})
    assert (free.free, free.is_full, free.is_hard, free.overtaken) == (None, False, False, ())
    inland = ALLOTMENT.room(nomination(5, unit=INLAND), [], {1: nominee(unit=INLAND)})
    assert (inland.free, inland.is_full, inland.is_hard) == (0, True, True)
    own = Allotment((Quota(1, OWN, PERSON, COMMUNE, 1),), without_limit=frozenset({OWN}))
    assert own.room(nomination(5, award=OWN, unit=INLAND), [], {1: nominee(unit=INLAND)}).free is None


def test_that_its_own_place_counts_as_free_and_a_soft_quota_says_so() -> None:
    known = [nomination(1, NominationState.PROPOSED), nomination(2, NominationState.PROPOSED)]
    room = ALLOTMENT.room(known[0], known, {1: nominee()})
    assert (room.free, room.is_full, room.is_hard) == (1, False, True)
    soft = ALLOTMENT.room(nomination(7, unit=OTHER_COMMUNE), [], {1: nominee(unit=OTHER_COMMUNE)})
    assert soft.is_hard is False


def test_that_only_candidates_of_the_same_unit_are_overtaken_and_only_when_places_run_out() -> None:
    known = [nomination(1, rank=1), nomination(2, rank=2), nomination(3, rank=3), nomination(4, unit=STATION, rank=1)]
    people = {1: nominee()}
    assert ALLOTMENT.room(known[1], known, people).overtaken == ()
    assert ALLOTMENT.room(known[2], known, people).overtaken == (1, 2)
    unlimited = Allotment((replace(PERSONS, places=None),))
    assert unlimited.room(known[2], known, people).overtaken == ()


def test_that_room_in_a_full_quota_overtakes_nobody() -> None:
    assert Room(QuotaStanding(PERSONS, holders=(7, 8)), ahead=(1,)).overtaken == ()


def test_that_a_candidate_moves_among_the_ranks_the_candidates_have() -> None:
    waiting = [nomination(1, rank=3), nomination(2, rank=5), nomination(3, rank=8)]
    assert ranked(waiting, 3, 1) == {3: 3, 1: 5, 2: 8}
    assert ranked(waiting, 1, 1) == {}
    assert ranked(waiting, 1, 9) == {2: 3, 3: 5, 1: 8}


def test_that_equal_ranks_become_an_order() -> None:
    waiting = [nomination(1, rank=1), nomination(2, rank=1), nomination(3, rank=1)]
    assert ranked(waiting, 2, 1) == {1: 2, 3: 3}


@given(st.data())
def test_that_places_used_and_free_make_the_quota_whatever_was_done(data: st.DataObject) -> None:
    people = {
        1: nominee(),
        2: nominee(unit=OTHER_COMMUNE, key=2),
        3: nominee(TEAM, key=3),
        4: nominee(HOUSEHOLD, key=4),
    }
    known = [
        nomination(
            key,
            data.draw(st.sampled_from(STATES)),
            data.draw(st.sampled_from((AWARD, POOL, OWN))),
            data.draw(st.sampled_from((COMMUNE, OTHER_COMMUNE, INLAND, STATION))),
            data.draw(st.integers(1, 4)),
            data.draw(st.sampled_from(tuple(people))),
        )
        for key in range(1, data.draw(st.integers(0, 12)) + 1)
    ]
    standings = ALLOTMENT.standings(known, people)
    for item in standings:
        assert item.free is not None
        assert item.quota.places == item.used + item.free
    told = [key for item in standings for key in (*item.holders, *item.candidates)]
    assert len(told) == len(set(told))
    for made in known:
        room = ALLOTMENT.room(made, known, people)
        where = next((item for item in standings if made.id in (*item.holders, *item.candidates)), None)
        if where is not None and where.free is not None:
            assert room.free == where.free + made.holds_place


@given(st.lists(st.integers(1, 6), min_size=1, max_size=7), st.data())
def test_that_a_moved_candidate_stands_where_it_was_put(ranks: list[int], data: st.DataObject) -> None:
    waiting = [nomination(key, rank=rank) for key, rank in enumerate(ranks, 1)]
    moved, place = data.draw(st.integers(1, len(ranks))), data.draw(st.integers(1, len(ranks)))
    changes = ranked(waiting, moved, place)
    after = sorted((changes.get(item.id, item.rank), item.id) for item in waiting)
    assert after[place - 1][1] == moved
    assert len({rank for rank, _key in after}) == len(after)
    others = [item.id for item in sorted(waiting, key=lambda item: (item.rank, item.id)) if item.id != moved]
    assert [key for _rank, key in after if key != moved] == others


BEYOND = "đột xuất; theo CV 15"


def special(key: int, rank: int, state: NominationState = NominationState.PROPOSED, **fields: Any) -> Nomination:
    return replace(nomination(key, state, rank=rank, **fields), over_quota=BEYOND)


def test_that_a_free_place_goes_to_the_first_beyond_the_quota_and_what_is_decided_changes_last() -> None:
    held = nomination(1, NominationState.PROPOSED)
    first, decided, second = special(2, 2), special(3, 1, NominationState.DECIDED), special(4, 3)
    nominees = {1: nominee()}
    assert ALLOTMENT.within_again((held, second, decided, first), nominees) == (replace(first, over_quota=""),)
    full = (held, replace(first, over_quota=""), decided, second)
    assert ALLOTMENT.within_again(full, nominees) == ()
    assert ALLOTMENT.within_again((decided,), nominees) == (replace(decided, over_quota=""),)
    gone = replace(second, state=NominationState.WITHDRAWN)
    assert ALLOTMENT.within_again((gone,), nominees) == ()


def test_that_nothing_is_beyond_a_quota_without_limit_nor_where_there_is_none() -> None:
    nominees = {1: nominee(), 2: nominee(TEAM)}
    endless = Allotment((replace(PERSONS, places=None),))
    both = (special(2, 1), special(3, 2))
    assert [item.id for item in endless.within_again(both, nominees)] == [2, 3]
    assert [item.id for item in Allotment().within_again(both, nominees)] == [2, 3]
    unforeseen = special(4, 1, award=POOL, of=2)
    assert ALLOTMENT.within_again((unforeseen,), nominees) == ()


@given(
    st.lists(st.tuples(st.sampled_from(STATES), st.booleans(), st.integers(1, 5), st.integers(1, 2)), max_size=8),
    st.none() | st.integers(0, 4),
)
def test_that_whoever_is_beyond_a_quota_finds_it_full_of_others(
    given_items: list[tuple[NominationState, bool, int, int]], places: int | None
) -> None:
    allotment = Allotment((replace(PERSONS, places=places), TEAMS))
    nominees = {1: nominee(), 2: nominee(TEAM)}
    items = [
        replace(nomination(key, state, rank=rank, of=of), over_quota=BEYOND if is_beyond else "")
        for key, (state, is_beyond, rank, of) in enumerate(given_items, 1)
    ]
    moved = {item.id: item for item in allotment.within_again(items, nominees)}
    assert all(not item.over_quota for item in moved.values())
    after = [moved.get(item.id, item) for item in items]
    assert allotment.within_again(after, nominees) == ()
    for standing in allotment.standings(after, nominees):
        beyond = [one for one in after if one.id in standing.holders and one.over_quota]
        if beyond:
            assert standing.quota.places is not None
            assert len(standing.holders) - len(beyond) >= standing.quota.places


def test_that_a_place_stays_where_it_was_given_after_somebody_moved() -> None:
    made = replace(nomination(5, unit=STATION), home_id=COMMUNE)
    assert ALLOTMENT.quota_of(made, nominee(unit=OTHER_COMMUNE)) == PERSONS
    assert ALLOTMENT.quota_of(replace(made, home_id=None), nominee(unit=OTHER_COMMUNE)) == PERSONS_ELSEWHERE

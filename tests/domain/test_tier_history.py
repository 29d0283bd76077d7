"""The tier register: a hamlet before its commune, entries only added, days before an entry never touched."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.tier_history import (
    PeopleLimit,
    Standing,
    TierEntry,
    TierPeriod,
    TierRegister,
    nearest_limit,
    paths,
)
from app.domain.units import Unit, UnitKind

HAMLET, COMMUNE, DISTRICT = PATH = (3, 2, 1)
DAY = date(2022, 2, 10)
MATRIX = "covid-19"


def said(unit_id: int, day: date, level: int | None = None, number: int = 0, **fields: object) -> TierEntry:
    standing = fields.pop("standing", Standing.LEVEL if level else Standing.NONE)
    return TierEntry(unit_id, MATRIX, standing, day, level, id=number, **fields)  # type: ignore[arg-type]  # test row


days = st.integers(0, 60).map(lambda step: DAY + timedelta(step))
standings = st.one_of(
    st.integers(1, 4).map(lambda level: (Standing.LEVEL, level)),
    st.sampled_from([(Standing.NONE, None), (Standing.INHERIT, None)]),
)


@st.composite
def entries(draw: st.DrawFn) -> TierEntry:
    standing, level = draw(standings)
    return TierEntry(draw(st.sampled_from(PATH)), MATRIX, standing, draw(days), level)


def level_of(register: TierRegister, day: date) -> int | None:
    return register.effective(PATH, MATRIX, day).level


# --- who decides -----------------------------------------------------------------------------------------------------


def test_that_the_level_of_a_hamlet_goes_before_that_of_its_commune() -> None:
    register = TierRegister([said(COMMUNE, DAY, 2, 1), said(HAMLET, DAY, 4, 2)])
    found = register.effective(PATH, MATRIX, DAY)
    assert (found.level, found.is_own(HAMLET), found.is_own(COMMUNE)) == (4, True, False)
    assert register.effective(PATH[1:], MATRIX, DAY).level == 2


def test_that_following_the_commune_ends_the_level_of_a_hamlet() -> None:
    register = TierRegister(
        [
            said(COMMUNE, DAY, 2, 1),
            said(HAMLET, DAY, 4, 2),
            said(HAMLET, DAY + timedelta(5), 0, 3, standing=Standing.INHERIT),
        ]
    )
    assert [level_of(register, DAY + timedelta(step)) for step in (4, 5)] == [4, 2]


def test_that_none_applies_is_a_level_of_its_own_and_silence_is_not() -> None:
    register = TierRegister([said(COMMUNE, DAY, 3, 1), said(HAMLET, DAY, None, 2)])
    assert register.effective(PATH, MATRIX, DAY).entry is not None
    assert level_of(register, DAY) is None
    silent = register.effective(PATH, MATRIX, DAY - timedelta(1))
    assert (silent.level, silent.entry, silent.is_own(HAMLET)) == (None, None, False)
    assert register.effective(PATH, "bao", DAY).entry is None


def test_that_a_later_entry_of_one_day_replaces_the_former_and_both_stay_readable() -> None:
    register = TierRegister([said(COMMUNE, DAY, 3, 2), said(COMMUNE, DAY, 2, 1), said(COMMUNE, DAY, 4)])
    assert [item.level for item in register.history(COMMUNE, MATRIX)] == [2, 3, 4]
    assert level_of(register, DAY) == 4


def test_that_a_history_says_how_long_each_entry_held() -> None:
    first, second, third = said(COMMUNE, DAY, 1, 1), said(COMMUNE, DAY, 2, 2), said(COMMUNE, DAY + timedelta(9), 3, 3)
    assert TierRegister([third, first, second]).periods(COMMUNE, MATRIX) == (
        TierPeriod(first, DAY, is_replaced=True),
        TierPeriod(second, DAY + timedelta(9)),
        TierPeriod(third),
    )
    assert TierRegister([]).periods(COMMUNE, MATRIX) == ()


@given(st.lists(entries(), max_size=8), entries())
def test_that_an_entry_never_changes_an_earlier_day(known: list[TierEntry], new: TierEntry) -> None:
    before, after = TierRegister(known), TierRegister([*known, new])
    for step in range((new.from_day - DAY).days):
        day = DAY + timedelta(step)
        assert before.effective(PATH, MATRIX, day) == after.effective(PATH, MATRIX, day)
    assert after.own(new.unit_id, MATRIX, new.from_day) == new


@given(st.lists(entries(), max_size=8, unique_by=lambda item: (item.unit_id, item.from_day)), st.randoms())
def test_that_the_order_of_entering_different_days_does_not_matter(known: list[TierEntry], dice: object) -> None:
    shuffled = [*known]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives random.Random
    for step in range(62):
        day = DAY + timedelta(step)
        found = TierRegister(known).effective(PATH, MATRIX, day), TierRegister(shuffled).effective(PATH, MATRIX, day)
        assert found[0] == found[1]


@given(st.lists(entries(), max_size=8), st.sampled_from(PATH))
def test_that_what_a_hamlet_announces_decides_whatever_stands_above(known: list[TierEntry], unit_id: int) -> None:
    own = [item for item in known if item.unit_id == HAMLET]
    others = [TierEntry(unit_id, MATRIX, Standing.LEVEL, DAY, 4)] if unit_id != HAMLET else []
    decided = TierRegister(own).own(HAMLET, MATRIX, DAY + timedelta(60))
    if decided is not None and decided.standing is not Standing.INHERIT:
        assert TierRegister([*known, *others]).effective(PATH, MATRIX, DAY + timedelta(60)).entry == decided


# --- ways up, limits -------------------------------------------------------------------------------------------------


def unit(unit_id: int, parent_id: int | None, kind: UnitKind = UnitKind.COMMUNE) -> Unit:
    return Unit(unit_id, f"uid-{unit_id}", kind, None, f"Nơi {unit_id}", date(2020, 1, 1), parent_id=parent_id)


def test_that_the_way_up_ends_where_nothing_is_above() -> None:
    assert paths([unit(3, 2), unit(2, 1), unit(1, None), unit(9, 77)]) == {3: (3, 2, 1), 2: (2, 1), 1: (1,), 9: (9,)}
    assert paths([unit(1, 2), unit(2, 1)]) == {1: (1, 2), 2: (2, 1)}


def limit(unit_id: int, people: int, start: date = DAY, end: date | None = None, level: int = 2) -> PeopleLimit:
    return PeopleLimit(MATRIX, level, unit_id, people, "20/CV-UBND", start, valid_to=end)


def test_that_the_nearest_limit_counts_and_the_newest_of_one_place() -> None:
    known = [
        limit(DISTRICT, 100),
        limit(COMMUNE, 50),
        limit(COMMUNE, 30, DAY + timedelta(5)),
        limit(HAMLET, 9, level=3),
    ]
    assert nearest_limit(known, PATH, MATRIX, 2, DAY) == known[1]
    assert nearest_limit(known, PATH, MATRIX, 2, DAY + timedelta(5)) == known[2]
    assert nearest_limit(known, PATH, MATRIX, 3, DAY) == known[3]
    assert nearest_limit(known, (DISTRICT,), MATRIX, 2, DAY) == known[0]
    assert nearest_limit(known, (77,), MATRIX, 2, DAY) is None
    assert nearest_limit([limit(COMMUNE, 5, end=DAY + timedelta(1))], PATH, MATRIX, 2, DAY + timedelta(1)) is None
    assert nearest_limit(known, PATH, "bao", 2, DAY) is None

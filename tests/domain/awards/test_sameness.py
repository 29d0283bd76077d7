"""Two nominees that look alike: found with reasons, and people of one name stay two."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nominee
from app.domain.awards.sameness import Portrait, Strength, alike, counts_as_one, is_somebody_else, likeness
from app.text import fold
from tests.support import people

PLACES = people.places()
TONG_COT, CAN_NONG, CAN_YEN, STATION_IN_CHARGE, OTHER_STATION = 6, 7, 8, 103, 101
THANG = Nominee(NomineeKind.INDIVIDUAL, "Nông Văn Thắng", TONG_COT, "nam", date(1978, 5, 14), place="Xóm Kéo Sỹ", id=1)
TEAM = Nominee(NomineeKind.COLLECTIVE, "Tổ tự quản Kéo Sỹ 2", TONG_COT, place="Xóm Kéo Sỹ", id=1)
HOUSEHOLD = Nominee(NomineeKind.HOUSEHOLD, "Hộ ông Nông Văn Thắng", TONG_COT, place="Xóm Kéo Sỹ", id=1)


def strength(first: Nominee, second: Nominee) -> Strength | None:
    found = likeness(first, second, PLACES)
    assert found == likeness(second, first, PLACES)
    assert found is None or (found.reasons and all(found.reasons))
    return found.strength if found else None


def same(**changed: Any) -> Strength | None:
    return strength(THANG, replace(THANG, id=2, **changed))


# --- people -----------------------------------------------------------------------------------------------------------


def test_that_commune_and_station_proposing_one_person_is_certain() -> None:
    again = replace(THANG, id=2, name="NÔNG VĂN THẮNG", unit_id=OTHER_STATION, place="Xóm Kéo Sỹ, xã Tổng Cọt")
    found = likeness(THANG, again, PLACES)
    assert found is not None
    assert found.strength is Strength.CERTAIN
    assert found.reasons == ("cùng họ tên, chỉ khác cách viết", "cùng sinh ngày 14/05/1978", "cùng xóm")


def test_that_one_name_with_another_year_in_another_hamlet_is_nothing() -> None:
    """The sample's Hoàng Văn Sơn of Sóc Hà, and the one of Pác Bó whom the station proposes."""
    assert same(born_on=date(1985, 9, 2), place="Xóm Pác Bó, xã Trường Hà", unit_id=OTHER_STATION) is None
    assert same(born_on=date(1985, 9, 2)) is None
    assert same(born_on=None, birth_year=1985) is None


def test_that_a_name_without_birth_is_possible() -> None:
    assert same(born_on=None, place="") is Strength.POSSIBLE
    assert same(born_on=None, place="Xóm Pác Bó") is Strength.POSSIBLE
    assert same(born_on=None, place="", unit_id=OTHER_STATION) is Strength.POSSIBLE
    assert same(born_on=None) is Strength.LIKELY
    assert same(born_on=None, place="Xóm Pác Bó, xã Trường Hà") is None


def test_that_the_year_alone_counts_with_the_place() -> None:
    assert same(born_on=None, birth_year=1978) is Strength.CERTAIN
    assert same(born_on=date(1978, 1, 1)) is Strength.CERTAIN
    assert same(born_on=None, birth_year=1978, place="", unit_id=STATION_IN_CHARGE) is Strength.LIKELY
    assert same(born_on=None, birth_year=1978, place="Xóm Pác Bó") is Strength.POSSIBLE
    assert same(born_on=None, birth_year=1978, place="Xóm Pác Bó", unit_id=CAN_YEN) is None


def test_that_a_slip_in_the_birth_needs_the_hamlet() -> None:
    assert same(born_on=date(1987, 5, 14)) is Strength.LIKELY
    assert same(born_on=date(1978, 4, 15)) is Strength.LIKELY
    assert same(born_on=None, birth_year=1979) is Strength.LIKELY
    assert same(born_on=date(1978, 4, 15), place="") is Strength.POSSIBLE
    assert same(born_on=date(1978, 4, 15), place="Xóm Pác Bó") is None


def test_that_the_order_of_a_name_and_a_slip_in_it_are_weak() -> None:
    assert same(name="Thắng Văn Nông") is Strength.LIKELY
    assert same(name="Nông Thắng") is Strength.POSSIBLE
    assert same(name="Nông Văn Thắngg") is Strength.POSSIBLE
    assert same(name="Nông Vă Thắng") is Strength.POSSIBLE
    assert same(name="Nông Vân Tháng") is Strength.CERTAIN
    assert same(name="Nông Van Thank") is Strength.POSSIBLE
    assert same(name="Nông Văn Thơ") is None
    assert same(name="Nông Văn Thắng Lợi") is None
    assert same(name="Thắng") is None
    assert same(name="") is None
    assert same(name="Thắng Văn Nông", born_on=None, place="") is None


def test_that_another_sex_or_number_speaks_against() -> None:
    assert same(sex="nữ") is Strength.LIKELY
    numbered = replace(THANG, id_number="004078000123")
    assert strength(numbered, replace(numbered, id=2, id_number="004078000124")) is Strength.POSSIBLE
    assert strength(numbered, replace(numbered, id=2, name="Nông Thắng", born_on=None)) is Strength.CERTAIN
    assert strength(numbered, replace(numbered, id=2, name="Vi Thị Lan")) is Strength.LIKELY
    assert strength(numbered, replace(THANG, id=2)) is Strength.CERTAIN


def test_that_kinds_are_never_one() -> None:
    assert strength(THANG, HOUSEHOLD) is None
    assert strength(THANG, replace(TEAM, name="Nông Văn Thắng")) is None


def test_that_households_go_by_their_head() -> None:
    assert strength(HOUSEHOLD, replace(HOUSEHOLD, id=2, name="Gia đình Nông Văn Thắng")) is Strength.LIKELY
    assert strength(HOUSEHOLD, replace(HOUSEHOLD, id=2, name="Hộ bà Vi Thị Lan")) is None


# --- groups -----------------------------------------------------------------------------------------------------------


def team(name: str, **changed: Any) -> Strength | None:
    return strength(TEAM, replace(TEAM, id=2, name=name, **changed))


def test_that_one_team_under_two_names_is_certain() -> None:
    assert team("Tổ tự quản xóm Kéo Sỹ số 2") is Strength.CERTAIN
    assert team("Tổ tự quản xóm Kéo Sỹ số II, xã Tổng Cọt", unit_id=STATION_IN_CHARGE, place="") is Strength.CERTAIN
    assert team("Tổ tự quản số 2") is Strength.CERTAIN


def test_that_another_kind_number_or_place_is_another_group() -> None:
    assert team("Ban tự quản xóm Kéo Sỹ số 2") is None
    assert team("Tổ tự quản Kéo Sỹ 1") is None
    assert team("Tổ tự quản Pác Bó 2") is None
    assert team("Tổ tự quản Kéo Sỹ 2", unit_id=CAN_YEN) is None
    border = replace(TEAM, name="Tổ tự quản ĐBMG Kéo Sỹ")
    assert strength(border, replace(border, id=2, name="Tổ tự quản ANTT Kéo Sỹ")) is None


def test_that_what_one_side_leaves_out_makes_it_doubtful() -> None:
    assert team("Đội tự quản Kéo Sỹ 2") is Strength.LIKELY
    assert team("Tổ tự quản đường biên, mốc quốc giới Kéo Sỹ 2") is Strength.LIKELY
    assert team("Tổ tự quản xóm Kéo Sỹ") is Strength.POSSIBLE
    assert team("Đội tự quản xóm Kéo Sỹ") is None


def test_that_leaders_decide_what_is_doubtful() -> None:
    led = replace(TEAM, leader="Ông Nông Văn Thắng")
    assert strength(led, replace(led, id=2, name="Đội Kéo Sỹ 2", leader="Nông Văn Thắng")) is Strength.CERTAIN
    assert strength(led, replace(led, id=2, leader="Vi Thị Lan")) is Strength.LIKELY
    assert strength(led, replace(led, id=2, leader="")) is Strength.CERTAIN


def test_that_a_name_that_says_nothing_is_only_possible() -> None:
    bare = replace(TEAM, name="Tổ tự quản", place="")
    assert strength(bare, replace(bare, id=2)) is Strength.POSSIBLE


# --- rules that hold for all ------------------------------------------------------------------------------------------

CROWD = people.people(150, 7)
people_drawn = st.sampled_from(CROWD)
GROUPS = [
    Nominee(NomineeKind.COLLECTIVE, f"{head} xóm {hamlet} {number}".strip(), unit, place=f"Xóm {hamlet}", id=7)
    for head in ("Tổ tự quản", "Ban tự quản", "Đội tự quản", "Nhân dân và cán bộ", "Tổ tự quản ĐBMG")
    for hamlet in people.HAMLETS
    for number in ("", "số 1", "2")
    for unit in (1, TONG_COT, STATION_IN_CHARGE)
]
anybody = people_drawn | st.sampled_from(GROUPS)


@given(anybody, anybody)
def test_that_likeness_is_symmetric(first: Nominee, second: Nominee) -> None:
    assert likeness(first, second, PLACES) == likeness(second, first, PLACES)


@given(anybody)
def test_that_everybody_is_like_himself(someone: Nominee) -> None:
    assert likeness(someone, someone, PLACES) is not None


@given(
    people_drawn,
    people_drawn,
    st.sampled_from(("Ông ", "Bà ", "Đ/c ", "Đại uý ", "Thượng úy ", "Trưởng xóm ", "Ông Trưởng xóm ")),
)
def test_that_tones_spaces_capitals_and_rank_words_change_nothing(first: Nominee, second: Nominee, rank: str) -> None:
    before = strength(first, second)
    for name in (fold(second.name), second.name.upper(), f"  {second.name}  ".replace(" ", "  "), rank + second.name):
        assert strength(first, replace(second, name=name)) is before


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=20))
def test_that_any_text_can_be_compared(name: str, other: str, place: str) -> None:
    for nominee in (THANG, TEAM, HOUSEHOLD):
        strength(replace(nominee, name=name), replace(nominee, id=2, name=other, place=place))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_thousands_of_different_people_raise_no_alarm(seed: int) -> None:
    """Of 2,000 different people hundreds bear one name; nobody is called certain, next to nobody likely."""
    crowd = people.people(2000, seed)
    namesakes = sum(count - 1 for count in Counter(item.name for item in crowd).values())
    found = Counter(item.strength for _one, _other, item in alike(Portrait.of(item, PLACES) for item in crowd))
    assert namesakes > 400
    assert found[Strength.CERTAIN] == 0
    assert found[Strength.LIKELY] <= 2
    assert found[Strength.POSSIBLE] <= 30


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_whoever_is_proposed_again_by_the_station_is_found(seed: int) -> None:
    crowd = people.people(2000, seed)
    again = list(people.as_stations_write(crowd[:300], seed))
    found = {
        (one.id, other.id): item.strength
        for one, other, item in alike(Portrait.of(item, PLACES) for item in (*again, *crowd))
    }
    pairs = [found.get((item.id - 1_000_000, item.id)) for item in again]
    assert None not in pairs
    assert pairs.count(Strength.CERTAIN) >= 0.85 * len(pairs)


def test_that_numbers_of_identity_bring_two_names_together() -> None:
    first = replace(THANG, id_number="004078000123")
    second = replace(first, id=2, name="Vi Thị Lan", born_on=None, place="")
    assert [item.strength for _one, _other, item in alike(map(Portrait.of, (second, first)))] == [Strength.LIKELY]


def test_that_groups_are_paired_too() -> None:
    again = replace(TEAM, id=2, name="Tổ tự quản xóm Kéo Sỹ số 2")
    found = list(alike(Portrait.of(item, PLACES) for item in (again, TEAM, THANG)))
    assert [(one.id, other.id) for one, other, _found in found] == [(1, 2)]


# --- one until somebody says two, another one by a changed name -------------------------------------------------------


def portrait(nominee: Nominee) -> Portrait:
    return Portrait.of(nominee, PLACES)


@pytest.mark.parametrize(
    ("changed", "is_one"),
    [
        ({}, True),
        ({"name": "NÔNG VĂN THẮNG", "born_on": None, "birth_year": 1978}, True),
        ({"born_on": None, "place": ""}, True),
        ({"born_on": None, "place": "Xóm Lũng Loỏng"}, False),
        ({"name": "Nông Thắng", "born_on": None, "place": ""}, False),
        ({"born_on": date(1992, 3, 1)}, False),
        ({"name": "Bế Thị Hoa"}, False),
    ],
)
def test_that_who_cannot_be_told_apart_counts_as_one(changed: dict[str, Any], *, is_one: bool) -> None:
    other = portrait(replace(THANG, id=2, **changed))
    assert counts_as_one(portrait(THANG), other) is counts_as_one(other, portrait(THANG)) is is_one


def test_that_groups_count_as_one_by_their_likeness_alone() -> None:
    assert counts_as_one(portrait(TEAM), portrait(replace(TEAM, id=2)))
    assert not counts_as_one(portrait(TEAM), portrait(replace(TEAM, id=2, place="Xóm Lũng Loỏng")))


@pytest.mark.parametrize(
    ("nominee", "changed", "is_other"),
    [
        (THANG, {"name": "Nông Văn Thăng"}, False),
        (THANG, {"born_on": date(1990, 1, 2)}, False),
        (THANG, {"born_on": date(1990, 1, 2), "place": "Xóm Lũng Loỏng"}, True),
        (THANG, {"name": "Bế Thị Hoa"}, True),
        (THANG, {"name": "Nông Văn Thắng Lợi", "born_on": date(1990, 1, 2)}, True),
        (THANG, {"name": "Tổ Bế Thị Hoa", "kind": NomineeKind.COLLECTIVE}, False),
        (TEAM, {"name": "Hội Phụ nữ xã"}, True),
        (TEAM, {"unit_id": CAN_YEN, "place": "Xóm Nà Mạ"}, False),
    ],
)
def test_that_a_mended_entry_is_the_same_one_and_another_name_is_another(
    nominee: Nominee, changed: dict[str, Any], *, is_other: bool
) -> None:
    assert is_somebody_else(portrait(nominee), portrait(replace(nominee, **changed))) is is_other

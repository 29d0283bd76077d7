"""Whom the registers know for a group: nobody twice, nobody lost."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import Delegate
from app.domain.participants import SOURCE_WORDS, KnownPerson, ParticipantSource, proposed

LEADER = ParticipantSource.TEAM_LEADERS
BOARD = ParticipantSource.BOARD_LEADERS
NAMES = st.sampled_from(["Nông Văn Hùng", "NÔNG VĂN HÙNG", "Nông Văn Hưng", "Hoàng Thị Hoà", "Hoàng Thị Hòa", " "])
PEOPLE = st.lists(
    st.builds(
        KnownPerson,
        NAMES,
        st.just("Tổ trưởng"),
        st.sampled_from(["Xóm Kéo Sỹ", "Kéo Sỹ", "Nà Ca"]),
        st.sampled_from([LEADER, BOARD]),
    )
)


def test_that_people_come_in_the_order_of_the_sources() -> None:
    known = [
        KnownPerson("An", "Tổ trưởng", "Nà Ca", LEADER, "04_ToTuQuan dòng 5"),
        KnownPerson("Bình", "Trưởng ban", "Nà Ca", BOARD),
        KnownPerson("Cúc", "", "Nà Ca", ParticipantSource.INDIVIDUALS),
    ]
    found = proposed("Trưởng ban, phó ban", ["board_leaders", "team_leaders"], known)
    assert [item.delegate.name for item in found] == ["Bình", "An"]
    assert found[1].delegate == Delegate("An", "Tổ trưởng", "Nà Ca", "Trưởng ban, phó ban")
    assert (found[1].source, found[1].origin) == (LEADER, "04_ToTuQuan dòng 5")


def test_that_two_names_that_differ_in_a_letter_are_two_persons() -> None:
    known = [KnownPerson(name, "", "Nà Ca", LEADER) for name in ("Nông Văn Hùng", "Nông Văn Hưng", "NÔNG VĂN HÙNG")]
    assert [item.delegate.name for item in proposed("x", [LEADER], known)] == ["Nông Văn Hùng", "Nông Văn Hưng"]


def test_that_the_same_name_elsewhere_is_another_person() -> None:
    known = [KnownPerson("An", "", place, LEADER) for place in ("Nà Ca", "Pác Bó", "Xóm Nà Ca")]
    assert [item.delegate.place for item in proposed("x", [LEADER], known)] == ["Nà Ca", "Pác Bó"]


def test_that_who_is_invited_is_not_proposed_again() -> None:
    known = [KnownPerson("An", "", "Nà Ca", LEADER), KnownPerson("Bình", "", "Nà Ca", LEADER)]
    taken = [Delegate("an", place="xóm Nà Ca", group="khác")]
    assert [item.delegate.name for item in proposed("x", [LEADER], known, taken)] == ["Bình"]


@given(PEOPLE, st.lists(st.sampled_from(list(ParticipantSource))))
def test_that_nobody_stands_twice_whatever_the_registers_hold(
    known: list[KnownPerson], sources: list[ParticipantSource]
) -> None:
    found = proposed("x", sources, known)
    again = proposed("x", sources, known, [item.delegate for item in found])
    assert again == ()
    assert all(item.delegate.name.strip() for item in found)
    assert {item.source for item in found} <= set(sources)


def test_that_every_source_has_its_words() -> None:
    assert set(SOURCE_WORDS) == set(ParticipantSource)

"""Whom the registers know for a group: nobody twice, nobody lost."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import Delegate
from app.domain.participants import (
    SOURCE_WORDS,
    KnownPerson,
    ParticipantSource,
    ReportedPeople,
    people_of,
    proposed,
)
from app.domain.registers import (
    Marker,
    Register,
    RegisterRow,
    Registration,
    ReportedNominee,
    Team,
)
from app.domain.submissions import ReportedRow

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


def rows(*given: RegisterRow) -> tuple[ReportedRow, ...]:
    return tuple(ReportedRow(Register.TEAMS, "04_ToTuQuan", number, row) for number, row in enumerate(given, 6))


def people(*given: RegisterRow, hamlets: list[str] | None = None, shared: bool = False) -> list[KnownPerson]:
    return list(people_of(ReportedPeople(rows(*given), 2021, "xã Sóc Hà", hamlets, is_shared=shared)))


def test_that_leaders_carry_the_name_of_their_team_or_board() -> None:
    found = people(
        Team(name="Tổ tự quản ANTT xóm Nà Ca", kind="ANTT", hamlet="Nà Ca", leader="An"),
        Team(name="Ban tự quản xóm Nà Ca", kind="Ban", hamlet="Nà Ca", leader="Bình"),
        Team(name="Ban tự quản đường biên", kind="ĐBMG", leader="Cúc"),
        Team(leader="Dũng"),
        Team(kind="Ban", leader="Én"),
        Team(name="Tổ không người", leader=" "),
        Marker(number="624"),
    )
    assert [(item.name, item.title, item.place, item.source) for item in found] == [
        ("An", "Tổ trưởng tổ tự quản ANTT xóm Nà Ca", "Nà Ca", LEADER),
        ("Bình", "Trưởng ban tự quản xóm Nà Ca", "Nà Ca", BOARD),
        ("Cúc", "Trưởng ban tự quản đường biên", "xã Sóc Hà", BOARD),
        ("Dũng", "Tổ trưởng tổ tự quản", "xã Sóc Hà", LEADER),
        ("Én", "Trưởng ban tự quản", "xã Sóc Hà", BOARD),
    ]
    assert found[0].origin == "báo cáo năm 2021 của xã Sóc Hà, 04_ToTuQuan dòng 6"


def test_that_groups_that_registered_are_no_persons_and_ended_ones_do_not_count() -> None:
    found = people(
        Registration(kind="Hộ", name="Hộ ông An", hamlet="Nà Ca", is_valid=True),
        Registration(kind="Tập thể", name="Chi hội Phụ nữ", hamlet="Nà Ca", is_valid=True),
        Registration(kind="Cá nhân", name="Bình", hamlet="Nà Ca", is_valid=False),
        Registration(name="Cúc", is_valid=True),
    )
    assert [(item.name, item.title) for item in found] == [
        ("Hộ ông An", "Hộ đăng ký tự quản"),
        ("Cúc", "Hộ đăng ký tự quản"),
    ]


def test_that_nominees_are_collectives_or_persons_and_replaced_ones_are_gone() -> None:
    found = people(
        ReportedNominee(kind="Tập thể", name="Tổ tự quản", place="Xóm Nà Ca"),
        ReportedNominee(kind="Cá nhân", name="An", position="Trưởng xóm", place="Xóm Nà Ca"),
        ReportedNominee(kind="Cá nhân", name="Bình", replaces_row=2),
    )
    assert [(item.name, item.title, item.source) for item in found] == [
        ("Tổ tự quản", "", ParticipantSource.COLLECTIVES),
        ("Bình", "", ParticipantSource.INDIVIDUALS),
    ]


def test_that_a_hamlet_is_asked_for_its_own_people() -> None:
    teams = [Team(name="Tổ", hamlet=hamlet, leader=hamlet) for hamlet in ("Nà Ca", "xóm nà ca", "Pác Bó", "")]
    assert [item.name for item in people(*teams, hamlets=["Xóm Nà Ca"])] == ["Nà Ca", "xóm nà ca"]


def test_that_a_joint_event_tells_hamlets_of_one_name_apart() -> None:
    (found,) = people(Team(hamlet="Nà Ca", leader="An"), shared=True)
    assert found.place == "Nà Ca, xã Sóc Hà"
    assert people(Team(leader="An"), shared=True)[0].place == "xã Sóc Hà"

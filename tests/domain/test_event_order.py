"""Guests are introduced from above, and within a group from the highest office down."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_order import in_rank, introduced
from app.domain.events import Delegate, GroupOrigin, ParticipantGroup

ABOVE = ParticipantGroup("Đại diện Ban chỉ đạo cấp huyện", GroupOrigin.ABOVE, 2)
LOCAL = ParticipantGroup("Đại diện lãnh đạo UBND", GroupOrigin.LOCAL)


def test_that_groups_from_above_come_first_each_with_its_people() -> None:
    people = (Delegate("A", group="dai dien lanh dao UBND"), Delegate("B", group=ABOVE.text))
    found = introduced((LOCAL, ABOVE), people)
    assert [(item.text, [one.name for one in item.delegates]) for item in found] == [
        (ABOVE.text, ["B"]),
        (LOCAL.text, ["A"]),
    ]
    assert found[0].planned == 2


def test_that_people_of_no_group_come_last_together() -> None:
    found = introduced((ABOVE,), (Delegate("A"), Delegate("B", group="nhóm khác")))
    assert [(item.text, len(item.delegates)) for item in found] == [(ABOVE.text, 0), ("", 2)]


def test_that_the_higher_office_is_introduced_first() -> None:
    offices = [
        "Bí thư Tỉnh ủy",
        "Phó Chủ tịch UBND tỉnh",
        "Chủ tịch UBND huyện",
        "Phó Chủ tịch UBND huyện",
        "Bí thư Đảng ủy xã",
        "Phó Bí thư Đảng ủy xã",
        "Chủ tịch HĐND xã",
        "Chủ tịch UBND xã",
        "Phó Chủ tịch UBND xã",
        "Chủ tịch Ủy ban MTTQ xã",
    ]
    people = [Delegate(f"Người {number}", title) for number, title in enumerate(offices)]
    assert [item.title for item in in_rank(reversed(people))] == offices


@given(st.lists(st.sampled_from(["A", "B", "C", "D"]), unique=True))
def test_that_the_order_of_entering_stands_where_no_office_is_known(names: list[str]) -> None:
    people = [Delegate(name) for name in names]
    assert list(in_rank(people)) == people

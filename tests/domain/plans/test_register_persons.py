"""People are not names: surely one are merged, alike are asked, and what somebody said holds."""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.register_persons import contradicts, distinct
from app.domain.plans.registers import RegisterPerson, SamePerson


def person(
    number: int, name: str = "Nông Văn Thắng", year: int | None = 1978, place: str = "Trạm y tế"
) -> RegisterPerson:
    return RegisterPerson(full_name=name, birth_year=year, workplace=place, entry_id=number, id=number)


def counted(*persons: RegisterPerson, answers: tuple[SamePerson, ...] = ()) -> tuple[int, int, int, int]:
    found = distinct(persons, answers)
    return found.turns, found.count, found.least, len(found.doubts)


def test_that_same_name_year_and_place_is_one_person_in_two_courses() -> None:
    assert counted(person(1), person(2, name="NÔNG VĂN THẮNG")) == (2, 1, 1, 0)


def test_that_another_year_of_birth_is_another_person() -> None:
    assert counted(person(1), person(2, year=1985)) == (2, 2, 2, 0)


def test_that_what_is_only_alike_counts_as_two_and_is_asked() -> None:
    for other in (person(2, year=None), person(2, place=""), person(2, place="Trường tiểu học"), person(2, year=1979)):
        turns, count, least, doubts = counted(person(1), other)
        assert (turns, count, doubts) == (2, 2, 1), other
        assert least == 1
    found = distinct([person(1), person(2, year=None)])
    assert found.doubts[0].reasons


def test_that_schools_of_two_communes_are_not_one_place() -> None:
    first = person(1, place="Trường Tiểu học, xã Sóc Hà")
    assert counted(first, person(2, place="Trường Tiểu học, xã Cần Yên"))[1] == 2


def test_that_an_answer_settles_a_pair_either_way() -> None:
    pair = person(1), person(2, year=None)
    assert counted(*pair, answers=(SamePerson(1, 2, is_same=True),)) == (2, 1, 1, 0)
    assert counted(*pair, answers=(SamePerson(1, 2, is_same=False),)) == (2, 2, 2, 0)


def test_that_an_answer_about_others_says_nothing() -> None:
    assert counted(person(1), person(3), answers=(SamePerson(1, 2, is_same=True),)) == (2, 1, 1, 0)


def test_that_a_third_row_like_two_people_told_apart_is_asked() -> None:
    rows = person(1), person(2), person(3)
    turns, count, least, doubts = counted(*rows, answers=(SamePerson(1, 2, is_same=False),))
    assert (turns, count, doubts) == (3, 3, 2)
    assert least == 1


def test_that_a_pair_is_settled_through_others_of_the_same_people() -> None:
    one, again, other = person(1), person(2), person(3, year=None)
    answers = (SamePerson(1, 3, is_same=False),)
    assert counted(one, again, other, answers=answers)[3] == 0


def test_that_answers_may_not_contradict_each_other() -> None:
    rows = [person(1), person(2, year=None), person(3, place="")]
    same = (SamePerson(1, 2, is_same=True), SamePerson(2, 3, is_same=True))
    assert not contradicts(rows, same)
    assert contradicts(rows, (*same, SamePerson(1, 3, is_same=False)))


def test_that_nobody_is_no_people() -> None:
    assert counted() == (0, 0, 0, 0)


_PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Nông Văn Thắng", "Lý Thị Hoa", "Mã Văn Ba"]),
        st.sampled_from([None, 1978, 1979]),
        st.sampled_from(["", "Trạm y tế", "Trường học"]),
    ),
    max_size=8,
)


@given(_PEOPLE, st.randoms(use_true_random=False))
def test_that_people_are_never_more_than_names_and_answers_only_merge_what_they_say(
    people: list[tuple[str, int | None, str]], random: Random
) -> None:
    rows = [person(number, *who) for number, who in enumerate(people, 1)]
    found = distinct(rows)
    assert found.least <= found.count <= found.turns == len(rows)
    pairs = [SamePerson(one.id, two.id, is_same=False) for one, two in combinations(rows, 2)]
    apart = distinct(rows, pairs)
    assert (apart.count, apart.doubts) == (len(rows), ())
    together = distinct(rows, [SamePerson(item.first_id, item.second_id, is_same=True) for item in pairs])
    assert together.count == min(1, len(rows))
    shuffled = list(rows)
    random.shuffle(shuffled)
    again = distinct(shuffled)
    assert (again.count, again.least, len(again.doubts)) == (found.count, found.least, len(found.doubts))

"""How many came in time: one duty, one office, all of them; what is not over yet and what was waived do not count."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.duty_rates import DutyRate, matrix, rate
from app.domain.plans.duty_rows import DutyAt, DutyOwner, DutyRow
from app.domain.plans.duty_slots import Due, StatedDue
from app.domain.plans.duty_standing import Arrival
from tests.support.duties import a_duty
from tests.support.duty_lines import a_line as made_line

MAIN, LAST = date(2022, 1, 20), date(2022, 2, 9)
TWO_DAYS = Due((StatedDue(MAIN, MAIN, is_inclusive=True), StatedDue(LAST, LAST, is_inclusive=True)))


def a_line(
    who: str, came_on: date | None = None, today: date = date(2022, 3, 1), due: Due = TWO_DAYS, **more: Any
) -> DutyRow:
    """A line of somebody, with the days of plan 74."""
    part, key = more.pop("part", 1), more.pop("key", "bao-cao")
    return made_line(
        at=DutyAt(part, "", who),
        duty=a_duty(key=key),
        owner=DutyOwner(who, who),
        due=due,
        arrival=Arrival(came_on, **more),
        today=today,
    )


def test_that_seven_of_eight_in_time_is_said_with_what_came_between_the_two_days() -> None:
    rows = [a_line(f"xã {number}", MAIN) for number in range(7)]
    rows += [a_line("xã 7", date(2022, 2, 7))]
    assert rate(rows) == DutyRate(expected=8, came=8, in_time=7, between=1)
    assert rate(rows).words == "7/8 đúng hạn (87,5 %), 1 nộp trong hạn cuối, 8/8 đã nộp"


def test_that_late_and_missing_count_against_and_waived_does_not() -> None:
    rows = [a_line("a", LAST.replace(day=20)), a_line("b"), a_line("c", is_waived=True)]
    assert rate(rows).words == "0/2 đúng hạn (0 %), 1/2 đã nộp"


def test_that_what_is_not_yet_due_says_nothing_about_anybody() -> None:
    early = date(2022, 1, 11)
    rows = [a_line("a", today=early), a_line("b", due=Due())]
    assert rate(rows).short == "–"
    assert rate(rows).words == "chưa có việc nào đến hạn"
    assert rate([*rows, a_line("c", early, early)]).short == "1/1", "what came early came in time"


def test_that_a_matrix_has_every_line_once_and_says_who_does_not_owe() -> None:
    rows = [a_line("a"), a_line("b"), a_line("b", key="ho-so", part=2)]
    found = matrix(rows)
    assert [owner.name for owner in found.owners] == ["a", "b"]
    assert [line.title for line in found.lines] == ["Báo cáo", "Báo cáo"]
    assert found.lines[0].of(found.owners[1]) is rows[1]
    assert found.lines[1].of(found.owners[0]) is None
    assert found.of_owner(found.owners[1]) == (rows[1], rows[2])


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("xyz"), st.one_of(st.none(), st.dates()))))
def test_that_no_rate_is_over_one_and_columns_add_up_to_the_whole(wanted: list[tuple[str, str, date | None]]) -> None:
    of_place = {(who, key): a_line(who, day, key=key, part=ord(key)) for who, key, day in wanted}
    found = matrix(of_place.values())
    whole = rate(of_place.values())
    assert 0 <= whole.in_time + whole.between <= whole.came <= whole.expected
    assert whole.expected == sum(rate(found.of_owner(owner)).expected for owner in found.owners)
    assert whole.in_time == sum(rate(line.rows).in_time for line in found.lines)

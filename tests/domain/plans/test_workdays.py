"""Working days between two days, over Tết and where nobody entered a year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.workdays import DayCount, KnownDay, WorkCalendar
from tests.support.duties import tet_2022

DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))


def test_that_plan_74_left_eight_working_days() -> None:
    assert tet_2022().count(date(2022, 1, 11), date(2022, 1, 20)) == DayCount(8)


def test_that_tet_is_not_worked() -> None:
    # 26, 27, 28/01, then Tết, then 07, 08, 09/02
    assert tet_2022().count(date(2022, 1, 26), date(2022, 2, 9)).days == 6


def test_that_a_day_off_alone_counts_nothing_and_a_span_that_ends_before_it_begins_neither() -> None:
    calendar = tet_2022()
    assert calendar.count(date(2022, 2, 1), date(2022, 2, 1)).days == 0
    assert calendar.count(date(2022, 1, 12), date(2022, 1, 11)) == DayCount(0)


def test_that_a_year_nobody_entered_is_told() -> None:
    found = tet_2022().count(date(2022, 12, 30), date(2023, 1, 3))
    assert found == DayCount(3, (2023,))
    assert found.words == "03 ngày làm việc (chưa có ngày nghỉ năm 2023)"
    assert DayCount(12).words == "12 ngày làm việc"


def test_that_a_saturday_may_be_worked_in_exchange() -> None:
    saturday = date(2024, 5, 4)
    calendar = WorkCalendar([KnownDay(on_day=saturday, name="Làm bù", is_working=True)], (2024,))
    assert calendar.is_working(saturday)
    assert not calendar.is_working(saturday + timedelta(days=1))
    assert calendar.entry(saturday) is not None
    assert calendar.entry(saturday + timedelta(days=1)) is None


def test_that_the_last_entry_about_a_day_counts() -> None:
    day = date(2022, 9, 1)
    calendar = WorkCalendar([KnownDay(on_day=day, name="Nghỉ"), KnownDay(on_day=day, name="Làm", is_working=True)])
    assert calendar.is_working(day)
    assert [item.name for item in calendar.days] == ["Làm"]


def test_that_a_year_becomes_known_once_as_much_is_entered_as_for_the_others() -> None:
    first = [KnownDay(on_day=date(2022, 1, 3), name="a"), KnownDay(on_day=date(2022, 9, 1), name="b")]
    one = [KnownDay(on_day=date(2030, 1, 1), name="c")]
    # a Sunday and a day that is worked make nothing known
    idle = [
        KnownDay(on_day=date(2030, 1, 6), name="d"),
        KnownDay(on_day=date(2030, 1, 7), name="e", is_working=True),
    ]
    assert not WorkCalendar([*first, *one, *idle], (2022,)).knows(2030)
    assert WorkCalendar([*first, *one, KnownDay(on_day=date(2030, 9, 2), name="f")], (2022,)).knows(2030)
    assert not WorkCalendar(one).knows(2030)


def test_that_days_are_shifted_over_weekends_and_holidays() -> None:
    calendar = tet_2022()
    assert calendar.shifted(date(2022, 2, 9), -3) == date(2022, 1, 28)
    assert calendar.shifted(date(2022, 1, 28), 1) == date(2022, 2, 7)
    assert calendar.shifted(date(2022, 2, 1), 0) == date(2022, 2, 1)


@given(DAYS, DAYS, DAYS)
def test_that_counts_add_up(first: date, second: date, third: date) -> None:
    start, middle, end = sorted((first, second, third))
    calendar = tet_2022()
    whole = calendar.count(start, end).days
    assert whole == calendar.count(start, middle).days + calendar.count(middle + timedelta(days=1), end).days
    assert 0 <= whole <= (end - start).days + 1


@given(DAYS, st.integers(1, 60))
def test_that_shifting_and_counting_agree(day: date, count: int) -> None:
    calendar = tet_2022()
    ahead, back = calendar.shifted(day, count), calendar.shifted(day, -count)
    assert calendar.count(day + timedelta(days=1), ahead).days == count
    assert calendar.count(back, day - timedelta(days=1)).days == count
    assert calendar.is_working(ahead)
    assert calendar.is_working(back)


def test_that_a_last_day_nobody_works_is_told_with_the_working_day_before() -> None:
    calendar = tet_2022()
    assert calendar.rest_words(date(2022, 11, 18)) == ""
    saturday = "19/11/2022 là ngày nghỉ (cuối tuần), ngày làm việc cuối cùng trước đó là 18/11/2022"
    assert calendar.rest_words(date(2022, 11, 19)) == saturday
    assert "(Tết Nguyên đán), ngày làm việc cuối cùng trước đó là 28/01/2022" in calendar.rest_words(date(2022, 2, 2))


def test_that_a_count_names_the_holidays_it_leaves_out() -> None:
    words = tet_2022().count_words(date(2022, 1, 26), date(2022, 2, 9))
    assert words == "từ 26/01/2022 đến hết 09/02/2022: 06 ngày làm việc, đã trừ Tết Nguyên đán (05 ngày)"
    assert tet_2022().count_words(date(2022, 1, 11), date(2022, 1, 20)).endswith("20/01/2022: 08 ngày làm việc")
    swapped = WorkCalendar([KnownDay(on_day=date(2024, 5, 4), name="Làm bù", is_working=True)], (2024,))
    assert swapped.days_off(date(2024, 1, 1), date(2024, 12, 31)) == ()

"""Days off as lines of a list: a holiday over a weekend is one line, two names are two."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.day_off_spans import spans
from app.domain.plans.workdays import KnownDay
from tests.support.duties import tet_2022


def test_that_tet_is_one_line_and_the_new_year_another() -> None:
    found = spans(tet_2022().days)
    assert [(span.name, span.first, span.last, len(span.days)) for span in found] == [
        ("Nghỉ bù Tết Dương lịch", date(2022, 1, 3), date(2022, 1, 3), 1),
        ("Tết Nguyên đán", date(2022, 1, 31), date(2022, 2, 4), 5),
    ]


def test_that_a_weekend_does_not_break_a_holiday_but_a_working_day_does() -> None:
    days = [KnownDay(on_day=date(2023, 1, day), name="Tết") for day in (20, 23, 24, 26)]
    assert [(span.first.day, span.last.day) for span in spans(reversed(days))] == [(20, 24), (26, 26)]


def test_that_what_was_entered_here_stands_beside_what_ships() -> None:
    days = [
        KnownDay(on_day=date(2022, 9, 1), name="Quốc khánh"),
        KnownDay(on_day=date(2022, 9, 2), name="Quốc khánh", id=4),
    ]
    assert [span.is_own for span in spans(days)] == [False, True]


@given(st.sets(st.dates(date(2022, 1, 1), date(2022, 3, 31))))
def test_that_no_day_is_lost_and_none_told_twice(wanted: set[date]) -> None:
    found = spans(KnownDay(on_day=day, name="Nghỉ") for day in wanted)
    assert [day for span in found for day in span.days] == sorted(wanted)

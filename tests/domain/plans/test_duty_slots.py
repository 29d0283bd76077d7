"""When duties are due: exclusive days, every year, two days for one duty, rulings and extensions."""

from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.duties import DutyDate
from app.domain.plans.duty_slots import Due, StatedDue, periods, slots
from app.domain.plans.plan import Phase
from app.domain.plans.spans import Frequency
from app.domain.plans.work import DutyRuling
from tests.support.duties import END, START, a_duty, a_head, a_plan, every, on_day

EARLY, LATE = on_day(2022, 1, 21, "IV.6"), on_day(2022, 2, 10, "III.3")
JANUARY: dict[str, Any] = {"starts": date(2022, 1, 11), "ends": date(2022, 12, 31)}


def _dues(*dates: DutyDate, frequency: Frequency = Frequency.ONCE, **fields: Any) -> list[date | None]:
    duty = a_duty(*dates, frequency=frequency)
    return [slot.due.working for slot in slots(duty, a_plan(duty, **fields))]


def test_that_before_a_day_excludes_it() -> None:
    assert _dues(EARLY, **JANUARY) == [date(2022, 1, 20)]


def test_that_plan_and_date_have_a_switch_each() -> None:
    assert _dues(EARLY, head=a_head(**JANUARY, is_inclusive=True)) == [date(2022, 1, 21)]
    assert _dues(replace(EARLY, is_inclusive=True), **JANUARY) == [date(2022, 1, 21)]
    exclusive = replace(EARLY, is_inclusive=False)
    assert _dues(exclusive, head=a_head(**JANUARY, is_inclusive=True)) == [date(2022, 1, 20)]


def test_that_the_rule_of_reading_is_seen() -> None:
    stated = StatedDue(date(2022, 1, 20), date(2022, 1, 21), is_inclusive=False)
    assert stated.words == "trước ngày 21/01/2022: đến hết ngày 20/01/2022"
    assert StatedDue(date(2022, 3, 3), date(2022, 3, 3), is_inclusive=True).words == "đến hết ngày 03/03/2022"


def test_that_two_days_for_one_duty_stay_with_their_clauses() -> None:
    duty = a_duty(LATE, EARLY)
    (slot,) = slots(duty, a_plan(duty, **JANUARY))
    due = slot.due
    assert (due.working, due.last) == (date(2022, 1, 20), date(2022, 2, 9))
    assert [item.clause for item in due.dates] == ["IV.6", "III.3"]
    assert due.last_clause == "III.3"
    assert due.is_conflict
    assert due.is_contradicted


def test_that_a_ruling_settles_and_the_conflict_stays_seen() -> None:
    duty = a_duty(EARLY, LATE)
    ruling = DutyRuling(part_id=1, due_on=date(2022, 1, 25), document="15/TB-BCĐ")
    (slot,) = slots(duty, a_plan(duty, **JANUARY), [ruling])
    assert slot.due.working == slot.due.last == date(2022, 1, 25)
    assert slot.due.is_conflict
    assert not slot.due.is_contradicted


def test_that_an_extension_moves_one_owner_beyond_any_ruling() -> None:
    ruled = Due((), DutyRuling(part_id=1, due_on=date(2022, 1, 25), document="15/TB-BCĐ"))
    assert ruled.for_owner(None) is ruled
    assert ruled.for_owner(date(2022, 2, 1)).last == date(2022, 2, 1)


def test_that_a_duty_without_day_is_open() -> None:
    assert _dues() == [None]
    assert Due().last_clause == ""
    assert not Due().is_conflict
    assert _dues(DutyDate(clause="V")) == [None]


def test_that_a_duty_of_every_year_is_due_every_year_of_the_plan() -> None:
    found = _dues(every(11, 15), frequency=Frequency.YEAR)
    assert found == [date(year, 11, 14) for year in (2022, 2023, 2024, 2025)]


def test_that_years_of_the_duty_count_before_those_of_the_plan() -> None:
    duty = a_duty(every(11, 20), frequency=Frequency.YEAR, from_year=2023, to_year=2026)
    assert [slot.period.year for slot in slots(duty, a_plan(duty))] == [2023, 2024, 2025, 2026]


def test_that_a_day_before_the_plan_began_is_not_owed() -> None:
    found = _dues(every(1, 15), frequency=Frequency.YEAR)
    assert found == [date(year, 1, 14) for year in (2023, 2024, 2025)]


def test_that_a_day_before_the_plan_was_issued_is_not_owed() -> None:
    def months(issued_on: date) -> list[date | None]:
        issued = a_head(date(2022, 1, 1), date(2022, 12, 31), issued_on=issued_on)
        return _dues(every(None, 20), frequency=Frequency.MONTH, head=issued)

    assert months(date(2022, 7, 28)) == [date(2022, month, 19) for month in range(8, 13)]
    assert months(date(2022, 7, 19))[0] == date(2022, 7, 19)
    assert months(date(2021, 12, 28))[0] == date(2022, 1, 19)


def test_that_a_once_stated_day_of_every_year_is_its_first_one_in_the_plan() -> None:
    assert _dues(every(11, 15)) == [date(2022, 11, 14)]
    assert _dues(every(1, 15)) == [date(2023, 1, 14)]
    assert _dues(every(1, 15), starts=date(2022, 2, 1), ends=date(2022, 12, 31)) == [None]


def test_that_parts_of_years_have_their_days() -> None:
    quarters = _dues(every(None, 20), frequency=Frequency.QUARTER, ends=date(2022, 12, 31))
    assert quarters == [date(2022, 9, 19), date(2022, 12, 19)]
    halves = _dues(
        every(6, 15), every(12, 15), frequency=Frequency.HALF_YEAR, starts=date(2023, 1, 1), ends=date(2023, 12, 31)
    )
    assert halves == [date(2023, 6, 14), date(2023, 12, 14)]
    months = _dues(every(None, 31), frequency=Frequency.MONTH, starts=date(2023, 1, 1), ends=date(2023, 4, 30))
    assert months == [date(2023, 1, 30), date(2023, 2, 28), date(2023, 3, 30), date(2023, 4, 30)]


def test_that_a_full_day_counts_in_its_own_period_alone() -> None:
    found = _dues(on_day(2023, 11, 15), frequency=Frequency.YEAR)
    assert found == [None, date(2023, 11, 14), None, None]


def test_that_phases_are_due_in_their_last_year() -> None:
    duty = a_duty(every(11, 15), frequency=Frequency.PHASE)
    found = slots(duty, a_plan(duty))
    assert [(slot.period.text, slot.period.words, slot.due.working) for slot in found] == [
        ("2022-Q3..2023-Q4", "Giai đoạn 1", date(2023, 11, 14)),
        ("2024..2025-Q4", "Giai đoạn 2", date(2025, 11, 14)),
    ]
    only_second = replace(duty, from_year=2024)
    assert [slot.period.text for slot in slots(only_second, a_plan(only_second))] == ["2024..2025-Q4"]


def test_that_the_last_of_february_is_on_time_in_every_year() -> None:
    found = _dues(every(2, 29), frequency=Frequency.YEAR, starts=date(2022, 1, 1), ends=date(2025, 12, 31))
    assert found == [date(year, 2, 28) for year in (2022, 2023, 2024, 2025)]
    inclusive = _dues(
        every(2, 29, is_inclusive=True), frequency=Frequency.YEAR, starts=date(2023, 1, 1), ends=date(2024, 12, 31)
    )
    assert inclusive == [date(2023, 2, 28), date(2024, 2, 29)]


def test_that_a_period_has_its_words() -> None:
    duty = a_duty(frequency=Frequency.QUARTER)
    assert [item.words for item in periods(duty, a_plan(duty))][:2] == ["Quý III/2022", "Quý IV/2022"]
    assert periods(a_duty(), a_plan())[0].words == ""


@given(st.integers(1, 12), st.integers(1, 31), st.booleans(), st.sampled_from(list(Frequency)))
def test_that_what_is_due_lies_in_its_period(month: int, day: int, is_inclusive: bool, frequency: Frequency) -> None:
    duty = a_duty(every(month, day, is_inclusive=is_inclusive), frequency=frequency)
    for slot in slots(duty, a_plan(duty)):
        for stated in slot.due.dates:
            assert slot.period.first <= stated.stated <= slot.period.last
            assert stated.stated - stated.due_on in (timedelta(0), timedelta(days=1))
            is_short = stated.stated.day < day
            assert (stated.due_on == stated.stated) == (is_inclusive or is_short)
            assert not is_short or month in (2, 4, 6, 9, 11)
            assert not is_short or month != 2 or day in (30, 31) or not isleap(stated.stated.year)


@given(st.lists(st.dates(START, END), min_size=1, max_size=4), st.none() | st.dates(START, END))
def test_that_one_works_towards_no_later_day_than_the_last(days: list[date], ruled: date | None) -> None:
    duty = a_duty(*(DutyDate(day=day) for day in days))
    rulings = [DutyRuling(part_id=1, due_on=ruled, document="x")] if ruled else []
    (slot,) = slots(duty, a_plan(duty), rulings)
    working, last = slot.due.working, slot.due.last
    assert working is not None
    assert last is not None
    assert working <= last
    assert slot.due.is_contradicted == (ruled is None and len(set(days)) > 1)
    assert ruled is None or working == ruled


def test_that_more_time_for_one_is_never_less_than_the_time_all_have_got() -> None:
    ruled = Due((), DutyRuling(part_id=1, due_on=date(2022, 1, 31), document="15/TB-BCĐ"))
    assert ruled.for_owner(date(2022, 1, 25)).last == date(2022, 1, 31)


# --- «tháng sau», «năm sau» ------------------------------------------------------------------------------------------

YEAR_2022: dict[str, Any] = {"starts": date(2022, 1, 1), "ends": date(2022, 12, 31)}


def _later(stated: DutyDate, frequency: Frequency, **fields: Any) -> list[tuple[str, date | None]]:
    duty = a_duty(replace(stated, periods_later=1), frequency=frequency)
    found = slots(duty, a_plan(duty, **YEAR_2022, **fields))
    return [(slot.period.words, slot.due.working) for slot in found]


def test_that_a_report_of_a_month_may_be_due_in_the_month_after_it() -> None:
    found = _later(every(None, 5), Frequency.MONTH)
    assert found[2] == ("tháng 3/2022", date(2022, 4, 4))
    assert found[11] == ("tháng 12/2022", date(2023, 1, 4))
    assert len(found) == 12


def test_that_a_report_of_a_year_may_be_due_after_the_plan_has_ended() -> None:
    assert _later(every(1, 15), Frequency.YEAR) == [("năm 2022", date(2023, 1, 14))]
    assert _later(on_day(2023, 1, 15), Frequency.YEAR) == [("năm 2022", date(2023, 1, 14))]
    assert _later(on_day(2024, 1, 15), Frequency.YEAR) == [("năm 2022", None)]
    assert _later(every(None, 5), Frequency.YEAR) == [("năm 2022", date(2023, 1, 4))]


def test_that_quarters_and_halves_have_the_first_month_of_the_next_one() -> None:
    assert [day for _words, day in _later(every(None, 10), Frequency.QUARTER)] == [
        date(2022, 4, 9),
        date(2022, 7, 9),
        date(2022, 10, 9),
        date(2023, 1, 9),
    ]
    assert _later(every(1, 15), Frequency.HALF_YEAR) == [
        ("6 tháng đầu năm 2022", None),
        ("6 tháng cuối năm 2022", date(2023, 1, 14)),
    ]


def test_that_the_following_year_is_looked_at_after_a_phase() -> None:
    phases = (Phase(key="g", name="Giai đoạn", starts="2022-01", ends="2022-06-15"),)
    assert _later(every(1, 15), Frequency.PHASE, phases=phases) == [("Giai đoạn", date(2023, 1, 14))]
    assert _later(every(6, 15), Frequency.PHASE, phases=phases) == [("Giai đoạn", date(2023, 6, 14))]
    assert _later(every(6, 16), Frequency.PHASE, phases=phases) == [("Giai đoạn", date(2022, 6, 15))]


def test_that_a_day_of_every_year_without_the_next_one_stays_as_it_is_written() -> None:
    assert _dues(every(1, 15), frequency=Frequency.YEAR, starts=date(2022, 1, 1)) == [
        date(year, 1, 14) for year in (2022, 2023, 2024, 2025)
    ]


@given(
    st.integers(1, 12) | st.none(),
    st.integers(1, 31),
    st.sampled_from([Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR]),
)
def test_that_what_is_due_later_lies_in_the_next_period(month: int | None, day: int, frequency: Frequency) -> None:
    duty = a_duty(every(month, day, periods_later=1), frequency=frequency)
    plan = a_plan(duty)
    found = periods(duty, replace(plan, head=a_head(START, date(END.year + 1, 12, 31))))
    following = {one.text: another for one, another in pairwise(found)}
    for slot in slots(duty, plan):
        for stated in slot.due.dates:
            after = following[slot.period.text]
            assert after.first <= stated.stated <= after.last
            assert month is not None or stated.stated.month == after.first.month

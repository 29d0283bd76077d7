"""Slots of tasks: quarters, years, phases, «thường xuyên», conditions."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.plan import Phase
from app.domain.plans.spans import Frequency, span
from app.domain.plans.tasks import Timing
from app.domain.plans.timing import Slot, leaf_tasks, slots
from app.domain.plans.work import TaskOpening
from tests.support.made_plans import ENDS, STARTS, a_plan, a_task, head


def of(timing: Timing, opening: TaskOpening | None = None, **fields: Any) -> tuple[Slot, ...]:
    task = a_task(timing=timing, **fields)
    return slots(task, a_plan([task]), opening)


def periods(found: tuple[Slot, ...]) -> list[str]:
    return [item.period for item in found]


def test_that_what_is_due_in_a_quarter_is_late_only_after_its_last_day() -> None:
    (slot,) = of(Timing(text="Quý II/2022", starts="2022-Q2", ends="2022-Q2"))
    assert (slot.starts_on, slot.due_on) == (date(2022, 4, 1), date(2022, 6, 30))
    assert not slot.is_past(date(2022, 6, 30))
    assert slot.is_past(date(2022, 7, 1))
    assert slot.words == "đến 30/06/2022"


def test_that_a_quarter_begun_before_the_plan_begins_with_the_plan() -> None:
    task = a_task(timing=Timing(starts="2022-Q1", ends="2022-Q1"))
    (slot,) = slots(task, a_plan([task], head=head(starts=date(2022, 1, 11))))
    assert (slot.starts_on, slot.due_on) == (date(2022, 1, 11), date(2022, 3, 31))


def test_that_a_day_alone_is_the_last_one_and_a_begin_alone_runs_to_the_end() -> None:
    assert of(Timing(ends="2022-01-20")) == (Slot("", STARTS, date(2022, 1, 20)),)
    assert of(Timing(starts="2022-Q2")) == (Slot("", date(2022, 4, 1), ENDS),)


def test_that_a_task_over_two_phases_is_one_slot_in_its_own_times() -> None:
    film = of(Timing(starts="2022-Q2", ends="2024-Q4"), phases=("gd1", "gd2"))
    assert film == (Slot("", date(2022, 4, 1), date(2024, 12, 31)),)
    assert of(Timing(), phases=("gd2", "gd1")) == (Slot("", date(2022, 1, 1), ENDS),)


def test_that_without_any_time_in_the_plan_nothing_is_ever_late() -> None:
    (slot,) = of(Timing())
    assert slot.is_open_ended
    assert slot.words == ""
    assert not slot.is_past(date(2099, 1, 1))
    assert slot.is_within(span("2099"))
    assert not slot.is_within(span("2021"))


def test_that_a_yearly_task_has_a_slot_for_every_year_of_the_execution() -> None:
    found = of(Timing(frequency=Frequency.YEAR), phases=("gd1", "gd2"))
    assert periods(found) == ["2022", "2023", "2024", "2025"]
    assert found[0].words == "năm 2022"
    assert periods(of(Timing(frequency=Frequency.YEAR), phases=("gd2",))) == ["2024", "2025"]
    assert of(Timing(frequency=Frequency.YEAR))[0].starts_on == STARTS


def test_that_ongoing_work_has_a_slot_a_year_and_goes_on() -> None:
    found = of(Timing(is_ongoing=True, starts="2024-Q2"))
    assert periods(found) == ["2024", "2025"]
    assert all(item.is_open_ended for item in found)
    assert (found[0].starts_on, found[0].due_on) == (date(2024, 4, 1), date(2024, 12, 31))


def test_that_a_frequency_within_stated_times_keeps_to_them() -> None:
    found = of(Timing(frequency=Frequency.QUARTER, starts="2022-05", ends="2022-Q4"))
    assert periods(found) == ["2022-Q2", "2022-Q3", "2022-Q4"]
    assert found[0].starts_on == date(2022, 5, 1)
    months = of(Timing(frequency=Frequency.MONTH, starts="2022-Q1", ends="2022-Q1"))
    assert (months[0].starts_on, months[0].due_on) == (STARTS, date(2022, 1, 31))
    assert periods(of(Timing(frequency=Frequency.HALF_YEAR, starts="2023", ends="2023"))) == ["2023-H1", "2023-H2"]
    assert periods(of(Timing(frequency=Frequency.YEAR, starts="2023", ends="2023"))) == ["2023"]


def test_that_a_day_of_every_year_comes_back_each_year() -> None:
    found = of(Timing(text="19/8 hằng năm", frequency=Frequency.YEAR, starts="2022-08-19", ends="2022-08-19"))
    assert periods(found) == ["2022", "2023", "2024", "2025"]
    assert found[-1].due_on == date(2025, 8, 19)


def test_that_the_last_day_of_a_month_stays_the_last_one_and_a_leap_day_is_clamped() -> None:
    quarter = Timing(frequency=Frequency.QUARTER, starts="2024-02", ends="2024-02")
    ends = [item.due_on for item in of(quarter)]
    assert ends[:4] == [date(2024, 2, 29), date(2024, 5, 31), date(2024, 8, 31), date(2024, 11, 30)]
    day = Timing(frequency=Frequency.MONTH, starts="2024-01-30", ends="2024-01-30")
    assert [item.due_on for item in of(day)][:3] == [date(2024, 1, 30), date(2024, 2, 29), date(2024, 3, 30)]


def test_that_a_pattern_keeps_to_its_phases() -> None:
    found = of(Timing(frequency=Frequency.YEAR, starts="2022-Q4", ends="2022-Q4"), phases=("gd1",))
    assert periods(found) == ["2022", "2023"]
    late = of(Timing(frequency=Frequency.YEAR, starts="2022-Q4", ends="2022-Q4"), phases=("gd2",))
    assert periods(late) == ["2024", "2025"]


def test_that_a_task_by_phases_has_a_slot_for_each() -> None:
    found = of(Timing(frequency=Frequency.PHASE))
    assert periods(found) == ["2022-Q1..2023-Q4", "2024-Q1..2025-Q4"]
    assert found[1].words == "từ Quý I/2024 đến Quý IV/2025"
    assert periods(of(Timing(frequency=Frequency.PHASE), phases=("gd2",))) == ["2024-Q1..2025-Q4"]
    task = a_task(timing=Timing(frequency=Frequency.PHASE))
    assert slots(task, a_plan([task], phases=())) == (Slot("", STARTS, ENDS),)


CONDITION = Timing(text="Sau khi có hướng dẫn của Bộ Tư pháp", condition="có hướng dẫn của Bộ Tư pháp")


def opening(day: date, due_on: date | None = None) -> TaskOpening:
    return TaskOpening(part_id=1, opened_on=day, due_on=due_on)


def test_that_a_condition_keeps_a_task_open_until_it_is_recorded() -> None:
    (slot,) = of(CONDITION)
    assert slot.waits
    assert not slot.is_past(date(2099, 1, 1))
    day, due = date(2023, 5, 4), date(2023, 6, 30)
    assert of(CONDITION, opening(day, due)) == (Slot("", day, due),)
    assert of(CONDITION, opening(day)) == (Slot("", day, None, is_open_ended=True),)


def test_that_a_plans_own_last_day_holds_unless_it_was_over_when_the_condition_came() -> None:
    timing = Timing(condition="có hướng dẫn", ends="2023-Q2")
    assert of(timing, opening(date(2023, 5, 4)))[0].due_on == date(2023, 6, 30)
    assert of(timing, opening(date(2023, 7, 1))) == (Slot("", date(2023, 7, 1), None, is_open_ended=True),)


def test_that_yearly_work_under_a_condition_begins_with_it() -> None:
    found = of(Timing(condition="có hướng dẫn", frequency=Frequency.YEAR), opening(date(2023, 5, 4)))
    assert periods(found) == ["2023", "2024", "2025"]
    assert found[0].starts_on == date(2023, 5, 4)


def test_that_groups_and_what_others_serve_are_no_leaves() -> None:
    tasks = [
        a_task("1", leads=()),
        a_task("1.1", leads=(), parent="1"),
        a_task("2", leads=()),
        a_task("2.1", parent="2", supports=("1.1",)),
        a_task("3", leads=(), hosts=("cat",)),
        a_task("4", leads=()),
        a_task("5", supports=("3",)),
    ]
    assert [item.key for item in leaf_tasks(a_plan(tasks))] == ["2.1", "3", "4", "5"]


@pytest.mark.parametrize("frequency", list(Frequency))
@given(start=st.dates(date(2000, 1, 1), date(2040, 1, 1)), days=st.integers(0, 4000), ongoing=st.booleans())
def test_that_slots_lie_in_the_execution_in_order_without_overlap(
    frequency: Frequency, start: date, days: int, *, ongoing: bool
) -> None:
    ends = start + timedelta(days=days)
    task = a_task(timing=Timing(frequency=frequency, is_ongoing=ongoing))
    found = slots(task, a_plan([task], phases=(), head=head(starts=start, ends=ends)))
    assert found[0].starts_on == start
    assert all(item.due_on is None or start <= item.starts_on <= item.due_on <= ends for item in found)
    assert all(a.due_on is not None and a.due_on < b.starts_on for a, b in pairwise(found))


def test_that_the_day_set_with_the_condition_is_that_of_the_first_slot_left() -> None:
    timing = Timing(condition="có hướng dẫn", frequency=Frequency.YEAR)
    found = of(timing, opening(date(2024, 3, 1), date(2024, 4, 1)))
    assert [(item.period, item.due_on) for item in found] == [("2024", date(2024, 4, 1)), ("2025", ENDS)]


def test_that_a_condition_after_the_last_period_leaves_one_thing_to_do() -> None:
    timing = Timing(condition="có hướng dẫn", frequency=Frequency.YEAR)
    assert of(timing, opening(date(2026, 3, 1), date(2026, 5, 1))) == (Slot("", date(2026, 3, 1), date(2026, 5, 1)),)
    assert of(timing, opening(date(2026, 3, 1))) == (Slot("", date(2026, 3, 1), is_open_ended=True),)


def test_that_days_that_come_back_outside_the_phases_of_a_task_are_still_a_slot() -> None:
    found = of(Timing(frequency=Frequency.YEAR, starts="2025-Q4", ends="2025-Q4"), phases=("gd1",))
    assert periods(found) == ["2025"]


# --- phases within and across each other -----------------------------------------------------------------------------

#: The whole execution, a stretch within it, its second half.
NESTED = (
    Phase(key="ca", name="Cả kế hoạch", starts="2022", ends="2025"),
    Phase(key="dot", name="Đợt cao điểm", starts="2023-03", ends="2023-09"),
    Phase(key="sau", name="Giai đoạn sau", starts="2024", ends="2025"),
)


def nested(timing: Timing, *phases: str) -> tuple[Slot, ...]:
    task = a_task(timing=timing, phases=phases)
    return slots(task, a_plan([task], phases=NESTED))


def test_that_a_stretch_within_a_phase_ends_no_task_of_that_phase() -> None:
    assert nested(Timing(), "ca", "dot") == (Slot("", STARTS, ENDS),)
    assert nested(Timing(), "dot") == (Slot("", date(2023, 3, 1), date(2023, 9, 30)),)
    yearly = nested(Timing(frequency=Frequency.YEAR), "ca", "dot")
    assert [(item.period, item.due_on) for item in yearly] == [
        (str(year), date(year, 12, 31)) for year in (2022, 2023, 2024, 2025)
    ]
    assert yearly[1].starts_on == date(2023, 1, 1)


def test_that_days_that_come_back_go_on_after_a_stretch_within_their_phase() -> None:
    pattern = Timing(frequency=Frequency.YEAR, starts="2022-Q4", ends="2022-Q4")
    assert periods(nested(pattern, "ca", "dot")) == ["2022", "2023", "2024", "2025"]


@given(
    days=st.lists(st.tuples(st.dates(STARTS, ENDS), st.dates(STARTS, ENDS)).map(sorted), min_size=1, max_size=4),
    frequency=st.sampled_from([Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR]),
)
def test_that_a_task_of_any_phases_lasts_from_the_first_day_of_any_to_the_last(
    days: list[list[date]], frequency: Frequency
) -> None:
    phases = tuple(
        Phase(key=f"g{number}", name="Giai đoạn", starts=first.isoformat(), ends=last.isoformat())
        for number, (first, last) in enumerate(days)
    )
    begin, end = min(first for first, _last in days), max(last for _first, last in days)
    once = a_task(phases=tuple(item.key for item in phases))
    plan = a_plan([once], phases=phases)
    assert slots(once, plan) == (Slot("", begin, end),)
    found = slots(a_task(phases=once.phases, timing=Timing(frequency=frequency)), plan)
    assert (found[0].starts_on, found[-1].due_on) == (begin, end)
    assert all(item.due_on is not None and item.starts_on <= item.due_on for item in found)
    assert all(a.due_on is not None and a.due_on < b.starts_on for a, b in pairwise(found))


# --- after the condition came about ----------------------------------------------------------------------------------


def test_that_a_task_of_a_phase_is_late_after_it_though_it_had_waited() -> None:
    timing = Timing(condition="có hướng dẫn")
    (slot,) = of(timing, opening(date(2022, 6, 10)), phases=("gd1",))
    assert (slot.starts_on, slot.due_on) == (date(2022, 6, 10), date(2023, 12, 31))
    assert slot.is_past(date(2024, 1, 1))
    (late,) = of(timing, opening(date(2024, 6, 10)), phases=("gd1",))
    assert late == Slot("", date(2024, 6, 10), None, is_open_ended=True)


def test_that_a_condition_that_came_early_does_not_begin_a_task_before_its_quarter() -> None:
    timing = Timing(text="Quý III/2022, sau khi có hướng dẫn", starts="2022-Q3", ends="2022-Q3", condition="hướng dẫn")
    assert of(timing, opening(date(2022, 1, 10))) == (Slot("", date(2022, 7, 1), date(2022, 9, 30)),)
    assert of(timing, opening(date(2022, 8, 10))) == (Slot("", date(2022, 8, 10), date(2022, 9, 30)),)
    begin_alone = Timing(starts="2022-Q3", condition="hướng dẫn")
    assert of(begin_alone, opening(date(2022, 1, 10))) == (Slot("", date(2022, 7, 1), is_open_ended=True),)


def test_that_a_day_set_before_the_time_of_the_plan_begins_the_task_at_once() -> None:
    early = opening(date(2022, 1, 10), date(2022, 3, 31))
    timing = Timing(starts="2022-Q3", ends="2022-Q3", condition="hướng dẫn")
    assert of(timing, early) == (Slot("", date(2022, 1, 10), date(2022, 3, 31)),)
    quarterly = Timing(starts="2022-Q3", ends="2022-Q4", condition="hướng dẫn", frequency=Frequency.QUARTER)
    found = of(quarterly, early)
    assert [(item.starts_on, item.due_on) for item in found] == [
        (date(2022, 1, 10), date(2022, 3, 31)),
        (date(2022, 10, 1), date(2022, 12, 31)),
    ]

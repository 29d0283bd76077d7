"""How tasks stand on a day, by lead, slot, task and group; products against their count."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.plan import Agency
from app.domain.plans.progress import Actors, ProductStanding, TaskState, rolled_up, standing, state_of, together
from app.domain.plans.spans import Frequency, span
from app.domain.plans.tasks import Deliverable, ProgressState, Timing
from app.domain.plans.timing import Slot, slots
from app.domain.plans.work import TaskOpening, TaskProgress
from app.domain.plans.work_list import heirs
from tests.support.made_plans import a_plan, a_task

QUARTER = Slot("", date(2022, 4, 1), date(2022, 6, 30))
DOING, DONE, NOT_DONE = ProgressState.DOING, ProgressState.DONE, ProgressState.NOT_DONE


def entry(state: ProgressState, day: date, **fields: Any) -> TaskProgress:
    return TaskProgress(part_id=1, state=state, on_day=day, **fields)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2022, 3, 31), TaskState.NOT_DUE),
        (date(2022, 4, 1), TaskState.NOT_STARTED),
        (date(2022, 6, 30), TaskState.NOT_STARTED),
        (date(2022, 7, 1), TaskState.OVERDUE),
    ],
)
def test_that_without_an_entry_the_day_decides(today: date, state: TaskState) -> None:
    assert state_of(QUARTER, [], today) is state


def test_that_what_was_begun_is_under_way_until_its_last_day() -> None:
    begun = [entry(DOING, date(2022, 5, 1))]
    assert state_of(QUARTER, begun, date(2022, 6, 30)) is TaskState.DOING
    assert state_of(QUARTER, begun, date(2022, 7, 1)) is TaskState.OVERDUE
    assert state_of(QUARTER, begun, date(2022, 4, 30)) is TaskState.NOT_STARTED
    product = [entry(ProgressState.PRODUCT, date(2022, 5, 1), deliverable="lop", quantity=Decimal(1))]
    assert state_of(QUARTER, product, date(2022, 6, 1)) is TaskState.DOING


def test_that_done_after_the_last_day_is_done_late_from_the_first_day_it_was_told() -> None:
    today = date(2022, 12, 31)
    assert state_of(QUARTER, [entry(DONE, date(2022, 6, 30))], today) is TaskState.DONE
    assert state_of(QUARTER, [entry(DONE, date(2022, 7, 1))], today) is TaskState.DONE_LATE
    twice = [entry(DONE, date(2022, 6, 1)), entry(DONE, date(2022, 8, 1), note="bổ sung")]
    assert state_of(QUARTER, twice, today) is TaskState.DONE
    taken_back = [entry(DONE, date(2022, 6, 1)), entry(DOING, date(2022, 6, 2)), entry(DONE, date(2022, 8, 1))]
    assert state_of(QUARTER, taken_back, today) is TaskState.DONE_LATE
    assert state_of(QUARTER, taken_back[:2], date(2022, 6, 3)) is TaskState.DOING
    assert state_of(QUARTER, [entry(NOT_DONE, date(2022, 6, 1))], today) is TaskState.DROPPED


def test_that_of_two_entries_of_one_day_the_later_one_counts() -> None:
    day = date(2022, 5, 1)
    assert state_of(QUARTER, [entry(DONE, day, id=2), entry(DOING, day, id=1)], day) is TaskState.DONE


def test_that_ongoing_work_is_late_only_if_nothing_was_told_all_year() -> None:
    year = Slot("2022", date(2022, 1, 1), date(2022, 12, 31), is_open_ended=True)
    assert state_of(year, [entry(DOING, date(2022, 2, 1))], date(2023, 1, 1)) is TaskState.DOING
    assert state_of(year, [], date(2023, 1, 1)) is TaskState.OVERDUE


def test_that_a_condition_is_waited_for_but_what_is_done_before_counts() -> None:
    waits = Slot("", date(2022, 1, 1), is_open_ended=True, waits=True)
    assert state_of(waits, [], date(2030, 1, 1)) is TaskState.WAITING
    assert state_of(waits, [entry(DOING, date(2022, 2, 1))], date(2030, 1, 1)) is TaskState.DOING


def test_that_a_task_with_two_leads_is_done_when_both_are() -> None:
    task = a_task(leads=("stp", "cat"), timing=Timing(starts="2022-Q2", ends="2022-Q2"))
    when = slots(task, a_plan([task]))
    own = entry(DONE, date(2022, 5, 1), agency="stp")
    half = standing(task, when, [own], date(2022, 6, 1))
    assert half.state is TaskState.DOING
    assert half.slots[0].by_lead == {"stp": TaskState.DONE, "cat": TaskState.NOT_STARTED}
    assert standing(task, when, [own], date(2022, 7, 1)).state is TaskState.OVERDUE
    whole = standing(task, when, [own, entry(DONE, date(2022, 7, 2))], date(2022, 8, 1))
    assert whole.slots[0].by_lead == {"stp": TaskState.DONE, "cat": TaskState.DONE_LATE}
    assert whole.state is TaskState.DONE_LATE
    assert whole.finished == 1


def test_that_a_task_nobody_leads_stands_by_what_was_told_of_it() -> None:
    task = a_task(leads=())
    when = slots(task, a_plan([task]))
    assert standing(task, when, [entry(DONE, date(2022, 5, 1))], date(2022, 6, 1)).state is TaskState.DONE


def test_that_years_one_after_another_show_the_overdue_one_and_else_the_last() -> None:
    task = a_task(timing=Timing(is_ongoing=True))
    when = slots(task, a_plan([task]))
    told = [entry(DONE, date(2022, 5, 1), period="2022"), entry(DOING, date(2020, 5, 1), period="2020")]
    found = standing(task, when, told, date(2023, 6, 1))
    assert found.state is TaskState.NOT_STARTED
    assert found.finished == 1
    assert found.stray == (told[1],)
    assert found.current is not None
    assert found.current.slot.period == "2023"
    assert [item.slot.period for item in found.within(span("2023-Q3"))] == ["2023"]
    late = standing(task, when, told, date(2024, 6, 1))
    assert late.state is TaskState.OVERDUE
    assert late.current is not None
    assert late.current.slot.period == "2023"
    early = standing(task, when, [], date(2021, 6, 1))
    assert early.state is TaskState.NOT_DUE
    assert early.current is not None
    assert early.current.slot.period == "2022"
    assert standing(task, (), [], date(2022, 1, 1)).current is None


LOP = Deliverable(key="lop", text="03 lớp tập huấn", count=Decimal(3), unit="lớp")


def made(day: date, quantity: int, **fields: Any) -> TaskProgress:
    return entry(ProgressState.PRODUCT, day, deliverable="lop", quantity=Decimal(quantity), **fields)


def test_that_products_are_counted_in_their_slot_or_over_all_as_the_plan_means() -> None:
    told = [made(date(2022, 5, 1), 1, period="2022"), made(date(2023, 5, 1), 1, period="2023")]
    each = a_task(timing=Timing(is_ongoing=True), deliverables=(LOP,))
    found = standing(each, slots(each, a_plan([each])), told, date(2023, 6, 1))
    assert [item.products[0].words for item in found.slots[:3]] == ["1/3 lớp", "1/3 lớp", "chưa ghi/3 lớp"]
    total = Deliverable(key="lop", text="03 lớp", count=Decimal(3), unit="lớp", is_total=True)
    whole = a_task(timing=Timing(is_ongoing=True), deliverables=(total,))
    found = standing(whole, slots(whole, a_plan([whole])), told, date(2023, 6, 1))
    assert found.slots[0].products[0].words == "2/3 lớp"
    assert found.slots[0].products[0].is_short


def test_that_what_a_measure_counts_goes_before_what_was_entered_and_a_difference_is_told() -> None:
    task = a_task(deliverables=(LOP,))
    when = slots(task, a_plan([task]))
    told = [made(date(2022, 5, 1), 2)]
    found = standing(task, when, told, date(2022, 6, 1), {("lop", ""): Decimal(3)}).slots[0].products[0]
    assert (found.made, found.is_short, found.words) == (Decimal(3), False, "3/3 lớp (tiến độ ghi 2)")


def test_that_a_product_without_number_is_its_text_or_what_was_made() -> None:
    words = Deliverable(key="tl", text="Tài liệu")
    assert ProductStanding(words).words == "Tài liệu"
    assert not ProductStanding(words).is_short
    assert ProductStanding(words, entered=Decimal(4)).words == "Tài liệu: 4"
    assert ProductStanding(Deliverable(key="b", text="Tài liệu", unit="bản"), Decimal(4)).words == "4 bản"
    assert ProductStanding(LOP, Decimal(3), Decimal(3)).words == "3/3 lớp"


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ([], TaskState.NOT_DUE),
        ([TaskState.DROPPED], TaskState.DROPPED),
        ([TaskState.DROPPED, TaskState.DONE], TaskState.DONE),
        ([TaskState.DONE, TaskState.DONE_LATE], TaskState.DONE_LATE),
        ([TaskState.DONE, TaskState.OVERDUE], TaskState.OVERDUE),
        ([TaskState.NOT_DUE, TaskState.NOT_DUE], TaskState.NOT_DUE),
        ([TaskState.DONE, TaskState.NOT_DUE], TaskState.DOING),
        ([TaskState.NOT_STARTED, TaskState.WAITING], TaskState.NOT_STARTED),
        ([TaskState.NOT_DUE, TaskState.WAITING], TaskState.WAITING),
    ],
)
def test_that_states_side_by_side_make_one(states: list[TaskState], state: TaskState) -> None:
    assert together(states) is state


@given(st.lists(st.sampled_from(list(TaskState)), min_size=1))
def test_that_the_order_of_leads_does_not_matter_and_nothing_late_is_hidden(states: list[TaskState]) -> None:
    whole = together(states)
    assert whole is together(reversed(states))
    assert (whole is TaskState.OVERDUE) == (TaskState.OVERDUE in states)
    assert whole in states or whole is TaskState.DOING


def test_that_groups_and_what_is_served_count_the_tasks_below_each_once() -> None:
    tasks = [
        a_task("1", leads=()),
        a_task("1.1", leads=(), parent="1"),
        a_task("2", leads=()),
        a_task("2.1", parent="2", supports=("1.1",)),
        a_task("2.2", parent="2", supports=("1.1", "1")),
    ]
    states = {"2.1": TaskState.DONE, "2.2": TaskState.OVERDUE}
    both = Counter(states.values())
    assert rolled_up(a_plan(tasks), states) == {"1": both, "1.1": both, "2": both}
    assert rolled_up(a_plan(tasks), {})["1"] == Counter()
    served = [a_task("a", supports=("b",)), a_task("b", supports=("a",))]
    assert rolled_up(a_plan(served), {"a": TaskState.DONE, "b": TaskState.DONE}) == {}


@given(st.lists(st.tuples(st.sampled_from(list(ProgressState)), st.integers(0, 400)), max_size=6), st.integers(0, 500))
def test_that_overdue_is_only_after_the_last_day(told: list[tuple[ProgressState, int]], days: int) -> None:
    today = date(2022, 1, 1) + timedelta(days=days)
    entries = [entry(state, date(2022, 1, 1) + timedelta(days=at)) for state, at in told]
    found = state_of(QUARTER, entries, today)
    assert not (found is TaskState.OVERDUE and today <= date(2022, 6, 30))
    assert found in TaskState


def test_that_an_agency_of_many_units_is_done_when_each_of_them_is() -> None:
    task = a_task(leads=("xa", "cat"), timing=Timing(starts="2022-Q2", ends="2022-Q2"))
    when = slots(task, a_plan([task]))
    groups = Actors({"xa": (7, 8, None)})
    told = [
        entry(DONE, date(2022, 5, 1), agency="xa", unit_id=7),
        entry(DOING, date(2022, 5, 2), agency="xa", unit_id=8),
    ]
    half = standing(task, when, told, date(2022, 6, 1), actors=lambda _slot: groups).slots[0]
    assert half.by_unit == {"xa": {7: TaskState.DONE, 8: TaskState.DOING, None: TaskState.NOT_STARTED}}
    assert half.by_lead == {"xa": TaskState.DOING, "cat": TaskState.NOT_STARTED}
    assert (half.finished_units("xa"), half.finished_units("cat")) == (1, 0)
    rest = [*told, entry(DONE, date(2022, 5, 3), agency="xa"), entry(DONE, date(2022, 5, 4), agency="cat")]
    whole = standing(task, when, rest, date(2022, 6, 1), actors=lambda _slot: groups)
    assert whole.state is TaskState.DONE
    assert whole.slots[0].finished_units("xa") == 2
    alone = standing(task, when, told, date(2022, 6, 1)).slots[0]
    assert alone.by_lead["xa"] is TaskState.NOT_STARTED, "a unit does not speak for the others"


def test_that_the_work_of_who_took_its_place_is_work_of_the_lead() -> None:
    agencies = (
        Agency(key="a", name="Sở A", valid_to=date(2023, 3, 1), became="b"),
        Agency(key="b", name="Sở B", valid_from=date(2023, 3, 1), valid_to=date(2024, 3, 1), became="c"),
        Agency(key="c", name="Sở C", valid_from=date(2024, 3, 1)),
    )
    task = a_task(leads=("a",))
    plan = a_plan([task], agencies=agencies)
    assert heirs(plan) == {"a": {"b", "c"}, "b": {"c"}}
    told, day = [entry(DONE, date(2025, 6, 1), agency="c")], date(2025, 7, 1)
    followed = Actors(heirs=heirs(plan))
    assert standing(task, slots(task, plan), told, day, actors=lambda _slot: followed).state is TaskState.DONE
    assert standing(task, slots(task, plan), told, day).state is TaskState.NOT_STARTED


def test_that_agencies_that_became_one_are_done_together() -> None:
    agencies = (
        Agency(key="a", name="Sở A", valid_to=date(2023, 3, 1), became="b"),
        Agency(key="b", name="Sở B", valid_from=date(2023, 3, 1)),
        Agency(key="c", name="Sở C"),
    )
    task = a_task(leads=("a", "b", "c"))
    plan = a_plan([task], agencies=agencies)
    assert heirs(plan, date(2023, 2, 28)) == {"a": {"b"}}
    day = date(2023, 6, 1)
    assert heirs(plan, day) == {"a": {"b"}, "b": {"a"}}
    told = [entry(DONE, date(2023, 2, 1), agency="a")]
    found = standing(task, slots(task, plan), told, day, actors=lambda _slot: Actors(heirs=heirs(plan, day))).slots[0]
    assert found.by_lead == {"a": TaskState.DONE, "b": TaskState.DONE, "c": TaskState.NOT_STARTED}


def test_that_a_merged_unit_is_done_when_all_it_was_made_of_were_or_it_says_so() -> None:
    task = a_task(leads=("xa",), timing=Timing(starts="2025", ends="2025"))
    when, day = slots(task, a_plan([task])), date(2025, 9, 1)
    merged = Actors(groups={"xa": (7,)}, former={7: (1, 2)})

    def state(*told: TaskProgress) -> TaskState:
        return standing(task, when, told, day, actors=lambda _slot: merged).state

    first = entry(DONE, date(2025, 5, 1), agency="xa", unit_id=1)
    second = entry(DONE, date(2025, 5, 2), agency="xa", unit_id=2)
    assert state() is TaskState.NOT_STARTED
    assert state(first) is TaskState.DOING
    assert state(first, second) is TaskState.DONE
    assert state(first, entry(DONE, date(2025, 8, 1), agency="xa", unit_id=7)) is TaskState.DONE
    assert state(first, second, entry(DOING, date(2025, 8, 1), agency="xa", unit_id=7)) is TaskState.DOING


def test_that_what_was_told_while_waiting_is_told_of_the_first_slot() -> None:
    task = a_task(timing=Timing(condition="có hướng dẫn", frequency=Frequency.YEAR))
    opening = TaskOpening(part_id=1, opened_on=date(2024, 3, 1))
    found = standing(task, slots(task, a_plan([task]), opening), [entry(DOING, date(2023, 5, 1))], date(2024, 4, 1))
    assert (found.stray, found.slots[0].state) == ((), TaskState.DOING)

"""A plan at one look: its time, tasks counted by phase and lead, what is owed on which day."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.plans.dashboard import PlanState, by_agency, by_phase, nearest, owed_days, state_of, whole
from app.domain.plans.duty_slots import Due, DutyPeriod, StatedDue
from app.domain.plans.duty_standing import Arrival
from app.domain.plans.progress import TaskState, standing
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import ProgressState, Timing
from app.domain.plans.timing import slots
from app.domain.plans.work import TaskProgress
from tests.support.duty_lines import a_line
from tests.support.made_plans import a_plan, a_task, head

TODAY = date(2023, 2, 1)
TASKS = [
    a_task("1", timing=Timing(frequency=Frequency.YEAR), leads=("stp", "cat")),
    a_task("2", timing=Timing(ends="2022-Q4"), leads=("stp",)),
    a_task("3", timing=Timing(starts="2024-Q1", ends="2024-Q4"), phases=("gd2",), leads=("cat",)),
    a_task("4", timing=Timing(), leads=(), hosts=("xa",)),
]
PLAN = a_plan(TASKS)
ENTRIES = {
    "1": [TaskProgress(part_id=1, state=ProgressState.DONE, on_day=date(2022, 5, 1), agency="stp", period="2022")],
    "2": [TaskProgress(part_id=2, state=ProgressState.DONE, on_day=date(2023, 1, 9))],
}
STANDINGS = {task.key: standing(task, slots(task, PLAN), ENTRIES.get(task.key, []), TODAY) for task in TASKS}


@pytest.mark.parametrize(
    ("closed", "today", "state"),
    [
        (None, date(2021, 12, 31), PlanState.AHEAD),
        (None, date(2022, 1, 1), PlanState.RUNNING),
        (None, date(2025, 12, 31), PlanState.RUNNING),
        (None, date(2026, 1, 1), PlanState.OVER),
        (date(2023, 1, 1), date(2023, 2, 1), PlanState.CLOSED),
    ],
)
def test_that_a_plan_runs_from_its_first_day_to_its_last_unless_somebody_closed_it(
    closed: date | None, today: date, state: PlanState
) -> None:
    assert state_of(head(), closed, today) is state


def test_that_all_tasks_are_counted_once_by_their_state() -> None:
    strip = whole(STANDINGS.values())
    assert (strip.total, strip.done, strip.overdue) == (4, 1, 1)
    assert dict(strip.counts) == {
        TaskState.OVERDUE: 1,
        TaskState.DONE_LATE: 1,
        TaskState.NOT_DUE: 1,
        TaskState.NOT_STARTED: 1,
    }


def test_that_a_phase_counts_what_is_to_be_done_in_it_as_it_stands_in_it() -> None:
    first, second = by_phase(PLAN, STANDINGS)
    assert (first.name, first.total, first.done, first.overdue) == ("Giai đoạn 1", 3, 1, 1)
    assert (second.name, second.total, second.overdue) == ("Giai đoạn 2", 3, 0)
    assert dict(second.counts) == {TaskState.NOT_DUE: 2, TaskState.NOT_STARTED: 1}


def test_that_an_agency_is_not_late_with_what_only_the_other_lead_has_not_done() -> None:
    justice, police = by_agency(PLAN, STANDINGS)
    assert (justice.name, justice.total, justice.done, justice.overdue) == ("STP", 2, 1, 0)
    assert (police.name, police.total, police.overdue) == ("Công an tỉnh", 2, 1)


def test_that_a_lead_without_any_slot_of_its_own_stands_as_the_task() -> None:
    alone = standing(TASKS[1], (), [], TODAY)
    (strip,) = by_agency(PLAN, {"2": alone})
    assert dict(strip.counts) == {TaskState.NOT_DUE: 1}


def stated(*days: date) -> Due:
    """Days a text states."""
    return Due(tuple(StatedDue(day, day, is_inclusive=True) for day in days))


def test_that_one_duty_of_one_day_is_one_entry_and_what_came_is_owed_no_more() -> None:
    day = date(2022, 3, 15)
    rows = [
        a_line(due=stated(day)),
        a_line(due=stated(day), owner=replace(a_line().owner, name="Phòng Nội vụ")),
        a_line(due=stated(day), arrival=Arrival(came_on=date(2022, 3, 1))),
        a_line(period=DutyPeriod("2022", "năm 2022", date(2022, 1, 1), date(2022, 12, 31))),
        a_line(period=DutyPeriod("2023", "năm 2023", date(2023, 1, 1), date(2023, 12, 31))),
    ]
    dated, unset = owed_days(rows)
    assert [row.owner.name for row in dated.rows] == ["Phòng Tư pháp", "Phòng Nội vụ"]
    assert dated.first.due.working == day
    assert not dated.is_behind
    assert [row.period.text for row in unset.rows] == ["2022", "2023"]


def test_that_one_look_takes_the_last_days_over_then_the_next_then_those_nobody_has_set() -> None:
    today = date(2022, 3, 1)
    days = [date(2022, 1, 5), date(2022, 2, 5), today, date(2022, 3, 5)]
    rows = [a_line(due=stated(day), duty=replace(a_line().duty, key=str(day))) for day in days]
    owed = owed_days([*rows, a_line()])
    assert [item.first.due.working for item in nearest(owed, today, 1, 3)] == [*days[1:], None]
    assert [item.first.due.working for item in nearest(owed, today, 3, 1)] == days[:3]
    assert owed[0].is_behind

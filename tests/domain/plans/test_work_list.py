"""What one agency has to do: what it leads first, by last day; predecessors and groups included."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.plans.plan import Agency
from app.domain.plans.progress import TaskState, standing
from app.domain.plans.spans import Frequency, span
from app.domain.plans.tasks import ProgressState, Timing
from app.domain.plans.timing import slots
from app.domain.plans.work import TaskProgress
from app.domain.plans.work_list import Role, agencies_named, one_and_the_same, work_list
from tests.support.made_plans import AGENCIES, a_plan, a_task

TODAY = date(2022, 7, 1)
TASKS = [
    a_task("1", timing=Timing(frequency=Frequency.YEAR), leads=("cat",), partners=("stp",)),
    a_task("2", timing=Timing(ends="2022-Q4"), leads=("stp", "cat")),
    a_task("3", timing=Timing(ends="2022-Q2"), leads=("stp",)),
    a_task("4", leads=("xa",), hosts=("cat",)),
    a_task("5", timing=Timing()),
]
PLAN = a_plan(TASKS)
DONE = {"2": [TaskProgress(part_id=1, state=ProgressState.DONE, on_day=date(2022, 5, 1), agency="stp")]}
STANDINGS = {task.key: standing(task, slots(task, PLAN), DONE.get(task.key, []), TODAY) for task in TASKS}


def test_that_an_agency_sees_what_it_leads_first_by_last_day_then_what_it_takes_part_in() -> None:
    found = work_list(PLAN, "stp", STANDINGS)
    assert [(item.task.key, item.role) for item in found] == [
        ("3", Role.LEAD),
        ("2", Role.LEAD),
        ("5", Role.LEAD),
        *[("1", Role.PARTNER)] * 4,
    ]
    assert [item.state for item in found[:3]] == [TaskState.OVERDUE, TaskState.DONE, TaskState.NOT_STARTED]
    assert STANDINGS["2"].state is TaskState.DOING


def test_that_a_span_keeps_to_the_slots_of_its_days() -> None:
    found = work_list(PLAN, "cat", STANDINGS, span("2023"))
    assert [(item.task.key, item.slot.slot.period, item.role) for item in found] == [
        ("1", "2023", Role.LEAD),
        ("4", "", Role.HOST),
    ]


def test_that_who_took_the_place_of_another_has_its_work() -> None:
    old = replace(AGENCIES[0], valid_to=date(2025, 3, 1), became="snv")
    plan = a_plan(TASKS, agencies=(old, *AGENCIES[1:], Agency(key="snv", name="Sở Nội vụ")))
    assert one_and_the_same(plan, "snv") == {"snv", "stp"}
    assert work_list(plan, "snv", STANDINGS) == work_list(plan, "stp", STANDINGS)
    assert work_list(plan, "snv", STANDINGS)[1].state is TaskState.DONE


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("stp", ["stp"]),
        ("tư pháp", ["stp"]),
        ("STP", ["stp"]),
        ("cong an", ["cat"]),
        ("01371", ["xa"]),
        ("tinh", ["cat"]),
        ("Sao Hỏa", []),
        (" ", []),
    ],
)
def test_that_an_agency_is_found_by_any_of_its_names(text: str, keys: list[str]) -> None:
    assert [item.key for item in agencies_named(PLAN, text)] == keys

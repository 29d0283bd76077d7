"""The five real plans as data: their tasks, targets and products stand as the plans themselves say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.plans.progress import TaskState
from app.domain.plans.spans import span
from app.domain.plans.target_steps import threshold
from app.domain.plans.tasks import ProgressState
from app.domain.plans.timing import leaf_tasks, slots
from app.domain.plans.work import TaskOpening, TaskProgress
from app.services.plans import register, targets, task_entries, tasks
from app.services.workspace import Workspace

LANG_SON, LAO_CAI, BINH_PHUOC = "lang-son-pbgdpl-2021", "lao-cai-1219", "binh-phuoc-2022"
BORDER_LAW, HA_QUANG = "lang-son-luat-bien-phong", "ha-quang-2022"


@pytest.fixture
def five(bare: Workspace) -> Callable[[date], Workspace]:
    """All five plans, seen on a day."""
    for key in (LANG_SON, LAO_CAI, BINH_PHUOC, BORDER_LAW, HA_QUANG):
        register.adopt(bare, key)

    def seen(day: date) -> Workspace:
        return replace(bare, clock=lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC))

    return seen


def test_that_lang_son_asks_for_three_three_five_and_ten_and_waits_for_the_ministry(
    five: Callable[[date], Workspace],
) -> None:
    ws = five(date(2022, 1, 15))
    rows = {row.task.key: row for row in tasks.rows(ws, LANG_SON)}
    counts = [item.count for row in rows.values() for item in row.task.deliverables if item.count is not None]
    assert counts == [Decimal(3), Decimal(3), Decimal(5), Decimal(10)]
    state = {key: row.standing.state for key, row in rows.items() if row.standing}
    assert state["1.2"] is TaskState.WAITING
    assert state["1.1"] is TaskState.OVERDUE
    opening = TaskOpening(part_id=0, opened_on=date(2021, 9, 1), due_on=date(2021, 10, 31))
    opened = task_entries.open_(ws, LANG_SON, "1.2", opening)
    assert opened.standing is not None
    assert opened.standing.state is TaskState.OVERDUE
    made = TaskProgress(
        part_id=0, state=ProgressState.PRODUCT, on_day=date(2021, 6, 1), deliverable="clip", quantity=Decimal(4)
    )
    row = task_entries.record(ws, LANG_SON, "5", made)
    assert row.standing is not None
    assert [item.words for item in row.standing.slots[0].products] == ["4/5 clip", "chưa ghi/10 chương trình"]


def test_that_lao_cai_has_eighteen_tasks_and_its_targets_are_read_by_points(five: Callable[[date], Workspace]) -> None:
    plan = register.find(five(date(2026, 6, 1)), LAO_CAI)
    leaves = leaf_tasks(plan)
    assert len(leaves) == 18
    led = [lead for task in leaves for lead in task.leads]
    assert [led.count(key) for key in ("bo-chqs", "cong-an", "ubnd-xa", "so-dttg")] == [17, 17, 18, 11]
    assert {slot.period for task in leaves for slot in slots(task, plan)} == {str(year) for year in range(2026, 2031)}
    by_key = {item.key: item for item in plan.targets}
    for key, first, last, relative in (
        ("tai-lieu", 40, 90, "60"),
        ("boi-duong", 40, 90, "60"),
        ("trang-bi", 70, 95, "87.5"),
    ):
        early, late = (threshold(by_key[key], plan, span(year)) for year in ("2027", "2030"))
        assert early is not None
        assert late is not None
        assert (early.value, late.value, late.by_relative) == (Decimal(first), Decimal(last), Decimal(relative))


def test_that_binh_phuoc_steps_up_in_2025(five: Callable[[date], Workspace]) -> None:
    plan = register.find(five(date(2022, 8, 1)), BINH_PHUOC)
    words = {
        item.key: tuple(
            found.words for year in ("2022", "2024", "2025") if (found := threshold(item, plan, span(year)))
        )
        for item in plan.targets
    }
    assert words["mo-hinh-co-quan"] == ("> 50 %", "> 50 %", "> 70 %")
    assert words["mo-hinh-khu-dan-cu"] == ("≥ 80 %", "≥ 80 %", "= 100 %")
    assert words["tieu-chi-19-2"] == ("= 100 %",) * 3
    assert words["an-toan"] == ("≥ 90 %",) * 3
    assert words["yeu"] == ("= 0 đơn vị",) * 3


def test_that_the_border_law_plan_has_quarters_and_one_task_over_both_phases(
    five: Callable[[date], Workspace],
) -> None:
    plan = register.find(five(date(2022, 4, 1)), BORDER_LAW)
    both = [task for task in leaf_tasks(plan) if set(task.phases) == {"gd1", "gd2"} and task.timing.ends]
    (film,) = both
    (slot,) = slots(film, plan)
    assert (slot.starts_on, slot.due_on) == (date(2022, 4, 1), date(2024, 12, 31))
    late = {row.task.key for row in tasks.overdue(five(date(2022, 4, 1))) if row.plan.key == BORDER_LAW}
    assert {"2.1.a", "2.1.b", "2.2"} <= late
    assert late.isdisjoint(
        {row.task.key for row in tasks.overdue(five(date(2022, 3, 31))) if row.plan.key == BORDER_LAW}
    )


def test_that_every_target_and_task_of_every_plan_stands(five: Callable[[date], Workspace]) -> None:
    for plan in register.plans(five(date(2022, 8, 1))):
        for day in (plan.head.starts, plan.head.ends):
            ws = five(day)
            assert len(targets.board(ws, plan.key)) == len(plan.targets)
            assert {row.task.key for row in tasks.rows(ws, plan.key)} == {task.key for task in plan.tasks}
            for agency in plan.agencies:
                tasks.worklist(ws, plan.key, agency.key)

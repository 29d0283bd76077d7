"""When tasks are to be done, in words: as the plan says it, else by its values; how late, for whom an entry speaks."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.plans.progress import ProductStanding, TaskState
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import Deliverable, Timing
from app.domain.plans.timing import Slot
from app.domain.plans.work import TaskOpening
from app.services.plans import task_words
from tests.support.made_plans import a_plan, a_task


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing(text="thực hiện trong năm 2023", starts="2023", ends="2023"), "thực hiện trong năm 2023"),
        (Timing(starts="2022-Q3", ends="2022-Q3"), "Quý III/2022"),
        (Timing(starts="2022", ends="2024"), "giai đoạn 2022 - 2024"),
        (Timing(starts="2022-Q2", is_ongoing=True), "thường xuyên, từ Quý II/2022"),
        (Timing(ends="2022-07-28"), "đến ngày 28/07/2022"),
        (Timing(frequency=Frequency.QUARTER), "hằng quý"),
        (Timing(condition="có hướng dẫn"), "sau khi có hướng dẫn (chưa có)"),
        (Timing(text="theo hướng dẫn", condition="có hướng dẫn"), "theo hướng dẫn (chưa có)"),
        (Timing(), "không ghi thời hạn"),
    ],
)
def test_that_every_kind_of_time_has_words(timing: Timing, words: str) -> None:
    plan = a_plan()
    assert task_words.time_words(plan, a_task(timing=timing), None) == words


def test_that_phases_stand_for_a_time_and_a_condition_says_since_when_it_is_there() -> None:
    plan = a_plan()
    assert task_words.time_words(plan, a_task(phases=("gd2",)), None) == "Giai đoạn 2"
    opened = TaskOpening(part_id=1, opened_on=date(2022, 9, 1))
    task = a_task(timing=Timing(condition="có hướng dẫn"))
    assert task_words.time_words(plan, task, opened) == "sau khi có hướng dẫn (có từ 01/09/2022)"


def test_that_only_what_is_overdue_counts_its_days() -> None:
    slot = Slot("", date(2022, 1, 1), date(2022, 6, 30))
    assert task_words.state_words(TaskState.OVERDUE, slot, date(2022, 7, 12)) == "quá hạn 12 ngày"
    assert task_words.state_words(TaskState.DOING, slot, date(2022, 7, 12)) == "đang làm"
    assert task_words.state_words(TaskState.OVERDUE, None, date(2022, 7, 12)) == "quá hạn"


def test_that_a_product_is_named_once() -> None:
    clips = Deliverable(key="clip", text="Clip phóng sự", count=Decimal(5), unit="clip")
    assert task_words.product_words(ProductStanding(clips, Decimal(2))) == "Clip phóng sự: 2/5 clip"
    paper = Deliverable(key="bc", text="Báo cáo tổng kết")
    assert task_words.product_words(ProductStanding(paper)) == "Báo cáo tổng kết"


def test_that_an_agency_the_plan_lacks_keeps_its_key() -> None:
    plan = a_plan()
    assert (task_words.short_name(plan, "stp"), task_words.short_name(plan, "cat")) == ("STP", "Công an tỉnh")
    assert task_words.short_name(plan, "không-có") == "không-có"

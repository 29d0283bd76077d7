"""Plans and what is done under them, on a real file: nothing is lost on the way, parts keep their number."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.db import plan_work, plans
from app.db.store import Store
from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Copy, Duty, DutyDate
from app.domain.plans.measures import Measure, MeasureTime
from app.domain.plans.plan import Agency, Basis, PartKind, Phase, Plan, PlanHead, PlanParagraph
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.tasks import Deliverable, ProgressState, Task, Timing
from app.domain.plans.work import (
    DayOff,
    DutyReceipt,
    DutyRuling,
    PlanCost,
    PlanFigure,
    TargetJudgement,
    TargetShare,
    TaskOpening,
    TaskProgress,
)
from app.domain.targets import TargetState
from tests.support.data_files import FixedClock

WHOLE = Plan(
    key="phap-luat",
    head=PlanHead(
        title="Phổ biến pháp luật “biên giới” & <b>",
        issuer="UBND tỉnh Mẫu",
        level=CommitteeLevel.PROVINCE,
        starts=date(2021, 1, 1),
        ends=date(2025, 12, 31),
        title_from=2012,
        bases=(Basis(document="Luật Biên phòng Việt Nam"), Basis(document="Số 1/QĐ", dated=date(2020, 1, 2))),
        recipients=("Như trên", "Lưu: VT"),
    ),
    agencies=(Agency(key="stp", name="Sở Tư pháp", duties=("Chủ trì.",)), Agency(key="cat", name="Công an tỉnh")),
    phases=(Phase(key="1", name="Giai đoạn 1", starts="2021-Q1", ends="2023-Q4"),),
    measures=(Measure(key="lop", name="Lớp", unit="lớp", time=MeasureTime.STOCK),),
    targets=(
        Target(
            key="a",
            title="Được tập huấn",
            frequency=Frequency.PHASE,
            steps=(TargetStep(value=Decimal("87.5"), comparison=Comparison.MORE_THAN, reading=Reading.POINTS),),
        ),
    ),
    tasks=(
        Task(
            key="1",
            title="Tập huấn",
            leads=("stp",),
            timing=Timing(text="Quý I", ends="2021-Q1"),
            deliverables=(Deliverable(key="lop", text="03 lớp", count=Decimal(3), unit="lớp"),),
        ),
        Task(key="2", title="Tổng kết", timing=Timing(condition="sau khi có hướng dẫn")),
    ),
    duties=(
        Duty(
            key="bc",
            title="Báo cáo",
            owed_by=("cat",),
            dates=(DutyDate(month=11, month_day=15),),
            copies=(Copy.HARD,),
        ),
    ),
    paragraphs=(
        PlanParagraph(text="I. MỤC ĐÍCH", clause="I"),
        PlanParagraph(text="1. Mục đích", clause="I.1", level=1),
    ),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.create(tmp_path / "phen-dau.pdau", clock=FixedClock())
    yield opened
    opened.close()


def stored(store: Store, plan: Plan) -> Plan:
    with store.write("Kế hoạch", "An") as connection:
        plan_id = plans.save(connection, plan)
    with store.read() as connection:
        found = plans.find(connection, plan_id)
    assert found is not None
    return found


def part(store: Store, plan_id: int, kind: PartKind, key: str) -> int:
    with store.read() as connection:
        return plans.part_ids(connection, plan_id, kind)[key]


def test_that_a_plan_comes_back_as_it_was_put_in(store: Store) -> None:
    found = stored(store, WHOLE)
    assert found == replace(WHOLE, id=found.id)
    with store.read() as connection:
        (listed,) = plans.plans(connection)
        assert listed == replace(found, paragraphs=())
        assert plans.find(connection, found.id + 1) is None


def test_that_what_was_entered_stays_when_the_plan_is_changed_around_it(store: Store) -> None:
    plan = stored(store, WHOLE)
    first = part(store, plan.id, PartKind.TASK, "1")
    with store.write("Tiến độ", "An") as connection:
        entry = TaskProgress(part_id=first, state=ProgressState.DONE, on_day=date(2021, 3, 1))
        plan_work.save(connection, entry)
    other = replace(plan, tasks=(plan.tasks[1], replace(plan.tasks[0], title="Tập huấn sâu")), paragraphs=())
    assert stored(store, other) == other
    with store.read() as connection:
        assert [item.part_id for item in plan_work.entries(connection, TaskProgress, plan.id)] == [first]
    assert part(store, plan.id, PartKind.TASK, "1") == first


def test_that_a_task_that_is_gone_takes_its_progress_along_and_undo_brings_both_back(store: Store) -> None:
    plan = stored(store, WHOLE)
    first = part(store, plan.id, PartKind.TASK, "1")
    with store.write("Tiến độ", "An") as connection:
        plan_work.save(connection, TaskProgress(part_id=first, state=ProgressState.DOING, on_day=date(2021, 3, 1)))
    stored(store, replace(plan, tasks=plan.tasks[1:]))
    with store.read() as connection:
        assert plan_work.entries(connection, TaskProgress) == ()
    with store.write("Bỏ", "An") as connection:
        plans.remove(connection, plan.id)
        assert plans.plans(connection) == ()


def examples(plan_id: int, ids: dict[PartKind, int], unit_id: int | None) -> list[Any]:
    day = date(2022, 2, 1)
    task, target, duty = ids[PartKind.TASK], ids[PartKind.TARGET], ids[PartKind.DUTY]
    return [
        TaskProgress(part_id=task, state=ProgressState.PRODUCT, on_day=day, quantity=Decimal("2.5"), agency="stp"),
        TaskOpening(part_id=task, opened_on=day, due_on=date(2022, 12, 31), document="12/HD"),
        PlanFigure(plan_id=plan_id, measure="P02", period="2021", value=None, unit_id=unit_id),
        PlanFigure(plan_id=plan_id, measure="P02", period="2021", value=Decimal("0.001"), agency="cat"),
        TargetJudgement(part_id=target, period="2021", state=TargetState.MISSED, judged_on=day, reason="Chưa họp"),
        TargetShare(part_id=target, period="2021", value=Decimal(12), agency="cat"),
        PlanCost(plan_id=plan_id, year=2022, title="Mở lớp", planned=15_000_000_000),
        DutyReceipt(part_id=duty, period="2022", agency="cat", hard_copy_on=day, new_due_on=day, is_waived=True),
        DutyRuling(part_id=duty, due_on=day, document="5/TB", decided_by="Trưởng ban"),
        DayOff(on_day=day, name="Tết"),
    ]


def test_that_everything_done_under_a_plan_comes_back_can_be_changed_and_taken_out(store: Store) -> None:
    plan = stored(store, WHOLE)
    ids = {kind: part(store, plan.id, kind, key) for kind, key in KEYS.items()}
    for item in examples(plan.id, ids, None):
        with store.write("Ghi", "An") as connection:
            row_id = plan_work.save(connection, item)
            kept = replace(item, id=row_id)
            assert plan_work.find(connection, type(item), row_id) == kept
            owner = None if isinstance(item, DayOff) else plan.id
            assert kept in plan_work.entries(connection, type(item), owner)
            if owner is not None:
                assert plan_work.entries(connection, type(item), plan.id + 1) == ()
            words = next(name for name in ("note", "reason", "name") if hasattr(item, name))
            changed = replace(kept, **{words: "Sửa"})
            plan_work.save(connection, changed)
            assert plan_work.find(connection, type(item), row_id) == changed
            plan_work.remove(connection, kept)
            assert plan_work.find(connection, type(item), row_id) is None


KEYS = {PartKind.TASK: "1", PartKind.TARGET: "a", PartKind.DUTY: "bc"}


@pytest.fixture(scope="module")
def figure_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, int]]:
    """One data file for every example, with the number of its plan."""
    store = Store.create(tmp_path_factory.mktemp("d") / "phen-dau.pdau", clock=FixedClock())
    yield store, stored(store, WHOLE).id
    store.close()


@given(value=st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_that_a_value_of_three_places_is_kept_exactly(figure_store: tuple[Store, int], value: Decimal) -> None:
    store, plan_id = figure_store
    with store.write("Ghi", "An") as connection:
        figure = PlanFigure(plan_id=plan_id, measure="m", period="2021", value=value)
        row_id = plan_work.save(connection, figure)
        found = plan_work.find(connection, PlanFigure, row_id)
        plan_work.remove(connection, replace(figure, id=row_id))
    assert found is not None
    assert found.value == value


def test_that_more_places_than_are_kept_are_refused_not_rounded(store: Store) -> None:
    plan = stored(store, WHOLE)
    figure = PlanFigure(plan_id=plan.id, measure="m", period="2021", value=Decimal("0.0001"))
    with pytest.raises(ValueError, match=r"0\.0001"), store.write("Ghi", "An") as connection:
        plan_work.save(connection, figure)

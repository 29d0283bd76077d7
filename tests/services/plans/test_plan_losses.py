"""What a changed or removed plan would hide is asked about first, and is taken out when that is confirmed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.db import plan_work
from app.db import plans as db
from app.domain.plans.classification import ClassificationRound
from app.domain.plans.duties import Duty
from app.domain.plans.measures import Measure
from app.domain.plans.plan import PartKind, Plan
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import Deliverable, ProgressState, Timing
from app.domain.plans.work import (
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
from app.errors import Refused
from app.services import history
from app.services.plans import classification, figure_typing, figures, group_units, register
from app.services.plans.figure_typing import TypedFigure
from app.services.workspace import Workspace
from tests.support.made_plans import AGENCIES, a_plan, a_task

DAY = date(2022, 1, 12)
PLAN = a_plan(
    [
        a_task(deliverables=(Deliverable(key="lop", text="lớp", count=Decimal(3), unit="lớp"),)),
        a_task("2", timing=Timing(condition="có hướng dẫn")),
    ],
    measures=(Measure(key="lop", name="Số lớp", unit="lớp"),),
    targets=(Target(key="t", title="Mở lớp", numerator="lop", unit="lớp", steps=(TargetStep(value=Decimal(3)),)),),
    duties=(Duty(key="d", title="Báo cáo", owed_by=("stp", "cat"), frequency=Frequency.YEAR),),
)


def without_a_lead(plan: Plan) -> Plan:
    return replace(plan, tasks=(replace(plan.tasks[0], leads=("cat",)), plan.tasks[1]))


def with_task(**changes: Any) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, tasks=(replace(plan.tasks[0], **changes), plan.tasks[1]))


def with_target(**changes: Any) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, targets=(replace(plan.targets[0], **changes),))


def with_duty(**changes: Any) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, duties=(replace(plan.duties[0], **changes),))


def with_a_child(plan: Plan) -> Plan:
    return replace(plan, tasks=(*plan.tasks, a_task("1.1", parent="1")))


def begun_later(plan: Plan) -> Plan:
    return replace(plan, head=replace(plan.head, starts=date(2023, 1, 1)), phases=())


def always_open(plan: Plan) -> Plan:
    return replace(plan, tasks=(plan.tasks[0], replace(plan.tasks[1], timing=Timing())))


def counted_by_a_register(plan: Plan) -> Plan:
    return replace(plan, measures=(replace(plan.measures[0], source="register:trainings"),))


def progress(**fields: Any) -> TaskProgress:
    return TaskProgress(**{"part_id": 0, "state": ProgressState.DONE, "on_day": DAY, **fields})


CASES = [
    (progress(), with_a_child, "nhiệm vụ “1”"),
    (progress(), with_task(timing=Timing(frequency=Frequency.YEAR)), "nhiệm vụ “1”"),
    (progress(agency="stp"), without_a_lead, "nhiệm vụ “1”"),
    (progress(deliverable="lop", quantity=Decimal(2)), with_task(deliverables=()), "nhiệm vụ “1”"),
    (TaskOpening(part_id=1, opened_on=DAY), always_open, "nhiệm vụ “2”"),
    (
        TargetJudgement(part_id=0, period="2022", state=TargetState.REACHED, judged_on=DAY),
        with_target(frequency=Frequency.QUARTER),
        "chỉ tiêu kế hoạch “t”",
    ),
    (
        TargetShare(part_id=0, period="2022", value=Decimal(1), agency="stp"),
        with_target(frequency=Frequency.QUARTER),
        "chỉ tiêu kế hoạch “t”",
    ),
    (DutyReceipt(part_id=0, period="2022", agency="cat"), with_duty(frequency=Frequency.HALF_YEAR), "báo cáo “d”"),
    (DutyReceipt(part_id=0, period="2022", agency="cat"), with_duty(owed_by=("stp",)), "báo cáo “d”"),
    (DutyRuling(part_id=0, period="2022", due_on=DAY, document="1"), with_duty(frequency=Frequency.HALF_YEAR), "“d”"),
    (PlanFigure(plan_id=0, measure="lop", period="2022", value=Decimal(1)), begun_later, "“lop”"),
    (PlanFigure(plan_id=0, measure="lop", period="2022", value=Decimal(1)), counted_by_a_register, "số đo “lop”"),
    (PlanCost(plan_id=0, year=2022, title="Mở lớp"), begun_later, "chung của kế hoạch (1 mục đã ghi)"),
]
KINDS = {
    TaskProgress: PartKind.TASK,
    TaskOpening: PartKind.TASK,
    TargetJudgement: PartKind.TARGET,
    TargetShare: PartKind.TARGET,
    DutyReceipt: PartKind.DUTY,
    DutyRuling: PartKind.DUTY,
}


def entered(ws: Workspace, plan: Plan, entry: Any) -> None:
    """Store an entry; ``part_id`` counts the parts of its kind until then."""
    with ws.store.write("Ghi", "An") as connection:
        if kind := KINDS.get(type(entry)):
            numbers = list(db.part_ids(connection, plan.id, kind).values())
            plan_work.save(connection, replace(entry, part_id=numbers[entry.part_id]))
        else:
            plan_work.save(connection, replace(entry, plan_id=plan.id))


def left(ws: Workspace, plan: Plan, kind: type) -> int:
    with ws.store.read() as connection:
        return len(plan_work.entries(connection, kind, plan.id))


@pytest.mark.parametrize(("entry", "change", "told"), CASES)
def test_that_a_change_that_hides_an_entry_is_asked_about_and_takes_it_along_when_confirmed(
    bare: Workspace, entry: object, change: Callable[[Plan], Plan], told: str
) -> None:
    plan = register.save(bare, PLAN)
    entered(bare, plan, entry)
    renamed = register.save(bare, replace(plan, head=replace(plan.head, short_title="Tên gọn")))
    with pytest.raises(Refused) as refused:
        register.save(bare, change(renamed))
    assert refused.value.code == "plan-has-work"
    assert told in refused.value.sentence
    assert register.find(bare, plan.key) == renamed
    stored = register.save(bare, change(renamed), even_with_work=True)
    assert left(bare, stored, type(entry)) == 0
    history.undo(bare)
    assert left(bare, plan, type(entry)) == 1
    assert register.losses(bare, plan.key)


def test_that_a_unit_taken_out_of_its_group_does_not_take_what_it_told_along_unasked(bare: Workspace) -> None:
    group = replace(AGENCIES[2], unit_codes=("01366", "01387"))
    plan = register.save(
        bare, replace(PLAN, agencies=(*AGENCIES[:2], group), tasks=(a_task(leads=("xa",)),), duties=())
    )
    with bare.store.read() as connection:
        told, _other = (unit.id for unit in group_units.of_agency(connection, plan, group))
    entered(bare, plan, progress(agency="xa", unit_id=told))
    register.save(bare, replace(plan, agencies=(*AGENCIES[:2], replace(group, unit_codes=("01366",)))))
    without = replace(plan, agencies=(*AGENCIES[:2], replace(group, unit_codes=("01387",))))
    with pytest.raises(Refused, match=r"cơ quan “xa” \(1 mục đã ghi\)"):
        register.save(bare, without)
    assert left(bare, plan, TaskProgress) == 1
    assert left(bare, register.save(bare, without, even_with_work=True), TaskProgress) == 0


def test_that_figures_and_costs_of_parts_taken_out_with_their_results_are_gone(bare: Workspace) -> None:
    plan = register.save(bare, PLAN)
    for agency in ("stp", "cat"):
        entered(bare, plan, PlanFigure(plan_id=0, measure="lop", period="2022", value=Decimal(3), agency=agency))
    entered(bare, plan, PlanCost(plan_id=0, year=2022, title="Mở lớp", task="2"))
    duty = replace(plan.duties[0], owed_by=("stp",))
    less = replace(plan, agencies=(AGENCIES[0], AGENCIES[2]), duties=(duty,), tasks=plan.tasks[:1])
    stored = register.save(bare, less, even_with_work=True)
    assert [item.agency for item in figures.figures(bare, stored.key)] == ["stp"]
    assert left(bare, stored, PlanCost) == 0
    register.save(bare, replace(stored, measures=(), targets=()), even_with_work=True)
    assert figures.figures(bare, stored.key) == ()


def test_that_a_plan_does_not_go_unasked_while_anything_stands_under_or_beside_it(bare: Workspace) -> None:
    plan = register.save(bare, PLAN)
    code = min(bare.presets.indicator_codes())
    entered(bare, plan, PlanFigure(plan_id=0, measure=code, period="2022", value=Decimal(1)))
    entered(bare, plan, PlanCost(plan_id=0, year=2022, title="Chung"))
    known = ClassificationRound(title="Đợt", year=2022, period="2022", grades=("A", "B"), plan_id=plan.id)
    classification.save(bare, known)
    assert register.losses(bare, plan.key) == (
        f"số đo “{code}” (1 mục đã ghi)",
        "chung của kế hoạch (1 mục đã ghi)",
        "1 đợt phân loại (còn lại, thôi thuộc kế hoạch)",
    )
    with pytest.raises(Refused, match="chung của kế hoạch"):
        register.remove(bare, plan.key)
    register.remove(bare, plan.key, even_with_work=True)
    assert register.plans(bare) == ()


def test_that_a_figure_of_an_agency_or_a_time_the_plan_no_longer_has_can_be_emptied(bare: Workspace) -> None:
    plan = register.save(bare, PLAN)
    entered(bare, plan, PlanFigure(plan_id=0, measure="lop", period="2021", value=Decimal(1)))
    entered(bare, plan, PlanFigure(plan_id=0, measure="lop", period="2022", value=Decimal(1), agency="cu"))
    typed = [TypedFigure("lop", "2021", ""), TypedFigure("lop", "2022", "", "cu")]
    assert figure_typing.type_in(bare, plan.key, typed) == ("", "")
    assert figures.figures(bare, plan.key) == ()

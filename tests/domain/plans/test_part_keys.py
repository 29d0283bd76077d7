"""Keys of parts that are made from names, and parts taken out with every mention of them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.duties import Duty
from app.domain.plans.faults import faults
from app.domain.plans.measures import Measure
from app.domain.plans.part_keys import (
    is_provisional,
    key_of,
    mentions,
    parts_of,
    provisional,
    with_lasting_keys,
    with_parts,
    without,
)
from app.domain.plans.plan import Agency, Phase, Plan, ReportSection
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import Deliverable, Task
from tests.support.made_plans import a_plan, head


def written() -> Plan:
    """A plan whose parts were all added on the screen, each named by others."""
    return Plan(
        key="",
        head=head(
            standing_agency="~1",
            sections=(ReportSection(key="~1", heading="Kết quả"), ReportSection(key="~2", heading="", parent="~1")),
        ),
        agencies=(
            Agency(key="~1", name="Công an xã", became="~3"),
            Agency(key="~2", name="Công an xã"),
            Agency(key="~3", name="…"),
        ),
        phases=(Phase(key="~1", name="Giai đoạn 1", starts="2022", ends="2023"),),
        measures=(
            Measure(key="~1", name="Hộ ký cam kết", unit="hộ"),
            Measure(key="~2", name="Tổng số hộ", unit="hộ"),
        ),
        targets=(
            Target(
                key="~1",
                title="Hộ ký cam kết",
                numerator="~1",
                denominator="~2",
                denominator_words="tổng số hộ",
                steps=(TargetStep(value=Decimal(95), phase="~1"),),
                parts=("~1",),
                whole="~2",
            ),
        ),
        tasks=(
            Task(key="~1", title="Tuyên truyền", leads=("~1",), partners=("~2",), hosts=("~3",), phases=("~1",)),
            Task(
                key="~2",
                title="Mở hội nghị",
                parent="~1",
                supports=("~1",),
                deliverables=(
                    Deliverable(key="~4", text="Hội nghị", measure="~1"),
                    Deliverable(key="~5", text="Hội nghị"),
                ),
            ),
        ),
        duties=(Duty(key="~1", title="Báo cáo", owed_by=("~1", "communes"), owed_to="UBND xã", through="~2"),),
    )


def test_that_keys_come_from_names_are_unlike_each_other_and_are_changed_wherever_they_are_named() -> None:
    plan = with_lasting_keys(written())
    assert [item.key for item in plan.agencies] == ["cong-an-xa", "cong-an-xa-2", "phan"]
    assert plan.head.standing_agency == "cong-an-xa"
    assert plan.agencies[0].became == "phan"
    group, meeting = plan.tasks
    assert (group.leads, group.partners, group.hosts) == (("cong-an-xa",), ("cong-an-xa-2",), ("phan",))
    assert (meeting.key, meeting.parent, meeting.supports) == ("mo-hoi-nghi", "tuyen-truyen", ("tuyen-truyen",))
    assert [item.key for item in meeting.deliverables] == ["hoi-nghi", "hoi-nghi-2"]
    assert meeting.deliverables[0].measure == "ho-ky-cam-ket"
    (target,) = plan.targets
    assert (target.numerator, target.denominator) == ("ho-ky-cam-ket", "tong-so-ho")
    assert (target.parts, target.whole, target.steps[0].phase) == (("ho-ky-cam-ket",), "tong-so-ho", "giai-doan-1")
    (duty,) = plan.duties
    assert (duty.owed_by, duty.owed_to, duty.through) == (("cong-an-xa", "communes"), "UBND xã", "cong-an-xa-2")
    assert [(item.key, item.parent) for item in plan.head.sections] == [("ket-qua", ""), ("phan", "ket-qua")]


def test_that_keys_that_last_stay_and_a_second_time_changes_nothing() -> None:
    plan = with_lasting_keys(replace(written(), agencies=(Agency(key="stp", name="Sở Tư pháp"), *written().agencies)))
    assert plan.agencies[0].key == "stp"
    assert with_lasting_keys(plan) == plan


def test_that_a_provisional_key_is_one_nobody_has() -> None:
    assert provisional(()) == "~1"
    assert provisional(("~1", "a", "~9", "~x")) == "~10"
    assert is_provisional("~1")
    assert not is_provisional("cong-an")


@given(st.lists(st.text(max_size=80), max_size=12))
def test_that_any_names_give_keys_unlike_each_other(names: list[str]) -> None:
    plan = a_plan(agencies=tuple(Agency(key=f"~{n}", name=name) for n, name in enumerate(names)))
    keys = [item.key for item in with_lasting_keys(plan).agencies]
    assert len(set(keys)) == len(keys)
    assert all(key and not is_provisional(key) for key in keys)


def test_that_a_name_of_signs_takes_the_stem() -> None:
    assert key_of("…", {"ke-hoach"}, "ke-hoach") == "ke-hoach-2"


@pytest.mark.parametrize(
    ("listed", "key", "count"),
    [
        ("agencies", "~1", 3),
        ("phases", "~1", 2),
        ("measures", "~1", 3),
        ("targets", "~1", 0),
        ("tasks", "~1", 2),
        ("duties", "~1", 0),
        ("head.sections", "~1", 1),
    ],
)
def test_that_a_part_goes_with_every_mention_of_it(listed: str, key: str, count: int) -> None:
    plan = written()
    assert mentions(plan, listed, key) == count
    left = without(plan, listed, key)
    assert len(parts_of(left, listed)) == len(parts_of(plan, listed)) - 1
    assert mentions(left, listed, key) == 0
    assert not [item for item in faults(left) if "không có" in item.what]


def test_that_what_stood_below_a_part_stands_where_it_stood() -> None:
    tasks = (Task(key="a", title="a"), Task(key="b", title="b", parent="a"), Task(key="c", title="c", parent="b"))
    plan = a_plan(tasks)
    assert [item.parent for item in without(plan, "tasks", "b").tasks] == ["", "a"]
    assert with_parts(plan, "tasks", tasks) == plan

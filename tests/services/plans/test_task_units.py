"""Progress of one unit of an agency that stands for many: n of N, corrected, refused for a unit of another place."""

from datetime import date
from typing import Any

import pytest

from app.domain.plans.plan import Agency
from app.domain.plans.progress import TaskState
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import ProgressState, Task, Timing
from app.domain.plans.work import TaskProgress
from app.errors import Refused
from app.services.plans import group_units, register, task_entries, task_words, tasks
from app.services.plans.group_units import GroupUnits
from app.services.plans.tasks import TaskRow
from app.services.workspace import Workspace
from tests.support.filled_plans import seen_on
from tests.support.made_plans import a_plan, a_task

PLAN, REPORT = "ha-quang-2022", "1.b"


@pytest.fixture
def district(ws: Workspace) -> Workspace:
    """The plan of the district in its January, before the day its reports are due."""
    if PLAN not in {plan.key for plan in register.plans(ws)}:
        register.adopt(ws, PLAN)
    return seen_on(ws, date(2022, 1, 18))


def done(**fields: Any) -> TaskProgress:
    return TaskProgress(part_id=0, state=ProgressState.DONE, on_day=date(2022, 1, 17), **fields)


def test_that_the_communes_of_a_plan_are_counted_one_by_one(district: Workspace) -> None:
    row = tasks.find(district, PLAN, REPORT)
    communes = row.groups["cac-xa"]
    assert len(communes) == 8
    for unit in communes[:2]:
        row = task_entries.record(district, PLAN, REPORT, done(unit_id=unit.id))
    assert row.standing is not None
    slot = row.standing.slots[0]
    assert slot.state is TaskState.DOING
    assert task_words.lead_words(row, slot, "cac-xa") == "đang làm (2/8 đơn vị xong)"
    assert [task_words.teller(row, item) for item in slot.entries] == [unit.title for unit in communes[:2]]
    assert {item.agency for item in slot.entries} == {"cac-xa"}
    for unit in communes[2:]:
        row = task_entries.record(district, PLAN, REPORT, done(unit_id=unit.id, agency="cac-xa"))
    assert row.standing is not None
    assert row.standing.state is TaskState.DONE


def test_that_an_entry_is_corrected_in_its_place(district: Workspace) -> None:
    unit = group_units.named(*_task(district), "sóc hà")
    row = task_entries.record(district, PLAN, REPORT, done(unit_id=unit.id))
    assert row.standing is not None
    (entry,) = row.standing.slots[0].entries
    other = group_units.named(*_task(district), "01393")
    row = task_entries.record(district, PLAN, REPORT, done(unit_id=other.id, note="ghi nhầm xã", id=entry.id))
    assert row.standing is not None
    (after,) = row.standing.slots[0].entries
    assert (after.id, after.unit_id, after.note) == (entry.id, other.id, "ghi nhầm xã")
    with pytest.raises(Refused, match="không có mục tiến độ số 99"):
        task_entries.record(district, PLAN, REPORT, done(id=99))


def test_that_a_unit_of_another_place_is_refused_by_name(district: Workspace) -> None:
    station = next(unit for units in tasks.find(district, PLAN, "1.b").groups.values() for unit in units).id + 10_000
    with pytest.raises(Refused, match=f"không có đơn vị số {station}; có: xã"):
        task_entries.record(district, PLAN, REPORT, done(unit_id=station))
    with pytest.raises(Refused, match="không có đơn vị “Hà Nội”"):
        group_units.named(*_task(district), "Hà Nội")
    with pytest.raises(Refused, match="không chia theo đơn vị"):
        group_units.named(tasks.find(district, PLAN, "4.c").task, {}, "sóc hà")


def test_that_a_merged_commune_does_the_work_of_those_it_was_made_of(ws: Workspace) -> None:
    group = Agency(key="xa", name="UBND các xã biên giới", is_group=True, unit_codes=("01399", "01417", "01402"))
    task = a_task(leads=("xa",), timing=Timing(frequency=Frequency.YEAR))
    register.save(ws, a_plan([task], key="sap-nhap", agencies=(group,)))
    now = seen_on(ws, date(2025, 11, 20))

    def told(code: str, day: date, **fields: Any) -> TaskRow:
        row = tasks.find(now, "sap-nhap", "1")
        unit = group_units.named(row.task, row.groups, code, day)
        entry = TaskProgress(part_id=0, state=ProgressState.DONE, on_day=day, unit_id=unit.id, **fields)
        return task_entries.record(now, "sap-nhap", "1", entry)

    def words(row: TaskRow, year: str) -> str:
        assert row.standing is not None
        slot = next(item for item in row.standing.slots if item.slot.period == year)
        return task_words.lead_words(row, slot, "xa")

    row = tasks.find(now, "sap-nhap", "1")
    assert words(row, "2024") == "quá hạn (0/3 đơn vị xong)"
    assert words(row, "2025") == "chưa bắt đầu (0/2 đơn vị xong)"
    assert "xã Trường Hà (đến hết 30/06/2025)" in group_units.dated_titles(row.groups["xa"]).values()
    row = told("01399", date(2024, 5, 1))
    assert words(row, "2024") == "quá hạn (1/3 đơn vị xong)"
    row = told("01399", date(2025, 5, 1))
    assert words(row, "2025") == "đang làm (0/2 đơn vị xong)"
    row = told("01417", date(2025, 6, 1))
    assert words(row, "2025") == "đang làm (1/2 đơn vị xong)"
    row = told("Tổng Cọt", date(2025, 11, 10))
    assert words(row, "2025") == "xong (2/2 đơn vị xong)"
    with pytest.raises(Refused, match=r"Xã Tổng Cọt chưa có trong năm 2024: có từ 01/07/2025; chưa lưu gì\."):
        told("Tổng Cọt", date(2025, 11, 10), period="2024")


def test_that_the_code_of_one_unit_is_never_its_whole_group(district: Workspace) -> None:
    with pytest.raises(
        Refused, match=r"“01417” là mã của một đơn vị thuộc “.+”, không phải của cả nhóm; chưa lưu gì\."
    ):
        task_entries.record(district, PLAN, REPORT, done(agency="01417"))


def _task(ws: Workspace) -> tuple[Task, GroupUnits]:
    row = tasks.find(ws, PLAN, REPORT)
    return row.task, row.groups

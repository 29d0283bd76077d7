"""Tasks on a real file: what is entered, how the tree stands, what is refused, evidence kept as its bytes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.plans.plan import Agency
from app.domain.plans.progress import TaskState
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import Deliverable, ProgressState, Timing
from app.domain.plans.work import PlanFigure, TaskOpening, TaskProgress
from app.domain.plans.work_list import Role
from app.errors import BadFile, Refused
from app.services import history
from app.services.plans import figures, register, task_entries, task_files, task_words, tasks
from app.services.plans.tasks import TaskFilter
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan, a_task

KEY = "minh-hoa"
LOP = Deliverable(key="lop", text="03 lớp", count=Decimal(3), unit="lớp", measure="P16")
CLIP = Deliverable(key="clip", text="05 clip", count=Decimal(5), unit="clip")
TASKS = (
    a_task("1", leads=(), title="Tập huấn"),
    a_task("1.1", parent="1", timing=Timing(ends="2022-Q2"), deliverables=(LOP, CLIP), partners=("xa",)),
    a_task("1.2", parent="1", timing=Timing(frequency=Frequency.YEAR), leads=("stp", "cat")),
    a_task("2", timing=Timing(condition="có hướng dẫn của Bộ Tư pháp"), leads=("cat",), phases=("gd1",)),
    a_task("3", timing=Timing(is_ongoing=True), leads=("xa",)),
)
MAY = date(2022, 5, 10)


@pytest.fixture
def at(bare: Workspace) -> Callable[[date], Workspace]:
    """The plan with its tasks, seen on a day."""
    register.save(bare, a_plan(TASKS))

    def seen(day: date) -> Workspace:
        return replace(bare, clock=lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC))

    return seen


def entry(state: ProgressState = ProgressState.DONE, day: date = MAY, **fields: Any) -> TaskProgress:
    return TaskProgress(part_id=0, state=state, on_day=day, **fields)


def states(ws: Workspace, wanted: TaskFilter | None = None) -> dict[str, TaskState | None]:
    some = tasks.rows(ws, KEY, wanted) if wanted else tasks.rows(ws, KEY)
    return {row.task.key: row.standing.state if row.standing else None for row in some}


def test_that_the_tree_tells_what_is_below_each_group(at: Callable[[date], Workspace]) -> None:
    rows = tasks.rows(at(date(2022, 7, 1)), KEY)
    assert [(row.task.key, row.depth) for row in rows] == [("1", 0), ("1.1", 1), ("1.2", 1), ("2", 0), ("3", 0)]
    assert rows[0].standing is None
    assert rows[0].below == {TaskState.OVERDUE: 1, TaskState.NOT_STARTED: 1}
    assert rows[3].standing is not None
    assert rows[3].standing.state is TaskState.WAITING


def test_that_a_task_is_overdue_only_after_its_quarter(at: Callable[[date], Workspace]) -> None:
    assert states(at(date(2022, 6, 30)))["1.1"] is TaskState.NOT_STARTED
    assert states(at(date(2022, 7, 1)))["1.1"] is TaskState.OVERDUE
    assert [row.task.key for row in tasks.overdue(at(date(2022, 7, 1)))] == ["1.1"]
    task_entries.record(at(MAY), KEY, "1.1", entry())
    assert states(at(date(2022, 7, 1)))["1.1"] is TaskState.DONE
    assert tasks.overdue(at(date(2022, 7, 1))) == ()
    assert [row.task.key for row in tasks.overdue(at(date(2023, 7, 1)))] == ["1.2", "3"]
    register.close(at(date(2023, 7, 1)), KEY, date(2023, 1, 1))
    assert tasks.overdue(at(date(2023, 7, 1))) == ()


def test_that_each_lead_has_its_own_progress_in_its_year(at: Callable[[date], Workspace]) -> None:
    ws = at(date(2023, 2, 1))
    row = task_entries.record(ws, KEY, "1.2", entry(agency="Sở Tư pháp"))
    assert row.standing is not None
    first, second = row.standing.slots[:2]
    assert first.by_lead == {"stp": TaskState.DONE, "cat": TaskState.OVERDUE}
    assert first.entries[0].period == "2022"
    assert second.state is TaskState.NOT_STARTED
    late = entry(day=date(2023, 1, 5), agency="cat", period="năm 2022")
    row = task_entries.record(ws, KEY, "1.2", late)
    assert row.standing is not None
    assert row.standing.slots[0].state is TaskState.DONE_LATE


def test_that_products_come_from_entries_and_from_what_their_measure_counts(at: Callable[[date], Workspace]) -> None:
    ws = at(MAY)
    made = entry(ProgressState.PRODUCT, deliverable="clip", quantity=Decimal(2), agency="stp")
    row = task_entries.record(ws, KEY, "1.1", made)
    row = task_entries.record(ws, KEY, "1.1", replace(made, deliverable="lop", quantity=Decimal(1)))
    assert row.standing is not None
    assert [item.words for item in row.standing.slots[0].products] == ["1/3 lớp", "2/5 clip"]
    figures.set_figure(ws, KEY, PlanFigure(plan_id=0, measure="P16", period="2022-Q1", value=Decimal(3)))
    row = tasks.find(ws, KEY, "1.1")
    assert row.standing is not None
    assert row.standing.slots[0].products[0].words == "3/3 lớp (tiến độ ghi 1)"
    assert row.standing.state is TaskState.DOING


def test_that_a_condition_is_open_until_recorded_and_may_be_taken_back(at: Callable[[date], Workspace]) -> None:
    ws = at(date(2023, 7, 1))
    opening = TaskOpening(part_id=0, opened_on=date(2023, 3, 1), due_on=date(2023, 6, 30), document=" 12/HD ")
    row = task_entries.open_(ws, KEY, "2", opening)
    assert row.opening is not None
    assert row.opening.document == "12/HD"
    assert states(ws)["2"] is TaskState.OVERDUE
    task_entries.open_(ws, KEY, "2", replace(opening, due_on=None))
    assert states(ws)["2"] is TaskState.NOT_STARTED
    task_entries.wait_again(ws, KEY, "2")
    assert states(ws)["2"] is TaskState.WAITING
    for wanted, sentence in (
        (replace(opening, due_on=date(2023, 2, 28)), "Hạn 28/02/2023 trước ngày mở 01/03/2023"),
        (replace(opening, opened_on=date(2023, 7, 2), due_on=None), "02/07/2023 chưa đến"),
        (replace(opening, opened_on=date(2021, 7, 2)), "trước khi kế hoạch bắt đầu"),
    ):
        with pytest.raises(Refused, match=sentence):
            task_entries.open_(ws, KEY, "2", wanted)
    with pytest.raises(Refused, match="“3” không chờ điều kiện nào"):
        task_entries.open_(ws, KEY, "3", opening)
    with pytest.raises(Refused, match="chưa ghi là đã đủ điều kiện"):
        task_entries.wait_again(ws, KEY, "2")


def test_that_done_without_condition_or_product_is_stored_and_told(at: Callable[[date], Workspace]) -> None:
    ws = at(MAY)
    waiting = task_entries.record(ws, KEY, "2", entry(agency="cat"))
    assert states(ws)["2"] is TaskState.DONE
    assert task_words.doubts(waiting) == (
        "Đã ghi xong nhưng chưa ghi ngày có điều kiện “có hướng dẫn của Bộ Tư pháp”; nếu đã có, hãy ghi thêm.",
    )
    came = task_entries.open_(ws, KEY, "2", TaskOpening(part_id=0, opened_on=date(2022, 5, 1)))
    assert task_words.doubts(came) == ()
    row = task_entries.record(ws, KEY, "1.1", entry())
    assert task_words.doubts(row) == (
        "Đã ghi xong nhưng chưa đủ sản phẩm: 03 lớp: chưa ghi/3 lớp; 05 clip: chưa ghi/5 clip.",
    )
    for product, count in (("lop", 3), ("clip", 5)):
        made = entry(ProgressState.PRODUCT, deliverable=product, quantity=Decimal(count))
        row = task_entries.record(ws, KEY, "1.1", made)
    assert task_words.doubts(row) == ()


@pytest.mark.parametrize(
    ("task", "given", "sentence"),
    [
        ("1", entry(), "“1” là nhóm nhiệm vụ"),
        (
            "1.1",
            entry(ProgressState.PRODUCT, deliverable="clip", quantity=Decimal("1.5")),
            "Số sản phẩm đếm bằng clip, phải là số nguyên, không thể là 1,5; chưa lưu gì.",
        ),
        ("9", entry(), "không có nhiệm vụ “9”"),
        ("3", entry(day=date(2021, 12, 31)), "Ngày 31/12/2021 trước khi kế hoạch bắt đầu (01/01/2022)"),
        ("3", entry(day=date(2022, 5, 11)), "Ngày 11/05/2022 chưa đến"),
        ("3", entry(period="2026"), "Năm 2026 nằm ngoài thời gian thực hiện"),
        ("3", entry(period="2022-Q1"), "không có kỳ Quý I/2022; có: năm 2022; năm 2023"),
        ("1.1", entry(period="2022"), "không có kỳ năm 2022; có: không chia kỳ"),
        ("3", entry(agency="stp"), "Sở Tư pháp không chủ trì, phối hợp nhiệm vụ “3”"),
        ("3", entry(agency="ma"), "không có cơ quan “ma”"),
        ("1.1", entry(ProgressState.PRODUCT, deliverable="lop"), "Phải ghi sản phẩm nào và bao nhiêu"),
        ("1.1", entry(ProgressState.PRODUCT, quantity=Decimal(1)), "Phải ghi sản phẩm nào và bao nhiêu"),
        ("1.1", entry(quantity=Decimal(1)), "Có số lượng nhưng không ghi của sản phẩm nào"),
        ("1.1", entry(deliverable="xe", quantity=Decimal(1)), "không có sản phẩm “xe”; có: lop, clip"),
        ("1.1", entry(deliverable="lop", quantity=Decimal(-1)), "Số sản phẩm là -1, không được âm"),
        ("1.1", entry(deliverable="lop", quantity=Decimal("0.0005")), "hơn ba chữ số thập phân"),
    ],
)
def test_that_what_cannot_be_is_one_sentence_and_not_stored(
    at: Callable[[date], Workspace], task: str, given: TaskProgress, sentence: str
) -> None:
    ws = at(MAY)
    with pytest.raises(Refused) as refused:
        task_entries.record(ws, KEY, task, given)
    assert sentence in str(refused.value)
    assert all(not slot.entries for row in tasks.rows(ws, KEY) if row.standing for slot in row.standing.slots)


def test_that_an_entry_is_taken_out_and_brought_back_with_its_files(
    at: Callable[[date], Workspace], tmp_path: Path
) -> None:
    ws = at(MAY)
    paper = tmp_path / "Báo cáo.pdf"
    paper.write_bytes(b"%PDF-1.4 minh chung")
    row = task_entries.record(ws, KEY, "1.1", entry(), [paper])
    (kept,) = row.evidence
    assert (kept.name, kept.size, task_files.content(ws, kept)) == ("Báo cáo.pdf", 19, paper.read_bytes())
    task_files.add(ws, KEY, kept.progress_id, [paper], "lần hai")
    assert len(tasks.find(ws, KEY, "1.1").evidence) == 1
    other = tmp_path / "anh.jpg"
    other.write_bytes(b"anh")
    task_files.add(ws, KEY, kept.progress_id, [other], " Ảnh lớp ")
    assert [item.caption for item in tasks.find(ws, KEY, "1.1").evidence] == ["", "Ảnh lớp"]
    task_files.remove(ws, KEY, kept.id)
    assert [item.name for item in tasks.find(ws, KEY, "1.1").evidence] == ["anh.jpg"]
    history.undo(ws)
    task_entries.remove(ws, KEY, kept.progress_id)
    assert tasks.find(ws, KEY, "1.1").evidence == ()
    history.undo(ws)
    assert len(tasks.find(ws, KEY, "1.1").evidence) == 2
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: task_entries.remove(ws, KEY, 99), "không có mục tiến độ số 99"),
        (lambda: task_files.add(ws, KEY, 99, [paper]), "không có mục tiến độ số 99"),
        (lambda: task_files.remove(ws, KEY, 99), "Không có minh chứng số 99"),
    ]
    for step, sentence in refused:
        with pytest.raises(Refused, match=sentence):
            step()


def test_that_a_file_that_cannot_be_kept_leaves_nothing_behind(at: Callable[[date], Workspace], tmp_path: Path) -> None:
    ws = at(MAY)
    empty, huge = tmp_path / "trong.pdf", tmp_path / "to.pdf"
    empty.write_bytes(b"")
    with huge.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    for path, sentence in ((empty, "trống"), (huge, "lớn hơn 20 MB"), (tmp_path / "mất.pdf", "Không đọc được")):
        with pytest.raises(BadFile, match=sentence):
            task_entries.record(ws, KEY, "1.1", entry(), [path])
    assert states(ws)["1.1"] is TaskState.NOT_STARTED


def test_that_tasks_are_filtered_by_agency_phase_period_and_state(at: Callable[[date], Workspace]) -> None:
    ws = at(date(2022, 7, 1))
    assert list(states(ws, TaskFilter(agency="Công an tỉnh"))) == ["1", "1.2", "2"]
    assert list(states(ws, TaskFilter(agency="01371"))) == ["1", "1.1", "3"]
    assert list(states(ws, TaskFilter(states=frozenset({TaskState.OVERDUE})))) == ["1", "1.1"]
    assert list(states(ws, TaskFilter(period="2023"))) == ["1", "1.2", "2", "3"]
    assert list(states(ws, TaskFilter(phase="gd2"))) == ["1", "1.1", "1.2", "3"]
    assert tasks.rows(ws, KEY, TaskFilter(states=frozenset({TaskState.DONE}))) == ()


def test_that_an_agency_has_its_work_list(at: Callable[[date], Workspace]) -> None:
    ws = at(date(2022, 7, 1))
    found = tasks.worklist(ws, KEY, "xa", "2022")
    assert [(item.task.key, item.role) for item in found] == [("3", Role.LEAD), ("1.1", Role.PARTNER)]
    with pytest.raises(Refused, match="Phải ghi cơ quan nào"):
        tasks.worklist(ws, KEY, " ")


def test_that_nothing_is_entered_about_tasks_of_a_closed_plan(at: Callable[[date], Workspace]) -> None:
    ws = at(MAY)
    register.close(ws, KEY, MAY)
    steps: list[Callable[[], object]] = [
        lambda: task_entries.record(ws, KEY, "3", entry()),
        lambda: task_entries.remove(ws, KEY, 1),
        lambda: task_entries.open_(ws, KEY, "2", TaskOpening(part_id=0, opened_on=MAY)),
        lambda: task_entries.wait_again(ws, KEY, "2"),
    ]
    for step in steps:
        with pytest.raises(Refused, match="đã kết thúc ngày 10/05/2022"):
            step()


def test_that_ten_thousand_tasks_stand_with_one_look(bare: Workspace) -> None:
    some = [a_task(str(number), timing=Timing(ends="2022-01-17")) for number in range(10_000)]
    register.save(bare, a_plan(some))
    assert len(tasks.overdue(bare)) == 10_000
    assert len(tasks.worklist(bare, KEY, "stp")) == 10_000


def test_that_the_successor_of_a_lead_does_its_task(bare: Workspace) -> None:
    agencies = (
        Agency(key="a", name="Sở A", valid_to=date(2022, 3, 1), became="b"),
        Agency(key="b", name="Sở B", valid_from=date(2022, 3, 1)),
    )
    ws = replace(bare, clock=lambda: datetime(2022, 7, 1, 3, tzinfo=UTC))
    register.save(ws, a_plan([a_task(leads=("a",))], agencies=agencies))
    row = task_entries.record(ws, KEY, "1", entry(agency="b"))
    assert row.standing is not None
    assert row.standing.state is TaskState.DONE


def test_that_work_under_a_condition_is_told_although_its_last_period_is_over(bare: Workspace) -> None:
    ws = replace(bare, clock=lambda: datetime(2026, 4, 2, 3, tzinfo=UTC))
    register.save(ws, a_plan([a_task(timing=Timing(frequency=Frequency.YEAR, condition="có hướng dẫn"))]))
    task_entries.open_(ws, KEY, "1", TaskOpening(part_id=0, opened_on=date(2026, 3, 1), due_on=date(2026, 5, 1)))
    row = task_entries.record(ws, KEY, "1", entry(day=date(2026, 4, 1)))
    assert row.standing is not None
    assert [(item.slot.due_on, item.state) for item in row.standing.slots] == [(date(2026, 5, 1), TaskState.DONE)]

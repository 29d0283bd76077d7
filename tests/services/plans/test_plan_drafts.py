"""Drafts of plans beside the data file: kept while one types, stored when nothing is wrong, never lost unasked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.db import plan_work
from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.measures import Measure
from app.domain.plans.next_term import next_term
from app.domain.plans.plan import Agency, PartKind, Plan
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import ProgressState, Task, Timing
from app.domain.plans.work import TaskProgress
from app.errors import Problem, Refused
from app.services.plans import drafts, plan_choices, plan_files, register
from app.services.plans.plan_meaning import meaning
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan, a_task, head


def written(ws: Workspace) -> Plan:
    """A sixth plan as the screens write it: parts with provisional keys."""
    blank = drafts.blank(ws)
    return replace(
        blank,
        head=replace(blank.head, title="Bảo vệ mốc giới", number="09/KH-UBND"),
        agencies=(Agency(key="~1", name="Công an xã"),),
        tasks=(Task(key="~1", title="Phát quang", leads=("~1",)),),
    )


def test_that_a_draft_is_there_again_until_it_is_stored_and_gets_keys_from_names(bare: Workspace) -> None:
    draft = replace(drafts.begin(bare, written(bare)), typed={"head||starts": "31/02/2026"})
    drafts.keep(bare, draft)
    assert drafts.drafts(bare) == (draft,)
    assert draft.is_new
    stored = drafts.store(bare, replace(draft, typed={}))
    assert stored.key == "09-kh-ubnd-bao-ve-moc-gioi"
    assert (stored.agencies[0].key, stored.tasks[0].leads) == ("cong-an-xa", ("cong-an-xa",))
    assert register.find(bare, stored.key) == stored
    assert drafts.drafts(bare) == ()
    assert not bare.folder.drafts.exists()


def test_that_a_fault_refuses_storing_and_keeps_the_draft(bare: Workspace) -> None:
    plan = written(bare)
    draft = drafts.begin(bare, replace(plan, agencies=(*plan.agencies, Agency(key="~2", name="Công an xã"))))
    drafts.keep(bare, draft)
    with pytest.raises(Refused, match="trùng tên với cơ quan “Công an xã” cùng thời gian"):
        drafts.store(bare, draft)
    assert drafts.drafts(bare) == (draft,)
    assert register.plans(bare) == ()


def test_that_a_changed_plan_is_gone_on_with_and_one_that_says_nothing_new_is_let_go(bare: Workspace) -> None:
    plan = register.save(bare, a_plan([a_task()]))
    draft = drafts.begin(bare, plan)
    drafts.keep(bare, draft)
    assert drafts.drafts(bare) == ()
    changed = replace(draft, plan=replace(plan, head=replace(plan.head, scope="toàn xã")))
    drafts.keep(bare, changed)
    assert drafts.begin(bare, register.find(bare, plan.key)) == changed
    register.save(bare, replace(plan, head=replace(plan.head, signer="người khác")))
    with pytest.raises(Refused, match="đã được sửa ở nơi khác"):
        drafts.store(bare, changed)
    assert drafts.store(bare, changed, even_outdated=True).head.scope == "toàn xã"


def test_that_parts_with_entered_work_are_not_dropped_unasked(bare: Workspace) -> None:
    plan = register.save(bare, a_plan([a_task()]))
    with bare.store.write("thử", bare.actor) as connection:
        part = register.part_ids(connection, plan, PartKind.TASK)["1"]
        done = TaskProgress(part_id=part, state=ProgressState.DONE, on_day=date(2022, 5, 1))
        plan_work.save(connection, done)
    draft = replace(drafts.begin(bare, plan), plan=replace(plan, tasks=()))
    with pytest.raises(Refused, match="Đã ghi kết quả ở nhiệm vụ"):
        drafts.store(bare, draft)
    assert drafts.store(bare, draft, even_with_work=True).tasks == ()


def test_that_a_copy_begins_anew_and_a_damaged_draft_is_left_alone(bare: Workspace) -> None:
    plan = register.save(bare, a_plan([a_task()], head=head(number="01/KH")))
    first = drafts.begin(bare, next_term(plan))
    drafts.keep(bare, first)
    second = drafts.begin(bare, next_term(plan))
    assert (first.plan.id, first.plan.head.number, len(first.plan.tasks)) == (0, "", 1)
    assert first.name != second.name
    (bare.folder.drafts / "moi-9.json").write_text("{", encoding="utf-8")
    assert drafts.drafts(bare) == (first,)
    drafts.drop(bare, first)
    assert bare.folder.drafts.exists()


def test_that_a_plan_goes_out_as_files_and_comes_back_in_place_of_itself(bare: Workspace, tmp_path: Path) -> None:
    plan = register.adopt(bare, "ha-quang-2022")
    made = plan_files.export(plan, tmp_path / "ra")
    assert [path.name for path in made] == ["ha-quang-2022.toml", "ha-quang-2022.txt"]
    assert plan_files.take(bare, made[0]) == plan
    made[1].unlink()
    assert plan_files.take(bare, made[0]).paragraphs == plan.paragraphs
    made = plan_files.export(plan, tmp_path / "lại")
    register.remove(bare, plan.key)
    assert replace(plan_files.take(bare, made[0]), id=plan.id) == plan
    with pytest.raises(Problem, match=r"Không có tệp mat\.toml"):
        plan_files.read(tmp_path / "mat.toml")
    assert plan_files.named(written(bare)).tasks[0].key == "phat-quang"


def test_that_what_a_plan_may_name_is_told_in_words(bare: Workspace) -> None:
    plan = a_plan(measures=(Measure(key="ho", name="Hộ ký", unit="hộ", source="classification:giỏi"),))
    assert plan_choices.measures(bare, plan)[0] == ("ho", "Hộ ký")
    known = dict(plan_choices.sources(bare, plan))
    assert known[""].startswith("Cơ quan báo số")
    assert known["classification:giỏi"] == "Phân loại: số đơn vị loại giỏi"
    assert any(source.startswith("indicator:") for source in known)
    assert {source.split(":")[1] for source in known if source.startswith("register:")} == {
        key for key, _name in plan_choices.registers_of(bare)
    }
    assert dict(plan_choices.owners(plan))["communes"] == "Các xã nộp báo cáo"
    assert "01392" in dict(plan_choices.unit_codes(bare, plan))


def test_that_the_program_says_what_it_makes_of_a_part() -> None:
    target = Target(key="t", title="T", steps=(TargetStep(value=Decimal(95)),))
    quarter = a_task(timing=Timing(starts="2022-Q3", ends="2022-Q3"))
    waiting = a_task("2", timing=Timing(condition="có hướng dẫn"))
    yearly = a_task("3", timing=Timing(frequency=Frequency.YEAR, is_ongoing=True))
    group = a_task("4")
    below = a_task("5", parent="4")
    two = (DutyDate(month=11, month_day=15), DutyDate(month=11, month_day=20))
    duty = Duty(key="d", title="D", owed_by=("stp",), dates=two, frequency=Frequency.YEAR)
    plan = a_plan([quarter, waiting, yearly, group, below], targets=(target,), duties=(duty,))
    assert meaning(plan, target) == ("Mức: ≥ 95 %.",)
    assert meaning(plan, Target(key="q", title="Q")) == ("Không có con số: đánh giá bằng lời, đạt hay chưa đạt.",)
    assert meaning(plan, quarter) == ("Đến 30/09/2022: quá hạn sau ngày 30/09/2022",)
    assert meaning(plan, waiting)[0].startswith("Chờ điều kiện")
    assert meaning(plan, yearly)[0] == "Năm 2022: thường xuyên, đến 31/12/2022"
    assert meaning(plan, group)[0].startswith("Có nhiệm vụ con")
    lines = meaning(plan, duty)
    assert lines[0] == (
        "Năm 2022: trước ngày 15/11/2022: đến hết ngày 14/11/2022; trước ngày 20/11/2022: đến hết ngày 19/11/2022"
    )
    assert lines[-1].startswith("Nêu hai ngày khác nhau")
    assert meaning(plan, plan.phases[0]) == ("Từ ngày 01/01/2022 đến hết ngày 31/12/2023.",)
    assert meaning(plan, plan.agencies[0]) == ()

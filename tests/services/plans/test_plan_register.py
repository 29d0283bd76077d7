"""The register of plans on a real file: taken, changed, closed, removed; nothing entered is lost unasked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.db import plan_work
from app.db import plans as db
from app.domain.plans.plan import PartKind, Plan, PlanParagraph
from app.domain.plans.tasks import ProgressState
from app.domain.plans.work import PlanCost, PlanFigure, TaskProgress
from app.errors import Refused
from app.services import history
from app.services.plans import register
from app.services.workspace import Workspace
from tests.support.made_plans import AGENCIES, a_plan, a_task

FIVE = {
    "lang-son-luat-bien-phong",
    "lang-son-pbgdpl-2021",
    "lao-cai-1219",
    "binh-phuoc-2022",
    "ha-quang-2022",
}


def test_that_every_plan_that_ships_can_be_taken_and_comes_back_whole(bare: Workspace) -> None:
    assert {item.id for item in register.offers(bare)} >= FIVE
    for key in sorted(FIVE):
        plan = register.adopt(bare, key)
        assert register.find(bare, key) == plan
        assert plan.paragraphs
    assert {item.id for item in register.offers(bare) if item.is_here} == FIVE
    assert {plan.key for plan in register.plans(bare)} == FIVE
    with pytest.raises(Refused, match="Đã có kế hoạch “lao-cai-1219”; chưa lấy gì"):
        register.adopt(bare, "lao-cai-1219")


def test_that_a_plan_is_found_by_key_number_or_words_of_its_title(bare: Workspace) -> None:
    with pytest.raises(Refused, match="Chưa có kế hoạch nào"):
        register.named(bare)
    register.adopt(bare, "ha-quang-2022")
    assert register.named(bare).key == "ha-quang-2022"
    register.adopt(bare, "lao-cai-1219")
    assert register.named(bare, "74/KH-BCĐ").key == "ha-quang-2022"
    assert register.named(bare, "lao cai").key == "lao-cai-1219"
    with pytest.raises(Refused, match=r"nhiều kế hoạch: .*; hãy ghi mã"):
        register.named(bare)
    with pytest.raises(Refused, match=r"Không có kế hoạch “Sao Hỏa”; có: .*lao-cai-1219"):
        register.named(bare, "Sao Hỏa")
    with pytest.raises(Refused, match=r"Không có kế hoạch “sao-hoa”; có: .*lao-cai-1219"):
        register.find(bare, "sao-hoa")


def test_that_a_clause_shows_its_paragraphs() -> None:
    text = (
        PlanParagraph(text="mở đầu"),
        PlanParagraph(text="II. NHIỆM VỤ", clause="II"),
        PlanParagraph(text="1. Tập huấn", clause="II.1"),
        PlanParagraph(text="- 03 lớp", clause="II.1"),
    )
    plan = a_plan(paragraphs=text)
    assert [item.text for item in register.clause_text(plan, "II.1")] == ["1. Tập huấn", "- 03 lớp"]
    assert register.clause_text(plan, "") == ()
    assert register.clause_text(plan, "IX") == ()


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (a_plan([a_task(leads=("stp", "stp"))]), "Nhiệm vụ “1”: cơ quan “stp” được nêu hai lần"),
        (a_plan([a_task(leads=("ma",))]), "không có cơ quan “ma”"),
        (a_plan([a_task("1", parent="2"), a_task("2", parent="1")]), "nằm trong một vòng"),
        (a_plan(key=" "), "Kế hoạch chưa có mã"),
    ],
)
def test_that_a_plan_with_a_fault_is_not_stored(bare: Workspace, plan: Plan, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        register.save(bare, plan)
    assert register.plans(bare) == ()


def kept_work(ws: Workspace, plan: Plan) -> None:
    with ws.store.write("Ghi", "An") as connection:
        part_id = db.part_ids(connection, plan.id, PartKind.TASK)["1"]
        done = TaskProgress(part_id=part_id, state=ProgressState.DONE, on_day=date(2022, 1, 12), agency="cat")
        plan_work.save(connection, done)
        plan_work.save(connection, PlanFigure(plan_id=plan.id, measure="lop", period="2022", value=Decimal(1)))
        plan_work.save(connection, PlanCost(plan_id=plan.id, year=2022, title="Mở lớp", task="2", planned=1))


def test_that_parts_with_results_are_dropped_only_when_asked_for(bare: Workspace) -> None:
    plan = register.save(bare, a_plan([a_task(), a_task("2")]))
    kept_work(bare, plan)
    for changed, told in (
        (replace(plan, tasks=plan.tasks[1:]), "nhiệm vụ “1” (1 mục đã ghi)"),
        (replace(plan, tasks=plan.tasks[:1]), "nhiệm vụ “2” (1 mục đã ghi)"),
        (replace(plan, agencies=(AGENCIES[0],)), "cơ quan “cat” (1 mục đã ghi)"),
    ):
        with pytest.raises(Refused) as refused:
            register.save(bare, changed)
        assert told in refused.value.sentence
        assert register.find(bare, plan.key) == plan
    with pytest.raises(Refused, match="đã ghi"):
        register.remove(bare, plan.key)
    title = replace(plan, head=replace(plan.head, short_title="Tên gọn"))
    assert register.save(bare, title) == title
    less = register.save(bare, replace(plan, tasks=plan.tasks[1:]), even_with_work=True)
    assert [item.key for item in less.tasks] == ["2"]
    history.undo(bare)
    assert register.find(bare, plan.key) == title
    register.remove(bare, plan.key, even_with_work=True)
    assert register.plans(bare) == ()


def test_that_two_plans_do_not_share_a_key_and_a_plan_that_is_gone_is_not_changed(bare: Workspace) -> None:
    plan = register.save(bare, a_plan())
    with pytest.raises(Refused, match="Đã có kế hoạch “minh-hoa”"):
        register.save(bare, a_plan())
    register.remove(bare, plan.key)
    with pytest.raises(Refused, match="không còn trong dữ liệu"):
        register.save(bare, replace(plan, key="khac"))


def test_that_a_closed_plan_takes_nothing_more_until_it_is_opened_again(bare: Workspace) -> None:
    plan = register.save(bare, a_plan())
    for day in (date(2021, 12, 31), date(2022, 1, 19)):
        with pytest.raises(Refused, match="phải từ ngày 01/01/2022 đến hôm nay"):
            register.close(bare, plan.key, day)
    register.close(bare, plan.key, date(2022, 1, 18))
    (row,) = register.rows(bare)
    assert (row.closed_on, row.title) == (date(2022, 1, 18), "Kế hoạch minh họa")
    with bare.store.read() as connection, pytest.raises(Refused, match="đã kết thúc ngày 18/01/2022"):
        register.refuse_closed(connection, plan)
    register.reopen(bare, plan.key)
    assert register.rows(bare)[0].closed_on is None

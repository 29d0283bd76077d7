"""Which parts of a plan stand on which clause, and on which paragraph of its text."""

from app.domain.plans.citing import citing, standing_at
from app.domain.plans.duties import DutyDate
from app.domain.plans.plan import PartKind, PlanParagraph
from app.domain.plans.targets import Target
from tests.support.duties import a_duty
from tests.support.made_plans import a_plan, a_task

TEXT = (
    PlanParagraph(text="Căn cứ"),
    PlanParagraph(text="II. NHIỆM VỤ", clause="II", level=1),
    PlanParagraph(text="- Mở 03 lớp tập huấn", clause="II", level=2),
    PlanParagraph(text="- Biên soạn tài liệu", clause="II", level=2),
    PlanParagraph(text="IV. Báo cáo trước ngày 15/11", clause="IV", level=1),
)
DUTY = a_duty(DutyDate(month=11, month_day=15, clause="IV", quote="trước ngày 15/11"), clause="IV")
PLAN = a_plan(
    [
        a_task("1", clause="II", quote="Mở 03 lớp"),
        a_task("2", clause="II", quote="Biên soạn"),
        a_task("3", clause="IX"),
    ],
    targets=(Target(key="t", title="Có lớp", clause="II"), Target(key="k", title="Không dẫn mục")),
    duties=(DUTY,),
    paragraphs=TEXT,
    phases=(),
    agencies=(),
)


def test_that_each_clause_names_the_parts_that_cite_it_in_the_order_of_the_plan() -> None:
    found = citing(PLAN)
    assert [(part.kind, part.key) for part in found["II"]] == [
        (PartKind.TARGET, "t"),
        (PartKind.TASK, "1"),
        (PartKind.TASK, "2"),
    ]
    assert [(part.kind, part.key) for part in found["IV"]] == [(PartKind.DUTY, DUTY.key)]
    assert set(found) == {"II", "IV", "IX"}


def test_that_a_duty_is_named_at_every_clause_that_states_a_day_and_at_its_own() -> None:
    dates = (DutyDate(month=1, month_day=21, clause="III.3"), DutyDate(month=2, month_day=10, clause="IV.6"))
    found = citing(a_plan(duties=(a_duty(*dates, clause="IV"),), phases=(), agencies=()))
    assert list(found) == ["III.3", "IV.6", "IV"]
    assert list(citing(a_plan(duties=(a_duty(clause="IV"),)))) == ["IV"]


def test_that_phases_and_agencies_cite_their_blocks() -> None:
    plan = a_plan()
    phases = tuple(
        type(item)(key=item.key, name=item.name, starts=item.starts, ends=item.ends, clause="I") for item in plan.phases
    )
    agencies = (type(plan.agencies[0])(key="stp", name="Sở Tư pháp", clause="V"),)
    found = citing(a_plan(phases=phases, agencies=agencies))
    assert [part.kind for part in found["I"]] == [PartKind.PHASE, PartKind.PHASE]
    assert [part.title for part in found["V"]] == ["Sở Tư pháp"]


def test_that_a_part_is_counted_at_the_paragraph_its_words_stand_in() -> None:
    assert dict(standing_at(PLAN)) == {1: 1, 2: 1, 3: 1, 4: 1}

"""Drafts of plans that are gone or were changed elsewhere: never another plan's, never stored over it unasked."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.plans.plan import Plan, PlanParagraph
from app.errors import Refused
from app.services.plans import drafts, plan_files, register
from app.services.plans.drafts import PlanDraft
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan, a_task


def changed_draft(ws: Workspace, plan: Plan, title: str) -> PlanDraft:
    draft = drafts.begin(ws, plan)
    draft = replace(draft, plan=replace(plan, head=replace(plan.head, title=title)))
    drafts.keep(ws, draft)
    return draft


def test_that_the_draft_of_a_removed_plan_never_opens_under_the_plan_that_got_its_number(bare: Workspace) -> None:
    first = register.save(bare, a_plan([a_task()], key="a"))
    draft = changed_draft(bare, first, "BẢN SOẠN CỦA A")
    register.remove(bare, first.key)
    second = register.save(bare, a_plan([a_task()], key="b"))
    assert second.id == first.id
    begun = drafts.begin(bare, second)
    assert (begun.plan, begun.seen) == (second, second)
    other = changed_draft(bare, second, "BẢN SOẠN CỦA B")
    assert {item.title for item in drafts.drafts(bare)} == {"BẢN SOẠN CỦA A", "BẢN SOẠN CỦA B"}
    assert drafts.begin(bare, second) == other
    made = drafts.store(bare, draft, even_outdated=True)
    assert (made.key, made.head.title) == ("a", "BẢN SOẠN CỦA A")
    assert register.find(bare, "b") == second


def test_that_a_draft_whose_plan_is_gone_can_be_stored_as_a_new_one(bare: Workspace) -> None:
    plan = register.save(bare, a_plan([a_task()]))
    draft = changed_draft(bare, plan, "NHIỀU CÔNG GÕ")
    register.remove(bare, plan.key)
    with pytest.raises(Refused, match="không còn trong dữ liệu") as refused:
        drafts.store(bare, draft)
    assert refused.value.code == "plan-gone"
    assert drafts.drafts(bare) == (draft,)
    stored = drafts.store(bare, draft, even_outdated=True)
    assert (stored.key, stored.head.title) == (plan.key, "NHIỀU CÔNG GÕ")
    assert drafts.drafts(bare) == ()


def test_that_a_text_changed_elsewhere_is_not_overwritten_unasked(bare: Workspace) -> None:
    plan = register.save(bare, a_plan([a_task()], paragraphs=(PlanParagraph(text="cũ", clause="I"),)))
    draft = changed_draft(bare, plan, "khác")
    register.save(bare, replace(plan, paragraphs=(PlanParagraph(text="mới", clause="I"),)))
    with pytest.raises(Refused, match="đã được sửa ở nơi khác"):
        drafts.store(bare, draft)
    assert register.find(bare, plan.key).paragraphs[0].text == "mới"


@pytest.mark.parametrize("key", ["../../x", "a/b", "..", "a\\b", "C:x", ".an", "a*", "<b>"])
def test_that_a_key_no_file_could_have_is_not_stored_and_never_leads_out_of_the_folder(
    bare: Workspace, tmp_path: Path, key: str
) -> None:
    folder = tmp_path / "trong" / "cung" / "ra"
    made = plan_files.export(a_plan(key=key), folder)
    assert [path.parent for path in tmp_path.glob("**/*.toml")] == [folder]
    assert [path.parent.resolve() for path in made] == [folder.resolve()]
    with pytest.raises(Refused, match="không dùng làm tên tệp được"):
        register.save(bare, a_plan(key=key))
    assert register.plans(bare) == ()

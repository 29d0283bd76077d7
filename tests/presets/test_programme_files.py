"""A plan written to its two files comes back the same: the five that ship, and any other."""

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.plan import Basis, Plan
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Target, TargetStep
from app.domain.plans.tasks import Deliverable, Timing
from app.errors import Problem
from app.presets.load import PresetLibrary
from app.presets.programme_files import plan_of
from app.presets.programme_writing import plan_text, plan_toml
from app.presets.programmes import plan_file, plan_headers, plan_preset
from tests.support.made_plans import a_plan, a_task, head

SHIPPED = PresetLibrary.shipped()


def read_back(plan: Plan) -> Plan:
    """The plan its file tells, without text."""
    table = tomllib.loads(plan_toml(plan))
    body = {key: value for key, value in table.items() if isinstance(value, (dict, list))}
    return plan_of(body, table["id"], "viet-ra.toml")


@pytest.mark.parametrize("plan_id", [item.id for item in plan_headers(SHIPPED)])
def test_that_a_plan_that_ships_comes_back_from_its_files_whole(plan_id: str, tmp_path: Path) -> None:
    plan = plan_preset(SHIPPED, plan_id)
    (tmp_path / f"{plan_id}.toml").write_text(plan_toml(plan), encoding="utf-8")
    (tmp_path / f"{plan_id}.txt").write_text(plan_text(plan), encoding="utf-8")
    assert plan_file(tmp_path / f"{plan_id}.toml") == plan


texts = st.text(max_size=60)
numbers = st.decimals(0, 10**9, places=3).map(lambda value: value.normalize() + 0)


@given(
    title=texts,
    notes=st.lists(texts, max_size=3),
    document=texts,
    value=numbers,
    count=st.none() | numbers,
    day=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    is_inclusive=st.none() | st.booleans(),
    periods_later=st.integers(0, 1),
)
def test_that_any_words_and_numbers_come_back_as_they_were(
    *,
    title: str,
    notes: list[str],
    document: str,
    value: Decimal,
    count: Decimal | None,
    day: date | None,
    is_inclusive: bool | None,
    periods_later: int,
) -> None:
    product = Deliverable(key="a", text=title, count=count, is_total=bool(notes))
    dates = (DutyDate(day=day, is_inclusive=is_inclusive, quote=title, periods_later=periods_later),)
    plan = a_plan(
        [a_task(timing=Timing(text=title, is_ongoing=True), deliverables=(product,)), a_task("2")],
        head=head(title=title, notes=tuple(notes), bases=(Basis(document=document, dated=day),)),
        targets=(Target(key="t", title=title, steps=(TargetStep(value=value, comparison=Comparison.EXACTLY),)),),
        duties=(Duty(key="d", title=title, owed_by=("stp",), dates=dates, frequency=Frequency.YEAR),),
    )
    assert read_back(plan) == plan


def test_that_a_text_of_several_clauses_comes_back_with_them(tmp_path: Path) -> None:
    plan = replace(a_plan(), paragraphs=paragraphs_of("I. MỤC ĐÍCH\n1. Một.\nII. NHIỆM VỤ\na) Hai."))
    path = tmp_path / "minh-hoa.toml"
    path.write_text(plan_toml(plan), encoding="utf-8")
    path.with_suffix(".txt").write_text(plan_text(plan), encoding="utf-8")
    assert [item.clause for item in plan_file(path).paragraphs] == ["I", "I.1", "II", "II.a"]


def test_that_a_file_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "khac.toml"
    path.write_text('kind = "outline"\n', encoding="utf-8")
    with pytest.raises(Problem, match=r"khac\.toml"):
        plan_file(path)

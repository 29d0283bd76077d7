"""The five plans the program ships, read from their texts alone; expected figures are those the plans print."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from app.domain.plans.duties import Copy, Duty
from app.domain.plans.plan import Agency, Phase
from app.domain.plans.reading.proposals import HeadField, QuotaClaim
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.paths import resources
from tests.support.plan_reading import head, leaves, read, told, values

PLANS = resources() / "presets" / "plans"


def text(name: str) -> str:
    return (PLANS / f"{name}.txt").read_text(encoding="utf-8")


def test_that_the_programme_of_2026_has_its_eighteen_tasks_with_their_leads() -> None:
    tasks = [task for task in leaves(read(text("lao-cai-1219"))) if task.leads]
    leads = Counter(key for task in tasks for key in task.leads)
    counts = [leads[key] for key in ("bo-chqs-tinh", "cong-an-tinh", "uy-ban-nhan-dan-09-xa-phuong-bien-gioi")]
    assert (len(tasks), counts, leads["so-dan-toc-va-ton-giao"]) == (18, [17, 17, 18], 11)


def test_that_the_programme_of_2026_adds_points_in_its_second_phase() -> None:
    steps = [[step.value for step in one.steps] for one in values(read(text("lao-cai-1219")), Target) if one.steps]
    assert steps == [[Decimal(40), Decimal(50)], [Decimal(40), Decimal(50)], [Decimal(70), Decimal(25)]]


def test_that_the_plan_of_2021_has_its_products_and_its_open_condition() -> None:
    tasks = leaves(read(text("lang-son-pbgdpl-2021")))
    assert [int(one.count) for task in tasks for one in task.deliverables if one.count] == [3, 3, 5, 10]
    assert tasks[1].timing.condition == "có hướng dẫn của Bộ Tư pháp"


def test_that_years_of_the_title_are_not_those_of_the_execution() -> None:
    facts = head(read(text("lang-son-pbgdpl-2021")))
    assert (facts[HeadField.TITLE_FROM], facts[HeadField.TITLE_TO]) == (2012, 2016)
    assert (facts[HeadField.STARTS], facts[HeadField.ENDS]) == (date(2021, 1, 1), date(2021, 12, 31))
    assert facts[HeadField.STANDING_AGENCY] == "Sở Tư pháp"
    assert (facts[HeadField.SIGNER], facts[HeadField.SIGNER_TITLE]) == ("Dương Xuân Huyền", "PHÓ CHỦ TỊCH UBND TỈNH")


def test_that_the_law_on_border_guards_has_phases_by_quarters_and_fifteen_blocks() -> None:
    found = read(text("lang-son-luat-bien-phong"))
    assert [(one.starts, one.ends) for one in values(found, Phase)] == [
        ("2022-Q1", "2023-Q4"),
        ("2024-Q1", "2025-Q4"),
    ]
    blocks = {one.clause for one in values(found, Agency) if one.duties}
    assert blocks == {f"V.{number}" for number in range(1, 16)}
    film = next(task for task in values(found, Task) if task.clause == "III.2.4.a")
    assert film.phases == ("gd-1", "gd-2")


def test_that_the_plan_of_binh_phuoc_has_its_three_deadlines() -> None:
    duties = [one for one in values(read(text("binh-phuoc-2022")), Duty) if one.dates]
    days = [(one.dates[0].day, one.dates[0].month, one.dates[0].month_day, one.frequency) for one in duties]
    assert days == [
        (date(2022, 8, 10), None, None, Frequency.ONCE),
        (None, 11, 15, Frequency.YEAR),
        (None, 11, 20, Frequency.YEAR),
    ]


def test_that_an_agency_that_leads_the_whole_plan_leads_tasks_that_name_none() -> None:
    assert {task.leads for task in leaves(read(text("binh-phuoc-2022")))} == {("cong-an-tinh",)}


def test_that_what_a_plan_gives_to_its_agencies_alone_are_tasks_too() -> None:
    tasks = {task.quote[:30]: task for task in leaves(read(text("ha-quang-2022"))) if task.clause.startswith("IV")}
    settled = tasks["đồng thời thanh quyết toán kin"]
    assert settled.leads == ("cac-xa-bien-gioi",)
    (guided,) = (task for task in tasks.values() if task.clause == "IV.4")
    assert (guided.leads, guided.partners) == (("phong-noi-vu",), ("don-bien-phong-cua-khau-soc-giang",))


def test_that_reports_are_owed_in_both_copies_and_quotas_are_read() -> None:
    found = read(text("ha-quang-2022"))
    (report,) = (one for one in values(found, Duty) if set(one.copies) == {Copy.HARD, Copy.SOFT})
    assert (report.owed_to, report.dates[0].day) == ("don-bien-phong-cua-khau-soc-giang", date(2022, 1, 21))
    places = [(one.collectives, one.individuals) for one in values(found, QuotaClaim)]
    assert places[:3] == [(1, 1), (1, 1), (1, 2)]


@pytest.mark.parametrize(("name", "count"), [("binh-phuoc-2022", 0), ("lao-cai-1219", 0), ("ha-quang-2022", 4)])
def test_that_only_what_contradicts_itself_is_told(name: str, count: int) -> None:
    assert len(told(text(name))) == count

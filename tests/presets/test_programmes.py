"""The five plans that ship against their printed texts: their counts, their clauses, their quotes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import pytest

from app.domain.plans.citations import cited
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target
from app.domain.plans.tasks import Task
from app.domain.plans.timing import leaf_tasks
from app.presets.load import PresetLibrary
from app.presets.programmes import plan_headers, plan_preset

LANG_SON_LAW = "lang-son-luat-bien-phong"
LANG_SON_2021 = "lang-son-pbgdpl-2021"
LAO_CAI = "lao-cai-1219"
BINH_PHUOC = "binh-phuoc-2022"
HA_QUANG = "ha-quang-2022"
ALL = (BINH_PHUOC, HA_QUANG, LANG_SON_LAW, LANG_SON_2021, LAO_CAI)


@pytest.fixture(scope="module")
def plans() -> Mapping[str, Plan]:
    presets = PresetLibrary.shipped()
    assert tuple(header.id for header in plan_headers(presets)) == ALL
    return {plan_id: plan_preset(presets, plan_id) for plan_id in ALL}


def task(plan: Plan, key: str) -> Task:
    return next(item for item in plan.tasks if item.key == key)


def target(plan: Plan, key: str) -> Target:
    return next(item for item in plan.targets if item.key == key)


def citations(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Of everything a plan orders: what it is, its clause, its quote."""
    yield from ((item.key, item.clause, item.quote) for item in plan.targets)
    yield from ((item.key, item.clause, item.quote) for item in plan.tasks)
    yield from ((item.key, item.clause, item.quote) for item in plan.duties)
    yield from ((item.key, item.clause, item.closing and item.name) for item in plan.phases)
    yield from ((item.key, item.clause, "") for item in plan.agencies if item.duties)
    for duty in plan.duties:
        for stated in duty.dates:
            yield duty.key, stated.clause, stated.quote


@pytest.mark.parametrize("plan_id", ALL)
def test_that_everything_ordered_cites_a_clause_and_its_quote_stands_there(
    plan_id: str, plans: Mapping[str, Plan]
) -> None:
    plan = plans[plan_id]
    found = list(citations(plan))
    assert len(found) >= len(plan.targets) + len(plan.tasks) + len(plan.duties) > 10
    assert [item for item in found if not item[1] or cited(plan.paragraphs, item[1], item[2]) is None] == []
    quotes = [item.quote for parts in (plan.targets, plan.tasks, plan.duties) for item in parts]
    assert all(quotes)


@pytest.mark.parametrize("plan_id", ALL)
def test_that_the_lines_of_an_agency_s_block_are_the_plan_s_own(plan_id: str, plans: Mapping[str, Plan]) -> None:
    plan = plans[plan_id]
    own_words = {
        HA_QUANG: {"bcd-xa", "mttq-xa", "xom"},
        LANG_SON_2021: {"so-tu-phap", "doan-the"},
        BINH_PHUOC: {"cac-so"},
    }
    for agency in plan.agencies:
        if agency.key not in own_words.get(plan_id, set()):
            assert [line for line in agency.duties if cited(plan.paragraphs, agency.clause, line) is None] == []


@pytest.mark.parametrize("plan_id", ALL)
def test_that_a_plan_brings_its_text_and_an_outline_of_its_own(plan_id: str, plans: Mapping[str, Plan]) -> None:
    plan = plans[plan_id]
    assert plan.key == plan_id
    assert {"I", "II", "III", "Nơi nhận"} <= {item.clause for item in plan.paragraphs}
    assert {"tasks", "duties", "agencies", "money"} <= {section.content for section in plan.head.sections}
    assert plan.head.bases
    assert plan.head.budget_sources


def test_that_no_two_plans_share_their_outline(plans: Mapping[str, Plan]) -> None:
    outlines = [tuple(section.heading for section in plan.head.sections) for plan in plans.values()]
    assert len(set(outlines)) == len(ALL)


def test_that_the_heads_are_as_printed(plans: Mapping[str, Plan]) -> None:
    heads = {plan_id: plan.head for plan_id, plan in plans.items()}
    assert {key: (head.number, head.issued_on, head.issued_text) for key, head in heads.items()} == {
        LANG_SON_LAW: ("", None, ""),
        LANG_SON_2021: ("", None, "tháng 01 năm 2021"),
        LAO_CAI: ("", None, "tháng 3 năm 2026"),
        BINH_PHUOC: ("", date(2022, 7, 28), ""),
        HA_QUANG: ("74/KH-BCĐ", date(2022, 1, 11), ""),
    }
    assert {key: len(head.recipients) for key, head in heads.items()} == {
        LANG_SON_LAW: 13,
        LANG_SON_2021: 13,
        LAO_CAI: 18,
        BINH_PHUOC: 14,
        HA_QUANG: 10,
    }
    assert (heads[LANG_SON_2021].title_from, heads[LANG_SON_2021].title_to) == (2012, 2016)
    assert (heads[LANG_SON_2021].starts, heads[LANG_SON_2021].ends) == (date(2021, 1, 1), date(2021, 12, 31))
    assert (heads[LANG_SON_LAW].title_from, heads[LANG_SON_LAW].starts.year) == (2021, 2022)


def test_that_lang_son_2021_has_its_products_its_deadline_and_its_conditional_task(plans: Mapping[str, Plan]) -> None:
    plan = plans[LANG_SON_2021]
    counted = [(item.count, item.unit, item.measure) for one in plan.tasks for item in one.deliverables if item.count]
    assert counted == [
        (Decimal(3), "lớp", "P16"),
        (Decimal(3), "hội nghị", "P17"),
        (Decimal(5), "clip", "P18"),
        (Decimal(10), "chương trình", "P19"),
    ]
    report = plan.duties[0]
    assert [(item.day, item.is_inclusive) for item in report.dates] == [(date(2021, 11, 15), None)]
    assert (report.owed_by, report.through) == (("co-quan-chuyen-mon", "ubnd-huyen"), "so-tu-phap")
    assert not plan.head.is_inclusive
    assert [item.key for item in plan.tasks if item.timing.condition] == ["1.2"]
    assert len(leaf_tasks(plan)) == 8
    assert {item.leads for item in leaf_tasks(plan)} == {("so-tu-phap",)}


def test_that_lao_cai_has_eighteen_tasks_led_as_counted(plans: Mapping[str, Plan]) -> None:
    plan = plans[LAO_CAI]
    leaves = leaf_tasks(plan)
    leads = Counter(key for item in leaves for key in item.leads)
    assert len(leaves) == 18
    assert [leads[key] for key in ("bo-chqs", "cong-an", "ubnd-xa", "so-dttg")] == [17, 17, 18, 11]
    assert task(plan, "2.6.a").leads == ("mttq", "ubnd-xa")
    assert task(plan, "2.3.c").leads[0] == "so-gddt"
    assert all(item.timing.frequency is Frequency.YEAR and item.phases == ("gd1", "gd2") for item in leaves)
    assert [item.key for item in plan.tasks if item.parent == "1"] == ["1.1", "1.2", "1.3", "1.4"]
    assert {key for item in leaves for key in item.supports} == {"1.1", "1.2", "1.3", "1.4"}


def test_that_lao_cai_adds_points_to_the_first_phase(plans: Mapping[str, Plan]) -> None:
    plan = plans[LAO_CAI]
    assert [(item.starts, item.ends) for item in plan.phases] == [("2026", "2027"), ("2028", "2030")]
    found = {}
    for item in plan.targets:
        if item.steps:
            first, second = item.steps
            assert (first.reading, second.reading) == (Reading.ABSOLUTE, Reading.POINTS)
            found[item.key] = (first.value, first.value + second.value, first.value * (1 + second.value / 100))
    documents = (Decimal(40), Decimal(90), Decimal(60))
    equipment = (Decimal(70), Decimal(95), Decimal("87.5"))
    assert found == {"tai-lieu": documents, "boi-duong": documents, "trang-bi": equipment}
    assert [item.key for item in plan.targets if item.is_qualitative] == ["tai-lieu-to-doi", "duy-tri"]


def test_that_binh_phuoc_has_every_target_of_its_part_two(plans: Mapping[str, Plan]) -> None:
    plan = plans[BINH_PHUOC]
    found = {
        item.key: [(step.comparison, step.value, step.from_year, step.to_year) for step in item.steps]
        for item in plan.targets
    }
    whole = [(Comparison.EXACTLY, Decimal(100), None, None)]
    at_least, more, exactly = Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.EXACTLY
    assert found == {
        "tieu-chi-19-2": whole,
        "an-toan": [(at_least, 90, None, None)],
        "xuat-sac": [(at_least, 30, None, None)],
        "kha": [(at_least, 50, None, None)],
        "yeu": [(exactly, 0, None, None)],
        "mo-hinh-co-quan": [(more, 50, 2022, 2024), (more, 70, 2025, 2025)],
        "mo-hinh-khu-dan-cu": [(at_least, 80, 2022, 2024), (exactly, 100, 2025, 2025)],
        "lop-tap-huan": [(at_least, 1, None, None)],
        "kiem-tra-huyen": [(at_least, 11, None, None)],
        "kiem-tra-co-quan": [(at_least, 20, None, None)],
        "nghi-quyet": whole,
        "cam-ket-ho": whole,
        "cam-ket-ca-nhan": whole,
        "nong-cot": whole,
        "bao-ve": [],
    }
    assert target(plan, "yeu").parts == ("T06a", "T06b", "T06c", "T06d")
    assert (target(plan, "xuat-sac").denominator, target(plan, "kha").denominator) == ("T04", "T04")
    assert {item.clause for item in plan.targets} == {"II.1", "II.2", "II.3", "II.4", "II.5", "II.6"}


def test_that_binh_phuoc_has_its_three_deadlines(plans: Mapping[str, Plan]) -> None:
    stated = {
        duty.key: [(item.day, item.month_day, item.month) for item in duty.dates]
        for duty in plans[BINH_PHUOC].duties
        if duty.dates
    }
    assert stated == {
        "ke-hoach": [(date(2022, 8, 10), None, None)],
        "bao-cao-nam": [(None, 15, 11)],
        "bao-cao-tong-hop": [(None, 20, 11)],
    }
    yearly = [duty for duty in plans[BINH_PHUOC].duties if duty.frequency is Frequency.YEAR and duty.dates]
    assert [(duty.from_year, duty.to_year) for duty in yearly] == [(2022, 2025)] * 2


def test_that_the_border_guard_law_has_fifteen_blocks_and_a_film_over_both_phases(plans: Mapping[str, Plan]) -> None:
    plan = plans[LANG_SON_LAW]
    blocks = dict.fromkeys(agency.clause for agency in plan.agencies if agency.clause)
    assert list(blocks) == [f"V.{number}" for number in range(1, 16)]
    assert [(item.starts, item.ends) for item in plan.phases] == [("2022-Q1", "2023-Q4"), ("2024-Q1", "2025-Q4")]
    film = task(plan, "2.4.a")
    assert (film.timing.starts, film.timing.ends, film.phases) == ("2022-Q2", "2024-Q4", ("gd1", "gd2"))
    assert (film.leads, film.partners) == (("dai-ptth",), ("bch-bdbp", "so-tu-phap", "so-tttt"))
    assert task(plan, "2.1.a").hosts == ("bo-quoc-phong",)
    assert task(plan, "2.2").timing.ends == "2022-Q1"
    assert task(plan, "2.7").timing.starts == "2023"
    assert len(leaf_tasks(plan)) == 13
    numbers = [(item.clause, item.steps[0].comparison, int(item.steps[0].value)) for item in plan.targets if item.steps]
    assert numbers == [
        ("II.1.a", Comparison.EXACTLY, 100),
        ("II.1.b", Comparison.EXACTLY, 100),
        ("II.1.c", Comparison.AT_LEAST, 80),
        ("II.1.d", Comparison.AT_LEAST, 80),
        ("II.1.d", Comparison.EXACTLY, 100),
    ]
    assert [item.clause for item in plan.targets if item.is_qualitative] == ["II.1.đ"]


def test_that_agencies_of_the_district_time_become_those_after_it(plans: Mapping[str, Plan]) -> None:
    agencies = {agency.key: agency for agency in plans[LANG_SON_LAW].agencies}
    districts = agencies["ubnd-huyen"]
    assert (districts.valid_to, agencies[districts.became].valid_from) == (date(2025, 7, 1), date(2025, 7, 1))
    assert agencies[agencies["bch-bdbp"].became].name == "Ban Chỉ huy Bộ đội Biên phòng"


def test_that_ha_quang_keeps_both_days_both_copies_and_what_it_leaves_open(plans: Mapping[str, Plan]) -> None:
    plan = plans[HA_QUANG]
    duties = {duty.key: duty for duty in plan.duties}
    assert [(item.day, item.clause) for item in duties["award-dossier"].dates] == [
        (date(2022, 1, 21), "IV.6"),
        (date(2022, 2, 10), "III(2).3"),
    ]
    assert duties["commune-report"].copies == ("hard", "soft")
    assert [item.is_inclusive for item in duties["commune-report"].dates] == [None]
    assert not plan.head.is_inclusive
    assert [key for key, duty in duties.items() if not duty.dates] == [
        "tier-4-report",
        "event-result",
        "district-review",
        "settlement",
    ]
    assert {"III", "III(2)"} <= {item.clause for item in plan.paragraphs}
    tier_3 = [item.text for item in plan.paragraphs if "cấp độ 3" in item.text]
    assert len(tier_3) == 2
    assert len(set(tier_3)) == 1

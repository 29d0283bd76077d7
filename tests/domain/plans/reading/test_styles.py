"""Plans written in other ways: tables, «Đơn vị chủ trì», orders, scans with slips, headings without numbers."""

from datetime import date
from decimal import Decimal

from app.domain.plans.duties import Duty
from app.domain.plans.reading.proposals import HeadField, QuotaClaim
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target
from tests.support.plan_reading import head, leaves, read, styled, told, values


def roles(name: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(task.leads, task.partners) for task in leaves(read(styled(name)))]


def test_that_facts_in_lines_in_one_line_and_within_the_task_are_read_alike() -> None:
    assert roles("units") == [
        (("so-thong-tin-va-truyen-thong",), ("hoi-lien-hiep-phu-nu-tinh", "so-giao-duc-va-dao-tao", "ubnd-cac-huyen")),
        (("cong-an-tinh",), ("bo-chi-huy-bo-doi-bien-phong-tinh", "so-lao-dong-thuong-binh-va-xa-hoi")),
        (("so-lao-dong-thuong-binh-va-xa-hoi",), ("cong-an-tinh",)),
    ]


def test_that_quarters_take_the_year_of_the_plan_and_products_their_counts() -> None:
    first, second, third = leaves(read(styled("units")))
    assert (first.timing.starts, first.timing.ends) == ("2024-Q2", "2024-Q3")
    assert [(one.count, one.unit) for one in first.deliverables] == [(Decimal(12), "buổi"), (Decimal(3000), "tờ rơi")]
    assert (second.timing.starts, second.timing.ends) == ("", "2024-06-29")
    assert third.timing.is_ongoing


def test_that_a_sentence_with_two_days_gives_two_duties() -> None:
    duties = values(read(styled("units")), Duty)
    days = [(one.owed_by, one.owed_to, one.dates[0].day, one.dates[0].month, one.dates[0].month_day) for one in duties]
    assert days == [
        (("cac-so-nganh",), "cong-an-tinh", None, 6, 15),
        (("cac-so-nganh",), "cong-an-tinh", None, 11, 15),
        (("cong-an-tinh",), "ubnd-tinh", date(2024, 12, 20), None, None),
    ]
    assert duties[-1].dates[0].is_inclusive


def test_that_at_most_is_read_as_such() -> None:
    steps = [target.steps[0] for target in values(read(styled("units")), Target)]
    assert [(step.value, step.comparison) for step in steps] == [
        (Decimal(85), Comparison.AT_LEAST),
        (Decimal(5), Comparison.AT_MOST),
    ]


def test_that_a_pasted_table_gives_tasks() -> None:
    assert roles("table") == [
        (("don-bien-phong-suoi-da",), ("cong-an-xa", "ban-chi-huy-quan-su-xa")),
        (("uy-ban-mttq-viet-nam-xa",), ("don-bien-phong-suoi-da", "cac-thon-bien-gioi")),
        (("tram-y-te-xa",), ("don-bien-phong-suoi-da",)),
    ]
    times = [task.timing for task in leaves(read(styled("table")))]
    assert times[0].frequency is Frequency.MONTH
    assert [time.ends for time in times[1:]] == ["2026-Q1", "2026-05-20"]


def test_that_orders_within_a_task_give_its_lead() -> None:
    assert roles("orders") == [
        (("phong-van-hoa-va-thong-tin",), ("phong-tu-phap", "trung-tam-van-hoa-huyen")),
        (("cong-an-huyen",), ("ubnd-cac-xa-thi-tran",)),
        (("cong-an-huyen",), ("hoi-nong-dan-huyen", "doan-thanh-nien-huyen")),
    ]
    times = [task.timing for task in leaves(read(styled("orders")))]
    assert [time.ends for time in times] == ["2023-06-29", "", "2025-Q1"]
    assert times[1].frequency is Frequency.QUARTER


def test_that_a_target_steps_up_within_a_sentence() -> None:
    target, sessions = values(read(styled("orders")), Target)
    assert [(step.value, step.from_year) for step in target.steps] == [(Decimal(60), None), (Decimal(80), 2025)]
    assert (sessions.steps[0].value, sessions.unit) == (Decimal(2), "đợt")


def test_that_a_blank_number_and_day_stay_blank() -> None:
    facts = head(read(styled("orders")))
    assert HeadField.NUMBER not in facts
    assert facts[HeadField.ISSUED_TEXT] == "ngày tháng 4 năm 2023"


def test_that_slips_of_a_scan_do_not_hide_labels() -> None:
    assert roles("scanned") == [
        (("don-bien-phong-vinh-khe",), ("uy-ban-mttq-xa",)),
        (("ubnd-xa-vinh-khe",), ("don-bien-phong-vinh-khe", "truong-thcs-vinh-khe")),
    ]
    (quota,) = values(read(styled("scanned")), QuotaClaim)
    assert (quota.collectives, quota.individuals, quota.households) == (2, 5, None)


def test_that_two_dates_a_doubled_letter_two_spellings_and_an_early_date_are_told() -> None:
    assert [one.kind.value for one in told(styled("scanned"))] == [
        "two-dates",
        "same-number",
        "spelling",
        "before-plan",
    ]
    first = told(styled("scanned"))[0].sentence
    assert "mục B.2 ghi “trước ngày 15/02/2025”, mục B(2).1 ghi “trước ngày 10/02/2025”" in first


def test_that_headings_without_numbers_are_parts_of_the_plan() -> None:
    assert roles("bare") == [
        (("ubnd-cac-xa-bien-gioi",), ("don-bien-phong-hoa-son",)),
        (("don-bien-phong-hoa-son",), ("cong-an-huyen", "hat-kiem-lam-huyen")),
    ]
    (duty,) = values(read(styled("bare")), Duty)
    assert (duty.owed_by, duty.owed_to, duty.dates[0].day) == (("cong-an-huyen",), "ubnd-huyen", date(2024, 12, 20))


def test_that_phases_hold_their_steps_and_conditions_stay_open() -> None:
    found = read(styled("phases"))
    (target,) = values(found, Target)
    assert [(step.phase, step.reading) for step in target.steps] == [
        ("gd-1", Reading.ABSOLUTE),
        ("gd-2", Reading.POINTS),
    ]
    tasks = leaves(found)
    assert tasks[1].timing.condition == "giáo trình được ban hành"
    assert tasks[1].leads == ("so-tu-phap", "so-noi-vu")
    assert tasks[2].timing.frequency is Frequency.YEAR


def test_that_counts_and_years_that_disagree_are_told() -> None:
    sentences = [one.sentence for one in told(styled("phases"))]
    assert sentences == [
        "Tên kế hoạch ghi đến năm 2029, nhưng mục I.1.b cho Giai đoạn 2 kết thúc ở 2030.",
        "Mục I.2 ghi “12 xã biên giới”, mục II.2.1.2 ghi “14 xã biên giới”; cùng một thứ mà hai số.",
        "Mục I.2 ghi “chia làm 3 giai đoạn”, nhưng kế hoạch nêu 2 giai đoạn.",
    ]

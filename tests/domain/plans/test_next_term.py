"""A plan as the start of the one after it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.faults import faults
from app.domain.plans.next_term import next_term, with_units
from app.domain.plans.plan import Agency, Phase, PlanParagraph
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import Timing
from app.presets.load import PresetLibrary
from app.presets.programmes import plan_headers, plan_preset
from tests.support.made_plans import a_plan, a_task, head

SHIPPED = PresetLibrary.shipped()


def test_that_a_plan_of_four_years_begins_again_four_years_later_without_the_words_of_its_text() -> None:
    day = Timing(starts="2024-02-29", ends="2024-Q3", text="Quý III/2024")
    plan = replace(
        a_plan(
            [a_task(timing=day, clause="II.1", quote="mở lớp")],
            head=head(number="01/KH", issued_on=date(2022, 1, 5), title_from=2022, notes=("lạ",)),
            targets=(Target(key="t", title="T", steps=(TargetStep(value=Decimal(9), from_year=2023),), clause="I"),),
            duties=(
                Duty(
                    key="d",
                    title="D",
                    owed_by=("stp",),
                    dates=(DutyDate(day=date(2022, 11, 15), quote="q"), DutyDate(month=11, month_day=15)),
                    frequency=Frequency.YEAR,
                    to_year=2025,
                ),
            ),
            paragraphs=(PlanParagraph(text="I. Một", clause="I"),),
        ),
        id=7,
    )
    new = next_term(plan)
    assert (new.id, new.key, new.paragraphs, new.head.number, new.head.issued_on) == (0, "", (), "", None)
    assert (new.head.starts, new.head.ends) == (date(2026, 1, 1), date(2029, 12, 31))
    assert (new.head.title_from, new.head.title_to, new.head.notes) == (2026, None, ())
    assert [(item.starts, item.ends) for item in new.phases] == [("2026-Q1", "2027-Q4"), ("2028-Q1", "2029-Q4")]
    assert new.tasks[0].timing == Timing(starts="2028-02-29", ends="2028-Q3")
    assert (new.tasks[0].clause, new.tasks[0].quote, new.targets[0].clause) == ("", "", "")
    assert new.targets[0].steps[0].from_year == 2027
    assert [item.day for item in new.duties[0].dates] == [date(2026, 11, 15), None]
    assert (new.duties[0].to_year, new.duties[0].dates[0].quote) == (2029, "")


def test_that_names_with_a_year_of_the_former_term_are_told_and_laws_are_not() -> None:
    phase = Phase(key="a", name="Giai đoạn 2022 - 2023", starts="2022", ends="2023")
    tasks = [a_task("1", title="Tổng kết giai đoạn 2017 - 2025"), a_task("2", title="Tuyên truyền Luật năm 2020")]
    plan = a_plan(tasks, head=head(title="Kế hoạch năm 2022", title_to=2030), phases=(phase,))
    assert next_term(plan).head.notes == (
        "Cần xem lại: tên kế hoạch “Kế hoạch năm 2022” còn ghi năm 2022 của kỳ trước.",
        "Cần xem lại: tên giai đoạn “Giai đoạn 2022 - 2023” còn ghi năm 2022, 2023 của kỳ trước.",
        "Cần xem lại: tên nhiệm vụ “Tổng kết giai đoạn 2017 - 2025” còn ghi năm 2025 của kỳ trước.",
    )


def test_that_a_group_counts_as_many_units_less_as_it_has_codes_less() -> None:
    group = Agency(key="xa", name="Các xã", is_group=True, count=9, unit_codes=("1", "2", "3"))
    assert (with_units(group, ("7",), 2).count, with_units(group, ("7",), 2).unit_codes) == (7, ("7",))
    assert with_units(replace(group, count=None), ("7",), 2).count is None


def test_that_a_day_of_a_leap_year_is_the_day_before() -> None:
    year = head(starts=date(2024, 1, 1), ends=date(2024, 12, 31))
    plan = a_plan([a_task(timing=Timing(starts="2024-02-29"))], head=year, phases=())
    assert next_term(plan).tasks[0].timing.starts == "2025-02-28"


@pytest.mark.parametrize("plan_id", [item.id for item in plan_headers(SHIPPED)])
def test_that_the_plan_after_one_that_ships_has_no_fault(plan_id: str) -> None:
    assert faults(next_term(plan_preset(SHIPPED, plan_id)), SHIPPED.indicator_codes()) == ()


@pytest.mark.parametrize(
    ("starts", "ends", "new_starts", "new_ends"),
    [
        (date(2022, 7, 1), date(2023, 6, 30), date(2023, 7, 1), date(2024, 6, 30)),
        (date(2022, 7, 1), date(2023, 7, 1), date(2024, 7, 1), date(2025, 7, 1)),
        (date(2022, 7, 28), date(2025, 12, 31), date(2026, 7, 28), date(2029, 12, 31)),
        (date(2022, 1, 11), date(2022, 12, 31), date(2023, 1, 11), date(2023, 12, 31)),
    ],
)
def test_that_no_year_is_left_out_between_two_plans(starts: date, ends: date, new_starts: date, new_ends: date) -> None:
    new = next_term(a_plan((), head=head(starts=starts, ends=ends), phases=())).head
    assert (new.starts, new.ends) == (new_starts, new_ends)

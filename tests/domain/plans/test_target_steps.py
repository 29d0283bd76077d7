"""The number a target asks for: step of its phase or year, both readings of «tăng thêm»."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.plans.plan import Phase
from app.domain.plans.spans import Frequency, span
from app.domain.plans.target_steps import next_threshold, period_of, period_within, periods, threshold, thresholds
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from tests.support.made_plans import a_plan


def target(*steps: TargetStep, **fields: Any) -> Target:
    return Target(**{"key": "t", "title": "Tập huấn", "numerator": "X02", "denominator": "X01", **fields}, steps=steps)


def step(value: str, **fields: Any) -> TargetStep:
    return TargetStep(value=Decimal(value), **fields)


@pytest.mark.parametrize(
    ("first", "more", "points", "relative"),
    [("40", "50", "90", "60"), ("70", "25", "95", "87.5")],
)
def test_that_more_is_read_as_points_and_both_readings_are_shown(
    first: str, more: str, points: str, relative: str
) -> None:
    wanted = target(step(first, phase="gd1"), step(more, phase="gd2", reading=Reading.POINTS))
    last = thresholds(wanted)[1]
    assert last.value == last.by_points == Decimal(points)
    assert last.by_relative == Decimal(relative)
    shown = relative.replace(".", ",")
    assert last.readings == (
        f"“Tăng thêm {more} %”: cộng thêm điểm thành {points} %, tăng tương đối thành {shown} %. "
        "Đang hiểu là cộng thêm."
    )
    other = target(step(first, phase="gd1"), step(more, phase="gd2", reading=Reading.RELATIVE))
    assert thresholds(other)[1].value == Decimal(relative)
    assert "Đang hiểu là tăng tương đối" in thresholds(other)[1].readings


def test_that_more_of_a_count_is_its_unit_or_percent_of_it_but_never_points() -> None:
    steps = (step("40", phase="gd1"), step("50", phase="gd2", reading=Reading.POINTS))
    first, added = thresholds(target(*steps, unit="lớp"))
    assert added.words == "≥ 90 lớp"
    assert added.readings == (
        "“Tăng thêm 50”: nếu là 50 lớp thì thành 90 lớp, nếu là 50 % thì thành 60 lớp. Đang hiểu là cộng thêm."
    )
    assert (added.stated, added.adding, first.readings) == ("50", "cộng thêm", "")
    of_hundred = thresholds(target(*steps))[1]
    assert (of_hundred.stated, of_hundred.adding) == ("50 %", "cộng thêm điểm")


THREE = (
    Phase(key="g1", name="Giai đoạn 1", starts="2022", ends="2022"),
    Phase(key="g2", name="Giai đoạn 2", starts="2023", ends="2023"),
    Phase(key="g3", name="Giai đoạn 3", starts="2024", ends="2025"),
)


def test_that_a_step_adds_to_the_one_before_it_in_time_wherever_the_plan_says_it() -> None:
    base = step("40", phase="g1")
    more = (step("25", phase="g3", reading=Reading.POINTS), step("20", phase="g2", reading=Reading.POINTS))
    plan = a_plan(phases=THREE)
    for steps in ((base, *more), (*more, base), (base, *reversed(more))):
        found = {item.step.phase: item.value for item in thresholds(target(*steps), plan)}
        assert found == {"g1": 40, "g2": 60, "g3": 85}
        assert [item.step for item in thresholds(target(*steps), plan)] == list(steps)
        asked = [threshold(target(*steps), plan, span(year)) for year in ("2022", "2023", "2024")]
        assert [item.value for item in asked if item] == [40, 60, 85]
        coming = next_threshold(target(*steps), plan, span("2023"))
        assert coming is not None
        assert coming.value == 85


def test_that_of_steps_that_begin_together_the_base_comes_first_and_then_what_is_due_sooner() -> None:
    steps = (
        step("25", to_year=2025, reading=Reading.POINTS),
        step("10", to_year=2024, reading=Reading.POINTS),
        step("40", to_year=2023),
    )
    assert [item.value for item in thresholds(target(*steps), a_plan())] == [75, 50, 40]


def test_that_of_phases_that_overlap_the_one_the_period_is_tells_its_step() -> None:
    phases = (
        Phase(key="all", name="Cả giai đoạn", starts="2022", ends="2025"),
        Phase(key="peak", name="Đợt cao điểm", starts="2023-03", ends="2023-09"),
        Phase(key="last", name="Giai đoạn cuối", starts="2024", ends="2025"),
    )
    plan = a_plan(phases=phases)
    steps = (step("100", phase="all"), step("5", phase="peak"), step("60", phase="last"))
    wanted = target(*steps, unit="lớp", frequency=Frequency.PHASE)
    found = {item.text: threshold(wanted, plan, item) for item in periods(wanted, plan)}
    assert {text: item.value for text, item in found.items() if item} == {
        "2022..2025": 100,
        "2023-03..2023-09": 5,
        "2024..2025": 60,
    }


def test_that_more_than_all_is_told_and_more_than_nothing_has_no_number() -> None:
    beyond = thresholds(target(step("70"), step("50", reading=Reading.POINTS)))[1]
    assert beyond.is_beyond
    assert beyond.readings.endswith("Mức lớn hơn 100 % không thể đạt.")
    nothing = thresholds(target(step("50", reading=Reading.POINTS)))[0]
    assert (nothing.value, nothing.words) == (None, "≥ – %")
    assert nothing.readings == "Mức “tăng thêm” không có mức nào đứng trước để cộng vào."


@pytest.mark.parametrize(
    ("now", "comparison", "is_met"),
    [
        ("90", Comparison.AT_LEAST, True),
        ("95", Comparison.AT_LEAST, False),
        ("110", Comparison.AT_LEAST, False),
        ("90", Comparison.MORE_THAN, False),
        ("90", Comparison.EXACTLY, True),
        ("90", Comparison.AT_MOST, True),
        ("80", Comparison.LESS_THAN, False),
    ],
)
def test_that_a_fall_is_met_by_what_is_left(now: str, comparison: Comparison, *, is_met: bool) -> None:
    asked = thresholds(target(step("10", reading=Reading.DECREASE, comparison=comparison)))[0]
    assert asked.is_met(Decimal(now) * 100, Decimal(100)) is is_met


def test_that_a_fall_is_told_as_what_may_be_left_and_adds_to_nothing() -> None:
    fall, more = thresholds(target(step("10", reading=Reading.DECREASE), step("5", reading=Reading.POINTS)))
    assert (fall.words, fall.is_floor, fall.short_readings) == ("còn ≤ 90 %", False, "")
    assert fall.readings == "Phải giảm ≥ 10 %, tức là kỳ này còn ≤ 90 % của kỳ trước."
    assert more.value is None


def test_that_the_step_of_the_phase_or_year_at_the_end_of_the_period_counts() -> None:
    phased = target(step("40", phase="gd1"), step("50", phase="gd2", reading=Reading.POINTS))
    plan = a_plan()
    stepwise = [threshold(phased, plan, span(year)) for year in ("2022", "2023", "2024", "2025")]
    assert [item.value for item in stepwise if item] == [40, 40, 90, 90]
    yearly = target(step("50", to_year=2024, comparison=Comparison.MORE_THAN), step("70", from_year=2025))
    found = [threshold(yearly, plan, span(year)) for year in ("2022", "2024", "2025", "2025-H1")]
    assert [item.words for item in found if item] == ["> 50 %", "> 50 %", "≥ 70 %", "≥ 70 %"]
    assert found[0] is not None
    assert found[0].readings == ""
    raised = target(step("80"), step("100", from_year=2025))
    assert [item.value for year in ("2024", "2025") if (item := threshold(raised, plan, span(year)))] == [80, 100]
    assert threshold(target(step("5", from_year=2023, to_year=2023)), plan, span("2024")) is None
    assert threshold(target(), plan, span("2024")) is None


def test_that_of_steps_that_begin_together_the_narrower_one_is_meant() -> None:
    year, phase = step("20", from_year=2024, to_year=2024), step("15", phase="gd2")
    for steps in ((year, phase), (phase, year)):
        found = [threshold(target(*steps), a_plan(), span(at)) for at in ("2024", "2025")]
        assert [item.value for item in found if item] == [20, 15]


@pytest.mark.parametrize(
    ("comparison", "met"),
    [
        (Comparison.AT_LEAST, [False, True, True]),
        (Comparison.MORE_THAN, [False, False, True]),
        (Comparison.EXACTLY, [False, True, False]),
        (Comparison.AT_MOST, [True, True, False]),
        (Comparison.LESS_THAN, [True, False, False]),
    ],
)
def test_that_comparisons_are_strict_where_the_plan_is(comparison: Comparison, met: list[bool]) -> None:
    (asked,) = thresholds(target(step("20", comparison=comparison), unit="đơn vị"))
    assert [asked.is_met(Decimal(value)) for value in (19, 20, 21)] == met
    assert asked.is_floor == (comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN))


def test_that_a_third_is_compared_without_rounding_and_all_of_it_is_a_floor() -> None:
    (third,) = thresholds(target(step("33.333")))
    assert third.is_met(Decimal(100), Decimal(3))
    (all_,) = thresholds(target(step("100", comparison=Comparison.EXACTLY)))
    assert all_.is_floor
    (none,) = thresholds(target(step("0", comparison=Comparison.EXACTLY), unit="đơn vị"))
    assert none.is_met(Decimal(0))
    assert not none.is_floor


def test_that_a_target_has_the_periods_of_its_frequency() -> None:
    plan = a_plan()
    assert [item.text for item in periods(target(), plan)] == ["2022", "2023", "2024", "2025"]
    assert [item.text for item in periods(target(frequency=Frequency.HALF_YEAR), plan)][:2] == ["2022-H1", "2022-H2"]
    whole = "2022-01-01..2025-12-31"
    assert [item.text for item in periods(target(frequency=Frequency.ONCE), plan)] == [whole]
    assert span(whole).words == "từ ngày 01/01/2022 đến ngày 31/12/2025"
    phase = target(frequency=Frequency.PHASE)
    assert [item.text for item in periods(phase, plan)] == ["2022-Q1..2023-Q4", "2024-Q1..2025-Q4"]
    assert [item.text for item in periods(phase, a_plan(phases=()))] == [whole]


def test_that_a_day_has_its_period_and_days_outside_the_nearest_one() -> None:
    plan = a_plan()
    days = (date(2021, 1, 1), date(2023, 5, 1), date(2030, 1, 1))
    assert [period_of(target(), plan, day).text for day in days] == ["2022", "2023", "2025"]


@pytest.mark.parametrize(
    ("wanted", "today", "found"),
    [
        ("2022", date(2022, 8, 1), "2022-Q3"),
        ("2022", date(2023, 1, 1), "2022-Q4"),
        ("2022", date(2021, 1, 1), "2022-Q1"),
        ("2022-05", date(2022, 8, 1), "2022-Q2"),
    ],
)
def test_that_a_report_tells_the_last_period_that_has_begun_in_its_stretch(
    wanted: str, today: date, found: str
) -> None:
    every = target(step("40"), frequency=Frequency.QUARTER)
    assert period_within(every, a_plan(), span(wanted), today).text == found


def test_that_a_target_without_a_number_is_judged() -> None:
    assert target().is_qualitative
    assert not target(step("40")).is_qualitative

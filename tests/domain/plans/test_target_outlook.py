"""How a target looks while its period runs; when its steps hold; who asks for the parts of a distribution."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.plans.measures import MeasureValue
from app.domain.plans.spans import Frequency, span
from app.domain.plans.target_outlook import OUTLOOK_WORDS, Outlook, outlook
from app.domain.plans.target_parts import members
from app.domain.plans.target_states import Counted, TargetStanding, counted_state
from app.domain.plans.target_steps import choices, next_threshold, period_name, step_time, threshold, thresholds
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.work import TargetJudgement
from app.domain.targets import TargetState
from tests.support.made_plans import a_plan

YEAR = span("2022")
BEFORE, WITHIN, AFTER = date(2021, 12, 31), date(2022, 6, 1), date(2023, 1, 1)


def step(value: str, **fields: Any) -> TargetStep:
    return TargetStep(value=Decimal(value), **fields)


ASKED = Target(key="t", title="t", numerator="a", denominator="b", steps=(step("40"),))


def ratio(top: int | None, bottom: int | None, **fields: Any) -> Counted:
    def known(value: int | None) -> MeasureValue:
        number = None if value is None else Decimal(value)
        return MeasureValue(**{"value": number, "reported": 1, "expected": 1, **fields})

    return Counted("%", known(top), known(bottom))


def standing(target: Target, counted: Counted, today: date, judged: TargetState | None = None) -> TargetStanding:
    asked = threshold(target, a_plan(), YEAR)
    state = counted_state(asked, counted, YEAR, today)
    said = None if judged is None else TargetJudgement(part_id=1, period="2022", state=judged, judged_on=today)
    return TargetStanding(target, YEAR, asked, counted, state, said)


@pytest.mark.parametrize(
    ("counted", "today", "seen"),
    [
        (ratio(5, 10), AFTER, Outlook.REACHED),
        (ratio(3, 10), AFTER, Outlook.MISSED),
        (ratio(3, 10), WITHIN, Outlook.BELOW),
        (ratio(5, 10, expected=2), WITHIN, Outlook.ABOVE),
        (ratio(None, 10), WITHIN, Outlook.UNKNOWN),
        (ratio(5, None), WITHIN, Outlook.UNKNOWN),
        (ratio(0, 0), WITHIN, Outlook.UNDIVIDED),
    ],
)
def test_that_numbers_say_how_a_target_looks_before_its_period_is_over(
    counted: Counted, today: date, seen: Outlook
) -> None:
    assert outlook(standing(ASKED, counted, today), today) is seen
    assert OUTLOOK_WORDS[seen]


def test_that_a_target_that_exactly_all_should_reach_is_below_until_all_do() -> None:
    every = Target(key="t", title="t", steps=(step("100", comparison=Comparison.EXACTLY),))
    assert outlook(standing(every, ratio(9, 10), WITHIN), WITHIN) is Outlook.BELOW


def test_that_without_a_number_of_the_plan_nothing_is_asked_and_words_wait_for_a_judgement() -> None:
    later = Target(key="t", title="t", numerator="a", steps=(step("40", from_year=2024),))
    assert outlook(standing(later, ratio(5, 10), WITHIN), WITHIN) is Outlook.UNASKED
    words = Target(key="t", title="t")
    assert outlook(standing(words, Counted("%"), WITHIN), WITHIN) is Outlook.UNJUDGED
    assert outlook(standing(words, Counted("%"), WITHIN), BEFORE) is Outlook.AHEAD
    assert outlook(standing(words, Counted("%"), WITHIN, TargetState.REACHED), WITHIN) is Outlook.REACHED
    assert outlook(standing(words, Counted("%"), WITHIN, TargetState.OPEN), WITHIN) is Outlook.UNSURE


def test_that_the_parts_of_a_ratio_stand_beside_it() -> None:
    assert (ratio(36, 120).parts, ratio(None, 120).parts) == ("36/120", "–/120")
    assert Counted("lớp", MeasureValue(value=Decimal(3))).parts == ""
    assert not Counted("lớp").is_beyond(thresholds(ASKED)[0])


def test_that_the_next_step_and_the_time_of_each_are_told() -> None:
    plan = a_plan()
    yearly = Target(key="t", title="t", steps=(step("50", from_year=2022, to_year=2024), step("70", from_year=2025)))
    coming = next_threshold(yearly, plan, YEAR)
    assert coming is not None
    assert (coming.words, step_time(coming.step, plan)) == ("≥ 70 %", "từ năm 2025")
    assert next_threshold(yearly, plan, span("2025")) is None
    told = [step_time(item, plan) for item in (yearly.steps[0], step("1", to_year=2023), step("1"))]
    assert told == ["năm 2022 - 2024", "đến năm 2023", ""]
    assert step_time(step("1", phase="gd2", from_year=2025, to_year=2025), plan) == "Giai đoạn 2, năm 2025"


def test_that_both_readings_of_more_are_told_in_few_words() -> None:
    more = Target(key="t", title="t", steps=(step("40", phase="gd1"), step("50", phase="gd2", reading=Reading.POINTS)))
    plain, added = thresholds(more)
    assert (plain.short_readings, added.short_readings) == ("", "cộng 90 %, tương đối 60 %")


def test_that_targets_are_looked_at_by_years_phases_and_periods_of_their_own() -> None:
    half = Target(key="t", title="t", frequency=Frequency.HALF_YEAR)
    once = Target(key="o", title="o", frequency=Frequency.ONCE)
    assert [period_name(span(text), a_plan()) for text in ("2022-Q1..2023-Q4", "2022")] == ["Giai đoạn 1", "năm 2022"]
    found = [item.text for item in choices(a_plan(targets=(half, once)))]
    assert found[:4] == ["2022-01-01..2025-12-31", "2022-Q1..2023-Q4", "2022", "2022-H1"]
    assert len(found) == 1 + 2 + 4 + 8


def test_that_the_targets_of_a_distribution_stand_in_the_order_of_its_parts() -> None:
    head = Target(key="y", title="yếu", numerator="d", parts=("a", "b", "d"), whole="w")
    good, best = Target(key="k", title="khá", numerator="b"), Target(key="x", title="xuất sắc", numerator="a")
    assert members(head, (head, good, Target(key="z", title="khác", numerator="e"), best)) == (best, good, head)

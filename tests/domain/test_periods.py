"""Named parts of a year, and days that are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.periods import PERIOD_NAMES, ReportingPeriod

_YEARS = st.integers(min_value=2000, max_value=2100)


@pytest.mark.parametrize(
    ("name", "start", "end", "words"),
    [
        ("nam", (1, 1), (12, 31), "năm 2021"),
        ("6t", (1, 1), (6, 30), "6 tháng đầu năm 2021"),
        ("6tc", (7, 1), (12, 31), "6 tháng cuối năm 2021"),
        ("9t", (1, 1), (9, 30), "9 tháng đầu năm 2021"),
        ("q1", (1, 1), (3, 31), "quý I năm 2021"),
        ("Q4", (10, 1), (12, 31), "quý IV năm 2021"),
        ("t2", (2, 1), (2, 28), "tháng 2 năm 2021"),
    ],
)
def test_that_a_name_means_its_days(name: str, start: tuple[int, int], end: tuple[int, int], words: str) -> None:
    found = ReportingPeriod.named(name, 2021)
    assert found == ReportingPeriod(date(2021, *start), date(2021, *end))
    assert (found.name, found.words) == (name.casefold(), words)


def test_that_february_of_a_leap_year_is_whole() -> None:
    assert ReportingPeriod.named("t2", 2024).end == date(2024, 2, 29)


def test_that_the_same_period_of_the_year_before_ends_its_month_as_well() -> None:
    assert ReportingPeriod.named("t2", 2025).year_before == ReportingPeriod.named("t2", 2024)
    assert ReportingPeriod.named("t2", 2024).year_before == ReportingPeriod.named("t2", 2023)
    assert ReportingPeriod(date(2021, 3, 1), date(2021, 5, 15)).year_before == ReportingPeriod(
        date(2020, 3, 1), date(2020, 5, 15)
    )


@given(st.sampled_from(PERIOD_NAMES), _YEARS)
def test_that_a_named_period_stays_the_same_period_a_year_before(name: str, year: int) -> None:
    assert ReportingPeriod.named(name, year).year_before == ReportingPeriod.named(name, year - 1)


def test_that_an_unknown_name_is_no_period() -> None:
    with pytest.raises(ValueError, match="q5"):
        ReportingPeriod.named("q5", 2021)


@pytest.mark.parametrize(
    "period",
    [
        ReportingPeriod(date(2021, 3, 1), date(2021, 5, 15)),
        ReportingPeriod(date(2021, 1, 2), date(2021, 6, 30)),
        ReportingPeriod(date(2021, 1, 1), date(2021, 9, 29)),
        ReportingPeriod(date(2020, 1, 1), date(2021, 6, 30)),
    ],
)
def test_that_other_days_are_said_by_their_dates(period: ReportingPeriod) -> None:
    assert period.name == ""
    assert period.words == f"từ {period.start:%d/%m/%Y} đến {period.end:%d/%m/%Y}"


@given(st.sampled_from(PERIOD_NAMES), _YEARS)
def test_that_every_name_leads_to_its_period_and_back(name: str, year: int) -> None:
    period = ReportingPeriod.named(name, year)
    assert (period.name, period.year) == (name, year)
    assert str(year) in period.words

"""Spans of the calendar as plans name them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.spans import MONTHS, Frequency, joined, repeated, span, year_span


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "năm 2022"),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30), "6 tháng đầu năm 2022"),
        ("2022-H2", date(2022, 7, 1), date(2022, 12, 31), "6 tháng cuối năm 2022"),
        ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31), "Quý I/2022"),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31), "Quý IV/2022"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024"),
        ("2022-07-28", date(2022, 7, 28), date(2022, 7, 28), "ngày 28/07/2022"),
        ("2026..2027", date(2026, 1, 1), date(2027, 12, 31), "giai đoạn 2026 - 2027"),
        ("2022-Q2..2024-Q4", date(2022, 4, 1), date(2024, 12, 31), "từ Quý II/2022 đến Quý IV/2024"),
    ],
)
def test_that_a_span_has_its_days_and_its_words(text: str, first: date, last: date, words: str) -> None:
    found = span(text)
    assert (found.first, found.last, found.words) == (first, last, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-Q5",
        "2022-H3",
        "2022-13",
        "2022-02-30",
        "2022-7",
        "quý I",
        "٢٠٢٢",
        "2022..",
        "..2022",
        "2023..2022",
        "2022..2023..2024",
    ],
)
def test_that_another_text_is_no_span(text: str) -> None:
    with pytest.raises(ValueError, match=r"^$|^[^ ]*$|quý I|month must be|day is out"):
        span(text)


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_that_quarters_and_halves_cover_a_year_without_gap(day: date) -> None:
    year = f"{day.year:04}"
    for parts in ([f"{year}-Q{n}" for n in range(1, 5)], [f"{year}-H1", f"{year}-H2"]):
        spans = [span(text) for text in parts]
        assert sum(one.first <= day <= one.last for one in spans) == 1
        assert all(b.first == a.last + timedelta(days=1) for a, b in pairwise(spans))
        assert (spans[0].first, spans[-1].last) == (year_span(day.year).first, year_span(day.year).last)


@given(
    st.sampled_from(sorted(MONTHS)),
    st.dates(min_value=date(1, 1, 1), max_value=date(9990, 12, 31)),
    st.integers(0, 2000),
)
def test_that_repeated_spans_follow_each_other_and_cover_the_days(frequency: Frequency, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    found = repeated(frequency, first, last)
    assert found[0].first <= first <= found[0].last
    assert found[-1].first <= last <= found[-1].last
    assert all(b.first == a.last + timedelta(days=1) for a, b in pairwise(found))


def test_that_what_happens_once_is_not_repeated() -> None:
    with pytest.raises(KeyError):
        repeated(Frequency.ONCE, date(2022, 1, 1), date(2022, 2, 1))


def test_that_two_spans_are_joined_and_one_stays_itself() -> None:
    assert joined("2022-Q1", "2023-Q4").text == "2022-Q1..2023-Q4"
    assert joined("2022", "2022").words == "năm 2022"

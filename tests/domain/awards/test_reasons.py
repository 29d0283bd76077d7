"""A reason says something when somebody who was not there could understand it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.criteria import is_explained
from app.domain.awards.reasons import says_something
from tests.support.award_case import person, proposed


@pytest.mark.parametrize(
    "text", ["", " ", "x", ".", "thêm", "Sai", "ok ok", "1 2 3", "15/QĐ", "a b c", "….", "nhầm Nhầm"]
)
def test_that_what_says_nothing_is_no_reason(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize("text", ["Đã mất", "bị ốm", "Chuyển công tác", "ghi nhầm", "Theo 15/CV-BCĐ", "đột xuất"])
def test_that_short_ones_people_really_write_are_reasons(text: str) -> None:
    assert says_something(text)


@given(st.text())
def test_that_more_words_never_say_less(text: str) -> None:
    assert says_something(f"{text} Chuyển công tác")
    assert says_something(text) == says_something(f"  {text}. ")


def test_that_a_difference_that_says_nothing_explains_nothing() -> None:
    item = proposed(1, person(1), is_different_achievement=True)
    assert not is_explained(replace(item, difference="khác"))
    assert is_explained(replace(item, difference="Cứu người mùa lũ"))

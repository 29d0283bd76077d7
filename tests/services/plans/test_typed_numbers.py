"""Numbers as people type them: what may mean two numbers is asked about, never taken for one."""

from collections.abc import Callable

import pytest

from app.errors import Refused
from app.services.plans.typed_numbers import typed_amount, typed_count, typed_number


@pytest.mark.parametrize("text", ["12.5", "1.2345", "1,234.5", "1e3", "NaN", "٣", "mười", ""])
def test_that_what_may_mean_two_numbers_or_none_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="không phải là một số"):
        typed_number(text)


@pytest.mark.parametrize("typed", [typed_count, typed_amount])
def test_that_counts_and_amounts_are_whole_and_nothing_stays_nothing(typed: Callable[[str], int | None]) -> None:
    assert [typed(text) for text in ("", " ", "0", "1.200", " 15 ")] == [None, None, 0, 1200, 15]
    for text in ("12.5", "12,5"):
        with pytest.raises(Refused):
            typed(text)


def test_that_nothing_is_counted_below_nought() -> None:
    with pytest.raises(Refused, match="“-3” phải là một số nguyên, không âm"):
        typed_count("-3")

"""Tasks are called by the numbers of their plan, not by keys a program made."""

import pytest

from app.domain.plans.task_numbers import called, number_of
from tests.support.made_plans import a_task


@pytest.mark.parametrize(
    ("key", "clause", "number"),
    [
        ("1.2", "II.1.2", "1.2"),
        ("2.1.a", "", "2.1.a"),
        ("II.3", "", "II.3"),
        ("nv-ii-1", "II.1", "II.1"),
        ("nv-iii-2", "III(2).2", "III.2"),
        ("ra-soat-van-ban", "", ""),
    ],
)
def test_that_a_task_is_called_by_the_number_of_its_plan(key: str, clause: str, number: str) -> None:
    task = a_task(key, clause=clause, title="Rà soát")
    assert number_of(task) == number
    assert called(task) == (f"{number}. Rà soát" if number else "Rà soát")

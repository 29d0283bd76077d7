"""Targets against totals: nothing is called missed that a report still to come may reach."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.figures import Total
from app.domain.targets import MeasuredTarget, TargetOperator, TargetState, target_state

REACHED, MISSED, OPEN = TargetState.REACHED, TargetState.MISSED, TargetState.OPEN


def target(operator: str, value: str = "100") -> MeasuredTarget:
    return MeasuredTarget("t", "Tuyên truyền 100 buổi", "C01", TargetOperator(operator), Decimal(value))


def total(value: str | None, reported: int = 8, previous: str | None = None) -> Total:
    now = None if value is None else Decimal(value)
    last = None if previous is None else Decimal(previous)
    return Total("C01", now, reported, 8, previous=last, current_of_same=now, compared=8)


@pytest.mark.parametrize(
    ("operator", "value", "state"),
    [
        (">=", "100", REACHED), (">=", "99", MISSED), ("<=", "100", REACHED), ("<=", "101", MISSED),
        ("=", "100", REACHED), ("=", "101", MISSED), (">=", None, OPEN),
    ],
)  # fmt: skip
def test_that_a_complete_total_decides(operator: str, value: str | None, state: TargetState) -> None:
    assert target_state(target(operator), total(value), adds_up=True) is state


@pytest.mark.parametrize(
    ("operator", "value", "adds_up", "state"),
    [
        (">=", "100", True, REACHED), (">=", "99", True, OPEN), ("<=", "101", True, MISSED), ("<=", "99", True, OPEN),
        ("=", "100", True, OPEN), (">=", "100", False, OPEN), ("<=", "101", False, OPEN),
    ],
)  # fmt: skip
def test_that_a_partial_total_decides_only_what_others_cannot_change(
    operator: str, value: str, adds_up: bool, state: TargetState
) -> None:
    assert target_state(target(operator), total(value, reported=7), adds_up=adds_up) is state


def test_that_nobody_has_reported_is_no_answer() -> None:
    assert target_state(target(">="), None, adds_up=True) is OPEN


@pytest.mark.parametrize(
    ("operator", "wanted", "now", "before", "state"),
    [
        ("+percent", "10", "110", "100", REACHED), ("+percent", "10", "109", "100", MISSED),
        ("+percent", "10", "5", "0", OPEN), ("+percent", "10", "5", None, OPEN),
        ("+points", "1.5", "34", "32.5", REACHED), ("+points", "1.5", "33", "32.5", MISSED),
    ],
)  # fmt: skip
def test_that_a_change_is_measured_against_the_year_before(
    operator: str, wanted: str, now: str, before: str | None, state: TargetState
) -> None:
    assert target_state(target(operator, wanted), total(now, previous=before), adds_up=True) is state


@pytest.mark.parametrize(("now", "compared", "state"), [("120", 8, REACHED), ("120", 5, OPEN), ("101", 5, OPEN)])
def test_that_a_change_over_some_units_only_is_not_certain(now: str, compared: int, state: TargetState) -> None:
    some = replace(total(now, previous="100"), compared=compared)
    assert target_state(target("+percent", "10"), some, adds_up=True) is state

"""What a document says each heir took of one figure goes before the share; the rest is listed, never doubled."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lineage import Portion, RollUp, Unresolved, UnresolvedReason
from app.domain.restating import restate
from app.domain.split_figures import SplitFigure, settled
from tests.domain.test_over_time import CATALOGUE, figures

HALF = Decimal("0.5")
SPLIT = RollUp((Portion(1, 10, HALF), Portion(1, 11, HALF)), ())
UNKNOWN = RollUp((), (Unresolved(1, 1, Decimal(1), UnresolvedReason.SHARE_UNKNOWN),))
NAMES = {10: ("Trường Hà", "01392"), 11: ("Tổng Cọt", "01414")}


def told(**parts: int) -> tuple[SplitFigure, ...]:
    """``to10=7``: unit 10 took 7 of C01 of 2024."""
    return tuple(SplitFigure(1, int(name[2:]), 2024, "C01", Decimal(value)) for name, value in parts.items())


def of(
    code: str, roll: RollUp, known: tuple[SplitFigure, ...], **values: int
) -> tuple[Mapping[int, Decimal | int], Sequence[Decimal | int]]:
    made = restate(CATALOGUE, [figures(1, values)], roll, NAMES, settled(known, 2024))
    return (
        {item.unit_id: item.values[code, ""] for item in made.figures if (code, "") in item.values},
        [item.value for item in made.unresolved if item.code == code],
    )


def test_that_named_parts_go_before_shares_and_other_figures_keep_theirs() -> None:
    known = told(to10=7, to11=5)
    assert of("C01", SPLIT, known, C01=12, A14=8) == ({10: 7, 11: 5}, [])
    assert of("A14", SPLIT, known, C01=12, A14=8) == ({10: 4, 11: 4}, [])


def test_that_named_parts_help_where_the_share_is_not_known() -> None:
    assert of("C01", UNKNOWN, told(to10=7), C01=12, A14=8) == ({10: 7}, [5])
    assert of("A14", UNKNOWN, told(to10=7), C01=12, A14=8) == ({}, [8])


def test_that_a_unit_that_goes_on_keeps_what_was_not_named() -> None:
    made = restate(
        CATALOGUE, [figures(1, {"C01": 12})], SPLIT, {**NAMES, 1: ("Sóc Hà", "01417")}, settled(told(to10=7), 2024)
    )
    assert {item.unit_id: item.values["C01", ""] for item in made.figures if item.values} == {1: 5, 10: 7}


@pytest.mark.parametrize(
    "known",
    [
        (SplitFigure(1, 10, 2023, "C01", Decimal(7)),),
        (SplitFigure(1, 99, 2024, "C01", Decimal(7)),),
        (SplitFigure(1, 10, 2024, "K08", Decimal(7)), SplitFigure(1, 10, 2024, "Z99", Decimal(7))),
        (SplitFigure(1, 10, 2024, "C02", Decimal(7)),),
    ],
)
def test_that_words_about_another_year_heir_or_figure_change_nothing(known: tuple[SplitFigure, ...]) -> None:
    assert of("C01", SPLIT, known, C01=12) == ({10: 6, 11: 6}, [])


def test_that_parts_over_the_whole_place_nothing() -> None:
    assert of("C01", SPLIT, told(to10=9, to11=5), C01=12) == ({}, [12])


@given(st.integers(0, 1000), st.lists(st.integers(0, 600), min_size=2, max_size=2), st.sampled_from([SPLIT, UNKNOWN]))
def test_that_named_parts_conserve_the_sum(value: int, parts: list[int], roll: RollUp) -> None:
    placed, left = of("C01", roll, told(to10=parts[0], to11=parts[1]), C01=value)
    assert sum(placed.values(), Decimal(0)) + sum(left, Decimal(0)) == value


def test_that_a_merger_with_another_unit_adds_what_was_named() -> None:
    roll = RollUp((Portion(1, 10, HALF), Portion(1, 11, HALF), Portion(2, 10, Decimal(1))), ())
    made = restate(
        CATALOGUE, [figures(1, {"C01": 12}), figures(2, {"C01": 3})], roll, NAMES, settled(told(to10=7, to11=5), 2024)
    )
    first = next(item for item in made.figures if item.unit_id == 10)
    assert first.values["C01", ""] == 10
    assert not first.hamlets

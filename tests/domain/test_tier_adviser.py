"""The adviser: degrees, rows and raises of a criteria set; what is not known is named and never made up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tier_adviser import (
    Bound,
    Cell,
    CriteriaRow,
    CriteriaSet,
    RateMeasure,
    Situation,
    Threshold,
    advise,
    source_words,
    weakest,
)

D = Decimal
CASES = RateMeasure("new_cases", "ca mới", 100_000, (Bound(D(20), "C"), Bound(D(50), "C"), Bound(D(150), "B")))
FIRST = Threshold("adults", "người lớn tiêm một liều", D(70), "C")
OLD = Threshold("old", "người cao tuổi tiêm đủ", D(80), "B-", is_raising=True, raises_by=1)
BY_COVERAGE = CriteriaSet(
    "x", "Tiêu chí X", "QĐ X", date(2021, 10, 12), (CASES,),
    (
        CriteriaRow("met", tuple(Cell((level,), "B") for level in (1, 1, 2, 3))),
        CriteriaRow("missed", (Cell((1, 2), "C"), Cell((2,), "C"), Cell((), "C"), Cell((4,), "C"))),
    ),
    (FIRST, OLD), date(2022, 1, 27), "adults",
)  # fmt: skip
OXYGEN = RateMeasure("oxygen", "ca thở ô xy", 100_000)
BY_CAPACITY = CriteriaSet(
    "y", "Tiêu chí Y", "QĐ Y", date(2022, 1, 27), (CASES, OXYGEN),
    (CriteriaRow("cao", tuple(Cell((level,), "B") for level in (1, 1, 2, 3))), CriteriaRow("thấp", ())),
    (Threshold("full", "dân số tiêm đủ", D(75), "B", is_raising=True),), selector_name="khả năng đáp ứng",
)  # fmt: skip


def situation(cases: int | None, adults: int | None = 90, old: int | None = 90, population: int = 10_000) -> Situation:
    shares = {key: D(value) for key, value in (("adults", adults), ("old", old)) if value is not None}
    return Situation(population, {} if cases is None else {"new_cases": D(cases)}, {}, shares)


@pytest.mark.parametrize(
    ("cases", "adults", "old", "levels"),
    [
        (0, 90, 90, (1,)),
        (1, 90, 90, (1,)),
        (2, 90, 90, (1,)),
        (5, 90, 90, (2,)),
        (15, 90, 90, (3,)),
        (15, 69, 90, (4,)),
        (2, 69, 90, (2,)),
        (1, 69, 90, (1, 2)),
        (5, 90, 79, (3,)),
        (15, 69, 10, (4,)),
        (0, 90, 10, (1,)),
        (5, 90, None, (2, 3)),
        (5, 69, 90, ()),
    ],
)
def test_that_cases_and_coverage_lead_to_a_level(
    cases: int, adults: int, old: int | None, levels: tuple[int, ...]
) -> None:
    assert advise(BY_COVERAGE, situation(cases, adults, old)).levels == levels


def test_that_the_answer_says_what_it_rests_on() -> None:
    told = advise(BY_COVERAGE, situation(5))
    assert [(line.name, line.value, line.judgement, line.confidence) for line in told.lines] == [
        ("ca mới", "50,0 trên 100.000 dân", "mức 3", "C"),
        ("người lớn tiêm một liều", "90%", "đạt ngưỡng 70%", "C"),
        ("người cao tuổi tiêm đủ", "90%", "đạt ngưỡng 80%", "B-"),
        ("bảng xác định cấp độ, mức 3", "", "cấp độ 2", "B"),
    ]
    assert told.sentence == "Theo QĐ X: gợi ý cấp độ 2 (độ tin cậy C: theo thông lệ, chưa đối chiếu được với văn bản)."
    open_ = advise(BY_COVERAGE, situation(5, 90, None))
    unsure = "độ tin cậy C: theo thông lệ, chưa đối chiếu được với văn bản"
    assert open_.sentence == (
        f"Theo QĐ X: gợi ý cấp độ 2 hoặc 3 ({unsure}). Còn thiếu: chưa có người cao tuổi tiêm đủ."
    )
    assert advise(BY_COVERAGE, situation(15, 60)).lines[1].judgement == "chưa đạt ngưỡng 70%"


def test_that_missing_figures_are_named_instead_of_a_level() -> None:
    told = advise(BY_COVERAGE, situation(None, None, None))
    assert (told.levels, told.confidence) == ((), "")
    assert told.sentence == (
        "Không đủ số liệu để gợi ý theo QĐ X: chưa có ca mới, hoặc chưa có dân số; chưa có người lớn tiêm một liều;"
        " chưa có người cao tuổi tiêm đủ."
    )
    assert advise(BY_COVERAGE, situation(3, population=0)).levels == ()
    assert advise(BY_COVERAGE, situation(5, 60)).missing == ("nguồn không nêu cấp độ của mức 3 ở dòng này",)


def test_that_a_rate_that_is_given_needs_no_population() -> None:
    given_ = Situation(rates={"new_cases": D(200)}, shares={"adults": D(80), "old": D(80)})
    assert advise(BY_COVERAGE, given_).levels == (3,)


def test_that_a_figure_without_known_bounds_counts_only_when_it_is_zero() -> None:
    whole = Situation(10_000, {"new_cases": D(5), "oxygen": D(0)}, {}, {"full": D(80)}, "cao")
    assert advise(BY_CAPACITY, whole).levels == (2,)
    some = replace(whole, counts={"new_cases": D(5), "oxygen": D(1)})
    told = advise(BY_CAPACITY, some)
    assert (told.levels, told.missing) == ((), ("nguồn không nêu ngưỡng của ca thở ô xy",))
    top = replace(whole, counts={"new_cases": D(15), "oxygen": D(1)})
    assert advise(BY_CAPACITY, top).levels == (3,)


def test_that_a_raise_of_unknown_size_leaves_the_higher_levels_open() -> None:
    base = Situation(10_000, {"new_cases": D(5), "oxygen": D(0)}, {}, {"full": D(70)}, "cao")
    assert advise(BY_CAPACITY, base).levels == (3, 4)
    assert advise(BY_CAPACITY, replace(base, counts={"new_cases": D(0), "oxygen": D(0)})).levels == (1,)
    known = advise(BY_CAPACITY, replace(base, choice="thấp"))
    assert (known.levels, known.missing) == ((), ("nguồn không nêu cấp độ của mức 3 ở dòng này",))
    assert "chưa có khả năng đáp ứng (cao, thấp)" in advise(BY_CAPACITY, replace(base, choice="?")).missing


@given(
    st.none() | st.integers(0, 500), st.none() | st.integers(0, 100), st.none() | st.integers(0, 100),
    st.integers(0, 50_000),
)  # fmt: skip
def test_that_figures_missing_or_not_a_level_is_never_outside_the_scale(
    cases: int | None, adults: int | None, old: int | None, population: int
) -> None:
    told = advise(BY_COVERAGE, situation(cases, adults, old, population))
    assert set(told.levels) <= {1, 2, 3, 4}
    assert told.levels or told.missing
    assert told == advise(BY_COVERAGE, situation(cases, adults, old, population))


def test_that_the_weakest_mark_counts_and_sets_name_their_days() -> None:
    assert weakest(["B", "", "B-", "A"]) == "B-"
    assert weakest([]) == ""
    assert source_words(BY_COVERAGE) == "Tiêu chí X (từ 12/10/2021 đến trước 27/01/2022)"
    assert source_words(BY_CAPACITY) == "Tiêu chí Y (từ 27/01/2022)"
    assert (BY_COVERAGE.choices, BY_CAPACITY.choices) == ((), ("cao", "thấp"))

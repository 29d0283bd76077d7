"""Parts of a whole, shares of a target, trend and forecast."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.plans.forecast import Trend, forecast, forecast_words, trend
from app.domain.plans.shares import allotted, share_sum
from app.domain.plans.target_parts import Distribution

D = Decimal


def test_that_parts_make_their_whole_or_it_is_told_what_is_missing() -> None:
    good = Distribution("phân loại", D(10), {"xuất sắc": D(3), "khá": D(7)})
    assert (good.fault, good.remark, good.share("xuất sắc")) == ("", "", D(30))
    under = Distribution("phân loại", D(10), {"xuất sắc": D(3), "khá": D(5)})
    assert (under.fault, under.remark) == ("", "Còn 2 trong tổng “phân loại” chưa thuộc phần nào.")
    blank = Distribution("phân loại", D(10), {"xuất sắc": D(3), "khá": None})
    assert (blank.remark, blank.share("khá")) == ("Chưa có số của: khá.", None)


def test_that_parts_over_their_whole_are_one_sentence() -> None:
    over = Distribution("phân loại", D(10), {"xuất sắc": D(3), "khá": D(8), "yếu": None})
    told = "Các phần cộng lại là 11 (xuất sắc 3, khá 8), lớn hơn tổng “phân loại” là 10."
    assert over.fault == over.remark == told


def test_that_no_share_is_told_of_nothing() -> None:
    nought = Distribution("phân loại", D(0), {"khá": D(0)})
    assert (nought.share("khá"), nought.remark) == (None, "Tổng “phân loại” bằng 0 nên không tính được tỷ lệ.")
    unknown = Distribution("phân loại", None, {"khá": D(4)})
    assert unknown.share("khá") is None
    assert (unknown.fault, unknown.remark) == ("", "Chưa có tổng “phân loại” nên chưa tính được tỷ lệ.")


@pytest.mark.parametrize(
    ("given_out", "sentence"),
    [
        ([12, 8], "Đã giao đủ 20."),
        ([12, 5], "Đã giao 17/20, còn 3."),
        ([12, 10], "Đã giao 22/20, vượt 2."),
        ([], "Đã giao 0/20, còn 20."),
    ],
)
def test_that_shares_are_checked_against_the_target(given_out: list[int], sentence: str) -> None:
    assert share_sum(D(20), map(D, given_out)).sentence == sentence


def test_that_without_a_number_of_the_plan_only_the_sum_is_told() -> None:
    assert share_sum(None, [D(3)]).sentence == "Đã giao 3; kế hoạch không đặt mức cho kỳ này."


@given(
    st.integers(0, 10**6),
    st.lists(st.integers(0, 10**4), min_size=1, max_size=30),
    st.integers(0, 3),
)
def test_that_rounding_never_loses_a_part_of_the_total(total: int, weights: list[int], places: int) -> None:
    assume(sum(weights))
    found = allotted(D(total), [D(weight) for weight in weights], places)
    step = D(1).scaleb(-places)
    assert sum(found) == total
    for share, weight in zip(found, weights, strict=True):
        assert abs(share - D(total) * weight / sum(weights)) < step
        assert weight or not share


def test_that_who_lost_most_gets_the_next_and_of_two_the_first() -> None:
    assert allotted(D(10), [D(1), D(1), D(1)]) == (D(4), D(3), D(3))
    assert allotted(D(3), [D(5), D(3), D(3)]) == (D(1), D(1), D(1))


@pytest.mark.parametrize(("total", "weights"), [(1, [0]), (1, [2, -1]), (-1, [1]), ("0.5", [1])])
def test_that_what_cannot_be_given_out_is_refused(total: int | str, weights: list[int]) -> None:
    with pytest.raises(ValueError, match=str(total)):
        allotted(D(total), [D(weight) for weight in weights])


def test_that_a_trend_needs_two_numbers() -> None:
    assert trend(D(2), D(1)) is Trend.UP
    assert trend(D(1), D(2)) is Trend.DOWN
    assert trend(D(1), D(1)) is Trend.SAME
    assert trend(D(1), None) is None
    assert trend(None, D(1)) is None


def test_that_a_forecast_needs_two_points_and_is_said_to_be_an_estimate() -> None:
    assert forecast([D(40)], 3) is None
    assert forecast([None, None], 3) is None
    assert forecast([D(40), D(50)], 3) == D(70)
    assert forecast([D(40), None, D(60)], 3) == D(70)
    assert forecast([D(80), D(95)], 3, D(100)) == D(100)
    assert forecast([D(8), D(2)], 3) == D(0)
    assert forecast([D(1), D(1), D(2)], 3) == D("2.33")
    told = forecast_words(D(70), "%", "năm 2025", 2)
    assert told == "Ước tính năm 2025: 70 % (theo đường thẳng qua 2 kỳ đã có; chỉ để tham khảo)."


@given(st.integers(0, 1000), st.integers(0, 100), st.integers(2, 6), st.integers(0, 12))
def test_that_a_straight_line_goes_on_straight(start: int, slope: int, known: int, at: int) -> None:
    assert forecast([D(start + slope * index) for index in range(known)], at) == D(start + slope * at)

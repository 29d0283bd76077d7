"""Figures of a measure as one value for a period: flows add up, stocks take the last, blank is not nought."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.measures import MeasureTime, MeasureValue, Owner
from app.domain.plans.spans import span
from app.domain.plans.target_figures import Asked, Group, days_of, value_in
from app.domain.plans.work import PlanFigure

FLOW, STOCK = MeasureTime.FLOW, MeasureTime.STOCK


def figure(period: str, value: int | None, agency: str = "", unit_id: int | None = None) -> PlanFigure:
    known = None if value is None else Decimal(value)
    return PlanFigure(plan_id=1, measure="m", period=period, value=known, agency=agency, unit_id=unit_id)


def name_of(owner: Owner) -> str:
    return f"cơ quan {owner[0]}" if owner[0] else f"xã {owner[1]}"


def of(time: MeasureTime, period: str, *figures: PlanFigure, asked: Asked | None = None) -> MeasureValue:
    return value_in(time, figures, span(period), name_of, asked or Asked())


def test_that_a_flow_adds_up_what_lies_in_the_period() -> None:
    quarters = [figure("2022-Q1", 2, "a"), figure("2022-Q2", 3, "a"), figure("2023-Q1", 9, "a")]
    found = of(FLOW, "2022-H1", *quarters)
    assert (found.value, found.note, found.is_complete) == (Decimal(5), "", True)
    assert of(FLOW, "2022", *quarters).note == "Mới có số liệu một phần kỳ của: cơ quan a."
    assert of(FLOW, "2022..2023", *quarters).value == Decimal(14)


def test_that_a_year_is_not_counted_beside_its_quarters() -> None:
    found = of(FLOW, "2022", figure("2022-Q1", 2, "a"), figure("2022", 7, "a"), figure("2022-07", 1, "a"))
    assert (found.value, found.note) == (Decimal(7), "")


def test_that_a_stock_takes_the_last_and_of_two_to_the_same_day_the_longer() -> None:
    some = (figure("2022-Q1", 2, "a"), figure("2022-Q4", 5, "a"), figure("2022", 4, "a"), figure("2023", 8, "a"))
    assert of(STOCK, "2022", *some).value == Decimal(4)
    assert of(STOCK, "2022..2025", *some).value == Decimal(8)


def test_that_who_has_not_told_is_named_and_not_counted_as_nought() -> None:
    found = of(FLOW, "2022", figure("2022", 2, "a"), figure("2022", None, "b"), figure("2021", 4, unit_id=7))
    assert (found.value, found.reported, found.expected) == (Decimal(2), 1, 3)
    assert found.missing == ("cơ quan b", "xã 7")
    told = [(item.name, item.value) for item in found.tellers]
    assert told == [("cơ quan a", 2), ("cơ quan b", None), ("xã 7", None)]
    assert not found.is_complete
    assert of(FLOW, "2022").value is None
    assert of(FLOW, "2022", figure("2022", None, "b")).value is None
    assert of(FLOW, "2022", figure("2022", 0, "b")).value == Decimal(0)


def test_that_a_figure_of_the_whole_goes_first_and_a_difference_is_told() -> None:
    found = of(FLOW, "2022", figure("2022", 9), figure("2022", 4, "a"), figure("2022", None, "b"))
    assert (found.value, found.reported, found.expected, found.missing) == (Decimal(9), 1, 1, ())
    assert found.note == "Số chung là 9, cộng các cơ quan, đơn vị là 4; lấy số chung."
    assert of(FLOW, "2022", figure("2022", 4), figure("2022", 4, "a")).note == ""
    assert of(FLOW, "2022", figure("2022-Q1", 4)).note == "Số liệu mới có cho một phần của năm 2022."
    assert of(FLOW, "2022", figure("2021", 9), figure("2022", 4, "a")).value == Decimal(4)


@given(values=st.lists(st.integers(0, 10**6), min_size=4, max_size=4), turned=st.booleans())
def test_that_quarters_make_their_year_whatever_their_order(values: list[int], *, turned: bool) -> None:
    quarters = [figure(f"2022-Q{number}", value, "a") for number, value in enumerate(values, 1)]
    found = of(FLOW, "2022", *(reversed(quarters) if turned else quarters))
    assert (found.value, found.note) == (Decimal(sum(values)), "")
    assert of(STOCK, "2022", *quarters).value == Decimal(values[-1])


def test_that_a_part_of_a_period_is_never_all_of_it() -> None:
    first = of(FLOW, "2022", figure("2022-Q1", 3))
    assert (first.value, first.is_partial, first.is_complete, first.is_whole) == (Decimal(3), True, False, True)
    assert not of(FLOW, "2022", figure("2022-Q1", 3, "a"), figure("2022", 3, "b")).is_complete
    early = of(STOCK, "2022", figure("2022-Q1", 3))
    assert (early.value, early.is_complete) == (Decimal(3), False)
    assert early.note == "Số mới nhất chưa phải số cuối kỳ (năm 2022)."
    early = of(STOCK, "2022", figure("2022-Q1", 3, "a"), figure("2022-Q4", 4, "b"))
    assert (early.value, early.is_complete) == (Decimal(7), False)
    assert early.note == "Chưa có số cuối kỳ của: cơ quan a."
    assert of(STOCK, "2022", figure("2022-Q4", 3)).is_complete


def test_that_one_unit_of_a_group_calls_for_all_of_them() -> None:
    asked = Asked(groups=(Group("xa", (1, 2), 3), Group("don", (9,), 1)))
    found = of(FLOW, "2022", figure("2022", 2, unit_id=1), figure("2022", 1, "a"), asked=asked)
    assert (found.value, found.reported, found.expected) == (Decimal(3), 2, 4)
    assert found.missing == ("xã 2", "1 đơn vị khác của cơ quan xa")
    assert (found.is_complete, [item.name for item in found.parts]) == (False, ["xã 1", "cơ quan a"])
    alone = of(FLOW, "2022", figure("2022", 2, "a"), asked=asked)
    assert (alone.reported, alone.expected, alone.is_complete) == (1, 1, True)
    told = of(FLOW, "2022", figure("2022", 8, "xa"), figure("2021", 2, unit_id=1), asked=asked)
    assert told.missing == ("xã 1",)
    single = of(FLOW, "2022", figure("2022", 2, unit_id=9), asked=asked)
    assert (single.expected, single.is_complete) == (1, True)


def test_that_the_years_a_plan_begins_and_ends_in_are_asked_only_for_its_own_days() -> None:
    asked = Asked(date(2022, 3, 15), date(2023, 6, 30))
    whole = "2022-03-15..2023-06-30"
    found = of(FLOW, whole, figure("2022", 6), figure("2023-H1", 6), asked=asked)
    assert (found.value, found.note, found.is_complete) == (Decimal(12), "", True)
    assert of(FLOW, "2022", figure("2022-03-15..2022-12-31", 6), asked=asked).is_complete
    assert of(FLOW, whole, figure("2022", 6), asked=asked).is_partial
    assert of(FLOW, "2022-H1", figure("2022", 6), asked=asked).value is None
    last = of(STOCK, whole, figure("2022", 6), figure("2023", 9), asked=asked)
    assert (last.value, last.is_complete) == (Decimal(9), True)
    assert of(FLOW, "2021", figure("2021", 6), figure("2022", 7), asked=asked).value == Decimal(6)


def test_that_figures_of_days_that_cross_are_told_and_nothing_is_certain() -> None:
    crossing = (figure("2022-03..2022-08", 6), figure("2022-H2", 6), figure("2022-01..2022-02", 1))
    found = of(FLOW, "2022", *crossing)
    assert found.is_partial
    assert found.note.endswith("Có số liệu cho các kỳ chồng nhau, chỉ lấy một; hãy xem lại.")
    one = of(FLOW, "2022", figure("2022", 6, "a"), figure("2022-Q1..2022-Q4", 7, "a"))
    assert (one.reported, one.is_complete) == (1, False)
    assert one.note == "Có số liệu cho các kỳ chồng nhau, chỉ lấy một: cơ quan a."
    assert of(FLOW, "2022", figure("2022", 6, "a"), figure("2022-Q1..2022-Q4", 6, "a")).note == ""
    assert of(STOCK, "2022", figure("2022", 6, "a"), figure("2022-Q1..2022-Q4", 7, "a")).note == one.note
    assert days_of("2022-Q1..2022-Q4") == days_of("2022") == (date(2022, 1, 1), date(2022, 12, 31))

"""A stated day of a duty as it is typed and shown again: of one year, of each, of the period after it."""

from datetime import date

import pytest

from app.domain.plans.duties import DutyDate
from app.ui.plans.plan_editor_values import parse_stated, shown_stated


@pytest.mark.parametrize(
    ("typed", "stated", "shown"),
    [
        ("trước ngày 15/11/2027", DutyDate(day=date(2027, 11, 15)), "15/11/2027"),
        ("15/11 hằng năm", DutyDate(month=11, month_day=15), "15/11"),
        ("25", DutyDate(month_day=25), "25"),
        ("trước ngày 05 tháng sau", DutyDate(month_day=5, periods_later=1), "05 tháng sau"),
        ("5 của tháng tiếp theo", DutyDate(month_day=5, periods_later=1), "05 tháng sau"),
        ("ngày 10 tháng đầu quý sau", DutyDate(month_day=10, periods_later=1), "10 tháng sau"),
        ("15/1 năm sau", DutyDate(month=1, month_day=15, periods_later=1), "15/01 kỳ sau"),
        ("15/01 kỳ kế tiếp", DutyDate(month=1, month_day=15, periods_later=1), "15/01 kỳ sau"),
        ("15/01/2028 kỳ sau", DutyDate(day=date(2028, 1, 15), periods_later=1), "15/01/2028 kỳ sau"),
    ],
)
def test_that_a_day_is_read_as_it_is_typed_and_again_as_it_is_shown(typed: str, stated: DutyDate, shown: str) -> None:
    assert parse_stated(DutyDate(), typed) == stated
    assert shown_stated(stated) == shown
    assert parse_stated(stated, shown) == stated


def test_that_a_new_day_without_the_next_period_lies_in_its_own_again() -> None:
    later = DutyDate(month=1, month_day=15, periods_later=1, quote="q")
    assert parse_stated(later, "15/11") == DutyDate(month=11, month_day=15, quote="q")


@pytest.mark.parametrize("typed", ["05 tháng sáu", "tháng sau", "năm sau", "thứ Hai tuần sau"])
def test_that_what_is_no_day_is_asked_for_in_one_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match="05 tháng sau hoặc 15/01 năm sau"):
        parse_stated(DutyDate(), typed)
    assert shown_stated(DutyDate()) == ""

"""Which days a duty may state: one day, a day of every year, or a day of the last month of each part of a year."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.plans.duties import DutyDate
from app.domain.plans.faults import faults
from app.domain.plans.spans import Frequency
from tests.support.duties import a_duty, a_plan, every


def _told(stated: DutyDate, frequency: Frequency) -> list[str]:
    plan = a_plan(a_duty(stated, frequency=frequency, clause=""))
    return [fault.what for fault in faults(plan) if fault.field in ("dates", "frequency")]


@pytest.mark.parametrize("frequency", [Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR])
def test_that_parts_of_a_year_may_state_a_day_of_their_last_month(frequency: Frequency) -> None:
    assert _told(every(None, 31), frequency) == []


@pytest.mark.parametrize("frequency", [Frequency.ONCE, Frequency.YEAR, Frequency.PHASE])
def test_that_others_have_to_name_the_month(frequency: Frequency) -> None:
    told = ["chỉ ghi ngày, không ghi tháng: cần nghĩa vụ hằng tháng, quý hoặc 6 tháng"]
    assert _told(every(None, 20), frequency) == told


def test_that_no_month_has_32_days() -> None:
    assert _told(every(None, 32), Frequency.MONTH) == ["ngày 32 không có trong tháng nào"]


@pytest.mark.parametrize("frequency", [Frequency.YEAR, Frequency.HALF_YEAR, Frequency.QUARTER, Frequency.PHASE])
def test_that_what_comes_back_may_name_day_and_month(frequency: Frequency) -> None:
    assert _told(every(11, 15), frequency) == []


def test_that_what_comes_once_names_its_year() -> None:
    told = ["hạn chỉ ghi ngày và tháng thì lặp lại mỗi năm: việc nộp một lần phải ghi cả năm"]
    assert _told(every(11, 15), Frequency.ONCE) == told
    assert _told(every(2, 30), Frequency.YEAR) == ["ngày 30 tháng 2 không có trong lịch"]


@pytest.mark.parametrize("frequency", [item for item in Frequency if item is not Frequency.ONCE])
def test_that_what_comes_back_may_be_due_in_the_month_after_it(frequency: Frequency) -> None:
    assert _told(every(None, 5, periods_later=1), frequency) == []


def test_that_a_whole_day_may_lie_in_the_period_after_the_last_one() -> None:
    later = DutyDate(day=date(2026, 1, 15), periods_later=1)

    def told(stated: DutyDate) -> list[str]:
        plan = a_plan(a_duty(stated, frequency=Frequency.YEAR, clause=""), phases=())
        return [fault.what for fault in faults(plan)]

    assert told(later) == []
    (what,) = told(replace(later, periods_later=0))
    assert what.startswith("hạn 15/01/2026 không nằm trong kỳ nào của nghĩa vụ")
    assert what.endswith("hạn nằm trong kỳ kế tiếp thì ghi thêm “kỳ sau”")


def test_that_what_comes_once_has_no_period_after_it() -> None:
    told = "việc nộp một lần không có kỳ sau: ghi đủ ngày, tháng, năm của hạn"
    assert _told(DutyDate(day=date(2026, 1, 15), periods_later=1), Frequency.ONCE) == [told]
    assert told in _told(every(None, 5, periods_later=1), Frequency.ONCE)


def test_that_only_the_next_period_may_be_meant() -> None:
    told = "hạn chỉ ở trong kỳ (0) hoặc trong kỳ ngay sau (1), không phải 2 kỳ sau"
    assert _told(every(1, 15, periods_later=2), Frequency.YEAR) == [told]


def test_that_a_date_stated_twice_is_told_as_it_is_written() -> None:
    plan = a_plan(a_duty(*[every(None, 5, periods_later=1)] * 2, frequency=Frequency.MONTH, clause=""))
    assert [fault.what for fault in faults(plan) if fault.field == "dates"] == ["“5 tháng sau” có hai lần"]

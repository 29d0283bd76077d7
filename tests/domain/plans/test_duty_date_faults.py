"""Which days a duty may state: one day, a day of every year, or a day of the last month of each part of a year."""

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
